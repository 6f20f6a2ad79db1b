"""Metrics in what a program prints, found by patterns of RE2: Python's own `re` may need for ever for a pattern."""

import re

try:
    import re2
except ImportError:
    re2 = None

LINE_BYTES_MAX = 4096
NUMBER = re.compile(r"[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)", re.IGNORECASE | re.ASCII)
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
AFTER = "%.,;:!)]}'\""
COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class PrintedMetrics:
    """`on_found(step, steps, metrics)` hears each value; `last` holds the last of each metric."""

    def __init__(self, patterns, on_found):
        self.patterns = {name: re2.compile(text) for name, text in patterns.items()}
        self.on_found = on_found
        self.last, self.counts = {}, {}
        self.step, self.steps = None, 0

    def take_line(self, line):
        """Takes a line as bytes. Progress bars write over theirs."""
        for part in line.rstrip(b"\r\n").split(b"\r"):
            self.take_text(COLOUR.sub("", part[:LINE_BYTES_MAX].decode(errors="replace")))

    def take_text(self, text):
        values = {name: self.value_in(pattern, text) for name, pattern in self.patterns.items()}
        step, steps = values.pop("step", None), values.pop("steps", None)
        if step is not None and abs(step) < 2**32:
            self.step = max(0, int(step))
        if steps is not None and abs(steps) < 2**32:
            self.steps = max(0, int(steps))
        for name, value in values.items():
            if value is None:
                continue
            self.counts[name] = self.counts.get(name, 0) + 1
            self.last[name] = value
            self.on_found(self.counts[name] if self.step is None else self.step, self.steps, {name: value})

    @staticmethod
    def value_in(pattern, text):
        """The number at the beginning of the group; a group that ends within a number means all of it."""
        found = pattern.search(text)
        if not found or found.group(1) is None:
            return None
        group = found.group(1)
        if GROUPED.fullmatch(group.rstrip(AFTER)):
            return float(group.rstrip(AFTER).replace(",", ""))
        number = NUMBER.match(text, found.start(1))
        if not number or group[len(number.group()):].strip(AFTER):
            return None
        return float(number.group())
