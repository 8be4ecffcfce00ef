"""Templates of a stranger's that forget the header, take a place of ours, or print anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.project import codegen, edit, make, opened, snapshot

from codegen import CodegenError, check, generate

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = '[tool.codegen]\nmodels = ["shop"]\ntemplates = "templates"\n'
HEADER = "// {{ header[0] }}\n"
INDEX = "typescript/index.ts.jinja"
NO_HEADER = "generated/typescript/index.ts: its text does not carry the header [template-header]"
HALF = "generated/typescript/index.ts: its text holds half a character [template-renders]"
DOCUMENT = "schema.json: 'custom' makes this file, and it is the document [output-unique]"
ONE_PATH = "generated/schema.json: is one path with {} where case is not told apart [output-unique]"


@pytest.mark.parametrize(
    ("template", "text", "custom", "told"),
    [
        (INDEX, "export {};\n", "", NO_HEADER),
        (INDEX, "", "", NO_HEADER),
        (INDEX, HEADER + '{{ "\\ud800" }}\n', "", HALF),
        ("a.jinja", HEADER, "schema.json", DOCUMENT),
        ("a.jinja", HEADER, "Schema.JSON", ONE_PATH.format("Schema.JSON")),
        ("a.jinja", HEADER, "schema.json/a", ONE_PATH.format("schema.json")),
    ],
)
def test_what_cannot_be_a_file_of_ours_is_refused_by_every_command(  # noqa: PLR0913, PLR0917 - a table
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    template: str,
    text: str,
    custom: str,
    told: str,
) -> None:
    monkeypatch.chdir(make(tmp_path))
    with opened(tmp_path) as config:
        generate(config)
    (tmp_path / "templates" / template).parent.mkdir(parents=True)
    (tmp_path / "templates" / template).write_text(text, encoding="utf-8")
    more = f'custom = {{ "{custom}" = "a.jinja" }}\n' if custom else ""
    (tmp_path / "pyproject.toml").write_text(CONFIG + more, encoding="utf-8")
    before = snapshot(tmp_path / "generated")

    for command in (generate, check, lambda config: check(config, from_schema=True)):
        with opened(tmp_path) as config, pytest.raises(CodegenError) as caught:
            command(config)
        assert told == caught.value.problems[0].summary
    assert before == snapshot(tmp_path / "generated")


def test_a_default_that_is_half_a_character_is_escaped_by_our_own_templates(tmp_path: Path) -> None:
    make(tmp_path)
    edit(tmp_path / "shop/goods.py", "sku: str", 'sku: str = "\\ud800"')
    edit(
        tmp_path / "pyproject.toml", '["shop"]', '["shop"]\ntargets = ["typescript", "zod", "docs"]'
    )

    run = codegen(tmp_path, "generate")

    assert (0, "") == (run.returncode, run.stderr)
    assert r'"\ud800"' in (tmp_path / "generated/typescript/shop/goods.ts").read_text()
