"""What declarations and files are called in TypeScript: always usable, and never the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.targets import emitted
from support.tsc import compile_folder

from codegen import ir
from codegen.config import TypeScript
from codegen.emit.typescript.names import INDEX, assign_names
from codegen.errors import CodegenError

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.config import ImportExtension

TEXT = ir.Scalar("string")

# Every word that means something to the compiler somewhere, from its own list of keywords.
KEYWORDS = """
    abstract accessor any arguments as asserts assert async await bigint boolean break case catch
    class const constructor continue debugger declare default defer delete do else enum eval export
    extends false finally for from function get global globalThis if implements import in infer
    instanceof interface intrinsic is keyof let module namespace never new null number object of out
    override package private protected public readonly require return satisfies set static string
    super switch symbol this throw true try type typeof undefined unique unknown using var void
    while with yield
""".split()
GLOBALS = "Array Date Infinity NaN Object Promise Record String exports self".split()
WORDS = [*KEYWORDS, *GLOBALS]
PLAIN = TypeScript()
SINGLE = TypeScript(layout="single")


def alias(name: str, module: str = "m", type_: ir.Type = TEXT) -> ir.Alias:
    return ir.Alias(ir.Identity(name, module, name), type_)


def type_names(*names: str, rename: dict[str, str] | None = None) -> dict[str, str]:
    contract = ir.Contract(tuple(map(alias, names)))
    return assign_names(contract, TypeScript(rename=rename or {})).types


def split(name: str, module: str = "m") -> tuple[ir.Alias, ir.Alias]:
    """The two types of one class."""
    return (
        ir.Alias(ir.Identity(name, module, name, "output"), TEXT),
        ir.Alias(ir.Identity(f"{name}Input", module, name, "input"), TEXT),
    )


def renamed(contract: ir.Contract, **rename: str) -> dict[str, str]:
    return assign_names(contract, TypeScript(rename=rename)).types


def refusals(contract: ir.Contract, rename: dict[str, str]) -> list[str]:
    with pytest.raises(CodegenError) as caught:
        assign_names(contract, TypeScript(rename=rename))
    where = "pyproject.toml [tool.codegen.typescript] rename: "
    return [str(problem).removeprefix(where) for problem in caught.value.problems]


def files(*modules: str, options: TypeScript = PLAIN) -> dict[str, str]:
    """The file of each module."""
    contract = ir.Contract(tuple(alias(module, module) for module in modules))
    return assign_names(contract, options).files


EVERYTHING = ir.Contract(
    (
        *split("User"),
        alias("Item"),
        ir.Interface(ir.Identity("Box", "m", "Box"), (), None, (ir.TypeParameter("T"),)),
        *(ir.Alias(ir.Identity(name, "m", "Page"), TEXT) for name in ("Page_int", "Page_str")),
    )
)


def test_a_name_is_kept_where_typescript_has_it_free() -> None:
    assert {"User": "User", "Date": "Date", "User_": "User_", "é": "é"} == type_names(
        "User", "Date", "User_", "é"
    )


def test_a_reserved_word_gets_an_underscore() -> None:
    named = type_names("class", "string", "CONTRACT")
    assert {"class": "class_", "string": "string_", "CONTRACT": "CONTRACT_"} == named


@pytest.mark.parametrize("order", [("class", "class_", "class__"), ("class__", "class_", "class")])
def test_a_class_that_really_has_the_suffixed_name_keeps_it(order: tuple[str, ...]) -> None:
    names = {"class": "class___", "class_": "class_", "class__": "class__"}
    assert names == type_names(*order)


def test_a_name_that_starts_with_a_digit_gets_an_underscore_before_it() -> None:
    assert {"404": "_404_", "_404": "_404"} == type_names("404", "_404")


def test_a_class_called_like_a_type_parameter_is_told_from_it() -> None:
    page = ir.Interface(ir.Identity("Page", "m", "Page"), (), None, (ir.TypeParameter("T"),))
    names = renamed(ir.Contract((page, alias("T"), alias("T_"))))
    assert {"Page": "Page", "T": "T__", "T_": "T_"} == names


def test_a_module_becomes_a_file_in_folders() -> None:
    assert {"a": "a.ts", "a.b.c": "a/b/c.ts", "a.index": "a/index.ts"} == files(
        "a", "a.b.c", "a.index"
    )


def test_a_module_called_index_leaves_the_index_alone() -> None:
    assert {"index": "index__.ts", "index_": "index_.ts"} == files("index", "index_")
    assert {"Index": "Index_.ts"} == files("Index")


def test_one_file_is_called_index() -> None:
    assert {"a": INDEX, "b.index": INDEX} == files("a", "b.index", options=SINGLE)


@pytest.mark.parametrize(
    ("importer", "imported", "path"),
    [
        ("a.ts", "b.ts", "./b.js"),
        ("a/x.ts", "a/y.ts", "./y.js"),
        ("a/x.ts", "b.ts", "../b.js"),
        ("a.ts", "a/x.ts", "./a/x.js"),
        ("a/b/x.ts", "c/y.ts", "../../c/y.js"),
        ("a.ts", "index_.ts", "./index_.js"),
    ],
)
@pytest.mark.parametrize("extension", [".js", "", ".ts"])
def test_an_import_names_the_file_from_where_it_stands(
    importer: str, imported: str, path: str, extension: ImportExtension
) -> None:
    names = assign_names(ir.Contract(()), TypeScript(import_extension=extension))
    assert path.removesuffix(".js") + extension == names.import_path(importer, imported)


KEYS = ("User", "shop.goods:User", "shop.goods.User")


@pytest.mark.parametrize("key", KEYS)
def test_a_type_is_renamed_by_its_name_or_by_its_place(key: str) -> None:
    contract = ir.Contract((alias("User", "shop.goods"), alias("Item", "shop.goods")))
    assert {"User": "Member", "Item": "Item"} == renamed(contract, **{key: "Member"})


@pytest.mark.parametrize("key", KEYS)
def test_the_input_type_follows_its_output_type(key: str) -> None:
    contract = ir.Contract(split("User", "shop.goods"))
    names = {"User": "Member", "UserInput": "MemberInput"}
    assert names == renamed(contract, **{key: "Member"})
    assert {**names, "UserInput": "Draft"} == renamed(
        contract, **{key: "Member"}, UserInput="Draft"
    )
    assert {"User": "User", "UserInput": "Draft"} == renamed(contract, UserInput="Draft")


def test_another_class_that_ends_in_input_does_not_follow() -> None:
    output, _ = split("User")
    contract = ir.Contract((output, ir.Alias(ir.Identity("UserInput", "m", "UserInput"), TEXT)))
    assert {"User": "Member", "UserInput": "UserInput"} == renamed(contract, User="Member")


def test_names_can_be_exchanged() -> None:
    assert {"A": "B", "B": "A"} == type_names("A", "B", rename={"A": "B", "B": "A"})


def test_a_name_that_is_given_away_is_free() -> None:
    assert {"A": "C", "B": "A"} == type_names("A", "B", rename={"A": "C", "B": "A"})


def test_a_reserved_word_makes_way_for_a_new_name() -> None:
    assert {"class": "class__", "User": "class_"} == type_names(
        "class", "User", rename={"User": "class_"}
    )


def test_a_new_name_may_have_what_typescript_allows() -> None:
    assert {"A": "$Größe_1"} == type_names("A", rename={"A": "$Größe_1"})


UNKNOWN = "no type of the contract is called {!r} [config-value]\n  hint: did you mean {!r}?"
NO_IDENTIFIER = "{!r} is no identifier [config-value]\n  hint: use letters, digits, _ and $ alone"
RESERVED = "{!r} is reserved, or a type parameter [config-value]\n  hint: choose another name"
ONE_NAME = (
    "{} and {} would have one name, {} [names-unique]\n  hint: choose another name for one of them"
)


@pytest.mark.parametrize(
    ("rename", "problem"),
    [
        ({"Usr": "A"}, UNKNOWN.format("Usr", "User")),
        ({"m:Usr": "A"}, UNKNOWN.format("m:Usr", "m:User")),
        (
            {"zzz": "A"},
            (
                "no type of the contract is called 'zzz' [config-value]\n"
                "  hint: name a type as schema.json does, or as module:Class"
            ),
        ),
        (
            {"User": "A", "m.User": "B"},
            "'User' and 'm.User' are one type [config-value]\n  hint: keep one of the two",
        ),
        (
            {"m:Page": "Pages"},
            (
                "'m:Page' may be any of Page_int, Page_str [config-value]\n"
                "  hint: name the one that is meant"
            ),
        ),
        ({"User": "Item"}, ONE_NAME.format("User", "Item", "Item")),
        ({"User": "Same", "Item": "Same"}, ONE_NAME.format("User", "Item", "Same")),
        (
            {"User": "Team", "Item": "TeamInput"},
            ONE_NAME.format("UserInput", "Item", "TeamInput"),
        ),
        *(
            ({"User": name}, NO_IDENTIFIER.format(name))
            for name in ("", "1A", "a-b", "A B", "Page<T>", "ns.User", "😀", "A\n")
        ),
        *(({"User": name}, RESERVED.format(name)) for name in ("string", "class", "T")),
    ],
)
def test_a_rename_that_cannot_be_is_refused(rename: dict[str, str], problem: str) -> None:
    assert [problem] == refusals(EVERYTHING, rename)


def test_all_renames_that_cannot_be_are_refused_at_once() -> None:
    assert [
        NO_IDENTIFIER.format("a-b"),
        UNKNOWN.format("Usr", "User"),
        RESERVED.format("class"),
    ] == refusals(EVERYTHING, {"User": "a-b", "Usr": "class"})


@pytest.mark.parametrize("compiler", ["typescript", "typescript-floor"])
def test_no_keyword_is_a_name_that_the_compiler_refuses(compiler: str, tmp_path: Path) -> None:
    """Declared in one file as a type, an interface or an object, and used from a third."""
    uses = [ir.Array(ir.union((ir.Ref(word), ir.Scalar("null")))) for word in WORDS]
    properties = tuple(ir.Property(f"p{i}", use, "required") for i, use in enumerate(uses))
    holder = ir.Interface(ir.Identity("Holder", "holder", "Holder"), properties)
    unions = [ir.Union((ir.Ref(word), ir.Scalar("null"))) for word in WORDS]
    firsts = [alias(f"First{i}", "holder", each) for i, each in enumerate(unions)]
    declared: dict[str, list[ir.Declaration]] = {
        "aliases": [alias(word) for word in WORDS],
        "interfaces": [ir.Interface(ir.Identity(word, "m", word), ()) for word in WORDS],
        "objects": [
            ir.Enum(ir.Identity(word, "m", word), (ir.EnumMember(word, word),)) for word in WORDS
        ],
    }
    for folder, declarations in declared.items():
        contract = ir.Contract((*declarations, holder, *firsts))
        for path, text in emitted(
            "typescript", contract, typescript=TypeScript(enums="const")
        ).items():
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / path).write_text(text, encoding="utf-8")
    assert [] == compile_folder(tmp_path, compiler)
