"""What an attempt ran with: commit and content of its code, interpreter, packages, driver. Found out beside the attempt."""

import asyncio
import hashlib
import json
import os
import re
import signal

from machine import GpuTrouble, ask_nvidia

GIT_TIMEOUT_S = 5.0
PROBE_TIMEOUT_S = 20.0
FILES_MAX = 200  # changed files that are read
FILE_BYTES_MAX = 8 * 1024 * 1024
PACKAGES_MAX = 2_000
AGENT_VERSION = "python-example"

# Printed as JSON by the program's own interpreter. Nothing of the packages is loaded.
PYTHON_PROBE = """
import json, sys
try:
    from importlib import metadata
    packages = {d.metadata["Name"]: d.version for d in metadata.distributions() if d.metadata["Name"]}
except Exception:
    packages = {}
print(json.dumps({"version": sys.version.split()[0], "packages": packages}))
"""

NO_CODE = {"commit": "", "dirty": False, "code_sha256": ""}


class Environments:
    """Asks each interpreter once a life of the agent; another start sees packages that were installed since."""

    def __init__(self):
        self.interpreters = {}
        self.driver = None

    async def describe(self, program, arguments, cwd, env):
        """The fields of the wire's Environment. Never raises."""
        key = (program, cwd, *(env.get(name) for name in ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "NODE_PATH")))
        if key not in self.interpreters:
            self.interpreters[key] = asyncio.ensure_future(describe_interpreter(program, cwd, env))
        if self.driver is None:
            self.driver = asyncio.get_running_loop().run_in_executor(None, driver_version)
        code = await code_of(cwd, arguments)
        interpreter = await asyncio.shield(self.interpreters[key])
        return {**code, **interpreter, "driver": await asyncio.shield(self.driver), "agent_version": AGENT_VERSION}


async def code_of(cwd, arguments):
    try:
        return await code_in_git(cwd)
    except (OSError, ValueError, asyncio.TimeoutError):
        # No git, no repository, no commit yet, or another user's folder.
        return code_of_scripts(cwd, arguments)


async def code_in_git(cwd):
    # It only reads: an index that another git holds must not be refreshed.
    env = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}

    async def git(*words):
        return (await output_of(["git", *words], cwd, env, GIT_TIMEOUT_S)).decode(errors="surrogateescape")

    commit = (await git("rev-parse", "HEAD")).strip()
    prefix = (await git("rev-parse", "--show-prefix")).strip()
    status = await git("status", "--porcelain", "-z", "--untracked-files=no", "--no-renames")
    staged = await git("ls-files", "-s", "-z")
    blobs = {}
    for entry in staged.split("\0"):
        match = re.fullmatch(r"\d+ ([0-9a-f]+) \d\t(.*)", entry, re.DOTALL)
        if match:
            blobs[match.group(2)] = match.group(1)
    # Paths of the status begin at the top of the repository, those of ls-files at the folder.
    changed = [entry[3:] for entry in status.split("\0") if entry[3:].startswith(prefix) and entry[3:]]
    for index, path in enumerate(changed):
        name = path[len(prefix):]
        blobs[name] = content_of(os.path.join(cwd, name), index < FILES_MAX)
    digest = hashlib.sha256()
    for path in sorted(blobs):
        digest.update(f"{path}\0{blobs[path]}\0".encode(errors="surrogateescape"))
    return {"commit": commit, "dirty": status != "", "code_sha256": digest.hexdigest()}


def code_of_scripts(cwd, arguments):
    """Outside of git the arguments that name files there are the code."""
    digest, files = hashlib.sha256(), 0
    for argument in arguments[:FILES_MAX]:
        if argument.startswith("-") or len(argument) > 1_000:
            continue
        content = content_of(os.path.join(cwd, argument), True)
        if content:
            files += 1
            digest.update(f"{argument}\0{content}\0".encode(errors="surrogateescape"))
    return {**NO_CODE, "code_sha256": digest.hexdigest()} if files else NO_CODE


def content_of(path, is_read):
    """As git names the content of a file, or what stands for it; empty where there is none."""
    try:
        if not os.path.isfile(path):
            return ""
        about = os.stat(path)
        if not is_read or about.st_size > FILE_BYTES_MAX:
            return f"{about.st_size} {about.st_mtime_ns}"
        with open(path, "rb") as file:
            data = file.read()
        return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
    except OSError:
        return ""


async def describe_interpreter(program, cwd, env):
    name = os.path.basename(program)
    nothing = {"interpreter": name, "interpreter_version": "", "packages": {}}
    try:
        if re.fullmatch(r"python[\d.]*|pypy[\d.]*", name):
            said = json.loads(await output_of([program, "-c", PYTHON_PROBE], cwd, env, PROBE_TIMEOUT_S))
            named = sorted((re.sub(r"[-_.]+", "-", key.lower()), value) for key, value in said["packages"].items())
            # `python3` and `python3.11` are one interpreter of one version.
            short = re.sub(r"[\d.]+$", "", name)
            return {"interpreter": short, "interpreter_version": said["version"], "packages": dict(named[:PACKAGES_MAX])}
        # Any other program may do anything when it is started: only these are known to answer and end.
        if name in ("node", "deno", "bun", "Rscript", "julia"):
            lines = (await output_of([program, "--version"], cwd, env, PROBE_TIMEOUT_S)).decode(errors="replace")
            return {**nothing, "interpreter_version": lines.split("\n")[0].strip()[:100]}
    except (OSError, ValueError, KeyError, asyncio.TimeoutError):
        pass
    return nothing


def driver_version():
    try:
        return (ask_nvidia("driver_version") or "").split("\n")[0].strip()[:100]
    except GpuTrouble:
        return ""


async def output_of(words, cwd, env, timeout_s):
    """What it prints. Raises ValueError where it fails, TimeoutError where it takes too long."""
    process = await asyncio.create_subprocess_exec(
        *words, cwd=cwd, env=env, start_new_session=True,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(), timeout_s)
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
    if process.returncode != 0:
        raise ValueError(f"{words[0]} failed")
    return said
