"""Plugins as they are written -> plugins as they are sent, with nothing that stays in Python."""

from collections.abc import Iterable
from typing import Any, Final

from pydantic import TypeAdapter

from schemas.authored.fields import lower_fields
from schemas.authored.plugins import (
    IChatPluginInfo,
    IFieldsPluginInfo,
    ILogoSettings,
    IPlugin,
    IPluginGroupInfo,
    IPluginInfo,
    IPluginSettings,
    IQAPluginInfo,
    ITextAreaPluginInfo,
    IWorkflowPluginInfo,
)
from schemas.constraints import NodeConstraintSettings
from schemas.plugin_parts import IPlacement, PluginType, ReactPluginType
from schemas.plugins import IMakeLogoPlugin, IMakePythonPlugin

PLUGIN_ICON: Final = "/plugin.svg"
GROUP_ICON: Final = "/plugin-group.svg"

_INFOS: dict[PluginType, type[IPluginInfo]] = {
    PluginType.PLUGIN_GROUP: IPluginGroupInfo,
    PluginType.FIELDS: IFieldsPluginInfo,
    PluginType.WORKFLOW: IWorkflowPluginInfo,
    PluginType.TEXT_AREA: ITextAreaPluginInfo,
    PluginType.QA: IQAPluginInfo,
    PluginType.CHAT: IChatPluginInfo,
    PluginType.MARKDOWN: IPluginInfo,
}
_PLUGIN: TypeAdapter[IMakePythonPlugin] = TypeAdapter(IMakePythonPlugin)


def lower_plugin(plugin: IPlugin, identifier: str, run: str) -> IMakePythonPlugin:
    """Return a plugin as it is sent, with those in it.

    `run` is the hash of this run of the server, by which a request is told from one of an earlier
    run. Raises `TypeError` for a plugin that is internal, or whose `pluginInfo` is that of another
    type, and as its fields do.
    """
    if not isinstance(plugin.type, PluginType):
        raise TypeError(f"{identifier} is of type {plugin.type.value}, which is never sent")
    settings, expected = plugin.settings, _INFOS[plugin.type]
    if not _is_info(settings.pluginInfo, expected):
        came = type(settings.pluginInfo).__name__
        of = f"pluginInfo of {identifier} ({plugin.type.value})"
        raise TypeError(f"{of} is {came}; expected {expected.__name__}")
    props = _props(settings, identifier, run)
    return _PLUGIN.validate_python({"type": plugin.type, "props": props})


def lower_logo(settings: ILogoSettings, run: str) -> IMakeLogoPlugin:
    """Return the logo as it is sent; `run` is the hash of this run of the server."""
    props = _props(settings, ReactPluginType.LOGO.value, run)
    return IMakeLogoPlugin.model_validate({"props": props})


def _is_info(info: IPluginInfo, expected: type[IPluginInfo]) -> bool:
    """Whether all that is stated is sent: an heir may have fields that the type does not have."""
    same_fields = type(info).model_fields.keys() == expected.model_fields.keys()
    return isinstance(info, expected) and same_fields


def _props(settings: IPluginSettings[Any], identifier: str, run: str) -> dict[str, Any]:
    is_group = isinstance(settings.pluginInfo, IPluginGroupInfo)
    icon = GROUP_ICON if is_group else PLUGIN_ICON
    return {
        **(settings.buttonProps or {}),
        **_stated(settings, ("p", "bg", "textAlign")),
        **_stated(settings, NodeConstraintSettings.model_fields),
        "renderInfo": {"src": settings.src or icon, **_stated(settings, IPlacement.model_fields)},
        "pluginInfo": _info(settings.pluginInfo, identifier, run),
    }


def _info(info: IPluginInfo, identifier: str, run: str) -> dict[str, Any]:
    sent = {**dict(info), "identifier": f"{identifier}.{run}"}
    if isinstance(info, IFieldsPluginInfo):
        sent["definitions"] = lower_fields(info.definitions)
    if isinstance(info, IPluginGroupInfo):
        sent["plugins"] = [lower_plugin(each(), name, run) for name, each in info.plugins.items()]
    return sent


def _stated(settings: IPluginSettings[Any], names: Iterable[str]) -> dict[str, Any]:
    """Return those of the settings that have a value; the others are left to the frontend."""
    return {name: value for name in names if (value := getattr(settings, name)) is not None}
