"""The fields of a form on the wire: eight definitions, told apart by their type."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from schemas.chakra import IChakra
from schemas.fields import (
    IBooleanField,
    IColorField,
    IFieldDefinition,
    IImageField,
    IListField,
    INumberField,
    IObjectField,
    ISelectField,
    ISelectLocalProperties,
    ITextField,
)

FIELD: TypeAdapter[IFieldDefinition] = TypeAdapter(IFieldDefinition)

LEAST: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "text": (ITextField, {"default": ""}),
    "image": (IImageField, {"default": ""}),
    "number": (INumberField, {"default": 0.0}),
    "select": (ISelectField, {"options": [], "default": ""}),
    "boolean": (IBooleanField, {"default": False}),
    "color": (IColorField, {"default": "#ffffff"}),
    "list": (IListField, {"item": {}, "default": []}),
    "object": (IObjectField, {"fields": {}, "default": {}}),
}


@pytest.mark.parametrize("kind", LEAST)
def test_the_type_tells_which_field_it_is(kind: str) -> None:
    model, least = LEAST[kind]
    field = FIELD.validate_python({"type": kind, **least})
    assert model is type(field)
    assert {"type": kind, **least} == json.loads(field.to_wire())


@pytest.mark.parametrize("kind", ["i18n_select", "select_local", "slider", None])
def test_no_other_type_is_on_the_wire(kind: str | None) -> None:
    with pytest.raises(ValidationError, match="tag"):
        FIELD.validate_python({"type": kind, "default": ""})


@pytest.mark.parametrize("kind", LEAST)
def test_a_key_that_no_field_of_its_type_has_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        FIELD.validate_python({"type": kind, **LEAST[kind][1], "lable": "misspelled"})


def nested(kind: str) -> dict[str, Any]:
    """A list in an object in a list, and so on, around a field of some type."""
    field: dict[str, Any] = {"type": kind, "default": 1.0}
    for _ in range(3):
        field = {"type": "object", "fields": {"a": field}, "default": {}}
        field = {"type": "list", "item": {"a": field}, "default": []}
    return field


def test_fields_may_stand_in_fields_at_any_depth() -> None:
    assert nested("number") == json.loads(FIELD.validate_python(nested("number")).to_wire())


@pytest.mark.parametrize("model", [IFieldDefinition, IListField], ids=["union", "list"])
def test_a_fault_in_a_field_at_any_depth_is_told_once_and_at_its_place(model: Any) -> None:  # noqa: ANN401 - a type
    with pytest.raises(ValidationError) as refusal:
        TypeAdapter(model).validate_python(nested("nubmer"))
    (error,) = refusal.value.errors()
    place = [each for each in error["loc"] if each not in {"list", "object"}]
    assert ["item", "a", "fields", "a"] * 3 == place


def test_a_style_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        IChakra.model_validate({"padding": "1px"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.bin", "a.bin", "a.txt", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "c.bin").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("properties", "names"),
    [
        ({}, [".hidden", "a.bin", "a.txt", "b.bin"]),
        ({"onlyFiles": False}, [".hidden", "a.bin", "a.txt", "b.bin", "c.bin"]),
        ({"regex": r"\.bin$"}, ["a.bin", "b.bin"]),
        ({"regex": r"^a", "noExt": True}, ["a", "a"]),
        ({"regex": r"bin", "defaultPlaceholder": "None"}, ["None", "a.bin", "b.bin"]),
        ({"regex": "nothing"}, []),
        ({"regex": "nothing", "defaultPlaceholder": ""}, [""]),
    ],
)
def test_the_options_of_a_folder(
    folder: Path, properties: dict[str, Any], names: list[str]
) -> None:
    assert names == ISelectLocalProperties(path=str(folder), **properties).options()


@pytest.mark.parametrize("path", ["missing", "a.txt"])
def test_what_is_no_folder_has_no_options(folder: Path, path: str) -> None:
    path = str(folder / path)
    assert [] == ISelectLocalProperties(path=path).options()
    assert ["None"] == ISelectLocalProperties(path=path, defaultPlaceholder="None").options()


def test_the_options_of_a_folder_come_from_a_regular_expression(folder: Path) -> None:
    with pytest.raises(re.error):
        ISelectLocalProperties(path=str(folder), regex="(").options()
