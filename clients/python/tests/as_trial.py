"""Runs code as an agent would: with the environment of a trial, and its reports read back."""

import contextlib
import io
import json
import os
import pathlib
import tempfile
from typing import Any, Dict, Iterator, List
from unittest import mock

import yates


class Given:
    """What an agent gives to a trial, and what the trial says."""

    def __init__(self, folder: str, told: Dict[str, Any]) -> None:
        self.folder = pathlib.Path(folder)
        self.checkpoint = self.folder / "now"
        self.artifacts = self.folder / "artifacts"
        self.checkpoint.mkdir()
        self.artifacts.mkdir()
        self.printed = io.StringIO()
        self.environment = {
            "YATES_TRIAL": json.dumps(told),
            "YATES_CHECKPOINT": str(self.checkpoint),
            "YATES_ARTIFACTS": str(self.artifacts),
        }

    def trial(self, **defaults: Any) -> yates.Trial:
        t = yates.trial(**defaults)
        t._reporter._stream = self.printed
        return t

    def reports(self) -> List[Dict[str, Any]]:
        return [json.loads(line) for line in self.printed.getvalue().splitlines()]


@contextlib.contextmanager
def as_trial(environment: Dict[str, str] = {}, **told: Any) -> Iterator[Given]:
    with tempfile.TemporaryDirectory() as folder:
        given = Given(folder, {"seed": 7, "settings": {}, "options": {}, **told})
        with mock.patch.dict(os.environ, {**clean(), **given.environment, **environment}, clear=True):
            yield given


def clean() -> Dict[str, str]:
    """The environment of the tests, less what would make them part of a trial or of a job."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("YATES_", "SLURM_")) and name not in ("RANK", "LOCAL_RANK")
    }


@contextlib.contextmanager
def by_hand() -> Iterator[None]:
    with mock.patch.dict(os.environ, clean(), clear=True):
        yield
