"""What others publish, whole: counted, compiled, and held against real texts and near misses.

The libraries are installed apart, by `make`, for some forbid the newest Pydantic. Each is generated
as it is, and what is refused is counted; then without what cannot be expressed.
"""

from __future__ import annotations

import functools
import json
import pkgutil
import re
import sys
import warnings
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from support.project import ROOT
from support.tsc import BUNDLER, compile_folder
from wire.libraries import LIBRARIES, Asked
from wire.test_libraries import Library
from wire.test_wire import Witness, accepts, statements

from codegen import CodegenError, CodegenWarning, build
from codegen.config import Config
from codegen.errors import RELAXED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.errors import Problem

pytestmark = pytest.mark.slow

APART = ROOT / ".venv" / "libraries"


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert APART.is_dir(), "run `make test`, which installs them"
    monkeypatch.syspath_prepend(str(APART))
    sys.path.append(sys.path.pop(0))  # what is installed here as well comes from here


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_library_is_generated_and_true(name: str, tmp_path: Path) -> None:
    asked = LIBRARIES[name]
    config = Config(root=tmp_path, models=asked.models, exclude=asked.exclude, wire=asked.wire)

    refused = problems(config)
    library = generated(config, refused)

    found = (len(library.document["$defs"]), by_rule(refused), Counter(library.warnings))
    assert (asked.types, asked.refused, asked.warned) == found
    held = [*witnesses(asked, library)]
    compiled(tmp_path, library, held)
    validated(library, held)


def problems(config: Config) -> tuple[Problem, ...]:
    """What is refused of a library as it is."""
    try:
        generated(config, ())
    except CodegenError as error:
        return error.problems
    return ()


def generated(config: Config, refused: tuple[Problem, ...]) -> Library:
    """What is generated without the classes for which no `unknown` can stand."""
    skip = {place(each) for each in refused if each.rule not in RELAXED}
    relaxed = replace(config, skip=tuple(sorted(skip)), inexpressible="unknown")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", CodegenWarning)
        texts = build(relaxed if refused else config)
    rules = [re.findall(r"\[([a-z-]+)\]", str(each.message))[0] for each in told]
    return Library(texts, rules)


def place(problem: Problem) -> str:
    """The class at fault, as it is skipped."""
    return problem.where.rpartition(" ")[2]


def by_rule(found: tuple[Problem, ...]) -> dict[str, int]:
    return dict(Counter(each.rule for each in found))


def witnesses(asked: Asked, library: Library) -> Iterator[Witness]:
    """Dumps for the output type, texts that Pydantic reads for the input, and others for both."""
    settings: dict[str, Any] = {"by_alias": True, "exclude_none": asked.wire.exclude_none}
    one = functools.partial(Witness, Path())
    for python, texts in asked.read.items():
        cls = pkgutil.resolve_name(python)
        for text in texts:
            dumped = cls.model_validate_json(text).model_dump_json(**settings)
            yield one(library.type(cls, "output"), dumped, valid=True)
            # Not the dump: a moment that goes out as a number comes in as one in lax mode alone.
            yield one(library.type(cls, "input"), json.dumps(json.loads(text)), valid=True)
    for python, texts in asked.not_read.items():
        cls = pkgutil.resolve_name(python)
        for text in texts:
            assert not accepts(cls, text), f"Pydantic accepts {text} as {python}"
            yield one(library.type(cls, "output"), text, valid=False)
            yield one(library.type(cls, "input"), text, valid=False)


def compiled(folder: Path, library: Library, held: list[Witness]) -> None:
    for path, text in library.texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "typescript" / "witnesses.ts").write_text(statements(held), encoding="utf-8")
    errors = compile_folder(folder, "typescript", BUNDLER)
    expected = {
        ("typescript/witnesses.ts", line)
        for line, witness in enumerate(held, start=2)
        if not witness.valid
    }
    assert expected == {(error.file, error.line) for error in errors}, errors


def validated(library: Library, held: list[Witness]) -> None:
    validator = Draft202012Validator(library.document)
    for witness in held:
        one = validator.evolve(schema={"$ref": f"#/$defs/{witness.definition}"})
        assert witness.valid == one.is_valid(json.loads(witness.text)), witness
