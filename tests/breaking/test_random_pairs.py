"""Random pairs of models: where every change is called safe, no sample of one side is refused."""

from __future__ import annotations

import random
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from support.breaking import document
from support.fuzz import SEED, TIMES

from codegen.breaking.findings import DIRECTIONS, findings
from codegen.breaking.sides import Side
from codegen.breaking.witness import View
from codegen.config import Config
from codegen.ir import refs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from codegen.breaking.findings import Finding
    from codegen.evidence import Direction

WHOLES = 50  # of one module, each of which is a pair with its successor
PARTS = 4  # classes that others refer to

HEAD = """\
from enum import Enum
from typing import Annotated, Any, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field

"""


class Draw:
    """Draws models, and others that differ from them in a few places."""

    def __init__(self, seed: str) -> None:
        self.rng = random.Random(seed)

    def type_(self, depth: int = 0) -> str:
        kinds: list[Callable[[int], str]] = [self.plain, self.plain, self.literal]
        if self.rng.random() < 0.2:
            kinds.append(self.part)
        if depth < 2:
            kinds += [self.list_, self.tuple_, self.dict_, self.union]
        return self.rng.choice(kinds)(depth + 1)

    def plain(self, _depth: int) -> str:
        bound = self.rng.choice(("ge", "gt", "le", "lt"))
        return self.rng.choice(
            [
                *("int", "float", "str", "bool", "None", "Any"),
                f"Annotated[int, Field({bound}={self.rng.randint(-3, 3)})]",
                f"Annotated[float, Field({bound}={self.rng.randint(-3, 3)})]",
                f"Annotated[str, Field(max_length={self.rng.randint(1, 4)})]",
                f"Annotated[str, Field(min_length={self.rng.randint(0, 2)})]",
                f"Annotated[int, Field(multiple_of={self.rng.randint(1, 4)})]",
            ]
        )

    def literal(self, _depth: int) -> str:
        values = self.rng.sample(['"a"', '"b"', '"c"', "1", "2", "True"], self.rng.randint(1, 3))
        return f"Literal[{', '.join(values)}]"

    def part(self, _depth: int) -> str:
        return f'"Part{self.rng.randrange(PARTS)}"'

    def list_(self, depth: int) -> str:
        bound = self.rng.choice(["", f"min_length={self.rng.randint(0, 2)}", "max_length=2"])
        return f"Annotated[list[{self.type_(depth)}], Field({bound})]"

    def tuple_(self, depth: int) -> str:
        items = [self.type_(depth) for _ in range(self.rng.randint(1, 3))]
        return f"tuple[{', '.join(items)}]"

    def dict_(self, depth: int) -> str:
        key = self.rng.choice(["str", 'Literal["a", "b"]', 'Literal["a", "b", "c"]'])
        return f"dict[{key}, {self.type_(depth)}]"

    def union(self, depth: int) -> str:
        members = [self.type_(depth) for _ in range(self.rng.randint(2, 3))]
        return f"Union[{', '.join(members)}]"

    def field(self) -> str:
        default = self.rng.choice(["", "", "None = None"])
        type_ = self.type_()
        return f"Optional[{type_}] = None" if default else type_

    def class_(self) -> dict[str, str]:
        keys = self.rng.sample("abcdef", self.rng.randint(1, 4))
        extra = self.rng.choice(["ignore", "ignore", "forbid", "allow"])
        return {**{key: self.field() for key in keys}, "": extra}

    def edited(self, class_: dict[str, str]) -> dict[str, str]:
        """A class with one or two changes."""
        edited = dict(class_)
        for _ in range(self.rng.randint(0, 2)):
            key = self.rng.choice("abcdef")
            how = self.rng.random()
            if how < 0.2:
                edited[""] = self.rng.choice(["ignore", "forbid", "allow"])
            elif how < 0.4:
                edited.pop(key, None)
            elif key in edited and how < 0.7:
                edited[key] = f"Union[{edited[key].removesuffix(' = None')}, {self.plain(0)}]"
            else:
                edited[key] = self.field()
        return edited


def source(classes: dict[str, dict[str, str]]) -> str:
    lines = chain.from_iterable(
        [
            "",
            f"class {name}(BaseModel):",
            f'    model_config = ConfigDict(extra="{fields[""]}")',
            *(f"    {key}: {type_}" for key, type_ in fields.items() if key),
        ]
        for name, fields in classes.items()
    )
    return HEAD + "\n".join([*lines, ""])


def refused(old: Side, new: Side, direction: Direction) -> Iterator[tuple[str, object]]:
    """What one side sends of each root and the other refuses: the root, and a sample."""
    views = View(old, ignores=False), View(new, ignores=False)
    if direction == "output":
        views = View(new, ignores=False), View(old, ignores=True)
    sent, taken = views
    names = {each.identity.qualname: name for name, each in taken.side.reached(direction).items()}
    for name, declaration in sent.side.reached(direction).items():
        other = names[declaration.identity.qualname]
        for value in sent.values(name, formats=False):
            if any(not each.doubt for each in taken.faults(other, value, formats=False)):
                yield declaration.identity.qualname, value
                break


def suspected(found: list[Finding], side: Side, direction: Direction) -> set[str]:
    """The classes of which a change is not called safe, with all that hold one of them."""
    suspects = {
        each.model.removeprefix("models.")
        for each in found
        for judged in each.judged
        if judged.direction == direction and judged.grade in {"breaking", "dangerous"}
    }
    users = {
        each.identity.qualname: {
            side.declarations[ref.name].identity.qualname for ref in refs(each)
        }
        for each in side.reached(direction).values()
    }
    while more := {name for name, used in users.items() if used & suspects} - suspects:
        suspects |= more
    return suspects


@pytest.mark.parametrize("number", range(6 * TIMES))
def test_nothing_is_called_safe_that_has_a_witness(number: int, tmp_path: Path) -> None:
    draw = Draw(f"{SEED} {number}")
    names = [f"Part{n}" for n in range(PARTS)] + [f"Whole{n}" for n in range(WHOLES)]
    before = {name: draw.class_() for name in names}
    after = {name: draw.edited(each) for name, each in before.items()}
    after |= {name: before[name] for name in names[1:PARTS]}  # else all is at fault somewhere
    config = Config(root=tmp_path, models=("models",))
    old, new = (
        Side(document(source(each), tmp_path / name, config))
        for name, each in (("before", before), ("after", after))
    )
    found = findings(old, new, ["backward"])
    for direction in DIRECTIONS:
        suspects = suspected(found, old, direction) | suspected(found, new, direction)
        missed = {
            name: value for name, value in refused(old, new, direction) if name not in suspects
        }
        assert {} == missed
        assert 0 < len(suspects) < len(names)  # else nothing is tried, or nothing is found
