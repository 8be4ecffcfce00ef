"""Whether one type takes all that is sent as another: said of pairs that a reader can check."""

from __future__ import annotations

import pytest

from codegen import ir
from codegen.comparison import Fit, Inclusion

STRING, INTEGER, NUMBER = ir.Scalar("string"), ir.Scalar("integer"), ir.Scalar("number")
BOOLEAN, NULL, ANY, NEVER = ir.Scalar("boolean"), ir.NULL, ir.UNKNOWN, ir.NEVER
A, B, ONE, TRUE = ir.Const("a"), ir.Const("b"), ir.Const(1), ir.Const(value=True)


def scalar(kind: ir.ScalarKind, **bounds: float | str) -> ir.Scalar:
    return ir.Scalar(kind, ir.Constraints(**bounds))  # type: ignore[arg-type] # of each its own


def union(*members: ir.Type) -> ir.Union:
    return ir.Union(members)


def array(items: ir.Type, **bounds: int | bool) -> ir.Array:
    return ir.Array(items, ir.Constraints(**bounds))  # type: ignore[arg-type] # of each its own


def obj(additional: ir.Type | None = None, **properties: ir.Type) -> ir.Object:
    """An object whose properties are required, unless their names end in `_`."""
    held = (
        ir.Property(name.rstrip("_"), type_, "optional" if name.endswith("_") else "required")
        for name, type_ in properties.items()
    )
    return ir.Object(tuple(held), additional)


def interface(name: str, type_: ir.Object, *parameters: str) -> ir.Interface:
    stated = tuple(map(ir.TypeParameter, parameters))
    return ir.Interface(ir.Identity(name, "m", name), type_.properties, None, stated)


def fit(sent: ir.Type, taken: ir.Type, *, ignores: bool = False) -> Fit:
    return Inclusion({}, {}, ignores=ignores).fit(sent, taken)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (INTEGER, NUMBER),
        (INTEGER, ANY),
        (NEVER, STRING),
        (A, STRING),
        (A, union(A, B)),
        (ONE, NUMBER),
        (ONE, INTEGER),
        (TRUE, BOOLEAN),
        (STRING, union(STRING, NULL)),
        (scalar("integer", minimum=2), scalar("integer", minimum=1)),
        (scalar("number", exclusive_minimum=1), scalar("number", minimum=1)),
        (scalar("number", maximum=1, minimum=0), scalar("number", exclusive_maximum=2)),
        (scalar("string", max_length=3), scalar("string", max_length=4)),
        (scalar("integer", multiple_of=6), scalar("integer", multiple_of=3)),
        (scalar("string", format="date"), STRING),
        (array(INTEGER), array(NUMBER)),
        (array(INTEGER, min_items=1), array(INTEGER)),
        (array(INTEGER, unique_items=True), array(INTEGER)),
        (array(STRING, max_items=0), array(STRING, unique_items=True)),
        (ir.Tuple((INTEGER, INTEGER), 2), array(INTEGER)),
        (ir.Tuple((INTEGER, INTEGER), 2), ir.Tuple((INTEGER, INTEGER), 1)),
        (ir.Tuple((INTEGER,), 1), ir.Tuple((INTEGER,), 1, STRING)),
        (obj(a=STRING), obj(a_=STRING)),
        (obj(a=STRING, b=STRING), obj(a=STRING)),
        (obj(a=STRING), ir.Map(STRING, STRING)),
        (obj(a=STRING), ir.Map(union(A, B), STRING)),
        (ir.Map(A, STRING), ir.Map(union(A, B), STRING)),
        (ir.Map(STRING, INTEGER), ir.Map(STRING, NUMBER)),
        (obj(a=A), union(obj(a=STRING), obj(b=STRING))),
    ],
    ids=str,
)
def test_what_is_narrower_is_taken_and_not_the_other_way_round(
    narrow: ir.Type, wide: ir.Type
) -> None:
    assert Fit.YES is fit(narrow, wide)
    assert Fit.NO is fit(wide, narrow)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOOLEAN, union(TRUE, ir.Const(value=False))),
        (ONE, ir.Const(1.0)),
        (NULL, ir.Const(None)),
        (scalar("integer", exclusive_minimum=0), scalar("integer", minimum=1)),
        (scalar("integer", exclusive_maximum=1.5), scalar("integer", maximum=1)),
        (union(A, B), union(B, union(A, A))),
        (ir.Map(A, STRING), obj(NEVER, a_=STRING)),
        (ir.Map(STRING, INTEGER), obj(INTEGER)),
    ],
    ids=str,
)
def test_what_has_the_same_values_is_taken_both_ways(one: ir.Type, other: ir.Type) -> None:
    assert Fit.YES is fit(one, other)
    assert Fit.YES is fit(other, one)


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        (scalar("string", pattern="a"), scalar("string", pattern="a|b")),
        (STRING, scalar("string", pattern=".*")),
        (A, scalar("string", pattern="a")),
        (scalar("string", format="date"), scalar("string", format="date-time")),
        (ir.External("Vector"), STRING),
        (ir.TypeVar("T"), ir.TypeVar("U")),
        (ir.Intersection((obj(a=STRING), obj(b=STRING))), obj(a=STRING, b=STRING)),
    ],
    ids=str,
)
def test_what_cannot_be_decided_is_not_guessed_at(sent: ir.Type, taken: ir.Type) -> None:
    assert Fit.UNDECIDED is fit(sent, taken)


def test_a_type_parameter_may_be_any_type() -> None:
    assert Fit.YES is fit(ir.TypeVar("T"), ir.TypeVar("T"))
    assert Fit.YES is fit(ir.TypeVar("T"), ANY)
    assert Fit.NO is fit(ir.TypeVar("T"), STRING)
    assert Fit.NO is fit(array(ir.TypeVar("T")), ir.TypeVar("T"))


def test_true_is_no_number_and_one_no_boolean() -> None:
    assert Fit.NO is fit(TRUE, NUMBER)
    assert Fit.NO is fit(TRUE, ONE)
    assert Fit.NO is fit(ONE, BOOLEAN)


def test_keys_that_are_forbidden_are_ignored_by_who_does_not_validate() -> None:
    sent, taken = obj(a=STRING, b=STRING), obj(NEVER, a=STRING)
    assert Fit.NO is fit(sent, taken)
    assert Fit.YES is fit(sent, taken, ignores=True)
    assert Fit.NO is fit(obj(ir.UNKNOWN, a=STRING), taken)
    assert Fit.NO is fit(obj(a=STRING), ir.Map(B, STRING), ignores=True)


def lists(last: ir.Type, *names: str) -> dict[str, ir.Declaration]:
    """Types that lead to each other in a circle, of which the last says more."""
    after = dict(zip(names, (*names[1:], names[0]), strict=True))
    return {
        name: interface(
            name, obj(next_=ir.Ref(after[name]), value=last if name == names[-1] else STRING)
        )
        for name in names
    }


def test_circles_are_taken_unless_something_in_them_is_not() -> None:
    names = [f"N{n}" for n in range(4)]
    same = Inclusion(lists(INTEGER, *names), lists(NUMBER, *names), ignores=False)
    other = Inclusion(lists(STRING, *names), lists(NUMBER, *names), ignores=False)
    assert [Fit.YES] * 4 == [same.fit(ir.Ref(name), ir.Ref(name)) for name in names]
    assert [Fit.NO] * 4 == [other.fit(ir.Ref(name), ir.Ref(name)) for name in names]


def test_a_chain_of_many_types_needs_no_deep_stack() -> None:
    names = [f"N{n}" for n in range(3000)]
    inclusion = Inclusion(lists(STRING, *names), lists(NUMBER, *names), ignores=False)
    assert Fit.NO is inclusion.fit(ir.Ref("N0"), ir.Ref("N0"))


def test_a_guess_that_is_taken_back_takes_back_what_was_built_on_it() -> None:
    node = interface("Node", obj(it=union(ir.Ref("Leaf"), STRING), next_=ir.Ref("Node")))
    sent = {"Node": node, "Leaf": interface("Leaf", obj(up_=ir.Ref("Node"), x=STRING))}
    taken = {"Node": node, "Leaf": interface("Leaf", obj(up_=ir.Ref("Node"), x=NUMBER))}
    inclusion = Inclusion(sent, taken, ignores=False)
    assert Fit.NO is inclusion.fit(ir.Ref("Leaf"), ir.Ref("Leaf"))
    assert Fit.NO is inclusion.fit(ir.Ref("Node"), ir.Ref("Node"))


def test_arguments_stand_in_the_place_of_parameters() -> None:
    page = {"Page": interface("Page", obj(items=ir.Array(ir.TypeVar("T"))), "T")}
    inclusion = Inclusion(page, page, ignores=False)
    assert Fit.YES is inclusion.fit(ir.Ref("Page", (INTEGER,)), ir.Ref("Page", (NUMBER,)))
    assert Fit.NO is inclusion.fit(ir.Ref("Page", (NUMBER,)), ir.Ref("Page", (INTEGER,)))


def test_classes_that_grow_without_end_are_not_decided() -> None:
    grown = ir.Ref("Tree", (ir.Array(ir.TypeVar("T")),))
    tree = interface("Tree", obj(value=ir.TypeVar("T"), next_=grown), "T")
    inclusion = Inclusion({"Tree": tree}, {"Tree": tree}, ignores=False)
    assert Fit.UNDECIDED is inclusion.fit(ir.Ref("Tree", (INTEGER,)), ir.Ref("Tree", (NUMBER,)))
