"""Defaults that differ from one import to the next: told, left out, and no drift; in processes."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

from support.project import codegen, edit, make, opened

from codegen import generate
from codegen.defaults.places import defaults_of, without

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HEAD = """\
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from uuid import UUID, uuid4
import os, random, secrets, time, uuid

from pydantic import BaseModel, Field
from shop.made import *


class Size(Enum):
    SMALL = "small"


LIMIT = 10
REGION = os.environ.get("REGION", "eu")
"""
MADE = """\
import secrets


def token():
    return secrets.token_hex(4)


def shown():
    return str(object())


def seven():
    return 7
"""


def project(folder: Path, *fields: str) -> Path:
    source = HEAD + "\n\nclass Item(BaseModel):\n" + textwrap.indent("\n".join(fields), "    ")
    make(folder, goods=f"{source}\n", made=MADE)
    (folder / "shop/sales.py").unlink()
    return folder


def defaults(folder: Path) -> dict[str, Any]:
    """The defaults that are committed, by field."""
    document = json.loads((folder / "generated/schema.json").read_text())
    stated = document["$defs"]["Item"]["properties"].items()
    return {name: each["default"] for name, each in stated if "default" in each}


def told(printed: str) -> list[str]:
    """The fields that a run warns of."""
    lines = [line for line in printed.splitlines() if "[default-stable]" in line]
    return [line.partition(":  ")[0].split(": ")[2].rpartition(".")[2] for line in lines]


MOVING = """
    datetime.now(timezone.utc) datetime.now().year date.today() uuid4() Field(default=uuid.uuid4())
    Field(uuid.uuid1(),description="x") time.time() random.randint(1,10**9) random.choice([1,2])
    secrets.token_hex(8) os.getenv("REGION","eu") os.environ.get("REGION")+"-1" REGION token()
    shown() str(object()) [*{"a","b","c","d","e","f"}]
""".split()


def test_defaults_that_differ_are_told_and_left_out_and_no_drift(tmp_path: Path) -> None:
    fields = [f"f{number}: object = {each}" for number, each in enumerate(MOVING)]
    folder = project(tmp_path, *fields, "name: str = 'x'")
    variables = {"PYTHONHASHSEED": "random", "REGION": "us"}

    first = codegen(folder, "generate", variables=variables)
    checked = codegen(folder, "check", variables=variables)
    second = codegen(folder, "generate", variables=variables)

    assert (0, 0, 0) == (first.returncode, checked.returncode, second.returncode), checked.stdout
    assert "0 written, 0 deleted, 3 unchanged\n" == second.stdout
    expected = {f"f{number}" for number in range(len(MOVING))}
    assert [expected] * 3 == [{*told(each.stderr)} for each in (first, checked, second)]
    assert "default_factory" in first.stderr
    assert {"name": "x"} == defaults(folder)


def test_what_is_set_elsewhere_is_no_drift_there(tmp_path: Path) -> None:
    folder = project(tmp_path, "region: str = REGION")
    assert 0 == codegen(folder, "generate").returncode
    assert 0 == codegen(folder, "check", variables={"REGION": "us"}).returncode


def test_constants_are_kept_and_no_other_interpreter_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(
        tmp_path,
        "a: int = -1",
        "b: list[int] = [1, 2 * 3]",
        "c: Size = Size.SMALL",
        "d: timedelta = timedelta(days=LIMIT)",
        "e: Decimal = Field(default=Decimal('1.5'), gt=0)",
        "f: UUID = Field(default_factory=uuid4)",
        "g: str | None = None",
    )
    monkeypatch.setattr("codegen.defaults.imported_again", None)
    with opened(folder) as config:
        generate(config)
    assert ["a", "b", "c", "d", "e", "g"] == [*defaults(folder)]


def test_what_the_source_does_not_tell_is_kept_where_the_next_import_agrees(tmp_path: Path) -> None:
    folder = project(tmp_path, "a: int = seven()", "b: list[int] = [seven(), 8]")
    run = codegen(folder, "generate")
    assert (0, []) == (run.returncode, told(run.stderr))
    assert {"a": 7, "b": [7, 8]} == defaults(folder)


def test_a_changed_constant_is_drift(tmp_path: Path) -> None:
    folder = project(tmp_path, "a: int = 1", "made: str = token()")
    assert 0 == codegen(folder, "generate").returncode
    edit(folder / "shop/goods.py", "a: int = 1", "a: int = 2")
    run = codegen(folder, "check")
    assert 1 == run.returncode
    assert '-          "default": 1\n+          "default": 2\n' in run.stdout


def test_a_default_that_was_committed_before_is_drift_once(tmp_path: Path) -> None:
    folder = project(tmp_path, "made: str = 'x'")
    assert 0 == codegen(folder, "generate").returncode
    edit(folder / "shop/goods.py", "made: str = 'x'", "made: str = token()")
    assert 1 == codegen(folder, "check").returncode
    assert 0 == codegen(folder, "generate").returncode
    assert 0 == codegen(folder, "check").returncode


def test_the_record_of_a_clean_run_says_the_same_and_never_too_much(tmp_path: Path) -> None:
    folder = project(tmp_path, "made: str = token()", "name: str = 'x'")
    assert 0 == codegen(folder, "generate", "--cache").returncode
    runs = [codegen(folder, "check", "--cache") for _ in range(3)]
    assert [0] * 3 == [each.returncode for each in runs]
    assert [["made"]] * 3 == [told(each.stderr) for each in runs]
    edit(folder / "shop/goods.py", "'x'", "'y'")
    assert 1 == codegen(folder, "check", "--cache").returncode


def test_an_inherited_default_is_told_once_at_the_class_that_states_it(tmp_path: Path) -> None:
    folder = project(tmp_path, "made: str = Field(default=token(), alias='isMade')")
    with (folder / "shop/goods.py").open("a") as source:
        source.write(
            "\n\nclass More(Item):\n    pass\n\n\nclass Most(More):\n    made: str = 'x'\n"
        )
    run = codegen(folder, "generate")
    assert (0, ["made"]) == (run.returncode, told(run.stderr))
    assert "shop.goods.Item.made" in run.stderr
    assert 0 == codegen(folder, "check").returncode


def test_an_import_that_fails_the_second_time_tells_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path, "a: int = seven()")
    with (folder / "shop/made.py").open("a") as source:
        source.write("\nopen('only-once', 'x').close()\n")
    run = codegen(folder, "generate")
    assert (0, {"a": 7}) == (run.returncode, defaults(folder))


DOCUMENT = {
    "$defs": {
        "A": {
            "x-python": "m:A",
            "default": 0,
            "properties": {
                "a": {"default": 1, "x-absent": "none-by-default", "type": "string"},
                "default": {"anyOf": [{"default": 2}, {"items": {"default": 3}}], "default": 4},
            },
        },
    }
}


def test_each_default_of_a_document_is_found_and_can_be_left_out() -> None:
    found = defaults_of(DOCUMENT)
    assert [0, 1, 4, 2, 3] == [each.value for each in found.values()]
    assert ["", "a", "default", "default", "default"] == [each.key for each in found.values()]
    for path, each in found.items():
        rest = defaults_of(without(DOCUMENT, {path}))
        assert [one.value for one in found.values() if one is not each] == [
            one.value for one in rest.values()
        ]
    bare = without(DOCUMENT, {("A", "a")})["$defs"]["A"]["properties"]["a"]
    assert {"x-absent": "none", "type": "string"} == bare
    assert DOCUMENT == without(DOCUMENT, set())
