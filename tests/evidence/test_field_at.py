"""Where a value of a text belongs, and what its type says."""

from __future__ import annotations

import json

import pytest

from codegen.evidence import Path, shortened
from codegen.evidence.field_at import field_at, stated_type, value_at

DOCUMENT = {
    "$defs": {
        "Shop": {
            "x-python": "app.shop:Shop",
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "main": {"$ref": "#/$defs/Shop"},
                "shapes": {
                    "type": "array",
                    "items": {"anyOf": [{"$ref": "#/$defs/Circle"}, {"$ref": "#/$defs/Square"}]},
                },
                "prices": {"type": "object", "additionalProperties": {"type": "number"}},
                "pair": {"type": "array", "prefixItems": [{"type": "string"}], "minItems": 1},
            },
            "required": ["name"],
        },
        "Circle": {
            "x-python": "app.shapes:Circle",
            "type": "object",
            "properties": {"kind": {"const": "circle"}, "size": {"type": "number"}},
            "required": ["kind", "size"],
        },
        "Square": {
            "x-python": "app.shapes:Square",
            "type": "object",
            "properties": {"kind": {"const": "square"}, "size": {"type": "string"}},
            "required": ["kind", "size"],
        },
    }
}
TEXT = '{"name":"a","shapes":[{"kind":"square","size":1}],"prices":{"b c":[]},"pair":[2]}'
VALUE = json.loads(TEXT)


@pytest.mark.parametrize(
    ("path", "name", "says", "wire"),
    [
        (("name",), "app.shop.Shop.name", "name: string", '"a"'),
        (("main",), "app.shop.Shop.main", "main?: Shop", "no such key"),
        (("main", "name"), "app.shop.Shop.name", "name: string", "no such key"),
        (("shapes", 0, "size"), "app.shapes.Square.size", "size: string", "1"),
        (("shapes", 0), "app.shop.Shop.shapes[0]", "shapes[0]: Circle | Square", None),
        (("prices", "b c"), 'app.shop.Shop.prices["b c"]', 'prices["b c"]: number', "[]"),
        (("pair", 0), "app.shop.Shop.pair[0]", "pair[0]: string", "2"),
        (("more",), "app.shop.Shop.more", "no such key", "no such key"),
        ((), "app.shop.Shop", "Shop", None),
    ],
)
def test_a_path_leads_to_a_field(path: Path, name: str, says: str, wire: str | None) -> None:
    field = field_at(DOCUMENT, "Shop", VALUE, path)

    assert (name, says) == (field.name, stated_type(DOCUMENT, field))
    if wire is not None:
        assert wire == value_at(VALUE, path)


def test_what_is_long_is_shortened() -> None:
    assert "abcd" == shortened("abcd", 4)
    assert "a ..." == shortened("abcdefg", 5)
