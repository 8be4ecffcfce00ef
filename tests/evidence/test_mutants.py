"""Near misses: one change each, rejected by Pydantic, and graded by what a type can tell."""

from __future__ import annotations

import json
import random
import sys
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from support.cases import cases, config_of, fresh_imports
from support.samples import SHAPES, made, mutants, of, project, valid

from codegen import CodegenError, CodegenWarning
from codegen.evidence import Sample
from codegen.evidence.samples.mutants import Mutants, changes
from codegen.evidence.samples.roots import read_project
from codegen.evidence.samples.structure import Structure
from codegen.jsonschema import without

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import TypeAdapter

    from codegen.config import Config
    from codegen.evidence import Samples
    from codegen.ir import Json

CONTRACTS = [case for case in cases() if not (case / "expected" / "error.txt").exists()]

_GONE = "there is no such key"


def differences(before: Json, after: Json) -> int:
    """How many places differ; what is inside a place that is of another kind does not count."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = dict.fromkeys([*before, *after])
        pairs = [(before.get(key, _GONE), after.get(key, _GONE)) for key in keys]
        return sum(differences(*pair) for pair in pairs)
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return sum(differences(*pair) for pair in zip(before, after, strict=True))
    return int(repr(before) != repr(after))


def at(value: Json, path: tuple[str | int, ...]) -> Json:
    for step in path:
        assert isinstance(value, (dict, list))
        value = value[step]  # type: ignore[index] # a step of the value's own
    return value


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return made(project(tmp_path_factory.mktemp("drawings"), SHAPES))


def test_each_follows_its_valid_text_and_differs_from_it_at_one_place(drawings: Samples) -> None:
    original: Any = None
    for each in drawings.samples:
        value = json.loads(each.text)
        if each.mutation is None:
            original = value
            continue
        assert 1 == differences(original, value), each
        holder = at(original, each.mutation.path[:-1])
        assert 1 == differences(holder, at(value, each.mutation.path[:-1])), each


def test_there_are_up_to_four_of_each_instance(drawings: Samples) -> None:
    number = len(valid(drawings, "DrawingInput", "input"))
    assert 3 * number <= len(mutants(drawings, "DrawingInput", "input")) <= 4 * number


def test_every_kind_of_change_is_made_at_every_depth(drawings: Samples) -> None:
    found = mutants(drawings, "DrawingInput", "input")
    kinds = {each.mutation.what for each in found if each.mutation}
    assert {"without the key", "null", "instead, a number", "instead, a list"} <= kinds
    assert {"a string outside the set", "many items", "a greater number"} <= kinds
    assert {0, 1, 2} <= {len(each.mutation.path) for each in found if each.mutation}


def test_every_required_key_is_left_out(drawings: Samples) -> None:
    found = mutants(drawings, "Circle", "input")
    dropped = {
        each.mutation.path
        for each in found
        if each.mutation and each.mutation.what == "without the key"
    }
    assert {("kind",), ("radius",)} == dropped


def test_another_tag_is_one_of_a_sibling(drawings: Samples) -> None:
    found = mutants(drawings, "DrawingInput", "input")
    tags = {
        json.loads(each.text)["shape"]["kind"]
        for each in found
        if each.mutation
        and (each.mutation.what, each.mutation.path) == ("another tag", ("shape", "kind"))
    }
    assert tags & {"circle", "square"}


METALS = """
    class Steel(BaseModel):
        material: Literal["metal"] = "metal"
        grade: Literal["steel"] = "steel"
        carbon: float

    class Brass(BaseModel):
        material: Literal["metal"] = "metal"
        grade: Literal["brass"] = "brass"
        zinc: float

    class Metal(RootModel[Annotated[Steel | Brass, Field(discriminator="grade")]]):
        pass

    class Wood(BaseModel):
        material: Literal["wood"] = "wood"
        tree: str

    class Part(RootModel[Annotated[Metal | Wood, Field(discriminator="material")]]):
        pass

    class Order(BaseModel):
        part: Part
"""


def without_tags(found: list[Sample]) -> set[tuple[str, str, bool]]:
    """What lacks a tag: the other key that says what it is, the tag, whether that is structure."""
    return {
        (next(iter({"carbon", "zinc", "tree"} & inner.keys()), ""), tag, each.mutation.structural)
        for each in found
        if each.mutation and each.mutation.what == "without the key"
        for inner in [json.loads(each.text).get("part", {})]
        for tag in [str(each.mutation.path[-1])]
        if tag in {"grade", "material"}
    }


def test_each_tag_of_nested_unions_is_left_out(tmp_path: Path) -> None:
    found = without_tags(mutants(made(project(tmp_path, METALS)), "OrderInput", "input"))
    expected = {("carbon", "grade", True), ("zinc", "grade", True), ("tree", "material", True)}
    assert expected <= found
    assert {("carbon", "material", True), ("zinc", "material", True)} & found


def test_a_tag_is_structure_even_where_the_document_does_not_ask_for_it(tmp_path: Path) -> None:
    config = project(tmp_path, METALS)
    text = '{"part": {"material": "metal", "grade": "steel", "carbon": 1}}'
    with fresh_imports(config.root):
        read = read_project(config)
        (root,) = (each for each in read.roots if each.qualname == "Order")
    untrue = Structure(without(read.document, {"required"}))
    valid = Sample("OrderInput", "input", text, "a test")
    near = [
        each for seed in range(20) for each in Mutants(root, "OrderInput", untrue, seed).of(valid)
    ]
    assert {("carbon", "grade", True), ("carbon", "material", True)} == without_tags(near)


def reads(adapter: TypeAdapter[Any] | None, text: str) -> bool:
    assert adapter is not None
    try:
        adapter.validate_json(text)
    except Exception:  # noqa: BLE001 - a validator may raise anything
        return False
    return True


def rejected(config: Config, found: Samples) -> None:
    """Pydantic reads none of the near misses."""
    with fresh_imports(config.root):
        roots = read_project(config).roots
        for root in roots:
            for direction, name in root.names.items():
                for each in mutants(found, name, direction):
                    assert not reads(root.adapter, each.text), each


@pytest.mark.parametrize("case", CONTRACTS, ids=lambda case: case.name)
def test_pydantic_rejects_every_near_miss_of_every_case(case: Path) -> None:
    config = config_of(case)
    with warnings.catch_warnings():  # of what is true all the same
        warnings.simplefilter("ignore", CodegenWarning)
        rejected(config, made(config, 10))


def test_no_near_miss_is_told_twice(drawings: Samples) -> None:
    texts = [(each.name, each.direction, each.text) for each in drawings.samples]
    assert len({*texts}) == len(texts)


def test_what_is_sent_and_not_read_back_has_no_near_mutants(tmp_path: Path) -> None:
    source = """
        class User(BaseModel):
            name: str = Field(serialization_alias="fullName", validation_alias="userName")
    """
    found = made(project(tmp_path, source), 10)
    assert [] == mutants(found, "User", "output")
    assert {"User": len(valid(found, "User", "output"))} == found.not_read_back
    assert mutants(found, "UserInput", "input")


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
        for each in mutants(found, "Even", "input")
        if isinstance(json.loads(each.text), dict)
    ]
    assert {2.5} >= {
        each for each in numbers if isinstance(each, (int, float)) and each is not True
    }


def test_an_unknown_key_counts_only_where_it_is_forbidden(
    drawings: Samples, tmp_path: Path
) -> None:
    def unknown(found: list[Sample]) -> set[bool]:
        return {
            each.mutation.structural
            for each in found
            if each.mutation and each.mutation.what == "an unknown key"
        }

    assert set() == unknown([*drawings.samples])
    source = """
        class Closed(BaseModel):
            model_config = ConfigDict(extra="forbid")
            a: int
    """
    found = made(project(tmp_path, source))
    assert {True} == unknown(of(found, "Closed", "input"))


@pytest.mark.parametrize("value", [0, 1, 10**12, -(10**400), 1.7976931348623157e308, -5e-324])
def test_no_number_is_pushed_beyond_what_json_knows(value: float) -> None:
    for change in changes(value, {}, random.Random(1)):
        json.dumps(change.mutant(value), allow_nan=False)


def test_a_big_value_has_a_bounded_number_of_changes() -> None:
    value: Any = [{"a": [*range(20)]} for _ in range(2000)]
    assert len([*changes(value, {}, random.Random(1))]) < 1000


def test_without_the_validator_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    with pytest.raises(CodegenError, match=r"jsonschema-rs.*\[judge-found\]\n.*\[prove\]"):
        made(project(tmp_path, SHAPES))
