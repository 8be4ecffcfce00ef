"""A project of so many models as people write them: about eight fields, in modules of 25."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PER_MODULE = 25
TARGETS = ("typescript", "zod", "docs")

HEAD = """\
from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Literal, Optional
from uuid import UUID

from pydantic import BaseModel, Field
"""
ENUM = """

class Model{0}(str, Enum):
    FIRST = "first_{0}"
    SECOND = "second_{0}"
    THIRD = "third_{0}"
    FOURTH = "fourth_{0}"
"""
MODEL = '''

class Model{0}(BaseModel):
    """What is known of number {0}."""

    kind: Literal["k{0}"] = "k{0}"
    id: UUID
    name: str = Field(min_length=1, max_length=80, description="The name that people see.")
    count: int = Field(0, ge=0)
    price: Optional[float] = None
    made: datetime
    parent: Optional[{1}] = None
    items: list[{2}] = Field(default_factory=list)
    table: dict[str, {3}] = Field(default_factory=dict)
'''
DOCUMENTS = """\
import json
from pydantic.json_schema import models_json_schema
import every
models = [each for name, each in vars(every).items() if hasattr(each, "model_fields")
          and each.__module__ != "pydantic.main"]
def document(template, *modes):
    pairs = [(model, mode) for model in models for mode in modes]
    return models_json_schema(pairs, ref_template=template)[1]["$defs"]
"""
EXPORTS = (
    "document('#/$defs/{model}', 'validation'), document('#/$defs/{model}', 'serialization')\n"
)
FILES = """\
schemas = document("#/components/schemas/{model}", "serialization")
info = {"title": "Models", "version": "1"}
whole = {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}
open("openapi.json", "w").write(json.dumps(whole))
defs = document("#/$defs/{model}", "serialization")
open("defs.json", "w").write(json.dumps({"title": "Every", "type": "object", "$defs": defs}))
"""


def make(folder: Path, size: int) -> None:
    """Write the project, and the scripts by which Pydantic exports it for the others."""
    (folder / "app").mkdir(parents=True)
    (folder / "app/__init__.py").touch()
    chosen = random.Random(1)
    names: list[str] = []
    for start in range(0, size, PER_MODULE):
        body, used = [], set()
        for number in range(start, min(start + PER_MODULE, size)):
            refs = [chosen.choice(names) if names else "int" for _ in range(3)]
            is_enum = number % 10 == 9
            body.append(ENUM.format(number) if is_enum else MODEL.format(number, *refs))
            used |= set() if is_enum else {*refs} - {"int"}
            names.append(f"Model{number}")
        imports = [
            f"from app.m{int(name[5:]) // PER_MODULE} import {name}\n"
            for name in sorted(used)
            if int(name[5:]) < start
        ]
        text = "".join([HEAD, *imports, *body])
        (folder / f"app/m{start // PER_MODULE}.py").write_text(text, encoding="utf-8")
    modules = range((size + PER_MODULE - 1) // PER_MODULE)
    every = "".join(f"from app.m{number} import *\n" for number in modules)
    (folder / "every.py").write_text(every, encoding="utf-8")
    (folder / "exports.py").write_text(DOCUMENTS + EXPORTS, encoding="utf-8")
    (folder / "files.py").write_text(DOCUMENTS + FILES, encoding="utf-8")
    for number in range(1, len(TARGETS) + 1):
        targets = ", ".join(f'"{target}"' for target in TARGETS[:number])
        config = f'[tool.codegen]\nmodels = ["app"]\ntargets = [{targets}]\nsource = ".."\n'
        place = folder / f"ours{number}"
        place.mkdir()
        (place / "pyproject.toml").write_text(config, encoding="utf-8")
