"""The recipes of docs/templates.md: what people write into a template is what they get.

Their output for all cases, and for our own models, compiles under the strictest flags, and its
lines break where the real prettier breaks them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support import zod as zodlib
from support.cases import config_of
from support.project import ROOT
from support.recipes import RECIPES, follow
from support.targets import emitted
from support.toolchain import MODULES, TESTS, node
from wire.test_wire import COMPILED

from codegen import ir
from codegen.config import TypeScript
from codegen.parse import parse

if TYPE_CHECKING:
    from pathlib import Path

READONLY, ALIASES, NO_SEMICOLONS, NAMES, FROZEN = RECIPES
TARGETS = {NO_SEMICOLONS: ("typescript", "zod"), FROZEN: ("typescript", "zod")}
STATES = ir.Union(tuple(ir.Const(f"a state called {number}") for number in range(4)))
SAMPLE = ir.Contract(
    (
        ir.Interface(
            ir.Identity("Base", "m", "Base"),
            (ir.Property("id", ir.Scalar("integer"), "required"),),
        ),
        ir.Interface(
            ir.Identity("Stamped", "m", "Stamped"),
            (ir.Property("at", ir.Scalar("string"), "required"),),
            None,
            (ir.TypeParameter("T", None, ir.Scalar("string")),),
        ),
        ir.Interface(
            ir.Identity("Order", "m", "Order"),
            (
                ir.Property("id", ir.Scalar("integer"), "required"),
                ir.Property("at", ir.Scalar("string"), "required"),
                ir.Property("state", STATES, "optional", ir.Doc(description="Where it is.")),
                ir.Property("by", ir.Object((ir.Property("a", STATES, "required"),)), "required"),
            ),
            None,
            (),
            (ir.Ref("Base"), ir.Ref("Stamped", (ir.Scalar("number"),))),
        ),
    )
)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder of templates of each recipe."""
    found = {recipe: tmp_path_factory.mktemp("recipe") / "templates" for recipe in RECIPES}
    for recipe, folder in found.items():
        follow(recipe, folder)
    return found


def sample(templates: Path, target: str = "typescript", path: str = "m.ts") -> str:
    """What comes of the sample, behind the header."""
    text = emitted(target, SAMPLE, templates=str(templates))[path]
    return text.partition("/* eslint-disable */\n\n")[2]


MEMBERS = """\
  /** Where it is. */
  state?:
    | "a state called 0"
    | "a state called 1"
    | "a state called 2"
    | "a state called 3";
  by: {
    a:
      | "a state called 0"
      | "a state called 1"
      | "a state called 2"
      | "a state called 3";
  };
"""


def test_members_may_be_readonly(folders: dict[str, Path]) -> None:
    members = MEMBERS.replace("  state?:", "  readonly state?:").replace("  by:", "  readonly by:")
    expected = f"""\
/** @see m.Base */
export interface Base {{
  readonly id: number;
}}

/** @see m.Stamped */
export interface Stamped<T = string> {{
  readonly at: string;
}}

/** @see m.Order */
export interface Order extends Base, Stamped<number> {{
{members}}}
"""
    assert expected == sample(folders[READONLY])


def test_an_interface_may_be_an_alias_whose_bases_are_intersected(folders: dict[str, Path]) -> None:
    members = "".join(f"  {line}" for line in MEMBERS.splitlines(keepends=True))
    expected = f"""\
/** @see m.Base */
export type Base = {{
  id: number;
}};

/** @see m.Stamped */
export type Stamped<T = string> = {{
  at: string;
}};

/** @see m.Order */
export type Order = Base &
  Stamped<number> & {{
{members}  }};
"""
    assert expected == sample(folders[ALIASES])


def test_there_may_be_no_semicolons(folders: dict[str, Path], tmp_path: Path) -> None:
    expected = sample(tmp_path).replace(";\n", "\n")
    assert expected == sample(folders[NO_SEMICOLONS])
    assert MEMBERS.replace(";\n", "\n") in expected


def test_there_may_be_an_array_of_the_names_of_interfaces(folders: dict[str, Path]) -> None:
    expected = """\
export type * from "./m.js";

export const INTERFACES = ["Base", "Stamped", "Order"] as const;
"""
    assert sample(folders[NAMES], path="index.ts").endswith(expected)


def test_schemas_may_be_readonly(folders: dict[str, Path]) -> None:
    expected = """\
/** Checks `Base`. */
export const BaseSchema = /* @__PURE__ */ (() =>
  z
    .object({
      id: int,
    })
    .readonly())();

/** Checks `Stamped`. */
export const StampedSchema = <T>(T: z.ZodType<T>) =>
  kept("StampedSchema", [T], () => {
    return z
      .object({
        at: z.string(),
      })
      .readonly();
  });
"""
    assert expected in sample(folders[FROZEN], "zod")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory, folders: dict[str, Path]) -> Path:
    """What each recipe makes of every case and of our own models, each in a folder of its own."""
    program = tmp_path_factory.mktemp("program")
    own = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))
    found = [("generated", own, TypeScript(enums="const"))]
    for case in COMPILED:
        document = json.loads((case / "expected/schema.json").read_text(encoding="utf-8"))
        options = replace(config_of(case).typescript, import_extension=".js")
        found.append((case.name, document, options))
    for recipe, templates in folders.items():
        for name, document, options in found:
            folder = program / f"{RECIPES.index(recipe)}-{name}"
            for target in TARGETS.get(recipe, ("typescript",)):
                contract, own_templates = parse(document), str(templates)
                texts = emitted(target, contract, typescript=options, templates=own_templates)
                for path, text in texts.items():
                    (folder / target / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / target / path).write_text(text, encoding="utf-8")
            shutil.copy(TESTS / "contract/types/hand.ts", folder)
    shutil.copy(TESTS / "contract/types/three.d.ts", program)
    (program / "node_modules").symlink_to(MODULES, target_is_directory=True)
    return program


# `type Tree = Page<Tree>` is sound where `Page` is an interface, and circular where it is an alias.
_FILE = "1-a_forward_name_may_be_an_argument/typescript/models.ts"
CIRCULAR = {(_FILE, "TS2456", "'Tree'"), (_FILE, "TS2456", "'Deep'")}


def test_all_of_it_compiles(program: Path) -> None:
    found = [(each.file, each.code, each.text.split()[2]) for each in zodlib.compiled(program)]

    assert CIRCULAR == {*found}


@pytest.mark.parametrize("semicolons", [True, False])
def test_its_lines_break_where_prettier_breaks_them(program: Path, *, semicolons: bool) -> None:
    without = str(RECIPES.index(NO_SEMICOLONS))
    folders = [path for path in program.glob("[0-9]-*") if semicolons != (path.name[0] == without)]
    files = sorted(str(file) for folder in folders for file in folder.glob("*/**/*.ts"))
    options = ["--no-config", "--no-editorconfig", "--ignore-path", os.devnull, "--list-different"]
    options += [] if semicolons else ["--no-semi"]
    prettier = str(MODULES / "prettier/bin/prettier.cjs")
    run = subprocess.run(
        [node(), prettier, *options, *files], capture_output=True, text=True, check=False
    )
    assert (0, "", "") == (run.returncode, run.stdout, run.stderr)
    assert len(files) > len(COMPILED)
