"""Every fault of an export with its location: the class and the field in which it was met."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, PydanticUserError
from pydantic.errors import PydanticUndefinedAnnotation
from pydantic_core import PydanticOmit

from codegen.errors import ADVICE, RELAXED, Problem
from codegen.export.placeholders import origin_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from codegen.export.source import Source
    from codegen.untyped import AnyType

_T = TypeVar("_T")

_HOOK = "mend json_schema_extra, or the hook of a type, that makes the schema"
_REFUSED = "change the annotation: Pydantic itself does not take it"
_RAISED = "mend the hook of a type that raises this, or change the annotation"
_DEFINED = "import or define what the annotation names, at the top level of its module"
_FOREIGN = 'leave the class out with skip = ["{}"], or take unknown with inexpressible = "unknown"'


class Diagnostics:
    """Collects the problems of one run, each once, and knows where the run stands.

    `owner` is the class for which the run describes a type, where it is inside none.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stack: list[tuple[type, str | None]] = []
        self._failed: tuple[type, str | None] | None = None
        self.owner: type | None = None
        self._problems: dict[Problem, set[object]] = {}

    @property
    def problems(self) -> list[Problem]:
        """What was reported, in order; advice once, with the number of classes that inherit it."""
        return [
            replace(each, what=f"{each.what} (so in {len(classes)} classes)")
            if len(classes) > 1
            else each
            for each, classes in self._problems.items()
        ]

    @property
    def cls(self) -> type | None:
        """The class that is being described; None inside none."""
        return self._stack[-1][0] if self._stack else None

    @contextlib.contextmanager
    def at(self, cls: type | None, field: str | None = None) -> Iterator[None]:
        """What happens meanwhile happens in this class, or in this field of the class around."""
        self._stack.append((cls or self.cls or self.owner or object, field))
        try:
            yield
        except (PydanticOmit, KeyboardInterrupt):  # no fault: a field without a schema; a person
            raise
        except BaseException:
            self._failed = self._failed or self._stack[-1]
            raise
        finally:
            self._stack.pop()

    def report(self, rule: str, what: str, hint: str) -> None:
        """Note a fault where the run stands."""
        cls, field = self._stack[-1] if self._stack else (self.owner, None)
        declared: AnyType = origin_of(cls) or cls
        where = "a root"
        if hasattr(declared, "__module__") and hasattr(declared, "__name__"):  # unlike a union
            stating = _stating(declared, field, rule) if rule in ADVICE else declared
            where = self._source.location(stating, field)
            if rule in RELAXED and not self._source.is_ours(stating):
                hint = _FOREIGN.format(f"{stating.__module__}.{stating.__qualname__}")
        self._problems.setdefault(Problem(rule, where, what, hint), set()).add(declared)

    def skips(self, cls: type) -> bool:
        """Whether the configuration leaves a class out."""
        return self._source.skips(origin_of(cls) or cls)

    @contextlib.contextmanager
    def defining(self, owner: type) -> Iterator[None]:
        """Turn what Pydantic raises while it makes a core schema, into a fault of the owner.

        It makes that of a class whose annotations are text only when asked, so that all errors of
        its own may come up late, and those of the hooks that it calls.
        """
        try:
            yield
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a hook may raise anything, SystemExit too
            cause = _cause(owner) if isinstance(error, PydanticUserError) else error
            with self.at(owner):
                self.report("type-defined", *_explained(cause or error))

    def attempt(self, owner: type, ask: Callable[[], _T]) -> _T | None:
        """What is asked for beyond what the models need; None where that raises something."""
        self.owner = owner
        try:
            return ask()
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001 - as above
            self._failed = None
            return None

    @contextlib.contextmanager
    def describing(self, owner: type) -> Iterator[None]:
        """Turn what a user's hook raises into a fault where it was met, or of the owner."""
        self.owner = owner
        try:
            yield
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - as above
            cls, field = self._failed or (owner, None)
            self._failed = None
            with self.at(cls, field):
                self.report("hook-runs", f"{type(error).__name__}: {error}", _HOOK)


def _stating(cls: AnyType, field: str | None, rule: str) -> AnyType:
    """The class whose field, serializer, hook or setting it is that a class is told of."""
    bases = [each for each in getattr(cls, "__mro__", ()) if each not in {BaseModel, object}]
    extra = _extra(cls)
    if field is None and rule == "extra-documents" and extra is not None:
        return [each for each in bases if _extra(each) is extra][-1]
    decorators = getattr(cls, "__pydantic_decorators__", None)
    serializers = getattr(decorators, "model_serializers", ())
    names = {field} if field else {*serializers, "__get_pydantic_json_schema__"}
    own = (each for each in bases if not names.isdisjoint(vars(each)))
    stated = (each for each in bases if field in vars(each).get("__annotations__", ()))
    return next(stated if field else own, cls)


def _extra(cls: AnyType) -> object:
    return getattr(cls, "model_config", {}).get("json_schema_extra")


def _cause(cls: type) -> Exception | None:
    """Why a class is not fully defined, of which its own error tells nothing."""
    rebuild = getattr(cls, "model_rebuild", None)
    try:
        if rebuild is not None:
            rebuild(force=True)
    except Exception as error:  # noqa: BLE001 - as above
        return error
    return None


def _explained(error: BaseException) -> tuple[str, str]:
    """What is wrong, and the way out."""
    first = next(iter(str(error).splitlines()), "").rstrip(".")
    first = re.sub(r":\d+\b", "", first)  # the id of a class is another one in each run
    match error:
        case PydanticUndefinedAnnotation():
            return f"the annotation names {error.name!r}, which is not defined", _DEFINED
        case PydanticUserError():
            return first, _REFUSED
        case RecursionError():
            return "its annotations never come to an end", _REFUSED
    return f"{type(error).__name__}: {first}", _RAISED
