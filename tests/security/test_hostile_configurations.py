"""Configurations of all kinds: each is read, or its faults are told, and nothing lies outside."""

from __future__ import annotations

import contextlib
import json
import random
from typing import TYPE_CHECKING, Any, TypeAlias

from support.fuzz import SEED, TIMES
from support.project import ROOT
from support.syntax import faults

from codegen import files
from codegen.config import load_config
from codegen.errors import CodegenError
from codegen.pipeline import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from codegen.config import Config

Value: TypeAlias = Any
"""Whatever TOML can hold."""

CONFIGURATIONS = 400 * TIMES
KEYS = """
    models source exclude output targets sends receives skip inexpressible templates custom wire
    typescript zod docs
""".split()
INNER = """
    exclude-none exclude-unset exclude-defaults by-alias nonfinite-floats rename enums layout
    import-extension isolated-declarations format
""".split()
TEXTS = [
    *["", ".", "..", "/", "../out", "a/../..", "/etc", "~", "C:\\x", "a\\b", ".git", ".git/hooks"],
    *["generated", "shop", "a\nb", "a\0b", "\u202e", "*", "[", "shop:", ":Item", "shop.goods:Item"],
    *[
        "typescript",
        "zod",
        "docs",
        "error",
        "unknown",
        "union",
        "const",
        "modules",
        "single",
        "mdx",
    ],
    *[
        "Item",
        "class",
        "x y",
        "²",
        "{module}.txt",
        "{module}/../x",
        "schema.json",
        "../x.txt",
        ".ts",
    ],
    *[
        "a.txt.jinja",
        "\ud7ff",
        "😀",
        "{",
        "}",
        "{{ 1 }}",
        "{% for %}",
        "${x}",
        "PWNED; //",
        "a" * 300,
    ],
]


def value(choose: random.Random, depth: int = 0) -> Value:
    kinds: list[Callable[[], Value]] = [
        lambda: choose.choice(TEXTS),
        lambda: choose.choice([0, -1, 2**63 - 1, 1.5, float("inf"), float("nan"), True, False]),
        lambda: choose.choice([True, False]),
    ]
    if depth < 3:
        kinds += [
            lambda: [choose.choice(TEXTS) for _ in range(choose.randrange(3))],
            lambda: [value(choose, depth + 1) for _ in range(choose.randrange(3))],
            lambda: {
                choose.choice([*INNER, *TEXTS]): value(choose, depth + 1)
                for _ in range(choose.randrange(3))
            },
        ]
    return choose.choice(kinds)()


def right(choose: random.Random) -> dict[str, Value]:
    """A table that is right but for names and paths, which may be."""
    names = [*TEXTS, "A1", "B2", "C3"]
    return {
        "models": ["shop"],
        "targets": choose.choice([["typescript"], ["typescript", "zod", "docs"], []]),
        "output": choose.choice(["generated", "a", "../b", *TEXTS]),
        "typescript": {"rename": {"SocketStatus": choose.choice(names)}},
        "templates": "templates",
        "custom": {choose.choice([*names, "{module}.x"]): choose.choice(["header.jinja", "no"])},
    }


def table(choose: random.Random) -> dict[str, Value]:
    found = right(choose) if choose.random() < 0.9 else {"models": ["shop"]}
    for key in [*found][1:]:
        if choose.random() < 0.5:
            del found[key]
    for _ in range(choose.choice([0, 0, 1, 2])):
        found[choose.choice([*KEYS, *KEYS, *TEXTS])] = value(choose)
    return found


def toml(value: Value) -> str:
    """A value as TOML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return f"{{{', '.join(f'{toml(key)} = {toml(each)}' for key, each in value.items())}}}"
        case _:
            return str(value)


def project(folder: Path) -> Path:
    """A project in a repository, with templates; beside the repository there is a file."""
    root = folder / "repository" / "project"
    for path in ("../.git", "shop", "templates", "../../outside"):
        (root / path).mkdir(parents=True)
    (root / "templates/header.jinja").write_text("{{ header[0] }}\n")
    (folder / "outside/kept").write_text("kept")
    return root


def outcome(root: Path, stated: dict[str, Value]) -> tuple[Config, dict[str, str]] | None:
    """The configuration and the texts that come of it; None where it is refused."""
    lines = "\n".join(f"{toml(key)} = {toml(each)}" for key, each in stated.items())
    (root / "pyproject.toml").write_text(f"[tool.codegen]\n{lines}\n", encoding="utf-8")
    document = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))
    try:
        config = load_config(root)
        texts = render(document, config)
        files.compare(config.folder, texts)
    except CodegenError:
        return None
    return config, texts


def test_a_configuration_is_read_or_refused_and_nothing_else_happens(tmp_path: Path) -> None:
    texts: dict[str, str] = {}
    root = project(tmp_path)
    taken = 0
    for number in range(CONFIGURATIONS):
        stated = table(random.Random(f"{SEED} {number}"))
        try:
            found = outcome(root, stated)
        except Exception as error:
            raise AssertionError(f"{stated} (FUZZ_SEED={SEED})") from error
        if found is not None:
            config, written = found
            taken += 1
            assert config.folder.resolve().is_relative_to(root.parent)
            assert ".git" not in config.folder.resolve().parts
            assert '{\n  "$comment"' == written["schema.json"][:14]
            texts |= {
                f"{stated}: {path}": text
                for path, text in written.items()
                if path.startswith(("typescript/", "zod/"))
            }
    assert CONFIGURATIONS // 10 < taken < CONFIGURATIONS * 9 // 10
    assert [] == faults(texts)


def test_bytes_that_are_no_toml_are_told(tmp_path: Path) -> None:
    text = (ROOT / "pyproject.toml").read_bytes()
    path = tmp_path / "pyproject.toml"
    for number in range(CONFIGURATIONS):
        choose = random.Random(f"{SEED} {number}")
        changed = bytearray(text)
        for _ in range(choose.randrange(1, 6)):
            changed[choose.randrange(len(changed))] = choose.randrange(256)
        path.write_bytes(changed)
        with contextlib.suppress(CodegenError):
            load_config(tmp_path)
