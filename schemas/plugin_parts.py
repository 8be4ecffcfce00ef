"""What a plugin as it is written and as it is sent have in common: its type, and many fields."""

from enum import Enum

from pydantic import Field

from schemas.chakra import IChakra
from schemas.i18n import IStr
from schemas.wire import ContractModel


class PluginType(str, Enum):
    """The types of plugins that are written in Python and drawn on the board."""

    PLUGIN_GROUP = "_python.pluginGroup"
    FIELDS = "_python.fields"
    WORKFLOW = "_python.workflow"
    TEXT_AREA = "_python.textArea"
    QA = "_python.QA"
    CHAT = "_python.chat"
    MARKDOWN = "_python.markdown"


class ReactPluginType(str, Enum):
    """The types of plugins that the frontend brings itself."""

    META = "meta"
    SETTINGS = "settings"
    PROJECT = "project"
    ADD = "add"
    ARRANGE = "arrange"
    UNDO = "undo"
    REDO = "redo"
    DOWNLOAD = "download"
    DELETE = "delete"
    WIKI = "wiki"
    EMAIL = "email"
    GITHUB = "github"
    SHORTCUTS = "shortcuts"
    LOGO = "logo"
    BASIC_EDITOR = "basicEditor"
    TEXT_EDITOR = "textEditor"
    IMAGE_EDITOR = "imageEditor"
    SVG_EDITOR = "svgEditor"
    NOLI_FRAME_EDITOR = "noliFrameEditor"
    NOLI_TEXT_FRAME_EDITOR = "noliTextFrameEditor"
    GROUP_EDITOR = "groupEditor"
    MULTI_EDITOR = "multiEditor"
    BRUSH = "brush"


class PivotType(str, Enum):
    """A point of a box: a corner, the middle of a side, or the center."""

    LT = "lt"
    TOP = "top"
    RT = "rt"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    LB = "lb"
    BOTTOM = "bottom"
    RB = "rb"


class IPythonSocketIntervals(ContractModel):
    """When a request is sent again by itself; intervals are in milliseconds."""

    retryInterval: int | None = Field(
        default=None, ge=0, description="After an exception, if it is to be tried again"
    )
    updateInterval: int | None = Field(
        default=None, gt=0, description="From one request to the next, if it is to be repeated"
    )


class IPluginOptions(IPythonSocketIntervals):
    """What can be said of any plugin."""

    name: IStr | None = Field(default=None, description="The name of the plugin")
    noErrorToast: bool | None = Field(
        default=None, description="Whether no toast tells of an exception"
    )
    exportFullImages: bool | None = Field(
        default=None, description="Whether images are exported in full when several are selected"
    )


class IPythonPluginWithSubmitPluginInfo(ContractModel):
    """What happens on submit."""

    closeOnSubmit: bool | None = Field(default=None, description="Whether the panel closes")
    toastOnSubmit: bool | None = Field(default=None, description="Whether there is a toast")
    toastMessageOnSubmit: IStr | None = Field(
        default=None, description="What the toast says, if there is one"
    )


class IPlacement(ContractModel):
    """Where a plugin has its button and its panel; lengths are in pixels."""

    w: float = Field(ge=0, description="Width of the panel; up to 1, a share of the board's")
    h: float = Field(ge=0, description="Height of the panel; up to 1, a share of the board's")
    minW: int | None = Field(default=None, description="Minimum width of the panel")
    minH: int | None = Field(default=None, description="Minimum height of the panel")
    maxW: int | None = Field(default=None, description="Maximum width of the panel")
    maxH: int | None = Field(default=None, description="Maximum height of the panel")
    tooltip: IStr | None = Field(default=None, description="The tooltip of the button")
    pivot: PivotType | None = Field(
        default=None, description="Where the button is, on the node that it follows or on the board"
    )
    follow: bool | None = Field(
        default=None, description="Whether the plugin follows the selected node"
    )
    expandPivot: PivotType | None = Field(
        default=None, description="Where the panel is; by default where the button is"
    )
    expandOffsetX: int | None = Field(default=None, description="X offset of the panel")
    expandOffsetY: int | None = Field(default=None, description="Y offset of the panel")
    iconW: int | None = Field(default=None, description="Width of the button")
    iconH: int | None = Field(default=None, description="Height of the button")
    offsetX: int | None = Field(default=None, description="X offset of the button")
    offsetY: int | None = Field(default=None, description="Y offset of the button")
    bgOpacity: float | None = Field(default=None, description="Opacity of the button")
    expandOpacity: float | None = Field(default=None, description="Opacity of the panel")
    useModal: bool = Field(default=False, description="Whether the panel is a modal")
    keepOpen: bool = Field(
        default=False, description="Whether the panel stays open when the board is clicked"
    )
    expandProps: IChakra | None = Field(default=None, description="Styles of the panel")
