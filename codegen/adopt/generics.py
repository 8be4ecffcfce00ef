"""Generic classes, which a generator of models has no word for: stand-ins for it, and out again.

A parameter `T` and a use `Page[T]` are written as classes of their own. In the text that comes of
it, each is replaced by what it stands for: the annotations of a stand-in's fields are the argument
expressions, as the generator writes them.
"""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from codegen.jsonschema import Schema

_WIDTH = 88
_PARAMETER, _USE = "CodegenParameter", "CodegenUse"
_STAND_IN = re.compile(rf"\b(?:{_PARAMETER}|{_USE})\w+")


class StandIns:
    """The stand-ins of one document, in the module of each definition that needs them."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._uses: dict[str, str] = {}

    def parameter(self, module: str, facts: Schema) -> str:
        """The key of the definition that stands for a type parameter."""
        key = f"{module}{_PARAMETER}{facts['name']}"
        given = {name: each for name, each in facts.items() if name in ("bound", "default")}
        self.definitions.setdefault(key, _record(given))
        return key

    def use(self, module: str, generic: Schema, arguments: list[Schema]) -> str:
        """The key of the definition that stands for a generic class with arguments."""
        fields = {f"a{position}": each for position, each in enumerate(arguments)}
        record = _record({"generic": generic, **fields})
        text = json.dumps([module, record], sort_keys=True)
        key = self._uses.setdefault(text, f"{module}{_USE}{len(self._uses)}")
        self.definitions[key] = record
        return key


def _record(fields: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(fields), "required": [*fields]}


def written_out(text: str, parameters: Mapping[str, list[str]]) -> str:
    """The text of a module without stand-ins; `parameters` has those of each class in it."""
    found = {
        node.name: node
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and _STAND_IN.fullmatch(node.name)
    }
    if not found:
        return text
    expressions = {name: _expression(node, text) for name, node in found.items()}
    lines = text.splitlines(keepends=True)
    first = min(node.lineno for node in ast.parse(text).body if isinstance(node, ast.ClassDef))
    free = [_type_variable(node, text) for node in found.values() if _is_free(node)]
    for node in found.values():
        bound = node.name.startswith(_PARAMETER) and not _is_free(node)
        kept = [_type_variable(node, text)] if bound else []
        padding = [""] * ((node.end_lineno or node.lineno) - node.lineno + 1 - len(kept))
        lines[node.lineno - 1 : node.end_lineno] = [*kept, *padding]
    lines[first - 1 : first - 1] = free + ["\n\n"] * bool(free)
    body = _replaced("".join(lines), lambda name: expressions[name])
    for name, own in parameters.items():
        head = re.compile(rf"^(class {name}\(.*)\):$", re.MULTILINE)
        body = head.sub(rf"\1, Generic[{', '.join(own)}]):", body)
    has_default = any(
        name.startswith(_PARAMETER) and "default" in _annotations(node, text)
        for name, node in found.items()
    )
    body = with_import(body, "typing", "Generic", *([] if has_default else ["TypeVar"]))
    if has_default:  # typing's own has them from Python 3.13 on
        body = with_import(body, "typing_extensions", "TypeVar")
    return re.sub(r"\n{4,}", "\n\n\n", body)


def _expression(node: ast.ClassDef, text: str) -> str:
    """What a stand-in stands for."""
    if node.name.startswith(_PARAMETER):
        return node.name.removeprefix(_PARAMETER)
    generic, *arguments = _annotations(node, text).values()
    return f"{generic}[{', '.join(arguments)}]"


def _is_free(node: ast.ClassDef) -> bool:
    """Whether it stands for a parameter that may be anything: such a one can come first."""
    return node.name.startswith(_PARAMETER) and isinstance(node.body[0], ast.Pass)


def _type_variable(node: ast.ClassDef, text: str) -> str:
    variable = node.name.removeprefix(_PARAMETER)
    given = [f"{key}={value}" for key, value in _annotations(node, text).items()]
    return f"{variable} = TypeVar({', '.join([json.dumps(variable), *given])})\n"


def _annotations(node: ast.ClassDef, text: str) -> dict[str, str]:
    return {
        ast.unparse(each.target): ast.get_source_segment(text, each.annotation) or ""
        for each in node.body
        if isinstance(each, ast.AnnAssign)
    }


def _replaced(text: str, expression: Callable[[str], str]) -> str:
    """The text with each stand-in replaced, also those that are arguments of others."""
    while _STAND_IN.search(text):
        text = _STAND_IN.sub(lambda found: expression(found[0]), text)
    return text


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
