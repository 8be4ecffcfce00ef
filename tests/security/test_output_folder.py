"""The output folder of a stranger's repository: links that lead out of it, and names that lie."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from support.project import codegen, edit, git, make, opened

from codegen import CodegenError, check, generate, load_config
from codegen.drift.report import as_text
from codegen.header import header_lines

if TYPE_CHECKING:
    from pathlib import Path

OURS = f"// {header_lines(['shop'])[0]}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a repository of its own, and the current folder."""
    folder = make(tmp_path / "repository")
    (folder / ".git/hooks").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    monkeypatch.chdir(folder)
    return folder


LINKED = "leads out of the repository through a link"


@pytest.mark.parametrize(
    ("link", "target", "output"),
    [
        ("generated", "../outside", "generated"),
        ("generated", "/tmp", "generated"),
        ("generated", "../nowhere", "generated"),
        ("generated", ".git/hooks", "generated"),
        ("web", "../outside", "web/generated"),
        ("web", ".git", "web/hooks"),
    ],
)
def test_an_output_folder_behind_a_link_out_of_the_repository_is_refused(
    project: Path, link: str, target: str, output: str
) -> None:
    (project / link).symlink_to(target)
    edit(project / "pyproject.toml", '["shop"]', f'["shop"]\noutput = "{output}"')

    with pytest.raises(CodegenError) as caught:
        load_config(project)

    (problem,) = caught.value.problems
    assert "config-value" == problem.rule
    assert f"'output' {LINKED}: {output!r}" == problem.what


def test_an_output_folder_behind_a_link_to_one_of_the_repository_is_taken(project: Path) -> None:
    (project / "web").mkdir()
    (project / "generated").symlink_to("web")
    with opened(project) as config:
        generate(config)
    assert (project / "web/schema.json").is_file()


@pytest.mark.parametrize("link", ["generated/schema.json", "generated/typescript"])
@pytest.mark.parametrize("target", ["secrets", ".git/secrets"])
def test_a_diff_does_not_show_what_is_behind_a_link(project: Path, link: str, target: str) -> None:
    with opened(project) as config:
        generate(config)
    for path in ("schema.json", "index.ts", "shop/goods.ts"):
        place = project / target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("secret = 1\n")
    place = project / link
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    to = project / target if place.suffix == "" else project / target / "schema.json"
    place.symlink_to(to)

    with opened(project) as config:
        report = check(config)
        assert not report.clean
        assert "secret =" not in as_text(report)
        with pytest.raises(CodegenError, match=r"\[output-inside\]"):
            generate(config)


def test_a_device_or_a_pipe_is_no_file_to_read(project: Path) -> None:
    os.mkfifo(project / "endless.py")
    with opened(project) as config:
        generate(config)
        document = json.loads((project / "generated/schema.json").read_text())
        document["x-sources"]["gone"] = "endless.py"
        document["$defs"]["Gone"] = {"x-python": "gone:Gone", "type": "string"}
        (project / "generated/schema.json").write_text(json.dumps(document, indent=2))
        assert "gone.Gone" in check(config).models
        (project / "generated/schema.json").unlink()
        (project / "generated/schema.json").symlink_to(project / "endless.py")
        assert not check(config).clean
    (project / "pyproject.toml").unlink()
    (project / "pyproject.toml").symlink_to(project / "endless.py")
    with pytest.raises(CodegenError, match=r"\[config-readable\]"):
        load_config(project)


def test_templates_behind_a_link_out_of_the_repository_are_refused(project: Path) -> None:
    (project / "templates").symlink_to("../outside")
    for stated, what in (("templates", LINKED), ("../outside", "has to be a folder of the repo")):
        text = f'[tool.codegen]\nmodels = ["shop"]\ntemplates = "{stated}"\n'
        (project / "pyproject.toml").write_text(text)
        with pytest.raises(CodegenError, match=rf"'templates' {what}.* \[config-value\]"):
            load_config(project)


NAMES = ["\x1b[2J.ts", "--- a\n+++ b.ts", "a\nclean: b.ts", "a\r\nb.ts", "\u2028.ts"]


def test_a_line_break_in_the_name_of_a_file_does_not_split_the_report(project: Path) -> None:
    (project / ".git/hooks").rmdir()
    (project / ".git").rmdir()
    assert 0 == codegen(project, "generate").returncode
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    for name in NAMES:
        (project / "generated" / name).write_text(f"{OURS}\x1b[2J\u2028\n", encoding="utf-8")

    text = codegen(project, "check")
    programs = codegen(project, "check", "--format", "json")
    github = codegen(project, "check", "--format", "github")
    deleted = codegen(project, "generate")

    assert (1, 1, 1) == (text.returncode, programs.returncode, github.returncode)
    named, *rest = text.stdout.split("\n\n")
    assert ["orphaned: generated/"] * len(NAMES) == [line[:20] for line in named.split("\n")]
    assert len(NAMES) + 1 == len(rest)  # a diff for each, and the way out
    assert NAMES == [each["path"] for each in json.loads(programs.stdout)["drifts"]]
    assert len(NAMES) == sum(line.startswith("::error ") for line in github.stdout.split("\n"))
    assert ["deleted generated/"] * len(NAMES) == [
        line[:18] for line in deleted.stdout.splitlines()[:-1]
    ]
    for output in (text.stdout, deleted.stdout):
        assert {"\n"} == set(output) & set("\n\r\u2028\x1b")
