"""A unified diff that `patch` could apply, of texts of any size."""

from __future__ import annotations

import itertools
import random
import re
import time

import pytest

from codegen.drift.diff import unified

LABELS = ("f\ton disk", "f\texpected")
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def applied(before: str, diff: str) -> str:
    """What `patch` makes of a text; it checks every line that the diff claims."""
    old, at = before.splitlines(keepends=True), 0
    new: list[str] = []
    lines = [*diff.split("\n")[2:], ""]
    for line, following in itertools.pairwise(lines):
        text = line[1:] if following[:1] == "\\" else f"{line[1:]}\n"
        if hunk := _HUNK.fullmatch(line):
            start = int(hunk[1]) - (hunk[2] != "0")
            new += old[at:start]
            at = start
            assert int(hunk[3]) - (hunk[4] != "0") == len(new)
        elif line[0] in " -":
            assert old[at] == text
            at += 1
        if line[0] in " +":
            new.append(text)
    return "".join(new + old[at:])


def test_a_change_is_shown_with_three_lines_around_it() -> None:
    before = "".join(f"{number}\n" for number in range(1, 12))
    expected = (
        "--- f\ton disk\n+++ f\texpected\n"
        "@@ -3,7 +3,8 @@\n 3\n 4\n 5\n-6\n+six\n+and more\n 7\n 8\n 9"
    )

    assert expected == unified(before, before.replace("6\n", "six\nand more\n"), LABELS)


def test_changes_far_apart_are_hunks_of_their_own() -> None:
    before = "".join(f"{number}\n" for number in range(1, 21))
    after = before.removeprefix("1\n") + "21\n"

    expected = "@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -18,3 +17,4 @@\n 18\n 19\n 20\n+21"
    assert expected == unified(before, after, LABELS).split("\n", 2)[2]


def test_equal_texts_have_no_diff() -> None:
    assert "" == unified("a\nb\n", "a\nb\n", LABELS)


def test_a_file_that_does_not_exist_is_dev_null() -> None:
    assert "--- /dev/null\n+++ f\texpected\n@@ -0,0 +1 @@\n+a" == unified(None, "a\n", LABELS)
    assert "--- f\ton disk\n+++ /dev/null\n@@ -1 +0,0 @@\n-a" == unified("a\n", None, LABELS)


def test_a_missing_line_end_is_shown() -> None:
    expected = "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a"

    assert expected == unified("a", "a\n", LABELS).split("\n", 2)[2]


@pytest.mark.parametrize("separator", ["\u2028", "\x0b", "\x85", "\r"])
def test_only_a_line_feed_ends_a_line(separator: str) -> None:
    expected = f"@@ -1 +1 @@\n-a{separator}b\n+a{separator}c"

    assert expected == unified(f"a{separator}b\n", f"a{separator}c\n", LABELS).split("\n", 2)[2]


@pytest.mark.parametrize("seed", range(100))
def test_the_diff_leads_from_one_text_to_the_other(seed: int) -> None:
    choice = random.Random(seed)
    words = choice.choice([3, 20, 1000])
    lines = [f"{choice.randrange(words)}\n" for _ in range(choice.randint(0, 60))]
    changed = list(lines)
    for _ in range(choice.randint(1, 8)):
        at = choice.randint(0, len(changed))
        changed[at : at + choice.randint(0, 1)] = [f"{choice.randrange(words)}\n"]
    before, after = "".join(lines), "".join(changed).rstrip("\n" * choice.randint(0, 1))

    diff = unified(before, after, LABELS)

    assert (after if diff else before) == applied(before, diff)
    assert (before == after) == (diff == "")


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (
            "a{0}\nc{0}\n",
            "b{0}\nc{0}\n",
            50_000,
        ),  # alone, difflib takes a quarter of an hour for this one
        ("a{0}\n}}\n", "b{0}\n}}\n", 1),
        ("a{1}\nx{0}\n", "a{1}\ny{0}\n", 1),
    ],
)
def test_a_very_large_text_takes_seconds_at_most(old: str, new: str, kept: int) -> None:
    before, after = (
        "".join(line.format(number, number % 97) for number in range(50_000)) for line in (old, new)
    )
    started = time.process_time()

    diff = unified(before, after, LABELS)

    assert time.process_time() - started < 10
    assert after == applied(before, diff)
    assert kept == diff.count("\n ")
