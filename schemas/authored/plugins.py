"""Plugins, as they are written: a class with settings, which are flat and hold what it is about."""

from abc import ABC, abstractmethod
from enum import Enum
from typing import Any, ClassVar, Generic

from pydantic import Field, SerializeAsAny, field_validator
from typing_extensions import TypeVar

from schemas.authored.fields import IFieldDefinition
from schemas.authored.model import AuthoredModel
from schemas.chakra import TextAlign
from schemas.constraints import NodeConstraintSettings
from schemas.i18n import IStr
from schemas.plugin_parts import (
    IPlacement,
    IPluginOptions,
    IPythonPluginWithSubmitPluginInfo,
    PluginType,
)
from schemas.plugins import IPythonPlugin


class InternalPluginType(str, Enum):
    """The type of the plugins that answer the frontend itself: never drawn, so never sent."""

    INTERNAL = "_internal"


class IPlugin(ABC):
    """A plugin, as its author writes it."""

    type: ClassVar[PluginType | InternalPluginType]

    @property
    @abstractmethod
    def settings(self) -> "IPluginSettings[Any]":
        """What the plugin looks like and what it is about."""


class IPluginInfo(AuthoredModel, IPluginOptions):
    """What any plugin is about."""


class IPluginGroupInfo(IPluginInfo):
    """What a group is about: the classes of its plugins, by name."""

    header: IStr | None = Field(default=None, description="The header of the group")
    plugins: dict[str, type[IPlugin]] = Field(description="The plugins of the group, by name")


class IWorkflowPluginInfo(IPluginInfo, IPythonPluginWithSubmitPluginInfo):
    """What a plugin is about whose fields are those of a workflow."""

    header: IStr | None = Field(
        default=None, description="The header of the panel; by default the name of the plugin"
    )
    numColumns: int | None = Field(
        default=None, description="Number of columns that the fields are arranged in"
    )


class IFieldsPluginInfo(IWorkflowPluginInfo):
    """What a plugin is about that is a form."""

    definitions: dict[str, IFieldDefinition] = Field(description="The fields of the form, by key")


class ITextAreaPluginInfo(IPluginInfo):
    """What a plugin is about that shows a text."""

    textAlign: TextAlign | None = Field(default=None, description="Alignment of the text")


class IQAPluginInfo(IPluginInfo):
    """What a plugin is about that answers a question."""

    initialText: IStr = Field(description="What its text area shows at first")


class IChatPluginInfo(IWorkflowPluginInfo):
    """What a plugin is about that talks."""

    initialText: IStr = Field(default="", description="What its text area shows at first")


class ILogoPluginInfo(IPluginInfo):
    """What the logo is about."""

    redirectUrl: str | None = Field(
        default=None, description="Where a click on the logo leads, if anywhere"
    )


InfoT = TypeVar("InfoT", bound=IPluginInfo, default=IPluginInfo)

_OF_THE_PLUGIN = IPythonPlugin.model_fields.keys() - {"p", "bg", "textAlign"}


class IPluginSettings(AuthoredModel, NodeConstraintSettings, IPlacement, Generic[InfoT]):
    """What a plugin looks like, when it is shown, and what it is about."""

    src: IStr | None = Field(
        default=None, description="The image of the button, by its URL; by default one of a plugin"
    )
    p: str | None = Field(default=None, description="Padding of the button")
    bg: str | None = Field(default=None, description="Background color of the button")
    textAlign: TextAlign | None = Field(
        default=None, description="Alignment of the text of the button"
    )
    buttonProps: dict[str, Any] | None = Field(
        default=None, description="Every other property of the button"
    )
    pluginInfo: SerializeAsAny[InfoT] = Field(
        default_factory=IPluginInfo, validate_default=True, description="What the plugin is about"
    )
    no_offload: bool = Field(
        default=False,
        description="Whether the plugin runs in the main thread of the server; it is never sent",
    )

    @field_validator("buttonProps")
    @classmethod
    def _are_of_the_button(cls, props: dict[str, Any] | None) -> dict[str, Any] | None:
        taken = sorted(_OF_THE_PLUGIN & (props or {}).keys())
        if taken:
            raise ValueError(f"{', '.join(taken)}: no property of the button, but of the plugin")
        return props


class ILogoSettings(IPluginSettings[ILogoPluginInfo]):
    """What the logo looks like; it has no panel."""

    w: float = Field(default=0, ge=0, description="Width of the panel")
    h: float = Field(default=0, ge=0, description="Height of the panel")
