"""What declarations and files are called in TypeScript: always usable, and never the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tsc import compile_folder

from codegen import ir
from codegen.emit import typescript
from codegen.emit.names import settle

if TYPE_CHECKING:
    from pathlib import Path

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


def alias(name: str, module: str = "m", type_: ir.Type = TEXT) -> ir.Alias:
    return ir.Alias(ir.Identity(name, module, name), type_)


def type_names(*names: str) -> dict[str, str]:
    return settle(ir.Contract(tuple(map(alias, names)))).types


def files(*modules: str) -> dict[str, str]:
    return settle(ir.Contract(tuple(alias(f"A{i}", each) for i, each in enumerate(modules)))).files


def test_a_name_is_kept_where_typescript_has_it_free() -> None:
    assert {"User": "User", "Date": "Date", "User_": "User_", "é": "é"} == type_names(
        "User", "Date", "User_", "é"
    )


def test_a_reserved_word_gets_an_underscore() -> None:
    assert {"class": "class_", "string": "string_"} == type_names("class", "string")


@pytest.mark.parametrize("order", [("class", "class_", "class__"), ("class__", "class_", "class")])
def test_a_class_that_really_has_the_suffixed_name_keeps_it(order: tuple[str, ...]) -> None:
    names = {"class": "class___", "class_": "class_", "class__": "class__"}
    assert names == type_names(*order)


def test_a_name_that_starts_with_a_digit_gets_an_underscore_before_it() -> None:
    assert {"404": "_404_", "_404": "_404"} == type_names("404", "_404")


def test_a_class_called_like_a_type_parameter_is_told_from_it() -> None:
    page = ir.Interface(ir.Identity("Page", "m", "Page"), (), None, (ir.TypeParameter("T"),))
    names = settle(ir.Contract((page, alias("T"), alias("T_")))).types
    assert {"Page": "Page", "T": "T__", "T_": "T_"} == names


def test_a_module_becomes_a_file_in_folders() -> None:
    assert {"a": "a.ts", "a.b.c": "a/b/c.ts", "a.index": "a/index.ts"} == files(
        "a", "a.b.c", "a.index"
    )


def test_a_module_called_index_leaves_the_index_alone() -> None:
    assert {"index": "index__.ts", "index_": "index_.ts"} == files("index", "index_")
    assert {"Index": "Index_.ts"} == files("Index")


@pytest.mark.parametrize(
    ("importer", "imported", "path"),
    [
        ("a", "b", "./b.js"),
        ("a.x", "a.y", "./y.js"),
        ("a.x", "b", "../b.js"),
        ("a", "a.x", "./a/x.js"),
        ("a.b.x", "c.y", "../../c/y.js"),
        ("a", "index", "./index_.js"),
    ],
)
def test_an_import_names_the_file_from_where_it_stands(
    importer: str, imported: str, path: str
) -> None:
    names = settle(ir.Contract((alias("A", importer), alias("B", imported))))
    assert path == names.import_path(importer, imported)


@pytest.mark.parametrize("compiler", ["typescript", "typescript-floor"])
def test_no_keyword_is_a_name_that_the_compiler_refuses(compiler: str, tmp_path: Path) -> None:
    """Declared in one file as a type and in another as an interface, and used from a third."""
    uses = [ir.Array(ir.union((ir.Ref(word), ir.Scalar("null")))) for word in KEYWORDS]
    properties = tuple(ir.Property(f"p{i}", use, required=True) for i, use in enumerate(uses))
    holder = ir.Interface(ir.Identity("Holder", "holder", "Holder"), properties)
    unions = [ir.Union((ir.Ref(word), ir.Scalar("null"))) for word in KEYWORDS]
    firsts = [alias(f"First{i}", "holder", each) for i, each in enumerate(unions)]
    for folder, declared in (
        ("aliases", [alias(word) for word in KEYWORDS]),
        ("interfaces", [ir.Interface(ir.Identity(word, "m", word), ()) for word in KEYWORDS]),
    ):
        for path, text in typescript.emit(ir.Contract((*declared, holder, *firsts))).items():
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / path).write_text(text, encoding="utf-8")
    assert [] == compile_folder(tmp_path, compiler)
