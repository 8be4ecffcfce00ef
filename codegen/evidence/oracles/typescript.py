"""The committed TypeScript as a judge: each text, as a literal, has to be assignable to its type.

Only the compiler of the project itself decides.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from codegen.emit.prettier import flat_text
from codegen.emit.typescript.types import piece
from codegen.evidence.oracles import tools
from codegen.evidence.oracles.inherited import is_inherited
from codegen.evidence.oracles.literals import DEEPEST, literal
from codegen.evidence.oracles.verdicts import ACCEPTED, Verdict, beyond
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen.evidence.committed import Committed
    from codegen.evidence.oracles.literals import Literal
    from codegen.evidence.samples import Specimen

_FILE = "specimens.ts"
_OPTIONS = {
    "allowImportingTsExtensions": True,
    "exactOptionalPropertyTypes": True,
    "lib": ["es2022", "dom"],
    "module": "esnext",
    "moduleResolution": "bundler",
    "noEmit": True,
    "skipLibCheck": True,  # the types of others are not on trial
    "strict": True,
    "target": "es2022",
    "types": [],
}
_ERROR = re.compile(r"^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$")
_MISSING = re.compile(r"Property '([^']+)' is missing in type")
_WITHIN = re.compile(r"Types of property '([^']+)' are incompatible")
_NOT_FOUND = {"TS2304", "TS2307", "TS2503", "TS2552"}
_LONGEST = 200  # characters of a reason


@dataclass(frozen=True)
class _Error:
    """An error of the compiler, with what it says further, line by line."""

    file: str
    line: int
    column: int
    code: str
    texts: tuple[str, ...]


def judge(committed: Committed, specimens: Sequence[Specimen]) -> list[Verdict]:
    """The verdicts of the project's own compiler, under the strictest flags, in one run of it."""
    literals = [literal(each.text) for each in specimens]
    types = [_type_text(each.name, committed) for each in specimens]
    index = (committed.folder / "typescript" / "index").as_posix()
    lines = [f"import type * as t from {json.dumps(index + committed.names.extension)};"]
    starts = []
    for number, (type_, value) in enumerate(zip(types, literals, strict=True)):
        start = f"export const w{number}: {type_} = "
        starts.append(len(start) + 1)  # the compiler counts columns from 1
        lines.append(f"{start}{'null!' if value.depth > DEEPEST else value.text};")
    by_line = _compile(lines, committed)
    return [
        beyond(f"literals of more than {DEEPEST} levels are too deep for the compiler")
        if value.depth > DEEPEST
        else _verdict(by_line.get(line, []), value, start)
        for line, (value, start) in enumerate(zip(literals, starts, strict=True), start=2)
    ]


def _type_text(name: str, committed: Committed) -> str:
    """A type of the contract as TypeScript."""
    type_ = piece(committed.type_of(name), lambda each: f"t.{committed.names.type_name(each)}")
    return flat_text(type_.doc)


def _verdict(errors: Sequence[_Error], value: Literal, start: int) -> Verdict:
    if not errors:
        return ACCEPTED
    error = errors[0]
    path = value.path_at(error.column - start) if error.column >= start else ()
    steps = [found[1] for text in error.texts if (found := _WITHIN.search(text))]
    steps += [found[1] for text in error.texts[-1:] if (found := _MISSING.search(text))]
    path = (*path, *steps)
    if is_inherited(path):
        return beyond("every object seems to have keys such as constructor")
    return Verdict(accepted=False, path=path, reason=error.texts[0][:_LONGEST])


def _compile(lines: Sequence[str], committed: Committed) -> dict[int, list[_Error]]:
    """The errors of each line; raises CodegenError where the committed files have some."""
    compiler = tools.npm_package("typescript", committed.config, "tsc") / "bin" / "tsc"
    node = tools.node("tsc")
    with TemporaryDirectory(prefix="codegen-prove-") as name:
        folder = Path(name).resolve()
        (folder / _FILE).write_text("\n".join([*lines, ""]), encoding="utf-8")
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        settings = {"compilerOptions": _OPTIONS, "files": [_FILE]}
        (folder / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
        command = [node, str(compiler), "--pretty", "false", "-p", "tsconfig.json"]
        done = tools.run(command, cwd=folder)
    errors = [*_errors(done.stdout)]
    if bool(errors) != bool(done.returncode):
        raise tools.failed("tsc", (done.stdout + done.stderr)[-500:], "mend the compiler")
    _refuse_foreign([each for each in errors if Path(each.file).name != _FILE], committed)
    ours = sorted(
        (each for each in errors if Path(each.file).name == _FILE), key=lambda each: each.line
    )
    return {line: [*group] for line, group in groupby(ours, key=lambda each: each.line)}


def _errors(printed: str) -> Iterator[_Error]:
    texts: list[str] = []
    head: re.Match[str] | None = None
    for line in [*printed.splitlines(), "\0"]:
        found = _ERROR.match(line)
        if head is not None and (found or line == "\0"):
            yield _Error(head[1], int(head[2]), int(head[3]), head[4], tuple(texts))
        if found:
            head, texts = found, [found[5]]
        else:
            texts.append(line.strip())


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
