"""What turns up on the way from the roots: no fault of one type hides what is wrong with others."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar

import pytest
from pydantic import BaseModel

from codegen import CodegenError
from codegen.config import Config
from codegen.export import export
from codegen.export.passes import discover

if TYPE_CHECKING:
    from collections.abc import Callable


T = TypeVar("T")


@dataclass
class Box(Generic[T]):
    item: T


class Strange(BaseModel):
    box: Box[int]


class Other(BaseModel):
    call: type[int]


@pytest.mark.parametrize("name", ["inside", "candidates", "name_of"])
def test_whatever_the_walk_raises_is_told_with_its_place_beside_all_other_faults(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest: Callable[..., object] = getattr(discover, name)

    def fail(annotation: object, *rest: object) -> object:
        if annotation is Strange:
            raise KeyError("unforeseen")
        return honest(annotation, *rest)

    monkeypatch.setattr(discover, name, fail)
    with pytest.raises(CodegenError) as caught:
        export([Strange, Other], [], Config(root=tmp_path, models=()))
    told = [(each.rule, each.where.rpartition(": ")[2]) for each in caught.value.problems]
    assert ("type-defined", f"{__name__}.Strange") in told
    assert ("type-expressible", f"{__name__}.Other.call") in told


WAITING = """
from __future__ import annotations

from pydantic import BaseModel
from pydantic.dataclasses import dataclass


class Marked:
    met = 0

    @classmethod
    def __get_pydantic_core_schema__(cls, source, handler):
        Marked.met += 1
        return handler(str)


class Root(BaseModel):
    marked: Marked
    last: Last | None = None
"""
MODEL = """

class M{0}(BaseModel):
    root: Root


@dataclass
class D{0}:
    root: Root
"""


# 100 classes took 4.4 s, 200 took 19 s: each made the core schemas of all others for itself.
def test_classes_that_wait_for_each_other_are_completed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("waiting")
    monkeypatch.setitem(sys.modules, "waiting", module)
    fields = [f"    {kind.lower()}{n}: {kind}{n} | None = None" for n in range(20) for kind in "MD"]
    models = [MODEL.format(n) for n in range(20)]
    last = "\n\nclass Last(BaseModel):\n    v: int\n"
    exec("".join([WAITING, *(f"{field}\n" for field in fields), *models, last]), vars(module))
    roots = [each for each in vars(module).values() if getattr(each, "__module__", "") == "waiting"]
    roots.remove(module.Marked)

    met = module.Marked.met
    document = export(roots, roots, Config(root=tmp_path, models=()))
    assert len(document["$defs"]) >= 42
    assert module.Marked.met - met < 10


OURS = "leave the field out"
FOREIGN = f'leave the class out with skip = ["{__name__}.Other"], or take unknown with'


@pytest.mark.parametrize(("folder", "advised"), [("", OURS), ("elsewhere", FOREIGN)])
def test_a_hint_tells_what_those_can_do_whose_class_it_is(folder: str, advised: str) -> None:
    with pytest.raises(CodegenError) as caught:
        export([Other], [], Config(root=Path(__file__).parent / folder, models=()))
    (problem,) = caught.value.problems
    assert problem.hint.startswith(advised)
