from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from codegen import ir
from codegen.emit.guards.checks import CHECKS as GUARDED
from codegen.emit.zod.checks import CHECKS
from codegen.parse.values import faults


def test_a_constraint_is_a_field_and_its_keyword_in_camel_case() -> None:
    rows = ir.constraint_table()

    assert [one.name for one in fields(ir.Constraints)] == [row.name for row in rows]
    assert {"exclusiveMinimum", "multipleOf", "format"} < {row.keyword for row in rows}


def test_only_what_says_something_is_stated() -> None:
    constraints = ir.Constraints(minimum=0, min_length=None, unique_items=False)

    assert [("minimum", 0)] == [(row.keyword, bound) for row, bound in constraints.stated()]


@pytest.mark.parametrize("row", ir.constraint_table(), ids=lambda row: row.keyword)
def test_the_parser_knows_what_a_keyword_is_set_to(row: ir.Constraint) -> None:
    wrong = {"number": "1", "positive number": 0, "count": -1, "string": 1, "flag": 1}

    assert [] != list(faults({row.keyword: wrong[row.bound]}))


def test_guards_check_what_zod_checks() -> None:
    assert {each: CHECKS[each] is None for each in CHECKS} == {
        each: GUARDED[each] is None for each in GUARDED
    }


def test_zod_has_an_answer_for_each_measure() -> None:
    assert set(get_args(ir.Measure)) == CHECKS.keys()
    assert {row.measure for row in ir.constraint_table()} <= CHECKS.keys()
