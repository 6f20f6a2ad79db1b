"""Copies of files and folders that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import shutil
import tempfile
from typing import Iterator, List, Optional

#: Each folder that is saved gets a place of its own, since no folder can be replaced at one stroke.
_SAVED_FOLDER = re.compile(r"save-(\d{1,12})")


def save_file(source: pathlib.Path, folder: pathlib.Path, name: Optional[str] = None) -> None:
    """Puts a copy of the file into the folder, in place of one of that name."""
    with _staging(folder) as staging:
        copy = staging / "copy"
        shutil.copyfile(source, copy)
        os.replace(copy, folder / (name or source.name))


def save_folder(source: pathlib.Path, folder: pathlib.Path) -> None:
    """Puts a copy of the folder's content into a new folder below, then removes that of the save before."""
    before = saved_folders(folder)
    number = 1 + (_number_of(before[-1]) if before else 0)
    with _staging(folder) as staging:
        copy = staging / "copy"
        shutil.copytree(source, copy, copy_function=shutil.copyfile)
        os.rename(copy, folder / f"save-{number}")
        # Moved away first: who reads the folder meanwhile finds all of an earlier save, or nothing of it.
        for index, old in enumerate(before):
            os.rename(old, staging / f"old-{index}")


def saved_folders(folder: pathlib.Path) -> List[pathlib.Path]:
    """Folders that `save_folder` put there, the newest last."""
    found = [entry for entry in folder.iterdir() if _SAVED_FOLDER.fullmatch(entry.name) and entry.is_dir()]
    return sorted(found, key=_number_of)


def _number_of(folder: pathlib.Path) -> int:
    match = _SAVED_FOLDER.fullmatch(folder.name)
    return int(match.group(1)) if match else 0


@contextlib.contextmanager
def _staging(folder: pathlib.Path) -> Iterator[pathlib.Path]:
    """A passing folder on the same disk: beside the folder, which the agent reads at any time, where that may be."""
    beside = folder.resolve().parent
    can_be_beside = os.access(beside, os.W_OK | os.X_OK) and beside.stat().st_dev == folder.stat().st_dev
    staging = tempfile.mkdtemp(prefix=".yates-save-", dir=beside if can_be_beside else folder)
    try:
        yield pathlib.Path(staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
