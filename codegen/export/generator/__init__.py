"""Core schemas -> JSON Schema, one direction at a time, repaired until it says what is on the wire.

Pydantic's own generator is kept for all that it does right; each part overrides what it does not.
What plain JSON Schema has no word for travels as `x-` keywords.
"""

from __future__ import annotations

from codegen.export.generator.classes import Classes
from codegen.export.generator.containers import Containers
from codegen.export.generator.extras import Extras
from codegen.export.generator.fields import Fields
from codegen.export.generator.inherited import Inherited
from codegen.export.generator.temporal import Temporal
from codegen.export.generator.values import Values

__all__ = ["Generator"]


class Generator(Inherited, Classes, Fields, Containers, Extras, Temporal, Values):
    """Pydantic's generator for one direction of the wire, with every part in place."""
