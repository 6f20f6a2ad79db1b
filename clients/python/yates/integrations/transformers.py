"""A callback for the Trainer of Hugging Face's transformers.

    t = yates.trial(learning_rate=5e-5)
    callback = YatesCallback(t)
    trainer = Trainer(model, arguments, ..., callbacks=[callback])
    trainer.train(resume_from_checkpoint=callback.checkpoint)
    t.result(callback.metrics(trainer.evaluate()))
"""

from __future__ import annotations

import os
from typing import Any, Dict, Mapping, Optional

from transformers import TrainerCallback

from yates._report import numbers_among
from yates._trial import Trial


class YatesCallback(TrainerCallback):  # type: ignore[misc]
    """Reports what the Trainer logs, and hands each checkpoint that it saves to the next attempt.

    When the trial is asked to end it saves at the next step, and ends the script once the Trainer has stopped.
    """

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self._is_stopping = False

    @property
    def checkpoint(self) -> Optional[str]:
        """For `resume_from_checkpoint`."""
        folder = self.trial.restore()
        return None if folder is None else str(folder)

    @staticmethod
    def metrics(metrics: Mapping[str, Any]) -> Dict[str, float]:
        """What `evaluate` gives, less what is no number."""
        return numbers_among(metrics)

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        # From here on a signal waits for the end of its step.
        _ = self.trial.should_stop

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **kwargs: Any) -> None:
        if not state.is_world_process_zero or not logs:
            return
        steps = state.max_steps if state.max_steps and state.max_steps > 0 else None
        self.trial.log(state.global_step, numbers_among(logs), steps=steps)

    def on_save(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if not state.is_world_process_zero:
            return
        folder = os.path.join(args.output_dir, f"checkpoint-{state.global_step}")
        self.trial.save(folder, step=state.global_step)

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> Any:
        if self.trial.should_stop:
            self._is_stopping = state.global_step < (state.max_steps or 0)
            control.should_save = True
            control.should_training_stop = True
        return control

    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        # What the script would report next would be the result of a training that was cut short.
        if self._is_stopping:
            self.trial.stop()
