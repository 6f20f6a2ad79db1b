"""When and why an agent leaves: signals, the end of its job, a machine that is taken away."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

LAST_TRIALS_S_MAX = 60.0
MARGIN_S_MAX = 15.0
ASK_SLURM_TIMEOUT_S = 5.0
SAME_WARNING_S = 2.0  # what comes twice within it was meant once
PREEMPT_EVERY_S = 5.0
PREEMPT_TIMEOUT_S = 10.0


@dataclass
class JobEnd:
    """By the steady clock. No trial begins in the last part; what runs is stopped `margin_s` and its grace before the end."""

    at: float
    last_trials_s: float
    margin_s: float
    reason: str

    @property
    def last_trials_at(self):
        return self.at - self.margin_s - self.last_trials_s

    def stop_at(self, kill_grace_s):
        return self.at - self.margin_s - kill_grace_s


def end_of_job(environment=os.environ):
    """Of the Slurm job that this process runs in; None outside of one, and where its end is not known.

    The end may be moved later: what is known is the end as it was at the agent's start.
    """
    job = environment.get("SLURM_JOB_ID") or environment.get("SLURM_JOBID") or ""
    if not re.fullmatch(r"\d+", job):
        return None
    told = environment.get("SLURM_JOB_END_TIME", "")
    ends = float(told) if re.fullmatch(r"\d{9,11}", told) else ask_slurm(job)
    if ends is None:
        return None
    left = ends - time.time()
    spare = max(0.0, left)
    return JobEnd(
        at=time.monotonic() + left,
        last_trials_s=min(LAST_TRIALS_S_MAX, spare / 10),
        margin_s=min(MARGIN_S_MAX, spare / 20),
        reason=f"the Slurm job {job} ends",
    )


def ask_slurm(job):
    """For an older Slurm, which does not set the end. Its times are local."""
    try:
        words = ["scontrol", "show", "job", "-o", job]
        said = subprocess.run(words, capture_output=True, text=True, timeout=ASK_SLURM_TIMEOUT_S, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r"(?:^|\s)EndTime=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\s|$)", said)
    return time.mktime(time.strptime(match.group(1), "%Y-%m-%dT%H:%M:%S")) if match else None


def hear_signals(leave, warn):
    """`leave(name)` on the first signal that asks to leave, an end at once on the second; `warn(name)` on SIGUSR1 and SIGUSR2."""
    loop = asyncio.get_running_loop()
    asked, heard = [], {}

    def stop(name):
        if asked:
            os._exit(1)  # programs end with their agent
        asked.append(name)
        leave(name)

    def warned(name):
        now = time.monotonic()
        if now - heard.get(name, -SAME_WARNING_S) >= SAME_WARNING_S:
            warn(name)
        heard[name] = now

    for name in ("SIGTERM", "SIGINT", *(["SIGHUP"] if has_terminal() else [])):
        loop.add_signal_handler(getattr(signal, name), stop, name)
    for name in ("SIGUSR1", "SIGUSR2"):
        loop.add_signal_handler(getattr(signal, name), warned, name)


def has_terminal():
    return sys.stdin.isatty() or sys.stdout.isatty()


def outlive_terminal():
    """SIGHUP is the end of the terminal, where there is one. Without one, under nohup or as a service, it is ignored.

    By a handler that does nothing, since programs would inherit SIG_IGN.
    """
    if not has_terminal():
        signal.signal(signal.SIGHUP, lambda *_: None)


async def until_preempted(command, warn):
    """Asks a command of the user now and then if this machine is taken away. Exit code 0 says yes, and this returns."""
    has_warned = False
    while True:
        process = await asyncio.create_subprocess_exec(
            "/bin/sh", "-c", command, start_new_session=True,
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            code = await asyncio.wait_for(process.wait(), PREEMPT_TIMEOUT_S)
        except asyncio.TimeoutError:
            os.killpg(process.pid, signal.SIGKILL)
            code = await process.wait()
        if code == 0:
            return
        if code in (126, 127, -signal.SIGKILL) and not has_warned:
            has_warned = True
            warn(f"--preempt-when cannot tell whether this machine is preempted: it ended with {code}")
        await asyncio.sleep(PREEMPT_EVERY_S)
