"""The Zod target against the real compiler, the real Zod, and what is really on the wire."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from support import zod as zodlib
from support.cases import config_of
from support.project import ROOT
from support.toolchain import node
from support.tsc import BUNDLER
from support.zod import Subject, Witness
from wire.test_wire import COMPILED, collect_isolated

from codegen.config import Zod

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = {
    "tsc 7, nodenext": ("typescript", {}),
    "tsc 7, bundler": ("typescript", BUNDLER),
    "tsc 5.9, nodenext": ("typescript-floor", {}),
}
STYLES = {"inferred": Zod(), "stated": Zod(isolated_declarations=True), "mini": Zod(flavour="mini")}


def subject_of(case: Path, zod: Zod) -> Subject:
    document = json.loads((case / "expected" / "schema.json").read_text(encoding="utf-8"))
    found = [
        Witness(each.type, each.text, each.valid, kept=each.valid)
        for each in collect_isolated(case)
    ]
    return Subject(case.name, document, found, config_of(case).typescript, zod)


@pytest.fixture(scope="module", params=STYLES)
def style(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def subjects(style: str) -> list[Subject]:
    own = json.loads((ROOT / "generated" / "schema.json").read_text(encoding="utf-8"))
    zod = STYLES[style]
    found = [subject_of(case, zod) for case in COMPILED]
    return [*found, Subject("generated", own, (), zod=zod)]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, subjects: list[Subject]) -> Path:
    folder = tmp_path_factory.mktemp("zod")
    zodlib.write(subjects, folder)
    return folder


@pytest.mark.parametrize("compiler", PROGRAMS)
def test_what_each_schema_infers_is_its_type(compiler: str, style: str, program: Path) -> None:
    package, flags = PROGRAMS[compiler]
    assert [] == zodlib.compiled(
        program, package, **{"isolatedDeclarations": style == "stated", **flags}
    )


def test_schemas_take_what_is_on_the_wire_and_refuse_what_is_not(
    program: Path, subjects: list[Subject]
) -> None:
    assert sum(each.takes for subject in subjects for each in subject.witnesses) > len(subjects)
    assert sum(not each.takes for subject in subjects for each in subject.witnesses) > len(subjects)
    assert [] == zodlib.judged(subjects, program)


def test_prettier_finds_nothing_to_change(program: Path) -> None:
    assert [] == zodlib.ugly(program)


def test_modules_may_be_loaded_in_any_order(program: Path) -> None:
    """Each module of each case is once the first, in a copy that is loaded for it alone."""
    js = zodlib.transpiled(program)
    lines: list[str] = []
    for home in sorted(path.parent for path in js.glob("*/zod")):
        modules = sorted(path.relative_to(home) for path in home.rglob("*.js"))
        for number, module in enumerate(modules):
            copy = program / "orders" / home.name / str(number)
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(home, copy)
            lines.append(f'await import("{(copy / module).as_uri()}");')
    (program / "orders.mjs").write_text("\n".join(lines), encoding="utf-8")
    run = subprocess.run(
        [node(), "orders.mjs"], capture_output=True, text=True, check=False, cwd=program
    )
    assert (0, "") == (run.returncode, run.stderr)
    assert len(lines) > len(COMPILED)


ENTRY = """\
import { TreeSchema } from "./zod_recursion_by_getters/zod/index.js";
import { UserSchema, PageSchema } from "./zod_generics_are_functions/zod/index.js";
const tree = { leaf: { size: 1, tree: null }, left: null, branches: [] };
answer.push(TreeSchema.safeParse(tree).success, TreeSchema.safeParse({}).success);
const page = { items: [{ name: "Ada" }], next: null };
answer.push(PageSchema(UserSchema).safeParse(page).success);
"""

BROWSER = """\
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
const answer = [];
runInNewContext(readFileSync("bundle.js", "utf-8"), { answer });
console.log(JSON.stringify(answer));
"""


def test_a_bundle_for_browsers_needs_nothing_but_the_language(program: Path) -> None:
    (program / "entry.js").write_text(ENTRY, encoding="utf-8")
    options = ["--bundle", "--platform=browser", "--format=iife", "--outfile=bundle.js"]
    zodlib.esbuild("entry.js", *options, cwd=program)
    (program / "browser.mjs").write_text(BROWSER, encoding="utf-8")
    run = subprocess.run(
        [node(), "browser.mjs"], capture_output=True, text=True, check=False, cwd=program
    )
    assert ("[true,false,true]\n", "") == (run.stdout, run.stderr)


def test_a_bundle_holds_the_schemas_that_are_used(program: Path) -> None:
    entry = 'export { UserSchema } from "./zod_generics_are_functions/zod/index.js";\n'
    (program / "one.js").write_text(entry, encoding="utf-8")
    options = ["--bundle", "--format=esm", "--external:zod*", "--outfile=one.bundle.js"]
    zodlib.esbuild("one.js", *options, cwd=program)
    bundle = (program / "one.bundle.js").read_text(encoding="utf-8")
    assert ["UserSchema"] == re.findall(r"^var (\w+)", bundle, re.MULTILINE)


KEPT = """\
import { EntrySchema, PageSchema, UserSchema } from "./js/zod_generics_are_functions/zod/index.js";
import * as z from "zod";
const text = z.string();
const answer = [
  PageSchema(UserSchema) === PageSchema(UserSchema),
  PageSchema(UserSchema) !== PageSchema(text),
  EntrySchema(text, UserSchema) === EntrySchema(text, UserSchema),
  EntrySchema(text, UserSchema) !== EntrySchema(UserSchema, text),
];
const gone = [new WeakRef(EntrySchema(z.string(), UserSchema)), new WeakRef(PageSchema(z.null()))];
await new Promise((resolve) => setTimeout(resolve));
gc();
answer.push(...gone.map((each) => each.deref() === undefined));
console.log(JSON.stringify(answer));
"""


def test_a_generic_schema_is_built_once_and_kept_no_longer_than_its_arguments(
    program: Path,
) -> None:
    zodlib.transpiled(program)
    (program / "kept.mjs").write_text(KEPT, encoding="utf-8")
    command = [node(), "--expose-gc", "kept.mjs"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=program)
    assert (f"{json.dumps([True] * 6, separators=(',', ':'))}\n", "") == (run.stdout, run.stderr)


def test_zod_is_all_that_is_imported_when_it_runs(program: Path, style: str) -> None:
    js = zodlib.transpiled(program)
    imported = {
        line.rpartition(" from ")[2].strip('";')
        for path in js.rglob("*.js")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import ", "export *", "export {")) and " from " in line
    }
    package = "zod/mini" if style == "mini" else "zod"
    assert {package} == {name for name in imported if not name.startswith(".")}
    assert not any("typescript" in name for name in imported)
