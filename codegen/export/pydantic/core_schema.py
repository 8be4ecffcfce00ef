"""A Python type -> Pydantic's core schema; what it raises meanwhile is a fault of the type."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from pydantic import PydanticUserError, TypeAdapter
from pydantic.errors import PydanticUndefinedAnnotation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import CoreSchema

    from codegen.export.diagnostics import Faults

_REFUSED = "change the annotation: Pydantic itself does not take it"
_RAISED = "mend the hook of a type that raises this, or change the annotation"
_DEFINED = "import or define what the annotation names, at the top level of its module"


def core_schema_of(annotation: Any, owner: type, faults: Faults) -> CoreSchema | None:  # noqa: ANN401 - any annotation
    """The core schema of a type; None where Pydantic makes none, which is a fault of the owner."""
    found: list[CoreSchema] = []
    with refusals(owner, faults):
        core = TypeAdapter(annotation).core_schema
        core["type"]  # raises where the class is not fully defined
        found.append(core)
    return next(iter(found), None)


@contextlib.contextmanager
def refusals(owner: type, faults: Faults) -> Iterator[None]:
    """Report what Pydantic raises at the class whose core schema it makes.

    It makes that of a class whose annotations are text only when asked, so that all errors of its
    own may come up late, and those of the hooks that it calls.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001 - a hook may raise anything
        told = _cause(owner) if isinstance(error, PydanticUserError) else error
        with faults.at(owner):
            faults.report("type-defined", *_explained(told or error))


def _cause(cls: type) -> Exception | None:
    """Why a class is not fully defined, of which its own error tells nothing."""
    rebuild = getattr(cls, "model_rebuild", None)
    try:
        if rebuild is not None:
            rebuild(force=True)
    except Exception as error:  # noqa: BLE001 - as above
        return error
    return None


def _explained(error: Exception) -> tuple[str, str]:
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
