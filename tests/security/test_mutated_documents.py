"""Documents of ours that a stranger has changed: refused, or all that comes of them is code."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from support.cases import CASES
from support.fuzz import SEED, TIMES
from support.project import ROOT
from support.syntax import faults

from codegen.config import Config, Docs, TypeScript, Zod
from codegen.errors import CodegenError
from codegen.pipeline import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.jsonschema import Schema

Json: TypeAlias = Any
"""Whatever may stand in a document, right or wrong."""

MUTANTS = 300 * TIMES
TARGETS = ("typescript", "zod", "docs")
CONFIGS = [
    Config(Path(), ("m",), targets=TARGETS),
    Config(
        Path(),
        ("m",),
        targets=TARGETS,
        typescript=TypeScript(enums="const", layout="single"),
        zod=Zod(isolated_declarations=True),
        docs=Docs("mdx"),
    ),
]
DOCUMENTS = [
    ROOT / "generated" / "schema.json",
    *sorted(CASES.glob("*/*/expected/schema.json")),
]
PLANTED = "\n*/ globalThis.PWNED = 1; //"
WRONG: list[Json] = [
    *[None, True, False, -1, 0, 2**70, 1.5, 1e308, "", "x", "T", "A B", "²", PLANTED, "\ud800"],
    *["__proto__", "constructor", "#/$defs/A", "#/$defs/", "string", "object", [], [1], [[]], {}],
    *[{"x": 1}, [{}], {"type": "string"}, {"$ref": "#/$defs/A"}, {"x-type-parameter": "T"}],
    *[{"x-ts-type": "Handmade"}, {"const": PLANTED}, {"enum": []}, {"not": {}}, {"anyOf": [True]}],
    *[{"type": "array", "prefixItems": [True], "items": False}, {"type": ["string", "null"]}],
]
KEYWORDS = """
    $ref additionalProperties allOf anyOf const default deprecated description discriminator enum
    examples exclusiveMinimum format items maxItems maxLength minItems minimum multipleOf not oneOf
    pattern patternProperties prefixItems properties propertyNames required title type uniqueItems
    x-absent x-arguments x-bases x-deprecated x-direction x-enum-members x-generic x-models x-python
    x-receives x-sends x-sources x-ts-import x-ts-type x-type-parameter x-type-parameters
""".split()


def places(value: Json) -> Iterator[tuple[Json, Json]]:
    """Every container of a document with each of its keys or positions."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from places(value[key])


def change(document: Json, choose: random.Random) -> None:
    """One change at random: something goes, comes, is put in the place of its like, or renamed."""
    found = list(places(document))
    container, key = choose.choice(found)
    like = [other[at] for other, at in found if type(other[at]) is type(container[key])]
    match choose.randrange(10):
        case 0 | 1 | 2 | 3:
            container[key] = copy.deepcopy(choose.choice(like))
        case 4:
            del container[key]
        case 5:
            container[key] = copy.deepcopy(choose.choice(WRONG))
        case 6 if isinstance(container, dict):
            container[choose.choice(KEYWORDS)] = container.pop(key)
        case 7 if isinstance(container, dict):
            container[choose.choice(KEYWORDS)] = copy.deepcopy(choose.choice(WRONG))
        case _ if isinstance(container[key], str):
            container[key] += PLANTED
        case _ if isinstance(container, dict):
            container[f"{key}{PLANTED}"] = container.pop(key)


def mutated(number: int) -> Schema:
    choose = random.Random(f"{SEED} {number}")
    path = DOCUMENTS[number % len(DOCUMENTS)]
    document: Schema = json.loads(path.read_text(encoding="utf-8"))
    for _ in range(choose.choice([1, 1, 1, 1, 2, 4])):
        change(document, choose)
        if not document:
            break
    return document


def rendered(number: int) -> dict[str, str] | None:
    """What comes of a mutant; None where it is refused, which is all that may go wrong."""
    try:
        return render(mutated(number), CONFIGS[number // len(DOCUMENTS) % 2])
    except CodegenError:
        return None
    except Exception as error:
        raise AssertionError(f"mutant {number} of FUZZ_SEED={SEED}") from error


def test_a_mutant_is_refused_or_all_that_comes_of_it_is_code() -> None:
    found = {number: rendered(number) for number in range(MUTANTS)}
    texts = {
        f"mutant {number} of FUZZ_SEED={SEED}: {path}": text
        for number, each in found.items()
        for path, text in (each or {}).items()
    }

    assert MUTANTS // 10 < sum(each is not None for each in found.values()) < MUTANTS // 2
    assert all(text.encode() for text in texts.values())
    assert [] == faults({name: text for name, text in texts.items() if name.endswith(".ts")})
