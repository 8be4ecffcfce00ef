"""Files of routes and channels: what they import of types that are called as their own."""

from __future__ import annotations

from pathlib import Path

from codegen.config import Config
from codegen.emit import emit
from codegen.parse import parse

REF = {"$ref": "#/$defs/ValidationError"}
DOCUMENT = {
    "$defs": {
        "ValidationError": {"x-python": "m:ValidationError", "type": "object", "properties": {}},
        "Handlers": {"x-python": "m:Handlers", "type": "object", "properties": {}},
    },
    "x-routes": [
        {
            "id": "read",
            "method": "get",
            "path": "/",
            "x-python": "m:read",
            "responses": {"400": {"type": "object", "properties": {"a/b": REF}}},
        }
    ],
    "x-channels": {"/ws": {"sends": {"$ref": "#/$defs/Handlers"}, "receives": REF}},
}


def test_a_type_that_is_called_as_one_of_the_file_is_imported_under_another_name() -> None:
    targets = ("typescript", "routes", "channels")
    texts = emit(parse(DOCUMENT), Config(Path(), ("m",), targets=targets))
    routes, channels = texts["routes/index.ts"], texts["channels/index.ts"]
    assert (
        'import type { ValidationError as ValidationError_ } from "../typescript/m.js";' in routes
    )
    assert '"a/b": ValidationError_;' in routes
    assert "  detail: ValidationError[];" in routes
    assert "  Handlers as Handlers_,\n  ValidationError,\n" in channels
    assert "    sends: Handlers_;\n    receives: ValidationError;\n" in channels
