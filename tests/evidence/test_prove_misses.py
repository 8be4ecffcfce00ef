"""Near misses: one change each, rejected by Pydantic, and graded by what a type can tell."""

from __future__ import annotations

import json
import random
import sys
from typing import TYPE_CHECKING, Any

import pytest
from evidence.test_prove_instances import SHAPES
from support.cases import cases, config_of, fresh_imports
from support.samples import made, misses, of, project, valid

from codegen import CodegenError
from codegen.evidence.samples.mutations import UNKNOWN_KEY, Mutator
from codegen.evidence.samples.roots import project as contract_of
from codegen.evidence.samples.structure import Structure

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import TypeAdapter

    from codegen.config import Config
    from codegen.evidence.samples import Specimen, Specimens
    from codegen.ir import Json

CONTRACTS = [case for case in cases() if not (case / "expected" / "error.txt").exists()]

_GONE = "there is no such key"


def changes(before: Json, after: Json) -> int:
    """How many places differ; what is inside a place that is of another kind does not count."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = dict.fromkeys([*before, *after])
        pairs = [(before.get(key, _GONE), after.get(key, _GONE)) for key in keys]
        return sum(changes(*pair) for pair in pairs)
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return sum(changes(*pair) for pair in zip(before, after, strict=True))
    return int(repr(before) != repr(after))


def at(value: Json, path: tuple[str | int, ...]) -> Json:
    for step in path:
        assert isinstance(value, (dict, list))
        value = value[step]  # type: ignore[index] # a step of the value's own
    return value


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Specimens:
    return made(project(tmp_path_factory.mktemp("drawings"), SHAPES))


def test_each_follows_its_valid_text_and_differs_from_it_at_one_place(drawings: Specimens) -> None:
    original: Any = None
    for each in drawings.specimens:
        value = json.loads(each.text)
        if each.mutation is None:
            original = value
            continue
        assert 1 == changes(original, value), each
        holder = at(original, each.mutation.path[:-1])
        assert 1 == changes(holder, at(value, each.mutation.path[:-1])), each


def test_there_are_up_to_four_of_each_instance(drawings: Specimens) -> None:
    number = len(valid(drawings, "DrawingInput", "input"))
    assert 3 * number <= len(misses(drawings, "DrawingInput", "input")) <= 4 * number


def test_every_kind_of_change_is_made_at_every_depth(drawings: Specimens) -> None:
    found = misses(drawings, "DrawingInput", "input")
    kinds = {each.mutation.what for each in found if each.mutation}
    assert {"without the key", "null", "instead, a number", "instead, a list"} <= kinds
    assert {"a string outside the set", "many items", "a greater number"} <= kinds
    assert {0, 1, 2} <= {len(each.mutation.path) for each in found if each.mutation}


def test_every_required_key_is_left_out(drawings: Specimens) -> None:
    found = misses(drawings, "Circle", "input")
    dropped = {
        each.mutation.path
        for each in found
        if each.mutation and each.mutation.what == "without the key"
    }
    assert {("kind",), ("radius",)} == dropped


def test_another_tag_is_one_of_a_sibling(drawings: Specimens) -> None:
    found = misses(drawings, "DrawingInput", "input")
    tags = {
        json.loads(each.text)["shape"]["kind"]
        for each in found
        if each.mutation
        and (each.mutation.what, each.mutation.path) == ("another tag", ("shape", "kind"))
    }
    assert tags & {"circle", "square"}


def reads(adapter: TypeAdapter[Any] | None, text: str) -> bool:
    assert adapter is not None
    try:
        adapter.validate_json(text)
    except Exception:  # noqa: BLE001 - a validator may raise anything
        return False
    return True


def rejected(config: Config, found: Specimens) -> None:
    """Pydantic reads none of the near misses."""
    with fresh_imports(config.root):
        roots = contract_of(config).roots
        for root in roots:
            for side, name in root.names.items():
                for each in misses(found, name, side):
                    assert not reads(root.adapter, each.text), each


@pytest.mark.parametrize("case", CONTRACTS, ids=lambda case: case.name)
def test_pydantic_rejects_every_near_miss_of_every_case(case: Path) -> None:
    config = config_of(case)
    rejected(config, made(config, 10))


def test_no_near_miss_is_told_twice(drawings: Specimens) -> None:
    texts = [(each.name, each.side, each.text) for each in drawings.specimens]
    assert len({*texts}) == len(texts)


def test_what_is_sent_and_not_read_back_has_no_near_misses(tmp_path: Path) -> None:
    source = """
        class User(BaseModel):
            name: str = Field(serialization_alias="fullName", validation_alias="userName")
    """
    found = made(project(tmp_path, source), 10)
    assert [] == misses(found, "User", "output")
    assert {"User": len(valid(found, "User", "output"))} == found.unreadable
    assert misses(found, "UserInput", "input")


def test_what_only_a_validator_knows_is_no_near_miss(tmp_path: Path) -> None:
    source = """
        class Even(BaseModel):
            n: int
            @field_validator("n")
            def _check(cls, value: int) -> int:
                assert value % 2 == 0, "odd"
                return value
    """
    found = made(project(tmp_path, source), 20)
    numbers = [
        json.loads(each.text).get("n")
        for each in misses(found, "Even", "input")
        if isinstance(json.loads(each.text), dict)
    ]
    assert {2.5} >= {
        each for each in numbers if isinstance(each, (int, float)) and each is not True
    }


MODELS = """
    class Colour(Enum):
        RED = "red"
        BLUE = "blue"

    class Circle(BaseModel):
        kind: Literal["circle"]
        radius: float = Field(ge=0)

    class Square(BaseModel):
        kind: Literal["square"]
        side: int

    class Closed(BaseModel):
        model_config = ConfigDict(extra="forbid")
        a: int

    class Other(BaseModel):
        model_config = ConfigDict(extra="forbid")
        b: int

    class Open(BaseModel):
        model_config = ConfigDict(extra="allow")
        __pydantic_extra__: dict[str, int]
        a: int

    class All(BaseModel):
        whole: int = 0
        number: float = 0
        text: str = Field(default="ab", min_length=2, pattern="^[a-z]+$")
        colour: Colour = Colour.RED
        shape: Annotated[Circle | Square, Field(discriminator="kind")] = Field(default=None)
        items: list[int] = Field(default=[1], min_length=1, max_length=2)
        pair: tuple[int, str] = (1, "")
        unique: set[int] = set()
        table: dict[str, int] = {}
        by_colour: dict[Colour, int] = {}
        closed: Closed = Closed(a=1)
        either: Closed | Other = Closed(a=1)
        opened: Open = Open(a=1)
        huge: Literal[9007199254740993] = 9007199254740993
        numbered: dict[Literal["0", "1"], int] = {}
        maybe: int | None = None
"""


@pytest.fixture(scope="module")
def structure(tmp_path_factory: pytest.TempPathFactory) -> Structure:
    config = project(tmp_path_factory.mktemp("graded"), MODELS)
    with fresh_imports(config.root):
        return Structure(contract_of(config).document, "AllInput")


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("whole", 3, None),
        ("whole", "3", True),
        ("whole", True, True),
        ("whole", None, True),
        ("whole", 2.5, False),  # to a type, all numbers are of one kind
        ("whole", 1.0, None),  # an integer, to JSON Schema
        ("number", "1", True),
        ("text", "ABC", False),
        ("text", "a", False),
        ("text", 1, True),
        ("colour", "green", True),
        ("colour", "blue", None),
        ("shape", {"kind": "square", "radius": 1}, True),
        ("shape", {"kind": "circle"}, True),
        ("shape", {"radius": 1}, True),
        ("shape", {"kind": "triangle", "radius": 1}, True),
        ("shape", {"kind": "circle", "radius": -1}, False),
        ("items", [], False),
        ("items", [1, 2, 3], False),
        ("items", ["1"], True),
        ("items", {}, True),
        ("pair", [1], True),
        ("pair", [1, "", ""], True),
        ("pair", ["", 1], True),
        ("unique", [1, 1], False),
        ("table", {"a": "b"}, True),
        ("table", [], True),
        ("by_colour", {"green": 1}, True),
        ("by_colour", {"red": "1"}, True),
        ("closed", {"a": 1, UNKNOWN_KEY: 1}, True),
        ("closed", {}, True),
        ("either", {"a": 1, "b": 1}, False),  # a key of the other member is no excess key
        ("either", {"a": "1"}, True),
        ("either", {}, True),
        ("opened", {"a": 1, "more": "text"}, False),  # undeclared keys share a type with declared
        ("opened", {"more": 1}, True),
        ("huge", 9007199254740992, False),  # the same number, to JavaScript
        ("huge", "9007199254740993", True),
        ("numbered", [], False),  # a list has the keys "0" and "1"
        ("numbered", "", True),
        ("maybe", "1", True),
        ("maybe", None, None),
    ],
)
def test_a_change_is_structural_where_a_type_can_tell(
    structure: Structure,
    key: str,
    value: Json,
    expected: bool | None,  # noqa: FBT001 - the verdict
) -> None:
    assert expected is structure.breaks({key: value})


def test_an_unknown_key_counts_only_where_it_is_forbidden(
    drawings: Specimens, tmp_path: Path
) -> None:
    def unknown(found: list[Specimen]) -> set[bool]:
        return {
            each.mutation.structural
            for each in found
            if each.mutation and each.mutation.what == "an unknown key"
        }

    assert set() == unknown([*drawings.specimens])
    source = """
        class Closed(BaseModel):
            model_config = ConfigDict(extra="forbid")
            a: int
    """
    found = made(project(tmp_path, source))
    assert {True} == unknown(of(found, "Closed", "input"))


def test_a_type_of_the_frontend_is_never_structural() -> None:
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {"A": {"x-ts-type": "Vector", "type": "array", "items": {"type": "number"}}},
    }
    assert False is Structure(document, "A").breaks("no list")


def test_members_that_only_constraints_tell_apart_may_both_fit() -> None:
    members = [{"type": "number", "maximum": 0}, {"type": "number", "minimum": 1}]
    structure = Structure({"$defs": {"A": {"oneOf": members}}}, "A")
    assert (None, False, True) == tuple(structure.breaks(each) for each in (5, 0.5, "5"))


def test_a_pattern_that_is_pythons_alone_is_passed_over() -> None:
    document = {"$defs": {"A": {"type": "string", "pattern": "(?P<n>a)\\Z(?!b)", "maxLength": 2}}}
    structure = Structure(document, "A")
    assert (None, False, True) == tuple(structure.breaks(each) for each in ("b", "long", 1))


@pytest.mark.parametrize("value", [0, 1, 10**12, -(10**400), 1.7976931348623157e308, -5e-324])
def test_no_number_is_pushed_beyond_what_json_knows(value: float) -> None:
    mutator = Mutator({}, random.Random(1))
    for change in mutator.changes(value):
        json.dumps(mutator.mutant(value, change), allow_nan=False)


def test_a_big_value_has_a_bounded_number_of_changes() -> None:
    value: Any = [{"a": [*range(20)]} for _ in range(2000)]
    assert len([*Mutator({}, random.Random(1)).changes(value)]) < 1000


def test_without_the_validator_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    with pytest.raises(CodegenError, match=r"jsonschema-rs.*\[judge-found\]\n.*\[prove\]"):
        made(project(tmp_path, SHAPES))
