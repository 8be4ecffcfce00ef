"""Plugins of the board, as they are sent: what each type of them is drawn with."""

from typing import Annotated, Literal, Union

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from schemas.chakra import TextAlign
from schemas.constraints import NodeConstraintSettings
from schemas.fields import IDefinitions
from schemas.i18n import IStr
from schemas.plugin_parts import (
    IPlacement,
    IPluginOptions,
    IPythonPluginWithSubmitPluginInfo,
    PluginType,
    ReactPluginType,
)
from schemas.wire import WireModel

# What a plugin is about: `pluginInfo`


class IPythonPluginInfo(WireModel, IPluginOptions):
    """What is known of any plugin."""

    identifier: str = Field(
        description="What a request names the plugin by: its name, and the hash of this run"
    )


class IPythonPluginGroupInfo(IPythonPluginInfo):
    """What is known of a group: the plugins in it."""

    header: IStr | None = Field(default=None, description="The header of the group")
    plugins: "list[IMakePythonPlugin]" = Field(description="The plugins of the group, in order")


class IPythonWorkflowPluginInfo(IPythonPluginInfo, IPythonPluginWithSubmitPluginInfo):
    """What is known of a plugin whose fields are those of a workflow."""

    header: IStr | None = Field(
        default=None, description="The header of the panel; by default the name of the plugin"
    )
    numColumns: int | None = Field(
        default=None, description="Number of columns that the fields are arranged in"
    )


class IPythonFieldsPluginInfo(IPythonWorkflowPluginInfo):
    """What is known of a plugin that is a form."""

    definitions: IDefinitions = Field(description="The fields of the form")


class IPythonTextAreaPluginInfo(IPythonPluginInfo):
    """What is known of a plugin that shows a text."""

    textAlign: TextAlign | None = Field(default=None, description="Alignment of the text")


class IPythonQAPluginInfo(IPythonPluginInfo):
    """What is known of a plugin that answers a question."""

    initialText: IStr = Field(description="What its text area shows at first")


class IPythonChatPluginInfo(IPythonWorkflowPluginInfo):
    """What is known of a plugin that talks."""

    initialText: IStr = Field(default="", description="What its text area shows at first")


class IPythonLogoPluginInfo(IPythonPluginInfo):
    """What is known of the logo."""

    redirectUrl: str | None = Field(
        default=None, description="Where a click on the logo leads, if anywhere"
    )


# What a plugin is drawn with: `props`


class IPluginRenderInfo(WireModel, IPlacement):
    """Where and how a plugin is drawn."""

    src: IStr = Field(description="The image of the button, by its URL")


class IPythonPlugin(WireModel, NodeConstraintSettings):
    """What any plugin is drawn with; every other key is a property of its button."""

    model_config = ConfigDict(extra="allow")

    renderInfo: IPluginRenderInfo = Field(description="Where and how the plugin is drawn")
    pluginInfo: IPythonPluginInfo = Field(description="What the plugin is about")
    p: str | None = Field(default=None, description="Padding of the button")
    bg: str | None = Field(default=None, description="Background color of the button")
    textAlign: TextAlign | None = Field(
        default=None, description="Alignment of the text of the button"
    )


class IPythonPluginGroup(IPythonPlugin):
    """What a group of plugins is drawn with."""

    pluginInfo: IPythonPluginGroupInfo = Field(description="What the group is about")


class IPythonFieldsPlugin(IPythonPlugin):
    """What a form is drawn with."""

    pluginInfo: IPythonFieldsPluginInfo = Field(description="What the form is about")


class IPythonWorkflowPlugin(IPythonPlugin):
    """What a workflow is drawn with."""

    pluginInfo: IPythonWorkflowPluginInfo = Field(description="What the workflow is about")


class IPythonTextAreaPlugin(IPythonPlugin):
    """What a text area is drawn with."""

    pluginInfo: IPythonTextAreaPluginInfo = Field(description="What the text area is about")


class IPythonQAPlugin(IPythonPlugin):
    """What a question and its answer are drawn with."""

    pluginInfo: IPythonQAPluginInfo = Field(description="What the question is about")


class IPythonChatPlugin(IPythonPlugin):
    """What a chat is drawn with."""

    pluginInfo: IPythonChatPluginInfo = Field(description="What the chat is about")


class ILogoPlugin(IPythonPlugin):
    """What the logo is drawn with."""

    pluginInfo: IPythonLogoPluginInfo = Field(description="What the logo is about")


# A plugin, told apart by `type`


class IMakePluginGroup(WireModel):
    """A group of plugins."""

    type: Literal[PluginType.PLUGIN_GROUP] = PluginType.PLUGIN_GROUP
    props: IPythonPluginGroup


class IMakeFieldsPlugin(WireModel):
    """A plugin that is a form."""

    type: Literal[PluginType.FIELDS] = PluginType.FIELDS
    props: IPythonFieldsPlugin


class IMakeWorkflowPlugin(WireModel):
    """A plugin that runs a workflow."""

    type: Literal[PluginType.WORKFLOW] = PluginType.WORKFLOW
    props: IPythonWorkflowPlugin


class IMakeTextAreaPlugin(WireModel):
    """A plugin that shows a text."""

    type: Literal[PluginType.TEXT_AREA] = PluginType.TEXT_AREA
    props: IPythonTextAreaPlugin


class IMakeQAPlugin(WireModel):
    """A plugin that answers a question."""

    type: Literal[PluginType.QA] = PluginType.QA
    props: IPythonQAPlugin


class IMakeChatPlugin(WireModel):
    """A plugin that talks."""

    type: Literal[PluginType.CHAT] = PluginType.CHAT
    props: IPythonChatPlugin


class IMakeMarkdownPlugin(WireModel):
    """A plugin that shows Markdown."""

    type: Literal[PluginType.MARKDOWN] = PluginType.MARKDOWN
    props: IPythonPlugin


class IMakeLogoPlugin(WireModel):
    """The logo, which the frontend draws and the server may set."""

    type: Literal[ReactPluginType.LOGO] = ReactPluginType.LOGO
    props: ILogoPlugin


IMakePythonPlugin = TypeAliasType(
    "IMakePythonPlugin",
    Annotated[
        Union[  # noqa: UP007 - `|` takes no forward references
            IMakePluginGroup,
            IMakeFieldsPlugin,
            IMakeWorkflowPlugin,
            IMakeTextAreaPlugin,
            IMakeQAPlugin,
            IMakeChatPlugin,
            IMakeMarkdownPlugin,
        ],
        Field(discriminator="type", description="A plugin that is written in Python"),
    ],
)


class IPluginProps(WireModel):
    """A map that is never sent: what a plugin is drawn with, by its type."""

    plugin_group: IPythonPluginGroup = Field(alias="_python.pluginGroup")
    fields: IPythonFieldsPlugin = Field(alias="_python.fields")
    workflow: IPythonWorkflowPlugin = Field(alias="_python.workflow")
    text_area: IPythonTextAreaPlugin = Field(alias="_python.textArea")
    qa: IPythonQAPlugin = Field(alias="_python.QA")
    chat: IPythonChatPlugin = Field(alias="_python.chat")
    markdown: IPythonPlugin = Field(alias="_python.markdown")
    logo: ILogoPlugin
