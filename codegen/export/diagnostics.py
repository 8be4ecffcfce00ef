"""Every fault of an export with its place: the class and the field in which it was met."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pydantic_core import PydanticOmit

from codegen.errors import Problem
from codegen.export.passes.placeholders import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.export.source import Source

_HOOK = "mend json_schema_extra, or the hook of a type, that makes the schema"


class Faults:
    """Collects the problems of one run, each once, and knows where the run stands.

    `owner` is the class for which the run describes a type, where it is inside none.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._places: list[tuple[type, str | None]] = []
        self._failed: tuple[type, str | None] | None = None
        self.owner: type | None = None
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
        cls, field = self._places[-1] if self._places else (self.owner, None)
        where = self._source.place(cls, field) if cls else "a root"
        self._problems[Problem(rule, where, what, hint)] = None

    def skips(self, cls: type) -> bool:
        """Whether the configuration leaves a class out."""
        return self._source.skips(origin_of(cls) or cls)

    @contextlib.contextmanager
    def caught(self, owner: type) -> Iterator[None]:
        """Turn what a user's hook raises into a fault at the innermost place, or at the owner."""
        self.owner = owner if owner is not object else self.owner  # a bound is of what is around
        try:
            yield
        except Exception as error:  # noqa: BLE001 - a hook may raise anything
            cls, field = self._failed or (owner, None)
            self._failed = None
            with self.at(cls, field):
                self.report("hook-runs", f"{type(error).__name__}: {error}", _HOOK)
