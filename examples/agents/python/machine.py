"""Whose fault it is that a program ended, where the machine may be to blame, and whether the machine is fit for a trial."""

import asyncio
import os
import re
import shutil
import signal
import subprocess

# How it reads that a machine lacks something. The same table as agent/process/machine-texts.ts, which a test holds it to.
MACHINE_TEXTS = [
    ("a package", r"^(?:ModuleNotFoundError: )?No module named \S"),
    ("a package", r"^Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find (?:module|package) '"),
    ("a shared library", r"^ImportError: .*(?:cannot open shared object file|DLL load failed|version `\w+' not found)"),
    ("a shared library", r"error while loading shared libraries: "),
    ("a device", r"No (?:CUDA|HIP) GPUs are available|no (?:CUDA|ROCm)-capable device is detected"),
    ("a device", r"CUDA error: (?:no CUDA-capable device|invalid device ordinal)"),
    ("a device", r"cudaErrorNoDevice|CUDA_ERROR_(?:NO_DEVICE|INVALID_DEVICE)\b"),
    ("a device", r"Unable to initialize backend '(?:cuda|gpu|tpu|rocm)'"),
    ("a device that is free", r"CUDA-capable devices?(?:\(s\))? (?:is\/are|are|is) busy or unavailable"),
    ("a package with CUDA", r"Torch not compiled with CUDA enabled"),
    ("a driver", r"Found no NVIDIA driver|CUDA driver version is insufficient"),
    ("a driver in order", r"Failed to initialize NVML|Driver\/library version mismatch|NVIDIA-SMI has failed"),
    (
        "a driver in order",
        r"CUDA error: (?:unknown error|initialization error|system not yet initialized|driver shutting down)",
    ),
    ("a driver in order", r"CUDA_ERROR_(?:NOT_INITIALIZED|SYSTEM_NOT_READY|UNKNOWN|SYSTEM_DRIVER_MISMATCH)\b"),
    (
        "a GPU in order",
        r"(?i)uncorrectable (?:ECC|NVLink) error|CUDA_ERROR_(?:ECC_UNCORRECTABLE|HARDWARE_STACK_ERROR)\b"
        r"|GPU is lost|fallen off the bus",
    ),
    ("room on its disk", r"No space left on device|Disk quota exceeded|\b(?:ENOSPC|EDQUOT)\b"),
    (
        "a disk in order",
        r"\[Errno 5\]|\bInput\/output error\b|\bEIO\b|Stale file handle|\bESTALE\b|Transport endpoint is not connected",
    ),
    ("processes or memory to spare", r"\b(?:fork|pthread_create)\b.{0,200}Resource temporarily unavailable"),
]
PATTERNS = [(lacks, re.compile(pattern)) for lacks, pattern in MACHINE_TEXTS]
LINES_MAX = 6  # at the end of the output: a program may say such things and go on
LINE_CHARS_MAX = 400

# How it reads that a program ran out of memory. The same table as in agent/process/classify.ts.
OUT_OF_MEMORY_TEXTS = [
    r"JavaScript heap out of memory",
    r"Array buffer allocation failed",
    r"Invalid (?:typed )?array length",
    r"(?i)WebAssembly\..{0,200}(?:could not allocate|out of memory|Maximum memory size exceeded)",
    r"(?i)Cannot enlarge memory|memory\.grow|Aborted\(OOM\)|\bOOM when allocating\b",
    r"\b(?:HIP|MPS backend|XPU) out of memory\b|RESOURCE_EXHAUSTED: Out of memory",
    r"(?m)^(?:[\w.]+\.)?_?(?:Array)?MemoryError\b",
    r"CUDA_ERROR_OUT_OF_MEMORY|CUDA out of memory|cudaErrorMemoryAllocation|CUBLAS_STATUS_ALLOC_FAILED",
    r"(?i)failed to allocate .{0,200}(?:memory|bytes)|ran out of memory trying to allocate",
    r"std::bad_alloc|Cannot allocate memory|\bENOMEM\b",
    r"(?i)\bmalloc\b.{0,200}(?:failed|out of memory)",
]
OUT_OF_MEMORY = [re.compile(pattern) for pattern in OUT_OF_MEMORY_TEXTS]

# What a shell answers for a program that it may not execute, or does not find.
SHELL_FAULTS = {126: "a program could not be executed", 127: "a program was not found"}
# A shell between agent and program reports the signal that ended it as 128 and its number.
SHELL_SIGNALS = {128 + int(number): int(number) for number in (1, 2, 3, 6, 9, 11, 15)}
# Somebody else asked the process to end: no trial sends these to itself.
OUTSIDE_SIGNALS = {signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT}
# The system had no process to spare; any other error of a start is the machine's.
NO_PROCESS_ERRORS = {"EAGAIN", "ENOMEM", "EMFILE", "ENFILE"}
START_FAULTS = {"ENOENT", "EACCES", "EPERM", "ENOEXEC", "ELIBBAD", "ETXTBSY", "EIO"}

HEALTH_TIMEOUT_S = 60.0
NVIDIA_TIMEOUT_S = 10.0


def fault_of_exit(code, tail, killed_for_memory):
    """Class and message of the fault of a program that ended with this code, negative for a signal; None for a good end."""
    if code == 0:
        return None
    number = -code if code < 0 else SHELL_SIGNALS.get(code)
    if number == signal.SIGKILL and killed_for_memory:
        return "out_of_memory", "the kernel killed it: the machine ran out of memory"
    # Before all signals: C++ ends in SIGABRT, and only the text tells why.
    for line in tail.split("\n"):
        if any(pattern.search(line) for pattern in OUT_OF_MEMORY):
            return "out_of_memory", f"it ran out of memory: {line.strip()}"
    if number is not None and number in OUTSIDE_SIGNALS:
        return "infrastructure", f"it was killed from outside by {signal.Signals(number).name}"
    if number is not None:
        return "user", f"it crashed with {signal.Signals(number).name}"
    lacking = lack_of_machine(tail)
    if lacking:
        return "machine", f"this machine lacks something: {lacking}"
    if code in SHELL_FAULTS:
        return "machine", f"{SHELL_FAULTS[code]} (exit code {code})"
    return "user", with_telling_line(f"it failed with exit code {code}", tail)


def lack_of_machine(tail):
    """What is lacking, with the line of the output that says so; None where none does."""
    lines = [line.strip() for line in tail.split("\n") if line.strip()]
    for line in reversed(lines[-LINES_MAX:]):
        for lacks, pattern in PATTERNS:
            if pattern.search(line):
                return f"{lacks}: {line[:LINE_CHARS_MAX]}"
    return None


def with_telling_line(message, tail):
    """A message with the line of the output that names an error, else with its last one."""
    lines = [line.strip() for line in tail.split("\n") if line.strip()]
    names_an_error = re.compile(r"(?:Uncaught )?(?:[A-Za-z_][\w.]*(?:Error|Exception)\b|Error\b|FATAL|E_[A-Z])")
    telling = next((line for line in reversed(lines) if names_an_error.match(line)), lines[-1] if lines else None)
    return message if telling is None else f"{message} ({telling[:LINE_CHARS_MAX]})"


def memory_kills():
    """How many processes the kernel has killed for memory on this machine, or in this container. 0 where it does not say."""
    total = 0
    for path in ("/proc/vmstat", "/sys/fs/cgroup/memory.events"):
        try:
            with open(path, encoding="ascii") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("oom_kill "))
        except (OSError, ValueError):
            continue
    return total


async def trouble_of_machine(command, env, timeout_s=HEALTH_TIMEOUT_S):
    """Runs the user's own test of the machine. Says why the machine is not fit for a trial; None if it is."""
    process = await asyncio.create_subprocess_exec(
        "/bin/sh", "-c", command, env=env, start_new_session=True,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(), timeout_s)
    except asyncio.TimeoutError:
        said = b""
        why = f"did not end within {timeout_s:g} s"
    else:
        if process.returncode == 0:
            return None
        why = f"failed (exit code {process.returncode})"
    finally:
        if process.returncode is None:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            await process.wait()
    lines = [line.strip() for line in said.decode(errors="replace").split("\n") if line.strip()]
    words = f": {lines[-1][:300]}" if lines else ""
    return f"E_AGENT_HEALTH the health command of this agent {why}{words}"


def trouble_of_folder(folder):
    """Why no files can be written there; None if they can."""
    path = os.path.join(folder, ".room")
    try:
        os.makedirs(folder, exist_ok=True)
        with open(path, "wb") as file:
            file.write(bytes(64 * 1024))
        return None
    except OSError as error:
        return str(error)
    finally:
        try:
            os.unlink(path)
        except OSError:
            pass


class GpuTrouble(Exception):
    """This machine has GPUs, and they do not answer."""


def gpu_uuids():
    """The GPUs that trials may use. Raises GpuTrouble: such a machine must not become one without GPUs in silence."""
    visible = os.environ.get("CUDA_VISIBLE_DEVICES")
    if visible is not None:
        return [name for name in visible.split(",") if name]
    return [line for line in (ask_nvidia("uuid") or "").split() if line.startswith("GPU-")]


def ask_nvidia(field):
    """What nvidia-smi says of each GPU; None on a machine without any."""
    if shutil.which("nvidia-smi") is None:
        return None
    words = ["nvidia-smi", f"--query-gpu={field}", "--format=csv,noheader"]
    try:
        run = subprocess.run(words, capture_output=True, text=True, timeout=NVIDIA_TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired as error:
        raise GpuTrouble(f"nvidia-smi gives no answer within {NVIDIA_TIMEOUT_S:g} s") from error
    if run.returncode == 0:
        return run.stdout
    if not has_nvidia_gpu():  # installed with an image that also serves machines without a GPU
        return None
    said = (run.stdout + run.stderr).strip().split("\n")[0]
    raise GpuTrouble(f"nvidia-smi fails: {said or run.returncode}")


def has_nvidia_gpu(devices="/sys/bus/pci/devices"):
    """True if the system lists a GPU of NVIDIA, whether its driver works or not."""

    def read(device, name):
        with open(os.path.join(devices, device, name), encoding="ascii") as file:
            return file.read().strip()

    try:
        return any(
            read(device, "vendor") == "0x10de" and read(device, "class").startswith("0x03")
            for device in os.listdir(devices)
        )
    except OSError:
        return False
