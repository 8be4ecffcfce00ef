"""Rows of the matrix: names and aliases of fields."""

from __future__ import annotations

from wire.matrix.row import Refusal, Row

ROWS = (
    Row(
        "m_alias",
        """
            class M(BaseModel):
                a_b: int = Field(alias="aB")
            T = M
        """,
        "{ aB: number }",
        sent=("M(aB=1)",),
        accepted=('{"aB":1}',),
        rejected=('{"a_b":1}',),
    ),
    Row(
        "m_valser_alias",
        """
            class M(BaseModel):
                a: int = Field(validation_alias="in-a", serialization_alias="outA")
            T = M
        """,
        "{ outA: number }",
        input='{ "in-a": number }',
        sent=('M(**{"in-a":1})',),
        accepted=('{"in-a":1}',),
        rejected=('{"outA":1}',),
    ),
    Row(
        "m_choices",
        """
            class M(BaseModel):
                a: int = Field(validation_alias=AliasChoices("x", "y", "z"))
            T = M
        """,
        "{ a: number }",
        input="{ x: number }",
        sent=("M(x=1)",),
        accepted=('{"x":1}',),
        tolerated=('{"y":1}',),
        rejected=('{"a":1}', "{}"),
        note="one way to write it is offered, the first; the matrix has the union of all",
    ),
    Row(
        "m_aliaspath",
        """
            class M(BaseModel):
                a: int = Field(validation_alias=AliasPath("p", 1, "q"))
            T = M
        """,
        "{ a: number }",
        input=Refusal("type-expressible", "M.a", "inside another key", hint="validation_alias"),
        sent=('M(p=[0,{"q":1}])',),
        note="the name itself is rejected, though the schema of Pydantic says it",
    ),
    Row(
        "m_popname",
        """
            class M(BaseModel):
                model_config = ConfigDict(populate_by_name=True)
                a_b: int = Field(alias="aB")
            T = M
        """,
        "{ aB: number }",
        sent=("M(a_b=1)",),
        accepted=('{"aB":1}',),
        tolerated=('{"a_b":1}',),
        rejected=("{}",),
        note="the name is accepted, too; the type offers the alias",
    ),
    Row(
        "m_byname_only",
        """
            class M(BaseModel):
                model_config = ConfigDict(validate_by_name=True, validate_by_alias=False)
                a_b: int = Field(alias="aB")
            T = M
        """,
        "{ aB: number }",
        input="{ a_b: number }",
        sent=("M(a_b=1)",),
        accepted=('{"a_b":1}',),
        rejected=('{"aB":1}',),
    ),
    Row(
        "m_serbyalias_false",
        """
            class M(BaseModel):
                model_config = ConfigDict(serialize_by_alias=False)
                a_b: int = Field(alias="aB")
            T = M
        """,
        "{ aB: number }",
        sent=("M(aB=1)",),
        accepted=('{"aB":1}',),
        note="an explicit by_alias=True wins",
    ),
    Row(
        "m_serbyalias_cfg",
        """
            class M(BaseModel):
                model_config = ConfigDict(serialize_by_alias=False)
                a_b: int = Field(alias="aB")
            T = M
        """,
        "{ a_b: number }",
        input="{ aB: number }",
        sent=("M(aB=1)",),
        accepted=('{"aB":1}',),
        wire={"by_alias": False},
        note="the server dumps without by_alias, and so by field name",
    ),
    Row(
        "m_aliasgen",
        """
            class M(BaseModel):
                model_config = ConfigDict(alias_generator=pydantic.alias_generators.to_camel)
                foo_bar: int
                x_1: int
            T = M
        """,
        "{ fooBar: number; x1: number }",
        sent=("M(fooBar=1,x1=2)",),
        accepted=('{"fooBar":1,"x1":2}',),
    ),
    Row(
        "title_gen",
        """
            class M(BaseModel):
                model_config = ConfigDict(
                    model_title_generator=lambda c: "Ttl " + c.__name__, title=None
                )
                a: int
            T = M
        """,
        "{ a: number }",
        sent=("M(a=1)",),
    ),
    Row(
        "same_name",
        """
            import sys, types
            def mk(mod):
                sys.modules.setdefault(mod, types.ModuleType(mod))
                class Item(BaseModel):
                    a: int
                Item.__module__ = mod
                Item.__qualname__ = "Item"
                return Item
            I1 = mk("m1")
            I2 = mk("m2")
            class M(BaseModel):
                x: I1
                y: I2
            T = M
        """,
        "{ x: { a: number }; y: { a: number } }",
        sent=("M(x=I1(a=1),y=I2(a=1))",),
        accepted=('{"x":{"a":1},"y":{"a":1}}',),
        note="two classes, one name, and modules that only the interpreter knows",
    ),
    Row(
        "odd_names",
        r"""
            class M(BaseModel):
                a: int = Field(alias="a-b")
                b: int = Field(alias="__proto__")
                c: int = Field(alias="")
                d: int = Field(alias="caf\u00e9 \U0001f600")
                e: int = Field(alias="class")
                f: int = Field(alias="1e3")
            T = M
        """,
        (
            r'{ "a-b": number; ["__proto__"]: number; "": number; "caf\u00e9 \ud83d\ude00": '
            'number; class: number; "1e3": number }'
        ),
        sent=(r'M(**{"a-b":1,"__proto__":2,"":3,"caf\u00e9 \U0001F600":4,"class":5,"1e3":6})',),
        accepted=(r'{"a-b":1,"__proto__":2,"":3,"caf\u00e9 \ud83d\ude00":4,"class":5,"1e3":6}',),
        rejected=("null", "true", "1", "1.5", '"1"', '"x"', "[]", "{}"),
    ),
)
