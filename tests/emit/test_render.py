"""Templates: what is placed, and where a template that fails is said to fail."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from codegen.emit.docs.markdown import FILTERS
from codegen.emit.templating.environment import OURS, Templates
from codegen.errors import CodegenError

if TYPE_CHECKING:
    from pathlib import Path


def refusal(folder: Path, text: str) -> str:
    (folder / "page.jinja").write_text(text, encoding="utf-8")
    with pytest.raises(CodegenError) as caught:
        Templates(folder).render("page.jinja", {"names": ["a"]})
    (problem,) = caught.value.problems
    assert "template-renders" == problem.rule
    return f"{problem.where}: {problem.what}"


def test_a_template_places_text_as_it_is(tmp_path: Path) -> None:
    text = "{% for name in names %}\n  {{ name }} <&>\n{% endfor %}\nend\n"
    (tmp_path / "page.jinja").write_text(text, encoding="utf-8")
    assert "  a <&>\nend\n" == Templates(tmp_path).render("page.jinja", {"names": ["a"]})


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("one\n{{ nmaes }}\n", 2, "UndefinedError: 'nmaes' is undefined"),
        ("{% if nmaes %}{% endif %}", 1, "UndefinedError: 'nmaes' is undefined"),
        ("\n\n{{ names.first }}", 3, "UndefinedError: 'list object' has no attribute 'first'"),
        ("one\n{% for %}\n", 2, "TemplateSyntaxError: Expected an expression, got 'end of"),
        ("one\ntwo {{ 1 / 0 }}\n", 2, "ZeroDivisionError: division by zero"),
        ("one\n{{ names + 1 }}\n", 2, "TypeError: can only concatenate list"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    start = f"{tmp_path / 'page.jinja'}:{line}: {what}"
    assert start == refusal(tmp_path, text)[: len(start)]


def test_the_fault_of_an_included_template_is_told_at_its_own_line(tmp_path: Path) -> None:
    (tmp_path / "inner.jinja").write_text("\n{{ nmaes }}", encoding="utf-8")
    start = f"{tmp_path / 'inner.jinja'}:2: UndefinedError"
    assert start == refusal(tmp_path, '\n\n\n{% include "inner.jinja" %}')[: len(start)]


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodegenError) as caught:
        Templates(tmp_path).render("none.jinja", {})
    what = f"{tmp_path / 'none.jinja'}: there is no template 'none.jinja' [template-renders]"
    assert what == str(caught.value).partition("\n")[0]
    (tmp_path / "page.jinja").write_text('a\n{% include "lost.jinja" %}', encoding="utf-8")
    with pytest.raises(CodegenError) as caught:
        Templates(tmp_path).render("page.jinja", {})
    what = f"{tmp_path / 'page.jinja'}:2: there is no template 'lost.jinja' [template-renders]"
    assert what == str(caught.value).partition("\n")[0]


def test_our_own_templates_compile_and_refuse_an_empty_context() -> None:
    templates = Templates().with_filters(FILTERS)
    paths = [path.relative_to(OURS).as_posix() for path in OURS.rglob("*.jinja")]
    assert {"typescript/module.ts.jinja", "docs/page.jinja"} < {*paths}
    for path in paths:
        if not macros(path, templates):
            with pytest.raises(CodegenError, match=r"UndefinedError: '\w+' is undefined"):
                templates.render(path, {})


def macros(path: str, templates: Templates) -> bool:
    """Whether a template only defines what others place."""
    with contextlib.suppress(CodegenError):
        return not templates.render(path, {}).strip()
    return False
