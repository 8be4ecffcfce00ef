"""Words that a user reads, in one language or in all of them."""

from enum import Enum
from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from schemas.wire import WireModel


class Lang(str, Enum):
    """A language of the board."""

    ZH = "zh"
    EN = "en"


class I18N(WireModel):
    """A text in every language of the board."""

    zh: str = Field(description="Chinese")
    en: str = Field(description="English")


IStr = TypeAliasType(
    "IStr",
    Annotated[str | I18N, Field(description="A text, or one in each language")],
)
