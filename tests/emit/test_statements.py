from __future__ import annotations

import pytest

from codegen import ir
from codegen.emit.typescript.statements import (
    render_alias,
    render_heading,
    render_import,
    render_index,
    render_member,
)

STRING, NUMBER, NULL = ir.Scalar("string"), ir.Scalar("number"), ir.Scalar("null")
USER = ir.Ref("User")
T = ir.TypeParameter("T")
LONG = "a" * 50
WIDE = ir.Union((ir.Const(LONG), ir.Const("b" * 50)))


def same(name: str) -> str:
    return name


def alias(type_: ir.Type, *parameters: ir.TypeParameter) -> str:
    return render_alias("Name", parameters, type_, same)


def heading(*parameters: ir.TypeParameter, bases: tuple[ir.Type, ...] = ()) -> str:
    return render_heading("Name", parameters, bases, same)


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (STRING, "export type Name = string;"),
        (ir.Union((STRING, NULL)), "export type Name = string | null;"),
        (WIDE, f'export type Name =\n  | "{LONG}"\n  | "{"b" * 50}";'),
        (ir.Const("a" * 70), f'export type Name =\n  "{"a" * 70}";'),
        (
            ir.Tuple((ir.Const(LONG), ir.Const(LONG)), 2),
            f'export type Name = [\n  "{LONG}",\n  "{LONG}",\n];',
        ),
        (
            ir.Union((ir.Object((ir.Property(LONG, ir.Const(LONG), "required"),)), NULL)),
            f'export type Name = {{\n  {LONG}: "{LONG}";\n}} | null;',
        ),
        (ir.Array(WIDE), f'export type Name = (\n  | "{LONG}"\n  | "{"b" * 50}"\n)[];'),
    ],
)
def test_an_alias(type_: ir.Type, expected: str) -> None:
    assert expected == alias(type_)


def test_an_alias_with_parameters() -> None:
    parameters = (T, ir.TypeParameter("U", USER, ir.TypeVar("T")))
    expected = "export type Name<T, U extends User = T> = [T, U];"
    assert expected == alias(ir.Tuple((ir.TypeVar("T"), ir.TypeVar("U")), 2), *parameters)


def test_long_parameters_break_before_the_type_does() -> None:
    parameters = (ir.TypeParameter(LONG, default=STRING), ir.TypeParameter("b" * 20))
    expected = f"export type Name<\n  {LONG} = string,\n  {'b' * 20},\n> = User;"
    assert expected == alias(USER, *parameters)


def test_bounded_parameters_break_even_where_the_type_could() -> None:
    target = ir.Ref("a" * 60)
    expected = f"export type Name<\n  T extends User,\n  U,\n> = {'a' * 60};"
    assert expected == alias(target, ir.TypeParameter("T", USER), ir.TypeParameter("U"))
    expected = f"export type Name<T, U> =\n  {'a' * 60};"
    assert expected == alias(target, T, ir.TypeParameter("U"))


def test_the_bound_of_a_parameter_may_break_too() -> None:
    bound = ir.Union((ir.Const(LONG), ir.Const("b" * 50)))
    expected = (
        f'export interface Name<\n  T extends\n    | "{LONG}"\n    | "{"b" * 50}" = string,\n> {{'
    )
    assert expected == heading(ir.TypeParameter("T", bound, STRING))


@pytest.mark.parametrize(
    ("bases", "expected"),
    [
        ((), "export interface Name<T> {"),
        ((USER,), "export interface Name<T> extends User {"),
        (
            (USER, ir.Ref("Page", (STRING,))),
            "export interface Name<T> extends User, Page<string> {",
        ),
        ((ir.Ref("a" * 70),), f"export interface Name<\n  T,\n> extends {'a' * 70} {{"),
        (
            (ir.Ref(LONG), ir.Ref("b" * 30)),
            f"export interface Name<T>\n  extends\n    {LONG},\n    {'b' * 30} {{",
        ),
    ],
)
def test_a_heading(bases: tuple[ir.Type, ...], expected: str) -> None:
    assert expected == heading(T, bases=bases)


@pytest.mark.parametrize(
    ("property_", "expected"),
    [
        (ir.Property("a", STRING, "required"), "  a: string;"),
        (ir.Property("a-b", STRING, "optional"), '  "a-b"?: string;'),
        (ir.Property("a", WIDE, "required"), f'  a:\n    | "{LONG}"\n    | "{"b" * 50}";'),
        (
            ir.Property("a", ir.Const("b" * 80), "required"),
            f'  a: "{"b" * 80}";',
        ),
    ],
)
def test_a_member_of_an_interface(property_: ir.Property, expected: str) -> None:
    assert expected == render_member(property_, same)


@pytest.mark.parametrize(
    ("properties", "additional", "expected"),
    [
        ((), None, "  [key: string]: never;"),
        ((), ir.Scalar("never"), "  [key: string]: never;"),
        ((), STRING, "  [key: string]: string;"),
        ((ir.Property("a", NUMBER, "required"),), None, ""),
        ((ir.Property("a", NUMBER, "required"),), ir.Scalar("never"), ""),
        ((ir.Property("a", NUMBER, "required"),), STRING, "  [key: string]: string | number;"),
        (
            (ir.Property("a", NUMBER, "optional"),),
            STRING,
            "  [key: string]: string | number | undefined;",
        ),
    ],
)
def test_an_index_signature(
    properties: tuple[ir.Property, ...], additional: ir.Type | None, expected: str
) -> None:
    assert expected == render_index(properties, additional, same)


@pytest.mark.parametrize(
    ("imported", "expected"),
    [
        (["A"], 'import type { A } from "./x.js";'),
        (["A", "B as C"], 'import type { A, B as C } from "./x.js";'),
        (["a" * 90], f'import type {{ {"a" * 90} }} from "./x.js";'),
        (
            ["a" * 40, "b" * 40],
            f'import type {{\n  {"a" * 40},\n  {"b" * 40},\n}} from "./x.js";',
        ),
    ],
)
def test_an_import(imported: list[str], expected: str) -> None:
    assert expected == render_import(imported, "./x.js")
