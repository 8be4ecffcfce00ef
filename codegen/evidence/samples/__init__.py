"""A project -> everything that is put before the oracles: read this first.

    models --generate--> JSON that Pydantic reads --dump--> what is sent --mutants--> near misses

Our own walk over the contract chooses the values, and no library: what has to occur (every member
of a union and of an enum, a key that is there and one that is not) is said there and nowhere else,
and one run has to be like the next. Pydantic alone decides what is an instance.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codegen.evidence import NoSample, NotSerializable, Sample, Samples
from codegen.evidence.dump import dumps
from codegen.evidence.samples.coverage import chance
from codegen.evidence.samples.mutants import Mutants
from codegen.evidence.samples.repair import readable_texts
from codegen.evidence.samples.roots import on_one_line, read_project, user_texts
from codegen.evidence.samples.structure import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from codegen.config import Config, Wire
    from codegen.evidence import Direction
    from codegen.evidence.samples.roots import Root


_MOST = 1400  # instances of all roots: with near misses, what the tools judge in 500 MB
_FEWEST = 3  # instances of a root that is tried at all


def make_samples(config: Config, number: int, seed: int, folder: Path | None) -> Samples:
    """Instances of every root in each of its directions, and near misses of them.

    `number` is how many instances are made of each root; those of the user's own, in `folder`,
    come first and are not counted. Of many roots there are fewer, and of very many only some are
    tried, so that the work is bounded for any contract. Raises CodegenError where the contract has
    none, and for a file in the folder that is no instance.
    """
    project = read_project(config)
    roots, share = _chosen(project.roots, max(_MOST, number), seed)
    left = [root for root in project.roots if root not in roots]
    untried = [*dict.fromkeys(name for root in left for name in root.names.values())]
    found = Samples(each=min(number, share), untried=untried)
    stated = user_texts(folder, project.roots)
    structure = Structure(project.document)
    for root in roots:
        made, reason = readable_texts(root, found.each, share, seed)
        texts = [(text, f"sample {n}, seed {seed}") for n, text in enumerate(made, 1)]
        for direction, name in root.names.items():
            mutants = Mutants(root, name, structure, seed)
            one = _Direction(root, direction, name, mutants, found)
            known = [*stated.get((root.python, direction), ()), *texts]
            if not known:
                found.no_sample.append(NoSample(name, direction, reason))
            one.add(known, config.wire)
    return found


def _chosen(roots: Sequence[Root], most: int, seed: int) -> tuple[list[Root], int]:
    """The roots that are tried, as they come or drawn by the seed, and the share of each."""
    directions = sum(len(root.names) for root in roots)
    if directions * _FEWEST <= most:
        return [*roots], most // max(1, directions)
    drawn = [*range(len(roots))]
    chance(seed, "roots").shuffle(drawn)
    room, chosen = most // _FEWEST, set[int]()
    for position in drawn:
        room -= len(roots[position].names)
        if room >= 0:
            chosen.add(position)
    return [root for position, root in enumerate(roots) if position in chosen], _FEWEST


@dataclass
class _Direction:
    """One root in one of its directions, and where what is made of it goes."""

    root: Root
    direction: Direction
    name: str
    mutants: Mutants
    found: Samples
    seen: set[str] = field(default_factory=set)

    def add(self, texts: Iterable[tuple[str, str]], wire: Wire) -> None:
        """Add what texts that Pydantic reads become on the wire, each with its origin."""
        for text, origin in texts:
            # The server accepts the text itself, and sends the instance that comes of it.
            sent = [text] if self.direction == "input" else self._sent(text, origin, wire)
            for each in sent:
                self._add(each, origin)

    def _sent(self, text: str, origin: str, wire: Wire) -> list[str]:
        """The texts as which one instance is sent; none where that fails, which is noted."""
        adapter = self.root.adapter
        try:
            return dumps(adapter.validate_json(text), adapter, wire) if adapter else []
        except Exception as error:  # noqa: BLE001 - a serializer of the user's may raise anything
            reason = on_one_line(f"{type(error).__name__}: {error}")
            self.found.not_serializable.append(NotSerializable(self.name, text, origin, reason))
            return []

    def _add(self, text: str, origin: str) -> None:
        """Add a valid text, if it is new, and what is near to it."""
        if text in self.seen:
            return
        self.seen.add(text)
        valid = Sample(self.name, self.direction, text, origin)
        self.found.samples.append(valid)
        if self.root.accepts(text):
            self.found.samples.extend(self.mutants.of(valid))
        else:
            self.found.not_read_back[self.name] += 1
