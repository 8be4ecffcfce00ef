"""What turns up on the way from the roots: no fault of one type hides what is wrong with others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import pytest
from pydantic import BaseModel

from codegen import CodegenError
from codegen.config import Config
from codegen.export import export
from codegen.export.passes import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
