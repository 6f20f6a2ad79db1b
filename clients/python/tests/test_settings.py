import argparse
import copy
import dataclasses
import enum
import pathlib
import unittest

import yates

from .as_trial import as_trial, by_hand


class Activation(enum.Enum):
    RELU = "relu"
    TANH = "tanh"


class Settings(unittest.TestCase):
    def test_by_hand_they_are_the_defaults(self) -> None:
        with by_hand():
            t = yates.trial(lr=1e-3, log="x")
        self.assertFalse(t.is_trial)
        self.assertEqual((t.lr, t["lr"], t["log"]), (1e-3, 1e-3, "x"))
        self.assertEqual(dict(t), {"lr": 1e-3, "log": "x"})
        self.assertEqual(t.seed, 1)

    def test_in_a_trial_they_are_the_levels_then_options_then_defaults(self) -> None:
        with as_trial(settings={"lr": 0.1}, options={"steps": 60, "lr": 9}, trial_id="0m4x", attempt=2):
            t = yates.trial(lr=1e-3, steps=1000, width=8)
        self.assertEqual(dict(t), {"lr": 0.1, "steps": 60, "width": 8})
        self.assertEqual((t.is_trial, t.id, t.attempt, t.seed), (True, "0m4x", 2, 7))

    def test_a_level_has_the_type_of_its_default(self) -> None:
        levels = {"lr": 1, "width": 8.0, "bias": "true", "name": 3, "act": "tanh", "shape": "RELU", "out": "a/b", "any": 2}
        with as_trial(settings=levels):
            t = yates.trial(
                lr=1e-3, width=4, bias=False, name="x", act=Activation.RELU, shape=Activation.TANH, out=pathlib.Path("."), any=None
            )
        self.assertEqual((t.lr, type(t.lr)), (1.0, float))
        self.assertEqual((t.width, type(t.width)), (8, int))
        self.assertIs(t.bias, True)
        self.assertEqual((t.name, t.act, t.shape), ("3", Activation.TANH, Activation.RELU))
        self.assertEqual((t.out, t.any), (pathlib.Path("a/b"), 2))

    def test_a_level_that_does_not_fit_is_named(self) -> None:
        for level, default in (("fast", 0.1), (8.5, 4), ("maybe", True), (True, 1), ("sigmoid", Activation.RELU)):
            with self.subTest(level=level), as_trial(settings={"lr": level}):
                with self.assertRaisesRegex(yates.YatesError, "^setting lr: the sweep gives "):
                    yates.trial(lr=default)

    def test_defaults_come_from_argparse_a_dataclass_or_a_dict(self) -> None:
        @dataclasses.dataclass
        class Config:
            lr: float = 0.5

        parser = argparse.ArgumentParser()
        parser.add_argument("--lr", type=float, default=0.5)
        with as_trial(settings={"lr": 2}):
            for given in (parser.parse_args([]), Config(), {"lr": 0.5}):
                self.assertEqual(yates.trial(given, width=3).namespace(), argparse.Namespace(lr=2.0, width=3))
            with self.assertRaisesRegex(yates.YatesError, "got int"):
                yates.trial(3)  # type: ignore[arg-type]

    def test_the_seed_is_a_setting_where_it_has_a_default(self) -> None:
        with by_hand():
            self.assertEqual(yates.trial(seed=3).seed, 3)
        with as_trial(seed=11):
            t = yates.trial(seed=3)
        self.assertEqual((t.seed, t["seed"]), (11, 11))

    def test_an_unknown_name_says_what_there_is(self) -> None:
        with by_hand():
            t = yates.trial(lr=1)
        with self.assertRaisesRegex(AttributeError, r"no setting 'rl' \(known: lr\); give it a default"):
            _ = t.rl
        with self.assertRaises(KeyError):
            _ = t["rl"]
        self.assertEqual(copy.copy(t).lr, 1)

    def test_what_describes_no_trial_is_refused(self) -> None:
        for text in ("{", "[]", '{"settings": 3}'):
            with self.subTest(text=text), as_trial({"YATES_TRIAL": text}):
                with self.assertRaisesRegex(yates.YatesError, "YATES_TRIAL .*unset it"):
                    yates.trial()

    def test_a_long_trial_is_read_from_its_file(self) -> None:
        with as_trial({"YATES_TRIAL": ""}) as given:
            file = given.folder / "trial.json"
            import os

            os.environ["YATES_TRIAL_FILE"] = str(file)
            with self.assertRaisesRegex(yates.YatesError, "cannot be read"):
                yates.trial()
            file.write_text('{"settings": {"lr": 3}}')
            self.assertEqual(yates.trial().lr, 3)
