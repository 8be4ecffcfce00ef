"""Rows of the matrix: serializers and computed fields."""

from __future__ import annotations

from wire.matrix.row import Refusal, Row

ROWS = (
    Row(
        "m_fs_typed",
        """
            class M(BaseModel):
                a: int
                @field_serializer("a")
                def s(self, v) -> str:
                    return str(v)
            T = M
        """,
        "{ a: string }",
        input="{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "m_fs_untyped",
        """
            class M(BaseModel):
                a: int
                @field_serializer("a")
                def s(self, v):
                    return [v]
            T = M
        """,
        Refusal("serializer-typed", "M.a", "does not say what it returns"),
        input="{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "m_fs_wrap",
        """
            class M(BaseModel):
                a: int
                @field_serializer("a", mode="wrap")
                def s(self, v, h) -> Union[int, str]:
                    return "x" if v else h(v)
            T = M
        """,
        "{ a: number | string }",
        input="{ a: number }",
        sent=("M(a=1)", "M(a=0)"),
        accepted=('{"a":1}',),
    ),
    Row(
        "m_fs_jsonunless",
        """
            class M(BaseModel):
                a: Optional[int] = None
                @field_serializer("a", when_used="json-unless-none")
                def s(self, v) -> str:
                    return str(v)
            T = M
        """,
        "{ a: string | null }",
        input="{ a?: number | null }",
        sent=("M(a=1)", "M()"),
        accepted=('{"a":1}', "{}"),
        note="None passes the serializer by",
    ),
    Row(
        "m_fs_nonone",
        """
            class M(BaseModel):
                a: Optional[int] = None
                @field_serializer("a", when_used="unless-none")
                def s(self, v) -> str:
                    return str(v)
            T = M
        """,
        "{ a: string | null }",
        input="{ a?: number | null }",
        sent=("M(a=1)", "M()"),
        accepted=('{"a":1}', "{}"),
        note="None passes the serializer by",
    ),
    Row(
        "m_plainser",
        """
            class M(BaseModel):
                a: Annotated[
                    datetime, PlainSerializer(lambda v: v.timestamp(), return_type=float)
                ]
            T = M
        """,
        "{ a: number }",
        input="{ a: string }",
        sent=("M(a=datetime(2020,1,1,tzinfo=timezone.utc))",),
        accepted=('{"a":"2020-01-01T00:00:00Z"}',),
    ),
    Row(
        "m_plainser_lambda",
        """
            class M(BaseModel):
                a: Annotated[datetime, PlainSerializer(lambda v: v.timestamp())]
            T = M
        """,
        Refusal("serializer-typed", "M.a", "does not say what it returns"),
        input="{ a: string }",
        sent=("M(a=datetime(2020,1,1,tzinfo=timezone.utc))",),
        accepted=('{"a":"2020-01-01T00:00:00Z"}',),
    ),
    Row(
        "m_plainser_py",
        """
            class M(BaseModel):
                a: Annotated[
                    datetime, PlainSerializer(lambda v: 1, return_type=int, when_used="always")
                ]
                b: Annotated[
                    int, PlainSerializer(lambda v: "x", return_type=str, when_used="json")
                ]
            T = M
        """,
        "{ a: number; b: string }",
        input="{ a: string; b: number }",
        sent=("M(a=datetime(2020,1,1),b=1)",),
    ),
    Row(
        "m_ms_typed",
        """
            class M(BaseModel):
                a: int
                @model_serializer
                def s(self) -> dict[str, int]:
                    return {"q": self.a}
            T = M
        """,
        "{ [k: string]: number }",
        input="{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "m_ms_untyped",
        """
            class M(BaseModel):
                a: int
                @model_serializer
                def s(self):
                    return "str!"
            T = M
        """,
        Refusal("serializer-typed", "M", "does not say what it returns"),
        input="{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "m_ms_wrap",
        """
            class M(BaseModel):
                a: int
                @model_serializer(mode="wrap")
                def s(self, h):
                    d = h(self)
                    d["extra"] = 1
                    return d
            T = M
        """,
        Refusal("serializer-typed", "M", "does not say what it returns"),
        input="{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "m_ms_td",
        """
            class TDx(TypedDict):
                q: int
            class M(BaseModel):
                a: int
                @model_serializer
                def s(self) -> TDx:
                    return {"q": 1}
            T = M
        """,
        "{ q: number }",
        input="{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "m_serasany",
        """
            class B(BaseModel):
                a: int
            class Ch(B):
                b: int
            class M(BaseModel):
                x: SerializeAsAny[B]
                y: B
            T = M
        """,
        "{ x: { a: number; [k: string]: unknown }; y: { a: number } }",
        input="{ x: { a: number }; y: { a: number } }",
        sent=("M(x=Ch(a=1,b=2),y=Ch(a=1,b=2))",),
        accepted=('{"x":{"a":1},"y":{"a":1}}',),
        note=(
            "what a subclass adds is sent: B, and any further key. The matrix has unknown, "
            "which the model does not say"
        ),
    ),
    Row(
        "m_polyser",
        """
            class B(BaseModel):
                model_config = ConfigDict(polymorphic_serialization=True)
                a: int
            class Ch(B):
                b: int
            class M(BaseModel):
                y: B
            T = M
        """,
        "{ y: { a: number; [k: string]: unknown } }",
        input="{ y: { a: number } }",
        sent=("M(y=Ch(a=1,b=2))",),
        accepted=('{"y":{"a":1}}',),
        tolerated=('{"y":{"a":1,"b":2}}',),
        pydantic=(2, 13),
        note="what a subclass adds is sent, too, but ignored where it comes in",
    ),
    Row(
        "json_encoders",
        """
            class M(BaseModel):
                model_config = ConfigDict(json_encoders={datetime: lambda v: 5})
                a: datetime
            T = M
        """,
        Refusal("serializer-typed", "M.a", "does not say", hint="field_serializer"),
        input="{ a: string }",
        note="Pydantic does not ask an encoder what it returns, annotated or not",
    ),
)
