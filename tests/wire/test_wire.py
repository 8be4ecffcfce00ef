"""The truth: what is really on the wire, against the types and the schema that were generated.

All witnesses of all cases go into one program, which the real compiler judges in one run.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from support.cases import CASES, ERROR, cases, config_of, dump, expected, fresh_imports, witnesses
from support.project import ROOT
from support.tsc import BUNDLER, CompilerError, compile_folder

from codegen.jsonschema import pointed, refs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMPILED = [case for case in cases() if (case / "expected" / "schema.json").exists()]
# The others need flags of their own, and are compiled in test_typescript.py.
TOGETHER = [
    case
    for case in COMPILED
    if "typescript" in config_of(case).targets
    and config_of(case).typescript.import_extension == ".js"
]
PROGRAMS = {
    "tsc 7, nodenext": ("typescript", {}),
    "tsc 7, bundler": ("typescript", BUNDLER),
    "tsc 5.9, nodenext": ("typescript-floor", {}),
}


@dataclass(frozen=True)
class Witness:
    """A JSON text, the TypeScript type it is held against, and whether it has to satisfy it."""

    case: Path
    type: str
    text: str
    valid: bool

    @property
    def definition(self) -> str:
        """The type without its arguments: the name of a definition in schema.json."""
        return self.type.partition("<")[0]


def collect(case: Path) -> Iterator[Witness]:
    """The witnesses of a case, after Pydantic has confirmed each of them."""
    config, found = config_of(case), witnesses(case)
    for type_, instances in found.sent.items():
        for instance in instances:
            yield Witness(case, type_, dump(instance, config), valid=True)
    for type_, texts in found.answered.items():
        for text in texts:
            yield Witness(case, type_, text, valid=True)
    for type_, (python, texts) in found.accepted.items():
        for text in texts:
            assert accepts(python, text), f"{case.name}: Pydantic rejects {text}"
            yield Witness(case, type_, text, valid=True)
    for type_, (python, texts) in found.rejected.items():
        for text in texts:
            assert not accepts(python, text), f"{case.name}: Pydantic accepts {text}"
            yield Witness(case, type_, text, valid=False)
    for type_, texts in found.never_sent.items():
        for text in texts:
            yield Witness(case, type_, text, valid=False)


def accepts(python: type, text: str) -> bool:
    try:
        TypeAdapter(python).validate_json(text)
    except ValidationError:
        return False
    return True


@pytest.fixture(scope="module")
def all_witnesses() -> list[Witness]:
    return [witness for case in COMPILED for witness in collect_isolated(case)]


def collect_isolated(case: Path) -> list[Witness]:
    with fresh_imports(case):
        return list(collect(case))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, all_witnesses: list[Witness]) -> Path:
    """A folder with all expected TypeScript, our own output, and the witnesses of each case."""
    folder = tmp_path_factory.mktemp("program")
    for case in TOGETHER:
        shutil.copytree(case / "expected" / "typescript", folder / case.name)
        mine = [witness for witness in all_witnesses if witness.case == case]
        (folder / case.name / "witnesses.ts").write_text(statements(mine), encoding="utf-8")
    shutil.copytree(ROOT / "generated" / "typescript", folder / "generated")
    for source in sorted((ROOT / "tests" / "contract" / "types").glob("*.ts")):
        shutil.copy(source, folder / source.name)
    return folder


def statements(found: list[Witness]) -> str:
    """One line for each witness, after one for the imports: the line is the witness."""
    lines = ['import type * as t from "./index.js";']
    for number, witness in enumerate(found):
        type_, value = qualified(witness.type), literal(witness.text)
        lines.append(f"export const w{number}: {type_} = {value};")
    return "\n".join([*lines, ""])


def qualified(type_: str) -> str:
    """`Page<User>` as `t.Page<t.User>`: a capital letter starts one of our types."""
    return re.sub(r"\b(?=[A-Z])", "t.", type_)


def literal(text: str) -> str:
    """A JSON text as a TypeScript expression; in one, only a computed `__proto__` is a key."""
    return text.replace('"__proto__":', '["__proto__"]:')


@pytest.mark.parametrize("compiler", PROGRAMS)
def test_every_witness_satisfies_its_type_or_not_as_the_wire_says(
    compiler: str, program: Path, all_witnesses: list[Witness]
) -> None:
    package, flags = PROGRAMS[compiler]
    errors = compile_folder(program, package, flags)
    assert [] == [error for error in errors if error.is_syntax]
    refused = {(error.file, error.line): error for error in errors}
    for case in TOGETHER:
        mine = [witness for witness in all_witnesses if witness.case == case]
        for line, witness in enumerate(mine, start=2):
            error: CompilerError | None = refused.pop((f"{case.name}/witnesses.ts", line), None)
            assert witness.valid == (error is None), f"{case.name}: {witness.type} = {witness.text}"
    assert {} == refused


def test_every_witness_satisfies_its_schema_or_not_as_the_wire_says(
    all_witnesses: list[Witness],
) -> None:
    for case in COMPILED:
        document = json.loads((case / "expected" / "schema.json").read_text(encoding="utf-8"))
        for witness in all_witnesses:
            if witness.case == case and "<" not in witness.type:
                schema = {**document, "$ref": f"#/$defs/{witness.definition}"}
                valid = Draft202012Validator(schema).is_valid(json.loads(witness.text))
                assert witness.valid == valid, f"{case.name}: {witness.type} = {witness.text}"


@pytest.mark.parametrize("folder", [*COMPILED, ROOT], ids=lambda folder: folder.name)
def test_the_document_is_valid_by_its_metaschema(folder: Path) -> None:
    path = folder / ("generated" if folder == ROOT else "expected") / "schema.json"
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", COMPILED, ids=lambda case: case.name)
def test_every_reference_is_a_uri_that_any_validator_follows(case: Path) -> None:
    document = json.loads((case / "expected" / "schema.json").read_text(encoding="utf-8"))
    found = {pointed(each) for root in document["$defs"].values() for each in refs(root)}
    assert found <= document["$defs"].keys()
    assert all(each.isascii() for root in document["$defs"].values() for each in refs(root))


def test_each_case_is_compiled_or_refused() -> None:
    refused = [case for case in cases() if (case / "expected" / ERROR).exists()]
    assert sorted(path.parent for path in CASES.glob("*/*/models.py")) == sorted(COMPILED + refused)
    assert all([ERROR] == list(expected(case)) for case in refused)
