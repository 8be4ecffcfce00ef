from __future__ import annotations

import pytest

from codegen.emit.prettier.document import (
    HARDLINE,
    LINE,
    SOFTLINE,
    Layout,
    concat,
    fill,
    flat_text,
    group,
    hang,
    if_break,
    indent,
    join,
    listed,
    width,
)
from codegen.emit.prettier.printer import render


def brackets(*items: Layout) -> Layout:
    return group("[", indent(SOFTLINE, listed(",", items)), if_break(","), SOFTLINE, "]")


def test_what_fits_stays_on_one_line() -> None:
    assert "[a, b]" == render(brackets("a", "b"))


def test_eighty_columns_fit() -> None:
    assert f"[{'a' * 78}]" == render(brackets("a" * 78))


def test_eighty_one_columns_break() -> None:
    assert f"[\n  {'a' * 79},\n]" == render(brackets("a" * 79))


def test_wide_characters_count_twice() -> None:
    assert f"[{'日' * 39}]" == render(brackets("日" * 39))
    assert f"[\n  {'日' * 39}a,\n]" == render(brackets("日" * 39 + "a"))


def test_what_follows_a_group_has_to_fit_too() -> None:
    assert f"[\n  {'a' * 77},\n];;" == render(concat(brackets("a" * 77), ";;"))


def test_what_follows_counts_up_to_the_next_possible_break_only() -> None:
    second = brackets("b" * 40)
    broken = f"[{'a' * 70}][\n  {'b' * 40},\n]"
    assert broken == render(concat(brackets("a" * 70), second))


def test_only_the_outer_group_breaks_where_that_is_enough() -> None:
    inner = brackets("a" * 30, "b" * 30)
    expected = f"[\n  [{'a' * 30}, {'b' * 30}],\n  [{'a' * 30}, {'b' * 30}],\n]"
    assert expected == render(brackets(inner, inner))


def test_a_hard_line_breaks_every_group_around_it() -> None:
    inner = group("{", indent(HARDLINE, "a"), HARDLINE, "}")
    assert "[\n  {\n    a\n  },\n]" == render(brackets(inner))


def test_an_indentation_holds_for_every_line() -> None:
    assert f"  [\n    {'a' * 79},\n  ]" == render(brackets("a" * 79), 2)


def test_the_indentation_counts() -> None:
    assert f"  [{'a' * 76}]" == render(brackets("a" * 76), 2)
    assert f"  [\n    {'a' * 77},\n  ]" == render(brackets("a" * 77), 2)


def test_hanging_content_stays_where_its_first_line_fits() -> None:
    assert "a = b" == render(group("a =", hang("b")))
    content = brackets("b" * 76, "c")
    assert f"a = [\n  {'b' * 76},\n  c,\n]" == render(group("a =", hang(content)))


def test_hanging_content_goes_to_a_line_of_its_own_where_it_does_not() -> None:
    content = "b" * 78
    assert f"a =\n  {content}" == render(group("a =", hang(content)))


def test_hanging_content_that_starts_with_a_break_leaves_no_space_behind() -> None:
    content = group(indent(SOFTLINE, "b" * 78))
    assert f"a =\n  {'b' * 78}" == render(group("a =", hang(content)))


def test_a_line_break_takes_the_space_before_it_away() -> None:
    content = concat("a: ", group(indent(SOFTLINE, "b" * 80)))
    assert f"a:\n  {'b' * 80}" == render(content)


def test_a_fill_breaks_where_the_line_is_full() -> None:
    numbers = [f"{'1' * 25},"] * 4
    expected = "[\n  " + " ".join(numbers[:2]) + "\n  " + " ".join(numbers[2:]) + "\n]"
    assert expected == render(group("[", indent(SOFTLINE, fill(numbers)), SOFTLINE, "]"))


def test_a_fill_that_fits_is_one_line() -> None:
    assert "[1, 2]" == render(group("[", indent(SOFTLINE, fill(["1,", "2"])), SOFTLINE, "]"))


def test_a_list_of_documents_is_marked_between_them() -> None:
    document = listed(";", ["a", group("b"), concat("c", "d"), "e"])
    assert "a; b; cd; e" == flat_text(document)
    assert "a;\nb;\ncd;\ne" == render(document)


def test_a_flat_text_is_one_line_however_long() -> None:
    document = brackets(*["a" * 50] * 3, hang("b"), fill(["1,", "2"]), join("|", ["c", LINE]))
    expected = "[" + ", ".join(["a" * 50] * 3) + ",  b, 1, 2, c| ]"
    assert expected == flat_text(document)
    assert len(expected) == width(document)


@pytest.mark.parametrize("levels", [10_000])
def test_no_depth_is_too_great(levels: int) -> None:
    document: Layout = "a"
    for _ in range(levels):
        document = group("(", document, ")")
    assert "(" * levels + "a" + ")" * levels == render(document)
