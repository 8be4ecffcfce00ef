"""Rows of the matrix: named, generic and recursive types."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "newtype",
        """
            UserId = typing.NewType("UserId", int)
            T = UserId
        """,
        "number",
        sent=("1",),
        accepted=("1",),
        tolerated=("true", '"1"'),
        constrained=("1.5",),
    ),
    Row(
        "typealiastype",
        """
            Ids = TypeAliasType("Ids", list[int])
            class M(BaseModel):
                a: Ids
                b: Ids
            T = M
        """,
        "{ a: Ids; b: Ids }",
        sent=("M(a=[1],b=[])",),
        accepted=('{"a":[1],"b":[]}',),
        types="type Ids = number[];",
    ),
    Row(
        "typealias_generic",
        """
            TT = TypeVar("TT")
            Pair = TypeAliasType("Pair", tuple[TT, TT], type_params=(TT,))
            class M(BaseModel):
                a: Pair[int]
                b: Pair[str]
            T = M
        """,
        "{ a: [number, number]; b: [string, string] }",
        sent=('M(a=(1,1),b=("a","b"))',),
        accepted=('{"a":[1,2],"b":["a","b"]}',),
    ),
    Row(
        "typealias_rec",
        """
            Js = TypeAliasType("Js", "Union[int, list[Js], dict[str, Js]]")
            T = Js
        """,
        "Js",
        sent=('[1,{"a":[2]}]',),
        accepted=('[1,{"a":[2]}]', "1", "[]", "{}"),
        tolerated=("true", '"1"'),
        rejected=('["a"]',),
        constrained=("1.5",),
        types="type Js = number | Js[] | { [k: string]: Js };",
        note="Record<string, Js> would be a circular alias",
    ),
    Row(
        "recursive",
        """
            class Node(BaseModel):
                v: int
                kids: list["Node"] = []
                parent: Optional["Node"] = None
            T = Node
        """,
        "NodeOut",
        input="NodeIn",
        sent=("Node(v=1,kids=[Node(v=2)])",),
        accepted=('{"v":1,"kids":[{"v":2}]}',),
        types="""
            interface NodeOut { v: number; kids: NodeOut[]; parent: NodeOut | null }
            interface NodeIn { v: number; kids?: NodeIn[]; parent?: NodeIn | null }
        """,
    ),
    Row(
        "mutual",
        """
            class A1(BaseModel):
                b: Optional["B1"] = None
            class B1(BaseModel):
                a: A1
            A1.model_rebuild(_types_namespace=globals())
            T = A1
        """,
        "A1o",
        input="A1i",
        sent=("A1(b=B1(a=A1()))",),
        accepted=('{"b":{"a":{}}}', "{}"),
        types="""
            interface A1o { b: B1o | null }
            interface B1o { a: A1o }
            interface A1i { b?: B1i | null }
            interface B1i { a: A1i }
        """,
    ),
    Row(
        "rootmodel",
        """
            class R(RootModel[list[int]]):
                pass
            T = R
        """,
        "number[]",
        sent=("R([1])",),
        accepted=("[1]", "[]"),
    ),
    Row(
        "rootmodel_scalar",
        """
            class R(RootModel[int]):
                pass
            class M(BaseModel):
                r: R = R(3)
            T = M
        """,
        "{ r: number }",
        input="{ r?: number }",
        sent=("M()",),
        accepted=("{}", '{"r":4}'),
    ),
    Row(
        "generic",
        """
            TT = TypeVar("TT")
            class Page(BaseModel, Generic[TT]):
                items: list[TT]
            class U(BaseModel):
                n: str
            T = Page[U]
        """,
        "Page<U>",
        sent=('Page[U](items=[U(n="a")])',),
        accepted=('{"items":[{"n":"a"}]}',),
        types="""
            interface Page<T> { items: T[] }
            interface U { n: string }
        """,
    ),
    Row(
        "generic_unparam",
        """
            TT = TypeVar("TT")
            class Page(BaseModel, Generic[TT]):
                items: list[TT]
            T = Page
        """,
        "{ items: unknown[] }",
        sent=("Page(items=[1])",),
        accepted=('{"items":[1,"a"]}',),
    ),
    Row(
        "generic_bound",
        """
            class U(BaseModel):
                n: str
            TB = TypeVar("TB", bound=U)
            class Page(BaseModel, Generic[TB]):
                item: TB
            T = Page
        """,
        "{ item: { n: string } }",
        sent=('Page(item=U(n="a"))',),
        accepted=('{"item":{"n":"a"}}',),
        rejected=('{"item":1}',),
    ),
    Row(
        "generic_default",
        """
            TD2 = typing_extensions.TypeVar("TD2", default=int)
            class Page(BaseModel, Generic[TD2]):
                item: TD2
            T = Page
        """,
        "{ item: number }",
        sent=("Page(item=1)",),
        accepted=('{"item":1}',),
        rejected=('{"item":"x"}',),
    ),
    Row(
        "generic_nested",
        """
            TT = TypeVar("TT")
            class Page(BaseModel, Generic[TT]):
                items: list[TT]
            class Resp(BaseModel, Generic[TT]):
                data: Page[TT]
                err: Optional[str] = None
            T = Resp[int]
        """,
        "{ data: { items: number[] }; err: string | null }",
        input="{ data: { items: number[] }; err?: string | null }",
        sent=("Resp[int](data=Page[int](items=[1]))",),
        accepted=('{"data":{"items":[1]}}',),
    ),
)
