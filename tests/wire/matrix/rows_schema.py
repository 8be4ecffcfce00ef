"""Rows of the matrix: what has no schema, and schemas by hand."""

from __future__ import annotations

from wire.matrix.row import Refusal, Row

ROWS = (
    Row(
        "err_callable",
        "T = Callable[[int], int]",
        Refusal("type-expressible", "Holder.x", "callable"),
        rejected=("1",),
    ),
    Row(
        "err_type",
        "T = Type[int]",
        Refusal("type-expressible", "Holder.x", "class"),
        rejected=("1",),
    ),
    Row(
        "err_instanceof",
        """
            class X:
                pass
            T = InstanceOf[X]
        """,
        Refusal("type-expressible", "Holder.x", "X"),
        rejected=("1",),
    ),
    Row(
        "err_arbitrary",
        """
            class X:
                pass
            class M(BaseModel):
                model_config = ConfigDict(arbitrary_types_allowed=True)
                x: X
            T = M
        """,
        Refusal("type-expressible", "M.x", "X"),
        rejected=('{"x":1}',),
    ),
    Row(
        "err_callable_default",
        """
            class M(BaseModel):
                f: Callable[[], int] = len
                a: int = 1
            T = M
        """,
        Refusal("type-expressible", "M.f", "callable"),
        tolerated=('{"a":1}', "{}"),
        note="it cannot be dumped",
    ),
    Row(
        "skipjson",
        """
            class M(BaseModel):
                a: Union[int, SkipJsonSchema[None]] = None
                b: SkipJsonSchema[int] = 3
            T = M
        """,
        "{ a: number | null; b: number }",
        input="{ a?: number }",
        sent=("M()", "M(a=1)"),
        accepted=("{}",),
        tolerated=('{"a":null}', '{"b":4}'),
        note=("hidden from the schema, and yet on the wire; in input the type does not offer it"),
    ),
    Row(
        "withjson",
        'T = Annotated[datetime, WithJsonSchema({"type": "integer"})]',
        "number",
        accepted=("1",),
        tolerated=('"2020-01-01T00:00:00"', '"1"'),
        lenient=("1.5",),
        note=(
            "WithJsonSchema without a mode is believed, though a string is sent: the user's"
            " own word"
        ),
    ),
    Row(
        "withjson_mode",
        """
            T = Annotated[
                datetime,
                PlainSerializer(lambda v: 1),
                WithJsonSchema({"type": "integer"}, mode="serialization"),
            ]
        """,
        "number",
        input="string",
        sent=("datetime(2020,1,1)",),
        accepted=('"2020-01-01T00:00:00"', '"1"'),
        tolerated=("1", "1.5"),
        constrained=('"x"',),
    ),
    Row(
        "jse",
        """
            class M(BaseModel):
                model_config = ConfigDict(
                    json_schema_extra={"x-foo": 1, "examples": [{"a": 1}]}
                )
                a: int = Field(
                    json_schema_extra={"x-bar": 2},
                    title="T",
                    description="D */ d",
                    examples=[1],
                    deprecated="old",
                )
            T = M
        """,
        "{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "docstrings",
        '''
            class M(BaseModel):
                model_config = ConfigDict(use_attribute_docstrings=True)
                a: int
                """doc of a"""
            T = M
        ''',
        "{ a: number }",
        sent=("M(a=1)",),
    ),
    Row(
        "frozen",
        """
            class M(BaseModel):
                model_config = ConfigDict(frozen=True)
                a: int
                b: list[int] = Field(frozen=True, default=[1])
            T = M
        """,
        "{ a: number; b: number[] }",
        input="{ a: number; b?: number[] }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
        note="TypeScript's readonly would not be checked on assignment, and no schema has it",
    ),
    Row(
        "strict",
        """
            class M(BaseModel):
                model_config = ConfigDict(strict=True)
                a: int
                d: datetime
                u: UUID
                s: set[int]
                t: tuple[int, ...]
                e: enum.IntEnum("K", "A B")
                f: float
                b: bytes
                D: Decimal
                p: Path
            T = M
        """,
        (
            "{ a: number; d: string; u: string; s: number[]; t: number[]; e: 1 | 2; f: "
            "number; b: string; D: string; p: string }"
        ),
        sent=(
            'M.model_validate_json(\'{"a":1,"d":"2020-01-01T00:00:00","u":"12345678-1234-4234-8234-123456789012","s":[1],"t":[1],"e":1,"f":1,"b":"x","D":"1","p":"a"}\')',
        ),
        accepted=(
            '{"a":1,"d":"2020-01-01T00:00:00","u":"12345678-1234-4234-8234-123456789012","s":[1],"t":[1],"e":1,"f":1,"b":"x","D":"1","p":"a"}',
        ),
        tolerated=(
            '{"a":1,"d":"2020-01-01T00:00:00","u":"12345678-1234-4234-8234-123456789012","s":[1],"t":[1],"e":1,"f":1,"b":"x","D":1.5,"p":"a"}',
        ),
        note="the matrix has string | number for D; see decimal",
    ),
)
