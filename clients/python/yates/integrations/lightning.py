"""A callback for the Trainer of Lightning (package `lightning`, or `pytorch_lightning`).

    t = yates.trial(lr=1e-3)
    callback = YatesCallback(t, save_every=500)
    trainer = Trainer(callbacks=[callback], ...)
    trainer.fit(model, data, ckpt_path=callback.checkpoint)
    t.result(callback.metrics(trainer.callback_metrics))
"""

from __future__ import annotations

import os
import pathlib
import tempfile
from typing import Any, Dict, Mapping, Optional

try:
    from lightning.pytorch.callbacks import Callback
except ImportError:
    from pytorch_lightning.callbacks import Callback

from yates._report import numbers_among
from yates._trial import Trial

_FILE = "lightning.ckpt"


class YatesCallback(Callback):  # type: ignore[misc]
    """Reports what the model logs, and hands checkpoints to the next attempt.

    When the trial is asked to end it saves at the end of the step, and ends the script once the Trainer has stopped.

    Args:
        save_every: Steps from one checkpoint to the next. Default: at the end of each epoch.
    """

    def __init__(self, trial: Trial, *, save_every: Optional[int] = None) -> None:
        self.trial = trial
        self.save_every = save_every
        self._is_stopping = False
        self._saved_at = -1
        self._logged_at = -1

    @property
    def checkpoint(self) -> Optional[str]:
        """For `ckpt_path`."""
        folder = self.trial.restore()
        place = None if folder is None else folder / _FILE
        return str(place) if place is not None and place.exists() else None

    @staticmethod
    def metrics(metrics: Mapping[str, Any]) -> Dict[str, float]:
        """What `trainer.callback_metrics` holds, less what is no number."""
        return numbers_among(metrics)

    def setup(self, trainer: Any, pl_module: Any, stage: str) -> None:
        # Before Lightning's own handler of SIGTERM, which calls this one too.
        _ = self.trial.should_stop

    def on_train_batch_end(self, trainer: Any, pl_module: Any, *args: Any, **kwargs: Any) -> None:
        step = trainer.global_step
        every = trainer.log_every_n_steps
        if every and step % every == 0 and step != self._logged_at:
            self._log(trainer)
        if self.save_every and step % self.save_every == 0:
            self._save(trainer)
        if self.trial.should_stop and not trainer.should_stop:
            self._is_stopping = True
            self._save(trainer)
            trainer.should_stop = True

    def on_validation_end(self, trainer: Any, pl_module: Any) -> None:
        if not trainer.sanity_checking:
            self._log(trainer)

    def on_train_epoch_end(self, trainer: Any, pl_module: Any) -> None:
        if self.save_every is None and not self._is_stopping:
            self._save(trainer)

    def on_train_end(self, trainer: Any, pl_module: Any) -> None:
        # What the script would report next would be the result of a training that was cut short.
        if self._is_stopping:
            self.trial.stop()

    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:
        # Lightning ends a training at SIGTERM by an exception of its own, and then the script with exit code 0.
        if self._is_stopping and isinstance(exception, SystemExit):
            self.trial.stop()

    def _log(self, trainer: Any) -> None:
        self._logged_at = trainer.global_step
        metrics = numbers_among(trainer.callback_metrics)
        steps = trainer.max_steps if trainer.max_steps and trainer.max_steps > 0 else None
        self.trial.log(trainer.global_step, metrics, steps=steps)

    def _save(self, trainer: Any) -> None:
        step = trainer.global_step
        if step == self._saved_at:
            return
        self._saved_at = step
        with tempfile.TemporaryDirectory(prefix="yates-lightning-") as own:
            # All processes write to the place of the first; some strategies write a folder there.
            folder = trainer.strategy.broadcast(own)
            file = pathlib.Path(folder, _FILE)
            trainer.save_checkpoint(os.fspath(file))
            if trainer.is_global_zero:
                self.trial.save(file if file.is_file() else file.parent, step=step)
