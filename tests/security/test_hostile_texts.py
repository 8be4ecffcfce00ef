"""Hostile texts wherever a text can stand: in each target they stay texts, and nothing runs."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.fuzz import SEED, TIMES
from support.hostile import document
from support.syntax import faults
from support.toolchain import MODULES, TESTS, node
from support.zod import transpiled

from codegen.config import Config, Docs, TypeScript, Zod
from codegen.header import carries_header
from codegen.pipeline import render

if TYPE_CHECKING:
    from collections.abc import Iterator


DOCUMENTS = 120 * TIMES
RENDERED = 40 * TIMES
"""Of how many the pages are compiled, and their diagrams parsed."""

TARGETS = ("typescript", "zod", "docs")
CONFIGS = [
    Config(Path(), ("m",), targets=TARGETS),
    Config(
        Path(),
        ("m",),
        targets=TARGETS,
        typescript=TypeScript(enums="const", layout="single"),
        zod=Zod(isolated_declarations=True),
        docs=Docs("mdx"),
    ),
]


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """The files of all documents, by number and path."""

    def texts() -> Iterator[tuple[str, str]]:
        for number in range(DOCUMENTS):
            given = document(random.Random(f"{SEED} {number}"))
            for path, text in render(given, CONFIGS[number % 2]).items():
                yield f"{number}/{path}", text

    return dict(texts())


def test_every_file_can_be_written_and_is_known_again(written: dict[str, str]) -> None:
    assert DOCUMENTS * 6 <= len(written)
    for name, text in written.items():
        assert text.encode()
        assert "\r" not in text, name
        assert carries_header(text) or name.endswith(".json"), name


def test_no_text_becomes_code(written: dict[str, str]) -> None:
    assert [] == faults({name: text for name, text in written.items() if name.endswith(".ts")})


RUN = """
import { pathToFileURL } from "node:url";
for (const path of process.argv.slice(2)) await import(pathToFileURL(path));
console.log(JSON.stringify(globalThis.PWNED ?? null));
"""


def test_schemas_run_nothing_when_they_are_loaded(written: dict[str, str], tmp_path: Path) -> None:
    for name, text in written.items():
        if "/zod/" in name or "/typescript/" in name:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "node_modules").symlink_to(MODULES, target_is_directory=True)
    scripts = sorted(map(str, transpiled(tmp_path).rglob("zod/*.js")))
    (tmp_path / "run.mjs").write_text(RUN)
    run = subprocess.run(
        [node(), "run.mjs", *scripts],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert DOCUMENTS <= len(scripts)
    assert ("null\n", "") == (run.stdout, run.stderr)


def test_no_text_becomes_markup_of_a_page(written: dict[str, str]) -> None:
    pages = {
        name: text
        for name, text in written.items()
        if "/docs/" in name and int(name.partition("/")[0]) < RENDERED
    }
    run = subprocess.run(
        [node(), str(TESTS / "support" / "docs.mjs")],
        input=json.dumps({"pages": [{"path": name, "text": pages[name]} for name in pages]}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers = dict(zip(pages, json.loads(run.stdout), strict=True))

    assert [] == [(name, each["error"]) for name, each in answers.items() if each["error"]]
    assert [] == [(name, each["foreign"]) for name, each in answers.items() if each["foreign"]]
    assert [] == [name for name, each in answers.items() if not each["is_formatted"]]
    unsafe = [
        (name, link)
        for name, each in answers.items()
        for link in each["links"]
        if link.lower().startswith("javascript")
    ]
    assert [] == unsafe
