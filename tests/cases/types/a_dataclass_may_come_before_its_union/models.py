import dataclasses
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config
from pydantic.dataclasses import dataclass
from typing_extensions import NotRequired, TypedDict


@dataclass
class Leaf:
    size: int


@dataclass
class Twig:
    next: "Tree"


Tree = Twig | Leaf


@with_config(ConfigDict(str_max_length=5))
class Crate(TypedDict):
    kind: Literal["crate"]
    inner: NotRequired["Held"]


@with_config(ConfigDict(str_max_length=7))
@dataclasses.dataclass
class Held:
    item: Annotated[Crate, Field(discriminator="kind")]
    name: str
