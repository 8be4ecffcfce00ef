"""What makes of one line two, or shows it otherwise than it is, is found and shown."""

from __future__ import annotations

import pytest

from codegen.lines import as_line, as_lines, is_line, without_addresses

HIDDEN = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\x00\x1b\x7f\u202e\u2066\ufeff\ud800"


@pytest.mark.parametrize("character", HIDDEN)
def test_what_is_hidden_is_shown_as_json_shows_it(character: str) -> None:
    text = f"a{character}b"

    assert not is_line(text)
    assert is_line(as_line(text))
    assert [as_line(text)] == as_line(text).splitlines()
    assert ("a\nb" if character == "\n" else as_line(text)) == as_lines(text)


def test_what_can_be_seen_stays() -> None:
    text = 'größe 日本 😀 a\u0301 it\'s "q" \\n */'

    assert is_line(text)
    assert (text, text) == (as_line(text), as_lines(text))
    assert r"a\nb\u2028c\u202e" == as_line("a\nb\u2028c\u202e")


def test_a_text_is_the_same_in_every_run() -> None:
    assert "<function read>" == without_addresses(
        repr(test_what_can_be_seen_stays).replace(test_what_can_be_seen_stays.__name__, "read")
    )
    assert "meet at 0x" == without_addresses("meet at 0x")
