"""The fingerprint: the same for the same JSON on the wire, and for nothing else."""

from __future__ import annotations

import copy
import itertools
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.cases import CASES, cases
from support.growth import LINEAR, growth
from support.project import ROOT

from codegen import CodegenError, fingerprint
from codegen import fingerprints as digest
from codegen.fingerprints import fingerprint_of

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

Schema = dict[str, Any]

NODE: Schema = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "maxLength": 5},
        "next": {"$ref": "#/$defs/Node"},
        "leaf": {"anyOf": [{"$ref": "#/$defs/Leaf"}, {"type": "null"}]},
    },
    "required": ["title", "leaf"],
}
LEAF: Schema = {
    "type": "object",
    "properties": {"kind": {"enum": ["a", "b"]}, "default": {"const": {"title": 1}}},
}


def document(**definitions: Schema) -> Schema:
    return {
        "x-sends": [{"$ref": "#/$defs/Node"}],
        "x-receives": [{"$ref": "#/$defs/Leaf"}],
        "$defs": {"Node": NODE, "Leaf": LEAF, **definitions},
    }


def with_(schema: Schema, *path: str, value: object) -> Schema:
    changed = copy.deepcopy(schema)
    inner: Any = changed
    for key in path[:-1]:
        inner = inner.setdefault(key, {})
    inner[path[-1]] = value
    return changed


OF_NO_WEIGHT = {
    "a description": document(Node=with_(NODE, "description", value="Text.")),
    "a title": document(Node=with_(NODE, "title", value="Text")),
    "a default": document(Leaf=with_(LEAF, "properties", "kind", "default", value="a")),
    "an example": document(Leaf=with_(LEAF, "properties", "kind", "example", value={"$ref": 1})),
    "examples": document(Leaf=with_(LEAF, "properties", "kind", "examples", value=["a"])),
    "the Python source": document(Leaf=with_(LEAF, "x-python", value="other:Leaf")),
    "the names of an enum": document(Leaf=with_(LEAF, "x-enum-members", value=[{"name": "A"}])),
    "the order of fields": document(
        Node=with_(NODE, "properties", value=dict(reversed(NODE["properties"].items())))
    ),
    "the order of required": document(Node=with_(NODE, "required", value=["leaf", "title"])),
    "the order of an enum": document(
        Leaf=with_(LEAF, "properties", "kind", "enum", value=["b", "a"])
    ),
    "one type in a list": document(
        Node=with_(NODE, "properties", "title", "type", value=["string"])
    ),
    "what nothing reaches": document(
        Other={"type": "array", "items": {"$ref": "#/$defs/More"}},
        More={"type": "array", "items": {"$ref": "#/$defs/Node"}},
    ),
    "the generic class of a use": document(
        Leaf={**LEAF, "x-generic": "#/$defs/Page", "x-arguments": [{"type": "string"}]}
    ),
    "the names of classes": json.loads(
        json.dumps(document()).replace("Node", "Knot").replace("Leaf", "Blade")
    ),
}
OF_WEIGHT = {
    "a type": document(Node=with_(NODE, "properties", "title", "type", value="integer")),
    "a type far below": document(Leaf=with_(LEAF, "properties", "kind", "enum", value=["a"])),
    "a constraint": document(Node=with_(NODE, "properties", "title", "maxLength", value=6)),
    "a field called title": document(
        Node=with_(NODE, "properties", value={"next": NODE["properties"]["next"]})
    ),
    "a field called default": document(
        Leaf=with_(LEAF, "properties", value={"kind": LEAF["properties"]["kind"]})
    ),
    "data called title": document(
        Leaf=with_(LEAF, "properties", "default", "const", value={"title": 2})
    ),
    "what is required": document(Node=with_(NODE, "required", value=["title"])),
    "where a reference leads": document(
        Node=with_(NODE, "properties", "next", value={"$ref": "#/$defs/Leaf"})
    ),
    "undeclared keys": document(Leaf=with_(LEAF, "additionalProperties", value=False)),
    "the direction": {**document(), "x-sends": [], "x-receives": document()["x-sends"]},
    "a root": {**document(), "x-receives": [*document()["x-receives"], *document()["x-sends"]]},
}


@pytest.mark.parametrize("changed", OF_NO_WEIGHT.values(), ids=OF_NO_WEIGHT)
def test_what_leaves_the_wire_alone_leaves_the_fingerprint(changed: Schema) -> None:
    assert json.dumps(document()) != json.dumps(changed)
    assert fingerprint_of(document()) == fingerprint_of(changed)


@pytest.mark.parametrize("changed", OF_WEIGHT.values(), ids=OF_WEIGHT)
def test_what_changes_the_wire_changes_the_fingerprint(changed: Schema) -> None:
    assert fingerprint_of(document()) != fingerprint_of(changed)


def test_all_changes_of_the_wire_are_told_apart() -> None:
    assert len(OF_WEIGHT) == len({fingerprint_of(each) for each in OF_WEIGHT.values()})


def test_a_difference_at_the_end_of_a_long_chain_is_seen() -> None:
    def chain(end: str) -> Schema:
        links: Schema = {
            f"L{n}": {"type": "array", "items": {"$ref": f"#/$defs/L{n + 1}"}} for n in range(50)
        }
        start = {"x-sends": [{"$ref": "#/$defs/L0"}]}
        return {**start, "$defs": {**links, "L50": {"type": end}, "X": {"type": "null"}}}

    assert fingerprint_of(chain("string")) != fingerprint_of(chain("number"))


def test_every_document_of_ours_has_one() -> None:
    paths = [ROOT / "generated/schema.json", *(each / "expected/schema.json" for each in cases())]
    found = [
        fingerprint(path) for path in (*paths, ROOT / "generated/schema.json") if path.exists()
    ]
    assert all(len(each) == 12 and int(each, 16) >= 0 for each in found)
    assert len(found) > 40


@pytest.mark.parametrize(
    "folder", [ROOT / "generated", CASES / "targets" / "everything_may_go_into_one_file"]
)
def test_typescript_has_the_same(folder: Path) -> None:
    folder = folder / "expected" if (folder / "expected").exists() else folder
    index = (folder / "typescript/index.ts").read_text(encoding="utf-8")
    assert f'export const CONTRACT = "{fingerprint(folder / "schema.json")}";' in index


def test_a_file_that_is_not_ours_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "foreign.json").write_text('{"type": "object"}', encoding="utf-8")
    for name in ("none.json", "broken.json", "foreign.json"):
        with pytest.raises(CodegenError, match="no document of codegen's to read") as caught:
            fingerprint(tmp_path / name)
        assert str(tmp_path / name) == caught.value.problems[0].where


def test_a_server_that_asks_for_it_imports_nothing_heavy() -> None:
    program = (
        "import sys, codegen; codegen.fingerprint('generated/schema.json');"
        "print(sorted({'jinja2', 'pydantic', 'click'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "[]\n" == run.stdout


@pytest.mark.parametrize("end", [{"type": "null"}, {"$ref": "#/$defs/Node"}])
def test_a_chain_takes_time_that_grows_with_its_length(
    end: Schema, monkeypatch: pytest.MonkeyPatch
) -> None:
    links: Schema = {
        f"L{n}": {"type": "array", "items": {"$ref": f"#/$defs/L{n + 1}"}} for n in range(300)
    }
    told, calls = vars(digest)["_told"], itertools.count()
    monkeypatch.setattr(digest, "_told", lambda *given: (next(calls), told(*given))[1])
    fingerprint_of(
        {
            "x-sends": [{"$ref": "#/$defs/L0"}],
            "$defs": {**links, "L300": end, "Node": NODE, "Leaf": LEAF},
        }
    )
    assert next(calls) < 1000


@pytest.mark.parametrize("reference", ["#/$defs/Nobody", "elsewhere", 1, None, {"x": 1}])
def test_a_reference_that_leads_nowhere_is_no_crash(reference: object) -> None:
    content = {"type": "string", "contentSchema": {"$ref": reference}}
    found = fingerprint_of(document(Leaf=with_(LEAF, "properties", "kind", value=content)))
    assert fingerprint_of(document()) != found


def ring(length: int, odd: int, kind: str = "null", name: str = "R") -> Schema:
    """Definitions that refer to each other in one circle, of which one has another key."""

    def link(number: int) -> Schema:
        after = {"$ref": f"#/$defs/{name}{(number + 1) % length}"}
        return {
            "properties": {"after": after, **({"odd": {"type": kind}} if number == odd else {})}
        }

    start = {"x-sends": [{"$ref": f"#/$defs/{name}0"}]}
    return {**start, "$defs": {f"{name}{number}": link(number) for number in range(length)}}


def test_a_difference_far_off_in_a_circle_is_seen() -> None:
    found = {
        fingerprint_of(each)
        for each in (ring(90, 1), ring(90, 50), ring(90, 89), ring(90, 50, "string"))
    }
    assert 4 == len(found)
    assert fingerprint_of(ring(90, 50)) == fingerprint_of(ring(90, 50, name="Other"))


def test_a_long_circle_has_the_fingerprint_of_itself_gone_round_twice() -> None:
    once, twice = ring(40, 7), ring(80, 7)
    twice["$defs"]["R47"] = {**once["$defs"]["R7"], **twice["$defs"]["R47"]}
    twice["$defs"]["R47"]["properties"] = {
        **once["$defs"]["R7"]["properties"],
        "after": {"$ref": "#/$defs/R48"},
    }
    assert fingerprint_of(once) == fingerprint_of(twice)
    assert fingerprint_of(once) != fingerprint_of(ring(80, 7))


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=60), st.randoms())
def test_long_circles_are_told_apart_as_short_ones_are(keys: list[str], random: Random) -> None:
    def circles(*lengths: int) -> Schema:
        """As many circles with these keys, of which each goes round so often, in any order."""
        definitions = {
            f"{number}.{at}": {
                "properties": {
                    keys[at % len(keys)]: {"$ref": f"#/$defs/{number}.{(at + 1) % size}"}
                }
            }
            for number, size in enumerate(length * len(keys) for length in lengths)
            for at in range(size)
        }
        names = random.sample([*definitions], len(definitions))
        sends = [{"$ref": f"#/$defs/{number}.0"} for number in range(len(lengths))]
        return {"x-sends": sends, "$defs": {name: definitions[name] for name in names}}

    found = [fingerprint_of(circles(*lengths)) for lengths in ((1,), (2,), (1, 3, 1))]
    with pytest.MonkeyPatch.context() as patch:  # numbered at once, and by many rounds
        patch.setattr(digest, "_ROUNDS", 0)
        found += [fingerprint_of(circles(*lengths)) for lengths in ((1,), (2,), (1, 3, 1))]
        patch.setattr(digest, "_ROUNDS", 1000)
        found += [fingerprint_of(circles(*lengths)) for lengths in ((1,), (2,), (1, 3, 1))]
    assert [1, 1, 1] == [len({*found[at : at + 3]}) for at in (0, 3, 6)]


def test_a_long_circle_takes_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    told, calls = vars(digest)["_shape"], itertools.count()
    monkeypatch.setattr(digest, "_shape", lambda *given: (next(calls), told(*given))[1])

    def steps(length: int) -> int:
        before = next(calls)
        fingerprint_of(ring(length, odd=0))
        return next(calls) - before

    assert steps(1200) < 4.2 * steps(300)
    assert growth(lambda size: ring(size, odd=0), fingerprint_of, 500) < LINEAR
