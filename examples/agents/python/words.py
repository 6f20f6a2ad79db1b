"""All settings of a trial as words of a command: what `{args}` in `run` stands for (docs/command-trials.md)."""

import re

STYLES = {"flags", "no-flags", "dashes", "hydra"}
PLACEHOLDER = re.compile(r"\{(args(?::[a-z,-]+)?)\}")
PLACED = re.compile(r"(?:[\w.+@/-]+=)?[\"']?\{([A-Za-z]\w*)(?::hydra)?\}[\"']?;?")


def all_settings(word, settings, run):
    """The words for one that asks for all settings; None for any other, and where a factor has the name."""
    asked = PLACEHOLDER.fullmatch(word)
    if not asked or asked.group(1) in settings:
        return None
    style = set(filter(None, asked.group(1)[len("args:"):].split(",")))
    if style - STYLES:
        raise ValueError(f"{word} asks for a style that this agent does not know")
    placed = {found.group(1) for part in " ".join(run).split() if (found := PLACED.fullmatch(part))}
    found = [pair for pair in settings.items() if pair[0] not in placed]
    if "hydra" in style:
        return [f"{name}={hydra_value(level)}" for name, level in found]
    return [word for name, level in found for word in option_words(name, level, style)]


def option_words(name, level, style):
    name = name.replace("_", "-") if "dashes" in style else name
    if isinstance(level, bool) and style & {"flags", "no-flags"}:
        return [f"--{name}"] if level else [f"--no-{name}"] if "no-flags" in style else []
    text = as_text(level)
    return [f"--{name}={text}"] if text.startswith("-") else [f"--{name}", text]


def hydra_value(level):
    if not isinstance(level, str):
        return as_text(level)
    is_word = re.fullmatch(r"[A-Za-z_][\w./-]*", level, re.ASCII)
    if is_word and level.lower() not in {"true", "false", "null", "nan", "inf"}:
        return level
    quoted = re.sub(r"(?<!\\)(\\*)(\$\{|'|\Z)", lambda found: found[1] * 2 + ("\\" if found[2] else "") + found[2], level)
    return f"'{quoted}'"


def as_text(value):
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
