"""The committed TypeScript as an oracle: each text, as a literal, has to be assignable to its type.

Only the compiler of the project itself decides.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path as File
from typing import TYPE_CHECKING

from codegen.emit.zod.schemas import INHERITED
from codegen.evidence import ACCEPTED, beyond, rejected
from codegen.evidence.committed import as_typescript
from codegen.evidence.oracles import tools
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen.evidence import Path, Sample, Verdict
    from codegen.evidence.committed import Committed
    from codegen.untyped import JsonValue

DEEPEST = 50
"""Levels of a literal; beyond some 100 the compiler takes minutes, and then gives up."""

SEEMING = frozenset(key for key in INHERITED if not key.startswith("__"))
"""The keys that the compiler takes every object to have: its libraries declare no accessors."""

_FILE = "samples.ts"
_OPTIONS = {
    "allowImportingTsExtensions": True,
    "exactOptionalPropertyTypes": True,
    "module": "esnext",
    "moduleResolution": "bundler",
    "noEmit": True,
}
_ERROR = re.compile(
    r"^(\S.*?)\((\d+),(\d+)\): error (TS\d+): (.*(?:\n[ \t].*)*)", flags=re.MULTILINE
)
_MISSING = re.compile(r"Property '([^']+)' is missing in type")
_WITHIN = re.compile(r"Types of property '([^']+)' are incompatible")
_NOT_FOUND = {"TS2304", "TS2307", "TS2503", "TS2552"}


@dataclass(frozen=True)
class _Error:
    """An error of the compiler, with what it says further, line by line."""

    file: str
    line: int
    column: int
    code: str
    texts: tuple[str, ...]


def judge(committed: Committed, samples: Sequence[Sample]) -> list[Verdict]:
    """The verdicts of the project's own compiler, under the strictest flags, in one run of it."""
    names = committed.names
    types = {
        name: as_typescript(committed.type_of(name), lambda each: f"t.{names.type_name(each)}")
        for name in {each.name for each in samples}
    }
    literals = [literal(each.text) for each in samples]
    index = (committed.folder / "typescript" / "index").as_posix()
    lines = [f"import type * as t from {json.dumps(index + names.extension)};"]
    starts = []
    for number, (sample, value) in enumerate(zip(samples, literals, strict=True)):
        start = f"export const w{number}: {types[sample.name]} = "
        starts.append(len(start) + 1)  # the compiler counts columns from 1
        lines.append(f"{start}{'null!' if value.is_too_deep else value.text};")
    by_line = _compile(lines, committed)
    return [
        _verdict(by_line.get(line), value, start)
        for line, (value, start) in enumerate(zip(literals, starts, strict=True), start=2)
    ]


def _verdict(error: _Error | None, value: Literal, start: int) -> Verdict:
    if value.is_too_deep:
        return beyond(f"literals of more than {DEEPEST} levels are too deep for the compiler")
    if error is None:
        return ACCEPTED
    path = value.path_at(error.column - start) if error.column >= start else ()
    steps = [found[1] for text in error.texts if (found := _WITHIN.search(text))]
    steps += [found[1] for text in error.texts[-1:] if (found := _MISSING.search(text))]
    path = (*path, *steps)
    if path and path[-1] in SEEMING:
        return beyond("every object seems to have keys such as constructor")
    return rejected(path, error.texts[0])


def _compile(lines: Sequence[str], committed: Committed) -> dict[int, _Error]:
    """The first error of each line; raises CodegenError where the committed files have some."""
    with tools.scratch() as folder:
        (folder / _FILE).write_text("\n".join([*lines, ""]), encoding="utf-8")
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        done = tools.compile_folder(folder, _OPTIONS, committed.config, "tsc")
    errors = [
        _Error(file, int(line), int(column), code, tuple(map(str.strip, text.splitlines())))
        for file, line, column, code, text in _ERROR.findall(done.stdout)
    ]
    if bool(errors) != bool(done.returncode):
        raise tools.failed("tsc", (done.stdout + done.stderr)[-500:], "mend the compiler")
    _refuse_foreign([each for each in errors if File(each.file).name != _FILE], committed)
    return {each.line: each for each in reversed(errors) if File(each.file).name == _FILE}


def _refuse_foreign(errors: Sequence[_Error], committed: Committed) -> None:
    """An error in the types makes them `any`, and one of syntax hides all others.

    Hand-written types may be declared by files that only the frontend's own settings name.
    """
    by_hand = "x-ts-type" in committed.texts[SCHEMA]
    for error in errors:
        if by_hand and error.code in _NOT_FOUND:
            continue
        what = f"{error.file}:{error.line} does not compile: {error.texts[0]}"
        raise tools.failed("tsc", what, "run codegen check, and install what the file imports")


class _Number(str):
    """A number as it is spelled: Python's own would round it, or spell it otherwise."""

    __slots__ = ()


@dataclass(frozen=True)
class Literal:
    """A TypeScript expression in ASCII, in pieces, each with the path to what it is part of."""

    pieces: tuple[tuple[Path, str], ...]

    @property
    def text(self) -> str:
        """The expression."""
        return "".join(text for _, text in self.pieces)

    @property
    def is_too_deep(self) -> bool:
        """Whether there is more inside than the compiler can take."""
        return any(len(path) > DEEPEST for path, _ in self.pieces)

    def path_at(self, offset: int) -> Path:
        """The path to the innermost value whose key, or else text, is there."""
        ends = [*accumulate(len(text) for _, text in self.pieces)]
        found = bisect_right(ends, offset)
        return self.pieces[min(found, len(ends) - 1)][0]


def literal(text: str) -> Literal:
    """A JSON text as an expression."""
    return Literal((*_pieces(json.loads(text, parse_int=_Number, parse_float=_Number), ()),))


def _pieces(value: JsonValue, path: Path) -> Iterator[tuple[Path, str]]:
    match value:
        case _ if len(path) > DEEPEST:
            yield path, "null"  # nobody will look at it
        case dict():
            yield path, "{"
            for key, each in value.items():
                yield (*path, key), f"{_key(key)}: "
                yield from _pieces(each, (*path, key))
                yield path, ", "
            yield path, "}"
        case list():
            yield path, "["
            for position, each in enumerate(value):
                yield from _pieces(each, (*path, position))
                yield path, ", "
            yield path, "]"
        case _Number():
            yield path, value
        case _:
            yield path, json.dumps(value)


def _key(key: str) -> str:
    """A key; in an expression, `__proto__` is one only where it is computed."""
    return '["__proto__"]' if key == "__proto__" else json.dumps(key)
