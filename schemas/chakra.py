"""Styles of a component, in the names of the library that the frontend draws with."""

from enum import Enum

from pydantic import ConfigDict, Field

from schemas.wire import WireModel


class TextAlign(str, Enum):
    """Where the lines of a text begin and end."""

    CENTER = "center"
    END = "end"
    JUSTIFY = "justify"
    LEFT = "left"
    MATCH_PARENT = "match-parent"
    RIGHT = "right"
    START = "start"


class IChakra(WireModel):
    """The styles that a plugin may set; each is a length or a colour of CSS."""

    # The original dropped what it did not know, so that a style that is misspelled did nothing.
    model_config = ConfigDict(extra="forbid")

    w: str | None = Field(default=None, description="Width")
    h: str | None = Field(default=None, description="Height")
    minW: str | None = Field(default=None, description="Minimum width")
    minH: str | None = Field(default=None, description="Minimum height")
    maxW: str | None = Field(default=None, description="Maximum width")
    maxH: str | None = Field(default=None, description="Maximum height")
    p: str | None = Field(default=None, description="Padding")
    bg: str | None = Field(default=None, description="Background color")
    textAlign: TextAlign | None = Field(default=None, description="Alignment of the text")
