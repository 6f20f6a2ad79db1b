import contextlib
import io
import math
import unittest

import yates
from yates._report import METRICS_MAX

from .as_trial import as_trial, by_hand


class Scalar:
    """As NumPy and PyTorch have them."""

    def __init__(self, value: float) -> None:
        self.value = value

    def item(self) -> float:
        return self.value


class Many:
    def item(self) -> float:
        raise ValueError("only one element tensors can be converted to Python scalars")


class Reports(unittest.TestCase):
    def test_progress_result_and_fault_are_lines_of_the_protocol(self) -> None:
        with as_trial(options={"steps": 100}) as given:
            t = given.trial()
            t.log(10, loss=0.4, ok=True, val=None)
            t.log(20, {"val/loss": Scalar(0.5)}, steps=40)
            t.result(loss=0.31, accuracy=1)
            t.fault("diverged", "x" * 3000)
        self.assertEqual(
            given.reports(),
            [
                {"step": 10, "steps": 100, "loss": 0.4, "ok": True},
                {"step": 20, "steps": 40, "val/loss": 0.5},
                {"result": {"loss": 0.31, "accuracy": 1}},
                {"fault": "diverged", "message": "x" * 2000},
            ],
        )

    def test_numbers_that_json_lacks_are_the_words_that_the_agent_knows(self) -> None:
        with as_trial() as given:
            given.trial().result(a=math.nan, b=math.inf, c=-math.inf)
        self.assertEqual(given.printed.getvalue(), '{"result": {"a": NaN, "b": Infinity, "c": -Infinity}}\n')

    def test_what_cannot_be_reported_is_refused(self) -> None:
        with as_trial() as given:
            t = given.trial()
            for call, text in (
                (lambda: t.log(1, loss="low"), "metric loss is 'low' .* report a number"),
                (lambda: t.log(1, loss=Many()), "metric loss is "),
                (lambda: t.log(1, fault=1), "cannot be called 'fault'"),
                (lambda: t.log(-1), "step is -1"),
                (lambda: t.log(1.5, loss=1), "step is 1.5"),  # type: ignore[arg-type]
                (lambda: t.log(math.nan), "step is nan"),  # type: ignore[arg-type]
                (lambda: t.result(), "no metric"),
                (lambda: t.result({str(at): at for at in range(METRICS_MAX + 1)}), "1001 metrics"),
                (lambda: t.result({"é" * 65: 1}), "more than 128 bytes"),
                (lambda: t.fault("bad"), "no fault 'bad'; write one of user, "),
            ):
                with self.subTest(text=text), self.assertRaisesRegex(yates.YatesError, text):
                    call()
            self.assertEqual(given.reports(), [])

    def test_only_rank_0_speaks(self) -> None:
        for environment, speaks in (
            ({"RANK": "0", "LOCAL_RANK": "0"}, True),
            ({"RANK": "8", "LOCAL_RANK": "0"}, False),
            ({"SLURM_PROCID": "1"}, False),
            ({"LOCAL_RANK": "1"}, False),
            ({"RANK": "0", "SLURM_PROCID": "1"}, True),
            # Its agent is task 3 of a step of Slurm.
            ({"SLURM_PROCID": "3", "SLURM_STEP_ID": "0", "YATES_SLURM_STEP": "0"}, True),
            # It was started by srun inside of that.
            ({"SLURM_PROCID": "3", "SLURM_STEP_ID": "1", "YATES_SLURM_STEP": "0"}, False),
        ):
            with self.subTest(environment=environment), as_trial(environment) as given:
                t = given.trial()
                file = given.folder / "state"
                file.write_text("x")
                t.log(1, loss=1)
                t.save(file)
                t.artifact(file)
                t.result(loss=1)
                left = [entry.name for folder in (given.checkpoint, given.artifacts) for entry in folder.iterdir()]
                self.assertEqual((len(given.reports()), left), (3, ["state", "state"]) if speaks else (0, []))

    def test_by_hand_it_prints_what_it_would_report(self) -> None:
        printed = io.StringIO()
        with by_hand(), contextlib.redirect_stdout(printed):
            t = yates.trial(steps=100)
            t.log(10, loss=0.123456789)
            self.assertIsNone(t.restore())
            t.save(__file__)
            t.fault("user", "why")
            t.result(loss=math.nan, n=3)
        self.assertEqual(
            printed.getvalue().splitlines(),
            [
                "step 10/100  loss 0.123457",
                f"checkpoint at step 10: {__file__} (run by hand: not kept)",
                "fault user  why",
                "result  loss nan  n 3",
            ],
        )

    def test_by_hand_artifacts_lie_in_a_folder_that_is_named(self) -> None:
        printed = io.StringIO()
        with by_hand(), contextlib.redirect_stdout(printed):
            t = yates.trial()
            t.artifact(__file__, "a/b.py")
            folder = t.artifacts
        self.assertEqual(printed.getvalue(), f"artifacts are in {folder}\n")
        self.assertTrue((folder / "a" / "b.py").is_file())
        import shutil

        shutil.rmtree(folder)
