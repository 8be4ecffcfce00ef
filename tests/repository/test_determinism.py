"""Same models, same bytes: whatever the hash seed, and in whatever order modules are imported."""

from __future__ import annotations

import hashlib
import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.cases import fresh_imports
from support.project import ROOT, environment

from codegen import build, load_config

SCRIPT = """
import importlib, json, sys
from pathlib import Path
from codegen import build, load_config
root, *first = sys.argv[1:]
sys.path.insert(0, root)
for name in first:
    importlib.import_module(name)
print(json.dumps(build(load_config(Path(root)))))
"""

SEEDS = ("0", "1", "2", "3")

TRICKY = {
    "pyproject.toml": '[tool.codegen]\nmodels = ["one", "two"]\n',
    # Classes of one name, which have to be told apart, in modules that need each other.
    "one.py": """\
from __future__ import annotations

from enum import Enum
from typing import Generic, Literal, TypeVar, Union

from pydantic import BaseModel, ConfigDict

T = TypeVar("T")


class Kind(Enum):
    B = "b"
    A = "a"


class Node(BaseModel):
    model_config = ConfigDict(extra="allow")
    kind: Kind = Kind.A
    children: list[Node] = []
    tags: frozenset[Literal["z", "y", "x"]] = frozenset({"x", "z", "y"})


class Box(BaseModel, Generic[T]):
    held: T
    other: Union[T, int, None] = None
""",
    "two.py": """\
from typing import Literal, Union

from pydantic import BaseModel
from typing_extensions import TypedDict

import one


class Node(BaseModel):
    kind: Literal["two"] = "two"
    boxes: dict[str, one.Box[Union[int, str]]]
    box: one.Box[one.Node]


class Options(TypedDict, total=False):
    b: int
    a: one.Box[str]
    nested: "Options"
""",
}


@pytest.fixture(scope="module")
def tricky(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tricky")
    for path, text in TRICKY.items():
        (folder / path).write_text(text)
    return folder


def built(folder: Path, *imported_first: str, seed: str = "0") -> dict[str, str]:
    """What a process of its own builds."""
    printed = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), *imported_first],
        env=environment(PYTHONHASHSEED=seed),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, "") == (printed.returncode, printed.stderr)
    texts: dict[str, str] = json.loads(printed.stdout)
    return texts


def test_the_tricky_case_depends_on_order_if_anything_does(tricky: Path) -> None:
    texts = built(tricky)

    # The set iterates differently under these seeds; else they would show nothing.
    orders = {
        subprocess.run(
            [sys.executable, "-c", "print(*frozenset('xyz'))"],
            env=environment(PYTHONHASHSEED=seed),
            capture_output=True,
            check=True,
        ).stdout
        for seed in SEEDS
    }
    assert len(orders) > 1
    document = json.loads(texts["schema.json"])
    names = [name for name, each in document["$defs"].items() if each["x-python"].endswith(":Node")]
    assert len(names) >= 2


def test_the_hash_seed_changes_nothing_in_the_tricky_case(tricky: Path) -> None:
    assert 1 == len({digest(built(tricky, seed=seed)) for seed in SEEDS})


def test_the_hash_seed_changes_nothing_in_this_repository() -> None:
    assert 1 == len({digest(built(ROOT, seed=seed)) for seed in SEEDS[:2]})


def test_what_was_imported_before_changes_nothing(tricky: Path) -> None:
    expected = digest(built(tricky))

    assert expected == digest(built(tricky, "two"))
    assert expected == digest(built(tricky, "two", "one", seed="1"))


def test_what_was_imported_before_changes_nothing_in_this_repository() -> None:
    modules = sorted(f"schemas.{path.stem}" for path in (ROOT / "schemas").glob("[a-z]*.py"))

    assert digest(built(ROOT)) == digest(built(ROOT, *reversed(modules)))


def test_the_order_of_the_configured_modules_changes_no_declaration(tmp_path: Path) -> None:
    seen = set()
    for number, order in enumerate(itertools.permutations(["one", "two"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        for path, text in TRICKY.items():
            (folder / path).write_text(text)
        (folder / "pyproject.toml").write_text(f"[tool.codegen]\nmodels = {json.dumps(order)}\n")
        with fresh_imports(folder):
            texts = build(load_config(folder))
        document = json.loads(texts["schema.json"])
        declared = {
            path: text for path, text in texts.items() if path.endswith(("one.ts", "two.ts"))
        }
        assert len(declared) == 2
        seen.add(digest({**declared, "$defs": json.dumps(document["$defs"], sort_keys=True)}))

    assert 1 == len(seen)


def test_there_is_no_trace_of_the_machine(tricky: Path) -> None:
    text = "\n".join(built(tricky).values())

    for trace in (str(tricky), str(Path.home()), str(ROOT), sys.version.split()[0]):
        assert trace not in text


def digest(texts: dict[str, str]) -> str:
    """The texts and their paths in a word; their order counts too."""
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()
