"""A run of which nothing has changed says what the last one said, and never anything else."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from support.project import edit, environment, git, make

from codegen.cache.record import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# What changed just before a run is not recorded, and a test does not wait for that to pass.
PROGRAM = (
    "import codegen.cache.record as record; record._SETTLED = 0; "
    "from codegen.cache import main; main()"
)
CLEAN = "generated/ is what the models say.\n"

SETTINGS = """\
import json
import os
from pathlib import Path

from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings, env_file=".env"):
    limit: int = 1


LIMIT = Settings().limit
NAME = os.environ.get("SHOP_NAME", "shop")
DATA = json.loads(Path("data.json").read_text())


class Limits(BaseModel):
    limit: int = Field(description=f"At most {LIMIT}")
    name: str = Field(description=NAME)
    data: int = DATA["x"]
"""


def outside(**variables: str) -> dict[str, str]:
    """The variables of a person's terminal; pytest names the test in one, and settings read all."""
    foreign = ("CI", "PYTEST_")
    own = {key: each for key, each in environment().items() if not key.startswith(foreign)}
    return {**own, **variables}


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    time.sleep(0.02)  # the clock of the file system is coarse
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        env=outside(**variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def is_remembered(folder: Path, *arguments: str, **variables: str) -> bool:
    """Whether a run is told from the last one; models are not imported then."""
    result = run(folder, *arguments, "--debug", **variables)
    return "still" in result.stderr


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = make(tmp_path / "shop", settings=SETTINGS)
    (folder / "data.json").write_text('{"x": 1}')
    git(folder, "init", "--quiet")
    run(folder, "generate")
    git(folder, "add", "--all")
    assert (0, CLEAN) == verdict(folder)
    return folder


def verdict(folder: Path, *options: str, **variables: str) -> tuple[int, str]:
    result = run(folder, "check", *options, **variables)
    return result.returncode, result.stdout


def records(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.json"))


def spoil(folder: Path) -> None:
    """Make the record say something that no full run says."""
    for path in records(folder):
        stored = json.loads(path.read_text())
        stored["printed"] = [["remembered", False]]
        path.write_text(json.dumps(stored))
        os.utime(path, ns=(stored["written"], stored["written"]))


REMEMBERED = (0, "remembered\n")


def test_a_run_of_which_nothing_has_changed_says_what_the_last_one_said(shop: Path) -> None:
    spoil(shop)

    assert REMEMBERED == verdict(shop)
    assert (0, CLEAN) == verdict(shop, "--no-cache")


def test_continuous_integration_asks_for_it(shop: Path) -> None:
    spoil(shop)

    in_ci = subprocess.run(
        [sys.executable, "-c", PROGRAM, "check"],
        cwd=shop,
        env=environment(CI="true"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, CLEAN) == (in_ci.returncode, in_ci.stdout)


def test_the_records_are_no_part_of_the_repository(shop: Path) -> None:
    assert "" == git(shop, "status", "--porcelain", "--untracked-files=all", FOLDER)


def test_a_warning_is_told_again(tmp_path: Path) -> None:
    model = (
        "from pydantic import BaseModel, Field\\n\\n\\nclass Item(BaseModel):\\n"
        "    sku: str = Field(json_schema_extra={'type': 'integer'})\\n    price: float\\n"
    ).replace("\\n", "\n")
    folder = make(tmp_path / "shop", goods=model)
    first = run(folder, "generate")
    again, remembered = run(folder, "generate"), run(folder, "generate")

    assert "warning:" in first.stderr
    assert (again.stdout, again.stderr) == (remembered.stdout, remembered.stderr)


def test_drift_is_never_remembered(shop: Path) -> None:
    edit(shop / "shop/goods.py", "price", "cost")
    spoil(shop)

    first = verdict(shop)

    assert (1, first) == (first[0], verdict(shop))
    assert "shop.goods.Item.cost" in first[1]


def rewrite(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: edit(folder / path, old, new)


def keep_the_time(folder: Path) -> None:
    path = folder / "shop/goods.py"
    before = path.stat()
    edit(path, "price", "cause")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_the_file(folder: Path) -> None:
    path = folder / "shop/goods.py"
    other = path.with_suffix(".new")
    other.write_text(path.read_text().replace("price", "cause"))
    shutil.copystat(path, other)
    other.replace(path)


def add_a_package(folder: Path) -> None:
    (folder / "shop/more").mkdir()
    (folder / "shop/more/one.py").write_text(
        "from pydantic import BaseModel\n\n\nclass New(BaseModel):\n    x: int\n"
    )


CHANGES: dict[str, Callable[[Path], object]] = {
    "a model": rewrite("shop/goods.py", "price", "cost"),
    "a model, its time kept": keep_the_time,
    "a model, by another file": replace_the_file,
    "a module more": lambda folder: (folder / "shop/new.py").write_text(
        "from pydantic import BaseModel\n\n\nclass New(BaseModel):\n    x: int\n"
    ),
    "a package more": add_a_package,
    "a module less": lambda folder: (folder / "shop/sales.py").unlink(),
    "a file that a model reads": rewrite("data.json", "1", "2"),
    "a file of settings": lambda folder: (folder / ".env").write_text("LIMIT=3\n"),
    "the configuration": lambda folder: (folder / "pyproject.toml").write_text(
        '[tool.codegen]\nmodels = ["shop"]\ntypescript = { layout = "single" }\n'
    ),
    "an output": rewrite("generated/typescript/shop/goods.ts", "price", "cost"),
    "an output less": lambda folder: (folder / "generated/typescript/shop/goods.ts").unlink(),
    "an output more": lambda folder: shutil.copy(
        folder / "generated/typescript/shop/goods.ts", folder / "generated/typescript/old.ts"
    ),
    "the index of git": lambda folder: (
        git(folder, "rm", "-r", "--cached", "-q", "generated/zod")
        if (folder / "generated/zod").exists()
        else git(folder, "rm", "--cached", "-q", "generated/schema.json")
    ),
    "a module that hides another": lambda folder: (folder / "pydantic_settings.py").write_text(
        "raise RuntimeError\n"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_leads_to_the_full_run(shop: Path, change: str) -> None:
    CHANGES[change](shop)

    first = verdict(shop)

    assert verdict(shop, "--no-cache") == first
    assert first[0] != 0


@pytest.mark.parametrize("variables", [{"SHOP_NAME": "other"}, {"LIMIT": "5"}])
def test_a_variable_that_a_model_reads_leads_to_the_full_run(
    shop: Path, variables: dict[str, str]
) -> None:
    assert 1 == verdict(shop, **variables)[0]


def test_a_file_that_is_only_touched_is_what_it_was(shop: Path) -> None:
    (shop / "shop/goods.py").touch()
    spoil(shop)

    assert REMEMBERED == verdict(shop)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"key": 1}', '{"key": [], "files": 1}'])
def test_a_record_that_is_torn_or_foreign_counts_for_nothing(shop: Path, text: str) -> None:
    (path,) = (each for each in records(shop))
    path.write_text(text)

    assert (0, CLEAN) == verdict(shop)


def test_a_record_that_comes_with_the_repository_is_not_believed(shop: Path) -> None:
    edit(shop / "shop/goods.py", "price", "cost")
    forged: dict[str, dict[str, str]] = {"files": {}, "folders": {}, "probes": {}, "variables": {}}
    for path in records(shop):
        path.write_text(json.dumps(json.loads(path.read_text()) | forged))
    git(shop, "add", "--force", "--all")
    clone = shop.with_name("clone")
    git(shop, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "a")
    git(shop, "clone", "--quiet", str(shop), str(clone))
    shutil.rmtree(shop)
    clone.rename(shop)
    assert records(shop)

    assert 1 == verdict(shop)[0]


def test_no_record_is_kept_behind_a_link(shop: Path) -> None:
    shutil.rmtree(shop / FOLDER)
    (shop.parent / "outside").mkdir()
    (shop / FOLDER).symlink_to("../outside")

    assert (0, CLEAN) == verdict(shop)
    assert [] == [*(shop.parent / "outside").iterdir()]


def test_what_cannot_be_looked_at_again_is_not_remembered(tmp_path: Path) -> None:
    model = "import subprocess\nsubprocess.run(['true'])\n" + SETTINGS
    folder = make(tmp_path / "shop", settings=model)
    (folder / "data.json").write_text('{"x": 1}')
    run(folder, "generate")
    run(folder, "generate")

    assert [] == records(folder)


def imported(folder: Path, *arguments: str) -> set[str]:
    """The modules that a run imports which finds that nothing has changed."""
    line = repr(["codegen", *arguments])
    program = PROGRAM.replace("main()", f"sys.argv = {line}; ") + (
        "import atexit; before = {*sys.modules}; "
        "atexit.register(lambda: print(*sorted({*sys.modules} - before), file=sys.stderr)); main()"
    )
    listed = subprocess.run(
        [sys.executable, "-c", f"import sys; {program}", "check"],
        cwd=folder,
        env=outside(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert listed.stdout.startswith("generated/ is what ")
    return {*listed.stderr.split()}


def test_next_to_nothing_is_imported_where_nothing_has_changed(shop: Path) -> None:
    run(shop, "check")
    modules = imported(shop, "check")
    assert len(modules) < 12, modules
    heavy = {"click", "pydantic", "jinja2", "dataclasses", "pathlib", "codegen.cli", "subprocess"}
    assert set() == heavy & modules


def test_a_check_of_the_document_imports_nothing_that_knows_models(shop: Path) -> None:
    modules = imported(shop, "check", "--from-schema", "--no-cache")
    assert {"codegen.pipeline", "codegen.parse", "jinja2"} <= modules
    assert set() == {"pydantic", "pydantic_core", "codegen.export", "codegen.load"} & modules
    assert len(modules) < 320, len(modules)


EDITS: list[Callable[[Path], object]] = [
    lambda folder: (
        edit(folder / "shop/goods.py", "sku", "sku2")
        if "sku2" not in (folder / "shop/goods.py").read_text()
        else edit(folder / "shop/goods.py", "sku2", "sku")
    ),
    lambda folder: (folder / "shop/goods.py").touch(),
    lambda folder: (folder / f"shop/extra{random.randrange(3)}.py").write_text("X = 1\n"),
    lambda folder: run(folder, "generate"),
    lambda folder: run(folder, "generate"),
    lambda folder: git(folder, "add", "--all"),
    lambda folder: (folder / "notes.txt").write_text("x"),
    lambda folder: (folder / "data.json").write_text(f'{{"x": {random.randrange(3)}}}'),
    lambda folder: shutil.rmtree(folder / "generated/typescript", ignore_errors=True),
]


def test_random_edits_never_change_what_a_run_says(shop: Path) -> None:
    seed = int(os.environ.get("FUZZ_SEED", "7"))
    random.seed(seed)
    for _ in range(8 * int(os.environ.get("FUZZ_ROUNDS", "1"))):
        random.choice(EDITS)(shop)

        cached = verdict(shop)

        assert verdict(shop, "--no-cache") == cached, seed
