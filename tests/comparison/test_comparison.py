"""Two contracts side by side: each difference by its place, and none where they mean the same."""

from __future__ import annotations

import json
from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest
from support.project import ROOT

from codegen import ir
from codegen.comparison import Place, compare
from codegen.comparison.differences import (
    AdditionalChanged,
    BasesChanged,
    ConstraintChanged,
    DeclarationChanged,
    DiscriminatorChanged,
    DocChanged,
    EnumChanged,
    ParametersChanged,
    PresenceChanged,
    PropertyChanged,
    TypeChanged,
)
from codegen.parse import parse

if TYPE_CHECKING:
    from codegen.comparison import Difference

STRING, INTEGER, NUMBER = ir.Scalar("string"), ir.Scalar("integer"), ir.Scalar("number")
NULL = ir.NULL
SHORT = ir.Scalar("string", ir.Constraints(max_length=9))
A, B = ir.Const("a"), ir.Const("b")
CAT, DOG = ir.Ref("Cat"), ir.Ref("Dog")
ONE, TRUE = ir.Const(1), ir.Const(value=True)
MAX_LENGTH = next(row for row in ir.constraint_table() if row.keyword == "maxLength")
IT = Place("Thing", (".it",))


def identity(name: str) -> ir.Identity:
    return ir.Identity(name, "models", name)


def prop(name: str, type_: ir.Type, **stated: Any) -> ir.Property:  # noqa: ANN401 - fields
    return ir.Property(name, type_, **{"presence": "required", **stated})


def interface(name: str, *properties: ir.Property, **stated: Any) -> ir.Interface:  # noqa: ANN401 - fields
    return ir.Interface(identity(name), properties, **stated)


def alias(name: str, type_: ir.Type, **stated: Any) -> ir.Alias:  # noqa: ANN401 - fields
    return ir.Alias(identity(name), type_, **stated)


def enum(*members: tuple[str, Any, str | None]) -> ir.Enum:
    return ir.Enum(identity("Thing"), tuple(ir.EnumMember(*member) for member in members))


PETS = (interface("Cat", prop("lives", INTEGER)), interface("Dog", prop("name", STRING)))


def between(old: ir.Declaration, new: ir.Declaration) -> list[Difference]:
    """The differences of two declarations of one name, beside two that are the same."""
    return [*compare(ir.Contract((old, *PETS)), ir.Contract((new, *PETS)))]


def of(old: ir.Type, new: ir.Type) -> list[Difference]:
    """The differences of two types of the property `it`."""
    return between(interface("Thing", prop("it", old)), interface("Thing", prop("it", new)))


def changed(where: Place, old: ir.Type, new: ir.Type) -> TypeChanged:
    """Types that cannot be compared part by part."""
    return TypeChanged(where, old, new, (old,), (new,))


def union(*members: ir.Type, by: str | None = None) -> ir.Union:
    return ir.Union(members, by)


# Types


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (STRING, STRING),
        (union(STRING, NULL), union(ir.Const(None), STRING, STRING)),
        (union(A, B), union(B, A)),
        (union(A, union(STRING, NULL)), union(union(A, STRING), NULL)),
        (ONE, ir.Const(1.0)),
        (union(SHORT, INTEGER), union(INTEGER, SHORT)),
        (ir.Object((prop("lives", INTEGER),)), CAT),
        (union(CAT, DOG), union(DOG, CAT)),
        (ir.Array(union(CAT, NULL)), ir.Array(union(NULL, CAT))),
        (ir.Scalar("string", ir.Constraints(min_length=0)), STRING),
        (ir.Array(STRING, ir.Constraints(unique_items=False)), ir.Array(STRING)),
        (ir.TypeVar("T"), ir.TypeVar("T")),
    ],
    ids=str,
)
def test_types_of_one_meaning_do_not_differ(old: ir.Type, new: ir.Type) -> None:
    assert [] == of(old, new)
    assert [] == of(new, old)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (STRING, INTEGER, [changed(IT, STRING, INTEGER)]),
        (INTEGER, NUMBER, [changed(IT, INTEGER, NUMBER)]),
        (ONE, TRUE, [changed(IT, ONE, TRUE)]),
        (CAT, DOG, [changed(IT, CAT, DOG)]),
        (CAT, STRING, [changed(IT, CAT, STRING)]),
        (ir.Array(STRING), ir.Array(INTEGER), [changed(IT / "[]", STRING, INTEGER)]),
        (ir.Map(STRING, STRING), ir.Map(A, INTEGER),
         [changed(IT / " (keys)", STRING, A), changed(IT / ".*", STRING, INTEGER)]),
        (ir.Tuple((A, STRING), 2), ir.Tuple((A, INTEGER), 2),
         [changed(IT / "[1]", STRING, INTEGER)]),
        (ir.Tuple((A,), 1, STRING), ir.Tuple((A,), 1, INTEGER),
         [changed(IT / "[]", STRING, INTEGER)]),
        (ir.Tuple((A,), 1), ir.Tuple((A,), 0),
         [changed(IT, ir.Tuple((A,), 1), ir.Tuple((A,), 0))]),
        (ir.Ref("Cat", (A,)), ir.Ref("Cat", (B,)), [changed(IT / "<0>", A, B)]),
        (ir.Object((prop("x", A),)), ir.Object((prop("x", B),)), [changed(IT / ".x", A, B)]),
        (ir.Object((prop("lives", STRING),)), CAT, [changed(IT / ".lives", STRING, INTEGER)]),
        (ir.Intersection((CAT, ir.Object((prop("x", A),)))),
         ir.Intersection((CAT, ir.Object((prop("x", B),)))), [changed(IT / "&1" / ".x", A, B)]),
        (ir.External("Color", "three"), ir.External("Color"),
         [changed(IT, ir.External("Color", "three"), ir.External("Color"))]),
    ],
)  # fmt: skip
def test_a_type_differs_where_its_parts_do(
    old: ir.Type, new: ir.Type, expected: list[Difference]
) -> None:
    assert expected == of(old, new)


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        (union(STRING, NULL), STRING, (NULL,), ()),
        (STRING, union(STRING, NULL), (), (NULL,)),
        (union(A, B), A, (B,), ()),
        (union(A, B), union(A, ir.Const("c")), (B,), (ir.Const("c"),)),
        (union(CAT, NULL), union(CAT, DOG, STRING, NULL), (), (DOG, STRING)),
        (union(ONE, NULL), union(ONE, TRUE, NULL), (), (TRUE,)),
    ],
)
def test_a_union_tells_the_members_of_one_side(
    old: ir.Type, new: ir.Type, removed: tuple[ir.Type, ...], added: tuple[ir.Type, ...]
) -> None:
    assert [TypeChanged(IT, old, new, removed, added)] == of(old, new)


def test_members_that_belong_together_are_compared() -> None:
    assert [ConstraintChanged(IT, 9, None, MAX_LENGTH)] == of(
        union(SHORT, NULL), union(NULL, STRING)
    )
    assert [changed(IT / "[]", A, B)] == of(union(ir.Array(A), NULL), union(ir.Array(B), NULL))
    assert [changed(IT, STRING, CAT)] == of(union(STRING, NULL), union(CAT, NULL))


def test_a_tag_tells_objects_apart() -> None:
    def tagged(tag: ir.Const, type_: ir.Type) -> ir.Object:
        return ir.Object((prop("kind", tag), prop("value", type_)))

    old = union(tagged(A, STRING), tagged(B, STRING))
    new = union(tagged(B, NUMBER), tagged(A, INTEGER))
    assert [
        changed(IT / ".value", STRING, INTEGER),
        changed(IT / ".value", STRING, NUMBER),
    ] == of(old, new)


def test_members_of_one_kind_are_not_guessed_at() -> None:
    old, new = union(ir.Array(A), ir.Array(B)), union(ir.Array(STRING), ir.Array(INTEGER))
    assert [TypeChanged(IT, old, new, old.members, new.members)] == of(old, new)


def test_a_discriminator_is_found_in_a_union_of_unions() -> None:
    tagged = union(CAT, DOG, by="kind")
    assert [] == of(union(tagged, NULL), union(CAT, DOG, NULL, by="kind"))
    assert [DiscriminatorChanged(IT, "kind", None)] == of(
        union(tagged, NULL), union(CAT, DOG, NULL)
    )


@pytest.mark.parametrize("row", ir.constraint_table(), ids=lambda row: row.keyword)
def test_each_constraint_is_compared(row: ir.Constraint) -> None:
    stated: dict[str, Any] = {"string": ("a", "b"), "flag": (True, None)}
    old, new = stated.get(row.bound, (2, 3))

    def narrowed(bound: Any) -> ir.Type:  # noqa: ANN401 - of any constraint
        constraints = ir.Constraints(**{row.name: bound})
        match row.types[0]:
            case "array":
                return ir.Array(A, constraints)
            case "object":
                return ir.Map(STRING, A, constraints)
            case "string":
                return ir.Scalar("string", constraints)
        return ir.Scalar("number", constraints)

    assert [ConstraintChanged(IT, old, new, row)] == of(narrowed(old), narrowed(new))


# Properties and declarations


def test_properties_are_added_and_removed() -> None:
    here, there = prop("here", A), prop("there", A)
    assert [
        PropertyChanged(Place("Thing", (".here",)), here, None),
        PropertyChanged(Place("Thing", (".there",)), None, there),
    ] == between(interface("Thing", here), interface("Thing", there))


def test_presence_is_compared() -> None:
    old, new = prop("it", A), prop("it", A, presence="absent-when-none")
    assert [PresenceChanged(IT, "required", "absent-when-none")] == between(
        interface("Thing", old), interface("Thing", new)
    )


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("title", "a", "b"),
        ("description", None, "b"),
        ("default", None, ir.Default(None)),
        ("default", ir.Default(1), ir.Default(value=True)),
        ("deprecated", True, "use that"),
        ("examples", (1,), ()),
    ],
)
def test_what_is_said_is_compared(field: str, old: Any, new: Any) -> None:  # noqa: ANN401 - of any field
    docs = [ir.Doc(**{field: each}) for each in (old, new)]
    assert [DocChanged(IT, old, new, field)] == between(
        *(interface("Thing", prop("it", A, doc=doc)) for doc in docs)
    )
    assert [DocChanged(Place("Thing"), old, new, field)] == between(
        *(alias("Thing", A, doc=doc) for doc in docs)
    )


def test_equal_json_is_no_difference() -> None:
    old, new = ir.Default([1, {"a": 2}]), ir.Default([1.0, {"a": 2.0}])
    assert [] == between(
        alias("Thing", A, doc=ir.Doc(default=old)), alias("Thing", A, doc=ir.Doc(default=new))
    )


@pytest.mark.parametrize(
    ("old", "new"), [(None, ir.NEVER), (ir.NEVER, STRING), (STRING, None), (None, ir.UNKNOWN)]
)
def test_additional_properties_are_opened_and_closed(
    old: ir.Type | None, new: ir.Type | None
) -> None:
    assert [AdditionalChanged(Place("Thing"), old, new)] == between(
        interface("Thing", additional=old), interface("Thing", additional=new)
    )


def test_additional_properties_of_another_type_differ_as_types_do() -> None:
    assert [changed(Place("Thing", (".*",)), STRING, INTEGER)] == between(
        interface("Thing", additional=STRING), interface("Thing", additional=INTEGER)
    )


def test_an_enum_differs_by_values_names_and_texts() -> None:
    old = enum(("RED", "red", "Like blood."), ("BLUE", "blue", None))
    new = enum(("RED", "red", None), ("AZURE", "blue", None), ("GREEN", "green", None))
    before, after = (union(*(ir.Const(each.value) for each in it.members)) for it in (old, new))
    thing = Place("Thing")
    assert [
        EnumChanged(thing, old.members, new.members),
        DocChanged(thing / ".RED", "Like blood.", None, "description"),
        TypeChanged(thing, before, after, (), (ir.Const("green"),)),
    ] == between(old, new)


def test_an_enum_of_the_same_values_is_the_same_type() -> None:
    old, new = enum(("RED", "a", None), ("BLUE", "b", None)), alias("Thing", union(B, A))
    assert [EnumChanged(Place("Thing"), old.members, ())] == between(old, new)
    assert [EnumChanged(Place("Thing"), (), old.members)] == between(new, old)


def test_bases_and_parameters_are_compared() -> None:
    old = interface("Thing", bases=(CAT,), parameters=(ir.TypeParameter("T", STRING),))
    new = interface("Thing", bases=(DOG,), parameters=(ir.TypeParameter("T", INTEGER),))
    assert [
        ParametersChanged(Place("Thing"), old.parameters, new.parameters),
        BasesChanged(Place("Thing"), old.bases, new.bases),
    ] == between(old, new)


# References


def test_declarations_of_one_side_are_told() -> None:
    cat, dog = PETS
    assert [
        DeclarationChanged(Place("Cat"), cat, None),
        DeclarationChanged(Place("Dog"), None, dog),
    ] == [*compare(ir.Contract((cat,)), ir.Contract((dog,)))]


def test_counterparts_may_have_other_names() -> None:
    names = {"Thing": "Thing", "Cat": "Tiger", "Dog": "Wolf"}
    renamed = [replace(each, identity=identity(names[each.identity.name])) for each in PETS]
    wild = union(ir.Ref("Wolf"), ir.Ref("Tiger"), NULL)
    old = ir.Contract((interface("Thing", prop("it", union(CAT, DOG, NULL))), *PETS))
    new = ir.Contract((interface("Thing", prop("it", wild)), *renamed))
    assert [] == [*compare(old, new, names)]


def test_one_declaration_may_be_the_counterpart_of_two() -> None:
    twins = [interface(name, prop("it", A)) for name in ("User", "UserInput")]
    old = ir.Contract((alias("Thing", ir.Ref("UserInput")), *twins))
    new = ir.Contract((alias("Thing", ir.Ref("User")), twins[0]))
    names = {"Thing": "Thing", "User": "User", "UserInput": "User"}
    assert [] == [*compare(old, new, names)]


def recursive(name: str, leaf: ir.Type) -> tuple[ir.Declaration, ...]:
    """A list of lists under a name of its own, in two places."""
    inner = ir.Ref(name)
    node = interface(name, prop("leaf", leaf), prop("next", union(inner, NULL)))
    return interface("Thing", prop("it", inner), prop("other", ir.Array(inner))), node


def test_declarations_without_a_counterpart_become_a_pair_and_are_compared_once() -> None:
    old, new = recursive("Node", STRING), recursive("Item", INTEGER)
    assert [
        DeclarationChanged(Place("Node"), old[1], None),
        changed(Place("Node", (".leaf",)), STRING, INTEGER),
        DeclarationChanged(Place("Item"), None, new[1]),
    ] == [*compare(ir.Contract(old), ir.Contract(new))]


def test_a_union_may_stand_under_a_name() -> None:
    pet = alias("Pet", union(CAT, DOG))
    old = ir.Contract((interface("Thing", prop("it", union(ir.Ref("Pet"), NULL))), *PETS, pet))
    new = ir.Contract((interface("Thing", prop("it", union(DOG, NULL, CAT))), *PETS, pet))
    assert [] == [*compare(old, new)]
    assert [] == [*compare(new, old)]


def test_interfaces_are_told_by_name_where_both_sides_have_names() -> None:
    tagged = [interface(name, prop("kind", tag)) for name, tag in (("X", A), ("Y", A), ("Z", B))]
    old, new = union(ir.Ref("X"), NULL), union(ir.Ref("Y"), ir.Ref("Z"), NULL)
    assert [TypeChanged(IT, old, new, old.members[:1], new.members[:2])] == [
        *compare(
            ir.Contract((interface("Thing", prop("it", old)), *tagged)),
            ir.Contract((interface("Thing", prop("it", new)), *tagged)),
        )
    ]


def test_circles_that_are_cut_in_different_places_end() -> None:
    """The old side names every second step, and the new side the others."""

    def step(key: str, type_: ir.Type) -> ir.Object:
        return ir.Object((prop(key, type_),))

    def contract(name: str, outer: str, inner: str, start: ir.Type) -> ir.Contract:
        circle = interface(name, prop(outer, step(inner, ir.Ref(name))))
        return ir.Contract((interface("Thing", prop("it", start)), circle))

    old = contract("Odd", "x", "y", ir.Ref("Odd"))
    new = contract("Even", "y", "x", step("x", ir.Ref("Even")))
    names = {"Thing": "Thing"}
    assert {"Odd", "Even"} == {
        each.where.declaration
        for each in compare(old, new, names)
        if isinstance(each, DeclarationChanged)
    }
    assert all(isinstance(each, DeclarationChanged) for each in compare(old, new, names))


# Whole contracts


@pytest.mark.parametrize(
    "path",
    sorted(ROOT.glob("tests/cases/**/expected/schema.json")),
    ids=lambda path: path.parents[1].name,
)
def test_a_contract_does_not_differ_from_itself(path: Any) -> None:  # noqa: ANN401 - a path
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [] == [*compare(parse(document), parse(document))]


def test_contracts_take_time_in_proportion() -> None:
    def cost(size: int) -> float:
        """CPU seconds for contracts of many models that each refer to others, at best."""

        def contract(type_: ir.Type) -> ir.Contract:
            names = [f"Model{number}" for number in range(size)]
            return ir.Contract(
                tuple(
                    interface(
                        name,
                        prop("value", type_),
                        prop("next", ir.Ref(names[number - 1])),
                        prop("many", ir.Array(union(ir.Ref(names[number * 7 % size]), NULL))),
                    )
                    for number, name in enumerate(names)
                )
            )

        old, new = contract(STRING), contract(SHORT)

        def once() -> float:
            start = process_time()
            assert size == sum(1 for _ in compare(old, new))
            return process_time() - start

        return min(once() for _ in range(3))

    assert cost(2000) < 8 * cost(500) + 0.01
