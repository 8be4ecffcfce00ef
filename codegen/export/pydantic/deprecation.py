"""What is said where a class or a field is deprecated: Pydantic's schema only says that it is."""

from __future__ import annotations

from typing import Any, get_type_hints

from pydantic.fields import FieldInfo


def deprecation_of_class(cls: type) -> str | None:
    """What a class that is itself deprecated says; None where it is not, whatever its bases are."""
    message = vars(cls).get("__deprecated__")
    return message if isinstance(message, str) else None


def deprecation_of_field(cls: type | None, name: str) -> str | None:
    """What is said of a deprecated field, also a computed one; None where nothing is."""
    computed = getattr(cls, "__pydantic_decorators__", None)
    if computed is not None and name in computed.computed_fields:
        return computed.computed_fields[name].info.deprecation_message  # type: ignore[no-any-return]  # found by name
    fields: dict[str, FieldInfo] = getattr(cls, "__pydantic_fields__", {})
    field = fields.get(name) or _annotated(cls, name)
    return None if field is None or field.deprecated is True else field.deprecation_message


def _annotated(cls: Any, name: str) -> FieldInfo | None:  # noqa: ANN401 - a class
    """The field of a TypedDict or a standard dataclass, of which Pydantic keeps nothing."""
    try:
        return FieldInfo.from_annotation(get_type_hints(cls, include_extras=True)[name])
    except (NameError, TypeError, KeyError):
        return None
