"""The wheel: what it holds, and that it works for a stranger with nothing else installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest
from support.project import ROOT, edit, environment, make

if TYPE_CHECKING:
    from pathlib import Path

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that sees nothing of this repository."""
    variables = environment()
    del variables["PYTHONPATH"]
    return subprocess.run(
        command, cwd=cwd, env=variables, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    built = run(*PIP, "wheel", *options, str(ROOT), cwd=folder)
    assert 0 == built.returncode, built.stderr
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    source = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "codegen").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    assert source == {name for name in names if ".dist-info/" not in name}
    assert "codegen/py.typed" in names
    assert any(name.endswith(".jinja") for name in names)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_source_distribution_holds_the_package_and_what_is_said_of_it(tmp_path: Path) -> None:
    program = f"from hatchling.build import build_sdist; build_sdist({str(tmp_path)!r})"
    built = run(sys.executable, "-c", program, cwd=ROOT)
    assert 0 == built.returncode, built.stderr
    (path,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"codegen"} == {name.partition("/")[0] for name in names if "/" in name}
    said = {"CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml", ".gitignore"}
    assert said == {name for name in names if "/" not in name}


def test_a_stranger_can_use_it(wheel: Path, tmp_path: Path) -> None:
    empty = tmp_path / "venv"
    venv.create(empty, with_pip=False)
    scripts = empty / ("Scripts" if sys.platform == "win32" else "bin")
    installed = run(*PIP, "--python", str(empty), "install", str(wheel), cwd=tmp_path)
    assert 0 == installed.returncode, installed.stderr
    project = make(tmp_path / "project")
    command = str(scripts / "codegen")

    generated = run(command, "generate", cwd=project)
    assert (0, "") == (generated.returncode, generated.stderr)
    assert "\n4 written, 0 deleted, 0 unchanged\n" in generated.stdout

    checked = run(str(scripts / "lockstep-codegen"), "check", cwd=project)
    assert (0, "generated/ is what the models say.\n") == (checked.returncode, checked.stdout)

    edit(project / "shop/goods.py", "price", "price_in_cents")
    drifted = run(str(scripts / "python"), "-m", "codegen", "check", cwd=project)
    assert (1, "") == (drifted.returncode, drifted.stderr)
    assert "\n  shop.goods.Item.price_in_cents\n" in drifted.stdout


def test_another_distribution_of_the_same_module_is_told(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "codegen", tmp_path / "codegen")
    (tmp_path / "codegen/__init__.py").write_text('"""Some other package."""\n')
    program = "from codegen.cli import main; main()"

    told = run(sys.executable, "-c", program, "check", cwd=tmp_path)

    assert (2, "") == (told.returncode, told.stdout)
    assert "another distribution has put a module of the same name over ours" in told.stderr
    assert "hint: keep one of the two: pip uninstall codegen" in told.stderr
