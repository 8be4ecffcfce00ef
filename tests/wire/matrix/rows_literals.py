"""Rows of the matrix: literals, null, and any value."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "lit_str",
        'T = Literal["a", "b"]',
        '"a" | "b"',
        sent=('"a"',),
        accepted=('"a"',),
        rejected=('"c"',),
    ),
    Row(
        "lit_int",
        "T = Literal[1, 2]",
        "1 | 2",
        sent=("1",),
        accepted=("1", "1.0"),
        tolerated=("true",),
        rejected=('"1"',),
    ),
    Row(
        "lit_bool",
        "T = Literal[True]",
        "true",
        sent=("True",),
        accepted=("true",),
        tolerated=("1", "1.0"),
        rejected=('"true"',),
    ),
    Row(
        "lit_bool_int",
        "T = Literal[True, 1]",
        "true | 1",
        sent=("True", "1"),
        accepted=("true", "1"),
    ),
    Row(
        "lit_none",
        'T = Literal["a", None]',
        '"a" | null',
        sent=('"a"', "None"),
        accepted=("null", '"a"'),
    ),
    Row(
        "lit_enum",
        """
            class Kk(str, Enum):
                A = "a"
                B = "b"
            T = Literal[Kk.A]
        """,
        '"a"',
        sent=("Kk.A",),
        accepted=('"a"',),
        rejected=('"b"',),
    ),
    Row(
        "lit_intenum",
        """
            class Kk(enum.IntEnum):
                A = 1
                B = 2
            T = Literal[Kk.A, "x"]
        """,
        '1 | "x"',
        sent=("Kk.A", '"x"'),
        accepted=("1", '"x"'),
        tolerated=("true",),
        rejected=("2",),
    ),
    Row(
        "lit_bytes",
        'T = Literal[b"a"]',
        '"a"',
        input="never",
        sent=('b"a"',),
        rejected=('"a"',),
        note="JSON never matches; the matrix has the literal",
    ),
    Row(
        "lit_bigint",
        "T = Literal[9007199254740993]",
        "number",
        sent=("9007199254740993",),
        accepted=("9007199254740993",),
        constrained=("9007199254740992", "1", "1.5"),
        note="TypeScript would round the literal",
    ),
    Row(
        "lit_neg",
        "T = Literal[-1, 0]",
        "-1 | 0",
        sent=("-1",),
        accepted=("-1", "-0", "0"),
    ),
    Row(
        "none",
        "T = None",
        "null",
        sent=("None",),
        accepted=("null",),
    ),
    Row(
        "any",
        "T = Any",
        "unknown",
        sent=("1", "None", '{"a":[1]}', "datetime(2020,1,1)"),
        accepted=("1", "null", "true", "1.5", '"1"', '"x"', "[]", "{}"),
    ),
    Row(
        "object",
        "T = object",
        "unknown",
        sent=("1", "None"),
        accepted=("1", "null", "true", "1.5", '"1"', '"x"', "[]", "{}"),
    ),
    Row(
        "jsonvalue",
        "T = JsonValue",
        "JsonValue",
        sent=('{"a":[1,None]}',),
        accepted=('{"a":[1,null,"x",true]}', "null", "true", "1", "1.5", '"1"', '"x"', "[]", "{}"),
        types=(
            "type JsonValue = null | boolean | number | string | JsonValue[] | { [k: "
            "string]: JsonValue };"
        ),
        note="the model does not say Any: the schema {} of Pydantic is a loss",
    ),
    Row(
        "json_t",
        "T = Json[list[int]]",
        "number[]",
        input="string",
        sent=("[1]",),
        accepted=('"[1]"',),
        rejected=("[1]",),
        constrained=('"{"', '"1"', '"x"'),
        note="the text of a JSON value comes in, the value goes out",
    ),
    Row(
        "json_bare",
        "T = Json",
        "unknown",
        input="string",
        sent=('{"a":1}',),
        accepted=('"{}"', '"1"'),
        rejected=("{}",),
        constrained=('"x"',),
    ),
    Row(
        "lit_long",
        'T = Literal[tuple("k%d" % i for i in range(300))]',
        "KU",
        sent=('"k1"',),
        accepted=('"k299"',),
        rejected=('"zz"', '"1"', '"x"'),
        types="type KU = " + " | ".join(f'"k{n}"' for n in range(300)) + ";",
    ),
)
