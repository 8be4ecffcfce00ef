"""Whether two texts of JSON hold the same value, in the same order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.untyped import JsonValue


def equal(ours: str, theirs: str) -> bool:
    """Whether both are JSON, and of the same value.

    The order of the keys counts: that of `properties` is the order of the fields, from which the
    other files follow. A number counts as it is written, so none is rounded.
    """
    try:
        return bool(_value(ours) == _value(theirs))
    except (ValueError, RecursionError):
        return False


def _value(text: str) -> JsonValue:
    # Objects become tuples, which no list is equal to, and numbers bytes, which no string is.
    return json.loads(
        text,
        object_pairs_hook=tuple,
        parse_int=str.encode,
        parse_float=str.encode,
        parse_constant=str.encode,
    )
