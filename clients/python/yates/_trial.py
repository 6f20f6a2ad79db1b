"""The trial that this script is."""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import shutil
import tempfile
from typing import Any, Dict, Iterator, Mapping, NoReturn, Optional, Union

from yates import _copy, _report, _signals
from yates._errors import YatesError
from yates._settings import Defaults, defaults_of, like_default

PathLike = Union[str, "os.PathLike[str]"]

#: Of a script that is run by hand and gives no default of its own.
_SEED_BY_HAND = 1


def trial(defaults: Defaults = None, /, **more: Any) -> Trial:
    """The trial that this script is: levels of the sweep, or the defaults when the script is run by hand.

    Args:
        defaults: A dict, an argparse.Namespace or a dataclass.
        **more: Further defaults. A level is converted to the type of its default.

    Raises:
        YatesError: What the agent gave cannot be read, or a level is no value of its default's type.
    """
    return Trial(_told(), defaults_of(defaults, more))


def _told() -> Optional[Mapping[str, Any]]:
    """What the agent says of the trial; None when the script is run by hand."""
    text = os.environ.get("YATES_TRIAL")
    where = "YATES_TRIAL"
    if not text:
        path = os.environ.get("YATES_TRIAL_FILE")
        if not path:
            return None
        where = f"the file {path} (YATES_TRIAL_FILE)"
        try:
            text = pathlib.Path(path).read_text(encoding="utf-8")
        except OSError as error:
            raise YatesError(f"{where} cannot be read: {error.strerror}") from error
    try:
        told = json.loads(text)
    except ValueError as error:
        raise YatesError(f"{where} is no JSON: {error}; unset it to run this script by hand") from error
    if not isinstance(told, dict) or not isinstance(told.get("settings", {}), dict):
        raise YatesError(f"{where} does not describe a trial; unset it to run this script by hand")
    return told


class Trial(Mapping[str, Any]):
    """Settings by attribute (`t.lr`) or item (`t["lr"]`), and the reports of the trial.

    A name means the level of that factor, else the entry of the sweep file's `trainer.options`, else the default. A
    setting whose name is also that of a method, such as `log`, is read by item. As a mapping it can be handed on: `build(**t)`.

    Attributes:
        is_trial: False when the script is run by hand.
        id, sweep, sweep_id: Names of the trial and of its sweep; empty by hand.
        seed: What all random numbers are to follow from.
        replicate, attempt: Numbers from 1.
        settings: Levels of the factors, as the sweep has them.
        options: `trainer.options` of the sweep file.
        checkpoint_step: Step of what `restore` gives, where it is known.
    """

    def __init__(self, told: Optional[Mapping[str, Any]], defaults: Mapping[str, Any]) -> None:
        about: Mapping[str, Any] = told or {}
        self.is_trial = told is not None
        self.id = str(about.get("trial_id", ""))
        self.sweep = str(about.get("sweep", ""))
        self.sweep_id = str(about.get("sweep_id", ""))
        self.attempt = int(about.get("attempt", 1))
        self.replicate = int(about.get("replicate", 1))
        self.seed = int(about.get("seed", defaults.get("seed") or _SEED_BY_HAND))
        self.settings: Mapping[str, Any] = dict(about.get("settings", {}))
        options = about.get("options")
        self.options: Mapping[str, Any] = dict(options) if isinstance(options, Mapping) else {}
        step = about.get("checkpoint_step")
        self.checkpoint_step: Optional[int] = step if isinstance(step, int) else None
        self._values = self._filled(defaults)
        self._about = about
        self._reporter = _report.Reporter(self.is_trial)
        self._step: Optional[int] = None
        self._own_artifacts: Optional[pathlib.Path] = None

    def _filled(self, defaults: Mapping[str, Any]) -> Dict[str, Any]:
        given = {**self.options, **self.settings}
        if "seed" in defaults and "seed" not in given:
            given["seed"] = self.seed
        values = dict(defaults)
        for name, level in given.items():
            values[name] = like_default(name, level, defaults.get(name))
        return values

    def __getitem__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            raise KeyError(self._unknown(name)) from None

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is no attribute. Names of Python's own are never settings (copy, pickle).
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(self._unknown(name)) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Trial({', '.join(f'{name}={value!r}' for name, value in self._values.items())})"

    def _unknown(self, name: str) -> str:
        known = ", ".join(self._values) or "none"
        return f"no setting {name!r} (known: {known}); give it a default: yates.trial({name}=...)"

    def namespace(self) -> argparse.Namespace:
        """The settings as argparse gives them: `args = yates.trial(parser.parse_args()).namespace()`."""
        return argparse.Namespace(**self._values)

    def log(
        self,
        step: int,
        metrics: Optional[Mapping[str, Any]] = None,
        /,
        *,
        steps: Optional[int] = None,
        **more: Any,
    ) -> None:
        """Reports progress: `t.log(50, loss=0.3)`, or `t.log(50, {"val/loss": 0.3})`. It also shows that the trial is alive.

        Args:
            step: Whole number that grows.
            metrics: Numbers, or tensors of one element; None is left out.
            steps: How many there will be. Default: the setting `steps`, where it is a whole number.

        Raises:
            YatesError: A metric is no number or has a name that means something else.
        """
        numbers = _report.numbers_of({**(metrics or {}), **more})
        reserved = sorted(_report.RESERVED & numbers.keys())
        if reserved:
            raise YatesError(f"a metric of a log line cannot be called {reserved[0]!r}; give it another name")
        self._step = _report.count_of("step", step)
        total = self._values.get("steps") if steps is None else steps
        whole = isinstance(total, int) and not isinstance(total, bool) and total > 0
        line = {"step": self._step, **({"steps": total} if whole else {}), **numbers}
        of = f"/{total}" if whole else ""
        self._reporter.line(line, f"step {self._step}{of}  {_report.in_words(numbers)}".rstrip())

    def result(self, metrics: Optional[Mapping[str, Any]] = None, /, **more: Any) -> None:
        """Reports the metrics of the trial: `t.result(accuracy=0.9)`. The last call counts.

        Raises:
            YatesError: A metric is no number, or there is none.
        """
        numbers = _report.numbers_of({**(metrics or {}), **more})
        if not numbers:
            raise YatesError("t.result() got no metric; write t.result(loss=loss)")
        self._reporter.line({"result": numbers}, f"result  {_report.in_words(numbers)}")

    def fault(self, kind: str, message: str = "") -> None:
        """Says that the trial failed, and why: `t.fault("diverged", "the loss is nan")`. It does not end the script.

        Args:
            kind: `user`, `diverged`, `out_of_memory`, `infrastructure` or `machine`.
        """
        if kind not in _report.FAULTS:
            raise YatesError(f"no fault {kind!r}; write one of {', '.join(_report.FAULTS)}")
        text = str(message)[: _report.MESSAGE_CHARS_MAX]
        line = {"fault": kind, **({"message": text} if text else {})}
        self._reporter.line(line, f"fault {kind}  {text}".rstrip())

    @property
    def checkpoint(self) -> Optional[pathlib.Path]:
        """Folder for what the next attempt may go on from; None when the script is run by hand. `save` fills it."""
        return self._folder("YATES_CHECKPOINT", "checkpoint")

    def restore(self) -> Optional[pathlib.Path]:
        """Folder with what an earlier attempt saved, or None: then the trial begins at its start.

        It holds the file that was handed to `save`, or the content of the folder.
        """
        folder = self.checkpoint
        if folder is None or not folder.is_dir():
            return None
        saved = _copy.saved_folders(folder)
        if saved:
            return saved[-1]
        has_content = any(not entry.name.startswith(".yates-save-") for entry in folder.iterdir())
        return folder if has_content else None

    def save(self, path: Optional[PathLike] = None, *, step: Optional[int] = None) -> None:
        """Saves a file, or a folder with all in it, for the next attempt to go on from.

        It is copied whole or not at all, and may be changed as soon as this returns. A trial saves either files or folders.

        Args:
            path: Default: nothing is copied, since the script has written into `t.checkpoint` itself, by renaming.
            step: Default: that of the last `log`.

        Raises:
            YatesError: There is nothing at the path, or a file is saved after a folder.
            OSError: It cannot be copied.
        """
        source = None if path is None else pathlib.Path(path)
        if source is not None and not source.exists():
            raise YatesError(f"t.save(): there is nothing at {source}; save it before, then hand it over")
        at = self._step if step is None else _report.count_of("step", step)
        folder = self.checkpoint
        if folder is not None and source is not None and _report.speaks():
            self._keep(source, folder)
        line = {"checkpoint": True, **({} if at is None else {"step": at})}
        where = "" if at is None else f" at step {at}"
        what = "" if source is None else f": {source}"
        self._reporter.line(line, f"checkpoint{where}{what} (run by hand: not kept)")

    def _keep(self, source: pathlib.Path, folder: pathlib.Path) -> None:
        inside = folder.resolve()
        if inside == source.resolve() or inside in source.resolve().parents:
            return
        if source.is_dir():
            _copy.save_folder(source, folder)
            return
        if _copy.saved_folders(folder):
            raise YatesError(f"t.save(): {source} is a file, and folders were saved before; put it into the folder")
        _copy.save_file(source, folder)

    @property
    def artifacts(self) -> pathlib.Path:
        """Folder whose files are kept with the trial. By hand it is a passing one, which is named when it is made."""
        folder = self._folder("YATES_ARTIFACTS", "artifacts")
        if folder is not None:
            return folder
        if self._own_artifacts is None:
            self._own_artifacts = pathlib.Path(tempfile.mkdtemp(prefix="yates-artifacts-"))
            self._reporter.say(f"artifacts are in {self._own_artifacts}")
        return self._own_artifacts

    def artifact(self, path: PathLike, name: Optional[str] = None) -> None:
        """Keeps a copy of a file or folder with the trial, under its own name or another."""
        if not _report.speaks():
            return
        source = pathlib.Path(path)
        if not source.exists():
            raise YatesError(f"t.artifact(): there is nothing at {source}")
        target = self.artifacts / (name or source.resolve().name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, copy_function=shutil.copyfile, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)

    @property
    def should_stop(self) -> bool:
        """True once the program was asked to end: save, then call `stop`.

        A trial that asks for this is no longer ended by SIGTERM at once: it has `kill_grace` (5 s) to save and end. SIGUSR1 and
        SIGUSR2 tell of the end of a job, usually minutes ahead.
        """
        _signals.listen()
        return _signals.seen() is not None

    def stop(self) -> NoReturn:
        """Ends the script as one that was asked to: what it saved is taken, and the trial goes on in another attempt."""
        raise SystemExit(128 + (_signals.seen() or _signals.SIGTERM))

    def _folder(self, variable: str, key: str) -> Optional[pathlib.Path]:
        path = os.environ.get(variable) or (self._about.get(key) if self.is_trial else None)
        return pathlib.Path(str(path)) if path else None
