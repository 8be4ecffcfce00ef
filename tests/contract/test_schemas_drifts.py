"""The drifts of the original: each is decided, and the test that DRIFTS.md names holds it."""

import ast
import json
import re
import time
from typing import Any

import pytest
from support.project import ROOT

from codegen.jsonschema import subschemas
from schemas.timing import ElapsedTimes

HERE = ROOT / "tests/contract"
DOCUMENT: dict[str, Any] = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))
SECTIONS = {
    title: text
    for title, _, text in (
        section.partition("\n")
        for section in (ROOT / "schemas/DRIFTS.md").read_text(encoding="utf-8").split("\n## ")[1:]
    )
}


@pytest.mark.parametrize("title", SECTIONS)
def test_every_drift_says_what_it_was_what_it_is_and_what_holds_it(title: str) -> None:
    assert ["Python", "TypeScript", "Now", "Held by"] == re.findall(
        r"^- ([^:]+): .*\.?$", SECTIONS[title], re.MULTILINE
    )


@pytest.mark.parametrize("title", SECTIONS)
def test_what_holds_a_drift_exists(title: str) -> None:
    held_by = SECTIONS[title].rpartition("- Held by: ")[2]
    holders = re.findall(r"`([\w/.]+)::(\w+)`", held_by)
    assert held_by.count("::") == len(holders) > 0
    for path, name in holders:
        text = (HERE / path).read_text(encoding="utf-8")
        if path.endswith(".ts"):
            assert re.search(rf"^export (const|(async )?function) {name}\b", text, re.MULTILINE)
        else:
            tests = {
                node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)
            }
            assert name in tests


def can_be_null(schema: dict[str, Any]) -> bool:
    own = schema.get("type") == "null" or "null" in schema.get("type", ())
    return own or any(map(can_be_null, subschemas(schema)))


def test_nothing_that_is_sent_can_be_null() -> None:
    nullable = {name for name, schema in DOCUMENT["$defs"].items() if can_be_null(schema)}
    inputs = {
        name for name, schema in DOCUMENT["$defs"].items() if schema["x-direction"] == "input"
    }
    assert set() == nullable - inputs
    assert {"INodeDataInput", "ISocketRequest"} <= nullable


def test_every_time_says_that_it_is_in_seconds() -> None:
    moments = {"createTime", "startTime", "endTime"}
    comments = (ROOT / "generated/typescript/schemas/timing.ts").read_text(encoding="utf-8")
    for name in ElapsedTimes.model_fields:
        said = re.findall(rf"/\*\* ([^*]*) \*/\n  {name}\?:", comments)
        assert len(said) == 2
        unit = "in seconds since the epoch" if name in moments else "Seconds "
        assert all(unit in each for each in said)


def test_the_clock_is_in_seconds() -> None:
    elapsed = ElapsedTimes()
    elapsed.start()
    elapsed.end()
    now = time.time()
    for moment in (elapsed.createTime, elapsed.startTime, elapsed.endTime):
        assert moment is not None
        assert 0 <= now - moment < 60
