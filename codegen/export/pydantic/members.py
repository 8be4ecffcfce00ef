"""The docstrings of enum members: string literals below them, which only the source holds."""

from __future__ import annotations

import ast
import functools
import inspect
import itertools
import linecache
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import enum
    from collections.abc import Iterator, Sequence
    from types import ModuleType


def member_docs(cls: type[enum.Enum]) -> dict[str, str]:
    """The docstring of each member that has one, by name; none where there is no source."""
    own = {member.name: vars(member).get("__doc__") for member in cls}  # set by its own __init__
    written = {name: inspect.cleandoc(doc) for name, doc in own.items() if isinstance(doc, str)}
    return {**_docs_of_module(sys.modules[cls.__module__]).get(cls.__qualname__, {}), **written}


@functools.lru_cache(maxsize=64)
def _docs_of_module(module: ModuleType) -> dict[str, dict[str, str]]:
    """The docstrings below assignments in the classes of a module, by qualified name."""
    file = getattr(module, "__file__", None) or ""
    linecache.checkcache(file)
    source = "".join(linecache.getlines(file, vars(module)))
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return {}
    return {qualname: docs for qualname, body in _classes(tree.body, "") if (docs := _docs(body))}


def _classes(body: Sequence[ast.stmt], prefix: str) -> Iterator[tuple[str, list[ast.stmt]]]:
    """The body of each class, those in functions and in branches included."""
    for node in body:
        inside = prefix
        if isinstance(node, ast.ClassDef):
            yield f"{prefix}{node.name}", node.body
            inside = f"{prefix}{node.name}."
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inside = f"{prefix}{node.name}.<locals>."
        for field in ("body", "orelse", "handlers", "finalbody"):
            yield from _classes(getattr(node, field, ()), inside)


def _docs(body: Sequence[ast.stmt]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node, below in itertools.pairwise(body):
        match node, below:
            case (
                ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = inspect.cleandoc(text)
    return found
