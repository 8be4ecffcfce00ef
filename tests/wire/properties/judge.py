"""Drawn modules -> what is false about what codegen writes for them; one compiler run for all."""

from __future__ import annotations

import importlib
import json
import random
import re
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from support.cases import fresh_imports
from support.tsc import compile_folder
from wire.properties.mutate import mutants
from wire.properties.rules import Rules
from wire.properties.sample import Sampler
from wire.properties.source import source
from wire.properties.spec import Use

from codegen import CodegenError, build
from codegen.config import Config, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from wire.properties.spec import Class, Json, Module, Side

SAMPLES = 2
MUTANTS = 5
_HEAD = 'import type * as t from "./typescript/index.js";'


@dataclass(frozen=True)
class Witness:
    """A JSON text held against the type of a class: who has to take it, and who must not.

    None: TypeScript, or JSON Schema, cannot say.
    """

    name: str
    side: Side
    text: str
    by_compiler: bool | None
    by_validator: bool | None

    def __str__(self) -> str:
        return f"{self.name} ({self.side}): {self.text}"


@dataclass
class Verdict:
    """What came out for a module, and every fault in words."""

    module: Module
    name: str
    source: str
    files: dict[str, str] = field(default_factory=dict)
    witnesses: list[Witness] = field(default_factory=list)
    refusal: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def emitted(self) -> str:
        """The types, without the header above them."""
        text = self.files.get(f"typescript/{self.name}.ts", "")
        return text.partition("/* eslint-disable */")[2].strip()

    @property
    def models(self) -> int:
        """How many models were witnessed."""
        return len({witness.name for witness in self.witnesses})

    def report(self) -> str:
        """All that one needs to see a fault."""
        own = self.source.partition("validate_json(text)\n")[2].strip()
        wire = f"exclude_none={self.module.exclude_none}"
        lines = [
            f"# {self.name}, {wire}",
            own,
            "",
            "// emitted",
            self.emitted,
            "",
            *self.faults[:5],
            self.refusal,
        ]
        return "\n".join(lines).rstrip()


def judge(modules: Sequence[Module], folder: Path, *, compiles: bool = True) -> list[Verdict]:
    """A verdict for each module; all that it takes is written below `folder`."""
    verdicts = [Verdict(each, f"m{n:04}", source(each)) for n, each in enumerate(modules)]
    for verdict in verdicts:
        (folder / f"{verdict.name}.py").write_text(verdict.source, encoding="utf-8")
    with fresh_imports(folder), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pydantic warns of names that shadow, and does as told
        for verdict in verdicts:
            _build(verdict, folder)
    if compiles:
        _compile(verdicts, folder / "program")
    return verdicts


def _build(verdict: Verdict, folder: Path) -> None:
    wire = Wire(exclude_none=verdict.module.exclude_none)
    config = Config(root=folder, models=(verdict.name,), wire=wire)
    try:
        verdict.files = build(config)
    except CodegenError as error:
        verdict.refusal = str(error)
        rules = sorted({problem.rule for problem in error.problems})
        verdict.faults += [f"refused: {rule}" for rule in rules]
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        verdict.faults.append(f"build: {type(error).__name__}: {error}")
        return
    imported = importlib.import_module(verdict.name)
    for cls in verdict.module.classes:
        if cls.kind not in {"enum", "named tuple", "alias"} and not cls.parameters:
            adapter = TypeAdapter(getattr(imported, cls.name))
            verdict.witnesses += _witnesses(verdict, cls, adapter)
    verdict.faults += _schema_faults(verdict)


def _witnesses(verdict: Verdict, cls: Class, adapter: TypeAdapter[Any]) -> list[Witness]:
    """What crosses the wire for a class, and what is near to it; each only once."""
    module = verdict.module
    rng = random.Random(f"{module.seed} {cls.name}")
    found: dict[tuple[Side, str], Witness] = {}
    for _ in range(SAMPLES):
        received = Sampler(module, rng).value(Use(cls.name))
        try:
            sent = _through(adapter, received, exclude_none=module.exclude_none)
        except Exception as error:  # noqa: BLE001 - whatever it is, the rules are wrong
            verdict.faults.append(f"the sample is none: {received}: {error}")
            continue
        every: list[tuple[Side, Json, Json]] = [
            *(("input", each, received) for each in (received, *mutants(received, rng, MUTANTS))),
            *(("output", each, sent) for each in (sent, *mutants(sent, rng, MUTANTS))),
        ]
        for side, value, original in every:
            witness = _witness(module, cls, side, value)
            if value is original:
                if not (witness.by_compiler and witness.by_validator):
                    verdict.faults.append(f"the rules do not take what is on the wire: {witness}")
            elif side == "output":
                witness = _only(witness, valid=False)
            else:
                witness = _only(witness, valid=_accepts(adapter, witness.text))
            found[side, witness.text] = witness
    said = (
        each.by_compiler is not None or each.by_validator is not None for each in found.values()
    )
    return [each for each, says in zip(found.values(), said, strict=True) if says]


def _through(adapter: TypeAdapter[Any], value: Json, *, exclude_none: bool) -> Json:
    instance = adapter.validate_json(json.dumps(value))
    found: Json = json.loads(adapter.dump_json(instance, by_alias=True, exclude_none=exclude_none))
    return found


def _witness(module: Module, cls: Class, side: Side, value: Json) -> Witness:
    """A value, with what the rules say of it."""
    use = Use(cls.name)
    surely = Rules(module, side, "narrow").takes(use, value)
    compiler, validator = (
        True if surely else (None if Rules(module, side, mode).takes(use, value) else False)
        for mode in ("compiler", "validator")
    )
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return Witness(cls.name, side, text, compiler, validator)


def _only(witness: Witness, *, valid: bool) -> Witness:
    """The witness with those answers alone that Pydantic's own bears out."""
    compiler = witness.by_compiler if witness.by_compiler is valid else None
    validator = witness.by_validator if witness.by_validator is valid else None
    return Witness(witness.name, witness.side, witness.text, compiler, validator)


def _accepts(adapter: TypeAdapter[Any], text: str) -> bool:
    try:
        adapter.validate_json(text)
    except Exception:  # noqa: BLE001 - a validator that raises what it should not rejects, too
        return False
    return True


def _schema_faults(verdict: Verdict) -> Iterator[str]:
    document = json.loads(verdict.files["schema.json"])
    validators: dict[str, Draft202012Validator] = {}
    for witness in verdict.witnesses:
        name = _definition(document["$defs"], witness)
        if name not in validators:
            validators[name] = Draft202012Validator({**document, "$ref": f"#/$defs/{name}"})
        if witness.by_validator is not None:
            takes = validators[name].is_valid(json.loads(witness.text))
            if takes != witness.by_validator:
                yield f"schema.json {'takes' if takes else 'refuses'} {witness}"


def _definition(definitions: dict[str, Any], witness: Witness) -> str:
    split = f"{witness.name}Input"
    return split if witness.side == "input" and split in definitions else witness.name


def _compile(verdicts: list[Verdict], program: Path) -> None:
    lines: dict[tuple[str, int], tuple[Verdict, Witness]] = {}
    for verdict in verdicts:
        for path, text in verdict.files.items():
            if path.endswith(".ts"):
                target = program / verdict.name / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
        if verdict.files:
            file = f"{verdict.name}/witnesses.ts"
            told = [each for each in verdict.witnesses if each.by_compiler is not None]
            (program / file).write_text(_statements(verdict, told), encoding="utf-8")
            lines |= {(file, n): (verdict, each) for n, each in enumerate(told, start=2)}
    if not lines:
        return
    errors = compile_folder(program)
    by_place = {(error.file, error.line): error for error in errors}
    by_name = {verdict.name: verdict for verdict in verdicts}
    for place, (verdict, witness) in lines.items():
        error = by_place.pop(place, None)
        if error is not None and (witness.by_compiler or error.code not in _REFUSALS):
            verdict.faults.append(f"TypeScript refuses {witness}\n  {error.code}: {error.text}")
        elif error is None and not witness.by_compiler:
            verdict.faults.append(f"TypeScript takes {witness}")
    for (file, line), error in by_place.items():
        name = file.partition("/")[0]
        by_name[name].faults.append(f"{file}:{line} does not compile: {error.code}: {error.text}")
    syntax = [error for error in errors if error.is_syntax]
    if syntax:  # it hides the errors of all types, so that only those modules are at fault
        guilty = {error.file.partition("/")[0] for error in syntax}
        for verdict in verdicts:
            if verdict.name not in guilty:
                verdict.faults = [each for each in verdict.faults if "TypeScript" not in each]
        by_name[min(guilty)].faults.append("syntax errors hide the errors of the whole program")


_REFUSALS = {
    "TS2322",
    "TS2353",
    "TS2375",
    "TS2739",
    "TS2740",
    "TS2741",
    "TS2820",
    "TS2559",
    "TS2561",
}
"""How the compiler says that a value is not of a type."""


def _statements(verdict: Verdict, witnesses: list[Witness]) -> str:
    """One line for each witness, after one for the imports: the line is the witness."""
    definitions = json.loads(verdict.files["schema.json"])["$defs"]
    lines = [_HEAD]
    for number, witness in enumerate(witnesses):
        name = _emitted_name(_definition(definitions, witness), verdict.emitted)
        value = witness.text.replace('"__proto__":', '["__proto__"]:')
        lines.append(f"export const w{number}: t.{name} = {value};")
    return "\n".join([*lines, ""])


def _emitted_name(name: str, emitted: str) -> str:
    """The name itself, unless TypeScript reserves it."""
    found = re.search(rf"^export (?:interface|type) ({name}_*)[ <]", emitted, re.MULTILINE)
    return found[1] if found else name
