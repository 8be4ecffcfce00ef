"""What an internal request is answered with: the `R` of its message, by the identifier."""

from typing import Generic, TypeVar

from pydantic import Field

from schemas.i18n import I18N
from schemas.settings import ISettingsStore
from schemas.wire import WireModel

OptionT = TypeVar("OptionT")


class INodeValidation(WireModel):
    """Whether a plugin is shown for what is selected, as its validator decides."""

    acceptable: bool


class ISelectOptions(WireModel, Generic[OptionT]):
    """The options of a select, as they are now."""

    options: list[OptionT]


class IInternalResults(WireModel):
    """A map that is never sent: the final response by the identifier of an internal request.

    Every other identifier is that of a plugin, which answers with `IPythonResults`.
    """

    sync: ISettingsStore = Field(description="What the board is drawn from")
    node_validator: INodeValidation
    sync_local_select: ISelectOptions[str] = Field(description="Names in a folder of the server")
    sync_select_mapping: ISelectOptions[I18N] = Field(description="Values of a mapping")
