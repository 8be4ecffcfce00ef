"""Doc comments: `ir.Doc`, and the constraints of a type, as TSDoc.

Whatever a text holds, its comment ends where we end it and has no tags but ours; prose is escaped
as TSDoc has it, code is left as it is. Text is never wrapped anew.
"""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.prettier.document import HARDLINE, concat, group, if_break, lines
from codegen.emit.prettier.literals import json_text, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.emit.prettier.document import Layout

_ROUNDED = f"@remarks JavaScript rounds integers beyond {ir.SAFE_INTEGER}."

_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACES = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
"""What a line never ends with; no pattern, which would look for its end from each space anew."""
_ADMONITION = re.compile(
    r"^:::(?P<kind>\w+)(?P<title>.*)\n(?P<body>(?:(?!:::).*\n)+):::$", re.MULTILINE
)
_CODE_BLOCK = re.compile(
    r"^[ \t]*`{3,}[ \t]*(?P<language>[A-Za-z0-9_+#.-]*)(?![A-Za-z0-9_+#.-])[^`\n]*\n"
    r"(?P<code>((?!```).)*?)^[ \t]*`{3,}[ \t]*$\n?",
    re.MULTILINE | re.DOTALL,
)
_PLAIN_VALUE = re.compile(r'[\w "\[\],.:+-]*', re.ASCII)

# TypeScript's own parser reads a tag wherever a space comes before an @, even in code.
_TAG = r"(?<![^\s\ufeff{])@"
_CODE_SPAN = r"(?<!`)(?P<ticks>`+)(?P<code>[^`]+)(?P=ticks)(?!`)"
_MISREAD = (
    r"\\(?=[!-/:-@\[-`{-~])"  # an escape
    rf"|{_TAG}"
    r"|{(?=\s*@)"  # an inline tag
    r"|<(?=[A-Za-z/!?])"  # HTML
    r"|`"  # a code span without end
)


def comment_layout(
    doc: ir.Doc, type_: ir.Type | None = None, see: str | None = None
) -> Layout | None:
    """Lay out the comment above a declaration or a property; None where there is nothing to say.

    It holds the constraints of `type_`, and a reference to `see`.
    """
    prose, tags = _safe(_prose(doc.description or "")), _safe(_tags(doc, type_, see))
    said = [*prose, *tags]
    if not said:
        return None
    if prose and tags:
        said.insert(len(prose), "")
    body = lines([f" * {line}" if line else " *" for line in said])
    whole = concat("/**", body, HARDLINE, " */")
    return group(if_break(whole, f"/** {said[0]} */")) if len(said) == 1 else whole


def property_doc(property_: ir.Property) -> ir.Doc:
    """The doc of a property, without a default that its type tells already."""
    default = property_.doc.default
    if default is not None and (default.value is None or isinstance(property_.type, ir.Const)):
        return replace(property_.doc, default=None)
    return property_.doc


def enum_doc(enum: ir.Enum) -> ir.Doc:
    """The doc of an enum, and below it a list of what is said of its members."""
    said = [(each.value, _dedented((each.doc or "").splitlines())) for each in enum.members]
    items = [f"- {_value(value)}: {text}".replace("\n", "\n  ") for value, text in said if text]
    whole = [_dedented((enum.doc.description or "").splitlines()), "\n".join(items)]
    return replace(enum.doc, description="\n\n".join(filter(None, whole)))


def _safe(lines: Iterable[str]) -> list[str]:
    """Lines of which each is one line of the comment, and none ends it, whatever they hold."""
    return [_unclosed(line).rstrip(_SPACES) for each in lines for line in each.splitlines() or [""]]


def _tags(doc: ir.Doc, type_: ir.Type | None, see: str | None) -> Iterator[str]:
    stated = ir.constraints_of(type_)
    if _exceeds(stated, doc, type_):
        yield _ROUNDED
    yield from (_constraint(each, bound) for each, bound in stated.stated())
    if doc.default is not None:
        yield f"@defaultValue {_value(doc.default.value)}"
    if doc.deprecated:
        yield from _deprecated("" if doc.deprecated is True else doc.deprecated)
    for example in doc.examples:
        yield f"@example {_value(example)}"
    if see is not None:
        yield "@see " + re.sub(r"(?<!\\)@", r"\\@", _prose_line(_visible(see)))


def _deprecated(instead: str) -> Iterator[str]:
    first, *others = _prose(instead) or [""]
    yield f"@deprecated {first}"
    yield from others


def _constraint(constraint: ir.Constraint, bound: float | str) -> str:
    """The tag of a constraint, under its JSON Schema keyword."""
    match bound:
        case str() if constraint.measure == "pattern":
            return f"@{constraint.keyword} {_code(_visible(bound))}"
        case str():
            return f"@{constraint.keyword} {_prose_line(_visible(bound))}"
        case _:
            return f"@{constraint.keyword} {literal(bound)}"


def _exceeds(stated: ir.Constraints, doc: ir.Doc, type_: ir.Type | None) -> bool:
    """Whether integers that JavaScript has no exact number for are spoken of."""
    bounds = [bound for each, bound in stated.stated() if each.measure == "value"]
    members = type_.members if isinstance(type_, ir.Union) else (type_,)
    consts = [one.value for one in members if isinstance(one, ir.Const)]
    values = [*bounds, *consts, doc.default and doc.default.value, *doc.examples]
    return any(isinstance(value, int) and abs(value) > ir.SAFE_INTEGER for value in values)


def _value(value: ir.Json) -> str:
    text = re.sub(rf"`|{_TAG}", lambda found: rf"\u{ord(found[0]):04x}", json_text(value))
    return text if _PLAIN_VALUE.fullmatch(text) else _code(text)


def _code(text: str) -> str:
    return _prose_line(text) if "`" in text else f"`{_code_line(text)}`"


def _prose(text: str) -> list[str]:
    """Split a text into lines that hold no tags and close all that they open."""
    visible = [_visible(line).rstrip(_SPACES) for line in text.splitlines()]
    text = _ADMONITION.sub(_remark, _dedented(visible))
    lines: list[str] = []
    start = 0
    for block in _CODE_BLOCK.finditer(text):
        lines += map(_prose_line, text[start : block.start()].splitlines())
        code = textwrap.dedent(block["code"]).splitlines()
        lines += [f"```{block['language']}", *map(_code_line, code), "```"]
        start = block.end()
    return [*lines, *map(_prose_line, text[start:].splitlines())]


def _remark(admonition: re.Match[str]) -> str:
    """An admonition of a reference page, as an editor shows it well."""
    title = admonition["title"].strip() or admonition["kind"].capitalize()
    return f"**{title}:** {admonition['body'].strip()}"


def _dedented(lines: list[str]) -> str:
    """Take away the indentation that the lines after the first have in common, as in docstrings."""
    first, others = "".join(lines[:1]).lstrip(" \t"), textwrap.dedent("\n".join(lines[1:]))
    return f"{first}\n{others}".strip("\n")


def _prose_line(line: str) -> str:
    """Escape, outside of code, what would be read otherwise than it was meant.

    Where a backtick has no partner, they all are text: TypeScript counts them even if escaped.
    """
    unpaired = "`" in re.sub(_CODE_SPAN, "", line)
    pattern = _MISREAD if unpaired else f"{_CODE_SPAN}|{_MISREAD}"
    return _unclosed(re.sub(pattern, _escape, line))


def _escape(found: re.Match[str]) -> str:
    if found.lastgroup == "code":
        return f"`{_code_line(found['code'])}`"
    return rf"\{found[0]}"


def _code_line(line: str) -> str:
    """Break up what is read even in code; to code, a backslash is a backslash."""
    return _unclosed(re.sub(_TAG, r"\\@", line))


def _unclosed(text: str) -> str:
    """Keep a text from closing the comment."""
    return text.replace("*/", r"*\/")


def _visible(text: str) -> str:
    """Show characters that are no text, such as control characters, as JSON escapes."""
    return _UNPRINTABLE.sub(lambda found: json.dumps(found[0])[1:-1], text)
