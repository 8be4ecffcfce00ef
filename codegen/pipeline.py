"""The whole pipeline on one screen: read this first.

    models --load--> Python types --export--> JSON Schema document --parse--> IR --emit--> texts

The document is the seam: it is written as schema.json, and it alone determines every other file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen import equivalence, files
from codegen.emit import emit, print_document
from codegen.errors import CodegenError, Problem
from codegen.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codegen.config import Config

SCHEMA = "schema.json"
"""The path of the document in the output folder."""


def build(config: Config) -> dict[str, str]:
    """Everything that belongs into the output folder, as {path: text}; writes nothing."""
    from codegen.defaults import leave_out_unstable  # noqa: PLC0415 - and with it Pydantic
    from codegen.export import export  # noqa: PLC0415 - as this
    from codegen.load import load  # noqa: PLC0415 - as this

    roots = load(config)
    document = export(roots.sends, roots.receives, config, roots.application)
    document = leave_out_unstable(document, config, config.folder / SCHEMA)
    return render(document, config)


def render(document: Mapping[str, Any], config: Config) -> dict[str, str]:
    """What follows from a document alone: itself as text, and every target."""
    texts = emit(parse(document), config)
    if SCHEMA in texts:
        what = "'custom' makes this file, and it is the document"
        raise CodegenError([Problem("output-unique", SCHEMA, what, "choose another path")])
    return {SCHEMA: print_document(document), **texts}


def generate(config: Config, *, strict: bool = False) -> files.Written:
    """Bring the output folder up to date; all is rendered before anything is written.

    A file that a formatter has laid out anew is left as it is, unless `strict`.
    """
    return files.write(config.folder, build(config), equivalence.chosen(strict=strict))
