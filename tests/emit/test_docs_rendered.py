"""Every page, with what no text may break: asked of prettier, MDX, Mermaid and github-slugger."""

from __future__ import annotations

import json
import posixpath
import random
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from support.cases import CASES
from support.project import ROOT
from support.targets import emitted
from support.toolchain import TESTS, node

from codegen import ir
from codegen.config import Docs
from codegen.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.untyped import Value

WORDS = """
    { } {a} < <div> </div> <!-- --> */ /* | :-: ` `` ``` ~~~ ```js ```` import ===
    --- *** ___ ::: :::tip[a] :::: ::leaf :x[y] [a](b) [a](https://x.y/z_(1))
    <https://a.b> ![i](j) [^1] [a](javascript:alert(1)) https://x.y/a_b &amp; &#123;
    $x$ $$ ~a~ _a_ *a* **a** __a__ snake_case `a` `{a}` `<b>` `User` 1. 2) - + = # (
    ) [ ] ! ' www.a.b a@b.c {% {{ }} <? b :::info <![CDATA[ www.a`<b>` x://y 日本
"""
PIECES = [
    *WORDS.split(),
    *["\\", "\\{", '"', "a\\", "import x from 'y'", "export const a = 1", "# H", "a | b"],
    *["--- | ---", "- a", "  - b", "* c", "+ d", "1. e", "12) f", "> q", "[^1]: n", "[a]: b"],
    *["    code", "{/* prettier-ignore-end */}", "<!-- prettier-ignore-end -->", "`` ` ``"],
    *["\t", "\n", "\n", "\n", "\n\n", "\n\n", " ", "\u2028", "\x00", "\r\n", "\u200b"],
    *["\ufeff"],
]
CONTRACTS = [
    *(path for path in sorted(CASES.glob("*/*/expected/schema.json"))),
    ROOT / "generated/schema.json",
]


def hostile(choose: random.Random, most: int) -> str:
    pieces = (choose.choice(PIECES) for _ in range(choose.randint(1, most)))
    return "".join(piece + choose.choice(["", " "]) for piece in pieces)


def hostile_contract(choose: random.Random) -> ir.Contract:
    """A root of two fields and an enum, in which every text is made to break out."""

    def text(most: int) -> str:
        return hostile(choose, most)

    first = ir.Property(
        text(2),
        ir.Scalar("string", ir.Constraints(pattern=text(3))),
        "required",
        doc=ir.Doc(description=text(14)),
    )
    type_ = ir.Union((ir.Ref("Enum"), ir.Const(text(3))))
    told = ir.Doc(
        description=text(14),
        default=ir.Default(text(3)),
        deprecated=text(8) if choose.random() > 0.5 else True,
        examples=(text(3),),
    )
    user = ir.Interface(
        ir.Identity("User", "m", "User"),
        (first, ir.Property("last", type_, "optional", doc=told)),
        doc=ir.Doc(description=text(14)),
    )
    members = (ir.EnumMember("A", text(3), text(5)),)
    enum = ir.Enum(ir.Identity("Enum", "m", "Enum"), members, ir.Doc(description=text(14)))
    return ir.Contract((user, enum), ("m",), {"m": "m.py"}, ("User",))


def contracts() -> Iterator[tuple[str, ir.Contract]]:
    for path in CONTRACTS:
        name = path.parts[-3] if path.is_relative_to(CASES) else "generated"
        yield name, parse(json.loads(path.read_text(encoding="utf-8")))
    choose = random.Random(1)
    for number in range(300):
        yield f"hostile {number}", hostile_contract(choose)


FOR_EVERY_SITE = {f"hostile {number}" for number in range(100, 300)}
"""Contracts that our own templates are spared; their flavour differs in little."""

FLAVOURS: dict[str, dict[str, Value]] = {
    "Markdown": {"docs": Docs()},
    "MDX": {"docs": Docs("mdx")},
    "our site": {"docs": Docs("mdx"), "templates": str(ROOT / "templates")},
}


@pytest.fixture(scope="module")
def pages() -> dict[tuple[str, str], tuple[str, Any]]:
    """Every page by contract, flavour and path, with the answers of the real consumers."""
    texts = {
        (f"{name} in {flavour}", path): text
        for name, contract in contracts()
        for flavour, options in FLAVOURS.items()
        if flavour != "our site" or name not in FOR_EVERY_SITE
        for path, text in emitted("docs", contract, **options).items()
    }
    question = {
        "pages": [
            {"path": path, "text": text, "site": name.endswith("our site")}
            for (name, path), text in texts.items()
        ]
    }
    run = subprocess.run(
        [node(), str(TESTS / "support" / "docs.mjs")],
        input=json.dumps(question),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers = json.loads(run.stdout)
    return {key: (text, each) for (key, text), each in zip(texts.items(), answers, strict=True)}


def test_every_page_compiles_and_every_diagram_parses(pages: dict[Any, Any]) -> None:
    assert [] == [(key, each["error"]) for key, (_, each) in pages.items() if each["error"]]
    assert len(pages) > 1800


def test_prettier_finds_nothing_to_change_on_any_page(pages: dict[Any, Any]) -> None:
    assert [] == [key for key, (_, each) in pages.items() if not each["is_formatted"]]


def test_no_text_becomes_anything_but_text(pages: dict[Any, Any]) -> None:
    assert [] == [(key, each["foreign"]) for key, (_, each) in pages.items() if each["foreign"]]


def test_no_text_adds_a_heading_or_hides_one(pages: dict[Any, Any]) -> None:
    for (name, path), (_, each) in pages.items():
        if name.startswith("hostile") and path.startswith("User"):
            title = [] if name.endswith("our site") else [1]
            assert [*title, 3, 3, 2, 3] == [depth for depth, _, _ in each["headings"]], name
            assert ["last", "Reference", "Enum"] == [text for _, text, _ in each["headings"][-3:]]


def test_every_link_resolves(pages: dict[Any, Any]) -> None:
    anchors = {key: {slug for _, _, slug in each["headings"]} for key, (_, each) in pages.items()}
    checked = 0
    for (name, path), (_, each) in pages.items():
        for link in each["links"]:
            if re.match(r"https?:|mailto:", link):
                continue
            file, _, anchor = link.partition("#")
            file = posixpath.normpath(file) if file else path
            file = file if "." in file else f"{file}.mdx"
            assert (name, file) in anchors, (name, path, link)
            assert not anchor or anchor in anchors[name, file], (name, path, link)
            checked += 1
    assert checked > 500
