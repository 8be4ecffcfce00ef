"""Whether the committed output is what the models say, and if not, which file and which model."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codegen import equivalence, files, git
from codegen.config import as_typed
from codegen.drift.changes import changed_models, is_in_git, places, uncommitted
from codegen.drift.diff import first_difference, same_place, unified, without_layout
from codegen.drift.report import Drift, Report
from codegen.errors import CodegenError, Problem
from codegen.header import REGENERATE
from codegen.lines import as_line
from codegen.pipeline import SCHEMA, build, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.config import Config
    from codegen.drift.report import Place
    from codegen.untyped import JsonValue

__all__ = ["Drift", "Report", "check"]


def check(config: Config, *, from_schema: bool = False, strict: bool = False) -> Report:
    """Compare the output folder with the models, or with its own schema.json; writes nothing.

    What a formatter made of a file is no drift, unless `strict`.
    """
    equal = equivalence.chosen(strict=strict)
    committed = files.read(config.folder)
    schema = (config.folder / SCHEMA).as_posix()
    document = _document(committed.get(SCHEMA))
    expected = _from_schema(document, schema, config) if from_schema else build(config)
    differences = files.compare(config.folder, expected, equal)
    promised = _promised(document, config) if differences else {}
    folder = _Folder(config.folder, committed, promised, strict)
    edited = folder.edited(expected) if differences else set()
    drifts = [folder.drift(each, edited) for each in differences]
    in_git = is_in_git(config.root, config.folder)
    if in_git:
        wrong = {each.path for each in differences}
        right = {path: text for path, text in expected.items() if path not in wrong}
        drifts += uncommitted(config.folder, right, equal)
    models, where = _changes(promised, expected, config) if promised else ((), ())
    return Report(
        folder=config.folder.as_posix(),
        drifts=tuple(sorted(drifts, key=lambda drift: drift.path)),
        models=models,
        untracked=not in_git and bool(git.untracked(config.folder)),
        source=schema if from_schema else "the models",
        regenerate=_regenerate(config, strict=strict),
        places=where,
        empty=not committed,
        unadded=in_git and not expected.keys() <= git.tracked(config.folder),
    )


def _document(text: str | None) -> dict[str, JsonValue] | None:
    try:
        document = json.loads(text or "null")
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _from_schema(
    document: dict[str, JsonValue] | None, where: str, config: Config
) -> dict[str, str]:
    if document is None:
        problem = "there is no document of codegen's to start from, or it is no JSON"
        raise CodegenError([Problem("schema-committed", where, problem, f"run {REGENERATE}")])
    return render(document, config)


def _promised(document: dict[str, JsonValue] | None, config: Config) -> dict[str, str] | None:
    """What the committed document says that the output is; None where it says nothing."""
    try:
        return _from_schema(document, SCHEMA, config)
    except CodegenError:
        return None


@dataclass(frozen=True)
class _Folder:
    """The output as it is, and as its own document promises it; None where that says nothing."""

    path: Path
    committed: Mapping[str, str]
    promised: Mapping[str, str] | None
    strict: bool

    def edited(self, expected: Mapping[str, str]) -> set[str]:
        """The files that were changed by hand.

        A file that is merely out of date still follows from the committed document. Where one that
        is up to date does not, it is the document that was changed. From a broken document nothing
        follows, so that nothing is said of the other files.
        """
        if self.promised is None:
            return {SCHEMA}
        edited = {path for path in self.committed if not self._holds(path, self.promised)}
        if any(self._holds(path, expected) for path in edited - {SCHEMA}):
            edited.add(SCHEMA)
        return edited

    def _holds(self, path: str, texts: Mapping[str, str]) -> bool:
        equal = equivalence.chosen(strict=self.strict)
        return path in texts and equal(path, texts[path], self.committed[path])

    def drift(self, difference: files.Difference, edited: set[str]) -> Drift:
        """What is told of a file that differs."""
        path, actual = difference.path, difference.actual
        foreign = difference.status == "changed" and path not in self.committed
        by_hand = difference.status == "changed" and (foreign or path in edited)
        before = actual
        if actual is not None and not by_hand:
            # What a formatter did to a file that is merely out of date would hide what changed.
            before = (self.promised or {}).get(path, actual)
        diff, line = self._shown(path, before, difference.expected)
        status = "edited" if by_hand else difference.status
        return Drift(path, status, diff, same_place(line, before or "", actual or ""), foreign)

    def _shown(self, path: str, before: str | None, after: str | None) -> tuple[str, int]:
        """The diff of a file, and its first line there."""
        name = as_line((self.path / path).as_posix())
        labels = (f"{name}\ton disk", f"{name}\texpected")
        # Of a file that a formatter has laid out anew only what else differs, if anything does.
        diff = "" if self.strict else unified(before, after, labels, without_layout)
        key = without_layout if diff else str
        diff = diff or unified(before, after, labels)
        return diff, first_difference(before or "", after or "", key) if diff else 1


def _changes(
    promised: Mapping[str, str], expected: Mapping[str, str], config: Config
) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    """The models at fault, and where those stand whose file is there."""
    before, after = json.loads(promised[SCHEMA]), json.loads(expected[SCHEMA])
    models = changed_models(before, after)
    sources = {**before.get("x-sources", {}), **after.get("x-sources", {})}
    return models, tuple(places(models, sources, config.root))


def _regenerate(config: Config, *, strict: bool) -> str:
    """The command as it has to be typed here: from outside the project it names it."""
    command = f"{REGENERATE} --strict" if strict else REGENERATE
    if Path.cwd().resolve().is_relative_to(config.root.resolve()):
        return command
    return f"{command} --project {shlex.quote(as_typed(config.root).as_posix())}"
