from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from codegen import ir
from codegen.emit.prettier.printer import render
from codegen.emit.prettier.typescript import annotation
from codegen.emit.typescript.types import type_layout, type_text

if TYPE_CHECKING:
    from collections.abc import Callable

STRING, NUMBER, NULL = ir.Scalar("string"), ir.Scalar("number"), ir.Scalar("null")
INTEGER, UNKNOWN, NEVER = ir.Scalar("integer"), ir.Scalar("unknown"), ir.Scalar("never")
USER, T = ir.Ref("User"), ir.TypeVar("T")
LONG = "a" * 60


def printed(type_: ir.Type) -> str:
    return render(annotation(type_layout(type_, str)))


def required(name: str, type_: ir.Type) -> ir.Property:
    return ir.Property(name, type_, "required")


def optional(name: str, type_: ir.Type) -> ir.Property:
    return ir.Property(name, type_, "optional")


def union(*members: ir.Type) -> ir.Union:
    return ir.Union(members)


def consts(*values: str) -> ir.Union:
    return ir.Union(tuple(map(ir.Const, values)))


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (STRING, "string"),
        (NUMBER, "number"),
        (INTEGER, "number"),
        (ir.Scalar("boolean"), "boolean"),
        (NULL, "null"),
        (UNKNOWN, "unknown"),
        (NEVER, "never"),
        (ir.Const("a"), '"a"'),
        (ir.Const(1), "1"),
        (ir.Const(value=True), "true"),
        (ir.Const(None), "null"),
        (USER, "User"),
        (T, "T"),
        (ir.External("Money", "./money"), "Money"),
        (ir.Ref("Page", (USER,)), "Page<User>"),
        (ir.Ref("Pair", (STRING, union(STRING, NULL))), "Pair<string, string | null>"),
        (ir.Array(STRING), "string[]"),
        (ir.Array(ir.Array(STRING)), "string[][]"),
        (ir.Array(union(STRING, NULL)), "(string | null)[]"),
        (ir.Array(union(USER, NULL)), "(User | null)[]"),
        (ir.Array(ir.Intersection((USER, T))), "(User & T)[]"),
        (ir.Array(ir.Map(STRING, NUMBER)), "{ [key: string]: number }[]"),
    ],
)
def test_a_type_is_written_as_people_write_it(type_: ir.Type, expected: str) -> None:
    assert expected == printed(type_)


def test_a_name_goes_through_the_names_of_the_target() -> None:
    type_ = ir.Ref("Page", (ir.Ref("Date"),))
    assert "Page_<Date_>" == type_text(type_, lambda name: f"{name}_")


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (ir.Tuple((), 0), "[]"),
        (ir.Tuple((STRING, NUMBER), 2), "[string, number]"),
        (ir.Tuple((STRING, NUMBER), 1), "[string, number?]"),
        (ir.Tuple((STRING,), 1, NUMBER), "[string, ...number[]]"),
        (ir.Tuple((STRING,), 0, union(NUMBER, NULL)), "[string?, ...(number | null)[]]"),
        (ir.Tuple((), 0, STRING), "[...string[]]"),
        (ir.Tuple((union(STRING, NULL),), 0), "[(string | null)?]"),
        (ir.Tuple((union(STRING, NULL), NUMBER), 2), "[string | null, number]"),
    ],
)
def test_a_tuple_says_which_items_are_there(type_: ir.Type, expected: str) -> None:
    assert expected == printed(type_)


def test_a_long_tuple_has_one_item_on_each_line() -> None:
    type_ = ir.Tuple((ir.Const(LONG), ir.Const("b" * 60)), 2, STRING)
    assert f'[\n  "{LONG}",\n  "{"b" * 60}",\n  ...string[],\n]' == printed(type_)


def test_a_long_union_in_a_tuple_stands_in_parentheses() -> None:
    type_ = ir.Tuple((consts(LONG, "b" * 60), STRING), 2)
    expected = f'[\n  (\n    | "{LONG}"\n    | "{"b" * 60}"\n  ),\n  string,\n]'
    assert expected == printed(type_)


def test_a_long_union_has_one_member_on_each_line() -> None:
    expected = f'\n  | "{LONG}"\n  | "{"b" * 60}"\n  | null'
    assert expected == printed(union(*consts(LONG, "b" * 60).members, NULL))


def test_a_long_union_in_an_array_stands_in_parentheses() -> None:
    expected = f'(\n  | "{LONG}"\n  | "{"b" * 60}"\n)[]'
    assert expected == printed(ir.Array(consts(LONG, "b" * 60)))


def test_a_union_of_an_object_and_null_breaks_as_the_object_does() -> None:
    fitting = ir.Object((required("a", ir.Const("a" * 50)), required("b", STRING)))
    assert f'{{ a: "{"a" * 50}"; b: string }} | null' == printed(union(fitting, NULL))
    longer = ir.Object((required("a", ir.Const(LONG)), required("b", STRING)))
    assert f'null | {{\n  a: "{LONG}";\n  b: string;\n}}' == printed(union(NULL, longer))


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (union(STRING, NULL, STRING), "string | null"),
        (union(INTEGER, NUMBER), "number"),
        (union(ir.Scalar("string", ir.Constraints(min_length=1)), STRING), "string"),
        (union(STRING, union(NUMBER, union(STRING, NULL))), "string | number | null"),
        (union(ir.Array(INTEGER), ir.Array(NUMBER), ir.Array(STRING)), "number[] | string[]"),
        (union(USER), "User"),
        (union(), "never"),
        (union(ir.Intersection((USER, T)), NULL), "(User & T) | null"),
    ],
)
def test_a_union_has_each_member_once(type_: ir.Type, expected: str) -> None:
    assert expected == printed(type_)


def test_two_declarations_of_one_name_are_one_member() -> None:
    type_ = union(ir.Ref("A"), ir.Ref("B"))
    assert "X" == type_text(type_, lambda _: "X")


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (ir.Intersection((USER, T)), "User & T"),
        (ir.Intersection((USER,)), "User"),
        (ir.Intersection(()), "unknown"),
        (ir.Intersection((ir.Intersection((USER, T)), ir.Ref("A"))), "User & T & A"),
        (ir.Intersection((union(STRING, NULL), T)), "(string | null) & T"),
        (ir.Intersection((USER, ir.Object((required("a", T),)))), "User & { a: T }"),
    ],
)
def test_an_intersection(type_: ir.Type, expected: str) -> None:
    assert expected == printed(type_)


def test_an_intersection_breaks_beside_an_object_only_inside_of_it() -> None:
    first, second = (ir.Object((required(name, ir.Ref(name * 40)),)) for name in "bd")
    expected = f"""\
T &
  {"a" * 40} & {{
    b: {"b" * 40};
  }} & {{ d: {"d" * 40} }}"""
    assert expected == printed(ir.Intersection((T, ir.Ref("a" * 40), first, second)))


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (ir.Map(STRING, NUMBER), "{ [key: string]: number }"),
        (ir.Map(INTEGER, NUMBER), "{ [key: string]: number }"),
        (ir.Map(NEVER, NUMBER), "{ [key: string]: never }"),
        (ir.Map(consts("a", "b"), NUMBER), '{ [K in "a" | "b"]?: number }'),
        (ir.Map(ir.Const("a"), NUMBER), '{ [K in "a"]?: number }'),
        (ir.Map(ir.Ref("Color"), union(STRING, NULL)), "{ [K in Color]?: string | null }"),
    ],
)
def test_a_map_is_partial_where_its_keys_are_a_closed_set(type_: ir.Type, expected: str) -> None:
    assert expected == printed(type_)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (ir.Ref("K"), "{ [K2 in Color]?: K }"),
        (ir.TypeVar("K"), "{ [K2 in Color]?: K }"),
        (ir.Array(ir.Ref("K2", (ir.Ref("K"),))), "{ [K3 in Color]?: K2<K>[] }"),
    ],
)
def test_the_parameter_of_a_mapped_type_hides_no_type(values: ir.Type, expected: str) -> None:
    assert expected == printed(ir.Map(ir.Ref("Color"), values))


@pytest.mark.parametrize(
    ("properties", "additional", "expected"),
    [
        ((required("a", STRING), optional("b", NUMBER)), None, "{ a: string; b?: number }"),
        ((required("a-b", STRING), required("c", T)), NEVER, '{ "a-b": string; c: T }'),
        ((), None, "{ [key: string]: never }"),
        ((), NEVER, "{ [key: string]: never }"),
        ((), STRING, "{ [key: string]: string }"),
        ((required("a", STRING),), UNKNOWN, "{ a: string; [key: string]: unknown }"),
    ],
)
def test_an_object(
    properties: tuple[ir.Property, ...], additional: ir.Type | None, expected: str
) -> None:
    assert expected == printed(ir.Object(properties, additional))


@pytest.mark.parametrize(
    ("property_", "additional", "expected"),
    [
        (required("a", STRING), STRING, "string"),
        (required("a", STRING), INTEGER, "number | string"),
        (required("a", STRING), union(NULL, STRING), "null | string"),
        (required("a", union(STRING, NULL)), STRING, "string | null"),
        (required("a", ir.Const("x")), STRING, "string"),
        (required("a", STRING), ir.Const("x"), "string"),
        (required("a", ir.Const(value=True)), ir.Scalar("boolean"), "boolean"),
        (required("a", ir.Const(-1)), ir.Const("x"), '"x" | -1'),
        (required("a", UNKNOWN), STRING, "unknown"),
        (optional("a", STRING), STRING, "string | undefined"),
        (optional("a", STRING), UNKNOWN, "unknown"),
    ],
)
def test_an_index_signature_holds_the_types_of_the_declared_properties(
    property_: ir.Property, additional: ir.Type, expected: str
) -> None:
    alone = printed(ir.Object((property_,))).removesuffix(" }")
    actual = printed(ir.Object((property_,), additional))
    assert f"{alone}; [key: string]: {expected} }}" == actual


def test_an_index_signature_does_not_repeat_an_object_in_place() -> None:
    inner = ir.Object((required("a", STRING),))
    expected = "{ a: { a: string }[]; [key: string]: unknown }"
    assert expected == printed(ir.Object((required("a", ir.Array(inner)),), NUMBER))


def test_a_long_object_has_one_property_on_each_line() -> None:
    properties = (required("a", ir.Const(LONG)), optional("b", ir.Const("b" * 30)))
    expected = f'{{\n  a: "{LONG}";\n  b?: "{"b" * 30}";\n  [key: string]: unknown;\n}}'
    assert expected == printed(ir.Object(properties, UNKNOWN))


def deep(levels: int, wrap: Callable[[ir.Type], ir.Type]) -> ir.Type:
    type_: ir.Type = STRING
    for _ in range(levels):
        type_ = wrap(type_)
    return type_


WRAPS: dict[str, Callable[[ir.Type], ir.Type]] = {
    "array": ir.Array,
    "tuple": lambda inner: ir.Tuple((inner, STRING), 2),
    "map": lambda inner: ir.Map(ir.Const("a"), inner),
    "object": lambda inner: ir.Object((required("a", inner),), NUMBER),
    "union": lambda inner: ir.Array(union(inner, ir.Array(NULL))),
    "union of unions": lambda inner: union(inner, ir.Const("a")),
    "intersection": lambda inner: ir.Array(ir.Intersection((inner, USER))),
    "reference": lambda inner: ir.Ref("Page", (inner, STRING)),
}


def cost(type_: ir.Type) -> float:
    """Measure the CPU seconds that it takes to print a type, at best."""

    def once() -> float:
        start = process_time()
        printed(type_)
        return process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
def test_a_nesting_of_2000_levels_takes_time_in_proportion(
    wrap: Callable[[ir.Type], ir.Type],
) -> None:
    assert cost(deep(2000, wrap)) < 8 * cost(deep(500, wrap)) + 0.01


def test_a_union_of_20000_members_takes_time_in_proportion() -> None:
    def wide(members: int) -> ir.Type:
        return consts(*(f"value {number}" for number in range(members)))

    assert cost(wide(20_000)) < 8 * cost(wide(5_000))
