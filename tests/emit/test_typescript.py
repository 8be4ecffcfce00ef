"""The TypeScript target: what the configuration chooses, and what it leaves as it is."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from support.cases import CASES, cases, config_of
from support.targets import emitted
from support.toolchain import node
from support.tsc import BUNDLER, compile_folder

from codegen import fingerprint, ir
from codegen.config import TypeScript

if TYPE_CHECKING:
    from pathlib import Path

NODENEXT: dict[str, object] = {}
MEMBERS = (
    ir.EnumMember("RED", "red", "Warm."),
    ir.EnumMember("GREEN", "green"),
    ir.EnumMember("BLUE", "*/ `@x`", "Cold.\n\nVery */ cold."),
)


def written(declaration: ir.Declaration, options: TypeScript) -> str:
    """What is written of a declaration, without the header."""
    name = f"{declaration.identity.module}.ts" if options.layout == "modules" else "index.ts"
    text = emitted("typescript", ir.Contract((declaration,)), typescript=options)[name]
    return text.split("/* eslint-disable */\n\n")[1]


def enum(*members: ir.EnumMember, description: str | None = None) -> ir.Enum:
    return ir.Enum(ir.Identity("Color", "m", "Color"), members, ir.Doc(description=description))


def test_an_enum_lists_what_is_said_of_its_members() -> None:
    expected = """\
/**
 * What the eye sees.
 *
 * - "red": Warm.
 * - `"*\\/ \\u0060@x\\u0060"`: Cold.
 *
 *   Very *\\/ cold.
 *
 * @see m.Color
 */
export type Color = "red" | "green" | "*/ `@x`";
"""
    assert expected == written(enum(*MEMBERS, description="What the eye sees."), TypeScript())


def test_an_enum_of_which_nothing_else_is_said_lists_it_too() -> None:
    expected = """\
/**
 * - "red": Warm.
 *
 * @see m.Color
 */
export type Color = "red" | "green";
"""
    assert expected == written(enum(*MEMBERS[:2]), TypeScript())


def test_an_object_of_constants_says_it_of_each() -> None:
    expected = """\
/**
 * What the eye sees.
 *
 * @see m.Color
 */
export const Color = {
  /** Warm. */
  RED: "red",
  GREEN: "green",
  /**
   * Cold.
   *
   * Very *\\/ cold.
   */
  BLUE: "*/ `@x`",
} as const;
export type Color = (typeof Color)[keyof typeof Color];
"""
    color = enum(*MEMBERS, description="What the eye sees.")
    assert expected == written(color, TypeScript(enums="const"))


def test_an_enum_without_members_is_no_object() -> None:
    expected = "/** @see m.Color */\nexport type Color = never;\n"
    assert expected == written(enum(), TypeScript(enums="const"))


def test_one_file_comes_of_nothing() -> None:
    (path,) = emitted("typescript", ir.Contract(()), typescript=TypeScript(layout="single"))
    assert "index.ts" == path


@pytest.mark.parametrize("package", ["typescript", "typescript-floor"])
@pytest.mark.parametrize("flags", [NODENEXT, BUNDLER], ids=["nodenext", "bundler"])
@pytest.mark.parametrize("extension", ["", ".ts"])
def test_imports_that_end_otherwise_compile_where_they_can(
    extension: str, flags: dict[str, object], package: str, tmp_path: Path
) -> None:
    found = [case for case in cases() if config_of(case).typescript.import_extension == extension]
    for case in found:
        shutil.copytree(case / "expected" / "typescript", tmp_path / case.name)
    allowed = {**flags, "allowImportingTsExtensions": extension == ".ts"}
    codes = {error.code for error in compile_folder(tmp_path, package, allowed)}
    assert found != []
    assert codes == ({"TS2835"} if extension == "" and flags is NODENEXT else set())


def test_the_constants_are_there_at_run_time(tmp_path: Path) -> None:
    case = CASES / "enums" / "an_enum_may_be_an_object_of_constants"
    shutil.copytree(case / "expected" / "typescript", tmp_path / "in")
    assert [] == compile_folder(tmp_path, flags={"noEmit": False, "rootDir": "in", "outDir": "out"})
    script = 'console.log(JSON.stringify({ ...(await import("./out/index.js")) }))'
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", script],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(run.stdout)
    assert fingerprint(case / "expected/schema.json") == found.pop("CONTRACT")
    assert {
        "Color": {"RED": "red", "GREEN": "green"},
        "Level": {"LOW": 1, "HIGH": -2},
        "Odd": {"a-b": "dash", "ok": "O'K", "1st": 1.5, "class": None, "yes": True},
        "Only": {"ONE": "one"},
    } == found
