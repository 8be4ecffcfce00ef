"""Every fault of an export with its place: the class and the field in which it was met."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pydantic_core import PydanticOmit

from codegen.errors import Problem
from codegen.export.placeholders import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.export.source import Source

_HOOK = "mend json_schema_extra, or the hook of a type, that makes the schema"


class Faults:
    """Collects the problems of one run, each once, and knows where the run stands."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._places: list[tuple[type, str | None]] = []
        self._failed: tuple[type, str | None] | None = None
        self._problems: dict[Problem, None] = {}

    @property
    def problems(self) -> list[Problem]:
        """What was reported, in order."""
        return list(self._problems)

    @contextlib.contextmanager
    def at(self, cls: type | None, field: str | None = None) -> Iterator[None]:
        """What happens meanwhile happens in this class, or in this field of the class around."""
        inside = self._places[-1][0] if cls is None else origin_of(cls) or cls
        self._places.append((inside, field))
        try:
            yield
        except PydanticOmit:  # no fault: a field that has no schema in this direction
            raise
        except Exception:
            self._failed = self._failed or self._places[-1]
            raise
        finally:
            self._places.pop()

    def report(self, rule: str, what: str, hint: str) -> None:
        """Note a fault at the place where the run stands."""
        where = self._source.place(*self._places[-1]) if self._places else "a root"
        self._problems[Problem(rule, where, what, hint)] = None

    @contextlib.contextmanager
    def caught(self, owner: type) -> Iterator[None]:
        """Turn what a user's hook raises into a fault at the innermost place, or at the owner."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - a hook may raise anything
            cls, field = self._failed or (owner, None)
            self._failed = None
            with self.at(cls, field):
                self.report("hook-runs", f"{type(error).__name__}: {error}", _HOOK)
