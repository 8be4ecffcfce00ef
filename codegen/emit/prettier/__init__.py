"""A text that chooses its own line breaks: as much of prettier's document algebra as we need."""

from codegen.emit.prettier.document import (
    HARDLINE,
    LINE,
    SOFTLINE,
    Doc,
    choice,
    concat,
    fill,
    flat_text,
    group,
    hang,
    if_break,
    indent,
    join,
    listed,
    width,
)
from codegen.emit.prettier.printer import COLUMNS, render

__all__ = [
    "COLUMNS",
    "HARDLINE",
    "LINE",
    "SOFTLINE",
    "Doc",
    "choice",
    "concat",
    "fill",
    "flat_text",
    "group",
    "hang",
    "if_break",
    "indent",
    "join",
    "listed",
    "render",
    "width",
]
