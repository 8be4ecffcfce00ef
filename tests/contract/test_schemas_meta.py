"""Where a node is from: stored on it by the client, and sent back."""

import json
from typing import Any

import pytest
from contract.samples import ADDED, ANCESTOR, IMAGE, MADE, STORED_IMAGE, TEXT, UPLOAD
from pydantic import TypeAdapter, ValidationError

from schemas.meta import (
    IMeta,
    IMetaData,
    INodeMeta,
    IPythonFieldsMeta,
    IPythonFieldsMetaData,
    IStoredImageResponse,
    IStoredTextResponse,
    IUploadMeta,
    MetaType,
)
from schemas.nodes import INodeData

NODE_META: TypeAdapter[INodeMeta] = TypeAdapter(INodeMeta)


def test_what_a_node_can_be_from() -> None:
    names = ["upload", "add.text", "add.blank", "add.sketch.path", "python.fields"]
    assert names == [each.value for each in MetaType]
    assert names == [field.alias or name for name, field in IMetaData.model_fields.items()]


@pytest.mark.parametrize("kind", MetaType)
def test_the_type_tells_what_is_known(kind: MetaType) -> None:
    data = {MetaType.UPLOAD: UPLOAD, MetaType.PYTHON_FIELDS: MADE}.get(kind, ADDED)
    meta = NODE_META.validate_python({"type": kind, "data": data})
    back = NODE_META.validate_json(meta.to_wire())
    assert meta == back
    assert type(data) is type(back.data)


def test_a_stored_response_holds_one_item_and_its_index() -> None:
    stored = IStoredTextResponse(value=TEXT, index=1)
    wire = '{"type":"text","value":{"text":"","safe":true,"reason":""},"index":1}'
    assert wire == stored.to_wire()
    for several in ([json.loads(TEXT.to_wire())], []):
        with pytest.raises(ValidationError, match="value"):
            IStoredTextResponse.model_validate({"type": "text", "value": several, "index": 0})


def test_a_stored_response_says_which_item_it_is() -> None:
    for index in (None, -1, 0.5):
        with pytest.raises(ValidationError, match="index"):
            IStoredImageResponse.model_validate({"value": IMAGE, "index": index})


def test_the_type_of_a_stored_response_tells_which_item_it_holds() -> None:
    response = json.loads(STORED_IMAGE.to_wire())
    made = IPythonFieldsMetaData.model_validate({"identifier": "a", "response": response})
    assert isinstance(made.response, IStoredImageResponse)
    with pytest.raises(ValidationError, match=r"response\.text\.value"):
        IPythonFieldsMetaData.model_validate(
            {"identifier": "a", "response": {**response, "type": "text"}}
        )


def test_the_nodes_that_a_node_was_made_of_are_there_at_any_depth() -> None:
    wire: dict[str, Any] = json.loads(IUploadMeta(data=UPLOAD).to_wire())
    ancestor = wire["data"]["from"]
    assert ("upload", "add.text") == (ancestor["type"], ancestor["data"]["from"]["type"])
    meta = NODE_META.validate_python(wire)
    assert ANCESTOR == meta.data.from_
    assert ANCESTOR.data.from_ == (meta.data.from_ and meta.data.from_.data.from_)


def test_an_ancestor_keeps_what_its_own_type_adds() -> None:
    wire = IMeta.model_validate({"type": "python.fields", "data": json.loads(MADE.to_wire())})
    meta = NODE_META.validate_json(wire.to_wire())
    assert IPythonFieldsMeta(data=MADE) == meta


def test_the_meta_of_a_node_is_read_from_its_data() -> None:
    node = INodeData(meta=json.loads(IUploadMeta(data=UPLOAD).to_wire()))
    back = INodeData.model_validate_json(node.to_wire())
    assert IUploadMeta(data=UPLOAD) == NODE_META.validate_python(back.meta)


@pytest.mark.parametrize("kind", ["python.chat", "add", None])
def test_a_type_that_is_not_known_is_refused(kind: str | None) -> None:
    with pytest.raises(ValidationError, match="tag"):
        NODE_META.validate_python({"type": kind, "data": {}})
