"""JSON as TypeScript expressions whose offsets lead back to paths, and what the compiler misses."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from support.toolchain import MODULES, node

from codegen.emit.zod.schemas import INHERITED
from codegen.evidence.oracles.typescript import DEEPEST, SEEMING, literal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a":1,"b":[true,null]}', '{"a": 1, "b": [true, null, ], }'),
        ('{"__proto__":{}}', '{["__proto__"]: {}, }'),
        ('["\\u2028 é"]', '["\\u2028 \\u00e9", ]'),
        ("[1e400, 1.50, 12345678901234567890]", "[1e400, 1.50, 12345678901234567890, ]"),
        ("{}", "{}"),
        ("[]", "[]"),
    ],
)
def test_a_literal_says_what_the_text_says(text: str, expected: str) -> None:
    assert expected == literal(text).text


def test_an_offset_leads_to_its_place() -> None:
    found = literal('{"a":{"b":[1,"x"]},"c":2}')

    for part, path in (('"b"', ("a", "b")), ('"x"', ("a", "b", 1)), ("2,", ("c",)), ("{", ())):
        assert path == found.path_at(found.text.index(part))


def test_what_is_too_deep_is_known_as_such() -> None:
    assert not literal("[" * DEEPEST + "]" * DEEPEST).is_too_deep
    assert literal("[" * (DEEPEST + 2) + "]" * (DEEPEST + 2)).is_too_deep


def run(*command: str, cwd: Path) -> str:
    return subprocess.run(
        [node(), *command], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    ).stdout


def test_every_object_seems_to_have_what_its_libraries_declare_and_no_accessors(
    tmp_path: Path,
) -> None:
    keys = sorted(INHERITED)
    lines = [f"export const {key}: {{ {key}?: 1 }} = {{}};" for key in keys]
    (tmp_path / "objects.ts").write_text("\n".join(lines))

    compiler = str(MODULES / "typescript" / "bin" / "tsc")
    printed = run(compiler, "--strict", "--noEmit", "objects.ts", cwd=tmp_path)
    own = run("-p", "Object.getOwnPropertyNames(Object.prototype).join(' ')", cwd=tmp_path)

    seen = {keys[int(line) - 1] for line in re.findall(r"objects\.ts\((\d+),", printed)}
    assert SEEMING == seen
    assert INHERITED == {*own.split()} - {"__proto__"}
