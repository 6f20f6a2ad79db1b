"""The values that a script runs with: levels of the sweep, in the types of the script's own defaults."""

from __future__ import annotations

import argparse
import dataclasses
import os
import pathlib
from enum import Enum
from typing import Any, Dict, Mapping, Optional, Union

from yates._errors import YatesError

Defaults = Union[Mapping[str, Any], argparse.Namespace, None]


def defaults_of(given: Any, more: Mapping[str, Any]) -> Dict[str, Any]:
    """The defaults of a map, an argparse.Namespace or a dataclass, and of keywords, which come last."""
    if given is None:
        return dict(more)
    if isinstance(given, argparse.Namespace):
        return {**vars(given), **more}
    if isinstance(given, Mapping):
        return {**given, **more}
    if dataclasses.is_dataclass(given) and not isinstance(given, type):
        return {
            **{field.name: getattr(given, field.name) for field in dataclasses.fields(given)},
            **more,
        }
    raise YatesError(
        f"yates.trial() got {type(given).__name__}; give keywords, a dict, an argparse.Namespace or a dataclass"
    )


def like_default(name: str, level: Any, default: Any) -> Any:
    """The level in the type of the default; as it is where that is None or of a type of the script's own.

    Raises:
        YatesError: The level is no value of that type.
    """
    try:
        value = _converted(level, default)
    except (KeyError, ValueError):
        value = None
    if value is None and default is not None and level is not None:
        kind = type(default).__name__
        raise YatesError(
            f"setting {name}: the sweep gives {level!r}, and the default {default!r} is of type {kind}; "
            f"make the levels in the sweep file match, or give another default"
        )
    return value


def _converted(level: Any, default: Any) -> Optional[Any]:
    if default is None or level is None or type(level) is type(default):
        return level
    if isinstance(default, Enum):
        kind = type(default)
        return kind[level] if isinstance(level, str) and level in kind.__members__ else kind(level)
    if isinstance(default, bool):
        return {"true": True, "false": False, "True": True, "False": False}.get(str(level))
    if isinstance(default, int):
        if isinstance(level, float) and not level.is_integer():
            return None
        return None if isinstance(level, bool) else int(level)
    if isinstance(default, float):
        return None if isinstance(level, bool) else float(level)
    if isinstance(default, str):
        return str(level)
    if isinstance(default, os.PathLike):
        return pathlib.Path(level) if isinstance(level, str) else None
    return level
