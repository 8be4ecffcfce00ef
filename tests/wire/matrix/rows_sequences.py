"""Rows of the matrix: lists, sets and tuples."""

from __future__ import annotations

from wire.matrix.row import Refusal, Row

ROWS = (
    Row(
        "list",
        "T = list[int]",
        "number[]",
        sent=("[1]",),
        accepted=("[1]", "[]"),
        tolerated=('["1"]',),
        rejected=('{"0":1}',),
    ),
    Row(
        "list_bare",
        "T = list",
        "unknown[]",
        sent=('[1,"a"]',),
        accepted=("[1]", "[]"),
    ),
    Row(
        "list_con",
        "T = Annotated[list[int], Field(min_length=1, max_length=3)]",
        "number[]",
        sent=("[1]",),
        accepted=("[1]",),
        constrained=("[1,2,3,4]",),
        note="bounds are constraints, not structure; the matrix has a tuple",
    ),
    Row(
        "set",
        "T = set[int]",
        "number[]",
        sent=("{1}",),
        accepted=("[1]", "[]"),
        lenient=("[1,1]",),
        note="duplicates are accepted, though the schema says uniqueItems",
    ),
    Row(
        "frozenset",
        "T = frozenset[str]",
        "string[]",
        sent=('frozenset("a")',),
        accepted=('["a"]', "[]"),
    ),
    Row(
        "deque",
        "T = deque[int]",
        "number[]",
        sent=("deque([1])",),
        accepted=("[1]", "[]"),
    ),
    Row(
        "sequence",
        "T = Sequence[int]",
        "number[]",
        sent=("[1]", "(1,2)"),
        accepted=("[1]", "[]"),
    ),
    Row(
        "sequence_str",
        "T = Sequence[str]",
        "string[]",
        sent=('["a"]',),
        accepted=('["a"]', "[]"),
        rejected=('"abc"',),
    ),
    Row(
        "iterable",
        "T = Iterable[int]",
        "number[]",
        sent=("[1]", "iter([1])"),
        accepted=("[1]", "[]"),
        tolerated=('["x"]', '{"a":1}', '"ab"', '"1"', '"x"', "{}"),
        note="items are checked lazily, and so not at all",
    ),
    Row(
        "generator",
        "T = Generator[int, None, None]",
        "number[]",
        sent=("(i for i in [1])",),
        accepted=("[1]", "[]"),
        tolerated=('["x"]', '"1"', '"x"', "{}"),
        note="items are checked lazily, and so not at all",
    ),
    Row(
        "tuple_fixed",
        "T = tuple[int, str]",
        "[number, string]",
        sent=('(1,"a")',),
        accepted=('[1,"a"]',),
        rejected=("[1]", '[1,"a",2]'),
    ),
    Row(
        "tuple_var",
        "T = tuple[int, ...]",
        "number[]",
        sent=("(1,)",),
        accepted=("[1]", "[]"),
    ),
    Row(
        "tuple_empty",
        "T = tuple[()]",
        "[]",
        sent=("()",),
        accepted=("[]",),
        rejected=("[1]",),
    ),
    Row(
        "tuple_unpack",
        "T = tuple[int, Unpack[tuple[str, ...]]]",
        Refusal("models-import", "py", "PydanticSchemaGenerationError"),
        note="Pydantic itself has no schema for it",
        pydantic=(2, 14),
    ),
    Row(
        "tuple_unpack_mid",
        "T = tuple[int, Unpack[tuple[str, ...]], bool]",
        Refusal("models-import", "py", "PydanticSchemaGenerationError"),
        note="Pydantic itself has no schema for it",
        pydantic=(2, 14),
    ),
    Row(
        "namedtuple",
        """
            class P(NamedTuple):
                x: int
                y: str = "d"
            T = P
        """,
        "[number, string]",
        input="[number, string?]",
        sent=("P(1)", 'P(1,"z")'),
        accepted=('[1,"a"]', "[1]"),
        tolerated=('{"x":1}', '{"x":1,"y":"a"}'),
        rejected=("[]", '[1,"a",3]'),
        note="an array on the wire; an object is read, too",
    ),
    Row(
        "namedtuple_plain",
        """
            P = collections.namedtuple("P", "x y")
            T = P
        """,
        "[unknown, unknown]",
        sent=('P(1,"a")',),
        accepted=('[1,"a"]',),
    ),
)
