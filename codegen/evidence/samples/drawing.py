"""A root -> JSON texts that Pydantic reads as it: candidates, mended until it does."""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from codegen.evidence.samples.candidates import Candidates
from codegen.evidence.samples.faults import Impossible
from codegen.evidence.samples.mend import Mender

if TYPE_CHECKING:
    from codegen.evidence.samples.mend import Place
    from codegen.evidence.samples.roots import Root
    from codegen.ir import Json, Type

_TRIES = 10
_MENDS = 12
_BEYOND = 4
_DIVES = {1, 9}
_LONGEST_REASON = 160


@dataclass(frozen=True)
class Drawn:
    """Texts of a root that Pydantic reads, all different; `reason` says why there is none."""

    texts: tuple[str, ...]
    reason: str = ""


def drawn(root: Root, samples: int, seed: int) -> Drawn:
    """As many texts as are asked for, where there are so many.

    There are up to four times as many where there are members of unions or enums left that have
    not yet occurred.
    """
    if root.adapter is None or root.shape.type is None:
        return Drawn((), root.shape.reason or "Pydantic makes no validator of it")
    rng = random.Random(f"{seed} {root.python}")  # noqa: S311 - specimens come again, from a seed
    return _Drawing(root, root.shape.type, rng).drawn(samples)


class _Drawing:
    def __init__(self, root: Root, type_: Type, rng: random.Random) -> None:
        self._root, self._type = root, type_
        self._candidates = Candidates(root.shape.declarations, rng)
        self._mender = Mender(self._candidates)
        self._reasons: Counter[str] = Counter()
        self._impossible = False

    def drawn(self, samples: int) -> Drawn:
        found: dict[str, None] = {}
        for n in range(_TRIES * samples):
            enough = len(found) >= samples and not self._candidates.turns.has_more
            if enough or len(found) >= _BEYOND * samples or self._impossible:
                break
            text = self._text(dives=n in _DIVES)
            if text is None:
                self._candidates.turns.give_back()
            else:
                self._candidates.turns.begin()
                found[text] = None
        if found:
            return Drawn(tuple(found))
        ((reason, _),) = self._reasons.most_common(1) or [("none was asked for", 0)]
        return Drawn((), reason)

    def _text(self, *, dives: bool) -> str | None:
        """A text that Pydantic reads, or None where that takes too long."""
        try:
            value = self._candidates.draw(self._type, dives=dives)
            for _ in range(_MENDS):
                text = as_text(value)
                places = self._faults(text)
                if not places:
                    return text
                for place in places[:5]:
                    value = self._mender.mended(self._type, value, place)
        except Impossible as error:
            self._reasons[str(error)] += 1
            self._impossible = not self._root.shape.declarations or self._is_hopeless()
        return None

    def _is_hopeless(self) -> bool:
        """Whether trying on is no use: for long, there has been no value at all."""
        return sum(self._reasons.values()) > 3 * _TRIES

    def _faults(self, text: str) -> list[Place]:
        """Where Pydantic sees faults; () is the whole."""
        reason, places = rejection(self._root, text)
        if reason:
            self._reasons[reason] += 1
        return places


def as_text(value: Json) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def accepts(root: Root, text: str) -> bool:
    """Whether Pydantic reads a text as the root."""
    return not rejection(root, text)[0]


def rejection(root: Root, text: str) -> tuple[str, list[Place]]:
    """Why Pydantic does not read a text, and where; "" where it does."""
    adapter: Any = root.adapter
    try:
        adapter.validate_json(text)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        where = ".".join(map(str, faults[0]["loc"]))
        told = f"{where}: {faults[0]['msg']}" if where else faults[0]["msg"]
        return short(told), [each["loc"] for each in faults]
    except Exception as error:  # noqa: BLE001 - a validator of the user's may raise anything
        return short(f"{type(error).__name__}: {error}"), [()]
    return "", []


def short(text: str) -> str:
    """A reason on one line, cut where it grows long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_REASON else f"{line[: _LONGEST_REASON - 3]}..."
