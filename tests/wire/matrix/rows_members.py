"""Beside the matrix: which members of a closed set JSON finds, as a key and as a value."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "dict_enum_mixed",
        """
            class Kk(Enum):
                A = "a"
                N = 2
                F = False
                X = None
            T = dict[Kk, int]
        """,
        '{ [K in "a" | "2" | "false" | "None"]?: number }',
        input='{ [K in "a" | "false"]?: number }',
        sent=("{Kk.A:1,Kk.N:2,Kk.F:3,Kk.X:4}",),
        accepted=('{"a":1,"false":2}', "{}"),
        rejected=('{"2":1}', '{"None":1}', '{"b":1}'),
        note="only an enum of a numeric type finds its members by text",
        pydantic=(2, 14),
    ),
    Row(
        "dict_enum_of_a_huge_int",
        """
            class Kk(enum.IntEnum):
                A = 1
                B = 10**20
            T = dict[Kk, int]
        """,
        '{ [K in "1" | "100000000000000000000"]?: number }',
        input='{ [K in "1"]?: number }',
        sent=("{Kk.A:1}",),
        accepted=('{"1":1}', "{}"),
        rejected=('{"100000000000000000000":1}',),
    ),
    Row(
        "dict_enum_of_floats",
        """
            class Kk(float, Enum):
                A = 1.0
                B = 0.5
            T = dict[Kk, int]
        """,
        '{ [K in "1.0" | "0.5"]?: number }',
        sent=("{Kk.A:1,Kk.B:2}",),
        accepted=('{"1.0":1,"0.5":2}', "{}"),
        tolerated=('{"1":1}',),
        rejected=('{"2":1}',),
    ),
    Row(
        "dict_literals_mixed",
        'T = dict[Literal["a", 1], int]',
        '{ [K in "a" | "1"]?: number }',
        input='{ [K in "a"]?: number }',
        sent=('{"a":1,1:2}',),
        accepted=('{"a":1}', "{}"),
        rejected=('{"1":1}',),
        note="a text is never read as the number of a literal",
    ),
    Row(
        "lit_member_of_a_plain_enum",
        """
            class Kk(Enum):
                A = "a"
            T = Literal[Kk.A]
        """,
        '"a"',
        input="never",
        sent=("Kk.A",),
        rejected=('"a"',),
        note="Pydantic finds such a member only as itself, and never by its value in JSON",
    ),
)
