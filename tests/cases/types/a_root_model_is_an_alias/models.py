from typing import Any

from pydantic import BaseModel, RootModel


class Tags(RootModel[list[str]]):
    """Words."""


class Maybe(RootModel[int | None]):
    pass


class Note(BaseModel):
    tags: Tags
    maybe: Maybe
    any: RootModel[Any]
