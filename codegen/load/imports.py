"""The user's modules: imported, whatever they do meanwhile, and told about where they fail."""

from __future__ import annotations

import contextlib
import importlib
import importlib.machinery
import os
import pkgutil
import sys
import traceback
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.errors import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

_CODEGEN = Path(__file__).parents[1]


@contextlib.contextmanager
def importing_from(root: Path) -> Iterator[None]:
    """The project first on sys.path; what its modules print goes to stderr, stdout being ours.

    Whatever they do to the path, to the current folder and to the filters of warnings is undone.
    """
    path, here = sys.path[:], Path.cwd()
    sys.path.insert(0, str(root))
    importlib.invalidate_caches()
    try:
        with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
            yield
    finally:
        sys.path[:] = path
        os.chdir(here)


class Importer:
    """Imports the modules of one project; `problems` collects what fails, `cause` the first."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.problems: list[Problem] = []
        self.cause: BaseException | None = None

    def modules(self, name: str) -> Iterator[ModuleType]:
        """The module of the name and, where it is a package, all modules below it."""
        module = self.module(name)
        if module is not None:
            yield module
            for child in _children(module):
                yield from self.modules(f"{name}.{child}")

    def module(self, name: str) -> ModuleType | None:
        """The module of the name; None where importing it fails."""
        hiding = self._hiding(name)
        if hiding:
            self.problems.append(hiding)
            return None
        try:
            return importlib.import_module(name)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - the user's module may raise anything, SystemExit too
            self.problems.append(self._failure(name, error))
            self.cause = self.cause or error
            return None

    def _hiding(self, name: str) -> Problem | None:
        """The problem of a project's module whose name an imported one of elsewhere has."""
        top = name.partition(".")[0]
        mine = importlib.machinery.PathFinder.find_spec(top, [str(self._root)])
        if top not in sys.modules or mine is None or mine.origin is None:
            return None
        other = getattr(sys.modules[top], "__file__", None)
        if other is not None and Path(other).resolve() == Path(mine.origin).resolve():
            return None
        file = Path(mine.origin).relative_to(self._root).as_posix()
        what = f"the name {top!r} already means {other or 'a module of Python itself'}"
        return Problem("models-import", file, what, "rename the module")

    def _failure(self, name: str, error: BaseException) -> Problem:
        place = self._place(error)
        hint = f'make `python -c "import {name}"` work in the folder of pyproject.toml'
        if isinstance(error, ModuleNotFoundError) and error.name:
            if place is None and f"{name}.".startswith(f"{error.name}."):
                return self._missing(name, error.name)
            top = error.name.partition(".")[0]
            hint = f"install {top!r} where codegen is installed, or correct the import"
        what = f"the import fails: {type(error).__name__}: {_message(error)}"
        return Problem("models-import", place or name, what.removesuffix(": "), hint)

    def _missing(self, name: str, missing: str) -> Problem:
        parent, _, last = missing.rpartition(".")
        path = getattr(sys.modules.get(parent), "__path__", ()) if parent else [str(self._root)]
        near = nearest(last, _importable(path))
        if not parent and (self._root / "src" / last).exists():
            near = "it is in src/: install your project where codegen is installed"
        return not_found(name, f"there is no module {missing!r}", near)

    def _place(self, error: BaseException) -> str | None:
        """The last line of the user's own code on the way to the error, as file:line."""
        frames = traceback.extract_tb(error.__traceback__)
        places = [(frame.filename, frame.lineno) for frame in frames]
        if isinstance(error, SyntaxError) and error.filename:
            places.append((error.filename, error.lineno))
        for filename, line in reversed(places):
            path = Path(filename)
            ours = path.is_relative_to(_CODEGEN) or "site-packages" in path.parts
            if path.is_relative_to(self._root) and not ours:
                return f"{path.relative_to(self._root).as_posix()}:{line}"
        return None


def _children(module: ModuleType) -> list[str]:
    names = set(_importable(getattr(module, "__path__", ())))
    return sorted(name for name in names if name.isidentifier() and name != "__main__")


def _importable(path: Iterable[str]) -> Iterator[str]:
    """The modules of a package's folders, and the folders of modules without an __init__.py."""
    folders = [Path(entry) for entry in path]
    yield from (found.name for found in pkgutil.iter_modules(map(str, folders)))
    for folder in folders:
        for inner in folder.iterdir() if folder.is_dir() else ():
            if inner.name.isidentifier() and inner.is_dir() and any(inner.rglob("*.py")):
                yield inner.name


def _message(error: BaseException) -> str:
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:  # noqa: BLE001 - an exception of the user's
        return ""
    first = text.strip().partition("\n\nFor further information visit")[0]  # Pydantic's
    return first.replace("\n", "\n  ")


def not_found(name: str, what: str, hint: str | None) -> Problem:
    """The problem of a configured name behind which is no model."""
    where = f"pyproject.toml [tool.codegen] models = [{name!r}]"
    return Problem("models-found", where, what, hint or "correct the name")
