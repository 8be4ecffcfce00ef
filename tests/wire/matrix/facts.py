"""What a row says of the wire, confirmed by Pydantic: the witnesses of the row."""

from __future__ import annotations

import importlib
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wire.matrix.row import Row


# the kind, whether Pydantic accepts, whether the type does, whether the schema has to agree
_KINDS = (
    ("accepted", True, True, True),
    ("tolerated", True, False, False),
    ("rejected", False, False, True),
    ("constrained", False, True, False),
    ("lenient", True, True, False),
)


@dataclass(frozen=True)
class Witness:
    """A JSON text that crosses the wire in one direction, or near to one that does.

    `fits` says whether the type has to take it. `is_schema_bound` says whether the schema has to
    decide alike: not where Pydantic coerces what the schema may state otherwise, nor for a
    constraint that the schema may or may not state.
    """

    direction: str
    kind: str
    text: str
    fits: bool
    is_schema_bound: bool

    @property
    def value(self) -> Any:  # noqa: ANN401 - JSON
        """The text as Python reads it."""
        return json.loads(self.text)


def witnesses(row: Row) -> list[Witness]:
    """The witnesses of a row; AssertionError where Pydantic says otherwise."""
    module = importlib.import_module(row.module)
    adapter: TypeAdapter[Any] = TypeAdapter(module.T)
    return [*_sent(row, adapter, vars(module)), *_received(row, adapter)]


def _sent(row: Row, adapter: TypeAdapter[Any], names: dict[str, Any]) -> Iterator[Witness]:
    flags: dict[str, Any] = {"by_alias": True, **row.wire}
    flags.pop("nonfinite_floats", None)  # says what to expect, and is no way to dump
    for expression in row.sent:
        value = eval(expression, names)
        text = adapter.dump_json(value, **flags).decode()
        yield Witness("output", "sent", text, fits=True, is_schema_bound=True)


def _received(row: Row, adapter: TypeAdapter[Any]) -> Iterator[Witness]:
    for kind, is_accepted, fits, is_schema_bound in _KINDS:
        for text in getattr(row, kind):
            assert is_accepted == accepts(adapter, text), f"{text} is not {kind} by Pydantic"
            yield Witness("input", kind, text, fits, is_schema_bound and is_json(text))


def accepts(adapter: TypeAdapter[Any], text: str) -> bool:
    """Whether Pydantic reads the text; a validator that raises what it should not rejects, too."""
    try:
        adapter.validate_json(text)
    except Exception:  # noqa: BLE001 - see above
        return False
    return True


def is_json(text: str) -> bool:
    """Whether Python reads the text as the JSON that it is: 1e400 becomes infinity."""
    value = json.loads(text)
    return not (isinstance(value, float) and math.isinf(value))
