/** That a client in Python reaches a coordinator by its pin as well, with what docs/protocol.md says. Wants grpcio. */
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../../base/secret/token.ts';
import { ownCertificate } from '../../../coordinator/access/certificate/server-certificate.ts';
import { ownCredentials } from '../../../coordinator/access/certificate/server-credentials.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { echo, startEcho } from './echo-server.ts';

const python = '/usr/bin/python3';
const hasGrpc = spawnSync(python, ['-c', 'import grpc']).status === 0;

const program = `
import base64, hashlib, ssl, sys
import grpc
host, port, pin, token = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.stdin.read().strip()
pem = ssl.get_server_certificate((host, port))
shown = base64.urlsafe_b64encode(hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).digest()).decode().rstrip("=")
if shown != pin:
    sys.exit("E_PIN_DIFFERS")
channel = grpc.secure_channel(
    f"{host}:{port}",
    grpc.composite_channel_credentials(
        grpc.ssl_channel_credentials(root_certificates=pem.encode()), grpc.access_token_call_credentials(token)
    ),
    options=[("grpc.ssl_target_name_override", "yates")],
)
echo = channel.unary_unary("${echo.path}", request_serializer=None, response_deserializer=None)
print(echo(b"hello", timeout=20).decode())
`;

describe.skipIf(!hasGrpc)('a client in Python', () => {
  it('knows the coordinator by its pin', async () => {
    const certificate = await ownCertificate(join(temporaryFolder(), 'secrets'));
    const server = await startEcho(ownCredentials(certificate));
    const token = newToken();
    const run = (pin: string) => {
      const running = promisify(execFile)(python, ['-c', program, '127.0.0.1', String(server.port), pin]);
      running.child.stdin?.end(token);
      return running;
    };
    expect((await run(certificate.pin)).stdout.trim()).toBe('hello');
    expect(server.tokens).toEqual([`Bearer ${token}`]);
    await expect(run('A'.repeat(43))).rejects.toThrow(/E_PIN_DIFFERS/);
    expect(server.tokens).toHaveLength(1);
  });
});
