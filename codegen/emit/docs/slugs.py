"""The anchors of headings, as github-slugger gives them: GitHub and Docusaurus count alike."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterable


def anchors(headings: Iterable[str]) -> list[str]:
    """The anchor of each heading of a page, in order; one that is taken is numbered."""
    taken: dict[str, int] = {}
    return [_next(_slug(heading), taken) for heading in headings]


def _slug(heading: str) -> str:
    return "".join(filter(_stays, heading.lower())).replace(" ", "-")


def _stays(character: str) -> bool:
    """Letters, marks, digits, hyphens, spaces, and what connects words, such as `_`."""
    kind = category(character)
    return character in " -" or kind[0] in "LM" or kind in {"Nd", "Nl", "Pc"}


def _next(slug: str, taken: dict[str, int]) -> str:
    found = slug
    while found in taken:
        taken[slug] += 1
        found = f"{slug}-{taken[slug]}"
    taken[found] = 0
    return found
