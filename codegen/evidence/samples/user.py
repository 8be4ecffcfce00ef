"""The user's own instances: a folder of JSON files -> texts by root.

`<folder>/<Root>.json` and `<folder>/<Root>/*.json` hold one instance each, as JSON that Pydantic
reads. A root is called as in the contract, in the direction that is meant, or as in Python, which
means each direction that it goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.config import as_typed
from codegen.errors import CodegenError, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from codegen.evidence import Direction
    from codegen.evidence.samples.roots import Root

    Texts: TypeAlias = "dict[tuple[str, Direction], list[tuple[str, str]]]"

_RULE = "instance-valid"


def user_texts(folder: Path | None, roots: Sequence[Root]) -> Texts:
    """The texts of each root in a direction, each with its file.

    Raises CodegenError with every file that is no instance.
    """
    found: Texts = {}
    problems: list[Problem] = []
    for name, path in _files(folder):
        meant = [
            (root, direction)
            for root in roots
            for direction, known in root.names.items()
            if name in {known, root.qualname}
        ]
        text, problem = _read(path, meant[0][0]) if meant else ("", _unknown(path, name, roots))
        problems += [problem] if problem else []
        for root, direction in meant:
            found.setdefault((root.python, direction), []).append((text, str(as_typed(path))))
    if problems:
        raise CodegenError(problems)
    return found


def _files(folder: Path | None) -> Iterator[tuple[str, Path]]:
    """The files of a folder, in order, each with the name of its root."""
    if folder is None:
        return
    if not folder.is_dir():
        hint = "make the folder, or correct its name"
        raise CodegenError([Problem(_RULE, str(folder), "there is no such folder", hint)])
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield from ((path.name, each) for each in sorted(path.glob("*.json")))
        elif path.suffix == ".json":
            yield path.stem, path


def _read(path: Path, root: Root) -> tuple[str, Problem | None]:
    where = str(as_typed(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return "", Problem(_RULE, where, f"it cannot be read: {error}", "save it as UTF-8")
    reason = root.rejection(text)[0]
    if not reason:
        return text, None
    what = f"Pydantic does not read it as {root.python.replace(':', '.')}: {reason}"
    return text, Problem(_RULE, where, what, "correct the file")


def _unknown(path: Path, name: str, roots: Iterable[Root]) -> Problem:
    known = dict.fromkeys(each for root in roots for each in (root.qualname, *root.names.values()))
    hint = nearest(name, known) or f"the roots are {', '.join(known)}"
    return Problem(_RULE, str(as_typed(path)), f"no root is called {name!r}", hint)
