"""How that has to be spelled which targets write outside of quotes, or at the end of a line.

A document may come from anyone, and what it names stands in code: nothing that is spelled like this
can end the statement or the comment around it.
"""

from __future__ import annotations

import re

from codegen.lines import HIDDEN, is_line

DEEPEST = 64
"""How deep schemas, values or types may be nested: more than people write, less than a stack."""

_SPECIFIER = re.compile(rf"""(?! )[^"'`\\<>|{HIDDEN}]+(?<! )""")
_TOKEN = re.compile(
    rf"""
      \ *(?:
        (?P<value>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?!\w) | "[^"\\{HIDDEN}]*" | '[^'\\{HIDDEN}]*')
      | (?P<name>[\w$]+(?:\.[\w$]+)*)
      | (?P<open>[<(\[])
      | (?P<close>[>)\]])
      | (?P<joint>[|&,])
      )
    """,
    re.VERBOSE,
)

# Words with which something else begins, in TypeScript itself or in a strict JavaScript.
_RESERVED = frozenset(
    """
    await break case catch class const continue debugger default delete do else enum export extends
    finally for function if implements import in infer instanceof interface let new package private
    protected public return static super switch this throw try typeof unique var while with yield
    """.split()
)
_OPERATORS = frozenset({"keyof", "readonly"})
_BUILT_IN = frozenset(
    """
    any bigint boolean false never null number object string symbol true undefined unknown void
    """.split()
)


def is_word(text: str) -> bool:
    """Whether a text may be an identifier, or the rest of one, such as `2D`."""
    return text != "" and f"_{text}".isidentifier()


def is_parameter(text: str) -> bool:
    """Whether a type parameter may have a name."""
    return text.isidentifier() and text not in _RESERVED | _OPERATORS | _BUILT_IN


def is_module(text: str) -> bool:
    """Whether a text names a Python module: `shop.goods`; one that is a script may have hyphens."""
    return all(is_word(part.replace("-", "_")) for part in text.split("."))


def is_configured(text: str) -> bool:
    """Whether a text names models as the configuration does: `shop.goods`, `shop.goods:Item`."""
    module, colon, qualname = text.partition(":")
    return is_module(module) and (not colon or is_module(qualname))


def is_file(text: str) -> bool:
    """Whether a text is the path of a file, whose folders may have any name."""
    return text != "" and is_line(text)


def is_python(text: str) -> bool:
    """Whether a text is a module and a qualified name: `shop:Item`, `shop:f.<locals>.Page[int]`.

    A class that is made by code may have any name, as long as it is one line.
    """
    module, _, qualname = text.partition(":")
    return is_module(module) and qualname != "" and is_line(qualname)


def is_specifier(text: str) -> bool:
    """Whether an import may come from a text: `three`, `@scope/package`, `../by hand/types.js`."""
    return _SPECIFIER.fullmatch(text) is not None


def is_importable(text: str) -> bool:
    """Whether what a type starts with can be imported: of `Page<string>`, that is `Page`."""
    return re.split(r"[.<]", text)[0] not in _BUILT_IN


def is_ts_type(text: str) -> bool:
    """Whether a text is the name of a type, which may be dotted: `Vector3`, `Page<string | null>`.

    Its arguments are names, literals, lists, tuples and unions of such, but no objects and no
    functions: these can have a name of their own in the file that they are imported from.
    """
    head, opened, arguments = text.partition("<")
    return _is_type_name(head) and (not opened or _are_arguments(opened + arguments))


def _is_type_name(text: str) -> bool:
    parts = text.split(".")
    if not all(part.replace("$", "_").isidentifier() for part in parts):
        return False
    return parts[0] not in _RESERVED | _OPERATORS and (len(parts) == 1 or is_importable(text))


def _are_arguments(text: str) -> bool:
    """Whether a text is `<...>` with types inside: read once, and without recursion."""
    before, opened, at = "name", list[str](), 0
    while at < len(text) and (found := _TOKEN.match(text, at)):
        kind = _kind(found, before, opened)
        if kind is None or len(opened) > DEEPEST or (not opened and found.end() < len(text)):
            return False
        before, at = kind, found.end()
    return at == len(text) and not opened


def _kind(found: re.Match[str], before: str, opened: list[str]) -> str | None:
    """What a word is after one of the kind `before`; None where it cannot stand there.

    `opened` holds the brackets that are open: `<`, `(`, a tuple as `[`, and an index as `[]`.
    """
    kind, word = found.lastgroup, found[0].lstrip(" ")
    awaited = before in {"open", "joint", "operator"}  # a type has to come next
    if kind == "open":
        return _opening(word, before, opened, awaited=awaited)
    if kind == "close":
        return _closing(word, before, opened, awaited=awaited)
    if kind == "joint":
        return kind if not awaited and (word != "," or opened[-1] in {"<", "["}) else None
    if word in _OPERATORS:
        return "operator" if awaited else None
    return kind if awaited and (kind == "value" or _is_type_name(word)) else None


def _opening(bracket: str, before: str, opened: list[str], *, awaited: bool) -> str | None:
    may_open = {"<": before == "name", "(": awaited, "[": True}
    opened.append("[]" if bracket == "[" and not awaited else bracket)
    return "open" if may_open[bracket] else None


def _closing(bracket: str, before: str, opened: list[str], *, awaited: bool) -> str | None:
    closes = {"<": ">", "(": ")", "[": "]", "[]": "]"}[opened.pop()]
    is_empty = before == "open" and bracket == "]"
    return "close" if closes == bracket and (not awaited or is_empty) else None
