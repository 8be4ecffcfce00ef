"""A project -> everything that is put before the judges: read this first.

    models --drawing--> JSON that Pydantic reads --wire--> what is sent --misses--> near misses

Our own walk over the contract chooses the values, and no library: what has to occur (every member
of a union and of an enum, a key that is there and one that is not) is said there and nowhere else,
and one run has to be like the next. Pydantic alone decides what is an instance.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from codegen.evidence.dump import dumps
from codegen.evidence.samples import Barren, Specimen, Specimens, Unsendable
from codegen.evidence.samples.drawing import accepts, drawn, short
from codegen.evidence.samples.misses import Misses
from codegen.evidence.samples.own import own_texts
from codegen.evidence.samples.roots import project

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from codegen.config import Config, Wire
    from codegen.evidence.samples import Side
    from codegen.evidence.samples.roots import Root


@dataclass(frozen=True)
class _Text:
    """JSON that Pydantic reads, and where it comes from."""

    text: str
    origin: str


@dataclass
class _Found:
    """What is being gathered, as in `Specimens`."""

    specimens: list[Specimen] = field(default_factory=list)
    barren: list[Barren] = field(default_factory=list)
    unsendable: list[Unsendable] = field(default_factory=list)
    unreadable: dict[str, int] = field(default_factory=dict)


@dataclass
class _Side:
    """One root in one of its directions, and where what is made of it goes."""

    root: Root
    side: Side
    misses: Misses
    found: _Found
    seen: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What the contract calls it."""
        return self.root.names[self.side]

    def add(self, made: _Text, text: str) -> None:
        """Add a valid text, if it is new, and what is near to it."""
        if text in self.seen:
            return
        self.seen.add(text)
        valid = Specimen(self.name, self.side, text, made.origin)
        self.found.specimens.append(valid)
        if accepts(self.root, text):
            self.found.specimens += self.misses.of(valid)
        else:
            counts = self.found.unreadable
            counts[self.name] = counts.get(self.name, 0) + 1


def specimens(config: Config, samples: int, seed: int, folder: Path | None) -> Specimens:
    """Instances of every root in each of its directions, and near misses of them.

    `samples` is how many instances are made of each root; those of the user's own, in `folder`,
    come first and are not counted. Raises CodegenError where the contract has none, and for a file
    in the folder that is no instance.
    """
    contract, found = project(config), _Found()
    own = own_texts(folder, contract.roots)
    for root in contract.roots:
        made = drawn(root, samples, seed)
        for side, name in root.names.items():
            stated = [_Text(text, origin) for text, origin in own.get((root.python, side), ())]
            stated += [
                _Text(text, f"sample {n}, seed {seed}") for n, text in enumerate(made.texts, 1)
            ]
            if not stated:
                found.barren.append(Barren(name, side, made.reason))
            misses = Misses(contract.document, root, name, seed)
            one = _Side(root, side, misses, found)
            if side == "input":
                _receive(stated, one)
            else:
                _send(stated, one, config.wire)
    return Specimens(
        tuple(found.specimens), tuple(found.barren), tuple(found.unsendable), found.unreadable
    )


def _receive(texts: Iterable[_Text], made: _Side) -> None:
    """What the server accepts: the texts themselves."""
    for each in texts:
        made.add(each, each.text)


def _send(texts: Iterable[_Text], made: _Side, wire: Wire) -> None:
    """What the server sends: the instances that the texts make, dumped."""
    for each in texts:
        for text in _sent(each, made, wire):
            made.add(each, text)


def _sent(text: _Text, made: _Side, wire: Wire) -> list[str]:
    """The texts as which one instance is sent; none where that fails, which is noted."""
    adapter: Any = made.root.adapter
    try:
        return dumps(adapter.validate_json(text.text), adapter, wire)
    except Exception as error:  # noqa: BLE001 - a serializer of the user's may raise anything
        reason = short(f"{type(error).__name__}: {error}")
        made.found.unsendable.append(Unsendable(made.name, text.text, text.origin, reason))
        return []
