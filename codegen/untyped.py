"""Names for what no annotation can say, so that a signature tells which anything it takes."""

from __future__ import annotations

from typing import Any, TypeAlias

AnyType: TypeAlias = Any
"""Whatever Pydantic takes as an annotation: a class, a use of a generic type, an alias, a union."""

CoreSchema: TypeAlias = Any
"""A core schema of Pydantic, a dict that is told apart by its `type`."""

JsonValue: TypeAlias = Any
"""A JSON value that nobody has looked at yet."""

Instance: TypeAlias = Any
"""An instance of one of the user's types, or a part of one."""

Value: TypeAlias = Any
"""A value of the configuration, as TOML has it or as its type has it."""

Passed: TypeAlias = Any
"""What a library calls us with, and is handed on to it as it came."""
