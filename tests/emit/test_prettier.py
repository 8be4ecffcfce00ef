"""The real prettier leaves what we print as it is: random statements, comments and documents."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import Any
from unicodedata import category

import pytest
from support.chooser import CONSTS, KEYS, Chooser
from support.targets import statement
from support.toolchain import MODULES, node

from codegen import ir
from codegen.emit.prettier.document import concat
from codegen.emit.prettier.json import print_document
from codegen.emit.prettier.printer import render
from codegen.emit.prettier.typescript import braces
from codegen.emit.prettier.unicode import is_identifier, text_width

ASK = """
const prettier = await import(process.argv[1]);
let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const { sources, keys, characters } = JSON.parse(input);
const answer = { formatted: [], widths: [...characters].map(prettier.util.getStringWidth) };
for (const [parser, text] of sources) {
  answer.formatted.push(await prettier.format(text, { parser }).catch(String));
}
const members = keys.map((key) => `${JSON.stringify(key)}: 1;\\n`).join("");
answer.keys = await prettier.format(`type Keys = {\\n${members}}`, { parser: "typescript" });
process.stdout.write(JSON.stringify(answer));
"""


def declared(choose: Chooser, *suffixes: str) -> ir.Identity:
    name = choose.name() + choose.one(suffixes or ("",))
    return ir.Identity(name, "m", name)


def alias(choose: Chooser, type_: ir.Type) -> str:
    found = ir.Alias(declared(choose), type_, choose.parameters(), choose.doc())
    return statement(found, has_comments=True)


def interface(choose: Chooser) -> str:
    types = choose.several(lambda: choose.one([choose.type(2), choose.chain(4)]), 4)
    properties = tuple(replace(each, doc=choose.doc()) for each in choose.properties(types))
    found = ir.Interface(
        declared(choose),
        properties,
        choose.additional(),
        choose.parameters(),
        choose.one([(), (), choose.several(lambda: ir.Ref(choose.name()), 3)]),
        choose.doc(),
    )
    return statement(found, has_comments=True)


def constants(choose: Chooser) -> str:
    keys = choose.some([key + choose.one(["", "_" * 66]) for key in KEYS]) or ["a"]
    members = [ir.EnumMember(key, choose.one(CONSTS), choose.doc().description) for key in keys]
    found = ir.Enum(declared(choose, "", "s" * 30), tuple(members), choose.doc())
    return statement(found, "const", has_comments=True)


def imported(choose: Chooser) -> str:
    names = choose.several(choose.name, 6, 1)
    path = choose.one(["./x.js", f"./{'y' * 60}.js"])
    return render(concat("import type ", braces(names), f' from "{path}";'))


def module(choose: Chooser) -> str:
    """Make a file of one statement of each kind."""
    statements = (
        imported(choose),
        alias(choose, choose.type(choose.one([0, 1, 1, 2, 2, 3, 4]))),
        alias(choose, choose.chain(8)),
        interface(choose),
        constants(choose),
    )
    return "\n\n".join(statements) + "\n"


def sources() -> list[tuple[str, str]]:
    """Make the files that prettier has to leave as they are, each with the parser for it."""
    choose = Chooser(seed=1)
    modules = [module(choose) for _ in range(200)]
    documents = [print_document({"": choose.json(4)}) for _ in range(200)]
    return [*(("typescript", text) for text in modules), *(("json", text) for text in documents)]


def keys() -> list[str]:
    """Make a key of each character, alone and after a letter; of the long blocks the edges only."""
    blocks = [
        (0x20, 0x3402),
        (0x4DB0, 0x4E02),
        (0x9FB0, 0xAC02),
        (0xD7A0, 0xD800),
        (0xF8F0, 0x10000),
    ]
    codes = [code for start, stop in blocks for code in range(start, stop)] + [0x10400, 0x20000]
    return [before + chr(code) for before in ("", "a") for code in codes]


@pytest.fixture(scope="module")
def question() -> dict[str, Any]:
    assigned = (
        chr(code) for code in range(0x20, 0x110000) if category(chr(code)) not in {"Cn", "Cs"}
    )
    return {"sources": sources(), "keys": keys(), "characters": "".join(assigned)}


@pytest.fixture(scope="module")
def answer(question: dict[str, Any]) -> Any:  # noqa: ANN401 -- JSON
    """Ask prettier, in one process, how it prints the sources and the keys, and for the widths."""
    library = MODULES / "prettier" / "index.mjs"
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", ASK, library.as_uri()],
        input=json.dumps(question),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize("parser", ["typescript", "json"])
def test_prettier_leaves_what_we_print(
    parser: str, question: dict[str, Any], answer: dict[str, Any]
) -> None:
    pairs = zip(question["sources"], answer["formatted"], strict=True)
    texts = [(text, formatted) for (each, text), formatted in pairs if each == parser]
    assert [text for _, text in texts] == [text for text, _ in texts]


def test_prettier_counts_the_width_of_every_character_as_we_do(
    question: dict[str, Any], answer: dict[str, Any]
) -> None:
    pairs = zip(question["characters"], answer["widths"], strict=True)
    assert [] == [character for character, width in pairs if width != text_width(character)]


def test_prettier_takes_the_quotes_off_the_keys_that_we_do_not_quote(
    question: dict[str, Any], answer: dict[str, Any]
) -> None:
    members = answer["keys"].split("\n")[1 : len(question["keys"]) + 1]
    quoted = [key for key, line in zip(question["keys"], members, strict=True) if line[2] in "\"'"]
    assert quoted == [key for key in question["keys"] if not is_identifier(key)]
