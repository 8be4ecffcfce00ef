"""The settings that the client asks for first."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from schemas.plugin_parts import ReactPluginType
from schemas.settings import (
    IBoardOptions,
    IBoardSettings,
    IExtraPlugins,
    IGlobalSettings,
    IInternalSettings,
    ISettingsStore,
)


def test_the_endpoint_of_the_socket_has_the_name_that_the_frontend_reads() -> None:
    settings = IInternalSettings(useStrictMode=False, socketEndpoint="/ws")
    assert '{"useStrictMode":false,"socketEndpoint":"/ws"}' == settings.to_wire()


def test_a_setting_without_a_value_is_left_to_the_frontend() -> None:
    assert '{"pluginSettings":[]}' == ISettingsStore(pluginSettings=[]).to_wire()
    for least in (IInternalSettings(), IGlobalSettings(), IBoardSettings(), IExtraPlugins()):
        assert "{}" == least.to_wire()


def test_every_plugin_of_the_frontend_can_be_excluded() -> None:
    settings = IGlobalSettings(excludeReactPlugins=list(ReactPluginType))
    names = [each.value for each in ReactPluginType]
    assert {"excludeReactPlugins": names} == json.loads(settings.to_wire())
    assert 23 == len(names)
    assert settings == IGlobalSettings.model_validate_json(settings.to_wire())


@pytest.mark.parametrize(
    ("members", "fault"),
    [
        ({"minScale": 0.01}, "greater than or equal to 0.02"),
        ({"minScale": 0.6}, "less than or equal to 0.5"),
        ({"maxScale": 1}, "greater than or equal to 2"),
        ({"maxScale": 257}, "less than or equal to 256"),
    ],
)
def test_the_scale_of_the_board_has_bounds(members: dict[str, Any], fault: str) -> None:
    assert '{"minScale":0.02,"maxScale":256.0}' == IBoardOptions(maxScale=256).to_wire()
    with pytest.raises(ValidationError, match=fault):
        IBoardOptions(**members)


def test_milliseconds_are_not_negative() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        IGlobalSettings(iconLoadingPatience=-1)
    with pytest.raises(ValidationError, match="greater than 0"):
        IInternalSettings(timeout=0)
