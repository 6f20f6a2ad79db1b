"""What a program that uses the package does as a process."""

import os
import pathlib
import signal
import subprocess
import sys
import unittest

from .as_trial import as_trial

ROOT = pathlib.Path(__file__).parent.parent


def start(script: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", "import yates\nt = yates.trial()\n" + script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: "subprocess.Popen[str]") -> str:
    with process:
        return process.communicate()[0]


class Process(unittest.TestCase):
    def test_reports_come_after_what_was_printed_and_whatever_stdout_has_become(self) -> None:
        with as_trial():
            process = start(
                "import contextlib, io\nprint('before')\n"
                "with contextlib.redirect_stdout(io.StringIO()): t.result(loss=1)"
            )
            self.assertEqual(said(process), 'before\n{"result": {"loss": 1}}\n')
        self.assertEqual(process.returncode, 0)

    @unittest.skipIf(os.name == "nt", "signals are of Unix")
    def test_a_program_that_asks_stops_with_the_code_of_its_signal(self) -> None:
        loop = "assert not t.should_stop\nprint('ready', flush=True)\nimport time\nwhile not t.should_stop: time.sleep(0.01)\n"
        for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2):
            with self.subTest(number=number), as_trial():
                process = start(loop + "t.save(step=5)\nt.stop()")
                assert process.stdout is not None
                self.assertEqual(process.stdout.readline(), "ready\n")
                process.send_signal(number)
                self.assertEqual(said(process), '{"checkpoint": true, "step": 5}\n')
                self.assertEqual(process.returncode, 128 + number)

    @unittest.skipIf(os.name == "nt", "signals are of Unix")
    def test_a_program_that_never_asks_is_ended_as_ever_and_a_handler_is_kept(self) -> None:
        with as_trial():
            process = start("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)")
            said(process)
            self.assertEqual(process.returncode, -signal.SIGTERM)
            process = start(
                "import os, signal\nsignal.signal(signal.SIGTERM, lambda *_: print('own'))\n"
                "t.should_stop\nos.kill(os.getpid(), signal.SIGTERM)\nprint(t.should_stop)"
            )
            self.assertEqual(said(process), "own\nTrue\n")
