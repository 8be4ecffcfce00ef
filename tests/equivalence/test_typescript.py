"""Which texts of TypeScript are one but for their layout, and which are not."""

from __future__ import annotations

import time

import pytest

from codegen.equivalence import equal

LAYOUT = [
    # White space, line breaks, blank lines
    ("type A = { a: string };", "type A = {\n\ta: string;\n};\n"),
    ("const a = f(1, 2);", "const a = f(\n  1,\n\n  2,\n);"),
    ("a();\r\nb();", "a();\nb();\n"),
    # Semicolons
    ("type A = string;\ntype B = A;", "type A = string\ntype B = A"),
    ("interface A { a: string; b?: number; }", "interface A {\n  a: string\n  b?: number\n}"),
    ("interface A { a: B; in: C; }", "interface A {\n  a: B\n  in: C\n}"),
    (
        "interface A { a: X[]; [key: string]: X[]; }",
        "interface A {\n a: X[]\n [key: string]: X[]\n}",
    ),
    ("type A = { b: X; [K in B]: C };", "type A = {\n  b: X\n  [K in B]: C\n}"),
    ("const a = 1; // one\n/** Two. */\nb();", "const a = 1 // one\n/** Two. */\nb()"),
    ('export * from "a";', "export * from 'a'\n"),
    ("f(() => { return 1; });", "f(() => {\n  return 1\n})"),
    # Commas
    ("interface A { a: string; b: number }", "interface A { a: string, b: number }"),
    ("type A = Page<{ a: B; c: D<E, F> }>;", "type A = Page<{ a: B, c: D<E, F>, }>;"),
    ("f([1, 2], { a: 1 });", "f([1, 2,], { a: 1, },);"),
    ("type A<B, C> = [B, C];", "type A<B, C,> = [B, C,];"),
    ('import { a, b } from "c";', 'import {\n  a,\n  b,\n} from "c";'),
    # Quotes
    ("""const a = 'say "hi"';""", r'const a = "say \"hi\"";'),
    (r"""const a = 'it\'s';""", """const a = "it's";"""),
    ('type A = { "a": string; "b-c": 1 };', "type A = { a: string; 'b-c': 1 };"),
    ('type A = { "a"?: string };', "type A = { a?: string };"),
    ('interface A { readonly "a": string }', "interface A { readonly a: string }"),
    ('const a = { "b": 1, "2": 3, get "c"() {} };', "const a = { b: 1, 2: 3, get c() {} };"),
    ('const a = { "größe": 1, "__proto__": 2 };', "const a = { größe: 1, __proto__: 2 };"),
    ("interface A {\n  'b': C\n  'd': E\n}", 'interface A { "b": C; d: E; }'),
    ('enum A { "B" = 1 }', "enum A { B = 1 }"),
    # A leading operator
    ('type A = "b" | "c";', 'type A =\n  | "b"\n  | "c";'),
    ("type A = { b: B & C };", "type A = { b:\n & B\n & C };"),
    ("type A = (B | C)[];", "type A = (\n  | B\n  | C\n)[];"),
    ("const a: Z<A | B> = c;", "const a: Z<\n  | A\n  | B\n> = c;"),
    # Parentheses
    ("type A = B | C;", "type A = (B | C);"),
    ("type A = [B, C | D];", "type A = [B, (C | D)];"),
    ("type A = (B & C) | D;", "type A = B & C | D;"),
    ("type A = B | C | D;", "type A = (B | C) | D;"),
    ("type A = B[];", "type A = (B)[];"),
    ("type A = keyof B.C;", "type A = keyof (B.C);"),
    ("type A = B extends C ? D | E : F;", "type A = B extends C ? (D | E) : F;"),
    ("type A = (typeof B)[keyof typeof B];", "type A = typeof B[keyof typeof B];"),
    ("const a = (b) => c;", "const a = b => c;"),
    ("const a = b || c ? d : e;", "const a = (b || c) ? d : e;"),
    ("const a = (b && c) || d;", "const a = b && c || d;"),
    ("const a = (b % 5) * c + d;", "const a = ((b % 5) * c) + d;"),
    ("const a = () => (b ? c : d);", "const a = () => b ? c : d;"),
    ("const a = `${b}`;", "const a = `${(b)}`;"),
    ("f(() => { return b && c; });", "f(() => {\n  return (\n    b && c\n  );\n});"),
    # Numbers and regular expressions
    ("const a = [0.5, 1, 1.5, 1e5, 0xab];", "const a = [.5, 1.0, 1.50, 1E+5, 0XAB];"),
    ("const a = /[/]b/gu;", "const a = /[/]b/ug;"),
    # The order of imports
    (
        '// head\nimport { b, type A, c as d } from "e";\nimport * as f from "g";\nh();',
        "// head\nimport * as f from 'g'\nimport { type A, b, c as d } from 'e'\nh()",
    ),
    (
        'export * from "a";\nexport { c, b } from "d";',
        'export { b, c } from "d";\nexport * from "a";',
    ),
    ("export { a };\nimport { b } from 'c';", "export { a }\nimport { b } from 'c'"),
    # Letters of every script, which hold signs that are no letters
    ("type A = हिन्दी;\ntype B = A;", "type A = हिन्दी\ntype B = A"),
    # Comments
    ("  /**\n   * A.\n   *\n   *   b\n   */\n  a();", "/**\n * A.\n *\n *   b   \n */\na();"),
    ("f(a /* b */, c);", "f(\n  a /* b */,\n  c,\n);"),
]


@pytest.mark.parametrize(("one", "other"), LAYOUT)
def test_what_a_formatter_decides_is_layout(one: str, other: str) -> None:
    assert equal("a.ts", one, other)
    assert equal("a.ts", other, one)


CHANGES = [
    # Names, types and literals
    ("type A = B;", "type A = C;"),
    ("interface A { a: string }", "interface A { a?: string }"),
    ("interface A { a: string }", "interface A { readonly a: string }"),
    ('type A = "b";', "type A = b;"),
    ('type A = "b";', 'type A = "b ";'),
    ('type A = { "a": "b" };', "type A = { a: b };"),
    ('const a = b ? "c" : d;', "const a = b ? c : d;"),
    ('const a = b ?\n  "c"\n: d;', "const a = b ? c : d;"),
    (r'const a = "\n";', r'const a = "\\n";'),
    ('const a = { "01": 1 };', "const a = { 1: 1 };"),
    ("const a = 1;", "const a = 1n;"),
    ("const a = 1.05;", "const a = 1.5;"),
    ("const a = 10;", "const a = 1;"),
    ("const a = 9007199254740993;", "const a = 9007199254740992;"),
    ("const a = /a b/;", "const a = /ab/;"),
    ("const a = /a/i;", "const a = /a/;"),
    ("const a = `b  ${c}`;", "const a = `b ${c}`;"),
    ("const a = `b${c}d`;", "const a = `b${c}e`;"),
    # Order, and what is missing
    ("type A = B | C;", "type A = C | B;"),
    ("type A = B | C;", "type A = B & C;"),
    ("type A = B[];", "type A = B;"),
    ("interface A { a: B; c: D }", "interface A { c: D; a: B }"),
    ("a();\nb();", "a();"),
    ("type A = [B, C];", "type A = [B];"),
    ("const a = [b, c];", "const a = [b, , c];"),
    ('import "a";\nimport "b";', 'import "b";\nimport "a";'),
    ('import { a } from "b";', 'import { c } from "b";'),
    ('import { a as b } from "c";', 'import { b as a } from "c";'),
    (
        'import a from "b";\n// c\nimport d from "e";',
        'import d from "e";\n// c\nimport a from "b";',
    ),
    ("export { a, b };", "export { b, a };"),
    # Parentheses that matter
    ("type A = (B | C)[];", "type A = B | C[];"),
    ("type A = (B | C) & D;", "type A = B | C & D;"),
    ("type A = keyof (B | C);", "type A = keyof B | C;"),
    ("type A = (() => B) | C;", "type A = () => B | C;"),
    ("type A = [(B | C)?];", "type A = [B | C?];"),
    ("type A = (B extends C ? D : E)[];", "type A = B extends C ? D : E[];"),
    ("const a = (typeof b)[0];", "const a = typeof b[0];"),
    ("const a = (b + c) * d;", "const a = b + c * d;"),
    ("const a = b - (c - d);", "const a = b - c - d;"),
    ("const a = b < (c || d);", "const a = b < c || d;"),
    ("const a = () => ({ b });", "const a = () => { b };"),
    ("const a = (b, c);", "const a = b, c;"),
    ("interface A { (a: B): C }", "interface A { a: B }"),
    ("interface A { (b: number); }", "interface A { b: number; }"),
    ("const a = (b ?? c) || d;", "const a = b ?? c || d;"),
    # Line breaks and semicolons that matter
    ("f(() => { return b; });", "f(() => { return\nb; });"),
    ("interface A { a: B[]; }", "interface A { a: B\n[]; }"),
    ("a();\n(b)();", "a()\n(b)();"),
    ("a;\n[b].c;", "a\n[b].c;"),
    ("a;\nb;", "a b;"),
    ("a\n  .b;", "a;\n  .b;"),
    ("export type A = B;", "export; type A = B;"),
    ("f({ a: 1, b: 2 });", "f({ a: 1; b: 2 });"),
    # Comments
    ("// a b\nc();", "// a c\nc();"),
    ("// a b\nc();", "// a  b\nc();"),
    ("/** A b. */\nc();", "/**\n * A\n * b.\n */\nc();"),
    ("/** A. */\nb();\nc();", "b();\n/** A. */\nc();"),
    ("/* a */ b();", "// a\nb();"),
    ("/**\n * A:\n *   b\n */\nc();", "/**\n * A:\n * b\n */\nc();"),
    # What is no TypeScript
    ("type A = (B);", "type A = (B;"),
    ("type A = B;", "type A = B);"),
    ('const a = "b";', 'const a = "b;'),
    ("const a = `b`;", "const a = `b;"),
]


@pytest.mark.parametrize(("one", "other"), CHANGES)
def test_what_means_something_else_is_no_layout(one: str, other: str) -> None:
    assert not equal("a.ts", one, other)
    assert not equal("a.ts", other, one)


@pytest.mark.parametrize("suffix", ["ts", "mts", "cts", "js", "mjs", "cjs"])
def test_files_of_both_languages_are_read(suffix: str) -> None:
    assert equal(f"folder/a.{suffix}", "a();", "a()\n")


def test_a_large_file_takes_no_time_to_speak_of() -> None:
    member = '  /** The member. */\n  member{}?: (Page<string> | "a" | null)[];\n'
    ours = "interface A {\n" + "".join(map(member.format, range(5_000))) + "}\n"
    nested = "const a = " + "f((" * 1000 + "1" + "))" * 1000 + ";\n"
    started = time.process_time()

    assert equal("a.ts", ours + nested, ours.replace(";", "") + nested)

    assert time.process_time() - started < 10
