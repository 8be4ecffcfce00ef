"""A schema.json of codegen's -> the definitions of the models that it was made from.

One class becomes of a pair `X` and `XInput`, in the module where it was; what its output alone says
(which keys are always there, what is left out) follows from the settings of [tool.codegen].
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from codegen.adopt.adoption import Adoption
from codegen.adopt.generics import StandIns
from codegen.adopt.normalize import without_reminders
from codegen.errors import CodegenError, Problem
from codegen.jsonschema import DEFS, map_subschemas, pointed
from codegen.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codegen.adopt.read import Original
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

_NULL = {"type": "null"}
_SAID = ("description", "default", "title", "deprecated", "examples")


def undo(original: Original) -> Adoption:
    """The definitions behind a document of codegen's; raises CodegenError where it is broken."""
    try:
        parse(original.document, [])  # what it names gets into the models as it is spelled
        return _Document(original.document).adoption()
    except CodegenError as error:
        raise _broken(original, (each.summary for each in error.problems)) from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise _broken(original, [repr(error)]) from error


def _broken(original: Original, faults: Iterable[str]) -> CodegenError:
    said = "x-models says that codegen wrote it, but it is not as codegen writes: "
    hint = "regenerate it, or take the x- keywords out to adopt it as any JSON Schema"
    return CodegenError(
        Problem("adopt-readable", original.file, said + fault, hint) for fault in faults
    )


class _Document:
    def __init__(self, document: Schema) -> None:
        self._document = document
        self._schemas: dict[str, Schema] = document["$defs"]
        self._inputs = {n for n, each in self._schemas.items() if each["x-direction"] == "input"}
        self._keys = self._assign_keys()
        self._stand_ins = StandIns()
        self._module = ""

    def adoption(self) -> Adoption:
        chosen = {
            self._keys[name]: name
            for name, schema in self._schemas.items()
            if not (self._is_output_half(name) or "x-generic" in schema)
        }
        definitions = {key: self._definition(name) for key, name in chosen.items()}
        keys = {
            name: self._keys[name]
            for name, schema in self._schemas.items()
            if "x-generic" not in schema  # which is what its class and its arguments say
        }
        parameters = {
            key: [each["name"] for each in self._schemas[name]["x-type-parameters"]]
            for key, name in chosen.items()
            if "x-type-parameters" in self._schemas[name]
        }
        definitions |= self._stand_ins.definitions
        return Adoption(
            self._document, definitions, keys, parameters, self._settings(), is_ours=True
        )

    def _settings(self) -> dict[str, JsonValue]:
        """The settings of [tool.codegen] under which the models make this document again."""
        settings: dict[str, JsonValue] = {}
        for key in ("sends", "receives"):
            roots = [pointed(each["$ref"]) for each in self._document.get(f"x-{key}", ())]
            settings[key] = list(dict.fromkeys(map(self._class, roots)))
        if {*settings["sends"]} == {*settings["receives"]}:
            settings = {}  # as it is by default: every model goes both ways
        if self._is_without_none():
            settings["wire"] = {"exclude-none": True}
        return settings

    def _is_without_none(self) -> bool:
        """Whether a key is absent for None, or may be null on the way in and not on the way out."""
        for name, schema in self._schemas.items():
            output = self._schemas[self._twin(name) or name].get("properties", {})
            for key, each in schema.get("properties", {}).items():
                is_sent = _admits_null(output.get(key, _NULL))
                if "x-absent" in each or (_admits_null(each) and not is_sent):
                    return True
        return False

    def _assign_keys(self) -> dict[str, str]:
        """`module.Class` for each definition; the packages that all of them share are left out."""
        modules = {name: each["x-python"].split(":")[0] for name, each in self._schemas.items()}
        parents = [module.split(".")[:-1] for module in set(modules.values())]
        levels = zip(*parents, strict=False)  # as many as the shallowest has
        shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))
        return {
            name: ".".join([*module.split(".")[shared:], self._class(name)])
            for name, module in modules.items()
        }

    def _class(self, name: str) -> str:
        return self._twin(name) or name

    def _twin(self, name: str) -> str | None:
        """The output of which this is the input."""
        output = name.removesuffix("Input")
        if output == name or name not in self._inputs or output not in self._schemas:
            return None
        other = self._schemas[output]
        is_pair = other["x-python"] == self._schemas[name]["x-python"]
        return output if is_pair and other["x-direction"] == "output" else None

    def _is_output_half(self, name: str) -> bool:
        return f"{name}Input" in self._inputs and self._twin(f"{name}Input") == name

    def _definition(self, name: str) -> Schema:
        self._module = self._keys[name].rpartition(".")[0]
        self._parameters = {
            each["name"]: each for each in self._schemas[name].get("x-type-parameters", ())
        }
        schema = self._linked(self._schemas[name])
        bases = schema.pop("x-bases", [])
        if not bases:
            return schema
        inherited = [self._schemas[pointed(each["$ref"])] for each in self._bases(name)]
        said = {key: schema.pop(key) for key in ("description",) if key in schema}
        own = _own_part(schema, [self._linked(each) for each in inherited])
        return {**said, "allOf": [*bases, own]}

    def _bases(self, name: str) -> list[Schema]:
        found: list[Schema] = self._schemas[name].get("x-bases", [])
        return found

    def _linked(self, schema: Schema) -> Schema:
        """The schema as a generator of models understands it."""
        if "x-type-parameter" in schema:
            return self._parameter(schema)
        if "$ref" in schema:
            return self._reference(schema)
        result = without_reminders(map_subschemas(schema, self._linked))
        if "mapping" in result.get("discriminator", {}):
            mapping = result["discriminator"]["mapping"]
            moved = {tag: self._moved(target) for tag, target in mapping.items()}
            result["discriminator"] = {**result["discriminator"], "mapping": moved}
        if "x-enum-members" in result:
            members = result["x-enum-members"]
            result["x-enum-varnames"] = [each["name"] for each in members]
            result["x-enum-descriptions"] = [each.get("description") for each in members]
        if "properties" in result:
            result["properties"] = {
                key: _with_none(each) if "x-absent" in each else each
                for key, each in result["properties"].items()
            }
            result["required"] = _not_by_default(result)
        return result

    def _parameter(self, schema: Schema) -> Schema:
        """A place where a type parameter stands, with what is said of it there."""
        facts = self._parameters[schema["x-type-parameter"]]
        given = {k: self._linked(v) if isinstance(v, dict) else v for k, v in facts.items()}
        key = self._stand_ins.parameter(f"{self._module}." if self._module else "", given)
        said = {name: schema[name] for name in (*_SAID, "x-absent") if name in schema}
        return {"$ref": DEFS + key, **said}

    def _reference(self, schema: Schema) -> Schema:
        target = self._schemas[pointed(schema["$ref"])]
        beside = {key: value for key, value in schema.items() if key not in ("$ref", "x-arguments")}
        generic, arguments = schema["$ref"], schema.get("x-arguments")
        if "x-generic" in target:
            generic, arguments = target["x-generic"], target["x-arguments"]
        if arguments is None:
            return {"$ref": self._moved(generic), **beside}
        key = self._stand_ins.use(
            f"{self._module}." if self._module else "",
            {"$ref": self._moved(generic)},
            [self._linked(each) for each in arguments],
        )
        return {"$ref": DEFS + key, **beside}

    def _moved(self, ref: str) -> str:
        return DEFS + self._keys[pointed(ref)]


def _admits_null(schema: Schema) -> bool:
    return any(each == _NULL for each in schema.get("anyOf", ())) or schema.get("type") == "null"


def _own_part(schema: Schema, bases: list[Schema]) -> Schema:
    """What a class says beyond its bases."""
    inherited: Schema = {}
    for base in bases:
        inherited |= base.get("properties", {})
    own = {
        key: each
        for key, each in schema.get("properties", {}).items()
        if inherited.get(key) != each
    }
    required = [key for key in schema.get("required", ()) if key in own]
    return {**schema, "properties": own, "required": required}


def _with_none(schema: Schema) -> Schema:
    """A property as Python has it that is left out where it is None."""
    said = {key: value for key, value in schema.items() if key in _SAID}
    inner = {k: v for k, v in schema.items() if k not in said and k != "x-absent"}
    if schema["x-absent"] == "none-by-default":
        said["default"] = None
    return {"anyOf": [inner, _NULL], **said} if inner else said


def _not_by_default(schema: Schema) -> list[str]:
    """What a caller has to give: on the wire a key may be required and have a default."""
    properties = schema["properties"]
    by_none = {key for key, each in properties.items() if each.get("x-absent") == "none"}
    required = [*schema.get("required", ()), *by_none]
    return [key for key in required if "default" not in properties.get(key, {})]
