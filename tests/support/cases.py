"""The case folders: what each holds, and what comes out of its models."""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen import CodegenError, CodegenWarning, build, load_config
from codegen.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parents[1] / "cases"
ERROR = "error.txt"
WARNINGS = "warnings.txt"


@dataclass(frozen=True)
class Witnesses:
    """Real values of a case, by the TypeScript type that each has to satisfy or not.

    `sent` are instances, dumped as the case's server dumps; `answered` are JSON texts that a real
    server has sent; `accepted` and `rejected` are JSON texts with the Python type that decides on
    them; `never_sent` are JSON texts near what is sent.
    """

    sent: dict[str, list[Any]] = field(default_factory=dict)
    answered: dict[str, list[str]] = field(default_factory=dict)
    accepted: dict[str, tuple[Any, list[str]]] = field(default_factory=dict)
    rejected: dict[str, tuple[Any, list[str]]] = field(default_factory=dict)
    never_sent: dict[str, list[str]] = field(default_factory=dict)


def cases() -> list[Path]:
    """The folder of every case."""
    return sorted(path.parent for path in CASES.glob("*/*/models.py"))


def config_of(case: Path) -> Config:
    """The case's own configuration, or the plainest one."""
    if (case / "pyproject.toml").exists():
        return load_config(case)
    return Config(root=case, models=("models",))


def outcome(case: Path) -> dict[str, str]:
    """What `generate` would write for a case, or the refusal as error.txt; its warnings, too."""
    with fresh_imports(case), warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("error")
        warnings.simplefilter("always", CodegenWarning)
        try:
            texts = build(config_of(case))
        except CodegenError as error:
            return {ERROR: f"{error}\n"}
    lines = "".join(f"{each.message}\n" for each in told)
    return {**texts, WARNINGS: lines} if lines else texts


def expected(case: Path) -> dict[str, str]:
    """What stands in the case's expected/."""
    folder = case / "expected"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def witnesses(case: Path) -> Witnesses:
    """The case's instances.py, inside `fresh_imports`; a case without one has no witnesses."""
    if not (case / "instances.py").exists():
        return Witnesses()
    found: Witnesses = importlib.import_module("instances").WITNESSES
    return found


@contextlib.contextmanager
def fresh_imports(folder: Path) -> Iterator[None]:
    """`folder` on sys.path; whatever is imported meanwhile is forgotten afterwards."""
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            if Path(getattr(sys.modules[name], "__file__", None) or "/").is_relative_to(folder):
                del sys.modules[name]


def dump(instance: object, config: Config) -> str:
    """The instance as the server of `config` puts it on the wire."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for types that are no models

    adapter: TypeAdapter[Any] = TypeAdapter(type(instance))
    text = adapter.dump_json(instance, by_alias=True, exclude_none=config.wire.exclude_none)
    json.loads(text)
    return text.decode()
