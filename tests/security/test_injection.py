"""A document of a stranger's: what it names is spelled as names are, or it is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.project import codegen, make
from support.syntax import faults

from codegen.config import Config, Docs, TypeScript
from codegen.errors import CodegenError
from codegen.header import carries_header, header_lines
from codegen.parse import grammar
from codegen.pipeline import render

if TYPE_CHECKING:
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

CONFIG = Config(Path(), ("m",), targets=("typescript", "zod", "docs"))
CONFIGS = [
    CONFIG,
    Config(
        Path(),
        ("m",),
        targets=("typescript", "zod", "docs"),
        typescript=TypeScript(enums="const", layout="single"),
        docs=Docs("mdx"),
    ),
]
BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]
CODE = "globalThis.PWNED = 1; //"
LINES = [f"a{end}{CODE}" for end in BREAKS]


def document(name: str = "A", **changes: JsonValue) -> Schema:
    """A document with one definition; `changes` are keywords of its, without the `x_`."""
    definition: Schema = {
        "x-python": "m:A",
        "type": "object",
        "properties": {"a": {"type": "string"}},
        **{key.replace("_", "-"): value for key, value in changes.items()},
    }
    whole = ("x-models", "x-sources")
    return {
        "x-models": ["m"],
        "x-sources": {"m": "m.py"},
        **{key: definition.pop(key) for key in whole if key in definition},
        "x-sends": [{"$ref": f"#/$defs/{name}"}],
        "$defs": {name: definition},
    }


def refused(given: Schema) -> set[str]:
    """The rules by which a document is refused; none if it is taken."""
    try:
        render(given, CONFIG)
    except CodegenError as error:
        return {problem.rule for problem in error.problems}
    return set()


@pytest.mark.parametrize("line", LINES)
def test_a_line_break_in_what_a_document_names_is_refused(line: str) -> None:
    for given in (
        document(x_models=[line]),
        document(x_sources={"m": line}),
        document(x_sources={line: "m.py"}),
        document(x_python=f"m:{line}"),
        document(x_python=f"{line}:A"),
        document(x_ts_type=line),
        document(x_ts_type=f"A<{line}>"),
        document(x_ts_type="A", x_ts_import=line),
        document(x_type_parameters=[{"name": line}]),
        document(line),
    ):
        assert {"schema-valid"} == refused(given)


MODULES = ["a.b", "_a", "a1", "my-script", "a.2d", "größe.日本", "a\N{COMBINING ACUTE ACCENT}"]
NO_MODULES = ["", ".", "a.", ".a", "a..b", "a b", "a/b", "../a", "a;b", "²", "a'", 'a"']


@pytest.mark.parametrize("text", MODULES)
def test_a_module_may_have_any_name_that_python_imports(text: str) -> None:
    given = document(x_python=f"{text}:A", x_models=[text, f"{text}:A.B"], x_sources={text: text})
    assert set() == refused(given)


@pytest.mark.parametrize("text", NO_MODULES)
def test_what_is_no_module_is_refused(text: str) -> None:
    assert {"schema-valid"} == refused(document(x_python=f"{text}:A"))
    assert {"schema-valid"} == refused(document(x_models=[text]))
    assert {"schema-valid"} == refused(document(x_sources={text: "a.py"}))


QUALNAMES = ["f.<locals>.A", "Page[int]", "Box[Literal['a']]", "My Model", "é", "a*/b", "a--> b"]


@pytest.mark.parametrize("text", QUALNAMES)
def test_a_class_may_have_any_qualified_name_that_is_one_line(text: str) -> None:
    assert set() == refused(document(x_python=f"m:{text}"))


FILES = ["my folder/m.py", "../back*/m.py", "a-->b/m.py", "`${x}`/m.py", "[a]'\"\\?#%/é\u0301.py"]
WORDS = ["A", "_", "a1", "größe", "日本", "2D", "a\N{COMBINING ACUTE ACCENT}", "class", "x_y"]
NO_WORDS = ["", "²", "a²", "a b", "a-b", "a.b", "a;", "\N{SNOWMAN}", "a\u200d", "$a", "\ud800"]


@pytest.mark.parametrize("text", NO_WORDS)
def test_a_definition_whose_name_is_no_word_is_refused(text: str) -> None:
    assert {"schema-valid"} == refused(document(text))


TYPES = [
    *["Vector3", "$a._b", "Intl.Collator", "string", "null", "A<string>", "A<B<C>>"],
    *["A<[B, number]>", "A<B | C>"],
    *["A<'x' | \"y\" | null>", "A<[]>", "A<B[][]>", "A<(B | C)[]>", "A<B['x']>", "A<keyof B>"],
    *["A<-1 | 0.5>", "A<readonly B[]>", "A<true, void>", "A<B & C>", "A< B , C >"],
]
NO_TYPES = [
    *["", "1", "²", "a.", ".a", "a..b", " A", "A ", "A B", "A|B", "A[]", "class", "A.B()", "A;"],
    *["A<", "A<>", "A>", "A<B>>", "A<B", "A<,>", "A<B,>", "A<(B,C)>", "A<B[C,D]>", "A<[B]<C>>"],
    *["A<class>", "A<typeof x>", "A<import('x')>", "A<{}>", "A<() => void>", "A<`x`>", "A<B>C<D>"],
    *[
        "A<'\\'>",
        "A<'>",
        "A</**/B>",
        "A<B>//",
        "A<01>",
        "A<1x>",
        "A<²>",
        "A<B = C>",
        "A<B extends C>",
    ],
    *[f"A<{'(' * 99}B{')' * 99}>", "A<keyof>", "A<|B>", "A<()>", "infer", "string.x"],
]


@pytest.mark.parametrize("text", NO_TYPES)
def test_what_is_no_type_is_refused(text: str) -> None:
    assert {"schema-valid"} == refused(document(x_ts_type=text))


SPECIFIERS = ["three", "@a/b.c", "../by hand/types.js", "node:fs", "#own", "https://a.b/c?d=e"]
NO_SPECIFIERS = ["", " ", " a", "a ", "a\\b", "a'b", 'a"b', "a`b", "<a>"]


@pytest.mark.parametrize("text", NO_SPECIFIERS)
def test_what_nothing_is_imported_from_is_refused(text: str) -> None:
    assert {"schema-valid"} == refused(document(x_ts_type="A", x_ts_import=text))


def test_what_is_built_in_cannot_be_imported() -> None:
    for name in ("null", "string", "true"):
        assert set() == refused(document(x_ts_type=name))
        assert {"schema-valid"} == refused(document(x_ts_type=name, x_ts_import="a"))


@pytest.mark.parametrize("name", ["string", "class", "void", "T U", "²", "T;", "keyof", "static"])
def test_a_type_parameter_has_a_name_that_is_free(name: str) -> None:
    assert {"schema-valid"} == refused(document(x_type_parameters=[{"name": name}]))


def test_two_type_parameters_have_two_names() -> None:
    assert {"schema-valid"} == refused(document(x_type_parameters=[{"name": "T"}] * 2))
    assert set() == refused(document(x_type_parameters=[{"name": "T"}, {"name": "U"}]))


def test_the_configuration_and_the_document_spell_models_alike() -> None:
    project = Path(__file__).parents[2] / "generated" / "schema.json"
    for name in json.loads(project.read_text(encoding="utf-8"))["x-models"]:
        assert grammar.is_configured(name)


def test_whatever_is_taken_is_typescript_and_nothing_but_declarations() -> None:
    given = [
        *(document(name) for name in WORDS),
        *(document(x_python=f"m:{name}") for name in QUALNAMES),
        *(document(x_python=f"{name}:A", x_models=[name]) for name in MODULES),
        *(document(x_sources={"m": name}) for name in FILES),
        *(document(properties={"a": {"x-ts-type": name}}) for name in TYPES),
        *(
            document(properties={"a": {"x-ts-type": "A", "x-ts-import": name}})
            for name in SPECIFIERS
        ),
    ]
    texts = {
        f"{number} {path}": text
        for number, each in enumerate(given)
        for config in CONFIGS
        for path, text in render(each, config).items()
    }
    written = {name: text for name, text in texts.items() if not name.endswith(".json")}
    assert [] == [name for name, text in written.items() if not carries_header(text)]
    assert [] == faults({name: text for name, text in written.items() if name.endswith(".ts")})


# The header


@pytest.mark.parametrize("end", [*BREAKS, "*/", "-->", "*)", "-}", "?>", "]]", '"""', "'''", "#}"])
def test_no_source_ends_the_line_or_the_comment_of_a_header(end: str) -> None:
    first, second = header_lines([f"a{end}b", "c d"])

    assert [first] == first.splitlines()
    assert end not in first
    assert carries_header(f"// {first}")
    assert "Regenerate: codegen generate" == second


def test_a_source_of_an_ordinary_name_stands_in_the_header_as_it_is() -> None:
    for name in ("schemas", "app.models:User", "../my app/größe (1)/@x,y.py", "日本/😀.py"):
        (first, _) = header_lines([name])
        assert f"Code generated by codegen from {name}; DO NOT EDIT. @generated" == first


# As a whole


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ("x-models", [f"app; DO NOT EDIT. @generated\n{CODE}"]),
        ("x-sources", {"shop.goods": f"a\n{CODE}", "shop.sales": "b"}),
    ],
)
def test_a_check_of_a_document_that_holds_code_fails(
    tmp_path: Path, keyword: str, value: JsonValue
) -> None:
    project = make(tmp_path)
    assert 0 == codegen(project, "generate").returncode
    schema = project / "generated/schema.json"
    schema.write_text(json.dumps({**json.loads(schema.read_text()), keyword: value}, indent=2))

    run = codegen(project, "check", "--from-schema")

    assert (2, "") == (run.returncode, run.stdout)
    assert run.stderr.startswith(f"error: schema.json: the keyword {keyword!r} has to be ")
    assert " [schema-valid]\n" in run.stderr
