"""Random IR and random JSON, odd names and wide characters included; the same for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

from codegen import ir

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

NAMES = ["User", "Page", "K", "SocketMessage", "VeryLongNameOfAModelThatGoesOn", "変数名前", "Ünï"]
KEYS = [
    *"a b id some_longer_property_name größe 名前 new get __proto__ constructor $a_1".split(),
    *"foo-bar it's 1e3 1.0 -1 😀 ❤\ufe0f 👨\u200d👩 e\u0301 a\u200cb \U00020000 \ud800 \\".split(),
    *("", "a b", 'say "x"', "\u2028", "\n", "x" * 40),
]
STRINGS = [
    *"circle a it's \"' 日本語テキスト 😀 ❤\ufe0f 👍🏽 🇩🇪 1\ufe0f\u20e3 \\d+ */ `${a}`".split(),
    *("", 'say "hi"', "\u2028", "\x00", "\u200d", "a\u202eb"),
    *("e\u0301" * 9, "x" * 30, "y" * 70, "z" * 90),
]
NUMBERS: list[float] = [0, -5, 42, 10**30, 1.0, -0.0, 0.1, 1e22, 1.5e-7, 5e-324, -1.25e300]
CONSTS: list[str | float | bool | None] = [*STRINGS, *STRINGS, *NUMBERS, True, False, None]
SCALARS: list[ir.ScalarKind] = [
    "string",
    "number",
    "integer",
    "boolean",
    "null",
    "unknown",
    "never",
]
NULL = ir.Scalar("null")


class Chooser:
    """One sequence of choices."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def one(self, options: Sequence[T]) -> T:
        return self._random.choice(options)

    def some(self, options: Sequence[T]) -> list[T]:
        return self._random.sample(options, self._random.randint(0, 4))

    def several(self, make: Callable[[], T], most: int, least: int = 0) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._random.randint(least, most)))

    def name(self) -> str:
        return self.one(NAMES) + self.one(["", "", "s" * self._random.randint(0, 40)])

    def leaf(self) -> ir.Type:
        leaves: list[ir.Type] = [
            ir.Scalar(self.one(SCALARS)),
            ir.Const(self.one(CONSTS)),
            ir.Ref(self.name()),
            ir.TypeVar(self.one("TK")),
            ir.External(self.one(["Money", "ns.Money"]), "./money"),
        ]
        return self.one(leaves)

    def type(self, depth: int) -> ir.Type:
        """Choose a type; those of greater depth are mostly large."""
        if depth == 0 or self._random.random() < 0.1:
            return self.leaf()
        inner = self.several(lambda: self.type(depth - 1), 5)
        return self._around(inner or (self.leaf(),))

    def chain(self, levels: int) -> ir.Type:
        """Choose a type that is deep but not large."""
        type_ = self.leaf()
        for _ in range(levels):
            type_ = self._around(self.one([(type_,), (type_, self.leaf()), (self.leaf(), type_)]))
        return type_

    def _around(self, inner: tuple[ir.Type, ...]) -> ir.Type:
        first, *others = inner
        keys = ir.Union(self.several(lambda: ir.Const(self.one(STRINGS)), 5, 1))
        key: list[ir.Type] = [ir.Scalar("string"), ir.Ref(self.name()), keys]
        types: list[ir.Type] = [
            ir.Array(first),
            ir.Tuple(inner, self._random.randint(0, len(inner))),
            ir.Tuple(tuple(others), len(others), first),
            ir.Map(self.one(key), first),
            ir.Object(self.properties(inner), self.additional()),
            ir.Union(inner),
            ir.Union((*inner, NULL)),
            ir.Union((ir.Ref(self.name(), inner), NULL)),
            ir.Intersection(inner),
            ir.Intersection((*inner, ir.Object(self.properties(inner)))),
            ir.Ref(self.name(), inner),
        ]
        return self.one(types)

    def properties(self, types: Sequence[ir.Type]) -> tuple[ir.Property, ...]:
        names = self._random.sample(KEYS, len(types))
        return tuple(
            ir.Property(name, type_, self.one(["required", "optional"]))
            for name, type_ in zip(names, types, strict=True)
        )

    def additional(self) -> ir.Type | None:
        never, unknown = ir.Scalar("never"), ir.Scalar("unknown")
        return self.one([None, never, unknown, self.leaf(), ir.Array(self.leaf())])

    def parameters(self) -> tuple[ir.TypeParameter, ...]:
        return tuple(
            ir.TypeParameter(
                name + self.one(["", "x" * 30]),
                self.one([None, None, self.type(2)]),
                self.one([None, None, self.type(2)]),
            )
            for name in self.one(["", "", "T", "TU"])
        )

    def doc(self) -> ir.Doc:
        lines = self.several(lambda: self.one([*KEYS, *STRINGS, " ", "@a", "{", "```"]), 4)
        return ir.Doc(description="\n".join(lines), deprecated=self.one([True, False]))

    def json(self, depth: int) -> ir.Json:
        leaves: list[ir.Json] = [self.one(CONSTS), {}, []]
        if depth == 0:
            return self.one(leaves)
        items = [self.json(depth - 1) for _ in range(self._random.randint(0, 5))]
        numbers: list[ir.Json] = list(self.several(lambda: self.one(NUMBERS), 30))
        matrix: list[ir.Json] = [numbers[start : start + 2] for start in range(0, len(numbers), 2)]
        keyed = dict(zip(self._random.sample(KEYS, len(items)), items, strict=True))
        return self.one([*leaves, items, numbers, matrix, keyed, keyed, keyed])
