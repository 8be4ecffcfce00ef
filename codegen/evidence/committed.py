"""What is judged: the output as it is committed, read and never written."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codegen import files, ir
from codegen.emit.typescript.names import settle
from codegen.errors import CodegenError, CodegenWarning, Problem
from codegen.header import REGENERATE
from codegen.jsonschema import pointer
from codegen.parse import parse
from codegen.parse.types import TypeParser
from codegen.pipeline import SCHEMA, build

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from codegen.config import Config
    from codegen.emit.typescript.names import Names


@dataclass(frozen=True)
class Committed:
    """The output of a project: its document, and its files by path.

    `today` are the files that the models call for today.
    """

    config: Config
    document: dict[str, Any]
    texts: dict[str, str]
    today: dict[str, str]

    @property
    def folder(self) -> Path:
        """The output folder."""
        return self.config.folder.resolve()

    @cached_property
    def contract(self) -> ir.Contract:
        """What the committed document says."""
        return parse(self.document)

    @cached_property
    def names(self) -> Names:
        """What the types are called in TypeScript, and in which files they are."""
        return settle(self.contract, self.config.typescript)

    @cached_property
    def declarations(self) -> dict[str, ir.Declaration]:
        """The declarations by name."""
        return {each.identity.name: each for each in self.contract.declarations}

    def type_of(self, name: str) -> ir.Type:
        """The type that a definition stands for, its parameters filled in as in the document."""
        declaration = self.declarations.get(name)
        if declaration is None:  # a use of a generic class, or one that is written by hand
            return TypeParser(self.document["$defs"]).parse({"$ref": pointer(name)}, name)
        parameters = () if isinstance(declaration, ir.Enum) else declaration.parameters
        filled = (each.default or each.bound or ir.Scalar("unknown") for each in parameters)
        return ir.Ref(name, tuple(filled))

    @cached_property
    def drifted(self) -> tuple[str, ...]:
        """The files that are not what the models say."""
        return tuple(
            path
            for path in sorted({*self.today, *self.texts})
            if self.today.get(path) != self.texts.get(path)
        )

    def strange_line(self, path: str, word: str) -> tuple[int, str]:
        """A line of a drifted file that the models do not call for, if possible one with a word."""
        expected = {*self.today.get(path, "").splitlines()}
        lines = enumerate(self.texts.get(path, "").splitlines(), start=1)
        strange = [(number, line.strip()) for number, line in lines if line not in expected]
        return next((each for each in strange if word in each[1]), (strange or [(1, "")])[0])

    def has(self, target: str) -> bool:
        """Whether there are files of a target."""
        return any(path.startswith(f"{target}/") for path in self.texts)


def read(config: Config) -> Committed:
    """The committed output; raises CodegenError where there is none that can be judged."""
    texts = files.read(config.folder)
    where = (config.folder / SCHEMA).as_posix()
    if SCHEMA not in texts:
        raise _refused(where, "there is no committed output to prove")
    try:
        document = json.loads(texts[SCHEMA])
    except ValueError as error:
        raise _refused(where, f"it is no JSON: {error}") from error
    for target in config.targets:
        if not any(path.startswith(f"{target}/") for path in texts):
            raise _refused((config.folder / target).as_posix(), "the target is not there yet")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CodegenWarning)  # making instances tells the same
        return Committed(config, document, texts, build(config))


def require(committed: Committed, names: Iterable[str]) -> None:
    """Raise CodegenError where the committed document does not know a type that is to be judged."""
    missing = [name for name in names if name not in committed.document.get("$defs", {})]
    if missing:
        where = (committed.config.folder / SCHEMA).as_posix()
        raise _refused(where, f"it is out of date: it has no {', '.join(missing)}")


def _refused(where: str, what: str) -> CodegenError:
    return CodegenError([Problem("output-committed", where, what, f"run {REGENERATE}")])
