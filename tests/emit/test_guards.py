"""The guards against the real compiler, and what is really on the wire."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from emit.test_zod import subject_of
from support import zod as zodlib
from support.project import ROOT
from support.targets import emitted
from support.toolchain import node
from support.tsc import compile_folder
from support.zod import Subject
from wire.matrix.judge import examined
from wire.test_matrix import RUNNABLE
from wire.test_wire import COMPILED, PROGRAMS
from wire.test_zod_matrix import witnesses

from codegen.config import Zod
from codegen.emit.typescript.names import assign_names
from codegen.parse import parse

if TYPE_CHECKING:
    from pathlib import Path

STRICTER = {"lib": ["es2022", "dom"], "noImplicitReturns": True, "noUnusedLocals": True}
SCALARS = {
    "string": 'typeof v === "string"',
    "number": 'typeof v === "number"',
    "boolean": 'typeof v === "boolean"',
    "null": "v === null",
    "unknown": "true",
}
RUNNER = """\
import { readFileSync } from "node:fs";
const answers = [];
for (const { path, is, parse, text } of JSON.parse(readFileSync("asked.json", "utf-8"))) {
  const s = await import(path);
  const value = JSON.parse(text);
  const run = (source) => new Function("s", "v", "return " + source)(s, value);
  try {
    const [taken, found] = [run(is), run(parse)];
    if (taken !== (found.issues === undefined)) throw new Error("is and parse differ");
    if (taken && found.value !== value) throw new Error("another value");
    answers.push(taken || found.issues.map((each) => each.path.join(".") + ": " + each.message));
  } catch (error) {
    answers.push("throws " + error.message);
  }
}
console.log(JSON.stringify(answers));
"""


@pytest.fixture(scope="module")
def subjects(tmp_path_factory: pytest.TempPathFactory) -> list[Subject]:
    own = json.loads((ROOT / "generated" / "schema.json").read_text(encoding="utf-8"))
    examples = examined(RUNNABLE, tmp_path_factory.mktemp("rows")).values()
    rows = [each for each in examples if each.files]
    return [
        *(subject_of(case, Zod()) for case in COMPILED),
        Subject("generated", own),
        *(
            Subject(f"row_{one.row.id}", one.document, [*witnesses(one)])
            for one in rows
            if one.files
        ),
    ]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, subjects: list[Subject]) -> Path:
    folder = tmp_path_factory.mktemp("guards")
    zodlib.write([], folder)
    for subject in subjects:
        options = replace(subject.options, import_extension=".js")
        contract = parse(subject.document)
        for target in ("typescript", "guards"):
            for path, text in emitted(target, contract, typescript=options).items():
                file = folder / subject.id / target / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        (folder / subject.id / "hand.ts").write_text(
            (ROOT / "tests/contract/types/hand.ts").read_text(encoding="utf-8"), encoding="utf-8"
        )
    return folder


@pytest.mark.parametrize("compiler", PROGRAMS)
def test_guards_compile_under_the_strictest_flags(compiler: str, program: Path) -> None:
    package, flags = PROGRAMS[compiler]
    assert [] == compile_folder(program, package, {**STRICTER, **flags})


def guard(subject: Subject, type_: str) -> str:
    """The guard of a type, which may have arguments, as JavaScript."""
    head, _, rest = type_.partition("<")
    if head in SCALARS:
        return f"((v) => {SCALARS[head]})"
    types = assign_names(parse(subject.document), subject.options).types
    name = f"s.is{types.get(head, head)}"
    if not rest:
        return name
    inside = rest.removesuffix(">").split(", ")
    return f"{name}({', '.join(guard(subject, each) for each in inside)})"


def test_guards_say_what_pydantic_does_and_a_fault_for_each_refusal(
    program: Path, subjects: list[Subject]
) -> None:
    every = [(subject, each) for subject in subjects for each in subject.witnesses]
    files = [str(path) for path in program.glob("*/guards/**/*.ts")]
    out = program / "js"
    zodlib.esbuild(*files, f"--outdir={out}", f"--outbase={program}", "--format=esm", cwd=program)
    asked = []
    for subject, each in every:
        called = guard(subject, each.type)
        parse_ = f"s.parse{called.removeprefix('s.is')}(v)"
        path = f"{out.as_uri()}/{subject.id}/guards/index.js"
        asked.append({"path": path, "is": f"{called}(v)", "parse": parse_, "text": each.text})
    (program / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    (program / "runner.mjs").write_text(RUNNER, encoding="utf-8")
    run = subprocess.run(
        [node(), "runner.mjs"], capture_output=True, text=True, check=False, cwd=program
    )
    assert "" == run.stderr
    wrong = [
        f"{subject.id}: {each.type} {each.text}: {answer}"
        for (subject, each), answer in zip(every, json.loads(run.stdout), strict=True)
        if (answer is True) != each.takes or isinstance(answer, str)
    ]
    assert [] == wrong
    assert len(every) > len(subjects)


FAULTS = """\
import { PageGuard, isTag, parsePage } from "./js/guards_are_plain_functions/guards/index.js";
const answer = { result: { kind: "tag", name: "a", inner: [] }, by_name: { one: "1", two: 2 } };
const faults = (found) => found.issues.map((each) => each.path.join("."));
console.log(JSON.stringify([
  faults(parsePage({ answer, place: [1, 2] })),
  faults(PageGuard["~standard"].validate({ place: null })),
  [answer.result].filter(isTag).length,
]));
"""


def test_each_fault_has_its_path(program: Path) -> None:
    files = [str(path) for path in program.glob("guards_are_plain_functions/guards/*.ts")]
    out = program / "js"
    zodlib.esbuild(*files, f"--outdir={out}", f"--outbase={program}", "--format=esm", cwd=program)
    (program / "faults.mjs").write_text(FAULTS, encoding="utf-8")
    run = subprocess.run(
        [node(), "faults.mjs"], capture_output=True, text=True, check=False, cwd=program
    )
    assert ('[["answer.by_name.one","place"],["answer","place"],1]\n', "") == (
        run.stdout,
        run.stderr,
    )


def test_prettier_finds_nothing_to_change(program: Path) -> None:
    files = [str(path) for path in program.glob("*/guards/**/*.ts")]
    assert [] == zodlib.changed_by_prettier(files, program)
