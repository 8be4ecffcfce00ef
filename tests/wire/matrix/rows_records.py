"""Rows of the matrix: TypedDicts and dataclasses."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "td",
        """
            class D(TypedDict):
                a: int
                b: NotRequired[str]
            T = D
        """,
        "{ a: number; b?: string }",
        sent=('{"a":1}', '{"a":1,"b":"x"}', '{"a":1,"zz":2}'),
        accepted=('{"a":1}',),
        tolerated=('{"a":1,"c":1}',),
        rejected=("{}",),
        note="an undeclared key is ignored",
    ),
    Row(
        "td_total_false",
        """
            class D(TypedDict, total=False):
                a: Required[int]
                b: str
            T = D
        """,
        "{ a: number; b?: string }",
        sent=('{"a":1}',),
        accepted=('{"a":1}',),
        rejected=("{}",),
    ),
    Row(
        "td_readonly",
        """
            class D(TypedDict):
                a: ReadOnly[int]
            T = D
        """,
        "{ a: number }",
        sent=('{"a":1}',),
        accepted=('{"a":1}',),
    ),
    Row(
        "td_forbid",
        """
            class D(TypedDict):
                __pydantic_config__ = ConfigDict(extra="forbid")
                a: int
            T = D
        """,
        "{ a: number }",
        sent=('{"a":1}',),
        accepted=('{"a":1}',),
        rejected=('{"a":1,"c":1}',),
    ),
    Row(
        "td_allow",
        """
            class D(TypedDict):
                __pydantic_config__ = ConfigDict(extra="allow")
                a: int
            T = D
        """,
        "{ a: number; [k: string]: unknown }",
        sent=('{"a":1,"z":"q"}',),
        accepted=('{"a":1,"c":1}',),
    ),
    Row(
        "td_closed",
        """
            class D(TypedDict, closed=True):
                a: int
            T = D
        """,
        "{ a: number }",
        sent=('{"a":1}',),
        rejected=('{"a":1,"c":1}',),
    ),
    Row(
        "td_extra_items",
        """
            class D(TypedDict, extra_items=int):
                a: str
            T = D
        """,
        "{ a: string; [k: string]: string | number }",
        sent=('{"a":"x","c":1}',),
        accepted=('{"a":"x","c":1}',),
        constrained=('{"a":"x","c":"q"}',),
        note="TypeScript's index signature speaks of the declared keys, too",
    ),
    Row(
        "dc",
        """
            @dataclasses.dataclass
            class D:
                a: int
                b: str = "x"
                c: InitVar[int] = 3
                d: int = dataclasses.field(default=9, init=False)
                K: ClassVar[int] = 1
            T = D
        """,
        "{ a: number; b: string; d: number }",
        input="{ a: number; b?: string; c?: number }",
        sent=("D(1)",),
        accepted=('{"a":1}', '{"a":1,"b":"q","c":4}'),
        tolerated=('{"a":1,"d":5}', '{"a":1,"zz":1}'),
        note="an InitVar only comes in; a field with init=False only goes out",
    ),
    Row(
        "pdc",
        """
            @pydantic.dataclasses.dataclass
            class D:
                a: int
                b: Optional[int] = Field(default=None, alias="B")
            T = D
        """,
        "{ a: number; B: number | null }",
        input="{ a: number; B?: number | null }",
        sent=("D(1)",),
        accepted=('{"a":1}', '{"a":1,"B":2}'),
        tolerated=('{"a":1,"b":2}',),
    ),
    Row(
        "pdc_forbid",
        """
            @pydantic.dataclasses.dataclass(
                config=ConfigDict(extra="forbid"), slots=True, kw_only=True, frozen=True
            )
            class D:
                a: int
            T = D
        """,
        "{ a: number }",
        sent=("D(a=1)",),
        accepted=('{"a":1}',),
        rejected=('{"a":1,"z":1}',),
    ),
    Row(
        "pdc_pdinit",
        """
            @pydantic.dataclasses.dataclass
            class D:
                a: int
                b: int = Field(init=False, default=3)
            T = D
        """,
        "{ a: number; b: number }",
        input="{ a: number }",
        sent=("D(1)",),
        accepted=('{"a":1}',),
        tolerated=('{"a":1,"b":4}',),
        note="a field with init=False is ignored where it comes in",
    ),
)
