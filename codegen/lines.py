"""Which characters make one line of a text more than one, or show it otherwise than it is.

And what of it is another in each run.
"""

from __future__ import annotations

import json
import re

HIDDEN = "\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
"""Control characters, line breaks of all kinds, marks that turn a text around, half characters; as
the inside of a class of a regular expression."""

_HIDDEN = re.compile(f"[{HIDDEN}]")
_HIDDEN_IN_LINES = re.compile(f"(?![\n\t])[{HIDDEN}]")
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+\b")


def is_line(text: str) -> bool:
    """Whether a text is one line, and shows all that it holds."""
    return _HIDDEN.search(text) is None


def as_line(text: str) -> str:
    """The text on one line: what is hidden in it is shown as JSON escapes it."""
    return _HIDDEN.sub(_escape, text)


def as_lines(text: str) -> str:
    """The text with its line feeds and tabs; what else is hidden in it is shown as by JSON."""
    return _HIDDEN_IN_LINES.sub(_escape, text)


def without_addresses(text: str) -> str:
    """The text without the addresses of objects, which are others in each run."""
    return _ADDRESS.sub("", text)


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
