"""Which models changed since the output was committed, where they stand, and what is uncommitted.

Places are read from the text of the Python source: nothing is imported. The committed document
holds no line, since a line that moved would be drift.
"""

from __future__ import annotations

import ast
import json
from functools import cache
from typing import TYPE_CHECKING

from codegen import git
from codegen.drift.report import Drift, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from codegen.files import Equal
    from codegen.untyped import JsonValue


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
        # What a document calls the source of a module may be a device, which has no end.
        return ast.parse(file.read_bytes()) if file.is_file() else None
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


def is_in_git(project: Path, folder: Path) -> bool:
    """Whether a project is in git, so that its output has to be."""
    return git.tracks_any(project) and git.has_work_tree(folder)


def uncommitted(folder: Path, files: Mapping[str, str], equal: Equal) -> Iterator[Drift]:
    """Which files of the output, that are on the disk as they have to be, no commit would hold."""
    absent = sorted(files.keys() - git.tracked(folder))
    ignored = git.ignored(folder, absent)
    for path in absent:
        rule = ignored.get(path, "")
        yield Drift(path, "ignored" if rule else "uncommitted", "", 1, rule=rule)
    if git.is_committing():  # else what is not staged may still be
        for path in sorted(git.unstaged(folder) & files.keys()):
            if not equal(path, files[path], git.staged(folder, path)):
                yield Drift(path, "unstaged", "", 1)


def changed_models(before: JsonValue, after: JsonValue) -> tuple[str, ...]:
    """`module.Class` or `module.Class.field` of all that two documents do not say alike."""
    olds, news = before.get("$defs", {}), after.get("$defs", {})
    found: dict[str, None] = {}
    for name in {**news, **olds}:
        old, new = olds.get(name, {}), news.get(name, {})
        if json.dumps(old) != json.dumps(new):  # as text: the order of the fields counts
            model = (new or old)["x-python"].replace(":", ".")
            fields = _changed_fields(old, new) if old and new else []
            found |= dict.fromkeys([f"{model}.{field}" for field in fields] or [model])
    return tuple(found)


def _changed_fields(old: Mapping[str, JsonValue], new: Mapping[str, JsonValue]) -> Iterable[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    optional = set(old.get("required", ())) ^ set(new.get("required", ()))
    return [
        name
        for name in {**after, **before}
        if name in optional or json.dumps(before.get(name)) != json.dumps(after.get(name))
    ]
