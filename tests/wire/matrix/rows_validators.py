"""Rows of the matrix: validators and constraints."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "m_before",
        """
            class M(BaseModel):
                a: Annotated[int, BeforeValidator(lambda v: len(v))]
            T = M
        """,
        "{ a: number }",
        sent=('M(a="abc")',),
        tolerated=('{"a":"abc"}',),
        constrained=('{"a":1}',),
        note=(
            "a validator that says nothing is taken to accept what the annotation says; that this "
            "one does not is a lie that only instances show"
        ),
    ),
    Row(
        "m_before_typed",
        """
            class M(BaseModel):
                a: Annotated[int, BeforeValidator(lambda v: len(v), json_schema_input_type=str)]
            T = M
        """,
        "{ a: number }",
        input="{ a: string }",
        sent=('M(a="abc")',),
        accepted=('{"a":"abc"}',),
        rejected=('{"a":1}',),
    ),
    Row(
        "m_plainval",
        """
            class M(BaseModel):
                a: Annotated[int, PlainValidator(lambda v: 5)]
            T = M
        """,
        "{ a: number }",
        input="{ a: unknown }",
        sent=('M(a="abc")',),
        accepted=('{"a":"abc"}', '{"a":1}'),
        note=(
            "the annotation says what goes out; the matrix has unknown. What comes in is "
            "Any by Pydantic's own default"
        ),
    ),
    Row(
        "m_plainval_typed",
        """
            class M(BaseModel):
                a: Annotated[
                    int,
                    PlainValidator(lambda v: int(v), json_schema_input_type=Union[int, str]),
                ]
            T = M
        """,
        "{ a: number }",
        input="{ a: number | string }",
        sent=('M(a="5")',),
        accepted=('{"a":"5"}', '{"a":1}'),
    ),
    Row(
        "m_after_change",
        """
            class M(BaseModel):
                a: Annotated[int, AfterValidator(lambda v: str(v))]
            T = M
        """,
        "{ a: number }",
        accepted=('{"a":1}',),
        note='"1" is sent, not what the annotation says: a lie that only instances show',
    ),
    Row(
        "m_wrapval",
        """
            class M(BaseModel):
                a: Annotated[int, WrapValidator(lambda v, h: 0 if v == "zero" else h(v))]
            T = M
        """,
        "{ a: number }",
        sent=('M(a="zero")',),
        accepted=('{"a":1}',),
        tolerated=('{"a":"zero"}',),
        note="what else a validator accepts is in no schema",
    ),
    Row(
        "m_modelval",
        """
            class M(BaseModel):
                a: int
                @model_validator(mode="before")
                @classmethod
                def v(cls, d):
                    return {"a": d} if isinstance(d, int) else d
            T = M
        """,
        "{ a: number }",
        sent=("M(a=1)",),
        accepted=('{"a":1}',),
        tolerated=("1", "true"),
        note="what else a validator accepts is in no schema",
    ),
    Row(
        "con_num",
        """
            class M(BaseModel):
                a: int = Field(gt=0, le=10, multiple_of=2)
                b: float = Field(ge=0.5, lt=1.5, multiple_of=0.1)
            T = M
        """,
        "{ a: number; b: number }",
        sent=("M(a=2,b=0.5)",),
        accepted=('{"a":2,"b":0.5}',),
        lenient=('{"a":2,"b":0.7}',),
        constrained=('{"a":3,"b":0.5}', '{"a":2,"b":0.75}', '{"a":0,"b":0.5}'),
    ),
    Row(
        "con_str",
        r"""
            class M(BaseModel):
                a: Annotated[
                    str,
                    StringConstraints(
                        min_length=1,
                        max_length=3,
                        pattern=r"^\w+$",
                        strip_whitespace=True,
                        to_lower=True,
                    ),
                ]
            T = M
        """,
        "{ a: string }",
        sent=('M(a="ab")',),
        accepted=('{"a":"ab"}', r'{"a":"\u00e9"}'),
        lenient=('{"a":"  ab  "}',),
        constrained=('{"a":"ABCD"}', r'{"a":"\ud83d\ude00"}'),
    ),
    Row(
        "con_len_astral",
        """
            class M(BaseModel):
                a: str = Field(min_length=2, max_length=2)
            T = M
        """,
        "{ a: string }",
        sent=(r'M(a="\U0001F600\U0001F600")',),
        accepted=(r'{"a":"\ud83d\ude00\ud83d\ude00"}',),
        constrained=(r'{"a":"\ud83d\ude00"}',),
    ),
    Row(
        "con_pat_py",
        """
            class M(BaseModel):
                a: str = Field(pattern=r"(?i)^ab$")
            T = M
        """,
        "{ a: string }",
        sent=('M(a="AB")',),
        accepted=('{"a":"AB"}',),
        constrained=('{"a":"xAB"}', r'{"a":"ab\n"}'),
    ),
    Row(
        "con_uniq",
        """
            class M(BaseModel):
                a: set[int] = Field(min_length=2)
            T = M
        """,
        "{ a: number[] }",
        sent=("M(a={1,2})",),
        accepted=('{"a":[1,2]}',),
        constrained=('{"a":[1,1]}',),
    ),
    Row(
        "failfast",
        "T = Annotated[list[int], pydantic.FailFast()]",
        "number[]",
        sent=("[1]",),
        accepted=("[1]", "[]"),
    ),
    Row(
        "annotated_nest",
        'T = Annotated[Annotated[int, Field(gt=0)], Field(lt=9, description="d")]',
        "number",
        sent=("1",),
        accepted=("1",),
        tolerated=("true", '"1"'),
        constrained=("0", "9", "1.5"),
    ),
    Row(
        "validate_call_arr",
        "T = Annotated[list[Annotated[int, Field(gt=0)]], Field(max_length=2)]",
        "number[]",
        sent=("[1]",),
        accepted=("[]",),
        constrained=("[0]", "[1,2,3]"),
    ),
)
