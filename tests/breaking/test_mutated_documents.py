"""Documents that a stranger has changed: refused, or compared, whatever they say."""

from __future__ import annotations

import copy
import json
import random

import pytest
from security.test_mutated_documents import DOCUMENTS, change
from support.fuzz import SEED, TIMES

from codegen.breaking.findings import findings
from codegen.breaking.report import Comparison, as_json, as_text
from codegen.breaking.sides import Side, check_document
from codegen.errors import CodegenError

MUTANTS = 100 * TIMES


@pytest.mark.parametrize("part", range(2))
def test_a_mutant_is_refused_or_compared(part: int) -> None:
    compared = 0
    for number in range(part, MUTANTS, 2):
        choose = random.Random(f"breaking {SEED} {number}")
        document = json.loads(choose.choice(DOCUMENTS).read_text(encoding="utf-8"))
        mutant = copy.deepcopy(document)
        change(mutant, choose)
        try:
            check_document(mutant, "mutant")
        except CodegenError:
            continue
        found = findings(Side(mutant), Side(document), ["backward"])
        comparison = Comparison("mutant", tuple(found), {})
        assert "\u202e" not in as_text(comparison)
        json.loads(as_json(comparison))
        compared += 1
    assert compared > MUTANTS / 8
