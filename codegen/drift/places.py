"""Where a model stands in the Python source, read from its text: nothing is imported.

The committed document holds no line, since a line that moved would be drift.
"""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

from codegen.drift.outcome import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


def places(models: Iterable[str], sources: Mapping[str, str], project: Path) -> Iterator[Place]:
    """The place of each model whose file is there; `sources` tells the file of a module.

    A field that is gone has the line of its class, and a class that is gone the first of its file.
    """
    tree_of = cache(_tree)
    for model in models:
        module = max(
            (each for each in sources if model.startswith(f"{each}.")), key=len, default=""
        )
        if module and (tree := tree_of(project / sources[module])):
            names = model.removeprefix(f"{module}.").split(".")
            yield Place(model, sources[module], _line(tree, names))


def _tree(file: Path) -> ast.Module | None:
    try:
        return ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return None


def _line(tree: ast.Module, names: Sequence[str]) -> int:
    line, scope = 1, tree.body
    for name in names:
        found = _found(scope, name)
        if found is None:
            break
        line, scope = found.lineno, getattr(found, "body", [])
    return line


def _found(scope: Iterable[ast.stmt], name: str) -> ast.stmt | None:
    """The statement that binds a name, or the field that is called so on the wire."""
    statements = list(_statements(scope))
    exact = (each for each in statements if name in _bound(each))
    stated = (each for each in statements if _bound(each) and name in _texts(each))
    cased = (each for each in statements if _squashed(name) in map(_squashed, _bound(each)))
    return next((found for kind in (exact, stated, cased) for found in kind), None)


def _statements(scope: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module or a class, with those under `if`, `try` and `with`."""
    for statement in scope:
        yield statement
        if not isinstance(statement, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            for part in ("body", "handlers", "orelse", "finalbody"):
                yield from _statements(getattr(statement, part, []))


def _bound(statement: ast.stmt) -> set[str]:
    """The names that a class, a function, an assignment or a `type` statement binds."""
    if isinstance(statement, ast.ClassDef | ast.FunctionDef):
        return {statement.name}
    targets = getattr(statement, "targets", [getattr(statement, "target", None)])
    targets = [*targets, getattr(statement, "name", None)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _texts(statement: ast.stmt) -> set[str]:
    """The texts in what a field is or is assigned, of which its alias is one."""
    if isinstance(statement, ast.ClassDef):
        return set()
    parts = getattr(statement, "decorator_list", [statement])
    return {
        node.value
        for part in parts
        for node in ast.walk(part)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _squashed(name: str) -> str:
    """A name as it is in every case: `orderId` and `order_id` are one."""
    return name.replace("_", "").casefold()
