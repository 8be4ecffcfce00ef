"""Patterns: JavaScript finds what Pydantic finds, or the pattern is not translated."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from support.toolchain import node

from codegen.emit.zod.patterns import translated

TRANSLATED = [
    *(r"^[a-z]+$", r"a", r"^\d{2,3}$", r"\w", r"\W", r"\s", r"\S", r"\D", r"[\w.-]", r"[^\d]"),
    *(
        r".",
        r"^a.b$",
        r"a|b",
        r"(a|bc)+d",
        r"(?:a)?b",
        r"^[A-Z]{2}\d+$",
        r"a/b",
        r"[/]",
        r"\.",
        r"\-",
    ),
    *(r"[\]\-\\]", r"[a-]", r"[-a]", r"[^-a]", r"^$", r"x{2,}?y", r"\@\ ", r"[\s\S]", r"\n", r"é+"),
    *(r"^[^@]+@[^@]+\.[^@]+$", r"[😀-😂]", r"^(|a)$", r"[!-~]", r'"', r"[\^a]", r"[a^]"),
]
REFUSED = [
    *(r"(?i)a", r"(?P<n>a)", r"\bword\b", r"\Aa", r"a\Z", r"a\z", r"(?=a)", r"(?!a)", r"(?<=a)b"),
    *(r"(a)\1", r"a++", r"a**", r"[[a]b]", r"[a&&b]", r"[a--b]", r"[a~~b]", r"[:alpha:", r"a{,3}"),
    *(r"a{3,2}", r"{", r"a{", r"]", r"}", r"()", r"(", r")", r"*a", r"^*", r"\x41", r"\u0041"),
    *(
        r"\p{L}",
        r"[\W]",
        r"[z-a]",
        r"[a-\d]",
        r"[a-c-e]",
        r"[]a]",
        r"[^]",
        r"[]",
        "a\x00",
        "\\",
        r"\<",
    ),
    *("", r"(?#a)", r"(?x)a b", "\ud800", r"[a-b-c]"),
]
TEXTS = [
    *("", "a", "b", "ab", "abc", "abcd", "bcd", "12", "1234", "a.b", "a\nb", "a\rb", "a\u2028b"),
    *("AB12", "a/b", "/", ".", "-", "]", "\\", "xxy", "xy", "@ ", "\n", "é", "me@home.org", "😀"),
    *(
        "😁",
        "٣",
        "\uff41",
        "½",
        "Ⅷ",
        "_",
        "a\u0301",
        "\u200d",
        "\u00a0",
        "\u0085",
        "\ufeff",
        "\u180e",
    ),
    *('"', "^", "~", "a\n", "aa", "d", "\x1c", "\U0001f600\U0001f601", "ß", "ǅ", "\U000e0100"),
]
ASK = """
const { patterns, texts } = JSON.parse(await new Promise((done) => {
  let all = ""; process.stdin.on("data", (part) => (all += part)).on("end", () => done(all));
}));
const found = patterns.map((pattern) => texts.map((text) => new RegExp(pattern, "u").test(text)));
process.stdout.write(JSON.stringify(found));
"""


def in_javascript(patterns: list[str], texts: list[str]) -> list[list[bool]]:
    run = subprocess.run(
        [node(), "--input-type=module", "-e", ASK],
        input=json.dumps({"patterns": patterns, "texts": texts}),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[bool]] = json.loads(run.stdout)
    return found


def in_pydantic(pattern: str, texts: list[str]) -> list[bool]:
    adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, Field(pattern=pattern)])

    def takes(text: str) -> bool:
        try:
            adapter.validate_python(text)
        except ValidationError:
            return False
        return True

    return [takes(text) for text in texts]


def test_what_is_translated_finds_what_pydantic_finds() -> None:
    patterns = [translated(pattern) for pattern in TRANSLATED]
    assert [] == [one for one, each in zip(TRANSLATED, patterns, strict=True) if each is None]
    found = in_javascript([each for each in patterns if each is not None], TEXTS)
    for pattern, answers in zip(TRANSLATED, found, strict=True):
        assert in_pydantic(pattern, TEXTS) == answers, pattern


@pytest.mark.parametrize("pattern", REFUSED)
def test_what_is_not_surely_the_same_is_not_translated(pattern: str) -> None:
    assert translated(pattern) is None


@pytest.mark.parametrize("pattern", [r"\d", r"\w", r"\s"])
def test_a_class_holds_the_same_characters_for_both(pattern: str) -> None:
    """But for what one of them does not know yet: each goes by its own edition of Unicode."""
    known = (chr(code) for code in range(sys.maxunicode + 1))
    texts = [one for one in known if unicodedata.category(one) not in {"Cn", "Cs"}]
    (answers,) = in_javascript([translated(pattern) or ""], texts)
    pairs = zip(texts, answers, in_pydantic(pattern, texts), strict=True)
    assert [] == [hex(ord(one)) for one, ours, theirs in pairs if ours != theirs]
