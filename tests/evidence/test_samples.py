"""Instances: all that has to occur occurs, as the wire has it, and again from the same seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from support.cases import CASES, ERROR, cases, config_of
from support.samples import SHAPES, made, project, valid

from codegen import load_config
from codegen.config import Wire
from codegen.evidence import NoSample, Samples

ROOT = Path(__file__).parents[2]


@pytest.fixture
def inputs(tmp_path: Path) -> list[Any]:
    found = made(project(tmp_path, SHAPES))
    return valid(found, "DrawingInput", "input")


def test_there_are_as_many_as_are_asked_for_and_no_two_are_alike(tmp_path: Path) -> None:
    config = project(tmp_path, SHAPES)
    found = valid(made(config, 20), "DrawingInput", "input")
    assert 20 == len(found)
    assert 20 == len({str(each) for each in found})


def test_every_member_of_an_enum_occurs(inputs: list[Any]) -> None:
    assert {"red", "green", "blue"} == {each["colour"] for each in inputs}


def test_every_member_of_a_union_occurs(inputs: list[Any]) -> None:
    assert {"circle", "square"} == {each["shape"]["kind"] for each in inputs}
    assert {int, str, list, type(None)} == {type(each["anything"]) for each in inputs}


@pytest.mark.parametrize("key", ["name", "tags"])
def test_every_optional_key_is_there_and_is_not(inputs: list[Any], key: str) -> None:
    assert {True, False} == {key in each for each in inputs}


def test_what_may_be_null_is_null(inputs: list[Any]) -> None:
    assert any(each.get("name", "") is None for each in inputs)


def test_lists_are_empty_and_as_long_as_they_may_be(inputs: list[Any]) -> None:
    assert {0, 2} <= {len(each["tags"]) for each in inputs if "tags" in each}


def test_numbers_come_at_their_bounds(inputs: list[Any]) -> None:
    radii = {each["shape"]["radius"] for each in inputs if "radius" in each["shape"]}
    assert {0, 10} <= radii


def test_more_than_asked_for_are_made_where_members_are_left(tmp_path: Path) -> None:
    members = "\n".join(f'        M{n} = "m{n}"' for n in range(30))
    source = (
        f"    class Many(Enum):\n{members}\n\n    class Holder(BaseModel):\n        many: Many\n"
    )
    found = valid(made(project(tmp_path, source), 10), "Holder", "input")
    assert {f"m{n}" for n in range(30)} == {each["many"] for each in found}


def depth(node: dict[str, Any]) -> int:
    return 1 + max(map(depth, node.get("children") or ()), default=0)


def test_recursion_goes_deep_and_ends(tmp_path: Path) -> None:
    source = """
        class Node(BaseModel):
            label: str | None = None
            children: list["Node"] = []
    """
    found = valid(made(project(tmp_path, source)), "NodeInput", "input")
    assert 5 <= max(map(depth, found)) <= 8


def test_the_second_sample_goes_as_deep_as_recursion_may(tmp_path: Path) -> None:
    source = """
        class Node(BaseModel):
            a: int
            b: bool | None = None
            child: list["Node"] | None = None

        class Tree(BaseModel):
            root: Node
    """
    found = valid(made(project(tmp_path, source), 2), "TreeInput", "input")
    texts = [str(each) for each in found]
    assert 7 == texts[1].count("'a'")


def test_what_has_no_value_is_left_out_where_it_may_be(tmp_path: Path) -> None:
    source = """
        class Endless(BaseModel):
            inner: "Endless"

        class Model(BaseModel):
            items: list[Endless]
            table: dict[str, Endless]
            either: Endless | int
            optional: Endless = None
    """
    found = made(project(tmp_path, source), 5)
    (name,) = {each.name for each in found.samples if each.direction == "input"}
    assert {"Endless"} == {each.name for each in found.no_sample}
    received = valid(found, name, "input")
    assert 5 == len(received)
    assert {("[]", "{}")} == {(str(each["items"]), str(each["table"])) for each in received}


def test_what_holds_itself_without_end_has_no_sample(tmp_path: Path) -> None:
    source = """
        class Endless(BaseModel):
            inner: "Endless"
    """
    found = made(project(tmp_path, source), 5)
    assert {"Endless holds itself without end"} == {each.reason for each in found.no_sample}


def test_a_broad_recursive_type_stays_small(tmp_path: Path) -> None:
    fields = "\n".join(f'            f{n}: list["Wide"] | None = None' for n in range(30))
    source = f"\n        class Wide(BaseModel):\n{fields}\n"
    found = made(project(tmp_path, source), 10)
    assert max(len(each.text) for each in found.samples) < 100_000


def test_an_input_is_what_the_models_accept_and_an_output_what_they_send(tmp_path: Path) -> None:
    source = """
        class User(BaseModel):
            name: str = Field(serialization_alias="fullName", validation_alias="userName")
            secret: str = Field(default="", exclude=True)
            @computed_field
            def size(self) -> int:
                return len(self.name)
    """
    found = made(project(tmp_path, source))
    assert {"userName"} == set.intersection(*map(set, valid(found, "UserInput", "input")))
    assert all({"fullName", "size"} == {*each} for each in valid(found, "User", "output"))


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        (Wire(), [{"aB": None, "c": 1}]),
        (Wire(exclude_none=True), [{"c": 1}]),
        (Wire(exclude_unset=True), [{}, {"c": 1}]),
        (Wire(exclude_defaults=True), [{}]),
        (Wire(by_alias=False), [{"a_b": None, "c": 1}]),
    ],
)
def test_the_wire_settings_decide_what_is_sent(
    tmp_path: Path, wire: Wire, expected: list[Any]
) -> None:
    source = """
        class Model(BaseModel):
            a_b: None = Field(default=None, alias="aB")
            c: Literal[1] = 1
    """
    config = project(tmp_path, source, wire=wire)
    found = valid(made(config), "Model", "output")
    assert all(each in found for each in expected)


def test_a_model_dump_of_its_own_is_a_second_wire(tmp_path: Path) -> None:
    source = """
        class Model(BaseModel):
            a: bool
            def model_dump(self, **settings: Any) -> dict[str, Any]:
                return {**super().model_dump(**settings), "more": 1}
    """
    found = valid(made(project(tmp_path, source)), "Model", "output")
    assert {("a",), ("a", "more")} == {tuple(each) for each in found}


def test_an_instance_that_cannot_be_sent_is_told(tmp_path: Path) -> None:
    source = """
        class Model(BaseModel):
            a: Literal[1, 2]
            @field_serializer("a")
            def _told(self, value: int) -> int:
                if value == 2:
                    raise KeyError("no")
                return value
    """
    found = made(project(tmp_path, source))
    assert [{"a": 1}] == valid(found, "Model", "output")
    (told,) = found.not_serializable
    assert ("Model", '{"a": 2}') == (told.name, told.text)
    assert "KeyError" in told.reason


def test_json_that_is_none_is_not_sent(tmp_path: Path) -> None:
    source = """
        class Model(BaseModel):
            a: int
            def model_dump_json(self, **settings: Any) -> str:
                return "NaN"
    """
    found = made(project(tmp_path, source), 3)
    assert [] == valid(found, "Model", "output")
    assert {"ValueError: NaN is not JSON"} == {each.reason for each in found.not_serializable}


def test_what_a_validator_wants_is_found_by_trying(tmp_path: Path) -> None:
    source = """
        import ipaddress

        def _even(value: int) -> int:
            if value % 2:
                raise ValueError("odd")
            return value

        class Inner(BaseModel):
            ip: Annotated[str, AfterValidator(lambda each: str(ipaddress.ip_address(each)))]
            even: Annotated[int, AfterValidator(_even)]

        class Outer(BaseModel):
            inners: list[Inner] = Field(min_length=3, max_length=3)
            text: Json[list[int | None]] | None
    """
    found = made(project(tmp_path, source), 20)
    assert [] == found.no_sample
    assert 20 <= len(valid(found, "OuterInput", "input"))


def test_a_text_that_has_to_hold_json_holds_what_pydantic_asks_for(tmp_path: Path) -> None:
    source = """
        class Cat(BaseModel):
            kind: Literal["cat"]
            lives: int = Field(gt=0, le=9)

        class Dog(BaseModel):
            kind: Literal["dog"]
            name: str

        class Row(BaseModel):
            cells: Json[list[int]]
            pet: Json[Annotated[Cat | Dog, Field(discriminator="kind")]]
            counts: Json[dict[str, float]] | None
            two: Json[Annotated[list[bool], Field(min_length=2)]]
            any_: Json
    """
    found = valid(made(project(tmp_path, source), 20), "RowInput", "input")
    held = [{key: json.loads(text) for key, text in each.items() if text} for each in found]
    assert 20 == len(held)
    assert {int} == {type(cell) for each in held for cell in each["cells"]}
    assert {"cat", "dog"} == {each["pet"]["kind"] for each in held}
    assert {dict} == {type(each["counts"]) for each in held if each.get("counts") is not None}
    assert {bool} == {type(one) for each in held for one in each["two"]}
    assert 1 < len({str(each["any_"]) for each in held})


def test_a_root_without_an_instance_is_told_with_pydantics_reason(tmp_path: Path) -> None:
    source = """
        class Never(BaseModel):
            a: int
            @model_validator(mode="after")
            def _refuse(self) -> Self:
                raise ValueError("not today")
    """
    found = made(project(tmp_path, source))
    reason = "Value error, not today"
    assert [NoSample("Never", way, reason) for way in ("output", "input")] == found.no_sample
    assert [] == found.samples


def test_a_pattern_without_the_extra_has_no_sample_and_the_reason_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rstr", None)
    source = """
        class Code(BaseModel):
            code: str = Field(pattern="^[A-Z]+$")
    """
    found = made(project(tmp_path, source))
    assert {"output", "input"} == {each.direction for each in found.no_sample}
    assert all("rstr" in each.reason and "[prove]" in each.reason for each in found.no_sample)


def test_what_goes_one_way_is_made_for_that_way_alone(tmp_path: Path) -> None:
    found = made(project(tmp_path, SHAPES, sends=("Circle",), receives=("Square",)))
    assert {("Circle", "output"), ("Square", "input")} == {
        (each.name, each.direction) for each in found.samples
    }


def test_a_generic_root_appears_once_and_bare() -> None:
    found = made(load_config(ROOT), 5)
    roots = dict.fromkeys((each.name, each.direction) for each in found.samples)
    assert [("ISocketMessage", "output")] == [
        (name, way) for name, way in roots if "SocketMessage" in name
    ]
    assert [] == found.no_sample


def cost(folder: Path, number: int) -> float:
    """The CPU time in seconds of making samples of so many models."""
    folder.mkdir()
    model = "\nclass M{0}(BaseModel):\n    kind: Literal['m{0}']\n    items: list[int] = []\n"
    config = project(folder, "".join(model.format(n) for n in range(number)))
    start = time.process_time()
    made(config, 2)
    return time.process_time() - start


def test_what_it_takes_grows_with_the_models(tmp_path: Path) -> None:
    cost(tmp_path / "first", 1)
    # Four times as many: about 4 times the time where it is linear, 15 where it is quadratic.
    assert cost(tmp_path / "many", 200) / cost(tmp_path / "few", 50) < 8


PRINT = """
import sys
from pathlib import Path
from codegen import load_config
from codegen.evidence.samples import make_samples
print(make_samples(load_config(Path(sys.argv[1])), 20, int(sys.argv[2]), None))
"""


def printed(seed: int, hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", PRINT, str(ROOT), str(seed)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_of_many_roots_there_are_fewer_instances_and_of_very_many_only_some_roots(
    tmp_path: Path,
) -> None:
    def number_of(models: int) -> Samples:
        folder = tmp_path / f"{models}"
        folder.mkdir()
        source = "\n".join(f"class M{n}(BaseModel):\n    a: int" for n in range(models))
        return made(project(folder, source), 50)

    some, many, most = map(number_of, (10, 60, 250))
    assert (50, 11, 3) == (some.each, many.each, most.each)
    assert ([], []) == (some.untried, many.untried)
    valid = [[each for each in one.samples if not each.mutation] for one in (some, many, most)]
    assert [1000, 1320] == [len(each) for each in valid[:2]]
    assert 1300 < len(valid[2]) <= 1400
    tried = {each.name for each in most.samples}
    assert 250 == len(tried) + len(most.untried)
    assert len(most.untried) in range(15, 20)


def test_one_seed_gives_the_same_samples_under_any_hash_seed_and_another_others() -> None:
    assert printed(3, "1") == printed(3, "2")
    assert printed(3, "1") != printed(4, "1")


WITHOUT_SAMPLES = {
    ("a_hand_written_type_takes_the_place_of_a_generated_one", "Scene"): "callable",
    ("what_cannot_be_expressed_may_be_unknown", "Job"): "callable",
    ("what_cannot_be_expressed_may_be_unknown", "JobInput"): "callable",
    ("a_bound_that_an_argument_breaks_is_left_out", "Pair"): "Input should be an object",
}
"""The roots of cases of which no instance is made: they hold what only Python has, or a bound that
TypeScript does not take, which the contract does not tell.
"""

UNSENDABLE = {("a_bound_that_an_argument_breaks_is_left_out", "Page")}
"""The roots of which Pydantic reads what it cannot send: a bare use, bound by `BaseModel`."""

CONTRACTS = [case for case in cases() if not (case / "expected" / ERROR).exists()]


@pytest.mark.parametrize("case", CONTRACTS, ids=lambda case: case.name)
def test_every_root_of_every_case_has_instances(case: Path) -> None:
    found = made(config_of(case), 10)
    expected = {name for folder, name in WITHOUT_SAMPLES if folder == case.name}
    assert expected == {each.name for each in found.no_sample}
    assert all(WITHOUT_SAMPLES[case.name, each.name] in each.reason for each in found.no_sample)
    assert {name for folder, name in UNSENDABLE if folder == case.name} == {
        each.name for each in found.not_serializable
    }


def test_the_exceptions_are_cases() -> None:
    assert {name for name, _ in WITHOUT_SAMPLES} <= {path.name for path in CASES.glob("*/*")}
