"""Definitions -> a package of Pydantic models. Only this module knows datamodel-code-generator.

It is imported when it is needed: it is an extra, and heavy.
"""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

import pydantic

from codegen.adopt.generics import written_out
from codegen.adopt.imports import with_import, without_import
from codegen.adopt.unions import with_tags
from codegen.errors import CodegenError, Problem
from codegen.export.document import DIALECT

if TYPE_CHECKING:
    from pathlib import Path

    from codegen.adopt.source import Source

_INSTALL = "pip install 'lockstep-codegen[adopt]'"
_EXPERIMENTAL = "pydantic.experimental.missing_sentinel"  # deprecated since Pydantic 2.14
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


def write_models(source: Source, folder: Path, file: str) -> dict[str, str]:
    """Write a package into an empty folder; the class of each definition, as `module:Class`.

    `file` is what the models come from, for the first line of each module.
    """
    generate, enums = _generator(file)
    document = {"$schema": DIALECT, "$defs": with_tags(source.definitions)}
    facts = folder.with_name(f"{folder.name}.json")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it warns of is lost, and told as such
        try:
            generate(
                json.dumps(document),
                output=folder,
                emit_model_metadata=facts,
                custom_file_header=f"# Adopted from {file} by codegen adopt. It is yours to edit.",
                use_unique_items_as_set=source.is_ours,
                capitalise_enum_members=not source.is_ours,
                **enums,
                **_OPTIONS,
            )
        except Exception as error:
            what = f"datamodel-code-generator cannot write it: {type(error).__name__}: {error}"
            hint = "take out of the file what it names, and adopt the rest"
            raise CodegenError([Problem("adopt-readable", file, what, hint)]) from error
    models = json.loads(facts.read_text(encoding="utf-8"))["models"]
    _touch_up(source, folder)
    return {
        each["source_path"][1]: f"{each['module']}:{each['class_name']}"
        for each in models
        if len(each["source_path"]) == 2  # noqa: PLR2004 - $defs and the name: nothing inside one
    }


def _touch_up(source: Source, folder: Path) -> None:
    """Write generics out, and import MISSING from where the Pydantic that is here has it."""
    for path in folder.rglob("*.py"):
        parts = path.relative_to(folder).with_suffix("").parts
        module = ".".join(part for part in parts if part != "__init__")
        own = {
            key.rpartition(".")[2]: names
            for key, names in source.parameters.items()
            if key.rpartition(".")[0] == module
        }
        text = written_out(path.read_text(encoding="utf-8"), own)
        if f"from {_EXPERIMENTAL} import" in text and hasattr(pydantic, "MISSING"):
            text = with_import(without_import(text, _EXPERIMENTAL), "pydantic", "MISSING")
        path.write_text(text, encoding="utf-8", newline="\n")


def _generator(file: str) -> tuple[Any, dict[str, Any]]:
    try:
        from datamodel_code_generator import generate  # noqa: PLC0415 - an extra, and heavy
        from datamodel_code_generator.enums import (  # noqa: PLC0415 - an extra, and heavy
            DataModelType,
            DefaultValueType,
            InputFileType,
        )
        from datamodel_code_generator.format import (  # noqa: PLC0415 - an extra, and heavy
            Formatter,
            PythonVersion,
        )
    except ModuleNotFoundError as error:
        what = f"datamodel-code-generator, which writes the models, is not here: {error}"
        raise CodegenError([Problem("adopt-installed", file, what, _INSTALL)]) from error
    return generate, {
        "input_file_type": InputFileType.JsonSchema,
        "output_model_type": DataModelType.PydanticV2BaseModel,
        "target_python_version": PythonVersion.PY_310,
        "formatters": [Formatter.BUILTIN],
        "deserialize_default_values": [DefaultValueType.Enum],
    }
