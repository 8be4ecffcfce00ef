"""Real commits through the real pre-commit and prek: nothing that drifted gets past the hook."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support.project import ROOT, codegen, edit, environment, git, make

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
ITEM = "shop/goods.py"
GOODS = "generated/typescript/shop/goods.ts"


class Repository:
    """The repository of a user's project, with a hook of which the README tells."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.variables = {
            "PATH": f"{BIN}:/usr/bin:/bin",
            "PRE_COMMIT_HOME": str(folder.with_name("home")),
            "PREK_HOME": str(folder.with_name("home")),
            "CI": "1",  # each commit is checked in full
        }

    def hook(self, settings: str) -> None:
        text = settings.removeprefix("yaml\n")
        (self.folder / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")

    def run(self, *command: str) -> tuple[int, str]:
        """Run a command; its status, and what it printed."""
        result = subprocess.run(
            command,
            cwd=self.folder,
            env=environment(**self.variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        return result.returncode, result.stdout

    def commit(self, *paths: str) -> tuple[bool, str]:
        """Add some paths and commit; whether git did, and what the hook printed."""
        if paths:
            git(self.folder, "add", "--all", *paths)
        before = git(self.folder, "rev-list", "--all", "--count")
        status, printed = self.run("git", "commit", "--message=m")
        assert (status == 0) == (before != git(self.folder, "rev-list", "--all", "--count"))
        return status == 0, printed


@pytest.fixture(scope="module", params=["pre-commit", "prek"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its output and a hook, and without a commit."""
    repository = Repository(make(tmp_path_factory.mktemp(request.param) / "project"))
    git(repository.folder, "init", "--quiet")
    git(repository.folder, "config", "user.name", "n")
    git(repository.folder, "config", "user.email", "n@example.org")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    repository.hook(readme.partition("### In a pre-commit hook")[2].split("```")[1])
    assert 0 == repository.run(str(BIN / request.param), "install")[0]
    assert 0 == codegen(repository.folder, "generate").returncode
    return repository.folder


@pytest.fixture
def new(made: Path, tmp_path: Path) -> Repository:
    """A repository without a commit."""
    return Repository(shutil.copytree(made, tmp_path / "project"))


@pytest.fixture
def repository(new: Repository) -> Repository:
    """A repository whose first commit holds everything."""
    git(new.folder, "add", ".")
    git(new.folder, "commit", "--quiet", "--no-verify", "--message=m")
    return new


def refused(outcome: tuple[bool, str], *texts: str) -> None:
    """Show that a commit was refused, and that the hook said why."""
    committed, printed = outcome
    assert not committed
    for text in texts:
        assert text in printed


def test_a_first_commit_without_the_output_is_refused(new: Repository) -> None:
    sources = ("shop", "pyproject.toml", ".pre-commit-config.yaml")
    outcome = new.commit(*sources)
    refused(outcome, "uncommitted: generated/schema.json (not in git)", "run: git add generated")

    shutil.rmtree(new.folder / "generated")
    mend = "run: codegen generate && git add generated"
    refused(new.commit(), "never generated: generated holds no file of codegen's", mend)

    new.run("sh", "-c", "codegen generate && git add generated")
    committed, printed = new.commit()
    assert committed, printed
    assert re.search(r"generated/ is what the models say\.+Passed", printed)


def test_a_commit_that_only_deletes_is_refused(repository: Repository) -> None:
    git(repository.folder, "rm", "-r", "--quiet", "generated/typescript")

    mend = "run: codegen generate && git add generated"
    refused(repository.commit(), f"missing: {GOODS} (not there)", mend)


def test_an_output_that_git_forgets_is_refused(repository: Repository) -> None:
    git(repository.folder, "rm", "-r", "--cached", "--quiet", "generated")

    refused(repository.commit(), f"uncommitted: {GOODS} (not in git)", "run: git add generated")


def test_an_output_that_git_ignores_is_refused(new: Repository) -> None:
    (new.folder / ".gitignore").write_text("generated/\n")

    rule = ".gitignore:1: generated/"
    refused(new.commit("."), f"(git ignores it, by {rule})", f"first take out {rule}\n")


def test_a_model_without_its_output_is_refused(repository: Repository) -> None:
    edit(repository.folder / ITEM, "price: float", "price: str")
    codegen(repository.folder, "generate")

    outcome = repository.commit("shop")

    refused(outcome, f"changed: {GOODS} (out of date)", "  shop.goods.Item.price\n")
    assert "price: str" in (repository.folder / ITEM).read_text()  # nothing of the user's is lost


def test_an_output_without_its_model_is_refused(repository: Repository) -> None:
    edit(repository.folder / ITEM, "price: float", "price: str")
    codegen(repository.folder, "generate")

    refused(repository.commit("generated"), f"changed: {GOODS} (out of date)")


def test_a_part_of_the_output_is_refused(repository: Repository) -> None:
    edit(repository.folder / ITEM, "price: float", "price: str")
    codegen(repository.folder, "generate")

    refused(repository.commit("shop", "generated/schema.json"), f"edited: {GOODS} (")


def test_a_file_that_was_forgotten_is_refused(repository: Repository) -> None:
    extra = "from pydantic import BaseModel\n\n\nclass Extra(BaseModel):\n    a: int\n"
    (repository.folder / "shop/extra.py").write_text(extra)
    codegen(repository.folder, "generate")

    outcome = repository.commit("shop", "generated/schema.json", "generated/typescript/index.ts")

    refused(outcome, "uncommitted: generated/typescript/shop/extra.ts (not in git)")


def test_an_edit_by_hand_is_refused(repository: Repository) -> None:
    edit(repository.folder / GOODS, "price: number", "price?: number")

    refused(repository.commit("."), f"edited: {GOODS} (changed by hand", "-  price?: number;\n")


def test_a_model_that_cannot_be_imported_is_refused(repository: Repository) -> None:
    edit(repository.folder / ITEM, "from pydantic", "from pydantics")

    refused(repository.commit("."), "exit code: 2", "error: shop/goods.py:1: the import fails")


def test_an_environment_without_codegen_is_refused(repository: Repository) -> None:
    (repository.folder / "README").write_text("")
    repository.variables["PATH"] = "/usr/bin:/bin"

    refused(repository.commit("."), "codegen")


def test_without_a_tool_that_puts_the_rest_away_the_index_is_what_counts(
    repository: Repository,
) -> None:
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexec codegen check\n")
    edit(repository.folder / ITEM, "price: float", "price: str")
    codegen(repository.folder, "generate")

    outcome = repository.commit("shop")

    refused(outcome, f"unstaged: {GOODS} (not staged", "run: git add generated")
    assert repository.commit("generated")[0]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> str:
    """This package as another project names it in its settings: a repository and a revision."""
    folder = tmp_path_factory.mktemp("published") / "codegen"
    names = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")
    shutil.copytree(
        ROOT / "codegen", folder / "codegen", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in names:
        shutil.copy(ROOT / name, folder)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    identity = ("-c", "user.name=n", "-c", "user.email=n@example.org")
    git(folder, *identity, "commit", "--quiet", "--message=m")
    revision = git(folder, "rev-parse", "HEAD").strip()
    return f"repos: [{{repo: '{folder}', rev: {revision}, hooks: [{{id: HOOK}}]}}]\n"


def test_the_hook_that_other_projects_name_runs_in_their_environment(
    repository: Repository, published: str
) -> None:
    repository.hook(published.replace("HOOK", "codegen-check"))
    assert repository.commit(".")[0]

    git(repository.folder, "rm", "--quiet", GOODS)
    refused(repository.commit(), f"missing: {GOODS}")


def test_the_isolated_hook_imports_no_model(repository: Repository, published: str) -> None:
    repository.hook(published.replace("HOOK", "codegen-verify"))
    edit(repository.folder / ITEM, "from pydantic", "from nowhere")
    repository.variables["PATH"] = "/usr/bin:/bin"
    committed, printed = repository.commit(".")
    assert committed, printed

    edit(repository.folder / GOODS, "price: number", "price: string")
    refused(repository.commit("."), f"edited: {GOODS}")

    git(repository.folder, "rm", "--quiet", "--force", "generated/schema.json")
    refused(repository.commit(), "[schema-committed]")


def test_each_hook_of_ours_always_runs() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    assert {"codegen-check": "system", "codegen-verify": "python"} == {
        hook["id"]: hook["language"] for hook in hooks
    }
    for hook in hooks:
        assert hook["always_run"] is True
        assert hook["pass_filenames"] is False
