"""No text and no document makes work that grows faster than itself, or it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.growth import LINEAR, growth
from support.targets import comment, emitted

from codegen import ir
from codegen.breaking.findings import findings
from codegen.breaking.sides import Side
from codegen.errors import CodegenError
from codegen.parse import parse, reader
from codegen.parse.types import TypeParser

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

# Of 20,000 characters each took seconds once: "a" + spaces + "b" 4.3 s, "```aaa" 0.5 s.
TEXTS: dict[str, Callable[[int], str]] = {
    "spaces": lambda size: "a" + " " * size + "b",
    "other spaces": lambda size: "a" + " \ufeff\u3000\t" * (size // 4) + "b",
    "a language without a block": lambda size: "```" + "a" * size,
    "fences": lambda size: "```\n" * (size // 4),
    "fences with a text": lambda size: "```\na\n" * (size // 6) + "`",
    "other fences": lambda size: "~~~\n" * (size // 4),
    "notes": lambda size: ":::note\n" * (size // 8),
    "notes with a text": lambda size: ":::note\na\n" * (size // 10),
    "a note without an end": lambda size: ":::note\n" + "a\n" * (size // 2),
    "backticks": lambda size: "`" * size,
    "spans": lambda size: "`a" * (size // 2),
    "spans of all lengths": lambda size: " ".join("`" * n for n in range(int((2 * size) ** 0.5))),
    "braces": lambda size: "{ " * (size // 2) + "@",
    "tags": lambda size: " @a" * (size // 3),
    "escapes": lambda size: "\\" * size,
    "empty lines": lambda size: "\n" * size,
    "indented lines": lambda size: "\n    a" * (size // 6),
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_comment_takes_as_long_as_its_text_is(text: str) -> None:
    def work(given: str) -> None:
        comment(ir.Doc(description=given, deprecated=given, examples=(given,)))

    assert growth(TEXTS[text], work, 6000) < LINEAR


# 8,000 notes without an end took 25 s, and 8,000 such fences 13 s; unions grew with their square.
@pytest.mark.parametrize("text", TEXTS)
def test_a_page_takes_as_long_as_its_text_is(text: str) -> None:
    def work(contract: ir.Contract) -> None:
        emitted("docs", contract)

    def make(size: int) -> ir.Contract:
        told = ir.Doc(description=TEXTS[text](size))
        alias = ir.Alias(ir.Identity("A", "m", "A"), ir.Scalar("string"), doc=told)
        return ir.Contract((alias,), ("m",), {}, ("A",))

    assert growth(make, work, 6000) < LINEAR


@pytest.mark.parametrize("target", ["typescript", "zod", "docs"])
@pytest.mark.parametrize("member", ["constants", "lists", "objects", "references"])
def test_a_union_takes_as_long_as_it_is(target: str, member: str) -> None:
    def type_(number: int) -> ir.Type:
        key = ir.Property(f"k{number}", ir.Const(number), "required")
        types: dict[str, ir.Type] = {
            "constants": ir.Const(f"c{number}"),
            "lists": ir.Array(ir.Const(number)),
            "objects": ir.Object((key,)),
            "references": ir.Ref(f"R{number}"),
        }
        return types[member]

    def make(size: int) -> ir.Contract:
        union = ir.Alias(ir.Identity("A", "m", "A"), ir.union(map(type_, range(size))))
        targets = [
            ir.Alias(ir.Identity(f"R{number}", "m", f"R{number}"), ir.Const(number))
            for number in range(size if member == "references" else 0)
        ]
        return ir.Contract((union, *targets), ("m",), {}, ("A",))

    assert growth(make, lambda contract: emitted(target, contract), 300) < LINEAR


def doubled(levels: int, fields: int = 1) -> Schema:
    """A document whose fields are a pair of pairs of pairs and so on: 2 ** levels leaves each."""
    pair = {
        "type": "object",
        "properties": {"a": {"x-type-parameter": "T"}, "b": {"x-type-parameter": "U"}},
    }
    parameters = [{"name": "T"}, {"name": "U"}]
    generic = {"x-python": "m:P", "x-type-parameters": parameters, **pair}
    definitions: Schema = {"P": generic}
    inner: Schema = {"type": "string"}
    for level in range(levels):
        arguments = {"x-generic": "#/$defs/P", "x-arguments": [inner, inner]}
        definitions[f"U{level}"] = {"x-python": "m:P", **arguments, "type": "object"}
        inner = {"$ref": f"#/$defs/U{level}"}
    whole = {"type": "object", "properties": {f"f{number}": inner for number in range(fields)}}
    return {"$defs": {**definitions, "A": {"x-python": "m:A", **whole}}}


def parsed(document: Schema, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """How many schemas are read, and the faults that are told."""
    count, read = [0], TypeParser.parse

    def parse_and_count(self: TypeParser, schema: JsonValue, where: str) -> ir.Type:
        count[0] += 1
        return read(self, schema, where)

    monkeypatch.setattr(TypeParser, "parse", parse_and_count)
    try:
        parse(document)
    except CodegenError as error:
        return count[0], [f"{each.where}: {each.what} [{each.rule}]" for each in error.problems]
    return count[0], []


# 16 levels took 21 s and 300 MB with all targets; what is refused now takes 2 s and no memory.
@pytest.mark.parametrize(("levels", "fields"), [(16, 1), (60, 1), (1000, 1), (9, 100)])
def test_generic_classes_that_double_at_each_level_are_refused(
    levels: int, fields: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if levels != 16:  # a tenth of the bounds, since a test need not take as long
        monkeypatch.setattr(reader, "_LARGEST", 2_000)
        monkeypatch.setattr(reader, "_MOST", 25_000)
    read, faults = parsed(doubled(levels, fields), monkeypatch)

    what = "generic classes that are applied to each other make too large a type [schema-valid]"
    assert {what} <= {each.partition(": ")[2] for each in faults}
    assert len(faults) < 10
    assert read < 80_000


def test_generic_classes_inside_each_other_are_taken_as_deep_as_people_nest_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [] == parsed(doubled(11, 10), monkeypatch)[1]


def test_a_type_that_is_named_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    schema: Schema = {"type": "string"}
    for _ in range(30):
        schema = {"type": ["array", "array"], "items": schema}
    document = {"$defs": {"A": {"x-python": "m:A", **schema}}}

    read, (fault,) = parsed(document, monkeypatch)
    assert fault.endswith("not ['array', 'array'] [schema-valid]")
    assert read < 10


def ring(number: int) -> tuple[Side, Side]:
    """Two contracts of types in one circle, some of which have changed."""

    def side(kind: str) -> Side:
        definitions = {
            f"M{n}": {
                "x-python": f"m:M{n}",
                "type": "object",
                "properties": {
                    "next": {"$ref": f"#/$defs/M{(n + 1) % number}"},
                    "it": {"type": "string" if n % 20 else kind},
                },
                "required": ["it"],
            }
            for n in range(number)
        }
        roots = [{"$ref": f"#/$defs/{name}"} for name in definitions]
        return Side({"x-sends": roots, "x-receives": roots, "$defs": definitions})

    return side("integer"), side("number")


def test_changes_are_graded_in_time() -> None:
    assert growth(ring, lambda sides: findings(*sides, ["backward"]), 100) < LINEAR
