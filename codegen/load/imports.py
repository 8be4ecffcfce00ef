"""The user's modules: imported, whatever they do meanwhile, and told about where they fail."""

from __future__ import annotations

import contextlib
import importlib
import importlib.machinery
import os
import pkgutil
import re
import sys
import traceback
import warnings
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.errors import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

    from codegen.untyped import Value

_CODEGEN = Path(__file__).parents[1]


_PROJECT = ("pyproject.toml", "setup.cfg", "setup.py", "requirements.txt", ".env")
"""What stands in the folder in which people run a Python project."""

_NO_MODELS = re.compile(r"tests?|conftest|test_\w+|\w+_test|migrations|alembic")
"""Modules and packages that are run by tools of their own, and do more than to define models."""


@contextlib.contextmanager
def importing_from(source: Path, root: Path) -> Iterator[None]:
    """The user's modules first on sys.path, and the project's folder as the current one.

    What they print goes to stderr, stdout being ours. Whatever they do to the path, to the current
    folder and to the filters of warnings is undone.
    """
    path, here = sys.path[:], Path.cwd()
    sys.path.insert(0, str(source))
    importlib.invalidate_caches()
    try:
        os.chdir(_home(source, root))
        sys.audit("codegen.import", "begins")
        with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
            yield
    finally:
        sys.audit("codegen.import", "ends")
        sys.path[:] = path
        os.chdir(here)


def _home(source: Path, root: Path) -> Path:
    """The folder in which people run the project, where its `.env` is: `backend/`, not `src/`."""
    folders = [source, *source.parents]
    inside = folders[: folders.index(root) + 1] if root in folders else folders[:1]
    marked = (each for each in inside if any((each / mark).exists() for mark in _PROJECT))
    return next(marked, root)


class Importer:
    """Imports the modules of one project; `problems` collects what fails, `cause` the first.

    `source` is the folder of their top packages. Modules below a named one that a glob of `exclude`
    names, or that are of tests and migrations by their name, are left alone.
    """

    def __init__(self, source: Path, root: Path, exclude: Sequence[str] = ()) -> None:
        self._source = source
        self._root = root
        self._exclude = exclude
        self.problems: list[Problem] = []
        self.cause: BaseException | None = None
        self._named: set[str] = set()

    def modules(self, name: str) -> Iterator[ModuleType]:
        """The module of the name and, where it is a package, all modules below it."""
        self._named.add(name)
        return self._tree(name)

    def module(self, name: str) -> ModuleType | None:
        """The module of the name; None where importing it fails."""
        self._named.add(name)
        return self._import(name)

    def attribute(self, module: ModuleType, name: str) -> Value:
        """What a module has under a name that it may fetch when asked; None where that fails."""
        try:
            return getattr(module, name, None)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - as of a module that is imported
            self.problems.append(self._failure(module.__name__, error))
            self.cause = self.cause or error
            return None

    def _tree(self, name: str) -> Iterator[ModuleType]:
        module = self._import(name)
        if module is not None:
            yield module
            for child in _children(module):
                if not self._is_left_out(f"{name}.{child}"):
                    yield from self._tree(f"{name}.{child}")

    def is_the_users(self, module: str) -> bool:
        """Whether a module is part of the project, and not of something that is installed."""
        file = Path(_stated(sys.modules.get(module), "__file__") or "/")
        return file.is_relative_to(self._source) and "site-packages" not in file.parts

    def _is_left_out(self, name: str) -> bool:
        if any(fnmatchcase(name, pattern) for pattern in self._exclude):
            return True
        return _NO_MODELS.fullmatch(name.rpartition(".")[2]) is not None

    def _import(self, name: str) -> ModuleType | None:
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
        mine = importlib.machinery.PathFinder.find_spec(top, [str(self._source)])
        if top not in sys.modules or mine is None or mine.origin is None:
            return None
        other = _stated(sys.modules[top], "__file__")
        if other is not None and Path(other).resolve() == Path(mine.origin).resolve():
            return None
        file = _relative(Path(mine.origin), self._root)
        what = f"the name {top!r} already means {other or 'a module of Python itself'}"
        return Problem("models-import", file, what, "rename the module")

    def _failure(self, name: str, error: BaseException) -> Problem:
        place = self._place(error)
        hint = f'make `python -c "import {name}"` work in the folder of pyproject.toml'
        if isinstance(error, RecursionError):
            hint = "Pydantic cannot build types that nest so deeply: nest them less"
        elif isinstance(error, ModuleNotFoundError) and error.name:
            if place is None and f"{name}.".startswith(f"{error.name}."):
                return self._missing(name, error.name)
            top = error.name.partition(".")[0]
            hint = f"install {top!r} where codegen is installed, or correct the import"
        if name not in self._named:
            hint += f'; or leave the module out: exclude = ["{name}"]'
        what = f"the import fails: {type(error).__name__}: {_message(error)}"
        return Problem("models-import", place or name, what.removesuffix(": "), hint)

    def _missing(self, name: str, missing: str) -> Problem:
        parent, _, last = missing.rpartition(".")
        path = _stated(sys.modules.get(parent), "__path__") if parent else [str(self._source)]
        near = nearest(last, _importable(path or ()))
        if not parent and (folder := self._elsewhere(last)):
            near = f'it is in {folder}/: write source = "{folder}"'
        return not_found(name, f"there is no module {missing!r}", near)

    def _elsewhere(self, top: str) -> str | None:
        """The folder of the project, at most two below its own, in which a module is."""
        for pattern in ("*", "*/*", "../*"):
            for folder in sorted(self._root.glob(pattern)):
                hidden = folder.name.startswith(".") or folder.name == "node_modules"
                if not hidden and ((folder / top).is_dir() or (folder / f"{top}.py").is_file()):
                    return _relative(folder, self._root)
        return None

    def _place(self, error: BaseException) -> str | None:
        """The last line of the user's own code on the way to the error, as file:line."""
        frames = traceback.extract_tb(error.__traceback__)
        places = [(frame.filename, frame.lineno) for frame in frames]
        if isinstance(error, SyntaxError) and error.filename:
            places.append((error.filename, error.lineno))
        for filename, line in reversed(places):
            path = Path(filename)
            ours = path.is_relative_to(_CODEGEN) or "site-packages" in path.parts
            if not ours and any(map(path.is_relative_to, (self._root, self._source))):
                return f"{_relative(path, self._root)}:{line}"
        return None


def _stated(module: object, name: str) -> Value:
    """What a module itself has under a name: a `__getattr__` of the user's may raise anything."""
    return getattr(module, "__dict__", {}).get(name)


def _relative(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _children(module: ModuleType) -> list[str]:
    names = set(_importable(_stated(module, "__path__") or ()))
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
