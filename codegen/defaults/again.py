"""The models once more, in fresh interpreters: what their defaults are there."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from codegen.defaults.places import defaults_of
from codegen.export import export
from codegen.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.config import Config
    from codegen.defaults.places import Path
    from codegen.untyped import JsonValue

_PROGRAM = (
    "import json, sys\n"
    "sys.path[:] = json.loads(sys.stdin.readline())\n"
    "from codegen.defaults.again import answer\n"
    "answer()\n"
)
_PATIENCE = 120
"""Seconds, after which an import that has ended here is given up there."""


def imported_again(config: Config, times: int) -> list[dict[Path, JsonValue]]:
    """The defaults that some fresh interpreters find; nothing of one that fails.

    Each hashes texts in another way, for the order of sets goes by that.
    """
    here = os.environ.get("PYTHONHASHSEED")
    seeds = [seed for seed in map(str, range(1, times + 2)) if seed != here][:times]
    asked = f"{json.dumps(sys.path)}\n{pickle.dumps(config).hex()}\n"
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda seed: _ask(asked, {**os.environ, "PYTHONHASHSEED": seed}), seeds)
        return [each for each in found if each]


def _ask(asked: str, environment: Mapping[str, str]) -> dict[Path, JsonValue]:
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, and our own words
            [sys.executable, "-c", _PROGRAM],
            input=asked,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=True,
        )
        return {tuple(path): value for path, value in json.loads(done.stdout.splitlines()[-1])}
    except (OSError, ValueError, TypeError, IndexError, subprocess.SubprocessError):
        return {}


def answer() -> None:
    """Print the defaults of the configuration that stands on stdin, in the last line."""
    config = pickle.loads(bytes.fromhex(sys.stdin.readline()))  # noqa: S301 - written by us
    with redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        roots = load(config)
        found = defaults_of(export(roots.sends, roots.receives, config, roots.application))
    sys.stdout.write(f"\n{json.dumps([[path, each.value] for path, each in found.items()])}\n")
