"""Types may be called as schemas, helpers or Zod itself are; and cycles of constants are no end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support import zod as zodlib
from support.zod import Subject, Witness

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["User", "UserSchema", "UserSchema_", "z", "int", "own", "map", "value", "Object", "Array"]


def document(layout: dict[str, str]) -> dict[str, object]:
    """Models that refer to each other in a circle; `layout` tells the module of each."""
    definitions: dict[str, object] = {}
    for name, following in zip(NAMES, [*NAMES[1:], NAMES[0]], strict=True):
        definitions[name] = {
            "x-python": f"{layout.get(name, 'm')}:{name}",
            "type": "object",
            "properties": {
                "next": {"anyOf": [{"$ref": f"#/$defs/{following}"}, {"type": "null"}]},
                "count": {"type": "integer"},
                "toString": {"type": "object", "minProperties": 1},
            },
            "required": ["next", "count"],
        }
    definitions["Box"] = {
        "x-python": "m:Box",
        "x-type-parameters": [{"name": "z"}, {"name": "value"}],
        "type": "object",
        "properties": {"a": {"x-type-parameter": "z"}, "b": {"x-type-parameter": "value"}},
        "required": ["a", "b"],
    }
    return {"$defs": definitions, "x-models": ["m"]}


def subject(name: str, layout: dict[str, str]) -> Subject:
    sent = {"next": {"next": None, "count": 2}, "count": 1, "toString": {"a": 1}}
    texts = {
        json.dumps(sent): True,
        json.dumps({**sent, "toString": {}}): False,
        json.dumps({**sent, "count": 1.5}): False,
        json.dumps({"next": None}): False,
    }
    witnesses = [
        Witness(type_, text, takes, kept=takes)
        for type_ in ("User", "UserSchema", "Object")
        for text, takes in texts.items()
    ]
    return Subject(name, document(layout), witnesses)


def test_no_name_stands_in_the_way_of_another(tmp_path: Path) -> None:
    subjects = [
        subject("one_module", {}),
        subject("three_modules", {"z": "a.b", "UserSchema": "c", "own": "c"}),
    ]
    zodlib.write(subjects, tmp_path)
    assert [] == zodlib.compiled(tmp_path)
    assert [] == zodlib.judged(subjects, tmp_path)
    assert [] == zodlib.ugly(tmp_path)
