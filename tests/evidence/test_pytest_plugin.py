"""The fixture `assert_on_wire`: what a suite sees of it, and runs that it leaves alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support.project import environment, make, opened

from codegen import generate

if TYPE_CHECKING:
    from pathlib import Path

GOODS = """\
from typing import Annotated

from pydantic import BaseModel, PlainSerializer


class Item(BaseModel):
    sku: str


class Priced(BaseModel):
    price: Annotated[float, PlainSerializer(lambda value: f"{value} EUR", return_type=float)]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make(tmp_path_factory.mktemp("project"), goods=GOODS, sales="")
    with opened(folder) as config:
        generate(config)
    return folder


def run_pytest(folder: Path, *arguments: str, test: str = "") -> subprocess.CompletedProcess[str]:
    if test:
        (folder / "tests").mkdir(exist_ok=True)
        (folder / "tests/test_it.py").write_text(test)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        env=environment(PYTHONPATH=f"{folder}"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


TEST = """\
from shop.goods import Priced, Item

def test_truth(assert_on_wire):
    assert_on_wire(Item(sku="a"))

def test_lie(assert_on_wire):
    assert_on_wire(Priced(price=2))
"""


def test_a_suite_has_the_fixture_and_its_message_without_our_frames(project: Path) -> None:
    ran = run_pytest(project, test=TEST)
    assert 1 == ran.returncode
    assert "1 failed, 1 passed" in ran.stdout
    assert 'shop.goods.Priced.price: the wire has "2.0 EUR"' in ran.stdout
    assert "wire.py" not in ran.stdout
    assert "pytest_plugin.py" not in ran.stdout


ALONE = """\
import sys

def test_that_nothing_is_imported():
    assert not {"pydantic", "click", "jinja2", "codegen.config"} & {*sys.modules}

def test_it(assert_on_wire):
    assert_on_wire(1)
"""


def test_a_suite_without_a_contract_runs(tmp_path: Path) -> None:
    ran = run_pytest(tmp_path, "-p", "no:hypothesispytest", test=ALONE)
    assert "1 failed, 1 passed" in ran.stdout
    assert "no pyproject.toml with a [tool.codegen] table" in ran.stdout
    assert "Traceback" not in ran.stdout


def test_a_suite_can_do_without_the_plugin(tmp_path: Path) -> None:
    test = (
        "def test_it(request):\n    assert not request.config.pluginmanager.has_plugin('codegen')"
    )
    assert 0 == run_pytest(tmp_path, "-p", "no:codegen", test=test).returncode


def test_the_plugin_imports_nothing_but_pytest() -> None:
    code = (
        "import sys, pytest; before = set(sys.modules); import codegen.pytest_plugin; "
        "print(sorted({n.split('.')[0] for n in set(sys.modules) - before} - {'codegen'}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    assert "[]\n" == ran.stdout
