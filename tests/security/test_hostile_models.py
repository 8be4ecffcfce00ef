"""Models and modules that raise whatever they like: told at their place, and never unexpected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.project import edit, make, opened

from codegen import CodegenError, build

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = """\
from pydantic import BaseModel, ConfigDict

def extra(schema):
    {}

class Item(BaseModel):
    model_config = ConfigDict(json_schema_extra=extra)
    sku: str
    price: float
"""


def refusals(folder: Path, monkeypatch: pytest.MonkeyPatch, **modules: str) -> list[str]:
    """The rules that a project breaks; none where it is built."""
    monkeypatch.chdir(make(folder, **modules))
    with opened(folder) as config:
        try:
            build(config)
        except CodegenError as error:
            return [f"{each.where} [{each.rule}]" for each in error.problems]
    return []


@pytest.mark.parametrize(
    "line",
    [
        "raise SystemExit",
        "raise SystemExit(0)",
        "exit(0)",
        "raise BaseException('x')",
        "raise GeneratorExit",
        "raise RecursionError",
        "extra(schema)",
        "schema['x-self'] = schema",
        "schema['examples'] = [schema]",
        "schema['x-object'] = object()",
        "schema['x-set'] = {1}",
        "schema['x-nan'] = float('nan')",
        "schema['x-long'] = 10 ** 5000",
        "schema[1] = 2",
    ],
)
def test_a_hook_that_raises_or_leaves_no_json_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    found = refusals(tmp_path, monkeypatch, goods=EXTRA.replace("{}", line))

    assert ["shop/goods.py:6: shop.goods.Item [hook-runs]"] == found


def test_a_hook_that_is_interrupted_is_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyboardInterrupt):
        refusals(tmp_path, monkeypatch, goods=EXTRA.replace("{}", "raise KeyboardInterrupt"))


RAISED = ["AttributeError", "KeyError", "SystemExit", "BaseException", "RecursionError"]
GETATTR = """\
def __getattr__(name):
    raise (AttributeError if name == "__path__" else {})(name)  # which Python itself asks for

"""


@pytest.mark.parametrize("raised", RAISED)
@pytest.mark.parametrize("models", ["shop", "shop.goods", "shop.goods:Item", "shop:Order"])
def test_a_module_whose_getattr_raises_anything_has_its_models(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: str, raised: str
) -> None:
    make(tmp_path)
    for path in (tmp_path / "shop").glob("*.py"):
        path.write_text(GETATTR.format(raised) + path.read_text())
    edit(tmp_path / "shop/__init__.py", "\n\n", "\nfrom shop.sales import Order\n")
    edit(tmp_path / "pyproject.toml", '"shop"', f'"{models}"')
    monkeypatch.chdir(tmp_path)

    with opened(tmp_path) as config:
        assert "schema.json" in build(config)


@pytest.mark.parametrize("raised", RAISED[1:])
def test_a_name_that_a_module_exports_and_cannot_fetch_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: str
) -> None:
    make(tmp_path)
    text = f"{GETATTR.format(raised)}__all__ = ['Nobody']\n"
    (tmp_path / "shop/__init__.py").write_text(text)
    monkeypatch.chdir(tmp_path)

    with opened(tmp_path) as config, pytest.raises(CodegenError) as caught:
        build(config)
    assert ["shop/__init__.py:2"] == [each.where for each in caught.value.problems]
    assert caught.value.problems[0].what.startswith(f"the import fails: {raised}: ")


def test_a_name_that_is_configured_and_cannot_be_fetched_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path)
    (tmp_path / "shop/__init__.py").write_text(GETATTR.format("SystemExit"))
    edit(tmp_path / "pyproject.toml", '"shop"', '"shop:Nobody"')
    monkeypatch.chdir(tmp_path)

    with opened(tmp_path) as config, pytest.raises(CodegenError, match=r"\[models-found\]"):
        build(config)
