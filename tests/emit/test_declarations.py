"""What the template of a declaration makes of each kind, with its lines as prettier has them."""

from __future__ import annotations

import pytest
from support.targets import statement

from codegen import ir

STRING, NUMBER, NULL = ir.Scalar("string"), ir.Scalar("number"), ir.Scalar("null")
USER = ir.Ref("User")
NAME = ir.Identity("Name", "m", "Name")
T = ir.TypeParameter("T")
LONG = "a" * 50
WIDE = ir.Union((ir.Const(LONG), ir.Const("b" * 50)))


def alias(type_: ir.Type, *parameters: ir.TypeParameter) -> str:
    return statement(ir.Alias(NAME, type_, parameters))


def heading(*parameters: ir.TypeParameter, bases: tuple[ir.Ref, ...] = ()) -> str:
    properties = (ir.Property("a", STRING, "required"),)
    text = statement(ir.Interface(NAME, properties, None, parameters, bases))
    return text.removesuffix("\n  a: string;\n}")


def members(*properties: ir.Property, additional: ir.Type | None = None) -> str:
    """The lines between the braces of an interface."""
    text = statement(ir.Interface(NAME, properties, additional))
    return text.removeprefix("export interface Name {\n").removesuffix("}")


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
def test_a_heading(bases: tuple[ir.Ref, ...], expected: str) -> None:
    assert expected == heading(T, bases=bases)


@pytest.mark.parametrize(
    ("property_", "expected"),
    [
        (ir.Property("a", STRING, "required"), "  a: string;"),
        (ir.Property("a", STRING, "absent-when-none"), "  a?: string;"),
        (ir.Property("a-b", STRING, "optional"), '  "a-b"?: string;'),
        (ir.Property("a", WIDE, "required"), f'  a:\n    | "{LONG}"\n    | "{"b" * 50}";'),
        (
            ir.Property("a", ir.Const("b" * 80), "required"),
            f'  a: "{"b" * 80}";',
        ),
    ],
)
def test_a_member_of_an_interface(property_: ir.Property, expected: str) -> None:
    assert f"{expected}\n" == members(property_)


@pytest.mark.parametrize(
    ("properties", "additional", "expected"),
    [
        ((), None, "  [key: string]: never;\n"),
        ((), ir.NEVER, "  [key: string]: never;\n"),
        ((), STRING, "  [key: string]: string;\n"),
        (("required",), None, ""),
        (("required",), ir.NEVER, ""),
        (("required",), STRING, "  [key: string]: string | number;\n"),
        (("optional",), STRING, "  [key: string]: string | number | undefined;\n"),
    ],
)
def test_an_index_signature(
    properties: tuple[ir.Presence, ...], additional: ir.Type | None, expected: str
) -> None:
    declared = [ir.Property("a", NUMBER, presence) for presence in properties]
    found = members(*declared, additional=additional)
    assert expected == "".join(line for line in found.splitlines(keepends=True) if "[" in line)


def test_an_interface_without_anything_of_its_own_is_a_pair_of_braces() -> None:
    assert "export interface Name extends User {}" == statement(
        ir.Interface(NAME, (), None, (), (USER,))
    )


def test_a_constant_is_an_object_and_its_type() -> None:
    entries = (ir.EnumMember("__proto__", "a" * 70), ir.EnumMember("a-b", None))
    expected = f"""\
export const Name = {{
  ["__proto__"]:
    "{"a" * 70}",
  "a-b": null,
}} as const;
export type Name = (typeof Name)[keyof typeof Name];"""
    assert expected == statement(ir.Enum(NAME, entries), "const")


def test_the_name_of_a_constant_may_be_too_long_for_a_line() -> None:
    name = "N" * 70
    enum = ir.Enum(ir.Identity(name, "m", name), (ir.EnumMember("A", 1),))
    expected = f"""\
export const {name} =
  {{
    A: 1,
  }} as const;
export type {name} =
  (typeof {name})[keyof typeof {name}];"""
    assert expected == statement(enum, "const")
