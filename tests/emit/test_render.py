"""Templates: what is placed, and where a template that fails is said to fail."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.cases import CASES, config_of
from support.project import ROOT
from support.recipes import table

from codegen import ir
from codegen.config import Config
from codegen.emit import emit
from codegen.emit.custom import with_all_filters
from codegen.emit.docs.markdown import FILTERS
from codegen.emit.target import Request
from codegen.emit.templating.environment import OURS, Templates
from codegen.errors import CodegenError
from codegen.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    request = Request(ir.Contract(()), Config(Path(), ()), Templates())
    ours, of_pages = with_all_filters(request), Templates().with_filters(FILTERS)
    paths = [path.relative_to(OURS).as_posix() for path in OURS.rglob("*.jinja")]
    assert {"typescript/module.ts.jinja", "docs/page.jinja"} < {*paths}
    for path in paths:
        templates = of_pages if path.startswith("docs/") else ours
        if not macros(path, templates):
            with pytest.raises(CodegenError, match=r"UndefinedError: '\w+' is undefined"):
                templates.render(path, {})


def macros(path: str, templates: Templates) -> bool:
    """Whether a template only defines what others place."""
    with contextlib.suppress(CodegenError):
        return not templates.render(path, {}).strip()
    return False


# What docs/templates.md says


def test_the_filters_that_templates_have_are_those_that_are_written_down() -> None:
    templates = with_all_filters(Request(ir.Contract(()), Config(Path(), ()), Templates()))
    assert templates.filters.keys() == table("Filters").keys()
    text = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
    assert [] == [name for name in templates.tests if f"`{name}`, for" not in text]


def test_what_templates_are_given_is_what_is_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, set[str]] = {}
    render = Templates.render

    def noted(self: Templates, template: str, context: Mapping[str, object], path: str = "") -> str:
        given.setdefault(template, set()).update(context)
        return "" if template == "own.jinja" else render(self, template, context, path)

    monkeypatch.setattr(Templates, "render", noted)
    for name in ("modules_import_from_each_other", "docs_in_mdx"):
        (case,) = CASES.glob(f"*/{name}")
        schema = json.loads((case / "expected/schema.json").read_text(encoding="utf-8"))
        targets = ("typescript", "zod", "docs")
        config = replace(config_of(case), targets=targets, custom={"a": "own.jinja"})
        with contextlib.suppress(CodegenError):  # the file of `own.jinja` has no header
            emit(parse(schema), config)
    rows = table("What templates are given")
    written = {
        template: {name for name, (_, where) in rows.items() if is_meant(template, where)}
        for template in given
    }
    assert written == given


def is_meant(template: str, where: str) -> bool:
    """Whether a cell of the table means a template."""
    alone = template == "typescript/declaration.ts.jinja"  # of an excerpt, if no other renders it
    if where.startswith("all"):
        return not alone and not ("docs" in where and template.startswith("docs/"))
    pattern = where.strip("`")
    return fnmatchcase(template, f"{pattern}*" if pattern.endswith("/") else pattern)
