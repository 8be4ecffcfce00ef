"""Definitions -> a package of Pydantic models. Only this module knows datamodel-code-generator.

It is imported when it is needed: it is an extra, and heavy.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pydantic

from codegen.adopt.adoption import class_name
from codegen.adopt.generics import with_import, without_import, written_out
from codegen.errors import CodegenError, Problem
from codegen.export.document import DIALECT
from codegen.jsonschema import DEFS, map_subschemas
from codegen.lines import as_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from codegen.adopt.adoption import Adoption
    from codegen.jsonschema import Schema

_NULL = {"type": "null"}
_PLAIN = {"string", "number", "integer", "boolean", "array"}
_INSTALL = "pip install 'lockstep-codegen[adopt]'"
_EXPERIMENTAL = "pydantic.experimental.missing_sentinel"  # deprecated since Pydantic 2.14
_READ = frozenset(
    """
    $ref additionalProperties allOf anyOf const contains contentEncoding contentMediaType default
    dependentRequired dependentSchemas deprecated description discriminator else enum examples
    exclusiveMaximum exclusiveMinimum format if items maxContains maxItems maxLength maxProperties
    maximum minContains minItems minLength minProperties minimum multipleOf not oneOf pattern
    patternProperties prefixItems properties propertyNames readOnly required then title type
    unevaluatedItems unevaluatedProperties uniqueItems writeOnly x-enum-descriptions x-enum-varnames
    x-ts-import x-ts-type
    """.split()
)
"""All that the generator gets to see. It has keywords of its own by which a document could name
Python to import, or files to read: `customTypePath`, `x-python-import`, `$dynamicRef` and more.
"""
_OPTIONS: dict[str, Any] = {
    # What would be lost otherwise.
    "use_annotated": True,
    "field_constraints": True,
    "strict_nullable": True,
    "use_missing_sentinel": hasattr(pydantic, "MISSING"),  # before 2.14 it has faults of its own
    "target_pydantic_version": "2.12",
    "use_schema_description": True,
    "use_tuple_for_fixed_items": True,
    "use_tuple_for_closed_arrays": True,
    "intersect_allof_keywords": True,
    "read_const_beside_enum": True,
    "keep_enum_member_values": True,
    "use_typed_nullable_map_values": True,
    "omit_redundant_reference_null": True,
    "field_extra_keys": {"x-ts-type", "x-ts-import"},
    # How people write.
    "use_subclass_enum": True,
    "use_single_line_docstring": True,
    "use_double_quotes": True,
    "skip_root_model": True,
    "disable_timestamp": True,
    "allow_remote_refs": False,
}


def write_models(adoption: Adoption, folder: Path, file: str) -> dict[str, str]:
    """Write a package into an empty folder; the class of each definition, as `module:Class`.

    `file` is what the models come from, for the first line of each module.
    """
    generate, enums = _generator(file)
    document = {"$schema": DIALECT, "$defs": _with_tags(adoption.definitions)}
    header = f"# Adopted from {as_line(file)} by codegen adopt. It is yours to edit."
    facts = folder.with_name(f"{folder.name}.json")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it warns of is lost, and told as such
        try:
            generate(
                json.dumps(document),
                output=folder,
                emit_model_metadata=facts,
                custom_template_dir=Path(__file__).with_name("templates"),
                custom_file_header=header,
                use_unique_items_as_set=adoption.is_ours,
                capitalise_enum_members=not adoption.is_ours,
                **enums,
                **_OPTIONS,
            )
        except Exception as error:
            what = f"datamodel-code-generator cannot write it: {type(error).__name__}: {error}"
            hint = "take out of the file what it names, and adopt the rest"
            raise CodegenError([Problem("adopt-readable", file, what, hint)]) from error
    models = json.loads(facts.read_text(encoding="utf-8"))["models"]
    _touch_up(adoption, folder)
    return {
        each["source_path"][1]: f"{_dotted(folder.name, each['module'])}:{each['class_name']}"
        for each in models
        if len(each["source_path"]) == 2  # noqa: PLR2004 - $defs and the name: nothing inside one
    }


def _dotted(*parts: str) -> str:
    return ".".join(filter(None, parts))


def _touch_up(adoption: Adoption, folder: Path) -> None:
    """Write generics out, and import MISSING from where the Pydantic that is here has it."""
    for path in folder.rglob("*.py"):
        parts = path.relative_to(folder).with_suffix("").parts
        module = ".".join(part for part in parts if part != "__init__")
        own = {
            key.rpartition(".")[2]: names
            for key, names in adoption.parameters.items()
            if key.rpartition(".")[0] == module
        }
        text = written_out(path.read_text(encoding="utf-8"), own)
        if f"from {_EXPERIMENTAL} import" in text and hasattr(pydantic, "MISSING"):
            text = with_import(without_import(text, _EXPERIMENTAL), "pydantic", "MISSING")
        path.write_text(text, encoding="utf-8", newline="\n")


def _generator(file: str) -> tuple[Any, dict[str, Any]]:
    try:
        from datamodel_code_generator import enums, format, generate  # noqa: A004, PLC0415 - heavy
    except ModuleNotFoundError as error:
        what = f"datamodel-code-generator, which writes the models, is not here: {error}"
        raise CodegenError([Problem("adopt-installed", file, what, _INSTALL)]) from error
    return generate, {
        "input_file_type": enums.InputFileType.JsonSchema,
        "output_model_type": enums.DataModelType.PydanticV2BaseModel,
        "target_python_version": format.PythonVersion.PY_310,
        "formatters": [format.Formatter.BUILTIN],
        "deserialize_default_values": [enums.DefaultValueType.Enum],
    }


def _with_tags(definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """The definitions, with discriminators where the generator looks for them.

    Elsewhere it drops what tells the members of a union apart. So such a union is one with the null
    beside it, and has a name where it is the value of a map.
    """
    result: dict[str, Schema] = {}
    for key, schema in definitions.items():
        module = key.rpartition(".")[0]
        result[key] = _Tagger(definitions, result, module).visit(schema, key.rpartition(".")[2])
    return result


class _Tagger:
    def __init__(
        self, definitions: Mapping[str, Schema], found: dict[str, Schema], module: str
    ) -> None:
        self._definitions = definitions
        self._found = found
        self._module = module

    def visit(self, schema: Schema, name: str) -> Schema:
        """The schema with its unions in place; `name` is what a part of it may be called."""
        schema = {key: value for key, value in schema.items() if key in _READ}
        properties = schema.get("properties", {})
        named = {
            key: self.visit(each, f"{name}{class_name(key)}") if isinstance(each, dict) else each
            for key, each in properties.items()
        }
        rest = {key: value for key, value in schema.items() if key != "properties"}
        result = map_subschemas(rest, lambda inner: self.visit(inner, name))
        if named:
            result["properties"] = named
        values = result.get("additionalProperties")
        if isinstance(values, dict) and "discriminator" in values:
            result["additionalProperties"] = {"$ref": DEFS + self._hoisted(values, f"{name}Value")}
        return _beside_null(result)

    def _hoisted(self, schema: Schema, name: str) -> str:
        key = f"{self._module}.{name}" if self._module else name
        while key in self._definitions or key in self._found:
            key += "_"
        self._found[key] = schema
        return key


def _beside_null(schema: Schema) -> Schema:
    """`anyOf` of something and null, as one schema where it can be one.

    A constrained scalar or list beside null would become a class, which nobody would have written.
    """
    members = schema.get("anyOf", ())
    if not all(isinstance(each, dict) for each in members):
        return schema  # `true` is a schema, too
    if _is_plain(members, schema):
        one = next(each for each in members if each != _NULL)
        rest = {key: value for key, value in schema.items() if key != "anyOf"}
        return {**one, **rest, "type": [one["type"], "null"]}
    tagged = [each for each in members if "discriminator" in each]
    others = [each for each in members if each not in tagged]
    if len(tagged) != 1 or others != [_NULL]:
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    union = tagged[0].get("oneOf") or tagged[0].get("anyOf", [])
    return {**rest, "oneOf": [*union, *others], "discriminator": tagged[0]["discriminator"]}


def _is_plain(members: Sequence[Schema], around: Schema) -> bool:
    """Whether members are null and a scalar or list that says nothing that the union says, too."""
    others = [each for each in members if each != _NULL]
    if len(members) != 2 or len(others) != 1:  # noqa: PLR2004 - null and another
        return False
    (one,) = others
    kind = one.get("type")
    is_plain = isinstance(kind, str) and kind in _PLAIN
    return is_plain and not {"enum", "const", *around} & one.keys()
