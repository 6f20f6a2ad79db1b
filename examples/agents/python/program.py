"""Runs one trial of kind `command`: docs/command-trials.md says what a program is given and how it reports."""

import asyncio
import ctypes
import errno
import json
import os
import re
import shlex
import shutil
import signal
import sys
import time
from dataclasses import dataclass, field

import printed
from machine import NO_PROCESS_ERRORS, START_FAULTS, fault_of_exit, memory_kills, trouble_of_machine
from words import all_settings, as_text, hydra_value

OUTPUT_TAIL_BYTES = 8 * 1024
LINE_BYTES_MAX = 1024 * 1024
DESCRIBE_S_MAX = 1.0  # how long the end of an attempt waits for the description of what it ran with
KNOWN_OPTIONS = {"run", "cwd", "env", "options", "metrics", "result_file", "kill_grace"}
libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class UserFault(Exception):
    """The trial cannot be run as its sweep file asks."""


class MachineFault(Exception):
    """This machine lacks what the trial needs: it goes to another."""


@dataclass
class Ending:
    metrics: dict = field(default_factory=dict)
    files: list = field(default_factory=list)  # (name, path), inside the scratch folder
    fault: dict = None
    environment: dict = None  # what it ran with; None where that was not found out in time


class Program:
    """One run. `on_step(step, steps, metrics)` hears each report of the program."""

    def __init__(self, grant, scratch, allowed, slot_env, on_step, health_command=None, environments=None):
        self.grant = grant
        self.timeout_s, self.stall_timeout_s = grant.timeout_ms / 1000, grant.stall_timeout_ms / 1000
        self.health_command, self.environments = health_command, environments
        self.seed = grant.seed or grant.replicate  # no seed of its own: cells of a replicate share theirs
        self.scratch = os.path.abspath(scratch)
        self.allowed = allowed
        self.slot_env = slot_env
        self.on_step = on_step
        self.process = None
        self.tail = b""
        self.result = None
        self.printed = None  # metrics that patterns find in what it prints
        self.result_before = None
        self.reported_fault = None
        self.has_reported = False
        self.fraction = 0.0
        self.stopped_for = None
        self.is_stopped = False
        self.kill_grace = kill_grace_of(grant)
        self.started_at = self.progressed_at = time.monotonic()
        self.clocks_changed = asyncio.Event()

    async def run(self):
        """The ending; None when it was stopped by `stop()` without a reason that counts as a fault."""
        if self.health_command:
            env = {**os.environ, **self.slot_env}
            trouble = await trouble_of_machine(self.health_command, env)
            if trouble:
                return Ending(fault=fault_of("machine", trouble, ""))
        if self.is_stopped:
            return Ending(fault=fault_of("infrastructure", "it was stopped before it began", ""))
        try:
            arguments, cwd, env, result_file, artifacts = self.plan()
        except UserFault as fault:
            return Ending(fault=fault_of("user", str(fault), ""))
        except MachineFault as fault:
            return Ending(fault=fault_of("machine", str(fault), ""))
        self.result_before = glance(result_file)
        try:
            self.process = await asyncio.create_subprocess_exec(
                *arguments,
                cwd=cwd,
                env=env,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,  # a process group of its own: killing it leaves nothing behind
                preexec_fn=die_with_parent,
            )
        except OSError as error:
            return Ending(fault=fault_of(class_of_start(error), f"{arguments[0]} could not be started: {error}", ""))
        self.started_at = self.progressed_at = time.monotonic()
        kills_before = memory_kills()
        if self.is_stopped:  # while it was started
            self.stop()
        watches = [asyncio.create_task(self.watch_clocks())]
        described = asyncio.create_task(self.describe(arguments, cwd, env))
        readers = [
            asyncio.create_task(self.read(self.process.stdout, reports=True)),
            asyncio.create_task(self.read(self.process.stderr, reports=False)),
        ]
        try:
            code = await self.process.wait()
            # Something that it started may hold the pipes open.
            await asyncio.wait(readers, timeout=1)
        finally:
            for task in watches + readers:
                task.cancel()
            self.end_all()
        ending = self.ending(code, result_file, artifacts, memory_kills() > kills_before)
        await asyncio.wait([described], timeout=DESCRIBE_S_MAX)
        ending.environment = described.result() if described.done() else None
        described.cancel()
        return ending

    async def describe(self, arguments, cwd, env):
        return await self.environments.describe(arguments[0], arguments[1:], cwd, env) if self.environments else None

    def limit(self, timeout_ms, stall_timeout_ms):
        """Other limits hold from now on; the times that they limit go on as they are."""
        self.timeout_s, self.stall_timeout_s = timeout_ms / 1000, stall_timeout_ms / 1000
        self.clocks_changed.set()

    def pass_on(self, name):
        """To those of its processes that have a handler for the signal: any other would be ended by it. Linux only."""
        number = getattr(signal, name)
        for pid in processes_of(self.scratch) if self.process else ():
            if handles(pid, number):
                try:
                    os.kill(pid, number)
                except OSError:
                    pass  # gone

    def stop(self, why=None):
        """SIGTERM to the whole group, SIGKILL after the grace. With `why` it is a timeout, without one nobody asks."""
        self.is_stopped = True
        self.stopped_for = self.stopped_for or why
        if self.process is None or self.process.returncode is not None:
            return
        self.signal_group(signal.SIGTERM)
        self.signal_group(signal.SIGCONT)  # a stopped process hears no SIGTERM before it goes on
        asyncio.get_running_loop().call_later(self.kill_grace, self.signal_group, signal.SIGKILL)

    def plan(self):
        trainer = json.loads(self.grant.trainer_json)
        if trainer["kind"] != "command":
            raise MachineFault(f"this agent runs trials of kind command, not {trainer['kind']}")
        options = trainer.get("options", {})
        unknown = sorted(set(options) - KNOWN_OPTIONS)
        if unknown:
            raise MachineFault(f"this agent does not know trainer.{unknown[0]}")
        if options.get("metrics"):
            if printed.re2 is None:
                raise MachineFault("this agent finds no metrics in printed lines without RE2: pip install google-re2")
            self.printed = printed.PrintedMetrics(options["metrics"], self.on_printed)
        settings = self.grant.settings
        artifacts = os.path.join(self.scratch, "artifacts")
        os.makedirs(artifacts)
        values = {
            "replicate": self.grant.replicate,
            "seed": self.seed,
            "trial_id": self.grant.trial_id,
            "attempt": self.grant.attempt,
            "artifacts": artifacts,
            **settings,
        }

        def fill(text):
            def value(match):
                literal, name, style = match.groups()
                if literal:
                    return "{" + literal + "}"
                if name not in values:
                    raise UserFault(f"{{{name}}} in the command is no factor of this sweep")
                return (hydra_value if style else as_text)(values[name])

            return re.sub(r"\{\{([A-Za-z]\w*(?::hydra)?)\}\}|\{([A-Za-z]\w*)(:hydra)?\}", value, text)

        run = options["run"]
        words = shlex.split(run) if isinstance(run, str) else run
        cwd = os.path.abspath(fill(options.get("cwd", ".")))
        if not os.path.isdir(cwd):
            raise MachineFault(f"there is no folder {cwd} on this machine")
        program = find_program(words[0], cwd)
        if program is None:
            raise MachineFault(f"{words[0]} is no program on this machine")
        if not is_allowed(program, self.allowed):
            raise MachineFault(f"this agent does not run {words[0]}: start it with --allow-command {words[0]}")
        result_file = os.path.join(self.scratch, "result.json")
        if "result_file" in options:
            result_file = os.path.join(cwd, fill(options["result_file"]))
        trial = {
            "trial_id": self.grant.trial_id,
            "sweep": self.grant.sweep_name,
            "sweep_id": self.grant.sweep_id,
            "attempt": self.grant.attempt,
            "replicate": self.grant.replicate,
            "seed": self.seed,
            "settings": settings,
            "options": options.get("options", {}),
            "artifacts": artifacts,
            "result_file": result_file,
        }
        trial_file = os.path.join(self.scratch, "trial.json")
        with open(trial_file, "w", encoding="utf-8") as file:
            json.dump(trial, file)
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("YATES_")}
        env = {
            "PYTHONUNBUFFERED": "1",
            **inherited,
            **self.slot_env,
            **{name: fill(as_text(value)) for name, value in options.get("env", {}).items()},
            "YATES_TRIAL": json.dumps(trial),
            "YATES_SEED": str(self.seed),
            "YATES_TRIAL_FILE": trial_file,
            "YATES_RESULT_FILE": result_file,
            "YATES_ARTIFACTS": artifacts,
        }
        try:
            filled = [all_settings(word, settings, words) for word in words[1:]]
            filled = [[fill(word)] if several is None else several for word, several in zip(words[1:], filled)]
        except ValueError as error:
            raise UserFault(str(error)) from None
        return [program, *(word for several in filled for word in several)], cwd, env, result_file, artifacts

    async def read(self, stream, reports):
        """Reads to the end, however much is printed: a program must never wait for a full pipe."""
        held = b""
        while True:
            chunk = await stream.read(65536)
            if not chunk:
                break
            if not self.has_reported:  # one that reports steps must go on to report them
                self.progressed()
            *lines, held = (held + chunk).split(b"\n")
            for line in lines:
                self.take_line(line + b"\n", reports)
            if len(held) > LINE_BYTES_MAX:  # no report, whatever it begins with
                self.take_line(held, False)
                held = b""
        if held:
            self.take_line(held, reports)

    def take_line(self, line, reports):
        if reports and line.startswith(b"{") and self.take_report(line):
            return
        self.tail = (self.tail + line)[-OUTPUT_TAIL_BYTES:]
        if self.printed:
            self.printed.take_line(line)

    def on_printed(self, step, steps, metrics):
        """A pattern found something in a line. A program that tells its steps in JSON means those."""
        if not self.has_reported:
            self.fraction = step / steps if steps > 0 else 0.0
            self.on_step(step, steps, metrics)

    def take_report(self, line):
        try:
            report = json.loads(line)  # NaN and Infinity are understood
        except ValueError:
            return False
        if isinstance(report.get("result"), dict):
            self.result = numbers_of(report["result"])
        elif isinstance(report.get("fault"), str):
            self.reported_fault = fault_of(report["fault"], str(report.get("message", report["fault"])), "")
        elif isinstance(report.get("step"), (int, float)):
            step, steps = int(report.pop("step")), int(report.pop("steps", 0))
            self.has_reported = True
            self.progressed()
            self.fraction = step / steps if steps > 0 else 0.0
            self.on_step(step, steps, numbers_of(report))
        else:
            return False
        return True

    async def watch_clocks(self):
        """The time that it may take in all, and the longest time without progress. Both limits may change meanwhile."""
        while True:
            self.clocks_changed.clear()
            now = time.monotonic()
            ends = []
            if self.timeout_s > 0:
                ends.append((self.started_at + self.timeout_s, f"it did not end within {self.timeout_s:g} s (trainer.timeout)"))
            if self.stall_timeout_s > 0:
                did = "reported no step" if self.has_reported else "printed nothing"
                why = f"it {did} for {self.stall_timeout_s:g} s (trainer.stall_timeout)"
                ends.append((self.progressed_at + self.stall_timeout_s, why))
            at, why = min(ends, default=(None, None))
            if at is not None and at <= now:
                self.stop(why)
                return
            try:
                await asyncio.wait_for(self.clocks_changed.wait(), None if at is None else at - now)
            except asyncio.TimeoutError:
                continue

    def progressed(self):
        self.progressed_at = time.monotonic()

    def signal_group(self, number):
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass

    def end_all(self):
        """Of a trial that is over nothing may stay: neither the group, nor what has left it (Linux)."""
        self.signal_group(signal.SIGKILL)
        end_processes_of(self.scratch)

    def ending(self, code, result_file, artifacts, killed_for_memory):
        tail = self.tail.decode(errors="replace")
        if self.stopped_for:
            return Ending(fault=fault_of("timeout", self.stopped_for, tail))
        if self.reported_fault:
            return Ending(fault={**self.reported_fault, "output_tail": tail})
        if code == 0:
            metrics = self.result
            if metrics is None and glance(result_file) not in (None, self.result_before):
                try:
                    with open(result_file, encoding="utf-8") as file:
                        said = json.load(file)
                    metrics = numbers_of(said["result"] if isinstance(said.get("result"), dict) else said)
                except (OSError, ValueError, AttributeError) as error:
                    return Ending(fault=fault_of("user", f"the result file does not hold a JSON map of metrics: {error}", tail))
            # What it printed last before it was asked to leave is no result.
            found = self.printed.last if self.printed and not self.is_stopped else {}
            return Ending(metrics={**found, **(metrics or {})}, files=files_below(artifacts))
        fault_class, message = fault_of_exit(code, tail, killed_for_memory)
        return Ending(fault=fault_of(fault_class, message, tail))


def glance(path):
    """What a file looks like from outside, to tell whether it was written since; None where there is none."""
    try:
        about = os.stat(path)
        return (about.st_ino, about.st_size, about.st_mtime_ns)
    except OSError:
        return None


def class_of_start(error):
    name = errno.errorcode.get(error.errno, "")
    return "infrastructure" if name in NO_PROCESS_ERRORS else "machine" if name in START_FAULTS else "user"


def kill_grace_of(grant):
    """From SIGTERM to SIGKILL, in seconds."""
    options = json.loads(grant.trainer_json).get("options", {})
    return seconds_of(options.get("kill_grace", "5s"))


def fault_of(fault_class, message, output_tail):
    return {"class": fault_class, "message": message, "output_tail": output_tail}


def numbers_of(values):
    return {name: float(value) for name, value in values.items() if isinstance(value, (int, float))}


def seconds_of(duration):
    if duration == "none":
        return 0.0
    number, unit = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)", duration).groups()
    return float(number) * {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400}[unit]


def files_below(folder):
    """Plain files; links are not followed."""
    found = []
    for path, _, names in os.walk(folder):
        for name in sorted(names):
            whole = os.path.join(path, name)
            if os.path.isfile(whole) and not os.path.islink(whole):
                found.append((os.path.relpath(whole, folder).replace(os.sep, "/"), whole))
    return found


def find_program(name, cwd):
    return shutil.which(os.path.join(cwd, name) if "/" in name else name)


def is_allowed(program, allowed):
    """A name on this agent's PATH, a path from its folder, or * for any program."""
    found = (find_program(entry, os.getcwd()) for entry in allowed if entry != "*")
    return "*" in allowed or any(path and place_of(path) == place_of(program) for path in found)


def place_of(path):
    """/bin may be /usr/bin; but the python of a virtual environment, itself a link, is no other python."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def end_processes_of(scratch):
    for pid in processes_of(scratch):
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            continue  # gone


def processes_of(scratch):
    """Who carries this folder in its environment, which every child inherits. Linux only."""
    mark = f"\0YATES_TRIAL_FILE={os.path.join(scratch, 'trial.json')}\0".encode()
    found = []
    for name in os.listdir("/proc") if sys.platform == "linux" else ():
        try:
            with open(f"/proc/{int(name)}/environ", "rb") as file:
                if mark in b"\0" + file.read():
                    found.append(int(name))
        except (ValueError, OSError):
            continue  # no process, gone, or another user's
    return found


def handles(pid, number):
    """True if the process has a handler for this signal."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            mask = next(line.split()[1] for line in file if line.startswith("SigCgt:"))
    except (OSError, StopIteration):
        return False
    return bool(int(mask, 16) >> (number - 1) & 1)


def die_with_parent():
    """A killed agent takes its programs along: PR_SET_PDEATHSIG, called in the child."""
    if libc is not None:
        libc.prctl(1, signal.SIGKILL)
