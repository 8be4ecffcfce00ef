"""Rows -> what is wrong with each: `build` for each row, one run of the compiler for all."""

from __future__ import annotations

import contextlib
import json
import warnings
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from support.cases import fresh_imports
from wire.matrix.facts import witnesses
from wire.matrix.program import Subject, differences
from wire.matrix.row import Refusal

from codegen import CodegenError, Problem, build
from codegen.config import Config, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from wire.matrix.facts import Witness
    from wire.matrix.row import Row

_KEYS = {"output": "sends", "input": "receives"}
_NO_MODULES = ("schema.json", "index.ts")


@dataclass
class Verdict:
    """What came out for a row: its files, its confirmed witnesses, and what is wrong, in words."""

    row: Row
    files: dict[str, str] = field(default_factory=dict)
    witnesses: list[Witness] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def emitted(self) -> str:
        """The declarations that were emitted, without the header above them."""
        modules = [text for path, text in self.files.items() if not path.endswith(_NO_MODULES)]
        return "\n".join(text.partition("/* eslint-disable */")[2].strip() for text in modules)

    @property
    def document(self) -> dict[str, Any]:
        """The JSON Schema document."""
        found: dict[str, Any] = json.loads(self.files.get("schema.json", "{}"))
        return found

    @property
    def roots(self) -> dict[str, str]:
        """The reference to the model that holds the row's type, for each direction."""
        return {
            direction: self.document[f"x-{key}"][0]["$ref"]
            for direction, key in _KEYS.items()
            if self.document.get(f"x-{key}")
        }

    @property
    def subject(self) -> Subject:
        """What the compiler is asked."""
        names = {side: ref.rpartition("/")[2] for side, ref in self.roots.items()}
        types = {side: f't.{name}["x"]' for side, name in names.items()}
        return Subject(self.row, self.files, types, self.witnesses)

    @contextlib.contextmanager
    def noting(self, what: str) -> Iterator[None]:
        """A fault instead of an exception: a row that fails must not fail the others."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - see above
            self.faults.append(f"{what}: {type(error).__name__}: {error}")


def judge(rows: Sequence[Row], folder: Path) -> dict[str, Verdict]:
    """A verdict for each row, by its id; all that it takes is written below `folder`."""
    verdicts = examined(rows, folder)
    program = folder / "program"
    program.mkdir()
    built = [verdict.subject for verdict in verdicts.values() if verdict.files]
    for id_, found in differences(built, program).items():
        verdicts[id_].faults += found
    return verdicts


def examined(rows: Sequence[Row], folder: Path) -> dict[str, Verdict]:
    """What can be said of each row without a compiler."""
    for row in rows:
        (folder / f"{row.module}.py").write_text(row.text, encoding="utf-8")
    with fresh_imports(folder), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pydantic warns of is what some rows are about
        return {row.id: _verdict(row, folder) for row in rows}


def _verdict(row: Row, folder: Path) -> Verdict:
    verdict = Verdict(row)
    with verdict.noting("cannot be configured"):
        config = Config(root=folder, models=(f"{row.module}:Holder",), wire=Wire(**row.wire))
        verdict.faults += [fault for side in row.refused for fault in _unlike(row, side, config)]
        with verdict.noting("the facts do not hold"):
            verdict.witnesses = [] if row.is_no_module else witnesses(row)
        with verdict.noting("not built"):
            verdict.files = _files(row, config)
        verdict.faults += [*_schema_faults(verdict), *_naming_faults(verdict)]
    return verdict


def _files(row: Row, config: Config) -> dict[str, str]:
    """What is written for the directions that are not refused: for both, as users have it."""
    if not row.refused:
        return build(config)
    sides = row.answers.keys() - row.refused
    return build(_one_way(config, *sides)) if sides else {}


def _one_way(config: Config, *sides: str) -> Config:
    sends, receives = (("Holder",) if side in sides else () for side in _KEYS)
    return replace(config, sends=sends, receives=receives)


def _unlike(row: Row, side: str, config: Config) -> Iterator[str]:
    """What is wrong with the refusal of a direction."""
    expected = row.answers[side]
    assert isinstance(expected, Refusal)
    try:
        files = build(_one_way(config, side))
    except CodegenError as error:
        if not any(_is(problem, expected, row) for problem in error.problems):
            yield f"{side}: refused, but not as {expected}:\n{error}"
    else:
        yield f"{side}: not refused, as {expected} says:\n{Verdict(row, files).emitted}"


def _is(problem: Problem, expected: Refusal, row: Row) -> bool:
    where = f"{row.module}.{expected.place}"
    return (
        problem.rule == expected.rule
        and (problem.where.endswith(where) or problem.where.startswith(f"{where}:"))
        and expected.reason in problem.what
        and problem.hint != ""
        and expected.hint in problem.hint
    )


def _schema_faults(verdict: Verdict) -> Iterator[str]:
    """What schema.json says of the witnesses, against what the wire says."""
    for witness in verdict.witnesses:
        if witness.is_schema_bound and witness.direction in verdict.roots:
            schema = {**verdict.document, "$ref": verdict.roots[witness.direction]}
            if witness.fits != Draft202012Validator(schema).is_valid({"x": witness.value}):
                yield (
                    f"{witness.direction}: {witness.kind}, and the schema "
                    f"{'refuses' if witness.fits else 'takes'} it: {witness.text}"
                )


def _naming_faults(verdict: Verdict) -> Iterator[str]:
    names = set(verdict.roots.values())
    if verdict.row.input is None and len(names) > 1:
        yield f"two names for one shape: {', '.join(sorted(names))}"
