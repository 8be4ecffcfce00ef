"""Which pages are one but for their layout."""

from __future__ import annotations

import pytest

from codegen.equivalence import equal

LAYOUT = [
    ("a b\nc\n", "a\nb c"),
    ("# A\ntext\n", "# A\n\n\ntext"),
    ("# A #\n", "# A\n"),
    ("A\n=\n\nB\n---\n", "# A\n\n## B\n"),
    ("***\n", "---\n"),
    ("* a\n* b\n", "- a\n- b\n"),
    ("* a\n    * b\n", "- a\n  - b\n"),
    ("* a\n\n* b\n", "- a\n- b\n"),
    ("1) a\n2) b\n", "1. a\n2. b\n"),
    ("- a\n  b\n", "- a b\n"),
    ("> a\n> b\n", "> a b\n"),
    ("> a\nb\n", "> a\n> b\n"),
    ("> [!NOTE]\n> a\n", "> [!NOTE] a\n"),
    ("_a_ __b__ c_d_e\n", "*a* **b** c_d_e\n"),
    ("**_a_**\n", "***a***\n"),
    ("1 \\* 2 a\\_b\n", "1 * 2 a_b\n"),
    ("a \\- b\n", "a - b\n"),
    ("a  \nb\n", "a\\\nb\n"),
    ("[a](b 'c')\n", '[a](b "c")\n'),
    ("| a | b |\n|---|:-:|\n| 1 | 2 |\n", "| a    |  b  |\n| ---- | :-: |\n| 1    |  2  |\n"),
    ("a|b\n-|-\n1|2\n", "| a | b |\n| - | - |\n| 1 | 2 |\n"),
    ("~~~python\na = 1\n~~~\n", "```python\na = 1\n```\n"),
    ("- a\n\n      ```\n      b\n      ```\n", "- a\n\n  ```\n  b\n  ```\n"),
    ("```ts title=\"a.ts\"\ntype A = 'b'\n```\n", '```ts title="a.ts"\ntype A = "b";\n```\n'),
    ("<!-- a -->\n# B\n", "<!-- a -->\n\n# B\n"),
    ("---\ntitle: 'a'\n---\nb\n", '---\ntitle: "a"\n---\n\nb\n'),
]


@pytest.mark.parametrize(("one", "other"), LAYOUT)
def test_what_a_formatter_decides_is_layout(one: str, other: str) -> None:
    assert equal("a.md", one, other)
    assert equal("a.md", other, one)


CHANGES = [
    ("a b\n", "a c\n"),
    ("a b\n", "ab\n"),
    ("a\nb\n", "a\n\nb\n"),
    ("# a\n", "## a\n"),
    ("# a\n", "a\n"),
    ("- a\n  - b\n", "- a\n- b\n"),
    ("- a\n\n  b\n", "- a\n\nb\n"),
    ("- a\n", "1. a\n"),
    ("2. a\n", "3. a\n"),
    ("- a\n- b\n", "- b\n- a\n"),
    ("In\n1984. it\n", "In\n\n1984. it\n"),
    ("> a\n", "a\n"),
    ("_a_\n", "a\n"),
    ("*a*\n", "**a**\n"),
    ("\\*a\\*\n", "*a*\n"),
    ("`a_b_`\n", "`a*b*`\n"),
    ("`a\\-b`\n", "`a-b`\n"),
    ("\\{a\\} \\< b\n", "{a} < b\n"),
    ("\\# a\n", "# a\n"),
    ("a  \nb\n", "a\nb\n"),
    ("[a](b)\n", "[a](c)\n"),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n", "| a | b |\n|---|--:|\n| 1 | 2 |\n"),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n", "| a | b |\n|---|---|\n| 1 | 3 |\n"),
    ("```python\na = 1\n```\n", "```python\na  = 1\n```\n"),
    ("```python\na = 1\n```\n", "```js\na = 1\n```\n"),
    ("```ts\ntype A = B;\n```\n", "```ts\ntype A = C;\n```\n"),
    ("<!-- a -->\n", "<!-- b -->\n"),
    ("---\ntitle: a\n---\nb\n", "---\ntitle: c\n---\nb\n"),
]


@pytest.mark.parametrize(("one", "other"), CHANGES)
def test_what_says_something_else_is_no_layout(one: str, other: str) -> None:
    assert not equal("a.md", one, other)
    assert not equal("a.md", other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('import A from "a";\n', "import A from 'a'\n"),
        ("<A b={<>c | <d>e</d></>} f />\n", "<A\n  b={\n    <>c | <d>e</d></>\n  }\n  f\n/>\n"),
        ("{/* a */}\n\n# B\n", "{/* a */}\n# B\n"),
    ],
)
def test_mdx_is_read_as_such(one: str, other: str) -> None:
    assert equal("a.mdx", one, other)
    assert not equal("a.md", one, other) or one.startswith("{")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('import A from "a";\n', 'import A from "b";\n'),
        ('<A b="c" />\n', '<A b="d" />\n'),
        ("{/* a */}\n", "{/* b */}\n"),
        (":::info\na\n:::\n", ":::info a :::\n"),  # which Docusaurus does not read as a note
    ],
)
def test_mdx_that_says_something_else_is_no_layout(one: str, other: str) -> None:
    assert not equal("a.mdx", one, other)
