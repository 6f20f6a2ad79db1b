"""The signals that ask a program to end: SIGTERM, and SIGUSR1 and SIGUSR2, which announce the end of a job."""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType
from typing import Any, Optional

_NAMES = ("SIGTERM", "SIGUSR1", "SIGUSR2")

SIGTERM = int(signal.SIGTERM)

_seen: Optional[int] = None
_is_listening = False


def listen() -> None:
    """Handles the signals from now on. A handler that the script has set before is still called.

    Only the main thread can: from another it says so on standard error, once.
    """
    global _is_listening
    if _is_listening:
        return
    _is_listening = True
    if threading.current_thread() is not threading.main_thread():
        print(
            "yates: should_stop is asked in a thread, where Python hears no signals; ask it once in the main thread",
            file=sys.stderr,
        )
        return
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            _handle(number)


def seen() -> Optional[int]:
    """Number of the signal that asked this program to end, if one did."""
    return _seen


def _handle(number: int) -> None:
    before: Any = signal.getsignal(number)

    def handler(which: int, frame: Optional[FrameType]) -> None:
        global _seen
        if _seen is None:
            _seen = which
        if callable(before) and before is not signal.default_int_handler:
            before(which, frame)

    signal.signal(number, handler)
