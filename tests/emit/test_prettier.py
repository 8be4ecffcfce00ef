"""The real prettier leaves what we print as it is: random statements, comments and documents."""

from __future__ import annotations

import json
import subprocess
from typing import Any
from unicodedata import category

import pytest
from support.chooser import CONSTS, KEYS, Chooser
from support.toolchain import MODULES, node

from codegen import ir
from codegen.emit.prettier.json import print_document
from codegen.emit.prettier.unicode import is_identifier, text_width
from codegen.emit.typescript.comments import render_doc
from codegen.emit.typescript.statements import (
    render_alias,
    render_constants,
    render_entry,
    render_heading,
    render_import,
    render_index,
    render_member,
)

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


def same(name: str) -> str:
    return name


def alias(choose: Chooser, type_: ir.Type) -> str:
    return render_alias(choose.name(), choose.parameters(), type_, same)


def interface(choose: Chooser) -> str:
    types = choose.several(lambda: choose.one([choose.type(2), choose.chain(4)]), 4)
    properties, additional = choose.properties(types), choose.additional()
    bases = choose.one([(), (), choose.several(lambda: ir.Ref(choose.name()), 3)])
    members = [
        text
        for each in properties
        for text in (render_doc(choose.doc(), each.type, 2), render_member(each, same))
    ]
    heading = render_heading(choose.name(), choose.parameters(), bases, same)
    index = render_index(properties, additional, same)
    return "\n".join(filter(None, (render_doc(choose.doc()), heading, *members, index, "}")))


def constants(choose: Chooser) -> str:
    heading, end, columns = render_constants(choose.name() + choose.one(["", "s" * 30]))
    keys = choose.some([key + choose.one(["", "_" * 66]) for key in KEYS]) or ["a"]
    entries = [
        text
        for key in keys
        for text in (
            render_doc(choose.doc(), None, columns),
            render_entry(ir.EnumMember(key, choose.one(CONSTS)), columns),
        )
    ]
    return "\n".join(filter(None, (heading, *entries, end)))


def module(choose: Chooser) -> str:
    """Make a file of one statement of each kind."""
    path = choose.one(["./x.js", f"./{'y' * 60}.js"])
    statements = (
        render_import(choose.several(choose.name, 6, 1), path),
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
