"""The fields of a form as they are written: ten definitions, lowered to the eight of the wire."""

import json
from pathlib import Path
from typing import Any

import pytest
from contract.samples import COMMON, WORD
from pydantic import TypeAdapter, ValidationError

from schemas import authored, fields
from schemas.i18n import I18N

FIELD: TypeAdapter[authored.IFieldDefinition] = TypeAdapter(authored.IFieldDefinition)
SENT: TypeAdapter[fields.IFieldDefinition] = TypeAdapter(fields.IFieldDefinition)

DOG = I18N(zh="狗", en="dog")
MAPPING = {"cat": WORD, "dog": DOG}

KINDS: dict[str, dict[str, Any]] = {
    "text": {},
    "image": {},
    "number": {"default": 0},
    "select": {"options": ["a"], "default": "a"},
    "i18n_select": {"mapping": MAPPING, "default": "dog"},
    "select_local": {"path": "missing"},
    "boolean": {"default": True},
    "color": {},
    "list": {"item": {}},
    "object": {"fields": {}},
}


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.json"
    text = {key: word.model_dump() for key, word in MAPPING.items()}
    path.write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_ten_types_are_written_and_eight_are_sent(kind: str) -> None:
    written = FIELD.validate_python({"type": kind, **KINDS[kind]})
    assert kind == written.type
    sent = authored.lower_field(written)
    assert sent == SENT.validate_json(sent.to_wire())
    assert kind.replace("i18n_", "").replace("_local", "") == sent.type


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_that_no_field_of_its_type_has_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        FIELD.validate_python({"type": kind, **KINDS[kind], "lable": "misspelled"})


@pytest.mark.parametrize("kind", KINDS)
def test_what_all_fields_have_is_sent_with_each(kind: str) -> None:
    sent = authored.lower_field(FIELD.validate_python({"type": kind, **KINDS[kind], **COMMON}))
    assert COMMON == {name: getattr(sent, name) for name in COMMON}


def test_a_field_that_is_written_as_it_is_sent_is_sent_itself() -> None:
    text = fields.ITextField()
    assert text is authored.lower_field(text)


def test_a_select_is_sent_as_it_is_written() -> None:
    select = authored.ISelectField(options=["a", WORD], default=WORD, isMulti=True)
    sent = fields.ISelectField(options=["a", WORD], default=WORD, isMulti=True)
    assert sent == select.lower()


def test_a_mapping_is_sent_as_its_texts() -> None:
    field = authored.I18NSelectField(mapping=MAPPING, default="dog", isMulti=False)
    sent = fields.ISelectField(options=[WORD, DOG], default=DOG, isMulti=False)
    assert sent == field.lower()


def test_a_mapping_in_a_file_is_sent_with_its_path_and_read_each_time(words: Path) -> None:
    field = authored.I18NSelectField(mapping=str(words), default="dog")
    sent = fields.ISelectField(options=[WORD, DOG], default=DOG, mappingPath=str(words))
    assert sent == field.lower()
    words.write_text('{"dog":{"zh":"","en":""}}', encoding="utf-8")
    assert [I18N(zh="", en="")] == field.lower().options


def test_a_default_that_the_mapping_does_not_have_is_refused_where_it_is_written() -> None:
    fault = r"default is 'cow'; expected a key of the mapping: 'cat', 'dog'"
    with pytest.raises(ValidationError, match=fault):
        authored.I18NSelectField(mapping=MAPPING, default="cow")
    with pytest.raises(ValidationError, match="expected a key of the mapping: nothing"):
        authored.I18NSelectField(mapping={}, default="cow")


def test_a_default_that_the_file_does_not_have_is_refused_when_it_is_read(words: Path) -> None:
    field = authored.I18NSelectField(mapping=str(words), default="cow")
    with pytest.raises(ValueError, match=r"^default is 'cow'; expected a key of the mapping"):
        field.lower()


@pytest.mark.parametrize("text", ["[]", '{"cat":"cat"}', '{"cat":{"zh":""}}', "{"])
def test_a_file_that_is_no_mapping_is_refused(words: Path, text: str) -> None:
    words.write_text(text, encoding="utf-8")
    with pytest.raises(ValidationError):
        authored.read_mapping(str(words))


def test_a_file_that_is_missing_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        authored.I18NSelectField(mapping="missing.json", default="a").lower()


def test_what_the_client_chose_leads_back_to_its_key(words: Path) -> None:
    for mapping in (MAPPING, str(words)):
        field = authored.I18NSelectField(mapping=mapping, default="cat")
        assert "dog" == field.key_of(json.loads(DOG.to_wire()))
        assert "cat" == field.key_of(WORD)
        assert field.key_of({"zh": "牛", "en": "cow"}) is None
        with pytest.raises(ValidationError):
            field.key_of("dog")


def test_a_folder_is_sent_as_its_names_and_what_they_are_from(tmp_path: Path) -> None:
    (tmp_path / "b.bin").touch()
    (tmp_path / "a.bin").touch()
    path = str(tmp_path)
    field = authored.ISelectLocalField(path=path, regex="bin", noExt=True, isMulti=True)
    properties = fields.ISelectLocalProperties(path=path, regex="bin", noExt=True)
    assert (
        fields.ISelectField(
            options=["a", "b"],
            default="a",
            isMulti=True,
            isLocal=True,
            localProperties=properties,
        )
        == field.lower()
    )
    assert field.lower().options == properties.options()


@pytest.mark.parametrize(
    ("members", "default"),
    [
        ({}, ""),
        ({"defaultPlaceholder": "None"}, "None"),
        ({"default": "a", "defaultPlaceholder": "None"}, "a"),
        ({"default": ""}, ""),
    ],
)
def test_the_default_of_a_folder_that_is_empty(members: dict[str, Any], default: str) -> None:
    assert default == authored.ISelectLocalField(path="missing", **members).lower().default


def test_a_regular_expression_that_is_none_is_refused_where_it_is_written() -> None:
    with pytest.raises(ValidationError, match=r"'\(' is no regular expression: missing \)"):
        authored.ISelectLocalField(path=".", regex="(")


def test_fields_in_fields_are_lowered_at_any_depth() -> None:
    mapping = authored.I18NSelectField(mapping=MAPPING, default="cat")
    select = fields.ISelectField(options=[WORD, DOG], default=WORD)
    written = authored.IListField(
        label="l",
        item={"a": authored.IObjectField(fields={"b": mapping}, default={"b": 1})},
        default=[1],
        displayKey="a",
        maxNumRows=2,
    )
    sent = fields.IListField(
        label="l",
        item={"a": fields.IObjectField(fields={"b": select}, default={"b": 1})},
        default=[1],
        displayKey="a",
        maxNumRows=2,
    )
    assert sent == written.lower()
    assert {"x": sent, "y": fields.ITextField()} == authored.lower_fields(
        {"x": written, "y": fields.ITextField()}
    )


def test_what_cannot_be_lowered_inside_is_told() -> None:
    broken = authored.I18NSelectField(mapping="missing.json", default="a")
    with pytest.raises(FileNotFoundError):
        authored.IListField(item={"a": authored.IObjectField(fields={"b": broken})}).lower()
