"""The error of this package."""


class YatesError(Exception):
    """Says what is wrong, where, and what to do next."""
