"""Which near misses a type can tell: each keyword, and what TypeScript does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cases import fresh_imports
from support.samples import project

from codegen.evidence.samples.mutants import UNKNOWN_KEY
from codegen.evidence.samples.roots import read_project
from codegen.evidence.samples.structure import Structure

if TYPE_CHECKING:
    from codegen.ir import Json

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
        return Structure(read_project(config).document)


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
    assert expected is structure.breaks("AllInput", {key: value})


def test_a_type_of_the_frontend_is_never_structural() -> None:
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {"A": {"x-ts-type": "Vector", "type": "array", "items": {"type": "number"}}},
    }
    assert False is Structure(document).breaks("A", "no list")


def test_members_that_only_constraints_tell_apart_may_both_fit() -> None:
    members = [{"type": "number", "maximum": 0}, {"type": "number", "minimum": 1}]
    structure = Structure({"$defs": {"A": {"oneOf": members}}})
    assert (None, False, True) == tuple(structure.breaks("A", each) for each in (5, 0.5, "5"))


def test_a_pattern_that_is_pythons_alone_is_passed_over() -> None:
    document = {"$defs": {"A": {"type": "string", "pattern": "(?P<n>a)\\Z(?!b)", "maxLength": 2}}}
    structure = Structure(document)
    assert (None, False, True) == tuple(structure.breaks("A", each) for each in ("b", "long", 1))
