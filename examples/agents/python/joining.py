"""How an agent knows its coordinator, and the coordinator its agent: the join string, the pin, the credential.

    yates://<token>@host:4444#<pin>

The pin is the SHA-256 of the coordinator's certificate. The certificate is fetched by a handshake that carries nothing else
and compared with the pin; only then it is trusted, as the only root, and a token is sent. The token of the string only lets
an agent join: the agent makes a credential of its own, keeps it, and sends its hash.
"""

import base64
import hashlib
import hmac
import json
import logging
import os
import re
import secrets
import ssl
import stat
import sys
import time

import grpc
from yates.v1 import agent_pb2 as pb
from yates.v1 import agent_pb2_grpc as rpc

PROTOCOL = 3
SERVER_NAME = "yates"  # the one name that a coordinator's own certificate is for
CALL_TIMEOUT_S = 10.0
RETRY_S = 1.0

JOIN_STRING = re.compile(r"yates://(yts_[\w-]{43})@([^@#\s]+:\d+)#([\w-]{43})")
log = logging.getLogger("agent")


def read_join_string(path):
    """The token, address and pin of the string in a file of mode 0600, or on standard input (-)."""
    if path == "-":
        text = sys.stdin.read()
    else:
        with open(path, encoding="utf-8") as file:
            if os.fstat(file.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                sys.exit(f"{path} is open to other users of this machine: chmod 600, and ask for a new string")
            text = file.read()
    match = JOIN_STRING.fullmatch(text.strip())
    if match is None:
        sys.exit(f"{path} does not hold a join string: copy the whole line that the coordinator printed")
    return match.groups()


def fetch_certificate(address, pin):
    """PEM of the certificate that has this pin. Nothing is sent to whoever shows another."""
    host, _, port = address.rpartition(":")
    pem = ssl.get_server_certificate((host.strip("[]"), int(port)))
    shown = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).digest()
    if not hmac.compare_digest(base64.urlsafe_b64encode(shown).rstrip(b"=").decode(), pin):
        sys.exit(f"another certificate answers at {address} than the one expected, so no token was sent: ask whoever runs it")
    return pem


def credentials_for(pem, token):
    """For a secure channel, with `channel_options`: a token goes out only once the certificate has been checked."""
    return grpc.composite_channel_credentials(
        grpc.ssl_channel_credentials(root_certificates=pem.encode()), grpc.access_token_call_credentials(token)
    )


def channel_options():
    return [("grpc.ssl_target_name_override", SERVER_NAME)]


def join(folder, agent_id, name, join_file=None):
    """The address and credentials of this agent: those kept in its folder, or new ones for the string in the file.

    Waits for a coordinator that does not answer yet.
    """
    kept = read_credential(folder)
    if join_file is None:
        if kept is None or not kept["joined"]:
            sys.exit("this agent has not joined yet: --join-file FILE with the string that the coordinator printed, or -")
        return kept["address"], credentials_for(kept["certificate"], kept["token"])
    join_token, address, pin = read_join_string(join_file)
    if kept is None or kept["pin"] != pin or kept["agent_id"] != agent_id:
        pem = persist(lambda: fetch_certificate(address, pin), OSError)
        token = "yts_" + secrets.token_urlsafe(32)
        kept = {"agent_id": agent_id, "pin": pin, "certificate": pem, "token": token, "joined": False}
    kept["address"] = address
    # Kept before its hash is sent: an answer that gets lost is asked for again with the same one.
    write_credential(folder, kept)
    if not kept["joined"]:
        request = pb.JoinRequest(
            agent_id=agent_id,
            name=name,
            credential_sha256=hashlib.sha256(kept["token"].encode()).hexdigest(),
            protocol=PROTOCOL,
        )
        credentials = credentials_for(kept["certificate"], join_token)
        with grpc.secure_channel(address, credentials, channel_options()) as channel:
            stub = rpc.AgentServiceStub(channel)
            persist(lambda: stub.Join(request, timeout=CALL_TIMEOUT_S), grpc.RpcError)
        kept["joined"] = True
        write_credential(folder, kept)
    return address, credentials_for(kept["certificate"], kept["token"])


def persist(attempt, passing):
    """Again and again while nobody answers."""
    while True:
        try:
            return attempt()
        except passing as error:
            if isinstance(error, grpc.RpcError) and error.code() not in WAITED_FOR:
                sys.exit(f"the coordinator does not let this agent in: {error.details()}")
            log.warning("the coordinator does not answer yet: %s", error)
            time.sleep(RETRY_S)


WAITED_FOR = {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED}


def read_credential(folder):
    try:
        with open(os.path.join(folder, "secrets", "python-credential.json"), encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return None


def write_credential(folder, credential):
    os.makedirs(os.path.join(folder, "secrets"), mode=0o700, exist_ok=True)
    path = os.path.join(folder, "secrets", "python-credential.json")
    descriptor = os.open(f"{path}.partial", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        json.dump(credential, file)
        file.flush()
        os.fsync(file.fileno())
    os.rename(f"{path}.partial", path)
