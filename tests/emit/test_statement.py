"""Statements of a template are laid out as the real prettier lays out the same text."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from support.chooser import Chooser
from support.toolchain import MODULES, node

from codegen import ir
from codegen.emit.prettier.document import HARDLINE, concat, lines
from codegen.emit.prettier.javascript import call, object_
from codegen.emit.templating.statement import flattened, laid_out
from codegen.emit.templating.syntax import read_statement
from codegen.emit.templating.tokens import Comment, Marks
from codegen.emit.typescript.types import type_layout, type_text

ASK = """
const { format } = await import(process.argv[1]);
let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const formatted = [];
for (const [text, semi] of JSON.parse(input)) {
  formatted.push(await format(text, { parser: "typescript", semi }).catch(String));
}
process.stdout.write(JSON.stringify(formatted));
"""

ROUNDS = 40

# What a template may hold: N is a name, T any type.
SHAPES = """\
export type N = T;

export type N =
  | T
  | { kind: "x" }
  | undefined;

export type N = (T) & N & N;

export type N = {
  readonly a: T;
  b?: T;
};

export type N = N & {
  readonly a: T;

  [key: string]: T;
};

export type N = N & N<T> & {
  a: T;
  b: {
    c: T;
  };
};

export type N<A extends T = T, B> = Readonly<T>;

export type N = Readonly<Record<N, T>>[];

export type N = (keyof N)[] | (typeof N)["a"];

export interface N<A> extends N<T>, N {
  readonly a: T;
  "b-c"?: (T)[];
  readonly d?: N<T> | undefined;
}

export interface N extends Readonly<N<T>> {
  a: N.N;
  b: [T, N];
}

export declare const N: T;

export const N: Readonly<N> = [N, "b", 1] as const;

export const N = {
  a: 1,
  "b-c": "N",
  readonly: [1, 2, 3],
} satisfies N<T>;

export const N = <A extends T>(N: N<A>, b: N) => N.N(N) satisfies N<T>;

export const N = <A extends T, N>(A: N<A>, b: N<N>): N<A> => N("N", [N, N], () => {
  return N.N(N, "N");
});

export const N: N<T> = /* @__PURE__ */ (() => N.N(N, "N"))();

import type { N, N as a } from "./x";

export { N, N } from "./N";

declare module "x" {
  export type N = T;

  class N {
    private readonly a: T;
  }
}
"""


def filled(choose: Chooser, shape: str) -> tuple[str, str]:
    """A text in the place of each letter: once with marks, as filters leave it, once without."""
    marks = Marks()
    marked, plain = [], []
    for part in re.split(r"\b([NT])\b", shape):
        if part == "T":
            type_ = choose.one([choose.type(1), choose.type(2), choose.chain(3)])
            marked.append(marks.put(type_layout(type_, str)))
            plain.append(type_text(type_, str))
        else:
            text = choose.name() if part == "N" else part
            marked.append(text)
            plain.append(text)
    return laid_out("".join(marked), marks, read_statement), "".join(plain)


def prettier(*asked: tuple[str, bool]) -> list[str]:
    """Texts as prettier leaves them, each with semicolons or without."""
    library = MODULES / "prettier" / "index.mjs"
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", ASK, library.as_uri()],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer: list[str] = json.loads(run.stdout)
    return answer


@pytest.mark.parametrize("semicolons", [True, False])
def test_a_statement_is_laid_out_as_prettier_does(*, semicolons: bool) -> None:
    choose = Chooser(seed=9)
    shapes = [each for each in re.split(r"\n\n(?=\w)", SHAPES) for _ in range(ROUNDS)]
    shapes = (
        shapes if semicolons else [re.sub(r";$", "", each, flags=re.MULTILINE) for each in shapes]
    )
    texts = [filled(choose, f"{shape.strip()}\n") for shape in shapes]
    expected = prettier(*((plain, semicolons) for _, plain in texts))
    assert expected == [ours for ours, _ in texts]


WIDE = ir.Union((ir.Const("a" * 40), ir.Const("b" * 40)))


def laid(text: str, **printed: object) -> str:
    """The text laid out, with marks in the place of `$name`."""
    marks = Marks()
    for key, held in printed.items():
        text = text.replace(f"${key}", marks.put(held))
    return laid_out(text, marks, read_statement)


@pytest.mark.parametrize(
    "text",
    [
        "/* A comment; { and what not */\n// and another {\n",
        "export function f(a: string) {\n\n    return a === `b`\n      ? 1 : 2;\n}\n",
        "const own = (value: unknown): unknown =>\n  typeof value\n    ? value : 1;\n",
        "export * from './a';\nexport default {  a }\n",
        "export enum Color {\n  A = 'a',\n}\n",
        "interface A { a: string }\n",
        "\n\n\n",
        "",
    ],
)
def test_what_is_not_understood_stays_as_it_is_written(text: str) -> None:
    assert text == laid(text)


def test_a_type_in_what_is_not_understood_is_laid_out_all_the_same() -> None:
    expected = f"""\
function f(
  a:
    | "{"a" * 40}"
    | "{"b" * 40}",
) {{
  return 1;
}}
"""
    text = "function f(\n  a: $type,\n) {\n  return 1;\n}\n"
    assert expected == laid(text, type=type_layout(WIDE, str))


def test_a_block_in_what_is_not_understood_is_understood() -> None:
    text = "export abstract class A<T> {\n   b :  $type ;\n\n\n   f() {\n      g;\n   }\n}\n"
    expected = "export abstract class A<T> {\n  b: never;\n\n\n  f() {\n     g;\n  }\n}\n"
    assert expected == laid(text, type=type_layout(ir.NEVER, str))


def test_a_comment_that_says_nothing_takes_its_line_with_it() -> None:
    text = "interface A {\n  $none\n  a: string;\n  $some\n  b: string;\n}\n"
    expected = "interface A {\n  a: string;\n  /** Some. */\n  b: string;\n}\n"
    assert expected == laid(text, none=Comment(None), some=Comment("/** Some. */"))


def test_the_schema_of_a_filter_may_be_part_of_an_expression() -> None:
    schema = call("z.object", object_([concat("a: z.string()", ",")]))
    expected = """\
export const A = z
  .object({
    a: z.string(),
  })
  .brand("A")
  .readonly() satisfies B;
"""
    text = 'export const A = $schema.brand("A").readonly() satisfies B;\n'
    assert expected == laid(text, schema=schema)


def test_in_another_language_all_is_on_one_line_but_comments() -> None:
    marks = Marks()
    said = concat("/**", lines([" * A", " * B"]), HARDLINE, " */")
    text = f"  {marks.put(Comment(said))}\n  {marks.put(Comment(None))}\nval a: {{}}\n"
    text = text.replace("{}", marks.put(type_layout(WIDE, str)))
    expected = f'  /**\n   * A\n   * B\n   */\nval a: "{"a" * 40}" | "{"b" * 40}"\n'
    assert expected == flattened(text, marks)


@pytest.mark.parametrize("text", ["\ud800", "\ud8009\udfff", "\ud800x\udfff"])
def test_what_only_looks_like_a_mark_is_text(text: str) -> None:
    line = f"type A = {text};\n  {text}\n"
    assert line == laid(line)
    assert line == flattened(line, Marks())


@pytest.mark.parametrize("semicolon", [";", ""])
def test_a_line_may_go_on_below_at_the_same_margin(semicolon: str) -> None:
    text = f"const a\n: $type\n= $call\n.readonly(){semicolon}\ntype B\n= $type\n| C{semicolon}\n"
    expected = f"const a: string = f().readonly(){semicolon}\ntype B = string | C{semicolon}\n"
    assert expected == laid(text, type=type_layout(ir.Scalar("string"), str), call=call("f"))


@pytest.mark.parametrize("semicolon", [";", ""])
def test_who_writes_no_semicolon_gets_none(semicolon: str) -> None:
    inner = ir.Object((ir.Property("a", WIDE, "required"),))
    text = f"interface A<\n  T extends $type,\n> {{\n  a: T{semicolon}\n}}\n"
    found = laid(text, type=type_layout(inner, str))
    assert [f"  a: T{semicolon}"] == [line for line in found.split("\n") if line[:4] == "  a:"]
    assert (semicolon == ";") == (f'| "{"b" * 40}";' in found)
    empty = "interface A<\n  T extends $type,\n> {\n}\n"
    assert f'| "{"b" * 40}";' in laid(empty, type=type_layout(inner, str))
