"""`from` imports in the text of a module: names added to one that is there, or one more line."""

from __future__ import annotations

import ast

_WIDTH = 88


def with_import(text: str, module: str, *names: str) -> str:
    """The text, importing the names, too."""
    nodes = [node for node in ast.parse(text).body if isinstance(node, ast.ImportFrom)]
    lines = text.splitlines(keepends=True)
    for node in nodes:
        if node.module == module and not node.level:
            known = {alias.name for alias in node.names} | {*names}
            lines[node.lineno - 1 : node.end_lineno] = [_statement(module, known)]
            return "".join(lines)
    first = next((n for n in nodes if n.module == "__future__"), None)
    place = first.end_lineno or 1 if first else 1
    return "".join([*lines[:place], "\n", _statement(module, {*names}), *lines[place:]])


def without_import(text: str, module: str) -> str:
    """The text without the import from a module."""
    lines = text.splitlines(keepends=True)
    for node in ast.parse(text).body:
        if isinstance(node, ast.ImportFrom) and node.module == module:
            del lines[node.lineno - 1 : node.end_lineno]
            break
    return "".join(lines)


def _statement(module: str, names: set[str]) -> str:
    order = sorted(names, key=lambda name: (not name.isupper(), name))
    line = f"from {module} import {', '.join(order)}\n"
    if len(line) <= _WIDTH + 1:
        return line
    inner = "".join(f"    {name},\n" for name in order)
    return f"from {module} import (\n{inner})\n"
