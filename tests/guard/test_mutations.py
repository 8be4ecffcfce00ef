"""What anybody may do to a generated file is told from what a formatter does, as prettier tells it.

A file is changed at random, by a token or a line. If our comparison takes the change for layout,
then prettier has to be able to read the file, and to make the same of it as of the old one.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from support.cases import CASES
from support.project import ROOT
from support.toolchain import MODULES, node

from codegen.equivalence import equal

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

MUTANTS = 2000
TOKEN = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|\w+|\s+|.", re.DOTALL)
# Without what a formatter may add or drop: of these, a wrong one may be taken for layout.
INSERTED = """? ( ) [] [ ] { } < > => x readonly keyof - ! "a" 1 typeof ... : . extends""".split()
INSERTED += ["| null", "//c\n", "/*c*/"]

ASK = """
const prettier = await import(process.argv[1]);
let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const made = new Map();
for (const text of JSON.parse(input).flat()) {
  if (!made.has(text)) {
    const options = { parser: "typescript", objectWrap: "collapse" };
    made.set(text, await prettier.format(text, options).catch(() => null));
  }
}
process.stdout.write(JSON.stringify(Object.fromEntries(made)));
"""


def sources() -> list[str]:
    """Take all that is generated, in parts of a few statements."""
    files = [*CASES.glob("*/*/expected/**/*.ts"), *(ROOT / "generated").glob("**/*.ts")]
    texts = [path.read_text(encoding="utf-8") for path in sorted(files)]
    parts = [text.replace("// prettier-ignore\n", "").split("\n\n") for text in texts]
    return ["\n\n".join(each[at : at + 3]) for each in parts for at in range(0, len(each), 3)]


def delete(found: list[str], at: int, _choice: random.Random) -> None:
    found[at] = ""


def double(found: list[str], at: int, _choice: random.Random) -> None:
    found[at] *= 2


def swap(found: list[str], at: int, choice: random.Random) -> None:
    """Exchange it for the next one, or the one after that; a comment may stand where it likes."""
    marks = [each for each in range(at, len(found)) if not found[each].isspace()][1:3]
    if marks and not any(found[each].startswith("/") for each in (at, *marks)):
        other = choice.choice(marks)
        found[at], found[other] = found[other], found[at]


def insert(found: list[str], at: int, choice: random.Random) -> None:
    found.insert(at, f"{choice.choice(INSERTED)} ")


def replace(found: list[str], at: int, choice: random.Random) -> None:
    found[at] = choice.choice(INSERTED)


def misspell(found: list[str], at: int, choice: random.Random) -> None:
    found[at] = re.sub(r"\w", choice.choice("abXY09"), found[at], count=1)


def quote(found: list[str], at: int, _choice: random.Random) -> None:
    if found[at].isidentifier():
        found[at] = f'"{found[at]}"'


def unquote(found: list[str], at: int, _choice: random.Random) -> None:
    found[at] = found[at].strip("\"'")


def bare(found: list[str], _at: int, choice: random.Random) -> None:
    """Take out a pair of parentheses, any of them alike, since few can go without a change."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, each in enumerate(found):
        if each == "(":
            opened.append(place)
        elif each == ")" and opened:
            pairs.append((opened.pop(), place))
    for place in choice.choice(pairs) if pairs else ():
        found[place] = ""


def break_line(found: list[str], at: int, _choice: random.Random) -> None:
    found.insert(at, "\n")


def drop_line(found: list[str], _at: int, choice: random.Random) -> None:
    lines = "".join(found).split("\n")
    del lines[choice.randrange(len(lines))]
    found[:] = ["\n".join(lines)]


KINDS: tuple[Callable[[list[str], int, random.Random], None], ...] = (
    *(delete, double, swap, insert, replace, misspell),
    *(quote, unquote, bare, break_line, drop_line),
)


def mutants() -> list[tuple[str, str, str]]:
    """Make pairs of a source and what became of it, each with the kind of the change."""
    choice, texts = random.Random(1), sources()
    made: list[tuple[str, str, str]] = []
    while len(made) < MUTANTS:
        text, kind = choice.choice(texts), choice.choice(KINDS)
        found = TOKEN.findall(text)
        kind(found, choice.choice([at for at, each in enumerate(found) if each.strip()]), choice)
        if (mutant := "".join(found)) != text:
            made.append((kind.__name__, text, mutant))
    return made


def plain(text: str | None) -> str | None:
    """What prettier made of a text, without the rest of what other formatters decide."""
    if text is None:
        return None
    text = re.sub(r",(?=[\])}>])|;(?=\})", "", re.sub(r"\s+", "", text))
    return re.sub(r"\{([^{}]*)\}from", sorted_names, text)


def sorted_names(match: re.Match[str]) -> str:
    return f"{{{','.join(sorted(match[1].split(',')))}}}from"


def test_no_change_is_taken_for_layout_that_prettier_does_not_take_for_it() -> None:
    pairs = mutants()
    library = (MODULES / "prettier/index.mjs").as_uri()
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", ASK, library],
        input=json.dumps([[text, mutant] for _, text, mutant in pairs]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    made = {text: plain(formatted) for text, formatted in json.loads(run.stdout).items()}

    taken = [(kind, text, mutant) for kind, text, mutant in pairs if equal("a.ts", text, mutant)]
    wrong = [each for each in taken if made[each[2]] is None or made[each[1]] != made[each[2]]]
    assert [] == wrong
    # And it is a comparison: of each kind that can be layout some are, and most changes are not.
    kinds = Counter(kind for kind, _, _ in taken)
    assert {"delete", "quote", "bare", "break_line", "drop_line"} <= kinds.keys()
    assert len(taken) < MUTANTS / 3
