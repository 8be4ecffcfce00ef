"""Declarations come after what they need, and what is in a circle keeps the order of the source."""

from __future__ import annotations

from codegen import ir
from codegen.ir.order import components, needs, ordered


def model(name: str, *properties: ir.Type) -> ir.Interface:
    members = (ir.Property(f"p{n}", each, "required") for n, each in enumerate(properties))
    return ir.Interface(ir.Identity(name, "m", name), tuple(members))


def alias(name: str, type_: ir.Type) -> ir.Alias:
    return ir.Alias(ir.Identity(name, "m", name), type_)


def names(*declarations: ir.Declaration) -> list[str]:
    return [each.identity.name for each in ordered(ir.Contract(declarations)).declarations]


REF = {name: ir.Ref(name) for name in "ABCD"}


def test_what_is_needed_comes_just_before_it_is() -> None:
    assert ["C", "A", "B"] == names(model("A", REF["C"]), model("B"), model("C"))


def test_what_does_not_need_each_other_keeps_its_order() -> None:
    assert ["B", "A", "C"] == names(model("B"), model("A"), model("C"))


def test_a_circle_keeps_the_order_of_the_source() -> None:
    circle = model("B", REF["A"]), model("A", REF["B"])
    assert ["B", "A"] == names(*circle)
    assert ["A", "B"] == names(*reversed(circle))


def test_in_a_circle_what_is_needed_at_once_comes_first() -> None:
    shape = alias("A", ir.Union((REF["B"], REF["C"])))
    group = model("C", ir.Array(REF["A"]))
    assert ["B", "C", "A"] == names(shape, model("B"), group)


def test_only_what_stands_below_a_property_may_come_late() -> None:
    inside = ir.Object((ir.Property("p", REF["A"], "required"),), REF["B"])
    declaration = alias("D", ir.Tuple((inside, REF["C"]), 2))
    assert ["B", "C"] == sorted(needs(declaration, late=False))
    assert ["A", "B", "C"] == sorted(needs(declaration, late=True))


def test_components_come_after_what_they_lead_to() -> None:
    graph = {"a": ["b"], "b": ["c", "d"], "c": ["b"], "d": [], "e": ["e", "a"]}
    assert [["d"], ["b", "c"], ["a"], ["e"]] == [sorted(each) for each in components(graph)]


def test_a_long_chain_needs_no_deep_stack() -> None:
    graph = {str(number): [str(number + 1)] for number in range(20_000)}
    graph["20000"] = ["0"]
    assert [20_001] == [len(each) for each in components(graph)]
