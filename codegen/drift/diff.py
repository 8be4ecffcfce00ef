"""Two texts -> a unified diff, in a time that grows with their length. Knows nothing of codegen.

`difflib` alone takes minutes for some texts of 20,000 lines, its time growing with their square.
Here lines that occur once in each text are matched first (the "patience diff" of Bram Cohen), and
`difflib` is left with the short gaps between them.
"""

from __future__ import annotations

import difflib
import io
import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Key = Callable[[str], str]

_WORD = re.compile(r"\w+")
_LAYOUT = re.compile(r"[\s;,'\"]+")
_COMPARED = 100_000  # pairs of lines in a gap; a larger one is shown as replaced, all of it


def unified(before: str | None, after: str | None, labels: tuple[str, str], key: Key = str) -> str:
    """The unified diff of two texts, None for one that does not exist; empty if they are equal.

    Lines of one key count as equal, and are shown as they are before.
    """
    old, new = lines_of(before or ""), lines_of(after or "")
    matcher = _Matcher(None, [*map(key, old)], [*map(key, new)], autojunk=False)
    hunks = [line for group in matcher.get_grouped_opcodes() for line in _hunk(group, old, new)]
    if not hunks:
        return ""
    headers = [
        "/dev/null" if text is None else label
        for text, label in zip((before, after), labels, strict=True)
    ]
    return "\n".join([f"--- {headers[0]}", f"+++ {headers[1]}", *hunks])


def first_difference(before: str, after: str, key: Key = str) -> int:
    """The first line of `before`, from 1, that is not in `after`, or its last: one that exists."""
    old, new = lines_of(before), lines_of(after)
    pairs = enumerate(zip(map(key, old), map(key, new), strict=False), start=1)
    beyond = min(len(old), len(new)) + 1
    line = next((number for number, (mine, other) in pairs if mine != other), beyond)
    return max(1, min(line, len(old)))


def without_layout(line: str) -> str:
    """The key by which two lines are one that a formatter made different."""
    return _LAYOUT.sub("", line)


def same_place(line: int, before: str, after: str) -> int:
    """Where a line of one text, from 1, stands in another that differs from it in layout alone."""
    if before == after:
        return line
    words = sum(len(_WORD.findall(each)) for each in lines_of(before)[: line - 1])
    for number, each in enumerate(lines_of(after), start=1):
        words -= len(_WORD.findall(each))
        if words < 0:
            return number
    return 1


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, where nothing but a line feed ends a line."""
    return list(io.StringIO(text, newline="\n"))


def _hunk(
    group: Sequence[tuple[str, int, int, int, int]], old: Sequence[str], new: Sequence[str]
) -> Iterator[str]:
    first, last = group[0], group[-1]
    yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@"
    for tag, old_start, old_end, new_start, new_end in group:
        if tag == "equal":
            yield from _marked(" ", old[old_start:old_end])
        else:
            yield from _marked("-", old[old_start:old_end])
            yield from _marked("+", new[new_start:new_end])


def _range(start: int, end: int) -> str:
    """Where a hunk stands, as `diff` has it: an empty one comes after the line that it names."""
    length = end - start
    if length == 1:
        return str(end)
    return f"{start + 1 if length else start},{length}"


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


class _Matcher(difflib.SequenceMatcher[str]):
    a: Sequence[str]
    b: Sequence[str]

    def get_matching_blocks(self) -> list[difflib.Match]:
        found: list[tuple[int, int, int]] = []
        start, end = (0, 0), (len(self.a), len(self.b))
        for anchor in _rising(_unique_in_both(self.a, self.b)):
            found += [*_within(self.a, self.b, start, anchor), (*anchor, 1)]
            start = (anchor[0] + 1, anchor[1] + 1)
        found += _within(self.a, self.b, start, end)
        return [*_merged(found), difflib.Match(*end, 0)]


def _unique_in_both(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where the lines stand that occur once in each text, in the order of the first."""
    olds, news = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if news[line] == 1}
    return [
        (place, places[line])
        for place, line in enumerate(old)
        if olds[line] == 1 and line in places
    ]


def _rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs that stand in one order in both texts."""
    tops: list[int] = []  # the least end of a chain, by the length of the chain
    chains: list[tuple[tuple[int, int], object]] = []  # that chain: its last pair, and the rest
    for pair in pairs:
        length = bisect_left(tops, pair[1])
        chain = (pair, chains[length - 1] if length else None)
        tops[length : length + 1] = [pair[1]]
        chains[length : length + 1] = [chain]
    found: list[tuple[int, int]] = []
    rest: object = chains[-1] if chains else None
    while isinstance(rest, tuple):
        pair, rest = rest
        found.append(pair)
    return found[::-1]


def _within(
    old: Sequence[str], new: Sequence[str], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    """The matches in a gap: what its start and its end share, and what `difflib` finds between."""
    (i, j), (i_end, j_end) = start, end
    while i < i_end and j < j_end and old[i] == new[j]:
        yield i, j, 1
        i, j = i + 1, j + 1
    tail = 0
    while i < i_end - tail and j < j_end - tail and old[i_end - tail - 1] == new[j_end - tail - 1]:
        tail += 1
    i_end, j_end = i_end - tail, j_end - tail
    if 0 < (i_end - i) * (j_end - j) <= _COMPARED:
        matcher = difflib.SequenceMatcher(None, old[i:i_end], new[j:j_end], autojunk=False)
        yield from ((i + a, j + b, size) for a, b, size in matcher.get_matching_blocks() if size)
    yield i_end, j_end, tail


def _merged(blocks: Iterable[tuple[int, int, int]]) -> list[difflib.Match]:
    """The blocks without empty ones, and with those made one that touch."""
    merged: list[difflib.Match] = []
    for i, j, size in blocks:
        last = merged[-1] if merged else difflib.Match(0, 0, 0)
        if not size:
            continue
        if merged and (last.a + last.size, last.b + last.size) == (i, j):
            merged[-1] = difflib.Match(last.a, last.b, last.size + size)
        else:
            merged.append(difflib.Match(i, j, size))
    return merged
