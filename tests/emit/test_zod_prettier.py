"""The real prettier leaves random schemas as they are."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from support import zod as zodlib
from support.chooser import Chooser
from support.targets import emitted

from codegen import ir
from codegen.config import Zod

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.config import ZodFlavour

SEEDS = range(250)
TEXTS = [
    ir.Constraints(min_length=1),
    ir.Constraints(min_length=1, max_length=100),
    ir.Constraints(pattern="^[a-z]+$"),
    ir.Constraints(pattern="a"),
    ir.Constraints(min_length=2, max_length=1_000_000, pattern="^[a-z]+$"),
]
NUMBERS = [
    ir.Constraints(minimum=1),
    ir.Constraints(minimum=1, maximum=1_000_000),
    ir.Constraints(multiple_of=3),
    ir.Constraints(multiple_of=3, minimum=5, maximum=100_000),
]
ARRAYS = [ir.Constraints(min_items=1), ir.Constraints(min_items=2, max_items=5)]
MAPS = [ir.Constraints(min_properties=1), ir.Constraints(min_properties=1, max_properties=5)]


def ruled(choose: Chooser, type_: ir.Type) -> ir.Type:
    """The type with rules here and there."""

    def inside(types: tuple[ir.Type, ...]) -> tuple[ir.Type, ...]:
        return tuple(ruled(choose, each) for each in types)

    match type_:
        case ir.Scalar("string"):
            return replace(type_, constraints=choose.one([ir.NO_CONSTRAINTS, *TEXTS]))
        case ir.Scalar("integer" | "number"):
            return replace(type_, constraints=choose.one([ir.NO_CONSTRAINTS, *NUMBERS]))
        case ir.Array(items=items):
            rules = choose.one([ir.NO_CONSTRAINTS, *ARRAYS])
            return ir.Array(ruled(choose, items), rules)
        case ir.Map(values=values):
            rules = choose.one([ir.NO_CONSTRAINTS, *MAPS])
            return replace(type_, values=ruled(choose, values), constraints=rules)
        case ir.Tuple(items=items):
            return replace(type_, items=inside(items))
        case ir.Union(members=members):
            return replace(type_, members=inside(members))
        case ir.Object(properties=properties):
            return replace(type_, properties=tuple(ruled_property(choose, p) for p in properties))
        case _:
            return type_


def ruled_property(choose: Chooser, property_: ir.Property) -> ir.Property:
    return replace(property_, type=ruled(choose, property_.type))


def declaration(choose: Chooser, number: int) -> ir.Declaration:
    name = f"D{number}" + "x" * choose.one([0, 0, 3, 10, 20, 30, 40, 45])
    identity = ir.Identity(name, "m", name)
    parameters = tuple(replace(each, bound=None) for each in choose.parameters())
    parameters = choose.one([(), (), parameters])
    if choose.one([True, False]):
        type_ = ruled(choose, choose.type(choose.one([1, 2, 3])))
        return ir.Alias(identity, type_, parameters)
    properties = choose.properties([choose.type(2) for _ in range(4)])
    members = tuple(ruled_property(choose, each) for each in properties)
    return ir.Interface(identity, members, choose.additional(), parameters)


def contract(seed: int) -> ir.Contract:
    """Random declarations, and what they refer to: before them, after them, or in a circle."""
    choose = Chooser(seed)
    declarations = [declaration(choose, number) for number in range(4)]
    used = sorted({ref.name for each in declarations for ref in ir.refs(each)})
    targets: list[ir.Type] = [ir.Scalar("string"), ir.Ref(declarations[0].identity.name)]
    others = [ir.Alias(ir.Identity(name, "m", name), choose.one(targets)) for name in used]
    every = [*declarations, *others]
    random.Random(seed).shuffle(every)
    return ir.Contract(tuple(every), ("m",), {"m": "m.py"})


def test_prettier_finds_nothing_to_change(tmp_path: Path) -> None:
    for seed in SEEDS:
        flavour: ZodFlavour = "mini" if seed % 3 == 0 else "classic"
        options = Zod(isolated_declarations=seed % 4 == 0, flavour=flavour)
        texts = emitted("zod", contract(seed), zod=options)
        folder = tmp_path / f"s{seed}" / "zod"
        folder.mkdir(parents=True)
        (folder / "m.ts").write_text(texts["m.ts"], encoding="utf-8")
    assert [] == zodlib.ugly(tmp_path)
