from __future__ import annotations

import json
import random
import subprocess

import pytest
from support.targets import comment
from support.toolchain import MODULES, node

from codegen import ir
from codegen.emit.typescript import comments

STRING, INTEGER, NULL = ir.Scalar("string"), ir.Scalar("integer"), ir.Scalar("null")


def described(text: str) -> str:
    """Print a description alone, as the lines inside its comment."""
    printed = comment(ir.Doc(description=text))
    if "\n" not in printed:
        return printed.removeprefix("/** ").removesuffix(" */")
    return "\n".join(
        line.removeprefix(" *").removeprefix(" ") for line in printed.splitlines()[1:-1]
    )


def test_nothing_said_is_no_comment() -> None:
    assert comment(ir.NO_DOC) == ""
    assert comment(ir.Doc(title="Title", description=" \n"), STRING) == ""


def test_one_line_that_fits() -> None:
    assert "/** A user. */" == comment(ir.Doc(description="A user."))
    assert "  /** @deprecated */" == comment(ir.Doc(deprecated=True), indentation=2)


def test_one_line_at_the_edge() -> None:
    assert f"/** {'a' * 73} */" == comment(ir.Doc(description="a" * 73))
    assert f"/**\n * {'a' * 74}\n */" == comment(ir.Doc(description="a" * 74))
    assert f"  /**\n   * {'a' * 72}\n   */" == comment(ir.Doc(description="a" * 72), None, 2)


def test_everything_in_its_order() -> None:
    doc = ir.Doc(
        description="How many.\n\nOr so.",
        default=ir.Default(3),
        deprecated=True,
        examples=(1, 2),
    )
    rules = ir.Constraints(minimum=0, exclusive_maximum=10.5, multiple_of=1, format="int32")
    expected = """\
  /**
   * How many.
   *
   * Or so.
   *
   * @minimum 0
   * @exclusiveMaximum 10.5
   * @multipleOf 1
   * @format int32
   * @defaultValue 3
   * @deprecated
   * @example 1
   * @example 2
   * @see schemas/user.py User.count
   */"""
    type_ = ir.Scalar("integer", rules)
    assert expected == comment(doc, type_, 2, "schemas/user.py User.count")


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (ir.Constraints(maximum=1e22), "@maximum 1e22"),
        (ir.Constraints(min_length=1), "@minLength 1"),
        (ir.Constraints(max_length=9), "@maxLength 9"),
        (ir.Constraints(pattern=r"^\d+@[a-z]*/$"), r"@pattern `^\d+@[a-z]*\/$`"),
        (ir.Constraints(pattern="a\nb"), r"@pattern `a\nb`"),
        (ir.Constraints(pattern="a`b"), r"@pattern a\`b"),
        (ir.Constraints(format="date-time"), "@format date-time"),
        (ir.Constraints(min_items=1), "@minItems 1"),
        (ir.Constraints(unique_items=True), "@uniqueItems true"),
        (ir.Constraints(max_properties=2), "@maxProperties 2"),
    ],
)
def test_a_rule_is_a_tag(rules: ir.Constraints, expected: str) -> None:
    assert f"/** {expected} */" == comment(ir.NO_DOC, ir.Scalar("string", rules))


def test_a_rule_that_forbids_nothing_is_no_tag() -> None:
    assert comment(ir.NO_DOC, ir.Scalar("string", ir.Constraints(unique_items=False))) == ""


@pytest.mark.parametrize(
    "type_",
    [
        ir.Array(STRING, ir.Constraints(min_items=1)),
        ir.Map(STRING, STRING, ir.Constraints(min_items=1)),
        ir.Union((ir.Array(STRING, ir.Constraints(min_items=1)), NULL)),
        ir.Union((ir.Const(None), ir.Union((NULL, ir.Array(STRING, ir.Constraints(min_items=1)))))),
    ],
)
def test_the_rules_of_a_type_are_found_behind_null(type_: ir.Type) -> None:
    assert "/** @minItems 1 */" == comment(ir.NO_DOC, type_)


@pytest.mark.parametrize(
    "type_",
    [
        None,
        ir.Array(ir.Scalar("string", ir.Constraints(min_length=1))),
        ir.Union((ir.Scalar("string", ir.Constraints(min_length=1)), INTEGER)),
        ir.Ref("User"),
    ],
)
def test_the_rules_of_other_types_are_not_the_propertys(type_: ir.Type | None) -> None:
    assert comment(ir.NO_DOC, type_) == ""


@pytest.mark.parametrize(
    ("doc", "type_"),
    [
        (ir.NO_DOC, ir.Const(2**53)),
        (ir.NO_DOC, ir.Union((ir.Const(1), ir.Const(-(2**53))))),
    ],
)
def test_a_number_that_javascript_rounds_is_remarked_upon(doc: ir.Doc, type_: ir.Type) -> None:
    expected = "/** @remarks JavaScript rounds integers beyond 9007199254740991. */"
    assert expected == comment(doc, type_)


@pytest.mark.parametrize("type_", [ir.Const(2**53 - 1), ir.Const(1e300), STRING])
def test_a_number_that_javascript_holds_is_not(type_: ir.Type) -> None:
    assert comment(ir.NO_DOC, type_) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "null"),
        (1.0, "1.0"),
        ("circle", '"circle"'),
        ([1, "a"], '[1,"a"]'),
        ({"a": 1}, '`{"a":1}`'),
        ("*/", r'`"*\/"`'),
        ("a `b`", r'`"a \u0060b\u0060"`'),
        ("a @b", r'`"a \u0040b"`'),
        ("a@b", '`"a@b"`'),
        ("\n\u2028", r'`"\n\u2028"`'),
    ],
)
def test_a_value_is_compact_json(value: ir.Json, expected: str) -> None:
    assert f"/** @defaultValue {expected} */" == comment(ir.Doc(default=ir.Default(value)))
    assert f"/** @example {expected} */" == comment(ir.Doc(examples=(value,)))


@pytest.mark.parametrize(
    "text",
    [
        "Plain text (with a [link](https://a.b/c_d)), a < b > c & d; joe@example.com: {id} #1 *x*",
        "`code`, `<T>`, `{a: 1}`, `a\\.b` and C:\\users",
        "A list:\n\n- one\n  - two\n\n1. three",
        "```python\nx = {'a': 1}  # <b>\nprint(`x`)\n```",
        "日本語 é 😀 👩\u200d💻",
    ],
)
def test_readable_text_stays_as_it_is(text: str) -> None:
    assert text == described(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a */ b", r"a *\/ b"),
        ("`a */ b`", r"`a *\/ b`"),
        ("@param x", r"\@param x"),
        ("a @b", r"a \@b"),
        ("a\n  @b", "a\n\\@b"),
        ("{@link Foo}", r"\{\@link Foo}"),
        ("{ @link Foo}", r"\{ \@link Foo}"),
        ("List<int>", r"List\<int>"),
        ("</b><!--", r"\</b>\<!--"),
        ("a `b", r"a \`b"),
        ("`a` `b", r"\`a\` \`b"),
        ("`a @b`", r"`a \@b`"),
        ("``rst``", "`rst`"),
        (r"\@a \<b \` \d", r"\\@a \\\<b \\\` \d"),
        ("```\n@app.get\n```", "```\n\\@app.get\n```"),
        ("  ~~~\n  ```py title=@x\n  a\n  ```", "~~~\n```py\na\n```"),
        ("```\nno end", "\\`\\`\\`\nno end"),
        ("a\rb\r\nc\u2028d\u2029e\x85f\x0bg", "a\nb\nc\nd\ne\nf\ng"),
        ("a\x00b\x1b\x7f\u202e\ud800", r"a\u0000b\u001b\u007f\u202e\ud800"),
        ("\n  a \n    b\t\n\n", "a\n  b"),
        ("a \ufeff", "a"),
    ],
)
def test_hostile_text_comes_out_harmless(text: str, expected: str) -> None:
    assert expected == described(text)


HOSTILE = [
    *("@param", "@deprecated", "@", "@@x", "(@x)", "joe@example.com", "{@link Foo}", "{", "}"),
    *("{ @inheritDoc}", "<b>", "</b>", "a < b", "List<int>", "<!--", "-->", "*/", "/*", "/**"),
    *("*", "/", "`", "``", "```", "```py\n", "\n```\n", "~~~\n", "\\", "\\`", "\\@x", "\n", "\r"),
    *("\u2028", "\x85", "\x00", "\u202e", "\ud800", "\ufeff", "\xa0", "text", "some words"),
    *("`code`", "`@code`", "``@rst``", "\n    @x", "- @item", "* @item", "https://a.b/c?d=@e"),
]

READ_TAGS = """
const ts = (await import(process.argv[1])).default;
let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const read = JSON.parse(input).map((comment) => {
  const text = comment + "\\nexport type A = 1;\\n";
  const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
  const [first, ...others] = file.statements;
  const whole = first?.kind === ts.SyntaxKind.TypeAliasDeclaration && first.jsDoc?.length === 1;
  const alone = others.length === 0 && file.parseDiagnostics.length === 0;
  return whole && alone ? ts.getJSDocTags(first).map((tag) => tag.tagName.text) : null;
});
process.stdout.write(JSON.stringify(read));
"""


def test_typescript_reads_no_tags_but_ours() -> None:
    choose = random.Random(6)

    def hostile() -> str:
        return "".join(choose.choice(HOSTILE) + choose.choice(["", " "]) for _ in range(8))

    def hostile_comment() -> str:
        doc = ir.Doc(
            description=hostile(),
            default=ir.Default(hostile()),
            deprecated=True,
            examples=(hostile(),),
        )
        rules = ir.Constraints(pattern=hostile(), format=hostile())
        return comment(doc, ir.Scalar("string", rules), see=hostile())

    printed = [hostile_comment() for _ in range(1000)]
    library = MODULES / "typescript-floor" / "lib" / "typescript.js"
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", READ_TAGS, library.as_uri()],
        input=json.dumps(printed),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    ours = ["pattern", "format", "defaultValue", "deprecated", "example", "see"]
    misread = [
        text for text, tags in zip(printed, json.loads(run.stdout), strict=True) if tags != ours
    ]
    assert misread == []


def test_a_comment_ends_where_we_end_it_even_if_a_part_of_it_forgets_to_escape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("_visible", "_code", "_prose_line"):
        monkeypatch.setattr(comments, name, lambda text: text)
    rules = ir.Constraints(pattern="a*/\nb", format="c\u2028*/")
    printed = comment(ir.Doc(deprecated="d\r*/ e"), ir.Scalar("string", rules), 2, see="f\v*/g")

    assert 1 == printed.count("*/")
    assert printed.endswith("\n   */")
    assert {"  /**", "   *"} == {line[:5].rstrip() for line in printed.splitlines()[:-1]}


def test_an_admonition_of_the_pages_is_a_remark_in_an_editor() -> None:
    text = (
        "The hash.\n\n:::info\nFor us.\n\nTwice.\n:::\n\n:::tip Try it\nOnce.\n:::\n\n:::open\nX."
    )
    told = "The hash.\n\n**Info:** For us.\n\nTwice.\n\n**Try it:** Once.\n\n:::open\nX."
    assert told == described(text)
