"""Settings of a trial in a configuration of Hydra, and the value of a Hydra job as its result.

    @hydra.main(version_base=None, config_path="conf", config_name="config")
    def main(config):
        t = with_settings(config, {"lr": "optimiser.lr"})
        ...
        return accuracy

With `hydra.callbacks.yates._target_=yates.integrations.hydra.YatesCallback` what `main` returns is reported as the result.
"""

from __future__ import annotations

from typing import Any, Mapping, Optional

from hydra.experimental.callback import Callback
from omegaconf import OmegaConf

from yates._errors import YatesError
from yates._report import numbers_among
from yates._trial import Trial, trial

_MISSING = object()


def with_settings(config: Any, names: Optional[Mapping[str, str]] = None) -> Trial:
    """Puts the levels of the trial into the configuration, in the types that stand there. By hand nothing is changed.

    Args:
        config: Of `hydra.main`.
        names: Place in the configuration of each factor that is called otherwise, such as `{"lr": "optimiser.lr"}`. By default
            a factor stands under its own name, where `__` is a dot: factors of a sweep file have no dots.

    Raises:
        YatesError: The configuration has no such place, or the level does not fit there.
    """
    t = trial()
    for name, level in t.settings.items():
        place = (names or {}).get(name, name.replace("__", "."))
        before = OmegaConf.select(config, place, default=_MISSING)
        if before is _MISSING:
            raise YatesError(
                f"factor {name} of the sweep: the configuration has no {place!r}; "
                f"say where it belongs: with_settings(config, {{{name!r}: 'optimiser.{name}'}})"
            )
        value = trial({name: before})[name]
        try:
            OmegaConf.update(config, place, value)
        except Exception as error:
            raise YatesError(f"factor {name} of the sweep does not fit into {place!r}: {error}") from error
    return t


class YatesCallback(Callback):  # type: ignore[misc]
    """Reports what the job returns: a number under the name `metric`, or a dict of numbers."""

    def __init__(self, metric: str = "value") -> None:
        self.metric = metric

    def on_job_end(self, config: Any, job_return: Any, **kwargs: Any) -> None:
        # Hydra raises the error of a job that failed only when it is read.
        if getattr(job_return.status, "name", "") != "COMPLETED":
            return
        value = job_return.return_value
        metrics = numbers_among(value if isinstance(value, Mapping) else {self.metric: value})
        if metrics:
            trial().result(metrics)
