"""What is judged: the output as it is committed, read and never written."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from codegen import files, ir
from codegen.emit.typescript.names import assign_names
from codegen.emit.typescript.types import type_text
from codegen.equivalence import equal
from codegen.errors import CodegenError, CodegenWarning, Problem
from codegen.header import REGENERATE
from codegen.jsonschema import pointer
from codegen.parse import parse
from codegen.parse.types import TypeParser
from codegen.pipeline import SCHEMA, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from codegen.config import Config
    from codegen.emit.typescript.names import Names
    from codegen.untyped import JsonValue


@dataclass(frozen=True)
class Committed:
    """The output of a project, each part read when it is asked for."""

    config: Config

    @property
    def folder(self) -> Path:
        """The output folder."""
        return self.config.folder.resolve()

    @cached_property
    def document(self) -> dict[str, JsonValue]:
        """The document; raises OSError or ValueError where there is none."""
        text = (self.config.folder / SCHEMA).read_text(encoding="utf-8-sig")
        document = json.loads(text)
        if not isinstance(document, dict) or "$defs" not in document:
            raise ValueError("it has no definitions")
        return document

    @cached_property
    def texts(self) -> dict[str, str]:
        """The files by path."""
        return files.read(self.config.folder)

    @cached_property
    def today(self) -> dict[str, str]:
        """The files that the models call for today; raises CodegenError as `generate` does."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CodegenWarning)  # `generate` tells them
            return build(self.config)

    @cached_property
    def contract(self) -> ir.Contract:
        """What the document says."""
        return parse(self.document)

    @cached_property
    def names(self) -> Names:
        """What the types are called in TypeScript, and in which files they are."""
        return assign_names(self.contract, self.config.typescript)

    def type_of(self, name: str) -> ir.Type:
        """The type that a definition stands for, its parameters filled in as in the document."""
        definitions = self.document["$defs"]
        stated = definitions[name].get("x-type-parameters", ())
        filled = [each.get("default", each.get("bound", True)) for each in stated]
        return TypeParser(definitions).ref(pointer(name), filled, name)

    @cached_property
    def drifted(self) -> tuple[str, ...]:
        """The files that are not what the models say, whatever their layout."""
        both = self.today.keys() & self.texts.keys()
        same = {path for path in both if equal(path, self.today[path], self.texts[path])}
        return tuple(sorted({*self.today, *self.texts} - same))

    def strange_line(self, path: str, word: str) -> tuple[int, str]:
        """A line of a drifted file that the models do not call for, if possible one with a word."""
        expected = {*self.today.get(path, "").splitlines()}
        lines = enumerate(self.texts.get(path, "").splitlines(), start=1)
        strange = [(number, line.strip()) for number, line in lines if line not in expected]
        return next((each for each in strange if word in each[1]), (strange or [(1, "")])[0])

    def has(self, target: str) -> bool:
        """Whether there are files of a target."""
        return any(path.startswith(f"{target}/") for path in self.texts)

    def require(self, names: Iterable[str]) -> None:
        """Raise CodegenError where the document does not know a type that is to be judged."""
        missing = [name for name in names if name not in self.document["$defs"]]
        if missing:
            what = f"it is out of date: it has no {', '.join(missing)}"
            raise _refused(self.config.folder / SCHEMA, what)


def read(config: Config) -> Committed:
    """The committed output; raises CodegenError where there is none that can be judged."""
    committed = Committed(config)
    if SCHEMA not in committed.texts:
        raise _refused(config.folder / SCHEMA, "there is no committed output to prove")
    try:
        _ = committed.document  # read once, and kept
    except ValueError as error:
        raise _refused(config.folder / SCHEMA, f"it holds no contract: {error}") from error
    for target in config.targets:
        if not committed.has(target):
            raise _refused(config.folder / target, "the target is not there yet")
    return committed


def _refused(where: Path, what: str) -> CodegenError:
    return CodegenError([Problem("output-committed", where.as_posix(), what, f"run {REGENERATE}")])


def as_typescript(type_: ir.Type, type_name: Callable[[str], str]) -> str:
    """A type as TypeScript on one line, where a declaration is called as `type_name` says."""
    return type_text(type_, type_name)
