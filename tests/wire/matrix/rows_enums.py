"""Rows of the matrix: enums."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "enum_str",
        """
            class Color(str, Enum):
                R = "r"
                G = "g"
            T = Color
        """,
        '"r" | "g"',
        sent=("Color.R",),
        accepted=('"r"',),
        rejected=('"R"', '"z"'),
    ),
    Row(
        "enum_strenum",
        """
            class Color(enum.StrEnum):
                R = enum.auto()
                G = enum.auto()
            T = Color
        """,
        '"r" | "g"',
        sent=("Color.R",),
        accepted=('"r"',),
        rejected=('"R"',),
        python=(3, 11),
    ),
    Row(
        "enum_int",
        """
            class N(enum.IntEnum):
                A = 1
                B = -2
            T = N
        """,
        "1 | -2",
        sent=("N.A",),
        accepted=("1", "1.0", "-2"),
        tolerated=('"1"', "true"),
        rejected=("3",),
    ),
    Row(
        "enum_plain_int",
        """
            class N(Enum):
                A = 1
                B = 2
            T = N
        """,
        "1 | 2",
        sent=("N.A",),
        accepted=("1", "1.0"),
        tolerated=("true",),
        rejected=('"1"',),
        note="true is accepted, since 1 == True",
    ),
    Row(
        "enum_float",
        """
            class N(float, Enum):
                A = 1.5
                B = 2.0
            T = N
        """,
        "1.5 | 2",
        sent=("N.A", "N.B"),
        accepted=("1.5", "2", "2.0"),
        tolerated=('"1.5"',),
    ),
    Row(
        "enum_mixed",
        """
            class N(Enum):
                A = 1
                B = "b"
                C = None
                D = True
                F = 2.5
            T = N
        """,
        '1 | "b" | null | 2.5',
        sent=("N.A", "N.B", "N.C", "N.D", "N.F"),
        accepted=("1", '"b"', "null", "2.5"),
        tolerated=("true",),
        note="D is an alias of A, since 1 == True: true is never sent (the matrix has it)",
    ),
    Row(
        "enum_tuple",
        """
            class N(Enum):
                A = (1, 2)
                B = (3, 4)
            T = N
        """,
        "[1, 2] | [3, 4]",
        input="never",
        sent=("N.A",),
        rejected=("[1,2]", "[3,4]"),
        note="JSON never matches: what is sent cannot be read back",
    ),
    Row(
        "enum_datetime",
        """
            class N(Enum):
                A = date(2020, 1, 1)
                B = date(2021, 1, 1)
            T = N
        """,
        '"2020-01-01" | "2021-01-01"',
        input="never",
        sent=("N.A",),
        rejected=('"2020-01-01"',),
        note="JSON never matches; the matrix has the literals",
    ),
    Row(
        "enum_bytes",
        """
            class N(Enum):
                A = b"x"
            T = N
        """,
        '"x"',
        input="never",
        sent=("N.A",),
        rejected=('"x"',),
        note="JSON never matches; the matrix has the literal",
    ),
    Row(
        "enum_flag",
        """
            class N(enum.Flag):
                A = 1
                B = 2
            T = N
        """,
        "number",
        sent=("N.A", "N.A|N.B"),
        accepted=("1", "3", "0"),
        tolerated=("true",),
        constrained=("4", "1.5"),
        note="combinations are members, too: the schema of Pydantic denies them",
    ),
    Row(
        "enum_intflag",
        """
            class N(enum.IntFlag):
                A = 1
                B = 2
            T = N
        """,
        "number",
        sent=("N.A", "N.A|N.B", "N(0)"),
        accepted=("1", "3", "0", "8"),
        tolerated=("true", '"1"'),
        constrained=("1.5",),
        note="combinations are members, too: the schema of Pydantic denies them",
    ),
    Row(
        "enum_single",
        """
            class N(str, Enum):
                ONLY = "only"
            T = N
        """,
        '"only"',
        sent=("N.ONLY",),
        accepted=('"only"',),
    ),
    Row(
        "enum_empty",
        """
            class N(Enum):
                pass
            T = N
        """,
        "never",
        rejected=('"a"',),
    ),
    Row(
        "enum_missing",
        """
            class N(str, Enum):
                A = "a"
                B = "b"
                @classmethod
                def _missing_(cls, v):
                    return cls.A
            T = N
        """,
        '"a" | "b"',
        sent=("N.A",),
        tolerated=('"zzz"', "null", "true", "1", "1.5", '"1"', '"x"', "[]", "{}"),
        note="_missing_ accepts anything; the type offers the members",
    ),
    Row(
        "enum_doc",
        '''
            class N(str, Enum):
                """Doc here"""
                A = "a"
                B = "b"
            T = N
        ''',
        '"a" | "b"',
        sent=("N.A",),
        accepted=('"a"',),
    ),
    Row(
        "enum_use_values",
        """
            class M(BaseModel):
                model_config = ConfigDict(use_enum_values=True)
                x: enum.IntEnum("K", "A B")
            T = M
        """,
        "{ x: 1 | 2 }",
        sent=("M(x=1)",),
        accepted=('{"x":1}',),
    ),
)
