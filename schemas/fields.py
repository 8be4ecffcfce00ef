"""The fields of a form, as they are sent: eight definitions, told apart by `type`.

A plugin is written with ten; `schemas.authored` lowers the two that stay on the server.
"""

import re
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, Union

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from schemas.chakra import IChakra
from schemas.i18n import IStr
from schemas.wire import ContractModel, WireModel


class IListProperties(WireModel):
    """Where a field is that stands in a list, which may stand in another list."""

    listKey: str = Field(description="The key of the list")
    listIndex: int = Field(description="The index of the item, from 0")
    parent: "IListProperties | None" = Field(
        default=None, description="Where the list itself is, if it stands in a list"
    )


class ICondition(WireModel):
    """A field that decides whether another one is shown."""

    field: str
    listProperties: IListProperties | None = Field(
        default=None, description="Where the field is, if it stands in a list"
    )


class IBaseField(ContractModel):
    """What all fields have in common."""

    model_config = ConfigDict(extra="forbid")

    label: IStr | None = Field(default=None, description="The label of the field")
    tooltip: IStr | None = Field(default=None, description="The tooltip of the field")
    props: IChakra | None = Field(default=None, description="Props for the component")
    numRows: int | None = Field(default=None, description="Number of rows that the field occupies")
    condition: str | ICondition | None = Field(
        default=None, description="The field that has to be true for this one to be shown"
    )


class ITextField(WireModel, IBaseField):
    """A field for a text."""

    type: Literal["text"] = "text"
    default: IStr = Field(default="", description="The default value of the field")


class IImageField(WireModel, IBaseField):
    """A field for an image, by its URL."""

    type: Literal["image"] = "image"
    default: IStr = Field(default="", description="The default value of the field")


class NumberScale(str, Enum):
    """How the values of a slider are spread over its length."""

    LINEAR = "linear"
    LOGARITHMIC = "logarithmic"


class INumberField(WireModel, IBaseField):
    """A field for a number: a slider where it has both ends, else an input."""

    type: Literal["number"] = "number"
    default: float = Field(description="The default value of the field")
    min: float | None = Field(default=None, description="The minimum value of the field")
    max: float | None = Field(default=None, description="The maximum value of the field")
    step: float | None = Field(default=None, description="The step of the slider")
    isInt: bool | None = Field(default=None, description="Whether the number is an integer")
    scale: NumberScale | None = Field(default=None, description="The scale of the slider")
    precision: int | None = Field(default=None, description="Digits that the slider shows")


class ISelectLocalProperties(WireModel):
    """What of a folder of the server a select offers; the client sends it back to ask again."""

    path: str = Field(description="The folder, as the server finds it")
    regex: str | None = Field(default=None, description="What the names have to match, if anything")
    noExt: bool = Field(default=False, description="Whether the names go without their extension")
    onlyFiles: bool = Field(default=True, description="Whether folders are left out")
    defaultPlaceholder: str | None = Field(
        default=None, description="An option that comes before those of the folder, if any"
    )

    def options(self) -> list[str]:
        """Return the names in the folder by their order, of which there are none without a folder.

        Raises `re.error` for a regex that is none. Since the client can ask for any folder, a
        server compares what it asks for with what it sent.
        """
        first = [] if self.defaultPlaceholder is None else [self.defaultPlaceholder]
        folder = Path(self.path)
        if not folder.is_dir():
            return first
        found = [each for each in folder.iterdir() if each.is_file() or not self.onlyFiles]
        names = [each for each in found if re.search(self.regex or "", each.name)]
        return first + sorted(each.stem if self.noExt else each.name for each in names)


class ISelectField(WireModel, IBaseField):
    """A field for one of several options, or for several of them."""

    type: Literal["select"] = "select"
    options: list[IStr] = Field(description="The options of the field")
    default: IStr = Field(description="The default value of the field")
    isMulti: bool | None = Field(default=None, description="Whether several can be chosen")
    mappingPath: str | None = Field(
        default=None, description="The file that the options are from, by which to ask for them"
    )
    isLocal: bool | None = Field(
        default=None, description="Whether the options are from a folder of the server"
    )
    localProperties: ISelectLocalProperties | None = Field(
        default=None, description="The folder that the options are from, by which to ask for them"
    )


class IBooleanField(WireModel, IBaseField):
    """A field for a yes or a no."""

    type: Literal["boolean"] = "boolean"
    default: bool = Field(description="The default value of the field")


class IColorField(WireModel, IBaseField):
    """A field for a color."""

    type: Literal["color"] = "color"
    default: IStr = Field(default="#ffffff", description="The default value of the field")


class IListField(WireModel, IBaseField):
    """A field for a list of forms, all of the same fields."""

    type: Literal["list"] = "list"
    item: "dict[str, IFieldDefinition]" = Field(description="The fields of each form")
    default: list[Any] = Field(default_factory=list, description="The default forms of the field")
    displayKey: str | None = Field(
        default=None, description="The field that stands for a form that is collapsed"
    )
    maxNumRows: int | None = Field(default=None, description="Maximum number of rows")


class IObjectField(WireModel, IBaseField):
    """A field for a form within the form."""

    type: Literal["object"] = "object"
    fields: "dict[str, IFieldDefinition]" = Field(description="The fields of the form")
    default: dict[str, Any] = Field(
        default_factory=dict, description="The default values of the form"
    )


IFieldDefinition = TypeAliasType(
    "IFieldDefinition",
    Annotated[
        Union[  # noqa: UP007 - `|` takes no forward references
            ITextField,
            IImageField,
            INumberField,
            ISelectField,
            IBooleanField,
            IColorField,
            IListField,
            IObjectField,
        ],
        Field(discriminator="type", description="A field of a form, as it is sent"),
    ],
)

# Not within the fields themselves: below a named alias of another, Pydantic tries all members of
# the union instead of the one that `type` names.
IDefinitions = TypeAliasType(
    "IDefinitions",
    Annotated[dict[str, IFieldDefinition], Field(description="The fields of a form, by key")],
)
