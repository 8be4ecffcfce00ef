"""What a user plugin answers with, and the way there from the raw value that it returns."""

import operator
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, RootModel

from schemas.wire import WireModel

SAFE = True
"""The verdict on an item to which nobody objects."""

NO_REASON = ""
"""The reason that goes with `SAFE`."""

ItemT = TypeVar("ItemT")

_MOST_NAMED = 3


class IPythonTextItem(WireModel):
    """One text of a result."""

    text: str
    safe: bool = SAFE
    reason: str = Field(default=NO_REASON, description="Why it is not safe; empty when it is")


class IPythonImageItem(WireModel):
    """One image of a result, already uploaded."""

    w: int = Field(description="Width in pixels")
    h: int = Field(description="Height in pixels")
    url: str
    safe: bool = SAFE
    reason: str = Field(default=NO_REASON, description="Why it is not safe; empty when it is")


class IPythonTextResults(WireModel):
    """The result of a plugin that answers with texts."""

    type: Literal["text"] = "text"
    value: list[IPythonTextItem]
    extra: dict[str, Any] = Field(
        default_factory=dict,
        exclude_if=operator.not_,
        description="Anything that goes with the texts; absent when there is nothing",
    )


class IPythonImageResults(WireModel):
    """The result of a plugin that answers with images."""

    type: Literal["image"] = "image"
    value: list[IPythonImageItem]
    extra: dict[str, Any] = Field(
        default_factory=dict,
        exclude_if=operator.not_,
        description="Anything that goes with the images; absent when there is nothing",
    )


class IPythonResults(
    WireModel,
    RootModel[Annotated[IPythonTextResults | IPythonImageResults, Field(discriminator="type")]],
):
    """The result of a user plugin: texts or images, told apart by `type`."""

    @classmethod
    def from_texts(
        cls, result: str | list[str] | tuple[str, ...], extra: Mapping[str, Any] | None = None
    ) -> "IPythonResults":
        """Take one text or several, each of them safe.

        Raises `TypeError` for an item that is not a str, and `ValueError` when there is no item.
        """
        value = [IPythonTextItem(text=text) for text in _items(result, str)]
        return cls(IPythonTextResults(value=value, extra={} if extra is None else extra))

    @classmethod
    def from_images(
        cls,
        result: IPythonImageItem | list[IPythonImageItem] | tuple[IPythonImageItem, ...],
        extra: Mapping[str, Any] | None = None,
    ) -> "IPythonResults":
        """Take one uploaded image or several.

        Raises `TypeError` for an item that is not an `IPythonImageItem`, and `ValueError` when
        there is no item.
        """
        value = _items(result, IPythonImageItem)
        return cls(IPythonImageResults(value=value, extra={} if extra is None else extra))

    @classmethod
    def from_raw(
        cls, raw: object, extra: Mapping[str, Any] | None = None
    ) -> "IPythonResults | None":
        """Take what a plugin returned: texts, uploaded images, or None, for which nothing is sent.

        Raises `TypeError` for anything else and for a list that mixes the two, and `ValueError`
        for an empty list and for an extra that has no result to go with.
        """
        if raw is None:
            if extra:
                raise ValueError("extra is given, but the result is None; expected a result too")
            return None
        items = _items(raw, str, IPythonImageItem)
        texts = [item for item in items if isinstance(item, str)]
        if texts:
            return cls.from_texts(texts, extra)
        images = [item for item in items if isinstance(item, IPythonImageItem)]
        return cls.from_images(images, extra)


def _items(result: object, *kinds: type[ItemT]) -> list[ItemT]:
    """Return the items of a result, one or several, all of the kind of the first."""
    if isinstance(result, kinds):
        return [result]
    came, expected = type(result).__name__, " or ".join(kind.__name__ for kind in kinds)
    if not isinstance(result, (list, tuple)):
        raise TypeError(f"result is {came}; expected {expected}, or a list of one kind")
    if not result:
        raise ValueError(f"result is an empty {came}; expected at least one {expected}")
    allowed = tuple(kind for kind in kinds if isinstance(result[0], kind))
    wrong = [
        f"result[{index}] is {type(item).__name__}"
        for index, item in enumerate(result)
        if not isinstance(item, allowed or kinds)
    ]
    if wrong:
        wanted = f"{allowed[0].__name__} like result[0]" if allowed else expected
        raise TypeError(f"{_first_few(wrong)}; expected {wanted}")
    return list(result)


def _first_few(faults: list[str]) -> str:
    more = [f"and {len(faults) - _MOST_NAMED} more"] if len(faults) > _MOST_NAMED else []
    return ", ".join(faults[:_MOST_NAMED] + more)
