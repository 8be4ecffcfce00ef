"""What the client asks for first: the plugins and the settings of the board."""

from pydantic import Field

from schemas.i18n import Lang
from schemas.plugin_parts import ReactPluginType
from schemas.plugins import IMakeLogoPlugin, IMakePythonPlugin
from schemas.wire import WireModel


class IInternalSettings(WireModel):
    """How the frontend runs and where it finds the server."""

    timeout: int | None = Field(
        default=None, gt=0, description="Milliseconds until a request to the server has failed"
    )
    useStrictMode: bool | None = Field(
        default=None, description="Whether the frontend runs in the strict mode of React"
    )
    socketEndpoint: str | None = Field(
        default=None, description="The path of the websocket; by default `/ws`"
    )


class IBoardOptions(WireModel):
    """How far the board can be scaled."""

    minScale: float = Field(default=0.02, ge=0.02, le=0.5, description="Minimum scale of the board")
    maxScale: float = Field(default=256, ge=2, le=256, description="Maximum scale of the board")


class IGlobalSettings(WireModel):
    """What holds for the whole frontend."""

    defaultLang: Lang | None = Field(default=None, description="The language at first")
    defaultInfoTimeout: int | None = Field(
        default=None, description="Milliseconds that a toast is shown"
    )
    excludeReactPlugins: list[ReactPluginType] | None = Field(
        default=None, description="Plugins of the frontend that are not shown"
    )
    iconLoadingPatience: int | None = Field(
        default=None, ge=0, description="Milliseconds until an icon is shown to be loading"
    )


class IBoardSettings(WireModel):
    """The board and what is around it."""

    boardOptions: IBoardOptions | None = None
    globalSettings: IGlobalSettings | None = None


class IExtraPlugins(WireModel):
    """Plugins of the frontend that the server sets."""

    logo: IMakeLogoPlugin | None = None


class ISettingsStore(WireModel):
    """The answer to `sync`: all that the board is drawn from."""

    pluginSettings: list[IMakePythonPlugin] = Field(
        description="The plugins that are no part of a group, in order"
    )
    internalSettings: IInternalSettings | None = None
    boardSettings: IBoardSettings | None = None
    extraPlugins: IExtraPlugins | None = None
