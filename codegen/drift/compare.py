"""Whether the committed output is what the models say, and if not, which file and which model."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from codegen import files, git
from codegen.config import as_typed
from codegen.drift.diff import lines_of, unified
from codegen.errors import CodegenError, Problem
from codegen.header import REGENERATE
from codegen.lines import as_line
from codegen.pipeline import SCHEMA, build, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codegen.config import Config

Status = Literal["changed", "missing", "orphaned", "edited", "uncommitted"]


@dataclass(frozen=True)
class Drift:
    """A file that is not as it has to be.

    `path` is relative to the output folder; `diff` leads from the file on disk to what it has to
    be; `line` is the first line of the file on disk that is wrong, counted from 1. A `foreign`
    file has lost our header, or never had it: `generate` will not replace it.
    """

    path: str
    status: Status
    diff: str
    line: int
    foreign: bool = False


@dataclass(frozen=True)
class Report:
    """The outcome of a check: the files that drifted, and the models whose change they lack.

    `folder` is the output folder as the user would type it, `source` what it was compared with,
    `regenerate` the command that writes it. `untracked` tells that the whole output is not in git
    yet: no drift, but nothing that a colleague would get either. No model is at fault where no
    document can be read that would say what it was before.
    """

    folder: str
    drifts: tuple[Drift, ...]
    models: tuple[str, ...]
    untracked: bool = False
    source: str = "the models"
    regenerate: str = REGENERATE

    @property
    def clean(self) -> bool:
        """Whether nothing drifted."""
        return not self.drifts

    @property
    def commit(self) -> str:
        """The command that puts the output into git."""
        return f"git add {shlex.quote(self.folder)}"

    @property
    def mend(self) -> str:
        """The command that brings the output up to date."""
        uncommitted = [drift.status == "uncommitted" for drift in self.drifts]
        if not any(uncommitted):
            return self.regenerate
        return self.commit if all(uncommitted) else f"{self.regenerate} && {self.commit}"


def check(config: Config, *, from_schema: bool = False) -> Report:
    """Compare the output folder with the models, or with its own schema.json; writes nothing."""
    committed = files.read(config.folder)
    schema = (config.folder / SCHEMA).as_posix()
    document = _document(committed.get(SCHEMA))
    expected = _from_schema(document, schema, config) if from_schema else build(config)
    differences = files.compare(config.folder, expected)
    promised = _promised(document, config) if differences else {}
    edited = _edited(committed, expected, promised)
    drifts = [_drift(each, config.folder, committed, edited) for each in differences]
    tracked = git.tracks_any(config.folder)
    if tracked:
        drifts += _uncommitted(config, expected, {each.path for each in differences})
    return Report(
        folder=config.folder.as_posix(),
        drifts=tuple(sorted(drifts, key=lambda drift: drift.path)),
        models=tuple(_changed_models(promised, expected)) if promised else (),
        untracked=not tracked and bool(git.untracked(config.folder)),
        source=schema if from_schema else "the models",
        regenerate=_regenerate(config),
    )


def _document(text: str | None) -> dict[str, Any] | None:
    try:
        document = json.loads(text or "null")
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _from_schema(document: dict[str, Any] | None, where: str, config: Config) -> dict[str, str]:
    if document is None:
        problem = "there is no document of codegen's to start from, or it is no JSON"
        raise CodegenError([Problem("schema-committed", where, problem, f"run {REGENERATE}")])
    return render(document, config)


def _promised(document: dict[str, Any] | None, config: Config) -> dict[str, str] | None:
    """What the committed document says that the output is; None where it says nothing."""
    try:
        return _from_schema(document, SCHEMA, config)
    except CodegenError:
        return None


def _edited(
    committed: Mapping[str, str], expected: Mapping[str, str], promised: Mapping[str, str] | None
) -> set[str]:
    """The files that were changed by hand.

    A file that is merely out of date still follows from the committed document. Where one that is
    up to date does not, it is the document that was changed. From a broken document nothing
    follows, so that nothing is said of the other files.
    """
    if promised is None:
        return {SCHEMA}
    edited = {path for path, text in committed.items() if text != promised.get(path)}
    if any(committed[path] == expected.get(path) for path in edited - {SCHEMA}):
        edited.add(SCHEMA)
    return edited


def _drift(
    difference: files.Difference, folder: Path, committed: Mapping[str, str], edited: set[str]
) -> Drift:
    path, actual, expected = difference.path, difference.actual, difference.expected
    foreign = difference.status == "changed" and path not in committed
    by_hand = difference.status == "changed" and (foreign or path in edited)
    name = as_line((folder / path).as_posix())
    return Drift(
        path,
        "edited" if by_hand else difference.status,
        unified(actual, expected, (f"{name}\ton disk", f"{name}\texpected")),
        _first_difference(actual or "", expected or ""),
        foreign,
    )


def _first_difference(actual: str, expected: str) -> int:
    """The first line of `actual` that is not in `expected`, or its last: one that exists."""
    before, after = lines_of(actual), lines_of(expected)
    pairs = enumerate(zip(before, after, strict=False), start=1)
    beyond = min(len(before), len(after)) + 1
    line = next((number for number, (old, new) in pairs if old != new), beyond)
    return max(1, min(line, len(before)))


def _uncommitted(config: Config, expected: Iterable[str], drifted: set[str]) -> list[Drift]:
    """Files that are right on this disk, but in no commit: `git diff` does not show them."""
    untracked = set(git.untracked(config.folder)) & set(expected) - drifted
    return [Drift(path, "uncommitted", "", 1) for path in untracked]


def _regenerate(config: Config) -> str:
    """The command as it has to be typed here: from outside the project it names it."""
    if Path.cwd().resolve().is_relative_to(config.root.resolve()):
        return REGENERATE
    return f"{REGENERATE} --project {shlex.quote(as_typed(config.root).as_posix())}"


def _changed_models(promised: Mapping[str, str], expected: Mapping[str, str]) -> Iterable[str]:
    """`module.Class` or `module.Class.field` of all that the committed document does not say."""
    before, after = (json.loads(texts[SCHEMA]).get("$defs", {}) for texts in (promised, expected))
    found: dict[str, None] = {}
    for name in {**after, **before}:
        old, new = before.get(name, {}), after.get(name, {})
        if json.dumps(old) != json.dumps(new):  # as text: the order of the fields counts
            model = (new or old)["x-python"].replace(":", ".")
            fields = _changed_fields(old, new) if old and new else []
            found |= dict.fromkeys([f"{model}.{field}" for field in fields] or [model])
    return found


def _changed_fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    optional = set(old.get("required", ())) ^ set(new.get("required", ()))
    return [
        name
        for name in {**after, **before}
        if name in optional or json.dumps(before.get(name)) != json.dumps(after.get(name))
    ]
