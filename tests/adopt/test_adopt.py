"""`codegen adopt`: models for a schema that is there already, and each thing that they lose."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from support.project import ROOT, codegen

from codegen import CodegenError
from codegen.adopt import adopt
from codegen.cli import main

if TYPE_CHECKING:
    from codegen.adopt import Adopted


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def adopted(document: dict[str, Any], name: str = "api") -> Adopted:
    """What becomes of a document, in a package of the current folder."""
    Path(f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return adopt(Path(f"{name}.json"))


def told(document: dict[str, Any]) -> list[str]:
    return sorted(map(str, adopted(document).losses))


def models(name: str = "api") -> str:
    return Path(name, "models.py").read_text(encoding="utf-8")


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["adopt", *arguments])


def of(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """A JSON Schema with one definition, all of whose properties are required."""
    thing = {"type": "object", "properties": properties, "required": [*properties]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {"Thing": thing}}


# A document of codegen's own


MODULES = """answers chakra constraints fields i18n meta nodes plugin_parts plugins projects
request results settings socket timing uploads""".split()


def test_the_contract_of_this_repository_comes_round_without_a_loss() -> None:
    result = adopt(ROOT / "generated/schema.json", Path("contract"))

    assert () == result.losses
    assert (
        "contract/__init__.py",
        *(f"contract/{name}.py" for name in MODULES),
    ) == result.written
    expected = """\
[tool.codegen]
models = ["contract"]
sends = ["IInternalResults", "IMetaData", "INodeMeta", "INodeValidation", "IPluginProps", \
"IProjectWithUserId", "IProjectsStore", "IPythonResults", "ISaveProjectResponse", \
"ISelectOptions", "ISettingsStore", "ISocketMessage", "IUploadImageResponse", "MetaType", \
"NodeConstraintSettings", "PluginType"]
receives = ["IFetchImageRequest", "INodeMeta", "IProjectWithUserId", "ISocketRequest"]

[tool.codegen.wire]
exclude-none = true"""
    assert expected == result.table
    text = Path("contract/socket.py").read_text(encoding="utf-8")
    assert '\nR = TypeVar("R")\n\n\nclass SocketStatus(str, Enum):\n    """Status' in text
    assert "class ISocketMessage(BaseModel, Generic[R]):" in text
    assert "ISocketResponse[R]" in text


def test_generate_works_with_the_table_that_is_printed() -> None:
    result = adopt(ROOT / "generated/schema.json", Path("contract"))
    Path("pyproject.toml").write_text(f"{result.table}\n", encoding="utf-8")

    assert 0 == codegen(Path(), "generate").returncode

    before = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))
    after = json.loads(Path("generated/schema.json").read_text(encoding="utf-8"))
    assert sorted(before["$defs"]) == sorted(after["$defs"])
    assert "contract.socket:ISocketMessage" == after["$defs"]["ISocketMessage"]["x-python"]


@pytest.mark.parametrize(
    "case",
    [
        "generics/a_base_class_is_extended_where_that_is_exactly_true",
        "presence/a_default_makes_a_key_optional_in_input_only",
        "generics/a_generic_model_stays_generic",
        "enums/a_tagged_union_narrows",
        "enums/enum_members_keep_their_docstrings",
        "generics/a_type_parameter_keeps_its_bound",
        "generics/an_heir_of_a_bare_generic_class_is_not_generic",
        "types/containers_keep_their_shape",
        "presence/exclude_none_leaves_keys_out",
    ],
)
def test_documents_of_ours_come_round(case: str) -> None:
    lost = adopt(ROOT / "tests/cases" / case / "expected/schema.json", Path("found")).losses
    known = {
        "presence/exclude_none_leaves_keys_out": ["Answer.first: readOnly true -> no readOnly"],
    }
    assert known.get(case, []) == [str(loss) for loss in lost]


def test_what_one_model_cannot_say_for_both_directions_is_told() -> None:
    def record(direction: str, name: str) -> dict[str, Any]:
        return {
            "x-python": "shop:User",
            "x-direction": direction,
            "type": "object",
            "properties": {name: {"type": "string"}},
            "required": [name],
        }

    document = {
        "x-models": ["shop"],
        "$defs": {"User": record("output", "sent"), "UserInput": record("input", "taken")},
    }
    assert ["User.sent: string -> nothing", "User.taken: nothing -> string"] == told(document)


# OpenAPI


SHOP = {
    "openapi": "3.0.3",
    "info": {"title": "Shop", "version": "1"},
    "paths": {
        "/users": {
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"type": "object", "properties": {"q": {"type": "string"}}}
                        }
                    }
                },
                "responses": {"200": {"description": "ok"}},
            }
        }
    },
    "components": {
        "schemas": {
            "user-account": {
                "description": "Somebody.",
                "type": "object",
                "required": ["id", "nick", "pet"],
                "properties": {
                    "id": {"type": "integer", "format": "int64", "minimum": 0},
                    "nick": {"type": "string", "nullable": True, "maxLength": 9},
                    "share": {
                        "type": "number",
                        "minimum": 0,
                        "exclusiveMinimum": True,
                        "maximum": 1,
                    },
                    "pet": {"$ref": "#/components/schemas/Pet"},
                    "maybe": {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Pet"}]},
                    "colour": {"$ref": "#/components/schemas/Colour"},
                    "shown-as": {"type": "string", "example": "x", "deprecated": True},
                    "made": {"type": "string", "format": "date-time", "readOnly": True},
                    "level": {"type": "integer", "default": 3},
                },
                "additionalProperties": False,
            },
            "Pet": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Cat"},
                    {"$ref": "#/components/schemas/Dog"},
                ],
                "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat", "dog": "Dog"}},
            },
            "Cat": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"type": "string", "enum": ["cat"]}},
            },
            "Dog": {
                "allOf": [
                    {"$ref": "#/components/schemas/Named"},
                    {
                        "type": "object",
                        "required": ["kind"],
                        "properties": {"kind": {"type": "string", "enum": ["dog"]}},
                    },
                ]
            },
            "Named": {"type": "object", "properties": {"name": {"type": "string"}}},
            "Colour": {"type": "string", "enum": ["red", "dark blue"]},
        }
    },
}


def test_openapi_3_0_keeps_its_meaning() -> None:
    assert [
        "POST /users: an object written in place (q) -> not adopted: only components/schemas are",
        "UserAccount.made: readOnly true -> no readOnly",
    ] == told(SHOP)
    text = models()
    assert 'class UserAccount(BaseModel):\n    """Somebody."""\n' in text
    assert "    nick: Annotated[str | None, Field(max_length=9)]\n" in text
    assert "Field(gt=0.0, le=1.0)" in text
    assert "    maybe: Pet | None | MISSING = MISSING\n" in text
    assert 'DARK_BLUE = "dark blue"' in text
    assert 'alias="shown-as"' in text
    assert "class Dog(Named):" in text
    assert "    level: int = 3\n" in text
    ast.parse(text, feature_version=(3, 10))


@pytest.mark.parametrize(
    ("stated", "tags"),
    [({}, ("Cat", "Dog")), ({"type": "string", "enum": ["cat"]}, ("cat",))],
)
def test_a_discriminator_without_a_mapping_has_the_names_of_the_schemas(
    stated: dict[str, Any], tags: tuple[str, ...]
) -> None:
    def pet(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        return {"type": "object", "required": ["kind"], "properties": {"kind": said}}

    members = [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]
    union = {"oneOf": members, "discriminator": {"propertyName": "kind"}}
    other = {"type": "string", "enum": ["dog"]} if stated else {"type": "string"}
    schemas = {
        "Owner": {"type": "object", "properties": {"pet": union}},
        "Cat": pet(**(stated or {"type": "string"})),
        "Dog": pet(**other),
    }
    adopted({"openapi": "3.0.3", "paths": {}, "components": {"schemas": schemas}})

    assert [tag for tag in tags if f'kind: Literal["{tag}"]' in models()] == [*tags]
    assert "models." not in models()


def test_a_component_that_may_be_null_may_be_so_where_it_is_used() -> None:
    child = {"type": "object", "nullable": True, "properties": {"value": {"type": "string"}}}
    used = {"$ref": "#/components/schemas/Child"}
    parent = {"type": "object", "required": ["child"], "properties": {"child": used}}
    schemas = {"Parent": parent, "Child": child}
    adopted({"openapi": "3.0.3", "paths": {}, "components": {"schemas": schemas}})

    assert "    child: Child | None\n" in models()


def test_a_document_of_fastapi_comes_round() -> None:
    assert [
        "OwnerInput.tags: uniqueItems true -> no uniqueItems",
        "OwnerOutput.tags: uniqueItems true -> no uniqueItems",
    ] == told(fastapi_document())
    text = models()
    assert 'discriminator="kind"' in text
    assert "    colour: Colour = Colour.RED\n" in text


def fastapi_document() -> dict[str, Any]:
    """The OpenAPI 3.1 document of an application, as FastAPI makes it."""
    from support.adopt import app  # noqa: PLC0415 - FastAPI is slow to import

    document: dict[str, Any] = app.openapi()
    assert document["openapi"].startswith("3.1")
    return document


# JSON Schema


def test_a_draft_07_schema_with_a_root_and_definitions() -> None:
    document = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "shop order",
        "type": "object",
        "required": ["lines"],
        "properties": {
            "lines": {"type": "array", "items": {"$ref": "#/definitions/line"}, "minItems": 1},
            "place": {"type": "array", "items": [{"type": "number"}, {"type": "string"}],
                      "additionalItems": False, "minItems": 2},
            "parent": {"$ref": "#"},
            "like": {"$ref": "#/definitions/line/properties/sku"},
        },
        "definitions": {
            "line": {
                "type": "object",
                "properties": {"sku": {"type": "string", "pattern": "^[a-z]+$"}},
                "additionalProperties": {"type": "integer"},
            }
        },
    }  # fmt: skip
    assert [] == told(document)
    assert "class ShopOrder(BaseModel):" in models()
    assert "    place: tuple[float, str] | MISSING = MISSING\n" in models()


def test_what_a_2020_12_schema_says_and_pydantic_cannot_is_told() -> None:
    document = of(
        size={"type": ["integer", "null"], "multipleOf": 5},
        tags={"type": "array", "items": {"type": "string"}, "contains": {"const": "a"}},
        either={"if": {"type": "string"}, "then": {"minLength": 2}},
        count={"type": "integer", "default": 4},
    )
    lost = told(document)
    assert [
        "Thing.count: default 4 -> no default",
        'Thing.tags: contains {"const": "a"} -> no contains',
    ] == [loss for loss in lost if ".either" not in loss]
    assert 2 <= sum("Thing.either: " in loss for loss in lost)


@pytest.mark.parametrize(
    ("schema", "loss"),
    [
        (
            {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}],
             "minItems": 1, "maxItems": 2},
            "[integer, string?] -> any[] (minItems 1, maxItems 2)",
        ),
        ({"type": "string", "format": "base64"}, 'format "base64" -> no format'),
        ({"enum": ["a", 1, True]}, '"a" | 1 | true -> "a" | 1'),
    ],
)  # fmt: skip
def test_a_loss_that_no_option_mends_is_told(schema: dict[str, Any], loss: str) -> None:
    assert [f"Thing.it: {loss}"] == told(of(it=schema))


def test_a_recursive_alias_of_json_becomes_a_class_and_loses_nothing() -> None:
    json_value = {
        "anyOf": [
            {"type": "string"},
            {"type": "null"},
            {"type": "array", "items": {"$ref": "#/$defs/Json"}},
            {"type": "object", "additionalProperties": {"$ref": "#/$defs/Json"}},
        ]
    }
    assert [] == told({"$defs": {"Json": json_value}})
    assert "class Json(RootModel[" in models()


def test_a_constraint_beside_null_makes_no_class_of_its_own() -> None:
    null = {"type": "null"}
    document = of(
        share={"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, null]},
        names={"anyOf": [{"type": "array", "items": {"type": "string"}, "minItems": 1}, null]},
        either={"anyOf": [{"type": ["string", "integer"]}, null]},
        anything={"anyOf": [True, null]},
    )
    assert [] == told(document)
    assert 1 == models().count("class ")
    assert "share: Annotated[float | None, Field(ge=0.0, le=1.0)]" in models()


def test_a_definition_whose_class_has_another_name_is_told_of_as_it_is() -> None:
    """The generator gives the name of a component to what stands inside of another one."""
    document = {
        "openapi": "3.0.3",
        "components": {
            "schemas": {
                "Parent": {
                    "type": "object",
                    "properties": {"child": {"$ref": "#/components/schemas/Child"}},
                    "required": ["child"],
                },
                "Child": {
                    "nullable": True,
                    "type": "object",
                    "properties": {"value": {"type": "string"}},
                    "required": ["value"],
                },
            }
        },
    }
    assert [
        "Child: {value: string} | null -> {value: string}",
        "Parent.child: Child -> Child | null",
    ] == told(document)


# What is refused


@pytest.mark.parametrize(
    ("name", "text", "place", "what"),
    [
        ("a.json", '{\n  "a": ,\n}', "a.json:2:8", "it is no JSON: Expecting value"),
        ("a.json", "[1]", "a.json", "it holds list"),
        ("a.json", "{}", "a.json", "there is no schema in it"),
        ("a.json", '{"swagger": "2.0"}', "a.json#/swagger", "Swagger 2 is too old"),
        ("a.json", '{"openapi": "4.0"}', "a.json#/openapi", "OpenAPI 4.0 is not known"),
        ("a.yaml", "a: [1", "a.yaml:1:6", "it is no YAML"),
        ("a.json", '{"$ref": "https://x.org/a"}', "a.json#", "$ref leads to the network"),
        ("a.json", '{"$ref": "b.json#/a"}', "a.json#", "$ref leads to another file"),
        ("a.json", '{"$defs": {"A": {"$ref": "#/no"}}}', "a.json#/$defs/A", "leads nowhere"),
        ("a.json", '{"$defs": {"A": 5}}', "a.json#/$defs/A", "a schema is an object, not 5"),
        ("a.json", '{"x-models": [], "$defs": {"A": {"x-python": "m:A"}}}', "a.json", "x-models"),
        ("a.json", '{"type": "object", "properties": []}', "a.json#", "'properties'"),
        ("a.json", '{"type": "what"}', "a.json#", "not 'what'"),
    ],
)
def test_a_broken_file_is_told_with_its_place(name: str, text: str, place: str, what: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    result = invoke(name, "--output", "found")

    assert 2 == result.exit_code
    assert result.stderr.startswith(f"error: {place}: "), result.stderr
    assert what in result.stderr
    assert "adopt-readable" in result.stderr
    assert "Traceback" not in result.stderr
    assert [name] == [path.name for path in Path().iterdir()]


def test_yaml_is_read_as_the_json_that_it_means() -> None:
    Path("api.yaml").write_text(
        "$defs:\n  Day:\n    type: object\n    properties:\n"
        "      on: {type: string, default: 2020-01-02}\n"
    )
    assert () == adopt(Path("api.yaml")).losses
    assert '= "2020-01-02"' in models()


def test_files_that_are_there_are_not_overwritten() -> None:
    Path("api").mkdir()
    Path("api/models.py").write_text("mine")
    with pytest.raises(CodegenError, match=r"api: there are files in it: models.py \[adopt-free\]"):
        adopted(of(it={"type": "string"}))

    assert "mine" == models()
    assert ["api", "api.json"] == sorted(path.name for path in Path().iterdir())


@pytest.mark.parametrize("output", ["no-name", "class", "json", "pydantic"])
def test_a_folder_that_cannot_be_a_package_is_refused(output: str) -> None:
    Path("api.json").write_text(json.dumps(of(it={"type": "string"})))
    assert (
        "cannot be the name of a package, or means another one [adopt-free]"
        in invoke("api.json", "--output", output).stderr
    )


def test_models_that_cannot_be_exported_are_not_left_behind() -> None:
    with pytest.raises(CodegenError, match="adopt-exported"):
        adopted(of(it={"type": "string", "x-ts-type": "not a type!"}))
    assert ["api.json"] == [path.name for path in Path().iterdir()]


def test_without_the_extra_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datamodel_code_generator", None)
    Path("api.json").write_text(json.dumps(of(it={"type": "string"})))
    result = invoke("api.json")
    assert 2 == result.exit_code
    assert "hint: pip install 'lockstep-codegen[adopt]'" in result.stderr
    assert "[adopt-installed]" in result.stderr


# What is printed


def test_the_report_names_files_losses_and_what_comes_next() -> None:
    Path("shop-api.json").write_text(json.dumps(of(it={"type": "string", "format": "base64"})))
    expected = """\
wrote shop_api/__init__.py
wrote shop_api/models.py

1 loss, as Type.field: was -> is
  Thing.it: format "base64" -> no format

Next, add to pyproject.toml:

[tool.codegen]
models = ["shop_api"]

and run: codegen generate
"""
    result = invoke("shop-api.json")
    assert (0, expected) == (result.exit_code, result.stdout)


def test_json_is_for_programs() -> None:
    Path("api.json").write_text(json.dumps(of(it={"type": "string"})))
    result = invoke("api.json", "--output", "src/found", "--format", "json")
    expected = {
        "written": ["src/found/__init__.py", "src/found/models.py"],
        "losses": [],
        "table": '[tool.codegen]\nmodels = ["src.found"]',
    }
    assert expected == json.loads(result.stdout)
