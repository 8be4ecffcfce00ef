"""What is named is what is taken: exports, layouts, and what is left alone in a real project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from load.test_load import MODEL, config, found, project, refusal
from load.test_load import _forget_modules as _forget_modules  # noqa: PLC0414 - a fixture

from codegen.load import load

if TYPE_CHECKING:
    from pathlib import Path


def names(root: Path, *models: str, **keys: object) -> list[str]:
    roots = load(config(root, *models, **keys))  # type: ignore[arg-type]
    return [f"{each.__module__}.{each.__qualname__}" for each in roots.sends]


SDK = {
    "sdk/__init__.py": "",
    "sdk/_generated.py": MODEL.format("Started") + MODEL.format("Ended") + MODEL.format("Internal"),
    "sdk/core/__init__.py": (
        "from sdk._generated import Ended, Started\n__all__ = ['Ended', 'Started', 'Stopped']\n"
        + MODEL.format("Stopped")
    ),
}


def test_what_a_package_exports_is_its_own_wherever_it_is_defined(tmp_path: Path) -> None:
    root = project(tmp_path, SDK)
    assert {"sdk._generated.Ended", "sdk._generated.Started", "sdk.core.Stopped"} == set(
        names(root, "sdk.core")
    )


def test_without_a_list_a_package_exports_what_is_of_the_project(tmp_path: Path) -> None:
    files = {
        "api_contract/__init__.py": (
            "from pydantic import BaseModel, RootModel\n"
            "from app.users import User, _Hidden\n"
            "from mcp_types import Tool\n"
        ),
        "app/users.py": MODEL.format("User") + MODEL.format("_Hidden") + MODEL.format("Other"),
    }
    assert ["app.users.User"] == found(project(tmp_path, files), "api_contract")


def test_a_module_exports_what_it_lists_and_no_other_import(tmp_path: Path) -> None:
    files = {
        "one.py": "from two import A, B\n__all__ = ['A', 'missing']\n",
        "two.py": MODEL.format("A") + MODEL.format("B"),
    }
    assert ["two.A"] == found(project(tmp_path, files), "one")


def test_a_union_that_is_exported_belongs_to_the_module_that_names_it(tmp_path: Path) -> None:
    files = {
        "sdk/__init__.py": "from sdk._inner import Event\n__all__ = ['Event']\n",
        "sdk/_inner.py": MODEL.format("A") + MODEL.format("B") + "Event = A | B\n",
    }
    assert "sdk._inner.Event" in names(project(tmp_path, files), "sdk")


def test_modules_are_left_out_by_glob_and_tests_and_migrations_by_name(tmp_path: Path) -> None:
    broken = "raise RuntimeError\n"
    files = {
        "app/__init__.py": "",
        "app/models.py": MODEL.format("A"),
        "app/scripts/load.py": broken,
        "app/tests/test_it.py": broken,
        "app/conftest.py": broken,
        "app/test_models.py": broken,
        "app/alembic/env.py": broken,
        "app/migrations/one.py": broken,
    }
    root = project(tmp_path, files)
    assert ["app.models.A"] == names(root, "app", exclude=("app.scripts*",))
    assert 'leave the module out: exclude = ["app.scripts.load"]' in refusal(root, "app")
    assert "exclude" not in refusal(root, "app.scripts.load")


def test_a_module_that_is_named_is_imported_whatever_it_is_called(tmp_path: Path) -> None:
    root = project(tmp_path, {"app/tests/models.py": MODEL.format("A")})
    assert ["app.tests.models.A"] == names(root, "app.tests")


def test_the_source_is_put_on_the_path(tmp_path: Path) -> None:
    root = project(tmp_path, {"backend/app/models.py": MODEL.format("A")})
    assert ["app.models.A"] == names(root, "app.models", source="backend")


@pytest.mark.parametrize(
    ("source", "home"), [("backend", "backend"), ("src", ""), ("backend/lib", "backend")]
)
def test_modules_are_imported_in_the_folder_in_which_the_project_is_run(
    tmp_path: Path, source: str, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = (
        f"from pathlib import Path\nHERE = str(Path.cwd())\n{MODEL.format('A')}    y: str = HERE\n"
    )
    root = project(
        tmp_path,
        {f"{source}/models.py": model, "backend/.env": "X=1\n", "pyproject.toml": "", "far/x": ""},
    )
    monkeypatch.chdir(root / "far")
    (cls,) = load(config(root, "models", source=source)).sends  # type: ignore[arg-type]
    assert str(root / home) == cls.model_fields["y"].default  # type: ignore[attr-defined]
    assert root / "far" == root.cwd()


SETTINGS = (
    "from pydantic_settings import BaseSettings\n"
    + MODEL.format("A")
    + "class Settings(BaseSettings):\n    password: str = 'changethis'\n"
)


def test_settings_are_exported_only_where_they_are_spelled_out(tmp_path: Path) -> None:
    root = project(tmp_path, {"app/config.py": SETTINGS})
    assert ["app.config.A"] == names(root, "app")
    assert ["app.config.A"] == names(root, "app", sends=("*",))
    assert ["app.config.Settings"] == names(root, "app", sends=("Settings",))
    assert ["app.config.Settings"] == names(root, "app.config:Settings")


def test_models_of_the_first_version_are_told_by_name(tmp_path: Path) -> None:
    text = "from pydantic.v1 import BaseModel\nclass Old(BaseModel):\n    a: int\n"
    told = refusal(project(tmp_path, {"models.py": text}), "models")
    assert "Old is a model of pydantic.v1, models.Old [models-found]" in told
    assert "move it to the BaseModel of Pydantic 2" in told


def test_a_class_whose_instances_annotate_is_no_model(tmp_path: Path) -> None:
    text = (
        "from dataclasses import dataclass\n"
        "@dataclass(frozen=True)\nclass Plus:\n    amount: int\n"
        "    def __get_pydantic_core_schema__(self, source, handler): return handler(source)\n"
        "@dataclass\nclass Kept:\n    amount: int\n    @classmethod\n"
        "    def __get_pydantic_core_schema__(cls, source, handler): return handler(source)\n"
    )
    assert ["models.Kept"] == found(project(tmp_path, {"models.py": text}), "models")


def test_types_that_nest_too_deeply_are_told_as_such(tmp_path: Path) -> None:
    text = "from pydantic import BaseModel\nT = int\nfor _ in range(1000):\n    T = list[T]\n"
    text += "class Deep(BaseModel):\n    y: T\n"
    told = refusal(project(tmp_path, {"models.py": text}), "models")
    assert "RecursionError" in told
    assert told.endswith("hint: Pydantic cannot build types that nest so deeply: nest them less")
