"""What judges: one module for each oracle, which all have a `judge`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.evidence.oracles import roundtrip, schema, typescript, zod

if TYPE_CHECKING:
    from codegen.evidence import Oracle, OracleName

ORACLES: dict[OracleName, Oracle] = {
    "schema": schema.judge,
    "tsc": typescript.judge,
    "zod": zod.judge,
    "way-back": roundtrip.judge,
}
"""The oracles by name, in the order of the report."""

TARGETS: dict[OracleName, str] = {"tsc": "typescript", "zod": "zod"}
"""The target that an oracle judges; the others judge the document."""
