"""A type on one line."""

from __future__ import annotations

import pytest

from codegen import ir
from codegen.comparison import show

STRING, INTEGER = ir.Scalar("string"), ir.Scalar("integer")
LONG = ir.Scalar("string", ir.Constraints(min_length=2, format="date"))


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (ir.UNKNOWN, "any"),
        (ir.NEVER, "never"),
        (LONG, 'string (minLength 2, format "date")'),
        (ir.Const("ü"), '"ü"'),
        (ir.Const(value=True), "true"),
        (ir.Array(STRING), "string[]"),
        (ir.Array(LONG), '(string (minLength 2, format "date"))[]'),
        (ir.Array(STRING, ir.Constraints(max_items=3)), "string[] (maxItems 3)"),
        (ir.Tuple((STRING, INTEGER), 1), "[string, integer?]"),
        (ir.Tuple((), 0, ir.Union((STRING, INTEGER))), "[...(string | integer)[]]"),
        (ir.Map(STRING, ir.UNKNOWN), "object"),
        (ir.Map(STRING, INTEGER), "{[key]: integer}"),
        (ir.Map(ir.Const("a"), INTEGER), '{["a"]: integer}'),
        (ir.Object((ir.Property("a", STRING, "required"), ir.Property("b", INTEGER, "optional"))),
         "{a: string, b?: integer}"),
        (ir.Object((), ir.NEVER), "{[key]: never}"),
        (ir.Union((STRING, ir.NULL, STRING)), "string | null"),
        (ir.Intersection((ir.Ref("A"), ir.Union((STRING, INTEGER)))), "A & (string | integer)"),
        (ir.Ref("Page", (STRING, ir.TypeVar("T"))), "Page<string, T>"),
        (ir.External("Color"), "Color"),
        (ir.External("Color", "three"), 'import("three").Color'),
    ],
)  # fmt: skip
def test_a_type_reads_as_typescript_with_the_words_of_json_schema(
    type_: ir.Type, expected: str
) -> None:
    assert expected == show(type_)


def test_a_long_type_is_cut() -> None:
    text = show(ir.Union(tuple(ir.Const(number) for number in range(100))))
    assert 120 == len(text)
    assert text.startswith("0 | 1 | 2 | ")
    assert text.endswith(" ...")
