"""JSON Schema -> IR: each construct, and a refusal, never a crash, of everything else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from codegen import ir
from codegen.errors import CodegenError
from codegen.fingerprints import fingerprint_of
from codegen.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = Any
"""Whatever may stand in a document, right or wrong."""

ROOT = Path(__file__).parents[2]
TEXT, WHOLE, NULL = ir.Scalar("string"), ir.Scalar("integer"), ir.Scalar("null")
UNKNOWN, NEVER = ir.Scalar("unknown"), ir.Scalar("never")


def definition(**keywords: Json) -> dict[str, Json]:
    return {"x-python": "m:A", **keywords}


def type_of(schema: Json, **definitions: Json) -> ir.Type:
    """What a schema becomes as the type of a property."""
    holder = definition(type="object", properties={"x": schema})
    declared = parse({"$defs": {"A": holder, **definitions}}).declarations[0]
    assert isinstance(declared, ir.Interface)
    return declared.properties[0].type


def declaration(**keywords: Json) -> ir.Declaration:
    return parse({"$defs": {"A": definition(**keywords)}}).declarations[0]


def refusals(document: Json) -> list[str]:
    with pytest.raises(CodegenError) as caught:
        parse(document)
    return [str(problem).partition("\n")[0] for problem in caught.value.problems]


def refused(schema: Json, **definitions: Json) -> list[str]:
    holder = definition(type="object", properties={"x": schema})
    return refusals({"$defs": {"A": holder, **definitions}})


# Types


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (True, UNKNOWN),
        ({}, UNKNOWN),
        ({"description": "anything"}, UNKNOWN),
        (False, NEVER),
        ({"type": "string"}, TEXT),
        ({"type": "number"}, ir.Scalar("number")),
        ({"type": "integer"}, WHOLE),
        ({"type": "boolean"}, ir.Scalar("boolean")),
        ({"type": "null"}, NULL),
    ],
)
def test_scalars(schema: Json, expected: ir.Type) -> None:
    assert expected == type_of(schema)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", ir.Const("a")),
        (1, ir.Const(1)),
        (2.5, ir.Const(2.5)),
        (True, ir.Const(value=True)),
        (None, ir.Const(None)),
        ([], ir.Tuple((), 0)),
        ([1, ["a"]], ir.Tuple((ir.Const(1), ir.Tuple((ir.Const("a"),), 1)), 2)),
        ({"k": 1}, ir.Object((ir.Property("k", ir.Const(1), "required"),))),
    ],
)
def test_a_const_and_an_enum_of_any_value(value: Json, expected: ir.Type) -> None:
    assert expected == type_of({"const": value})
    assert expected == type_of({"enum": [value]})
    assert ir.Union((expected, ir.Const("b"))) == type_of({"enum": [value, "b"]})


def test_an_enum_of_nothing_is_never() -> None:
    assert NEVER == type_of({"enum": []})


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_a_union_has_its_members_and_its_discriminator(keyword: str) -> None:
    members = [{"type": "string"}, {"type": "null"}]
    assert ir.Union((TEXT, NULL)) == type_of({keyword: members})
    assert TEXT == type_of({keyword: members[:1]})
    discriminator = {"propertyName": "kind", "mapping": {}}
    tagged = type_of({keyword: members, "discriminator": discriminator})
    assert ir.Union((TEXT, NULL), "kind") == tagged


def test_all_of_is_an_intersection() -> None:
    members = [{"type": "string"}, {"type": "null"}]
    assert ir.Intersection((TEXT, NULL)) == type_of({"allOf": members})
    assert TEXT == type_of({"allOf": members[:1]})


def test_a_keyword_speaks_only_of_its_own_type_in_a_list_of_types() -> None:
    schema = {"type": ["string", "null", "array"], "minLength": 2, "items": {"type": "integer"}}
    text = ir.Scalar("string", ir.Constraints(min_length=2))
    assert ir.Union((text, NULL, ir.Array(WHOLE))) == type_of(schema)
    assert TEXT == type_of({"type": ["string"]})


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({}, ir.Array(UNKNOWN)),
        ({"items": {"type": "string"}}, ir.Array(TEXT)),
        (
            {"items": True, "minItems": 1, "maxItems": 2, "uniqueItems": True},
            ir.Array(UNKNOWN, ir.Constraints(min_items=1, max_items=2, unique_items=True)),
        ),
        ({"maxItems": 0}, ir.Tuple((), 0)),
        ({"prefixItems": [], "items": False}, ir.Tuple((), 0)),
    ],
)
def test_arrays(keywords: Json, expected: ir.Type) -> None:
    assert expected == type_of({"type": "array", **keywords})


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({"minItems": 2, "maxItems": 2}, ir.Tuple((TEXT, WHOLE), 2)),
        ({"minItems": 2, "items": False}, ir.Tuple((TEXT, WHOLE), 2)),
        ({"minItems": 1, "maxItems": 2}, ir.Tuple((TEXT, WHOLE), 1)),
        ({"items": False}, ir.Tuple((TEXT, WHOLE), 0)),
        ({"minItems": 2, "items": {"type": "null"}}, ir.Tuple((TEXT, WHOLE), 2, NULL)),
        ({"minItems": 9, "items": {"type": "null"}}, ir.Tuple((TEXT, WHOLE), 2, NULL)),
        ({}, ir.Tuple((TEXT, WHOLE), 0, UNKNOWN)),
        ({"minItems": 1, "maxItems": 1}, ir.Tuple((TEXT,), 1)),
    ],
)
def test_tuples_fixed_with_an_optional_tail_and_with_a_rest(
    keywords: Json, expected: ir.Type
) -> None:
    items = [{"type": "string"}, {"type": "integer"}]
    assert expected == type_of({"type": "array", "prefixItems": items, **keywords})


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ({}, ir.Map(TEXT, UNKNOWN)),
        ({"additionalProperties": {"type": "integer"}}, ir.Map(TEXT, WHOLE)),
        (
            {"additionalProperties": {"type": "object", "additionalProperties": True}},
            ir.Map(TEXT, ir.Map(TEXT, UNKNOWN)),
        ),
        ({"minProperties": 1}, ir.Map(TEXT, UNKNOWN, ir.Constraints(min_properties=1))),
        ({"propertyNames": {"$ref": "#/$defs/Key"}}, ir.Map(ir.Ref("Key"), UNKNOWN)),
        ({"propertyNames": {"const": "a"}}, ir.Map(ir.Const("a"), UNKNOWN)),
        (
            {"propertyNames": {"enum": ["a", "b"]}},
            ir.Map(ir.Union((ir.Const("a"), ir.Const("b"))), UNKNOWN),
        ),
        ({"propertyNames": True}, ir.Map(TEXT, UNKNOWN)),
        (
            {"propertyNames": {"maxLength": 3}},
            ir.Map(ir.Scalar("string", ir.Constraints(max_length=3)), UNKNOWN),
        ),
        (
            {"patternProperties": {"^a": {"type": "null"}}},
            ir.Map(ir.Scalar("string", ir.Constraints(pattern="^a")), NULL),
        ),
        ({"additionalProperties": False}, ir.Object((), NEVER)),
        ({"properties": {}}, ir.Object(())),
        (
            {"properties": {"a": True}, "required": ["a"], "additionalProperties": False},
            ir.Object((ir.Property("a", UNKNOWN, "required"),), NEVER),
        ),
    ],
)
def test_maps_by_kind_of_key_and_objects_in_place(keywords: Json, expected: ir.Type) -> None:
    key = {"Key": definition(enum=["a"])}
    assert expected == type_of({"type": "object", **keywords}, **key)


def test_what_the_text_of_a_string_holds_leaves_it_a_string() -> None:
    media = {"contentMediaType": "application/json", "contentSchema": {"type": "integer"}}
    assert TEXT == type_of({"type": "string", **media})


def test_rules_of_each_type() -> None:
    text = {"minLength": 1, "maxLength": 2, "pattern": "a", "format": "date"}
    rules = ir.Constraints(min_length=1, max_length=2, pattern="a", format="date")
    assert ir.Scalar("string", rules) == type_of({"type": "string", **text})
    number = {"minimum": 1, "maximum": 2, "exclusiveMinimum": 3, "exclusiveMaximum": 4.5}
    rules = ir.Constraints(
        minimum=1, maximum=2, exclusive_minimum=3, exclusive_maximum=4.5, multiple_of=2
    )
    assert ir.Scalar("number", rules) == type_of({"type": "number", "multipleOf": 2, **number})


# Declarations


def test_a_declaration_knows_its_name_its_place_and_its_direction() -> None:
    identity = ir.Identity("A", "m.n", "Outer.A", "input")
    schema = {"x-python": "m.n:Outer.A", "x-direction": "input", "type": "string"}
    assert (ir.Alias(identity, TEXT),) == parse({"$defs": {"A": schema}}).declarations


def test_an_object_is_an_interface_with_the_words_said_of_each_property() -> None:
    said = {
        "title": "T",
        "description": "D",
        "default": None,
        "deprecated": True,
        "examples": [1, None],
    }
    declared = declaration(
        type="object", properties={"a": {"type": "null", **said}, "b": True}, required=["b"]
    )
    doc = ir.Doc("T", "D", ir.Default(None), deprecated=True, examples=(1, None))
    properties = (
        ir.Property("a", NULL, "optional", doc=doc),
        ir.Property("b", UNKNOWN, "required"),
    )
    assert ir.Interface(ir.Identity("A", "m", "A"), properties) == declared


def test_the_example_of_openapi_is_an_example() -> None:
    assert ("x",) == declaration(type="string", example="x").doc.examples


def test_an_enum_has_named_members_where_its_values_are_plain() -> None:
    members = [{"name": "ONE", "description": "first"}, {"name": "TWO"}]
    declared = declaration(**{"enum": ["a", 2], "x-enum-members": members})
    expected = (ir.EnumMember("ONE", "a", "first"), ir.EnumMember("TWO", 2))
    assert ir.Enum(ir.Identity("A", "m", "A"), expected) == declared
    one = declaration(**{"const": "a", "x-enum-members": members[:1]})
    assert ir.Enum(ir.Identity("A", "m", "A"), expected[:1]) == one
    pairs = declaration(**{"enum": [["a"], 2], "x-enum-members": members})
    union = ir.Union((ir.Tuple((ir.Const("a"),), 1), ir.Const(2)))
    assert ir.Alias(ir.Identity("A", "m", "A"), union) == pairs


PAGE = {
    "x-python": "m:Page",
    "x-type-parameters": [{"name": "T", "bound": {"type": "string"}, "default": {"const": "a"}}],
    "type": "object",
    "properties": {"item": {"x-type-parameter": "T"}},
}
USE = {"x-python": "m:Page", "x-generic": "#/$defs/Page", "x-arguments": [{"type": "string"}]}


def test_a_generic_declaration_has_parameters_and_its_uses_arguments() -> None:
    page = parse({"$defs": {"Page": PAGE}}).declarations[0]
    item = ir.Property("item", ir.TypeVar("T"), "optional")
    parameter = ir.TypeParameter("T", TEXT, ir.Const("a"))
    identity = ir.Identity("Page", "m", "Page")
    assert ir.Interface(identity, (item,), None, (parameter,)) == page
    given = {"$ref": "#/$defs/Page", "x-arguments": [{"type": "null"}]}
    assert ir.Ref("Page", (NULL,)) == type_of(given, Page=PAGE)
    assert ir.Ref("Page", (UNKNOWN,)) == type_of({"$ref": "#/$defs/Page"}, Page=PAGE)
    assert ir.Ref("Page", (TEXT,)) == type_of({"$ref": "#/$defs/PageUse"}, Page=PAGE, PageUse=USE)


def test_a_use_that_only_validators_need_is_no_declaration() -> None:
    contract = parse({"$defs": {"Page": PAGE, "PageUse": USE}})
    assert ["Page"] == [each.identity.name for each in contract.declarations]


def test_a_document_names_models_sources_and_roots() -> None:
    document = {
        "$comment": "c",
        "$schema": "s",
        "x-models": ["m"],
        "x-sources": {"m": "m.py"},
        "x-sends": [{"$ref": "#/$defs/A"}],
        "x-receives": [],
        "$defs": {"A": definition(type="null")},
    }
    declared = (ir.Alias(ir.Identity("A", "m", "A"), NULL),)
    found = parse(document)
    assert ir.Contract(declared, ("m",), {"m": "m.py"}, ("A",), (), found.fingerprint) == found
    assert fingerprint_of(document) == found.fingerprint
    assert ir.Contract((), fingerprint=fingerprint_of({})) == parse({})


def test_a_root_is_a_declaration() -> None:
    roots = [{"$ref": f"#/$defs/{name}"} for name in ("PageUse", "Page", "Hand")]
    by_hand = definition(**{"x-ts-type": "Hand"})
    definitions = {"Page": PAGE, "PageUse": USE, "Hand": by_hand}
    assert ("Page",) == parse({"x-sends": roots, "$defs": definitions}).sends


# Refusals


@pytest.mark.parametrize(
    ("schema", "keyword"),
    [
        ({"not": {"const": 1}}, "not"),
        ({"type": "string", "minimum": 1}, "minimum"),
        ({"minLength": 1}, "minLength"),
        ({"properties": {}}, "properties"),
        ({"$ref": "#/$defs/A", "type": "object"}, "type"),
        ({"const": 1, "minimum": 1}, "minimum"),
        ({"enum": [1], "format": "x"}, "format"),
        ({"anyOf": [True], "type": "string"}, "type"),
        ({"allOf": [True], "properties": {}}, "properties"),
        ({"type": ["string", "null"], "minimum": 1}, "minimum"),
        ({"type": "object", "properties": {}, "propertyNames": {}}, "propertyNames"),
        ({"type": "object", "properties": {}, "patternProperties": {}}, "patternProperties"),
        ({"type": "object", "properties": {}, "minProperties": 1}, "minProperties"),
        ({"type": "array", "contains": {}}, "contains"),
    ],
)
def test_a_keyword_is_refused_where_it_would_be_lost(schema: Json, keyword: str) -> None:
    fault = f"m.A.x: the keyword {keyword!r} is not understood here [schema-known]"
    assert [fault] == refused(schema)


def test_a_keyword_of_a_declaration_or_of_the_document_is_refused_too() -> None:
    what = "the keyword 'if' is not understood here [schema-known]"
    assert [f"schema.json: {what}", f"m.A: {what}"] == refusals(
        {"if": {}, "$defs": {"A": definition(**{"if": {}, "type": "object", "properties": {}})}}
    )
    enum = definition(**{"if": {}, "enum": [], "x-enum-members": []})
    assert [f"m.A: {what}"] == refusals({"$defs": {"A": enum}})


@pytest.mark.parametrize(
    ("schema", "what"),
    [
        ({"anyOf": [True], "oneOf": [True]}, "anyOf and oneOf in one schema are not understood"),
        (
            {"type": "object", "patternProperties": {"a": {}, "b": {}}},
            "keys that follow different patterns cannot be typed apart",
        ),
        (
            {"type": "object", "patternProperties": {"a": {}}, "propertyNames": {}},
            "keys that follow different patterns cannot be typed apart",
        ),
        (
            {"type": "object", "required": ["a"]},
            "'required' names keys of which there are no 'properties'",
        ),
    ],
)
def test_a_combination_that_no_type_says_is_refused(schema: Json, what: str) -> None:
    assert [f"m.A.x: {what} [schema-known]"] == refused(schema)


@pytest.mark.parametrize(
    ("keyword", "value", "kind"),
    [
        ("$ref", 1, "a string"),
        ("additionalProperties", "no", "a schema"),
        ("anyOf", [], "a list of schemas, not empty"),
        ("default", float("nan"), "a JSON value, at most 64 deep"),
        ("deprecated", "yes", "true or false"),
        ("discriminator", {"mapping": {}}, "an object with a propertyName"),
        ("enum", "abc", "a list of JSON values"),
        ("examples", {"a": 1}, "a list of JSON values"),
        ("minItems", -1, "a whole number of 0 or more"),
        ("minimum", "1", "a number"),
        ("minimum", True, "a number"),
        ("multipleOf", 0, "a number above 0"),
        ("prefixItems", {}, "a list of schemas"),
        ("properties", [], "an object of schemas"),
        ("required", [1], "a list of strings"),
        ("type", "str", "one or more of string, number, integer, boolean, null, array, object"),
        ("type", [], "one or more of string, number, integer, boolean, null, array, object"),
        ("x-arguments", [1], "a list of schemas"),
        ("x-own", {1: 2}, "a JSON value, at most 64 deep"),
    ],
)
def test_a_value_of_a_wrong_kind_is_told(keyword: str, value: Json, kind: str) -> None:
    what = f"the keyword {keyword!r} has to be {kind}, not {value!r} [schema-valid]"
    assert [f"m.A.x: {what}"] == refused({keyword: value})


def test_what_is_no_schema_is_told() -> None:
    parameters = [{"name": "T", "bound": 1}]
    generic = definition(**{"type": "null", "x-type-parameters": parameters})
    assert ["m.A (T): 1 is no schema [schema-valid]"] == refusals({"$defs": {"A": generic}})


def test_the_document_and_its_definitions_are_looked_at_first_and_all_of_them() -> None:
    document = {"x-sends": "A", "x-models": [1], "$defs": []}
    assert [
        "schema.json: the keyword 'x-sends' has to be a list of references, not 'A' [schema-valid]",
        (
            "schema.json: the keyword 'x-models' has to be a list of modules or models, not [1]"
            " [schema-valid]"
        ),
        "schema.json: the keyword '$defs' has to be an object of objects, not [] [schema-valid]",
    ] == refusals(document)
    members = [{"name": "ONE"}, {"name": "TWO"}]
    definitions = {
        "A": {"type": "null"},
        "B": {"x-python": "m.B", "type": "null"},
        "C": definition(**{"enum": [1], "x-enum-members": members}),
        "D": definition(**{"x-direction": "up", "type": "null"}),
        "E e": definition(type="null"),
        "F": definition(**{"type": "null", "x-type-parameters": [{"name": "1"}]}),
    }
    python = "a module and a name with a colon between"
    assert [
        "schema.json #/$defs/A: the keyword 'x-python' is missing",
        f"m.B: the keyword 'x-python' has to be {python}, not 'm.B'",
        "m.A: 'x-enum-members' has to name the values, one by one",
        "m.A: the keyword 'x-direction' has to be one of output, input, both, not 'up'",
        "m.A: 'E e' is not a name",
        (
            "m.A: the keyword 'x-type-parameters' has to be a list of parameters, each with a free"
            " name, not [{'name': '1'}]"
        ),
    ] == [fault.removesuffix(" [schema-valid]") for fault in refusals({"$defs": definitions})]


@pytest.mark.parametrize(
    ("schema", "what"),
    [
        ({"$ref": "#/$defs/B"}, "the reference '#/$defs/B' leads nowhere"),
        ({"$ref": "A"}, "the reference 'A' leads nowhere"),
        ({"$ref": "#/$defs/A", "x-arguments": [True]}, "A has 0 type parameters, not 1"),
        ({"$ref": "#/$defs/Page", "x-arguments": [{}, {}]}, "Page has 1 type parameters, not 2"),
        ({"x-type-parameter": "T"}, "'T' is no type parameter of the class around it"),
        (
            {"type": "object", "properties": {}, "required": ["a"]},
            "'a' is required, but not among the properties",
        ),
    ],
)
def test_a_name_of_what_is_not_there_is_told(schema: Json, what: str) -> None:
    assert [f"m.A.x: {what} [schema-valid]"] == refused(schema, Page=PAGE)


def test_a_root_that_is_not_there_is_told() -> None:
    what = "the reference '#/$defs/A' leads nowhere [schema-valid]"
    document = {key: [{"$ref": "#/$defs/A"}] for key in ("x-sends", "x-receives")}
    assert [f"schema.json x-sends: {what}", f"schema.json x-receives: {what}"] == refusals(document)


def test_a_generic_that_is_applied_to_itself_is_told() -> None:
    again = {"$ref": "#/$defs/Use"}
    use = {**USE, "x-generic": "#/$defs/Use", "x-arguments": [again, again]}
    fault = "m.Page: Use is applied to itself without end [schema-valid]"
    assert [fault] == refusals({"$defs": {"Use": use}})
    inner = {**USE, "x-arguments": [again]}
    assert [fault] == refusals({"$defs": {"Page": PAGE, "Use": inner}})


@pytest.mark.parametrize("depth", [64, 900, 20_000])
def test_a_document_that_is_too_deep_is_told(depth: int) -> None:
    schema, value = {"type": "string"}, 1
    for _ in range(depth):
        schema, value = {"type": "array", "items": schema}, [value]  # type: ignore[assignment,dict-item] # JSON
    (fault,) = refused(schema)
    assert fault.endswith("[]: schemas stand in schemas more than 64 deep [schema-valid]")
    if depth > 64:
        (fault,) = refused({"const": value})
        start = "m.A.x: the keyword 'const' has to be a JSON value, at most 64 deep, not [[["
        assert start == fault[: len(start)]


def test_a_document_as_deep_as_it_may_be_is_parsed() -> None:
    schema: Json = {"default": 1}
    for _ in range(20):
        schema["default"] = [schema["default"]]
    for _ in range(31):
        schema = {"type": "object", "properties": {"a": {"anyOf": [schema, {"type": "null"}]}}}
    assert isinstance(type_of(schema), ir.Object)


# Any value in any place

WRONG: list[Json] = [None, True, -1, 1.5, "", "x", [], [1], ["x"], {}, {"x": 1}, [{}]]
DELETED = object()
DOCUMENTS = [
    ROOT / "generated" / "schema.json",
    *sorted((ROOT / "tests" / "cases").glob("*/*/expected/schema.json")),
]


def places(value: Json) -> Iterator[tuple[Json, Json]]:
    """Every container of a document with each of its keys or positions."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from places(value[key])


def mutants(document: Json) -> Iterator[None]:
    """The document with one value deleted or replaced by a wrong one, at 400 places at most."""
    found = list(places(document))
    for container, key in found[:: 1 + len(found) // 400]:
        before = container.copy()
        for wrong in [*WRONG, DELETED]:
            if wrong is DELETED:
                del container[key]
            else:
                container[key] = wrong
            yield
            container.clear()
            container.update(before) if isinstance(container, dict) else container.extend(before)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parts[-3])
def test_a_document_in_which_one_value_is_wrong_is_parsed_or_refused(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    assert not is_refused(document)
    assert sum(is_refused(document) for _ in mutants(document)) > 100
    assert not is_refused(document)


def is_refused(document: Json) -> bool:
    try:
        parse(document)
    except CodegenError as error:
        return all(problem.where and problem.hint for problem in error.problems)
    return False
