"""Rows of the matrix: unions."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "u_smart",
        "T = Union[int, str]",
        "number | string",
        sent=("1", '"a"'),
        accepted=("1", '"1"', "1.0", '"x"'),
        tolerated=("true",),
        constrained=("1.5",),
    ),
    Row(
        "u_ltr",
        'T = Annotated[Union[int, str], Field(union_mode="left_to_right")]',
        "number | string",
        sent=("1", '"a"'),
        accepted=("1", '"1"', '"x"'),
        tolerated=("true",),
        constrained=("1.5",),
    ),
    Row(
        "u_604",
        "T = int | None | str",
        "number | null | string",
        sent=("None", "1"),
        accepted=("null", "1", '"1"', '"x"'),
        tolerated=("true",),
        constrained=("1.5",),
    ),
    Row(
        "u_float_int",
        "T = Union[float, int]",
        "number",
        sent=("1", "1.5"),
        accepted=("1", "1.5"),
        tolerated=("true", '"1"'),
    ),
    Row(
        "u_disc",
        """
            class Cat(BaseModel):
                k: Literal["cat"]
                m: int
            class Dog(BaseModel):
                k: Literal["dog", "wolf"] = "dog"
                b: int
            class M(BaseModel):
                p: Union[Cat, Dog] = Field(discriminator="k")
            T = M
        """,
        '{ p: { k: "cat"; m: number } | { k: "dog" | "wolf"; b: number } }',
        input='{ p: { k: "cat"; m: number } | { k: "dog" | "wolf"; b: number } }',
        sent=('M(p=Cat(k="cat",m=1))', "M(p=Dog(b=1))"),
        accepted=('{"p":{"k":"cat","m":1}}', '{"p":{"k":"wolf","b":1}}'),
        rejected=('{"p":{"b":1}}', '{"p":{"k":"cat","b":1}}'),
        note=(
            "without a tag nothing is chosen, so a default does not make it optional in the union"
        ),
    ),
    Row(
        "u_disc_enum",
        """
            class Kk(str, Enum):
                A = "a"
                B = "b"
            class Cat(BaseModel):
                k: Literal[Kk.A]
            class Dog(BaseModel):
                k: Literal[Kk.B]
            T = Annotated[Union[Cat, Dog], Field(discriminator="k")]
        """,
        '{ k: "a" } | { k: "b" }',
        sent=("Cat(k=Kk.A)",),
        accepted=('{"k":"a"}',),
        rejected=('{"k":"c"}',),
    ),
    Row(
        "u_disc_alias",
        """
            class Cat(BaseModel):
                k: Literal["cat"] = Field(alias="kind")
            class Dog(BaseModel):
                k: Literal["dog"] = Field(alias="kind")
            T = Annotated[Union[Cat, Dog], Field(discriminator="k")]
        """,
        '{ kind: "cat" } | { kind: "dog" }',
        sent=('Cat(kind="cat")',),
        accepted=('{"kind":"cat"}',),
        rejected=('{"k":"cat"}',),
    ),
    Row(
        "u_disc_nested",
        """
            class A2(BaseModel):
                k: Literal["x"]
                s: Literal["a"]
            class B2(BaseModel):
                k: Literal["x"]
                s: Literal["b"]
            class C2(BaseModel):
                k: Literal["y"]
            X = Annotated[Union[A2, B2], Field(discriminator="s")]
            T = Annotated[Union[X, C2], Field(discriminator="k")]
        """,
        '{ k: "x"; s: "a" } | { k: "x"; s: "b" } | { k: "y" }',
        sent=('A2(k="x",s="a")',),
        accepted=('{"k":"x","s":"b"}', '{"k":"y"}'),
        rejected=('{"k":"x"}',),
    ),
    Row(
        "u_disc_callable",
        """
            class Cat(BaseModel):
                m: int
            class Dog(BaseModel):
                b: int
            def d(v):
                return (
                    "cat"
                    if (v.get("m") if isinstance(v, dict) else getattr(v, "m", None))
                    is not None
                    else "dog"
                )
            T = Annotated[
                Union[Annotated[Cat, Tag("cat")], Annotated[Dog, Tag("dog")]], Discriminator(d)
            ]
        """,
        "{ m: number } | { b: number }",
        sent=("Cat(m=1)", "Dog(b=1)"),
        accepted=('{"m":1}', '{"b":1}'),
    ),
    Row(
        "u_overlap",
        """
            class A3(BaseModel):
                a: int
            class B3(BaseModel):
                a: int
                b: int = 0
            T = Union[A3, B3]
        """,
        "{ a: number } | { a: number; b: number }",
        input="{ a: number } | { a: number; b?: number }",
        sent=("A3(a=1)", "B3(a=1)"),
        accepted=('{"a":1}', '{"a":1,"b":2}'),
    ),
    Row(
        "u_onerromit",
        "T = list[OnErrorOmit[int]]",
        "number[]",
        sent=("[1]",),
        accepted=("[]",),
        tolerated=('[1,"x"]',),
        note="an item that fails is left out",
    ),
)
