"""The rows as one TypeScript program: what was emitted against what is right, and the witnesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.tsc import compile_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from wire.matrix.facts import Witness
    from wire.matrix.row import Row

SAME = """\
type Flat<T, Depth extends 0[] = [0, 0, 0, 0, 0, 0]> = Depth extends [0, ...infer Rest extends 0[]]
  ? T extends object ? { -readonly [K in keyof T]: Flat<T[K], Rest> } : T
  : 0;
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Assignable<A, B> = [A] extends [B] ? true : false;
/** Whether the types are one, whatever they are called and however they are written. */
export type Same<A, B> = Assignable<A, B> & Assignable<B, A> & Equal<Flat<A>, Flat<B>>;
"""
"""Mutual assignability, and equality of structure besides, as deep as people write it: `any` is
assignable both ways, and so are `{}` and an object of optional keys."""

_HEAD = [
    'import type * as t from "./typescript/index.js";',
    'import type { Same } from "../same.js";',
]


@dataclass(frozen=True)
class Subject:
    """What is judged of a row: its files, the emitted type of each direction, its witnesses."""

    row: Row
    files: Mapping[str, str]
    types: Mapping[str, str]
    witnesses: list[Witness]


@dataclass(frozen=True)
class Check:
    """One line of TypeScript, whether it has to compile, and what is wrong where it is not so."""

    line: str
    compiles: bool
    fault: str


def differences(subjects: list[Subject], folder: Path) -> dict[str, list[str]]:
    """What the compiler finds, by the id of the row; one run for all."""
    (folder / "same.ts").write_text(SAME, encoding="utf-8")
    checks = {subject.row.id: _write(subject, folder) for subject in subjects}
    errors = compile_folder(folder)
    syntax = [error for error in errors if error.is_syntax]
    assert syntax == [], "syntax errors hide the errors of all types"
    found: dict[str, list[str]] = {id_: [] for id_ in checks}
    by_line = {(error.file, error.line): error for error in errors}
    for id_, lines in checks.items():
        for number, check in enumerate(lines, start=len(_HEAD) + 1):
            error = by_line.pop((f"{id_}/check.ts", number), None)
            if check.compiles != (error is None):
                found[id_].append(check.fault + (f"\n{error.text}" if error else ""))
    for (file, _), error in by_line.items():
        found[file.partition("/")[0]].append(f"{file} does not compile: {error.text}")
    return found


def _write(subject: Subject, folder: Path) -> list[Check]:
    home = folder / subject.row.id
    for path, text in subject.files.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
    checks = list(_checks(subject))
    lines = [*_HEAD, *(check.line for check in checks), ""]
    (home / "check.ts").write_text("\n".join(lines), encoding="utf-8")
    return checks


def _checks(subject: Subject) -> Iterator[Check]:
    row = subject.row
    yield Check(" ".join(row.types.split()), compiles=True, fault="`types` does not compile")
    for direction, emitted in subject.types.items():
        right = row.answers[direction]
        yield Check(f"type {direction} = {right};", compiles=True, fault=f"{right} is no type")
        yield Check(
            f"export const {direction}Same: Same<{emitted}, {direction}> = true;",
            compiles=True,
            fault=f"{direction}: the type is not the right one\nright: {right}",
        )
    for number, witness in enumerate(subject.witnesses):
        if witness.direction in subject.types:
            yield Check(
                f"export const w{number}: {subject.types[witness.direction]}"
                f" = {_literal(witness.text)};",
                witness.fits,
                f"{witness.direction}: {witness.kind}, and the type "
                f"{'refuses' if witness.fits else 'takes'} it: {witness.text}",
            )


def _literal(text: str) -> str:
    """A JSON text as a TypeScript expression; in one, only a computed `__proto__` is a key."""
    return text.replace('"__proto__":', '["__proto__"]:')
