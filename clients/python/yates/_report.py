"""Reports: one JSON map a line on standard output. docs/command-trials.md of Yates is the protocol."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, Dict, Mapping, Optional, TextIO

from yates._errors import YatesError

METRICS_MAX = 1_000
NAME_BYTES_MAX = 128
MESSAGE_CHARS_MAX = 2_000
COUNT_MAX = 2**32 - 1

#: What a program may call its own failure.
FAULTS = ("user", "diverged", "out_of_memory", "infrastructure", "machine")

#: What these mean in a line of progress is fixed.
RESERVED = frozenset({"step", "steps", "result", "fault", "message", "checkpoint"})


def numbers_of(metrics: Mapping[str, Any]) -> Dict[str, float]:
    """The metrics as numbers. None is left out.

    Raises:
        YatesError: A value is no number, a name is too long, or there are too many.
    """
    if len(metrics) > METRICS_MAX:
        raise YatesError(f"{len(metrics)} metrics in one report; at most {METRICS_MAX} are kept")
    numbers = {}
    for name, value in metrics.items():
        if not isinstance(name, str):
            raise YatesError(f"the name of a metric is {name!r}; write a text")
        if len(name.encode("utf-8", "replace")) > NAME_BYTES_MAX:
            raise YatesError(
                f"the name of metric {name[:40]!r}... has more than {NAME_BYTES_MAX} bytes"
            )
        if value is not None:
            numbers[name] = number_of(name, value)
    return numbers


def number_of(name: str, value: Any) -> float:
    """A number of Python, NumPy or a tensor of one element.

    Raises:
        YatesError: The value is none of these.
    """
    if isinstance(value, (bool, int, float)):
        # Not as a subclass, whose text may be another.
        return value if type(value) in (bool, int, float) else float(value)
    plain = value
    item = getattr(value, "item", None)
    try:
        if callable(item):
            plain = item()
        elif not isinstance(value, (str, bytes)):
            plain = float(value)
    except (TypeError, ValueError, RuntimeError):
        pass
    if isinstance(plain, (bool, int, float)):
        return plain
    raise YatesError(f"metric {name} is {str(value)[:80]!r} ({type(value).__name__}); report a number")


def count_of(name: str, value: Any) -> int:
    """A step, or a number of steps.

    Raises:
        YatesError: It is no whole number from 0 to 4,294,967,295.
    """
    number = number_of(name, value)
    if number != number or not 0 <= number <= COUNT_MAX or number != int(number):
        raise YatesError(f"{name} is {value!r}; write a whole number from 0 to {COUNT_MAX}")
    return int(number)


def speaks() -> bool:
    """True in the one process of the trial that reports: rank 0, as torchrun, Slurm and others number them."""
    environment = os.environ
    for name in ("RANK", "SLURM_PROCID", "LOCAL_RANK"):
        rank = environment.get(name, "").strip()
        # An agent that is itself a task of srun hands its own number down to the trials that it runs.
        is_of_agent = (
            name == "SLURM_PROCID"
            and "YATES_SLURM_STEP" in environment
            and environment["YATES_SLURM_STEP"] == environment.get("SLURM_STEP_ID", "")
        )
        if rank and not is_of_agent:
            return rank == "0"
    return True


class Reporter:
    """Writes reports as the agent reads them, or in words when the script is run by hand."""

    def __init__(self, is_trial: bool, stream: Optional[TextIO] = None) -> None:
        self._is_trial = is_trial
        self._stream = stream

    def line(self, report: Mapping[str, Any], by_hand: str) -> None:
        if not speaks():
            return
        if not self._is_trial:
            self.say(by_hand)
            return
        # NaN, Infinity and -Infinity are words that the agent understands.
        self._write(json.dumps(report, allow_nan=True) + "\n")

    def say(self, text: str) -> None:
        """Prints what is no report."""
        print(text, file=self._stream or sys.stdout, flush=True)

    def _write(self, line: str) -> None:
        # The program's own output, whatever sys.stdout has been replaced by: the agent reads no other.
        stream = self._stream or sys.__stdout__
        if stream is None:
            return
        for earlier in (sys.stdout, stream):
            if earlier is not None:
                earlier.flush()
        if self._stream is None:
            # In one call, so that lines of several processes do not mix.
            rest = line.encode()
            while rest:
                rest = rest[os.write(stream.fileno(), rest) :]
        else:
            stream.write(line)
            stream.flush()


def in_words(metrics: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {_short(value)}" for name, value in metrics.items())


def _short(value: float) -> str:
    return f"{value:.6g}" if type(value) is float else str(value)


def numbers_among(metrics: Mapping[str, Any]) -> Dict[str, float]:
    """What of a library's own metrics can be reported: no texts, and nothing under a name that means something else."""
    numbers = {}
    for name, value in metrics.items():
        try:
            if name not in RESERVED:
                numbers.update(numbers_of({name: value}))
        except YatesError:
            continue
    return dict(list(numbers.items())[:METRICS_MAX])
