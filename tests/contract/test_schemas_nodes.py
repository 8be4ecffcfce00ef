"""Nodes of the board, on the wire and back."""

import pytest
from pydantic import ValidationError

from schemas.nodes import IMetaInjection, INodeData, Matrix2D

MATRIX = Matrix2D(a=1, b=0, c=0, d=1, e=10.5, f=-3)

EVERYTHING = INodeData(
    type="image",
    x=1,
    y=2.5,
    w=3,
    h=4,
    z=-1,
    transform=MATRIX,
    text="",
    src="/a.png",
    meta={"prompt": None, "sizes": [1, None]},
    children=[INodeData(children=[INodeData(type="text")]), INodeData(children=[])],
)


def test_a_node_of_which_nothing_is_known_is_an_empty_object() -> None:
    assert "{}" == INodeData().to_wire()
    assert INodeData() == INodeData.model_validate_json("{}")


def test_every_member_of_a_node_may_be_null() -> None:
    nulls = ",".join(f'"{name}":null' for name in INodeData.model_fields)
    assert INodeData() == INodeData.model_validate_json(f"{{{nulls}}}")


def test_a_node_crosses_the_wire_and_comes_back() -> None:
    wire = (
        '{"type":"image","x":1.0,"y":2.5,"w":3.0,"h":4.0,"z":-1.0,'
        '"transform":{"a":1.0,"b":0.0,"c":0.0,"d":1.0,"e":10.5,"f":-3.0},'
        '"text":"","src":"/a.png","meta":{"prompt":null,"sizes":[1,null]},'
        '"children":[{"children":[{"type":"text"}]},{"children":[]}]}'
    )
    assert wire == EVERYTHING.to_wire()
    assert EVERYTHING == INodeData.model_validate_json(wire)


def test_a_child_has_to_be_a_node() -> None:
    with pytest.raises(ValidationError, match=r"children\.0\.children\.0"):
        INodeData.model_validate_json('{"children":[{"children":[3]}]}')


@pytest.mark.parametrize("missing", list(Matrix2D.model_fields))
def test_a_matrix_has_all_of_its_numbers(missing: str) -> None:
    with pytest.raises(ValidationError, match=rf"(?s)1 validation error.*\n{missing}\n"):
        Matrix2D.model_validate(MATRIX.model_dump(exclude={missing}))


def test_an_injection_needs_its_node_alone() -> None:
    injection = IMetaInjection(node=INodeData(text="hi"))
    assert '{"node":{"text":"hi"}}' == injection.to_wire()
    assert injection == IMetaInjection.model_validate_json(
        '{"node":{"text":"hi"},"bboxFields":null}'
    )
    with pytest.raises(ValidationError, match="node"):
        IMetaInjection.model_validate_json("{}")


def test_an_injection_crosses_the_wire_and_comes_back() -> None:
    injection = IMetaInjection(node=EVERYTHING, bboxFields=MATRIX)
    assert injection == IMetaInjection.model_validate_json(injection.to_wire())
