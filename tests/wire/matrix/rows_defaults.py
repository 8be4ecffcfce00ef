"""Rows of the matrix: models: defaults that need care."""

from __future__ import annotations

from wire.matrix.row import Refusal, Row

ROWS = (
    Row(
        "final_classvar",
        """
            class M(BaseModel):
                A: ClassVar[int] = 1
                b: Final[int] = 2
                c: Final[int]
                _p: int = PrivateAttr(3)
                _q: int = 4
            T = M
        """,
        "{ c: number }",
        sent=("M(c=1)",),
        accepted=('{"c":1}',),
        tolerated=('{"c":1,"b":9}',),
        rejected=("{}",),
        note="Final with a default is a ClassVar",
    ),
    Row(
        "missing",
        """
            from pydantic.experimental.missing_sentinel import MISSING as MS
            class M(BaseModel):
                a: Union[int, None, MS] = MS
                b: Union[int, MS] = 1
            T = M
        """,
        "{ a?: number | null; b?: number }",
        sent=("M()", "M(a=None)", "M(a=1,b=MS)"),
        accepted=("{}", '{"a":null}', '{"a":1}'),
        note="MISSING leaves the key out",
    ),
    Row(
        "missing_defreq",
        """
            from pydantic.experimental.missing_sentinel import MISSING as MS
            class M(BaseModel):
                model_config = ConfigDict(json_schema_serialization_defaults_required=True)
                a: Union[int, MS] = MS
                b: Union[int, MS] = 1
            T = M
        """,
        "{ a?: number; b?: number }",
        sent=("M()", "M(a=1,b=MS)"),
        accepted=("{}",),
        note="json_schema_serialization_defaults_required does not hold for MISSING",
    ),
    Row(
        "inout_split",
        """
            class S(BaseModel):
                a: int = 1
            class M(BaseModel):
                s: S
            T = M
        """,
        "{ s: { a: number } }",
        input="{ s: { a?: number } }",
        sent=("M(s=S())",),
        accepted=('{"s":{}}',),
    ),
    Row(
        "default_none_nonopt",
        """
            class M(BaseModel):
                a: int = None
            T = M
        """,
        "{ a: number | null }",
        input="{ a?: number }",
        sent=("M()",),
        accepted=("{}",),
        rejected=('{"a":null}',),
        note="a default is not validated: null goes out",
    ),
    Row(
        "default_invalid_type",
        """
            class M(BaseModel):
                a: int = "oops"
            T = M
        """,
        Refusal("type-expressible", "M.a", "default"),
        input="{ a?: number }",
        accepted=("{}",),
        note='"oops" is sent: a default is not validated',
    ),
    Row(
        "default_factory_dep",
        """
            class M(BaseModel):
                a: int
                b: int = Field(default_factory=lambda d: d["a"] + 1)
            T = M
        """,
        "{ a: number; b: number }",
        input="{ a: number; b?: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "val_default",
        """
            class M(BaseModel):
                a: int = Field("5", validate_default=True)
            T = M
        """,
        "{ a: number }",
        input="{ a?: number }",
        sent=("M()",),
        accepted=("{}",),
        note="a default that is validated goes out as what it became",
    ),
    Row(
        "union_format",
        """
            class M(BaseModel):
                a: Union[int, str, None]
            T = M
        """,
        "{ a: number | string | null }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
    ),
    Row(
        "enum_ref_sibling",
        """
            class Kk(str, Enum):
                A = "a"
                B = "b"
            class M(BaseModel):
                k: Kk = Field(default=Kk.A, description="field doc")
            T = M
        """,
        '{ k: "a" | "b" }',
        input='{ k?: "a" | "b" }',
        sent=("M()",),
        accepted=("{}",),
    ),
)
