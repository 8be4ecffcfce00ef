"""What a user plugin answers with, and the way there from the raw value that it returns."""

import operator
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, RootModel

from schemas.raw import items_of
from schemas.wire import WireModel

SAFE = True
"""The verdict on an item to which nobody objects."""

NO_REASON = ""
"""The reason that goes with `SAFE`."""


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
        value = [IPythonTextItem(text=text) for text in items_of(result, str)]
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
        value = items_of(result, IPythonImageItem)
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
        items = items_of(raw, str, IPythonImageItem)
        texts = [item for item in items if isinstance(item, str)]
        if texts:
            return cls.from_texts(texts, extra)
        images = [item for item in items if isinstance(item, IPythonImageItem)]
        return cls.from_images(images, extra)
