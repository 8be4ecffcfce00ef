"""Zod schemas as one program: emitted, compiled, and run by Node on what is on the wire."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wire.matrix.program import SAME

from codegen.config import TypeScript, Zod
from codegen.emit.zod.names import resolve
from codegen.evidence.oracles.zod import comparisons
from codegen.ir.order import ordered
from codegen.parse import parse
from support.targets import emitted
from support.toolchain import MODULES, TESTS, node
from support.tsc import compile_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from codegen import ir
    from support.tsc import CompilerError

SCALARS = {name: f"z.{name}()" for name in ("string", "number", "boolean", "null", "unknown")}
FLAGS = {"isolatedDeclarations": False, "lib": ["es2022", "dom"]}
"""What a schema infers cannot be isolated; the types of Zod speak of `URL`."""
EXACT = """
/** Whether two types are one: to the compiler as they stand, or else taken apart; and taken. */
export type Exact<A, In, B> = [B] extends [In]
  ? Equal<A, B> extends true ? true : Same<A, B>
  : false;
"""
HEAD = [
    'import type * as z from "zod";',
    'import type * as t from "./typescript/index.js";',
    'import type * as s from "./zod/index.js";',
    'import type { Exact as Same } from "../same.js";',
]


@dataclass(frozen=True)
class Witness:
    """A JSON text, and whether the schema of a type has to take it.

    What is `kept` has to come out as it went in; None where the schema may decide either way.
    """

    type: str
    text: str
    takes: bool
    kept: bool = False


@dataclass(frozen=True)
class Subject:
    """A document, and what is on the wire for its types."""

    id: str
    document: Mapping[str, Any]
    witnesses: Sequence[Witness] = ()
    options: TypeScript = field(default_factory=TypeScript)
    zod: Zod = field(default_factory=Zod)

    @cached_property
    def contract(self) -> ir.Contract:
        """What the document says, in the order of the schemas."""
        return ordered(parse(self.document))

    @cached_property
    def files(self) -> dict[str, str]:
        """What is emitted, by path."""
        options = replace(self.options, import_extension=".js")
        types = emitted("typescript", parse(self.document), typescript=options)
        schemas = emitted("zod", parse(self.document), typescript=options, zod=self.zod)
        found = {f"typescript/{path}": text for path, text in types.items()}
        return {**found, **{f"zod/{path}": text for path, text in schemas.items()}}

    @cached_property
    def schemas(self) -> dict[str, str]:
        """The name of each schema, by the name of its type."""
        modules = resolve(self.contract, self.options, self.zod)
        return {modules.names.types[name]: schema for name, schema in modules.schemas.items()}

    def expression(self, type_: str) -> str:
        """The schema of a type, which may have arguments, as JavaScript."""
        head, _, rest = type_.partition("<")
        if head in SCALARS:
            return SCALARS[head]
        schema = f"s.{self.schemas.get(head) or self.schemas[head + '_']}"
        if not rest:
            return schema
        inside = rest.removesuffix(">").split(", ")
        return f"{schema}({', '.join(map(self.expression, inside))})"

    def checks(self) -> Iterator[str]:
        """Lines of TypeScript: what each schema infers is its type."""
        return comparisons(resolve(self.contract, self.options, self.zod))


def write(subjects: Sequence[Subject], folder: Path) -> None:
    """The program of some subjects, each in a folder of its own."""
    (folder / "same.ts").write_text(SAME + EXACT, encoding="utf-8")
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(MODULES, target_is_directory=True)
    shutil.copy(TESTS / "contract" / "types" / "three.d.ts", folder)
    for subject in subjects:
        lines = [*HEAD, *subject.checks(), ""]
        files = {**subject.files, "check.ts": "\n".join(lines)}
        for path, text in files.items():
            target = folder / subject.id / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        shutil.copy(TESTS / "contract" / "types" / "hand.ts", folder / subject.id)


def compiled(folder: Path, package: str = "typescript", **flags: object) -> list[CompilerError]:
    """What the compiler says of a program."""
    return compile_folder(folder, package, {**FLAGS, **flags})


def ugly(folder: Path) -> list[str]:
    """The files of schemas that prettier would change."""
    return changed_by_prettier(_schema_files(folder), folder)


def changed_by_prettier(files: Sequence[str], folder: Path) -> list[str]:
    """The files that prettier would change."""
    prettier = str(MODULES / "prettier" / "bin" / "prettier.cjs")
    options = ["--no-config", "--no-editorconfig", "--ignore-path", os.devnull, "--list-different"]
    command = [node(), prettier, *options, *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert run.stderr == "", run.stderr
    return run.stdout.splitlines()


def _schema_files(folder: Path) -> list[str]:
    homes = [path for path in folder.glob("*/zod") if path.parent.name != MODULES.name]
    return sorted(str(path) for home in homes for path in home.rglob("*.ts"))


def transpiled(folder: Path) -> Path:
    """The program as JavaScript, file by file."""
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    files = _schema_files(folder)
    out = folder / "js"
    esbuild(*files, f"--outdir={out}", f"--outbase={folder}", "--format=esm", cwd=folder)
    return out


def esbuild(*arguments: str, cwd: Path) -> None:
    command = [str(MODULES / "esbuild" / "bin" / "esbuild"), "--log-level=error", *arguments]
    subprocess.run(command, check=True, cwd=cwd)


RUNNER = """\
import * as z from "zod";
import { readFileSync } from "node:fs";

const same = (a, b) => {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return Object.is(a, b) || a === b;
  }
  const keys = (o) => Object.keys(o).filter((k) => k !== "__proto__").sort();
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys(a).join() === keys(b).join() &&
    keys(a).every((key) => same(a[key], b[key]))
  );
};
const schemas = new Map();
const answer = async ({ path, schema, text, kept }) => {
  const key = path + " " + schema;
  if (!schemas.has(key)) {
    const s = await import(path);
    schemas.set(key, new Function("z", "s", "return " + schema)(z, s));
  }
  const value = JSON.parse(text);
  const found = schemas.get(key).safeParse(value);
  if (!found.success) return found.error.message.replace(/\\s+/g, " ");
  return !kept || same(found.data, value) ? true : "kept only " + JSON.stringify(found.data);
};
const answers = [];
for (const each of JSON.parse(readFileSync(process.argv[2], "utf-8"))) {
  try {
    answers.push(await answer(each));
  } catch (error) {
    answers.push("throws " + error.message);
  }
}
console.log(JSON.stringify(answers));
"""


def judged(subjects: Sequence[Subject], folder: Path) -> list[str]:
    """Every witness that a schema takes or refuses wrongly, in words; one run of Node for all."""
    js = transpiled(folder)
    every = [(subject, each) for subject in subjects for each in subject.witnesses]
    asked = [
        {
            "path": f"{js.as_uri()}/{subject.id}/zod/index.js",
            "schema": subject.expression(each.type),
            "text": each.text,
            "kept": each.kept,
        }
        for subject, each in every
    ]
    (folder / "runner.mjs").write_text(RUNNER, encoding="utf-8")
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    command = [node(), "runner.mjs", "asked.json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert run.returncode == 0, run.stderr
    answers = json.loads(run.stdout)
    return [
        f"{subject.id}: {each.type} {'refuses' if each.takes else 'takes'} {each.text}: {found}"
        for (subject, each), found in zip(every, answers, strict=True)
        if (found is True) != each.takes or (isinstance(found, str) and found[:6] == "throws")
    ]
