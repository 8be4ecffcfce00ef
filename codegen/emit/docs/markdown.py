"""Text as Markdown, to GitHub and to MDX alike: that of a paragraph, code, and a type with links.

Code, links to elsewhere and emphasis are kept; whatever else would be read as markup, as HTML or
as a JavaScript expression is escaped. `FILTERS` are for the templates of pages.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote as quote_url

from codegen.emit.prettier.literals import json_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.emit.docs.page import Annotation, Fragment

    Mention: TypeAlias = Callable[[str], str | None]
    """What a code span names -> where that leads, None where it names nothing."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_EMPHASISED = r"[^\s*_`\[\]\\<>](?:[^*_`\[\]\\<>\n]*[^\s*_`\[\]\\<>])?"
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<code>[^`]+(?:(?!(?P=ticks)(?!`))`+[^`]+)*)(?P=ticks)(?!`)"
    r"|(?<!!)\[(?P<text>[^\[\]\n]{1,300})\]\((?P<target>[^\s()<>]+)\)"
    r"|<(?P<auto>https?://[^\s<>]+)>"
    r"|(?P<url>\bhttps?://[^\s<>()\[\]{}\"'`|\\*]*[\w/#=])"
    rf"|(?<![\w*])\*\*(?P<strong>{_EMPHASISED})\*\*(?![\w*])"
    rf"|(?<![\w*])\*(?P<starred>{_EMPHASISED})\*(?![\w*])"
    rf"|(?<!\w)_(?P<underlined>{_EMPHASISED})_(?!\w)"
)
_MARKUP = re.compile(
    r"[\\`*{}\[\]<|~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # between letters, it is one of them
    r"|&(?=#?\w+;)"
    r"|:(?=//)|(?<=www)\.",  # GitHub makes a link of what follows, and of any markup in it
    re.IGNORECASE,
)
_AT_START = re.compile(r"^(?:(?=[#+=:>-])|(\d{1,9})(?=[.)]))", re.MULTILINE)
_SAFE_TARGET = re.compile(r"(https?://|mailto:|/(?!/))", re.IGNORECASE)
_PLAIN_WORDS = re.compile(r"[\w ≥≤.,:-]*")
_STATEMENT = re.compile(r"^(?:i(?=mport\b)|e(?=xport\b))", re.MULTILINE)
_YAML_PLAIN = re.compile(r"(?!(?i:null|true|false|yes|no|on|off|y|n)$)[A-Za-z]\w*", re.ASCII)


def visible(text: str) -> str:
    """The text with characters that are no text, such as control characters, as JSON escapes."""
    return _UNPRINTABLE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def code_text(text: str) -> str:
    """What a reader sees of a code span; of an empty one, its quotes."""
    return re.sub(r"[\n\t]", lambda found: json.dumps(found[0])[1:-1], visible(text)) or '""'


def code(text: str) -> str:
    """The text as a code span, whatever it holds."""
    shown = code_text(text)
    fence = "`" * _free_run(shown)
    ambiguous = "`" in (shown[0], shown[-1]) or (shown[0] == shown[-1] == " " and shown.strip(" "))
    return f"{fence} {shown} {fence}" if ambiguous else f"{fence}{shown}{fence}"


def inline(text: str, mention: Mention = lambda _: None, *, mdx: bool = False) -> str:
    """The text of a paragraph; its line breaks stay, and no line of it starts another block.

    In MDX, none starts a statement of JavaScript's either.
    """
    parts: list[str] = []
    end = 0
    shown = visible(text)
    for found in _TOKEN.finditer(shown):
        parts += [plain(shown[end : found.start()]), _token(found, mention)]
        end = found.end()
    finished = _AT_START.sub(r"\1\\", "".join([*parts, plain(shown[end:])]))
    return _STATEMENT.sub(lambda found: f"&#{ord(found[0])};", finished) if mdx else finished


def inert(text: str) -> str:
    """Text on one line that goes inside other markup: no links, no emphasis."""
    return inline(re.sub(r"[*_`\[\]\\<>]+", " ", " ".join(text.split())).strip())


def code_lines(text: str) -> str:
    """The text of a code block."""
    return "\n".join(visible(line).rstrip() for line in text.splitlines())


def code_spans(text: str) -> list[str]:
    """What stands in the code spans of a text."""
    return [_spanned(found["code"]) for found in _TOKEN.finditer(text) if found["code"]]


def type_text(type_: Annotation) -> str:
    """A type as code, parts of which are links."""
    return "".join(map(_fragment, type_))


def constraint(text: str) -> str:
    """A constraint: as words where it has no more than words, else as code."""
    return text if _PLAIN_WORDS.fullmatch(text) else code(text)


def fence(text: str) -> str:
    """The fence of a code block: longer than any that is in its text."""
    return "`" * (max(map(len, re.findall("`{3,}", text)), default=2) + 1)


def quote(text: str) -> str:
    """Finished blocks as a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in text.strip("\n").split("\n"))


def yaml(text: str) -> str:
    """A name as a YAML scalar, in quotes where it would be anything but a string."""
    return text if _YAML_PLAIN.fullmatch(text) else json_string(text)


FILTERS: dict[str, Callable[..., str]] = {
    "code": code,
    "code_text": code_text,
    "constraint": constraint,
    "fence": fence,
    "quote": quote,
    "type": type_text,
    "yaml": yaml,
}
"""What the templates of pages can ask of us, beside Jinja's own filters."""


def _fragment(fragment: Fragment) -> str:
    text, link = fragment.text, fragment.link
    if link is not None:
        return f"[{code(text)}]({link.href})"
    start, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    return f"{text[:start]}{code(text[start:end])}{text[end:]}"


def plain(text: str) -> str:
    """The text with all markup escaped, but for what is markup only at the start of a line."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _token(found: re.Match[str], mention: Mention) -> str:
    match found.lastgroup:
        case "escaped":
            return f"\\{found['escaped']}"
        case "code":
            return _code_span(found["code"], mention)
        case "target":
            return _link(found["text"], found["target"])
        case "auto" | "url":
            url = found["auto"] or found["url"]
            return _link(url, url)
        case "strong":
            return f"**{plain(found['strong'])}**"
        case _:
            return f"*{plain(found['starred'] or found['underlined'])}*"


def _code_span(content: str, mention: Mention) -> str:
    text = _spanned(content)
    target = mention(text)
    return code(text) if target is None else f"[{code(text)}]({target})"


def _spanned(content: str) -> str:
    """The text of a code span, without the space that may stand inside its backticks."""
    text = re.sub(r"\s*\n\s*", " ", content)
    return text[1:-1] if text[0] == text[-1] == " " and text.strip() else text


def _link(text: str, target: str) -> str:
    """A link to elsewhere; of one that leads nowhere that is known, its text."""
    shown = inline(text) if text != target else plain(text).replace(r"\:", ":")
    if not _SAFE_TARGET.match(target):
        return shown
    return f"[{shown}]({quote_url(target, safe='/:?#@!$&+,;=%~.-_')})"


def _free_run(text: str) -> int:
    """The length of the shortest run of backticks that the text does not hold."""
    runs = {len(run) for run in re.findall("`+", text)}
    return next(length for length in range(1, len(runs) + 2) if length not in runs)
