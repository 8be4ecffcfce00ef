"""Paths and channels of applications, with the clients that people have, and a real server."""

from __future__ import annotations

import importlib
import json
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from support.cases import CASES, fresh_imports
from support.toolchain import MODULES, node
from support.tsc import CompilerError, compile_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE = CASES / "applications" / "each_type_goes_the_way_that_a_route_uses_it"
SOCKETS = CASES / "applications" / "what_crosses_a_websocket_is_told_by_event"
SOURCES = sorted((Path(__file__).parent / "routes").glob("*.ts"))
BROWSER = {"lib": ["es2022", "dom", "dom.iterable"], "skipLibCheck": True}  # msw's own types


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A frontend: the contract, the clients that use it, and their packages."""
    folder = tmp_path_factory.mktemp("frontend")
    for target in ("typescript", "routes"):
        shutil.copytree(CASE / "expected" / target, folder / "contract" / target)
    for target in ("typescript", "channels"):
        shutil.copytree(SOCKETS / "expected" / target, folder / "sockets" / target)
    for source in SOURCES:
        shutil.copy(source, folder)
    (folder / "node_modules").symlink_to(MODULES)
    return folder


@pytest.mark.parametrize("package", ["typescript", "typescript-floor"])
def test_what_a_route_does_not_take_does_not_compile(program: Path, package: str) -> None:
    errors = compile_folder(program, package, BROWSER)
    assert refused() == {(each.file, each.line) for each in errors}, shown(errors)


def refused() -> set[tuple[str, int]]:
    """The lines that have to be wrong."""
    return {
        (source.name, number)
        for source in SOURCES
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1)
        if line.endswith("// refused")
    }


def shown(errors: list[CompilerError]) -> str:
    return "\n".join(f"{each.file}:{each.line} {each.text}" for each in errors)


def test_what_a_server_answers_is_what_a_typed_client_has(program: Path, server: str) -> None:
    assert {
        "user": {"id": 3, "name": "Ann", "nick": None, "active": True},
        "page": {"items": [{"id": 1, "name": "Ada", "active": True}], "total": 2},
        "error": {"code": "missing", "hint": None},
        "profile": {},
        "address": {"street": "a", "country": "PT"},
        "removed": 204,
        "login": {"user": "ann"},
        "uploaded": {"size": 2, "name": "unnamed"},
        "pet": {"kind": "dog", "tricks": []},
        "events": ['data: {"kind":"tick","at":1}', 'data: {"kind":"tick","at":2}'],
        "report": {"lines": {"a": [1]}},
        "faults": ["body.name.missing"],
    } == run(program, "client", server)


def test_each_event_of_a_channel_has_its_handler(program: Path) -> None:
    assert {
        "handled": ["2 points", "1 0", "closed"],
        "events": ["drawn", "moved", "closed-by-peer"],
        "sent": {"type": "move", "x": 1},
    } == run(program, "handlers")


def test_a_mocked_server_answers_by_the_same_paths(program: Path) -> None:
    assert {
        "found": {"id": 7, "name": "Eve", "active": True},
        "missing": {"code": "missing", "hint": None},
        "wrong": 3,
    } == run(program, "mocked")


def run(program: Path, name: str, *arguments: str) -> Any:  # noqa: ANN401 - what a client printed
    """What one of the clients prints."""
    esbuild = str(MODULES / "esbuild" / "bin" / "esbuild")
    options = ["--bundle", "--packages=external", "--format=esm", f"--outfile={name}.mjs"]
    subprocess.run([esbuild, f"{name}.ts", "--log-level=error", *options], cwd=program, check=True)
    command = [node(), f"{name}.mjs", *arguments]
    ran = subprocess.run(
        command, cwd=program, capture_output=True, text=True, check=False, timeout=60
    )
    assert 0 == ran.returncode, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of the case's application, on a free port of this machine."""
    with fresh_imports(CASE), socket.socket() as listening:
        app = importlib.import_module("models").app
        listening.bind(("127.0.0.1", 0))
        running = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        deadline = time.monotonic() + 30
        while not running.started and time.monotonic() < deadline:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        running.should_exit = True
        thread.join()
