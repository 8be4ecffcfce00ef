"""Plugins on the wire: one type and its props each, groups of them, and the map of the props."""

import json
from typing import Any, get_args

import pytest
from contract.samples import GROUP, LOGO, PLUGIN_PROPS, PLUGINS
from pydantic import TypeAdapter, ValidationError

from schemas.constraints import NodeConstraints
from schemas.plugin_parts import PivotType, PluginType, ReactPluginType
from schemas.plugins import IMakeLogoPlugin, IMakePythonPlugin, IPluginProps
from schemas.settings import ISettingsStore

PLUGIN: TypeAdapter[IMakePythonPlugin] = TypeAdapter(IMakePythonPlugin)


def test_every_type_of_plugin_can_be_sent() -> None:
    assert set(PluginType) == {each.type for each in (*PLUGINS, GROUP)}
    (union, _) = get_args(IMakePythonPlugin.__value__)
    assert len(PluginType) == len(get_args(union))


@pytest.mark.parametrize("plugin", [*PLUGINS, GROUP], ids=lambda plugin: plugin.type.value)
def test_the_type_tells_what_the_props_are(plugin: IMakePythonPlugin) -> None:
    back = PLUGIN.validate_json(plugin.to_wire())
    assert plugin == back
    assert type(plugin.props.pluginInfo) is type(back.props.pluginInfo)


def test_a_property_of_the_button_that_nobody_declares_comes_along() -> None:
    assert "blue" == json.loads(LOGO.to_wire())["props"]["color"]
    assert LOGO == IMakeLogoPlugin.model_validate_json(LOGO.to_wire())


def test_a_fault_in_a_group_is_told_at_its_place() -> None:
    stated: dict[str, Any] = json.loads(ISettingsStore(pluginSettings=[GROUP]).to_wire())
    about = stated["pluginSettings"][0]["props"]["pluginInfo"]
    about["plugins"] = [json.loads(GROUP.to_wire())]
    about["plugins"][0]["props"]["pluginInfo"]["plugins"][0]["type"] = "_python.nope"
    inner = r"0\.`_python\.pluginGroup`\.props\.pluginInfo\.plugins"
    with pytest.raises(
        ValidationError, match=rf"1 validation error.*\npluginSettings\.{inner}\.{inner}\.0\n"
    ):
        ISettingsStore.model_validate(stated)


def test_the_map_has_the_props_of_every_type() -> None:
    aliases = {field.alias or name for name, field in IPluginProps.model_fields.items()}
    assert {*(each.value for each in PluginType), "logo"} == aliases
    props = {field.annotation for field in IPluginProps.model_fields.values()}
    assert {type(each.props) for each in (*PLUGINS, GROUP, LOGO)} == props
    assert PLUGIN_PROPS == IPluginProps.model_validate_json(PLUGIN_PROPS.to_wire())


def test_the_names_of_what_a_plugin_is_told_by() -> None:
    assert "pluginGroup fields workflow textArea QA chat markdown".split() == [
        each.value.removeprefix("_python.") for each in PluginType
    ]
    assert (
        "meta settings project add arrange undo redo download delete wiki email github shortcuts "
        "logo basicEditor textEditor imageEditor svgEditor noliFrameEditor noliTextFrameEditor "
        "groupEditor multiEditor brush".split()
        == [each.value for each in ReactPluginType]
    )
    assert "lt top rt left center right lb bottom rb".split() == [each.value for each in PivotType]
    assert (
        "polygon ellipse rectangle star line svg text image path noliFrame noliTextFrame "
        "group frame none anyNode singleNode multiNode".split()
        == [each.value for each in NodeConstraints]
    )
