"""Core schemas -> JSON Schema, one direction at a time, repaired until it says what is on the wire.

Pydantic's own generator is kept for all that it does right; each part overrides what it does not.
What plain JSON Schema has no word for travels as `x-` keywords.
"""

from __future__ import annotations

from codegen.export.pydantic.classes import Classes
from codegen.export.pydantic.containers import Containers
from codegen.export.pydantic.extras import Extras
from codegen.export.pydantic.fields import Fields
from codegen.export.pydantic.inherited import Inherited
from codegen.export.pydantic.temporal import Temporal
from codegen.export.pydantic.values import Values

__all__ = ["Generator"]


class Generator(Inherited, Classes, Fields, Containers, Extras, Temporal, Values):
    """Pydantic's generator for one direction of the wire, with every part in place."""
