"""Templates of a stranger's: they forget the header, take our places, break out, or never end."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from jinja2.filters import FILTERS as JINJAS
from support.fuzz import SEED, TIMES
from support.project import codegen, edit, make, opened, snapshot

from codegen import CodegenError, check, generate
from codegen.emit.templating import sandbox
from codegen.emit.templating.environment import Templates

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = '[tool.codegen]\nmodels = ["shop"]\ntemplates = "templates"\n'
HEADER = "// {{ header[0] }}\n"
INDEX = "typescript/index.ts.jinja"
NO_HEADER = "generated/typescript/index.ts: its text does not carry the header [template-header]"
HALF = "generated/typescript/index.ts: its text holds half a character [template-renders]"
DOCUMENT = "schema.json: 'custom' makes this file, and it is the document [output-unique]"
ONE_PATH = "generated/schema.json: is one path with {} where case is not told apart [output-unique]"


@pytest.mark.parametrize(
    ("template", "text", "custom", "told"),
    [
        (INDEX, "export {};\n", "", NO_HEADER),
        (INDEX, "", "", NO_HEADER),
        (INDEX, HEADER + '{{ "\\ud800" }}\n', "", HALF),
        ("a.jinja", HEADER, "schema.json", DOCUMENT),
        ("a.jinja", HEADER, "Schema.JSON", ONE_PATH.format("Schema.JSON")),
        ("a.jinja", HEADER, "schema.json/a", ONE_PATH.format("schema.json")),
    ],
)
def test_what_cannot_be_a_file_of_ours_is_refused_by_every_command(  # noqa: PLR0913, PLR0917 - a table
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    template: str,
    text: str,
    custom: str,
    told: str,
) -> None:
    monkeypatch.chdir(make(tmp_path))
    with opened(tmp_path) as config:
        generate(config)
    (tmp_path / "templates" / template).parent.mkdir(parents=True)
    (tmp_path / "templates" / template).write_text(text, encoding="utf-8")
    more = f'custom = {{ "{custom}" = "a.jinja" }}\n' if custom else ""
    (tmp_path / "pyproject.toml").write_text(CONFIG + more, encoding="utf-8")
    before = snapshot(tmp_path / "generated")

    for command in (generate, check, lambda config: check(config, from_schema=True)):
        with opened(tmp_path) as config, pytest.raises(CodegenError) as caught:
            command(config)
        assert told == caught.value.problems[0].summary
    assert before == snapshot(tmp_path / "generated")


def test_a_default_that_is_half_a_character_is_escaped_by_our_own_templates(tmp_path: Path) -> None:
    make(tmp_path)
    edit(tmp_path / "shop/goods.py", "sku: str", 'sku: str = "\\ud800"')
    edit(
        tmp_path / "pyproject.toml", '["shop"]', '["shop"]\ntargets = ["typescript", "zod", "docs"]'
    )

    run = codegen(tmp_path, "generate")

    assert (0, "") == (run.returncode, run.stderr)
    assert r'"\ud800"' in (tmp_path / "generated/typescript/shop/goods.ts").read_text()


# Code

BREAKOUTS = [
    "{{ cycler.__init__.__globals__.os.system('touch PWNED') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') ~ '' }}",
    "{{ '{0.__class__.__init__}'.format(cycler) }}",
    "{{ '{x.__class__}'.format_map({'x': 1}) }}",
    "{% for each in ['']|map(attribute='__class__') %}{{ each }}{% endfor %}",
    "{{ self._TemplateReference__context }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__.__func__.__globals__ }}",
    "{{ given.__class__.__init__.__globals__ }}",
    "{{ given.clear() }}",
    "{% set x = given.update({'a': 1}) %}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ range.__self__ }}",
    "{{ joiner.__init__.__builtins__ }}",
    "{% include '../outside' %}",
    "{% include 'linked' %}",
    "{% include 'folder/outside' %}",
    "{% import '/etc/passwd' as x %}",
]


def told(folder: Path, text: str, path: str = "") -> list[str]:
    """The faults of a template on its third line; none where it renders."""
    (folder / "a.jinja").write_text(f"\n\n{text}", encoding="utf-8")
    try:
        Templates(folder).render("a.jinja", {"given": {"b": 1}}, path)
    except CodegenError as error:
        return [each.summary.replace(str(folder), "") for each in error.problems]
    return []


@pytest.mark.parametrize("text", BREAKOUTS)
def test_a_template_gets_at_nothing_but_what_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outside").write_text("secret")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "linked").symlink_to("../outside")
    (folder / "folder").symlink_to("..")

    (fault,) = told(folder, text)

    assert fault.startswith("templates/a.jinja:3: ")
    assert fault.endswith(" [template-renders]")
    assert "secret" not in fault
    assert not (tmp_path / "PWNED").exists()


# Work

# With the whole budget none takes more than 15 s and 60 MB; without, they had no end, or no memory.
DOUBLED = "{% set ns = namespace(x='aa') %}{% for i in range(99) %}MORE{% endfor %}{{ ns.x }}"
PAIRS = "{% set ns = namespace(x=[1]) %}{% for i in range(99) %}MORE{% endfor %}{{ ns.x }}"
CALLS = """
{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}
{% macro r(n) %}{% call m() %}{{ r(n - 1) if n }}{% endcall %}{% endmacro %}
{{ r(40) }}
"""
ENDLESS = [
    CALLS,
    "{% for a in range(10**9) %}{% endfor %}",
    "{% for a in range(9999) recursive %}{{ loop(range(9999)) if loop.depth < 9 }}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}" * 99,
    "{% set r = range(99999) %}{% for a in r %}{% for b in r if b < 0 %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}"
    + "a" * 9999
    + "{% endfor %}{% endfor %}",
    "{{ 'a' * 10**10 }}",
    "{{ [1] * 10**10 }}",
    "{{ (10**9999) ** 9999 }}",
    DOUBLED.replace("MORE", "{% set ns.x = ns.x ~ ns.x %}"),
    DOUBLED.replace("MORE", "{% set ns.x = ns.x + ns.x %}"),
    DOUBLED.replace("MORE", "{% set ns.x = '%s%s' % (ns.x, ns.x) %}"),
    DOUBLED.replace("MORE", "{% set ns.x = '{0}{0}'.format(ns.x) %}"),
    DOUBLED.replace("MORE", "{% set ns.x = ns.x.replace('a', 'aa') %}"),
    DOUBLED.replace("MORE", "{% set ns.x = ns.x|replace('a', 'aa') %}"),
    DOUBLED.replace("MORE", "{% set ns.x = ns.x|list|join(ns.x) %}"),
    DOUBLED.replace("MORE", "{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x = y %}"),
    PAIRS.replace("MORE", "{% set ns.x = [ns.x, ns.x] %}"),
    PAIRS.replace("MORE", "{% set ns.x = {1: ns.x, 2: ns.x} %}"),
    PAIRS.replace("MORE", "{% set ns.x = dict(a=ns.x, b=ns.x) %}"),
    PAIRS.replace("MORE", "{% set n = namespace(a=ns.x, b=ns.x) %}{% set ns.x = n %}"),
    "{% set ns = namespace() %}{% set ns.x = ns %}{{ ns }}",
    "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(x) %}{% if x %}{{ m(x - 1) }}{{ m(x - 1) }}{% endif %}{% endmacro %}{{ m(99) }}",
    "{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "{% include 'a.jinja' %}",
    "{% extends 'a.jinja' %}",
    "{% block b %}{{ self.b() }}{% endblock %}",
    "{{ 'a'|center(10**9) }}",
    "{{ 'a'.ljust(10**9) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '%*d' % (10**9, 1) }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ '{:>999999999}'.format(1) }}",
    "{{ '{:>{}}'.format(1, 10**9) }}",
    "{{ ('a' * 10**6)|replace('a', 'b' * 10**6) }}",
    "{{ ('a' * 10**6).join('b' * 10**6) }}",
    "{{ (['a'] * 10**5)|join('b' * 10**6) }}",
    "{{ [1]|batch(10**9, 0)|list }}",
    "{{ [1, [2]]|tojson(10**9) }}",
    "{% for i in range(99999) %}{{ ('a' * 99999)|upper|length }}{% endfor %}",
    "{% for i in range(99999) %}{{ range(99999)|sum }}{% endfor %}",
    "{% for i in range(99999) %}{{ range(99999)|sort|length }}{% endfor %}",
    "{% for i in range(99999) %}{{ range(99999)|map('abs')|sum }}{% endfor %}",
    "{{ lipsum(n=10**9) }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% if 1 %}" * 500 + "{% endif %}" * 500,
]


@pytest.mark.parametrize("text", ENDLESS)
def test_a_template_without_an_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(sandbox, "BUDGET", sandbox.BUDGET // 50)  # a test need not take as long

    (fault,) = told(tmp_path, text)

    assert fault.startswith("/a.jinja")
    assert fault.endswith(" [template-renders]")


PRINTED = ["[", "{", "(", "type A = Array<", "type A = (", "`${", "/*", "interface A { a: {"]


@pytest.mark.parametrize("text", PRINTED)
def test_what_a_template_prints_is_laid_out_or_refused(tmp_path: Path, text: str) -> None:
    assert len(told(tmp_path, text * 20_000, "a.ts")) < 2


MODELS = """
{% for a in range(1000) %}
export interface I{{ a }} {
{% for b in range(10) %}
  a{{ b }}?: {{ ["string", "null"]|join(" | ") }};
{% endfor %}
}
{% endfor %}
"""


def test_a_template_for_a_thousand_models_takes_a_tenth_of_what_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "BUDGET", sandbox.BUDGET // 10)

    assert [] == told(tmp_path, MODELS)


TEMPLATES = 100 * TIMES
VALUES = """
    given namespace cycler range joiner dict self loop caller ns.x m range(9999) 'a'*9999 [1]*999
    10**99 'a{0}' "%s" none {} [[]] ''|list given.b given.items() undefined_
""".split()
FILTERS = [*sorted({*JINJAS} - {"urlize"}), "kind", "key", "literal"]
ATTRIBUTES = """
    __class__ __init__ __globals__ mro __dict__ format join replace center items gi_frame f_locals
    __code__ __self__ __func__ __module__ append update
""".split()


def expression(choose: random.Random, depth: int = 0) -> str:
    """Anything that a template may compute."""
    if depth > 3 or choose.random() < 0.5:
        return choose.choice(VALUES)

    def inner() -> str:
        return expression(choose, depth + 1)

    match choose.randrange(8):
        case 0:
            return f"({inner()}).{choose.choice(ATTRIBUTES)}"
        case 1:
            return f"({inner()})['{choose.choice(ATTRIBUTES)}']"
        case 2 | 3:
            return f"({inner()})|{choose.choice(FILTERS)}"
        case 4:
            return f"({inner()})|{choose.choice(FILTERS)}({inner()})"
        case 5:
            return f"({inner()})({inner()})"
        case 6:
            return f"({inner()}) {choose.choice('+*~%-')} ({inner()})"
        case _:
            return f"[{inner()}, {inner()}]"


def statement(choose: random.Random, depth: int = 0) -> str:
    """Anything that a template may do, one in the other."""
    if depth > 3:
        return f"{{{{ {expression(choose)} }}}}"
    inside = "".join(statement(choose, depth + 1) for _ in range(choose.randrange(3)))
    shapes = [
        f"{{% for a in {expression(choose)} %}}{inside}{{% endfor %}}",
        f"{{% for a in range(9999) %}}{inside}{{% endfor %}}",
        f"{{% macro m(a) %}}{inside}{{% endmacro %}}{{{{ m({expression(choose)}) }}}}",
        f"{{% set ns = namespace(x='a') %}}{inside}",
        f"{{% set ns.x = {expression(choose)} %}}",
        f"{{% if {expression(choose)} %}}{inside}{{% endif %}}",
        f"{{% call m(1) %}}{inside}{{% endcall %}}",
        f"{{% filter {choose.choice(FILTERS)} %}}{inside}{{% endfilter %}}",
        f"{{% include {expression(choose)} %}}",
        inside,
    ]
    return choose.choice(shapes)


def test_random_templates_render_or_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "BUDGET", sandbox.BUDGET // 500)
    monkeypatch.setattr(sandbox, "LONGEST", sandbox.LONGEST // 100)
    faults = list[str]()
    for number in range(TEMPLATES):
        choose = random.Random(f"{SEED} {number}")
        statements = [statement(choose) for _ in range(choose.randrange(1, 3))]
        text = "".join(["{% set ns = namespace(x='a') %}", *statements])
        try:
            faults += told(tmp_path, text, choose.choice(["", "a.ts"]))
        except Exception as error:
            raise AssertionError(f"template {number} of FUZZ_SEED={SEED}: {text}") from error

    assert {"template-renders"} == {each.rpartition("[")[2][:-1] for each in faults}
    assert TEMPLATES // 4 < len(faults) < TEMPLATES
    for leak in ("<module", "<function", "built-in function", "{'__name__'"):
        assert not any(leak in each for each in faults)
