"""Plugins as they are written: what their settings refuse, and that they cannot be sent."""

from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError
from typing_extensions import assert_type

from schemas.authored import (
    IChatPluginInfo,
    IFieldDefinition,
    IFieldsPluginInfo,
    ILogoPluginInfo,
    ILogoSettings,
    InternalPluginType,
    IPlugin,
    IPluginGroupInfo,
    IPluginInfo,
    IPluginSettings,
    IQAPluginInfo,
    ITextAreaPluginInfo,
    IWorkflowPluginInfo,
)
from schemas.plugin_parts import PluginType


class Markdown(IPlugin):
    type = PluginType.MARKDOWN

    @property
    def settings(self) -> IPluginSettings:
        return IPluginSettings(w=1, h=1)


def test_there_is_a_type_that_is_never_sent() -> None:
    assert ["_internal"] == [each.value for each in InternalPluginType]
    assert all(each.value.startswith("_python.") for each in PluginType)
    assert 7 == len(PluginType)


def test_a_plugin_has_to_have_settings() -> None:
    class Nothing(IPlugin):
        type = PluginType.MARKDOWN

    with pytest.raises(TypeError, match="settings"):
        Nothing()  # type: ignore[abstract] # the mistake in question


def test_a_plugin_is_about_nothing_in_particular_by_default() -> None:
    settings = IPluginSettings(w=1, h=1)
    assert_type(settings.pluginInfo, IPluginInfo)
    assert IPluginInfo() == settings.pluginInfo
    assert settings.pluginInfo is not IPluginSettings(w=1, h=1).pluginInfo


def test_settings_hold_what_a_plugin_of_their_kind_is_about() -> None:
    info = IFieldsPluginInfo(definitions={})
    settings = IPluginSettings[IFieldsPluginInfo](w=1, h=1, pluginInfo=info)
    assert_type(settings.pluginInfo.definitions, dict[str, IFieldDefinition])
    with pytest.raises(ValidationError, match="pluginInfo"):
        IPluginSettings[IFieldsPluginInfo](w=1, h=1, pluginInfo=IPluginInfo())


@pytest.mark.parametrize("side", ["w", "h"])
def test_a_panel_is_not_narrower_than_nothing(side: str) -> None:
    with pytest.raises(ValidationError, match=rf"{side}\n.*greater than or equal to 0"):
        IPluginSettings(**{"w": 0, "h": 0, side: -1})


@pytest.mark.parametrize(
    ("members", "fault"),
    [
        ({"retryInterval": -1}, "greater than or equal to 0"),
        ({"updateInterval": 0}, "greater than 0"),
        ({"identifier": "a"}, "Extra inputs are not permitted"),
    ],
)
def test_what_cannot_be_said_of_a_plugin(members: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        IPluginInfo(**members)


def test_what_cannot_be_said_of_a_text_area() -> None:
    with pytest.raises(ValidationError, match=r"(?s)noLoading\n.*not permitted"):
        ITextAreaPluginInfo.model_validate({"noLoading": True})


def test_a_setting_that_is_misspelled_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"(?s)nodeConstrain\n.*not permitted"):
        IPluginSettings.model_validate({"w": 0, "h": 0, "nodeConstrain": "none"})


def test_a_property_of_the_button_cannot_take_the_place_of_the_plugins_own() -> None:
    props = {"renderInfo": {}, "color": "blue", "nodeConstraint": "none"}
    fault = "nodeConstraint, renderInfo: no property of the button, but of the plugin"
    with pytest.raises(ValidationError, match=fault):
        IPluginSettings(w=1, h=1, buttonProps=props)
    assert {"bg": "red"} == IPluginSettings(w=1, h=1, buttonProps={"bg": "red"}).buttonProps


def test_the_logo_has_no_panel_and_leads_to_one_place() -> None:
    settings = ILogoSettings(pluginInfo=ILogoPluginInfo(redirectUrl="https://example.com"))
    assert (0, 0) == (settings.w, settings.h)
    with pytest.raises(ValidationError, match="redirectUrl"):
        ILogoPluginInfo.model_validate({"redirectUrl": {"zh": "a", "en": "b"}})


def test_a_chat_is_a_workflow_and_a_form_is_one() -> None:
    assert issubclass(IChatPluginInfo, IWorkflowPluginInfo)
    assert issubclass(IFieldsPluginInfo, IWorkflowPluginInfo)
    assert not issubclass(IQAPluginInfo, IWorkflowPluginInfo)
    assert not issubclass(ITextAreaPluginInfo, IWorkflowPluginInfo)
    assert "" == IChatPluginInfo().initialText


def test_a_group_holds_classes_which_no_json_can() -> None:
    group = IPluginGroupInfo(plugins={"a": Markdown})
    assert Markdown is group.plugins["a"]
    with pytest.raises(PydanticSerializationError):
        group.model_dump_json()
    with pytest.raises(ValidationError, match=r"plugins\.a"):
        IPluginGroupInfo(plugins={"a": Markdown()})
