"""The callbacks, with classes that stand in for those of the libraries. test/python-client/ runs them with the real ones."""

import importlib
import pathlib
import sys
import types
import unittest
from typing import Any
from unittest import mock

import yates
from yates import _signals

from .as_trial import as_trial, by_hand


def library(modules: dict) -> Any:
    """Has these modules in place of installed ones, and ours read again."""
    made = {}
    for name, attributes in modules.items():
        made[name] = types.ModuleType(name)
        for key, value in attributes.items():
            setattr(made[name], key, value)
    ours = ("transformers", "lightning", "hydra")
    for name in ours:
        sys.modules.pop(f"yates.integrations.{name}", None)
    return mock.patch.dict(sys.modules, made)


class Base:
    pass


def some(**values: Any) -> types.SimpleNamespace:
    return types.SimpleNamespace(**values)


class Transformers(unittest.TestCase):
    def test_it_reports_saves_and_stops(self) -> None:
        with library({"transformers": {"TrainerCallback": Base}}), as_trial() as given:
            callback = importlib.import_module("yates.integrations.transformers").YatesCallback(given.trial())
            output = given.folder / "out"
            (output / "checkpoint-5").mkdir(parents=True)
            (output / "checkpoint-5" / "trainer_state.json").write_text("{}")
            state = some(is_world_process_zero=True, global_step=5, max_steps=10)
            control = some(should_save=False, should_training_stop=False)
            arguments = some(output_dir=str(output))
            self.assertIsNone(callback.checkpoint)
            callback.on_log(arguments, state, control, logs={"loss": 0.5, "note": "text", "step": 3})
            self.assertIs(callback.on_step_end(arguments, state, control), control)
            self.assertFalse(control.should_training_stop)
            callback.on_save(arguments, state, control)
            self.assertTrue(pathlib.Path(callback.checkpoint, "trainer_state.json").is_file())
            self.assertEqual(
                given.reports(), [{"step": 5, "steps": 10, "loss": 0.5}, {"checkpoint": True, "step": 5}]
            )
            callback.on_train_end(arguments, state, control)
            with mock.patch.object(_signals, "_seen", 15):
                callback.on_step_end(arguments, state, control)
                self.assertEqual((control.should_save, control.should_training_stop), (True, True))
                with self.assertRaises(SystemExit) as ended:
                    callback.on_train_end(arguments, state, control)
            self.assertEqual(ended.exception.code, 143)
            self.assertEqual(callback.metrics({"eval_loss": 1.0, "eval_text": "x"}), {"eval_loss": 1.0})


class Lightning(unittest.TestCase):
    def test_it_reports_saves_and_stops(self) -> None:
        modules = {"lightning": {}, "lightning.pytorch": {}, "lightning.pytorch.callbacks": {"Callback": Base}}
        with library(modules), as_trial() as given:
            callback = importlib.import_module("yates.integrations.lightning").YatesCallback(given.trial(), save_every=4)
            trainer = some(
                global_step=2,
                log_every_n_steps=2,
                max_steps=-1,
                callback_metrics={"loss": 0.5},
                should_stop=False,
                is_global_zero=True,
                sanity_checking=True,
                strategy=some(broadcast=lambda value: value),
                save_checkpoint=lambda path: pathlib.Path(path).write_text("weights"),
            )
            callback.setup(trainer, None, "fit")
            self.assertIsNone(callback.checkpoint)
            callback.on_validation_end(trainer, None)
            for step in (2, 3, 4, 4):
                trainer.global_step = step
                callback.on_train_batch_end(trainer, None, None, None, 0)
            self.assertEqual(pathlib.Path(callback.checkpoint).read_text(), "weights")
            callback.on_train_epoch_end(trainer, None)
            callback.on_train_end(trainer, None)
            self.assertEqual(
                given.reports(),
                [{"step": 2, "loss": 0.5}, {"step": 4, "loss": 0.5}, {"checkpoint": True, "step": 4}],
            )
            trainer.global_step = 5
            with mock.patch.object(_signals, "_seen", 10):
                callback.on_train_batch_end(trainer, None, None, None, 0)
                self.assertTrue(trainer.should_stop)
                with self.assertRaises(SystemExit) as ended:
                    callback.on_train_end(trainer, None)
            self.assertEqual(ended.exception.code, 138)
            callback.on_exception(trainer, None, ValueError())
            with self.assertRaises(SystemExit):
                callback.on_exception(trainer, None, SystemExit())
            self.assertEqual(given.reports()[-1], {"checkpoint": True, "step": 5})


class OmegaConf:
    """Of maps in maps."""

    @staticmethod
    def select(config: Any, place: str, default: Any) -> Any:
        for part in place.split("."):
            if part not in config:
                return default
            config = config[part]
        return config

    @staticmethod
    def update(config: Any, place: str, value: Any) -> None:
        *path, last = place.split(".")
        for part in path:
            config = config[part]
        config[last] = value


class Hydra(unittest.TestCase):
    modules = {
        "hydra": {},
        "hydra.experimental": {},
        "hydra.experimental.callback": {"Callback": Base},
        "omegaconf": {"OmegaConf": OmegaConf},
    }

    def test_settings_go_where_they_belong(self) -> None:
        config = {"width": 4, "optimiser": {"lr": 0.1, "name": "sgd"}}
        with library(self.modules):
            hydra = importlib.import_module("yates.integrations.hydra")
            with by_hand():
                hydra.with_settings(config)
            self.assertEqual(config["width"], 4)
            with as_trial(settings={"width": 8.0, "lr": 1, "optimiser__name": "adam"}):
                t = hydra.with_settings(config, {"lr": "optimiser.lr"})
            self.assertEqual(t.lr, 1)
            self.assertEqual(config, {"width": 8, "optimiser": {"lr": 1.0, "name": "adam"}})
            self.assertIs(type(config["width"]), int)
            with as_trial(settings={"depth": 1}), self.assertRaisesRegex(yates.YatesError, "has no 'depth'; say where"):
                hydra.with_settings(config)

    def test_what_a_job_returns_is_its_result(self) -> None:
        with library(self.modules), as_trial():
            hydra = importlib.import_module("yates.integrations.hydra")
            results: list = []
            with mock.patch.object(yates.Trial, "result", lambda _self, metrics: results.append(metrics)):
                callback = hydra.YatesCallback(metric="accuracy")
                for name, value in (("COMPLETED", 0.5), ("COMPLETED", {"a": 1, "b": "x"}), ("COMPLETED", None)):
                    callback.on_job_end(None, some(status=some(name=name), return_value=value))
                callback.on_job_end(None, some(status=some(name="FAILED")))
        self.assertEqual(results, [{"accuracy": 0.5}, {"a": 1}])
