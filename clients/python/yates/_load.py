"""What a sweep gave, through the `yates` command."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
from typing import Any, Dict, List, Mapping, Optional, Sequence, Union

from yates._errors import YatesError

_SCHEMA = "yates/export/v1"


class Sweep:
    """A sweep as `yates export --format json` writes it.

    Attributes:
        id, name, state: Of the sweep.
        spec: The sweep file, with its defaults filled in.
        trials: Each cell and replicate once, in planned order. A metric that is not finite is a float here too.
    """

    def __init__(self, exported: Mapping[str, Any]) -> None:
        sweep = exported["sweep"]
        self.id = str(sweep["id"])
        self.name = str(sweep["name"])
        self.state = str(sweep["state"])
        self.spec: Mapping[str, Any] = exported["spec"]
        self.trials: List[Dict[str, Any]] = [_with_all_numbers(trial) for trial in exported["trials"]]

    def rows(self) -> List[Dict[str, Any]]:
        """A dict a trial: `trial_id`, cell, block, replicate, seed, the settings, state, then the metrics.

        All have the same keys; what is not known is None. A metric that is called like another column is `metric_NAME`.
        """
        settings = _names(self.trials, "settings")
        fixed = {*_FIXED, *settings}
        columns = {name: f"metric_{name}" if name in fixed else name for name in _names(self.trials, "metrics")}
        return [
            {
                "trial_id": trial["id"],
                **{name: trial.get(name) for name in _BEFORE},
                **{name: trial["settings"].get(name) for name in settings},
                **{name: trial.get(name) for name in _AFTER},
                **{column: trial["metrics"].get(name) for name, column in columns.items()},
            }
            for trial in self.trials
        ]

    def frame(self) -> Any:
        """`rows` as a pandas.DataFrame, or as they are where pandas is not installed."""
        rows = self.rows()
        try:
            pandas = importlib.import_module("pandas")
        except ModuleNotFoundError as error:
            # One that is there and broken is not passed over.
            if error.name != "pandas":
                raise
            return rows
        return pandas.DataFrame(rows)


_BEFORE = ("cell", "block", "replicate", "seed")
_AFTER = ("state", "attempts", "agent")
_FIXED = ("trial_id", *_BEFORE, *_AFTER)


def load(
    sweep: str,
    *,
    data: Optional[Union[str, "os.PathLike[str]"]] = None,
    coordinator: Optional[str] = None,
    command: Union[str, Sequence[str]] = "yates",
) -> Sweep:
    """Asks for a sweep by id, beginning of an id, or name.

    Args:
        data: Data folder. Default: as the `yates` command does, `.yates` or the newest login.
        coordinator: `host:port`.
        command: How `yates` is started: a program, or words such as `["npx", "yates"]`.

    Raises:
        YatesError: The command is not there, or refuses.
    """
    words = [command] if isinstance(command, str) else list(command)
    words += ["export", "--format", "json"]
    if data is not None:
        words += ["--data", os.fspath(data)]
    if coordinator is not None:
        words += ["--coordinator", coordinator]
    try:
        done = subprocess.run([*words, "--", sweep], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    except OSError as error:
        raise YatesError(
            f"{words[0]} cannot be started: {error.strerror}; install Yates, or say how it is started: "
            'yates.load(..., command=["npx", "yates"])'
        ) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise YatesError(said or f"{words[0]} ended with exit code {done.returncode}")
    try:
        exported = json.loads(done.stdout)
    except ValueError as error:
        raise YatesError(f"{words[0]} export wrote no JSON: {error}; is it another program?") from error
    if not isinstance(exported, dict) or exported.get("schema") != _SCHEMA:
        raise YatesError(f"{words[0]} export wrote something else than {_SCHEMA}; update this package or Yates")
    return Sweep(exported)


def _with_all_numbers(trial: Mapping[str, Any]) -> Dict[str, Any]:
    words = trial.get("notFinite", {})
    return {**trial, "metrics": {**trial["metrics"], **{name: float(word) for name, word in words.items()}}}


def _names(trials: Sequence[Mapping[str, Any]], key: str) -> List[str]:
    return list(dict.fromkeys(name for trial in trials for name in trial[key]))
