"""No text and no document makes work that grows faster than itself, or it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.growth import LINEAR, growth

from codegen import ir
from codegen.emit.typescript.comments import render_doc

if TYPE_CHECKING:
    from collections.abc import Callable

# Of 20,000 characters each took seconds once: "a" + spaces + "b" 4.3 s, "```aaa" 0.5 s.
TEXTS: dict[str, Callable[[int], str]] = {
    "spaces": lambda size: "a" + " " * size + "b",
    "other spaces": lambda size: "a" + " \ufeff\u3000\t" * (size // 4) + "b",
    "a language without a block": lambda size: "```" + "a" * size,
    "fences": lambda size: "```\n" * (size // 4),
    "fences with a text": lambda size: "```\na\n" * (size // 6) + "`",
    "other fences": lambda size: "~~~\n" * (size // 4),
    "notes": lambda size: ":::note\n" * (size // 8),
    "notes with a text": lambda size: ":::note\na\n" * (size // 10),
    "a note without an end": lambda size: ":::note\n" + "a\n" * (size // 2),
    "backticks": lambda size: "`" * size,
    "spans": lambda size: "`a" * (size // 2),
    "spans of all lengths": lambda size: " ".join("`" * n for n in range(int((2 * size) ** 0.5))),
    "braces": lambda size: "{ " * (size // 2) + "@",
    "tags": lambda size: " @a" * (size // 3),
    "escapes": lambda size: "\\" * size,
    "empty lines": lambda size: "\n" * size,
    "indented lines": lambda size: "\n    a" * (size // 6),
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_comment_takes_as_long_as_its_text_is(text: str) -> None:
    def work(given: str) -> None:
        render_doc(ir.Doc(description=given, deprecated=given, examples=(given,)))

    assert growth(TEXTS[text], work, 6000) < LINEAR
