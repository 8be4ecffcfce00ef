"""What a stranger's document makes `adopt` write: models, and nothing that the document chooses."""

from __future__ import annotations

import ast
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.fuzz import SEED, TIMES
from support.hostile import document
from support.project import environment
from support.syntax import PLANTED

from codegen.adopt import adopt
from codegen.adopt.bundle import bundle
from codegen.adopt.models import write_models
from codegen.adopt.ours import undo
from codegen.adopt.read import Original, read
from codegen.errors import CodegenError

if TYPE_CHECKING:
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

DOCUMENTS = 30 * TIMES

IMPORTED = """
    __future__ collections.abc datetime decimal enum ipaddress pathlib pydantic typing uuid
    typing_extensions
""".split()
"""What models are made of; and `.` for the other modules of the package."""

CALLED = """
    AwareDatetime ConfigDict Discriminator Field RootModel StringConstraints Tag TypeAliasType
    TypeVar timedelta
""".split()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def modules(document: Schema, file: str = "api.json", *, is_ours: bool = False) -> dict[str, str]:
    """The modules that are written for a document, in a new folder; none where it is refused."""
    folder = Path(f"{len([*Path().iterdir()])}") / "api"
    folder.parent.mkdir()
    try:
        original = Original(document, "codegen" if is_ours else "schema", file)
        write_models(undo(original) if is_ours else bundle(original), folder, file)
    except CodegenError:
        return {}
    return {path.as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}


def faults(text: str) -> list[str]:
    """What a module does beyond declaring models: other imports, other calls, other statements."""
    found = []
    tree = ast.parse(text)
    for statement in tree.body:
        if not isinstance(
            statement, (ast.ImportFrom, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Expr)
        ):
            found.append(ast.unparse(statement))
        if isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant):
            found += [] if is_rebuilt(statement.value) else [ast.unparse(statement)]
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=module, level=0) if module not in IMPORTED:
                found.append(f"from {module}")
            case ast.Import():
                found.append(ast.unparse(node))
            case ast.Call(func=ast.Name(id=name)) if name not in CALLED:
                found.append(ast.unparse(node))
            case ast.Call(func=ast.Attribute()) if not is_rebuilt(node):
                found.append(ast.unparse(node))
            case ast.Name(id=name, ctx=ast.Load()) if name == PLANTED:
                found.append(name)
    return found


def is_rebuilt(node: ast.expr) -> bool:
    """Whether this is `Model.model_rebuild()`."""
    return ast.unparse(node).endswith(".model_rebuild()") and isinstance(node, ast.Call)


NAMED: list[tuple[str, JsonValue]] = [
    ("customTypePath", "antigravity.fly"),
    ("customBasePath", "antigravity.fly"),
    ("customBasePath", ["antigravity.fly", "this.s"]),
    ("x-python-type", "antigravity.fly"),
    ("x-python-type", "antigravity.fly[int]"),
    ("x-python-import", {"module": "antigravity", "name": "fly"}),
    ("x-python-import", {"module": "antigravity", "name": "fly", "qualname": "fly"}),
    ("default_factory", "list"),
    ("default_factory", "antigravity.fly"),
    ("x-is-base-class", True),
    ("x-is-classvar", True),
    ("x-enum-descriptions", ['"""\nimport antigravity\n"""']),
    ("x-enumNames", ["antigravity\nimport antigravity"]),
    ("x-enum-varnames", ["antigravity\nimport antigravity"]),
    ("x-enum-field-as-literal", True),
    ("x-datamodel-code-generator-read-as-const", True),
    ("x-propertyNames", {"$ref": "antigravity.json"}),
    ("$recursiveRef", "#"),
    ("$dynamicRef", "antigravity.json"),
    ("$id", "https://example.com/antigravity.json"),
    ("$anchor", "antigravity"),
    ("definitions", {"A": {"$ref": "antigravity.json"}}),
    ("contentSchema", {"$ref": "antigravity.json"}),
    ("dependencies", {"a": {"$ref": "antigravity.json"}}),
]


@pytest.mark.parametrize(("keyword", "value"), NAMED)
def test_a_document_names_nothing_that_its_models_import(keyword: str, value: JsonValue) -> None:
    named = {keyword: value}
    text = {"type": "string", "enum": ["a"], **named}
    plain = {"type": "object", "properties": {"a": {"type": "string", **named}}}
    lists = {"type": "object", "properties": {"a": {"type": "array", "items": text, **named}}}
    for definition in ({**plain, **named}, {**lists, **named}, text, {"allOf": [text]}):
        written = modules({"$defs": {"A": definition, "B": {"$ref": "#/$defs/A"}}})

        assert written
        for each in written.values():
            assert [] == faults(each)
            assert "antigravity" not in without_docstrings(each).replace("import_antigravity", "")


def without_docstrings(source: str) -> str:
    """The statements of a module, without the texts that are none."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", [])
        for each in body if isinstance(body, list) else []:
            if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
                each.value.value = None
    return ast.unparse(tree)


ADOPTING = """
import os, pathlib, sys
from codegen import adopt, errors
heard = []
def hear(event, arguments):
    if event.startswith(("socket", "urllib", "webbrowser")):
        heard.append(event)
    if event == "open" and str(arguments[0]).startswith(sys.argv[1]):
        heard.append(str(arguments[0]))
sys.addaudithook(hear)
for file in sorted(pathlib.Path().glob("*.json")):
    try:
        adopt.adopt(file)
        print("taken", file)
    except errors.CodegenError as error:
        assert all("leads " in each.what for each in error.problems), (file, error)
print(heard)
"""


def test_no_reference_reaches_the_network_or_another_file(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.json").write_text('{"type": "string", "description": "secret"}')
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(outside)
    (folder / "link.yaml").symlink_to(outside / "secret.json")
    places = [
        *["../outside/secret.json", "link/secret.json", "link.yaml", f"{outside}/secret.json"],
        *[f"file://{outside}/secret.json", f"FILE:{outside}/secret.json", "//127.0.0.1/x.json"],
        *["http://127.0.0.1:9/x.json", "https://localhost:9/x.json", "ftp://127.0.0.1:9/x.json"],
        *["..%2Foutside%2Fsecret.json", "data:application/json,{}", "urn:x:y", "?x", "0.json"],
    ]
    for number, place in enumerate(places):
        ref = {"$ref": f"{place}#/a"}
        definition = {"type": "object", "properties": {"a": ref, "b": {"not": ref}}}
        (folder / f"d{number}.json").write_text(json.dumps({"$defs": {"A": definition}}))
        based = {"$id": place, "$defs": {"A": {"$ref": f"{place}#/$defs/B"}}}
        (folder / f"e{number}.json").write_text(json.dumps(based))

    ran = subprocess.run(
        [sys.executable, "-c", ADOPTING, str(outside)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ("[]\n", "") == (ran.stdout, ran.stderr)


NAMES = ["a\nimport antigravity\n#.json", "a\r\fimport antigravity.json", "a\u2028b.json"]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_the_file_stays_in_the_comment(name: str) -> None:
    thing = {"type": "object", "properties": {"a": {"type": "string"}}}
    for text in modules({"$defs": {"A": thing}}, name).values():
        assert [] == faults(text)
        assert text.startswith("# Adopted from a\\")


def ours(**changes: JsonValue) -> Schema:
    """A document like ours; `changes` are keywords of its definition, without the `x_`."""
    definition = {
        "x-python": "m:A",
        "x-direction": "both",
        "type": "object",
        "properties": {"a": {"type": "string"}},
        **{key.replace("_", "-"): value for key, value in changes.items()},
    }
    return {"x-models": ["m"], "$defs": {"A": definition}}


def test_a_document_that_only_looks_like_ours_is_refused() -> None:
    parameter = "T]): pass\nimport antigravity\nclass X(Generic[T"
    assert modules(ours(x_type_parameters=[{"name": "T"}]), is_ours=True)
    for broken in (
        ours(x_type_parameters=[{"name": parameter}]),
        ours(x_python="../m:A"),
        ours(x_python="a/b:A"),
        ours(x_python="m\nimport antigravity:A"),
        ours(properties={"a": {"$ref": "../outside.json"}}),
        ours(properties={"a": {"$ref": "https://example.com/x.json"}}),
        ours(x_enum_members=[{"name": "A"}]),
        ours(x_bases=[{"$ref": "#/$defs/Nobody"}]),
    ):
        assert {} == modules(broken, is_ours=True)


def test_hostile_texts_stay_texts_in_the_models() -> None:
    written = 0
    for number in range(DOCUMENTS):
        given = document(random.Random(f"{SEED} {number}"))
        text = json.dumps(given["$defs"], ensure_ascii=False)
        text = text.replace("\ud800", "")  # which no file of Python can hold
        found = modules({"$defs": json.loads(text)})
        written += bool(found)
        for text in found.values():
            assert [] == faults(text), f"document {number} of FUZZ_SEED={SEED}"

    assert DOCUMENTS // 2 < written


# Work

# Ten lines of aliases that mean 10 ** 12 values had no end; what is refused takes 1 s and 40 MB.
BOMBS = {
    "lists": lambda level: f"[{', '.join([f'*a{level}'] * 10)}]",
    "schemas": lambda level: f"{{properties: {{x: *a{level}, y: *a{level}}}}}",
}


@pytest.mark.parametrize("kind", BOMBS)
def test_aliases_that_mean_too_much_are_refused(kind: str) -> None:
    lines = ["$defs:", "  A0: &a0 {type: object}"]
    lines += [f"  A{level + 1}: &a{level + 1} {BOMBS[kind](level)}" for level in range(40)]
    Path("bomb.yaml").write_text("\n".join(lines))

    with pytest.raises(CodegenError, match="with its aliases written out, it has more than 1,000"):
        read(Path("bomb.yaml"))


def test_aliases_that_people_write_are_taken() -> None:
    Path("a.yaml").write_text("$defs: {A: &a {type: object}, B: {properties: {x: *a, y: *a}}}")

    thing = {"type": "object"}
    expected = {"A": thing, "B": {"properties": {"x": thing, "y": thing}}}
    assert {"$defs": expected} == read(Path("a.yaml")).document


NESTED = {
    "a.json": "[" * 100_000,
    "b.yaml": "[" * 5_000,
    "c.yaml": "- " * 5_000,
    "d.json": json.dumps({"$defs": {"A": {}}})[:-3] + '"not": {' * 900 + "}" * 903,
    "e.json": '{"$defs": {"A": {"const": ' + "9" * 100_000 + "}}}",
    "f.json": '{"$defs": {"A": {"maximum": 1e999999}}}',
    "g.yaml": "a: &a [*a]",
    "h.yaml": "a: " + "59:" * 20_000 + "1",
    "i.yaml": "!!python/object/apply:os.system [touch PWNED]",
    "j.json": "\0",
    "k.json": "\N{ZERO WIDTH NO-BREAK SPACE}" * 2 + "{}",
}


@pytest.mark.parametrize("name", NESTED)
def test_what_nobody_writes_is_refused(name: str) -> None:
    Path(name).write_text(NESTED[name], encoding="utf-8")

    with pytest.raises(CodegenError) as caught:
        adopt(Path(name))

    assert {"adopt-readable"} == {each.rule for each in caught.value.problems}
    assert [Path(name)] == [*Path().iterdir()]
