"""Dates, times and durations: numbers in what is sent where a model says so, texts on the way in.

Pydantic's schema tells so from 2.14 on; before, `ser_json_temporal` is text to it in what is sent,
and `ser_json_timedelta` number in what is accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.export.pydantic.base import Base

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

_NUMBER = {"type": "number"}
_DURATION = {"type": "string", "format": "duration"}


class Temporal(Base):
    """Values of time as they are on the wire."""

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> JsonSchemaValue:
        """A moment."""
        return dict(_NUMBER) if self._is_counted else super().datetime_schema(schema)

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        """A day."""
        return dict(_NUMBER) if self._is_counted else super().date_schema(schema)

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:
        """A time of day."""
        return dict(_NUMBER) if self._is_counted else super().time_schema(schema)

    def timedelta_schema(self, schema: core_schema.TimedeltaSchema) -> JsonSchemaValue:
        """A duration."""
        if not self.is_output:
            return dict(_DURATION)
        return dict(_NUMBER) if self._is_counted else super().timedelta_schema(schema)

    @property
    def _is_counted(self) -> bool:
        """Whether the model sends seconds or milliseconds."""
        counted = {"seconds", "milliseconds"}
        return self.is_output and self._config.config_dict.get("ser_json_temporal") in counted
