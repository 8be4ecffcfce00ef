"""Whether two texts of a generated file differ in layout alone, so that any formatter may run.

What a comment says is no layout, and no order is, but that of imports.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CODE = {".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"}
_PAGES = {".md", ".mdx"}


def chosen(*, strict: bool) -> Callable[[str, str, str], bool]:
    """How files are compared: by each character if that is asked for."""
    return _identical if strict else equal


def _identical(path: str, ours: str, theirs: str) -> bool:  # noqa: ARG001 - as `equal`
    return ours == theirs


def equal(path: str, ours: str, theirs: str) -> bool:
    """Whether a formatter could make one text of the other; `path` tells the language.

    Where that is none that is known here, white space at the ends of lines is all that may differ.
    Line endings never count.
    """
    ours, theirs = _with_lf(ours), _with_lf(theirs)
    return ours == theirs or _in_language(PurePosixPath(path).suffix, ours, theirs)


def _with_lf(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _in_language(suffix: str, ours: str, theirs: str) -> bool:
    # Imported here, since in most projects no file has another layout than ours.
    if suffix in _CODE:
        from codegen.equivalence import typescript  # noqa: PLC0415 - see above

        return typescript.equal(ours, theirs)
    if suffix in _PAGES:
        from codegen.equivalence import markdown  # noqa: PLC0415 - see above

        return markdown.equal(ours, theirs, is_mdx=suffix == ".mdx")
    if suffix == ".json":
        from codegen.equivalence import json  # noqa: PLC0415 - see above

        return json.equal(ours, theirs)
    return _lines(ours) == _lines(theirs)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().split("\n")]
