"""Rows of the matrix: models: extra keys, defaults and what is left out."""

from __future__ import annotations

from wire.matrix.row import Refusal, Row

ROWS = (
    Row(
        "m_basic",
        """
            class M(BaseModel):
                a: int
                b: str = "x"
                c: Optional[int] = None
                d: Optional[int]
                e: list[int] = Field(default_factory=list)
            T = M
        """,
        "{ a: number; b: string; c: number | null; d: number | null; e: number[] }",
        input="{ a: number; b?: string; c?: number | null; d: number | null; e?: number[] }",
        sent=("M(a=1,d=None)",),
        accepted=('{"a":1,"d":null}',),
        tolerated=('{"a":1,"d":1,"zz":1}',),
        rejected=('{"a":1}', '{"a":1,"d":null,"b":null}'),
    ),
    Row(
        "m_defreq",
        """
            class M(BaseModel):
                model_config = ConfigDict(json_schema_serialization_defaults_required=True)
                a: int = 1
                b: Optional[int] = None
            T = M
        """,
        "{ a: number; b: number | null }",
        input="{ a?: number; b?: number | null }",
        sent=("M()",),
        accepted=("{}",),
    ),
    Row(
        "m_allow",
        """
            class M(BaseModel):
                model_config = ConfigDict(extra="allow")
                a: int
            T = M
        """,
        "{ a: number; [k: string]: unknown }",
        sent=('M(a=1,z="q")',),
        accepted=('{"a":1,"z":[1]}',),
    ),
    Row(
        "m_allow_typed",
        """
            class M(BaseModel):
                model_config = ConfigDict(extra="allow")
                __pydantic_extra__: dict[str, int] = Field(init=False)
                a: str
            T = M
        """,
        "{ a: string; [k: string]: string | number }",
        sent=('M(a="s",z=1)',),
        accepted=('{"a":"s","z":1}',),
        constrained=('{"a":"s","z":"q"}',),
        note="TypeScript's index signature speaks of the declared keys, too",
    ),
    Row(
        "m_forbid",
        """
            class M(BaseModel):
                model_config = ConfigDict(extra="forbid")
                a: int
            T = M
        """,
        "{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
        rejected=('{"a":1,"z":1}',),
    ),
    Row(
        "m_empty",
        """
            class M(BaseModel):
                pass
            T = M
        """,
        "{ [k: string]: never }",
        sent=("M()",),
        accepted=("{}",),
        tolerated=('{"z":1}',),
        note="{} would take anything but null",
    ),
    Row(
        "m_exclude",
        """
            class M(BaseModel):
                a: int
                b: int = Field(exclude=True)
            T = M
        """,
        "{ a: number }",
        input="{ a: number; b: number }",
        sent=("M(a=1,b=2)",),
        accepted=('{"a":1,"b":2}',),
    ),
    Row(
        "m_exclude_if",
        """
            class M(BaseModel):
                a: int
                b: int = Field(default=0, exclude_if=lambda v: v == 0)
                c: int = Field(exclude_if=lambda v: v == 0)
            T = M
        """,
        "{ a: number; b?: number; c?: number }",
        input="{ a: number; b?: number; c: number }",
        sent=("M(a=1,c=0)", "M(a=1,b=2,c=1)"),
        accepted=('{"a":1,"c":0}',),
    ),
    Row(
        "m_exclude_none",
        """
            class M(BaseModel):
                a: Optional[int] = None
                b: int = 1
            T = M
        """,
        "{ a?: number; b?: number }",
        input="{ a?: number | null; b?: number }",
        sent=("M()",),
        accepted=("{}",),
        wire={"exclude_none": True, "exclude_defaults": True},
    ),
    Row(
        "m_computed",
        """
            class M(BaseModel):
                a: int
                @computed_field
                @property
                def b(self) -> str:
                    return "x"
                @computed_field(alias="C", description="doc")
                @cached_property
                def c(self) -> Optional[int]:
                    return None
            T = M
        """,
        "{ a: number; b: string; C: number | null }",
        input="{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
        tolerated=('{"a":1,"b":"q"}',),
    ),
    Row(
        "m_computed_untyped",
        """
            class M(BaseModel):
                a: int
                @computed_field
                def b(self):
                    return 1
            T = M
        """,
        Refusal("models-import", "py", "missing return type annotation"),
        note="Pydantic itself refuses the class",
    ),
)
