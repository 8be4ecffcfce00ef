"""The command: what it is compared with, whom a change breaks, and how that is told."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from support.breaking import compared
from support.cases import CASES
from support.project import ROOT, codegen, edit, git, make

from codegen.breaking.rules import GRADES, RULES

if TYPE_CHECKING:
    from pathlib import Path

ADDED = ("    price: float\n", "    price: float\n    tax: float\n")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose output is committed, and the model of which has got one more field since."""
    make(tmp_path)
    codegen(tmp_path, "generate")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "a")
    edit(tmp_path / "shop/goods.py", *ADDED)
    return tmp_path


def test_nothing_has_changed_since_a_commit_of_the_same_models(project: Path) -> None:
    edit(project / "shop/goods.py", *reversed(ADDED))
    done = codegen(project, "breaking", "--against", "main")
    assert (0, "Since main: nothing has changed.\n", "") == (
        done.returncode,
        done.stdout,
        done.stderr,
    )


@pytest.mark.parametrize(
    "against", ["main", "HEAD", "main~0", "generated", "generated/schema.json"]
)
def test_the_other_side_is_a_commit_a_file_or_a_folder(project: Path, against: str) -> None:
    done = codegen(project, "breaking", "--against", against)
    assert (1, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("shop.goods.Item\n  .tax: A property is new that has to be")
    assert done.stdout.endswith(f"Since {against}: 1 breaking.\n")


def test_a_commit_is_asked_from_a_folder_below_its_repository(project: Path) -> None:
    (project / "web").mkdir()
    edit(project / "pyproject.toml", '["shop"]\n', '["shop"]\noutput = "web/contract"\n')
    git(project, "mv", "generated", "web/contract")
    git(project, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "b")
    done = codegen(project / "web", "breaking", "--against", "HEAD")
    assert (1, "") == (done.returncode, done.stderr)


def found(project: Path, *arguments: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(codegen(project, "breaking", *arguments, "--format", "json").stdout)


def test_programs_are_told_all(project: Path) -> None:
    told = found(project, "--against", "main")
    (change,) = told["changes"]
    assert ("breaking", "main") == (told["grade"], told["against"])
    assert "property-added-required" == change["rule"]
    assert ("shop.goods.Item", ".tax") == (change["model"], change["place"])
    sent, received = change["judged"]
    assert ("sent", "safe", None) == (sent["direction"], sent["grade"], sent["witness"])
    assert ("received", "breaking") == (received["direction"], received["grade"])
    witness = received["witness"]
    assert "tax" not in json.loads(witness["text"])
    assert ("Item", '"tax" is a required property') == (witness["type"], witness["reason"])


def test_a_change_that_is_allowed_breaks_nothing(project: Path) -> None:
    (change,) = found(project, "--against", "main")["changes"]
    table = f'\n[tool.codegen.breaking]\nallow = {{ {change["fingerprint"]} = "v2 is out" }}\n'
    edit(project / "pyproject.toml", '["shop"]\n', f'["shop"]\n{table}')
    done = codegen(project, "breaking", "--against", "main")
    assert 0 == done.returncode
    assert "    allowed: v2 is out\n" in done.stdout
    assert done.stdout.endswith("Since main: 1 allowed.\n")


def test_forward_asks_what_todays_client_makes_of_yesterdays_server(project: Path) -> None:
    done = codegen(project, "breaking", "--against", "main", "--mode", "forward")
    assert 1 == done.returncode
    assert "sent (forward): breaking; the old server sends, as Item, " in done.stdout
    assert "the new client refuses it" in done.stdout
    both = found(project, "--against", "main", "--mode", "full")["changes"][0]["judged"]
    assert {"backward", "forward"} == {each["mode"] for each in both}


def test_on_github_a_change_is_told_at_its_line(project: Path) -> None:
    summary = project / "summary.md"
    done = codegen(
        project,
        *("breaking", "--against", "main"),
        variables={"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)},
    )
    assert 1 == done.returncode
    assert (
        "::error file=shop/goods.py,line=7,title=codegen breaking%3A breaking::"
        "shop.goods.Item.tax: A property is new that has to be there. nothing -> number\n"
    ) in done.stdout
    assert "- breaking: `shop.goods.Item.tax` A property is new" in summary.read_text()


@pytest.mark.parametrize(
    ("against", "message"),
    [
        (
            "nowhere",
            (
                "error: nowhere: there is no commit 'nowhere' [against-found]\n"
                "  hint: git fetch origin nowhere, or name a commit, a branch or a tag\n"
            ),
        ),
        (
            "old.json",
            (
                "error: old.json: there is no such file [against-found]\n"
                "  hint: name a schema.json, or a git reference\n"
            ),
        ),
        (
            "--output=x",
            (
                "error: --output=x: there is no such file [against-found]\n"
                "  hint: name a schema.json, or a git reference\n"
            ),
        ),
        (
            "empty",
            (
                "error: empty: generated/schema.json is not committed there [against-found]\n"
                "  hint: name a commit that has it, or its folder by another path\n"
            ),
        ),
        (
            "pyproject.toml",
            (
                "error: pyproject.toml: it is no JSON: Expecting value: line 1 column 2 (char 1)"
                " [against-found]\n  hint: name a schema.json\n"
            ),
        ),
        (
            "other.json",
            (
                "error: other.json: it is no document of codegen's [against-found]\n"
                "  hint: name a schema.json\n"
            ),
        ),
    ],
)
def test_what_is_no_contract_is_told(project: Path, against: str, message: str) -> None:
    (project / "other.json").write_text("[]")
    tree = git(project, "mktree", "--missing") if against == "empty" else ""
    if tree:
        commit = ("-c", "user.name=a", "-c", "user.email=a@b.c", "commit-tree", "-m", "a")
        git(project, "tag", "empty", git(project, *commit, tree.strip()).strip())
    done = codegen(project, "breaking", f"--against={against}")
    assert (2, "", message) == (done.returncode, done.stdout, done.stderr)


def test_a_shallow_clone_is_told_how_to_get_the_rest(project: Path, tmp_path: Path) -> None:
    git(project, *"-c user.name=a -c user.email=a@b.c commit --quiet -am b".split())
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{project}", str(shallow))
    done = codegen(shallow, "breaking", "--against", "main~1")
    assert 2 == done.returncode
    assert "hint: git fetch --unshallow, or fetch-depth: 0 for actions/checkout\n" in done.stderr


def test_where_there_is_no_git_a_file_has_to_be_named(tmp_path: Path) -> None:
    make(tmp_path)
    done = codegen(tmp_path, "breaking", "--against", "main")
    assert 2 == done.returncode
    assert "is in no git repository [against-found]\n  hint: name a schema.json\n" in done.stderr


def test_forward_and_backward_change_places_where_the_sides_do(tmp_path: Path) -> None:
    comparison = compared(CASES / "breaking" / "enum-value-removed", tmp_path, "full")
    grades = {(each.direction, each.mode): each.grade for each in comparison.findings[0].judged}
    assert {
        ("output", "backward"): "safe",
        ("input", "backward"): "breaking",
        ("output", "forward"): "dangerous",
        ("input", "forward"): "safe",
    } == grades


def test_the_documentation_lists_every_rule() -> None:
    text = (ROOT / "docs" / "breaking.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| (.+) \| (\S+) \| (\S+) \| (\S+) \|$", text, re.MULTILINE)
    stated = {
        rule: (each.sentence, each.sent, each.received, each.otherwise)
        for rule, each in RULES.items()
    }
    assert stated == {rule: tuple(cells) for rule, *cells in rows}
    assert [*GRADES] == re.findall(r"^- \*\*(\S+)\*\*", text, re.MULTILINE)
