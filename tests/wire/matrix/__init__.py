"""The matrix: Python types, what is really on the wire for them, and the right TypeScript.

The facts are those of the matrix that the project was founded on, 233 rows of it, each confirmed
again by Pydantic, by the compiler and by a JSON Schema validator whenever the tests run. Where
DESIGN.md decides otherwise, or the wire proves a row wrong, `note` says so.
"""

from __future__ import annotations

from wire.matrix import (
    rows_aliases,
    rows_defaults,
    rows_enums,
    rows_literals,
    rows_mappings,
    rows_members,
    rows_models,
    rows_named,
    rows_records,
    rows_scalars,
    rows_schema,
    rows_sequences,
    rows_serializers,
    rows_strings,
    rows_temporal,
    rows_unions,
    rows_validators,
    rows_wire,
)

ROWS = (
    *rows_scalars.ROWS,
    *rows_temporal.ROWS,
    *rows_strings.ROWS,
    *rows_enums.ROWS,
    *rows_literals.ROWS,
    *rows_sequences.ROWS,
    *rows_mappings.ROWS,
    *rows_records.ROWS,
    *rows_models.ROWS,
    *rows_defaults.ROWS,
    *rows_aliases.ROWS,
    *rows_serializers.ROWS,
    *rows_validators.ROWS,
    *rows_named.ROWS,
    *rows_unions.ROWS,
    *rows_schema.ROWS,
)
"""The rows of the matrix."""

OWN = (*rows_wire.ROWS, *rows_members.ROWS)
"""Rows that the matrix does not have."""

LEFT_OUT = {
    "bytesize_in": "the type of `bytesize`, whose row has this input type",
    "dict_int_tmpl": "the type of `dict_int`; a template literal breaks loops over Object.keys",
    "enum_tuple_in": "the type of `enum_tuple`, whose row has this input type",
}
"""Rows of the matrix that are not here, and why."""
