"""Why no value can be made."""

from __future__ import annotations


class Impossible(Exception):  # noqa: N818 - it is no error of anybody's
    """There is no value of a type, or none that is known; the message says why."""
