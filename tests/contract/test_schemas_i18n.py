"""Texts in one language and in all of them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from schemas.i18n import I18N, IStr, Lang

TEXT: TypeAdapter[IStr] = TypeAdapter(IStr)


def test_a_text_in_all_languages_has_each_of_them() -> None:
    assert [each.value for each in Lang] == list(I18N.model_fields)


def test_a_text_is_itself_or_in_all_languages() -> None:
    assert "cat" == TEXT.validate_json('"cat"')
    assert I18N(zh="猫", en="cat") == TEXT.validate_json('{"zh":"猫","en":"cat"}')


@pytest.mark.parametrize("json", ['{"en":"cat"}', "null", "1", '{"zh":null,"en":"cat"}'])
def test_what_is_neither_is_refused(json: str) -> None:
    with pytest.raises(ValidationError):
        TEXT.validate_json(json)
