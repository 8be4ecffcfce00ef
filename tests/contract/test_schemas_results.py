"""The results of a user plugin: their form on the wire, and the conversion from raw values."""

import json
from typing import Any

import pytest
from pydantic import ValidationError
from typing_extensions import assert_type

from schemas.results import (
    IPythonImageItem,
    IPythonImageResults,
    IPythonResults,
    IPythonTextItem,
    IPythonTextResults,
)

CAT = IPythonImageItem(w=512, h=256, url="/cat.png")
DOG = IPythonImageItem(w=1, h=2, url="/dog.png", safe=False, reason="it bites")

TEXT_WIRE = '{"type":"text","value":[{"text":"hi","safe":true,"reason":""}]}'
CAT_WIRE = '{"w":512,"h":256,"url":"/cat.png","safe":true,"reason":""}'
DOG_WIRE = '{"w":1,"h":2,"url":"/dog.png","safe":false,"reason":"it bites"}'

EITHER = "str or IPythonImageItem"
MIXED = "result[1] is int, result[2] is NoneType, result[3] is int"


def test_texts_are_a_plain_object() -> None:
    assert TEXT_WIRE == IPythonResults.from_texts("hi").to_wire()


def test_images_are_a_plain_object() -> None:
    wire = f'{{"type":"image","value":[{CAT_WIRE},{DOG_WIRE}]}}'
    assert wire == IPythonResults.from_images([CAT, DOG]).to_wire()


@pytest.mark.parametrize("texts", [["hi", ""], ("hi", "")])
def test_several_texts_are_as_many_items(texts: list[str]) -> None:
    items = [
        IPythonTextItem(text="hi", safe=True, reason=""),
        IPythonTextItem(text="", safe=True, reason=""),
    ]
    assert IPythonTextResults(value=items) == IPythonResults.from_texts(texts).root


def test_a_lone_text_is_one_item_and_not_its_characters() -> None:
    assert IPythonResults.from_texts(["hi"]) == IPythonResults.from_texts("hi")


def test_a_lone_image_is_one_item() -> None:
    assert IPythonImageResults(value=[CAT]) == IPythonResults.from_images(CAT).root
    assert IPythonResults.from_images((CAT,)) == IPythonResults.from_images(CAT)


def test_extra_goes_with_the_value() -> None:
    extra = {"seed": 3, "none": None}
    texts = IPythonResults.from_texts("hi", extra)
    images = IPythonResults.from_images(CAT, extra)
    assert f'{TEXT_WIRE[:-1]},"extra":{{"seed":3,"none":null}}}}' == texts.to_wire()
    assert extra == images.root.extra


@pytest.mark.parametrize("extra", [None, {}])
def test_an_empty_extra_is_absent(extra: dict[str, Any] | None) -> None:
    assert "extra" not in json.loads(IPythonResults.from_texts("hi", extra).to_wire())
    assert "extra" not in json.loads(IPythonResults.from_images(CAT, extra).to_wire())


def test_an_extra_that_becomes_empty_is_absent() -> None:
    results = IPythonResults.from_texts("hi", {"seed": 3})
    results.root.extra.clear()
    assert TEXT_WIRE == results.to_wire()


def test_an_extra_is_copied() -> None:
    extra = {"seed": 3}
    results = IPythonResults.from_texts("hi", extra)
    extra.clear()
    assert {"seed": 3} == results.root.extra


def test_an_extra_is_never_null() -> None:
    with pytest.raises(ValidationError, match="extra"):
        IPythonResults.model_validate_json('{"type":"text","value":[],"extra":null}')


@pytest.mark.parametrize("extra", [[("seed", 3)], "", 0])
def test_an_extra_that_is_no_object_is_refused(extra: Any) -> None:  # noqa: ANN401 - a mistake has any type
    with pytest.raises(ValidationError, match="should be a valid dictionary"):
        IPythonResults.from_texts("hi", extra)


@pytest.mark.parametrize(
    "results",
    [
        IPythonResults.from_texts("hi"),
        IPythonResults.from_texts(["", "\u2028\0"], {"a": {"b": [None, 1.5]}}),
        IPythonResults.from_images(CAT),
        IPythonResults.from_images([CAT, DOG], {"a": None}),
        IPythonResults(IPythonTextResults(value=[])),
    ],
)
def test_the_wire_and_back_is_the_same(results: IPythonResults) -> None:
    assert results == IPythonResults.model_validate_json(results.to_wire())


@pytest.mark.parametrize(
    ("wire", "fault"),
    [
        ('{"value":[]}', "Unable to extract tag using discriminator 'type'"),
        ('{"extra":{"a":1}}', "Unable to extract tag using discriminator 'type'"),
        ('{"type":"audio","value":[]}', "Input tag 'audio' found using 'type'"),
        ('{"type":"text"}', "Field required"),
        (f'{{"type":"text","value":[{CAT_WIRE}]}}', r"text\.value\.0\.text"),
        ("null", "should be an object"),
    ],
)
def test_what_is_no_result_is_refused(wire: str, fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        IPythonResults.model_validate_json(wire)


def test_none_sends_nothing() -> None:
    assert IPythonResults.from_raw(None) is None
    assert IPythonResults.from_raw(None, {}) is None


@pytest.mark.parametrize("raw", ["hi", ["hi"], ("hi",)])
def test_raw_texts_are_texts(raw: object) -> None:
    assert IPythonResults.from_texts("hi", {"a": 1}) == IPythonResults.from_raw(raw, {"a": 1})


@pytest.mark.parametrize("raw", [CAT, [CAT], (CAT,)])
def test_raw_images_are_images(raw: object) -> None:
    assert IPythonResults.from_images(CAT, {"a": 1}) == IPythonResults.from_raw(raw, {"a": 1})


def test_an_empty_text_is_a_text() -> None:
    assert IPythonResults.from_texts("") == IPythonResults.from_raw("")
    assert IPythonResults.from_texts(["", "a"]) == IPythonResults.from_raw(["", "a"])


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (3, f"result is int; expected {EITHER}, or a list of one kind"),
        (b"hi", f"result is bytes; expected {EITHER}, or a list of one kind"),
        ({"text": "hi"}, f"result is dict; expected {EITHER}, or a list of one kind"),
        ({"hi"}, f"result is set; expected {EITHER}, or a list of one kind"),
        ([3], f"result[0] is int; expected {EITHER}"),
        ([None], f"result[0] is NoneType; expected {EITHER}"),
        ([["hi"]], f"result[0] is list; expected {EITHER}"),
        ([3, "hi", None], f"result[0] is int, result[2] is NoneType; expected {EITHER}"),
        (["hi", CAT], "result[1] is IPythonImageItem; expected str like result[0]"),
        (("hi", CAT), "result[1] is IPythonImageItem; expected str like result[0]"),
        ([CAT, DOG, "hi"], "result[2] is str; expected IPythonImageItem like result[0]"),
        (["hi", 1, None, 3], f"{MIXED}; expected str like result[0]"),
        (["hi", 1, None, 3, b"", 2.5], f"{MIXED}, and 2 more; expected str like result[0]"),
    ],
)
def test_a_raw_value_that_is_no_result_is_refused(raw: object, fault: str) -> None:
    with pytest.raises(TypeError) as refusal:
        IPythonResults.from_raw(raw)
    assert fault == str(refusal.value)


@pytest.mark.parametrize(("raw", "kind"), [([], "list"), ((), "tuple")])
def test_a_result_without_an_item_is_refused(raw: Any, kind: str) -> None:  # noqa: ANN401 - as above
    fault = f"^result is an empty {kind}; expected at least one"
    with pytest.raises(ValueError, match=f"{fault} {EITHER}$"):
        IPythonResults.from_raw(raw)
    with pytest.raises(ValueError, match=f"{fault} str$"):
        IPythonResults.from_texts(raw)
    with pytest.raises(ValueError, match=f"{fault} IPythonImageItem$"):
        IPythonResults.from_images(raw)


def test_an_extra_that_has_no_result_is_refused() -> None:
    fault = "extra is given, but the result is None; expected a result too"
    with pytest.raises(ValueError, match=f"^{fault}$"):
        IPythonResults.from_raw(None, {"seed": 3})


def test_texts_are_no_images_and_images_no_texts() -> None:
    fault = "result is IPythonImageItem; expected str, or a list of one kind"
    with pytest.raises(TypeError, match=f"^{fault}$"):
        IPythonResults.from_texts(CAT)  # type: ignore[arg-type] # the mistake in question
    fault = "result is str; expected IPythonImageItem, or a list of one kind"
    with pytest.raises(TypeError, match=f"^{fault}$"):
        IPythonResults.from_images("hi")  # type: ignore[arg-type] # the mistake in question
    with pytest.raises(
        TypeError, match=r"^result\[1\] is str; expected IPythonImageItem like result\[0\]$"
    ):
        IPythonResults.from_images([CAT, "hi"])  # type: ignore[list-item] # the mistake in question


def test_the_type_tells_which_value_it_is() -> None:
    results = IPythonResults.from_texts("hi").root
    assert results.type == "text"
    assert_type(results.value, list[IPythonTextItem])
    assert ["hi"] == [item.text for item in results.value]
