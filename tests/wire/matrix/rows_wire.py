"""Rows of our own: how the server dumps, in the words of `[tool.codegen.wire]`."""

from __future__ import annotations

from wire.matrix.row import Row

_BASIC = """
    class M(BaseModel):
        a: int
        b: str = "x"
        c: Optional[int] = None
        d: Optional[int]
        e: list[int] = Field(default_factory=list)
    T = M
"""
_INPUT = "{ a: number; b?: string; c?: number | null; d: number | null; e?: number[] }"

ROWS = (
    Row(
        "wire_nonfinite_float",
        "T = float",
        "number | null",
        input="number",
        sent=("1.5", 'float("inf")', 'float("nan")'),
        accepted=("1.5",),
        rejected=("null",),
        wire={"nonfinite_floats": True},
    ),
    Row(
        "wire_nonfinite_union",
        "T = Union[float, int]",
        "number | null",
        input="number",
        sent=("1", "1.5", 'float("nan")'),
        accepted=("1",),
        wire={"nonfinite_floats": True},
    ),
    Row(
        "wire_nonfinite_finite",
        "T = FiniteFloat",
        "number",
        sent=("1.5",),
        accepted=("1.5",),
        wire={"nonfinite_floats": True},
        note="the model excludes inf and nan",
    ),
    Row(
        "wire_exclude_none",
        _BASIC,
        "{ a: number; b: string; c?: number; d?: number; e: number[] }",
        input=_INPUT,
        sent=("M(a=1, d=None)", "M(a=1, c=2, d=3)"),
        accepted=('{"a":1,"d":null}',),
        wire={"exclude_none": True},
    ),
    Row(
        "wire_exclude_unset",
        _BASIC,
        "{ a: number; b?: string; c?: number | null; d: number | null; e?: number[] }",
        sent=("M(a=1, d=None)", 'M(a=1, b="x", c=None, d=3, e=[])'),
        accepted=('{"a":1,"d":null}',),
        wire={"exclude_unset": True},
        note="a field without a default is always set",
    ),
    Row(
        "wire_exclude_defaults",
        _BASIC,
        "{ a: number; b?: string; c?: number | null; d: number | null; e?: number[] }",
        sent=("M(a=1, d=None)", 'M(a=1, b="y", c=2, d=3, e=[1])'),
        accepted=('{"a":1,"d":null}',),
        wire={"exclude_defaults": True},
        note="Pydantic compares with the default only, so e=[] is sent",
    ),
)
