"""Rows of the matrix: mappings."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "dict_str",
        "T = dict[str, int]",
        "{ [k: string]: number }",
        sent=('{"a":1}',),
        accepted=('{"a":1}', "{}"),
        rejected=('{"a":"x"}',),
    ),
    Row(
        "dict_bare",
        "T = dict",
        "{ [k: string]: unknown }",
        sent=('{"a":1}', "{1:2,None:3,True:4,(1,2):5}"),
        accepted=('{"a":1}', "{}"),
    ),
    Row(
        "dict_int",
        "T = dict[int, str]",
        "{ [k: string]: string }",
        sent=('{1:"a"}',),
        accepted=('{"1":"a"}', "{}"),
        constrained=('{"x":"a"}',),
        note="keys are strings on the wire",
    ),
    Row(
        "dict_enum",
        """
            class Kk(str, Enum):
                A = "a"
                B = "b"
            T = dict[Kk, int]
        """,
        '{ [K in "a" | "b"]?: number }',
        sent=("{Kk.A:1}",),
        accepted=('{"a":1}', "{}"),
        rejected=('{"c":1}', '{"A":1}'),
    ),
    Row(
        "dict_lit",
        'T = dict[Literal["a", "b"], int]',
        '{ [K in "a" | "b"]?: number }',
        sent=('{"a":1}',),
        accepted=('{"a":1}', "{}"),
        rejected=('{"c":1}',),
    ),
    Row(
        "dict_intenum",
        """
            class Kk(enum.IntEnum):
                A = 1
                B = 2
            T = dict[Kk, int]
        """,
        '{ [K in "1" | "2"]?: number }',
        sent=("{Kk.A:1}",),
        accepted=('{"1":1}', "{}"),
        rejected=('{"3":1}',),
        note="keys are strings on the wire: the propertyNames of Pydantic can never match",
    ),
    Row(
        "dict_litint",
        "T = dict[Literal[1, 2], int]",
        '{ [K in "1" | "2"]?: number }',
        input="{ [k: string]: never }",
        sent=("{1:1}",),
        accepted=("{}",),
        rejected=('{"1":1}', '{"3":1}'),
        note="no key is accepted: a JSON key is a string",
    ),
    Row(
        "dict_uuid",
        "T = dict[UUID, int]",
        "{ [k: string]: number }",
        sent=('{UUID("12345678-1234-4234-8234-123456789012"):1}',),
        accepted=('{"12345678-1234-4234-8234-123456789012":1}', "{}"),
        constrained=('{"x":1}',),
    ),
    Row(
        "dict_dt",
        "T = dict[datetime, int]",
        "{ [k: string]: number }",
        sent=("{datetime(2020,1,1):1}",),
        accepted=('{"2020-01-01T00:00:00":1}', "{}"),
        constrained=('{"x":1}',),
    ),
    Row(
        "dict_bool",
        "T = dict[bool, int]",
        "{ true?: number; false?: number }",
        sent=("{True:1}",),
        accepted=('{"true":1}', "{}"),
        tolerated=('{"1":1}',),
        note='keys are "true" and "false" on the wire',
    ),
    Row(
        "dict_float",
        "T = dict[float, int]",
        "{ [k: string]: number }",
        sent=('{1.5:1,2.0:2,float("inf"):3}',),
        accepted=('{"1.5":1}', "{}"),
    ),
    Row(
        "dict_tuple",
        "T = dict[tuple[int, int], int]",
        "{ [k: string]: number }",
        input="{ [k: string]: never }",
        sent=("{(1,2):1}",),
        accepted=("{}",),
        rejected=('{"1,2":1}',),
        note="no key is accepted: a JSON key is no tuple",
    ),
    Row(
        "dict_none",
        "T = dict[Optional[str], int]",
        "{ [k: string]: number }",
        sent=('{None:1,"a":2}',),
        accepted=('{"None":1}', '{"null":1}', "{}"),
        note='None goes out as "None"',
    ),
    Row(
        "dict_pat",
        'T = dict[Annotated[str, Field(pattern="^a")], int]',
        "{ [k: string]: number }",
        sent=('{"a":1}',),
        accepted=('{"a":1}', "{}"),
        constrained=('{"b":1}',),
        note=(
            "a pattern is a constraint, for keys as for values; the matrix has a template literal"
        ),
    ),
    Row(
        "dict_val_opt",
        "T = dict[str, Optional[int]]",
        "{ [k: string]: number | null }",
        sent=('{"a":None}',),
        accepted=('{"a":null}', "{}"),
    ),
    Row(
        "mapping",
        "T = Mapping[str, int]",
        "{ [k: string]: number }",
        sent=('{"a":1}',),
        accepted=('{"a":1}', "{}"),
    ),
    Row(
        "defaultdict",
        "T = DefaultDict[str, int]",
        "{ [k: string]: number }",
        sent=('defaultdict(int,{"a":1})',),
        accepted=('{"a":1}', "{}"),
    ),
    Row(
        "counter",
        "T = Counter[str]",
        "{ [k: string]: number }",
        sent=('Counter("a")',),
        accepted=('{"a":1}', '{"a":-1}', "{}"),
        constrained=('{"a":1.5}',),
    ),
    Row(
        "ordereddict",
        "T = OrderedDict[str, int]",
        "{ [k: string]: number }",
        sent=("OrderedDict(a=1)",),
        accepted=('{"a":1}', "{}"),
    ),
    Row(
        "proto_key",
        "T = dict[str, int]",
        "{ [k: string]: number }",
        sent=('{"__proto__":1}',),
        accepted=('{"__proto__":1}', "{}"),
    ),
    Row(
        "frozendict",
        """
            from collections import OrderedDict as OD
            T = OD[int, str]
        """,
        "{ [k: string]: string }",
        sent=('OD({1:"a"})',),
        accepted=('{"1":"a"}', "{}"),
    ),
)
