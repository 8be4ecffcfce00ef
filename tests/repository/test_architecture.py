"""What ARCHITECTURE says of one field is so, and what it names is there."""

from __future__ import annotations

import json
import re

import pytest
from support.project import ROOT

from codegen import ir
from codegen.ir import Constraints, Default, Doc, Property, Scalar
from codegen.parse import parse

TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
DOCUMENT = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))
IR = {each.__name__: each for each in (Constraints, Default, Doc, Property, Scalar)}


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_the_field_is_declared_as_it_says() -> None:
    source = "".join((ROOT / "schemas/socket.py").read_text(encoding="utf-8").split())

    assert "".join(blocks("python")[0].split()).removesuffix(")") in source.replace(",)", ")")


def test_the_field_is_in_the_document_as_it_says() -> None:
    (stated,) = blocks("json")

    assert DOCUMENT["$defs"]["ISocketResponse"]["properties"]["progress"] == json.loads(stated)


def test_the_field_is_in_the_ir_as_it_says() -> None:
    stated = eval(blocks("python")[1], IR)
    (response,) = (
        each for each in parse(DOCUMENT).declarations if each.identity.name == "ISocketResponse"
    )
    assert isinstance(response, ir.Interface)

    assert stated == next(each for each in response.properties if each.name == "progress")


@pytest.mark.parametrize(
    ("block", "path"), [*zip(blocks("ts"), ["typescript", "zod"], strict=True)]
)
def test_the_field_is_emitted_as_it_says(block: str, path: str) -> None:
    text = (ROOT / f"generated/{path}/schemas/socket.ts").read_text(encoding="utf-8")

    assert block in text


@pytest.mark.parametrize("path", sorted({*re.findall(r"`([a-z_]+/[a-z_/]*(?:\.py)?)`", TEXT)}))
def test_what_it_names_is_there(path: str) -> None:
    places = (ROOT / path, ROOT / "codegen" / path, ROOT / "codegen/export" / path)
    assert any(each.exists() for each in places)


def test_it_lists_the_keywords_of_ours() -> None:
    listed = {*re.findall(r"`(x-[a-z-]+)`", TEXT.partition("## Keywords of ours")[2])}

    assert {
        *re.findall(r'"(x-[a-z-]+)":', (ROOT / "codegen/parse/values.py").read_text())
    } == listed
