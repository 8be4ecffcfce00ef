"""Plugins as they are written, lowered to what is sent: key by key, and nothing that leaks."""

import json
from typing import Any, ClassVar

import pytest
from contract.samples import RULES, STYLES, WORD
from jsonschema import Draft202012Validator
from pydantic import ValidationError
from support.project import ROOT

from schemas import plugins as sent
from schemas.authored import (
    I18NSelectField,
    IChatPluginInfo,
    IFieldsPluginInfo,
    ILogoPluginInfo,
    ILogoSettings,
    InternalPluginType,
    IPlugin,
    IPluginGroupInfo,
    IPluginInfo,
    IPluginSettings,
    IQAPluginInfo,
    ISelectLocalField,
    ITextAreaPluginInfo,
    IWorkflowPluginInfo,
    lower_logo,
    lower_plugin,
)
from schemas.plugin_parts import PluginType
from schemas.settings import ISettingsStore

DEFINITIONS = {
    "words": I18NSelectField(mapping={"cat": WORD}, default="cat"),
    "names": ISelectLocalField(path="missing", defaultPlaceholder="None"),
}


class Fields(IPlugin):
    type = PluginType.FIELDS

    @property
    def settings(self) -> IPluginSettings[IFieldsPluginInfo]:
        return IPluginSettings[IFieldsPluginInfo](
            w=300,
            h=0.5,
            src=WORD,
            tooltip="t",
            bg="red",
            useModal=True,
            expandProps=STYLES,
            nodeConstraint="frame",
            nodeConstraintRules=RULES,
            nodeConstraintValidator="mine",
            buttonProps={"color": "blue", "bg": "green", "p": "1px"},
            pluginInfo=IFieldsPluginInfo(
                name="Name", header=WORD, retryInterval=0, definitions=DEFINITIONS
            ),
            no_offload=True,
        )


class Least(IPlugin):
    """A plugin of any type that says as little as it can."""

    info: IPluginInfo = IPluginInfo()
    type: ClassVar[PluginType | InternalPluginType] = PluginType.MARKDOWN

    @property
    def settings(self) -> IPluginSettings[Any]:
        return IPluginSettings(w=0, h=0, pluginInfo=self.info)


def least(of: PluginType | InternalPluginType, about: IPluginInfo) -> type[Least]:
    class Made(Least):
        type = of
        info = about

    return Made


INFOS: dict[PluginType, IPluginInfo] = {
    PluginType.PLUGIN_GROUP: IPluginGroupInfo(plugins={}),
    PluginType.FIELDS: IFieldsPluginInfo(definitions={}),
    PluginType.WORKFLOW: IWorkflowPluginInfo(),
    PluginType.TEXT_AREA: ITextAreaPluginInfo(),
    PluginType.QA: IQAPluginInfo(initialText="?"),
    PluginType.CHAT: IChatPluginInfo(),
    PluginType.MARKDOWN: IPluginInfo(),
}


def on_wire(plugin: IPlugin, identifier: str = "a", run: str = "1") -> dict[str, Any]:
    text: dict[str, Any] = json.loads(lower_plugin(plugin, identifier, run).to_wire())
    return text


def test_settings_are_sent_as_a_type_and_props() -> None:
    assert {
        "type": "_python.fields",
        "props": {
            "nodeConstraint": "frame",
            "nodeConstraintRules": json.loads(RULES.to_wire()),
            "nodeConstraintValidator": "mine",
            "renderInfo": {
                "w": 300.0,
                "h": 0.5,
                "src": {"zh": "猫", "en": "cat"},
                "tooltip": "t",
                "useModal": True,
                "keepOpen": False,
                "expandProps": json.loads(STYLES.to_wire()),
            },
            "pluginInfo": {
                "name": "Name",
                "identifier": "a.1",
                "retryInterval": 0,
                "header": {"zh": "猫", "en": "cat"},
                "definitions": {
                    "words": {
                        "type": "select",
                        "options": [{"zh": "猫", "en": "cat"}],
                        "default": {"zh": "猫", "en": "cat"},
                    },
                    "names": {
                        "type": "select",
                        "options": ["None"],
                        "default": "None",
                        "isLocal": True,
                        "localProperties": {
                            "path": "missing",
                            "noExt": False,
                            "onlyFiles": True,
                            "defaultPlaceholder": "None",
                        },
                    },
                },
            },
            "p": "1px",
            "bg": "red",
            "color": "blue",
        },
    } == on_wire(Fields())


@pytest.mark.parametrize("kind", INFOS, ids=lambda kind: kind.value)
def test_every_type_is_sent_with_what_it_is_about(kind: PluginType) -> None:
    plugin = on_wire(least(kind, INFOS[kind])())
    own: dict[str, Any] = {
        "plugins": [],
        "definitions": {},
        "initialText": "?" if kind == PluginType.QA else "",
    }
    has = type(INFOS[kind]).model_fields
    icon = "/plugin-group.svg" if kind == PluginType.PLUGIN_GROUP else "/plugin.svg"
    assert {
        "type": kind.value,
        "props": {
            "renderInfo": {"w": 0.0, "h": 0.0, "src": icon, "useModal": False, "keepOpen": False},
            "pluginInfo": {
                "identifier": "a.1",
                **{key: value for key, value in own.items() if key in has},
            },
        },
    } == plugin


def test_the_plugins_of_a_group_are_a_list_in_their_order() -> None:
    inner = least(PluginType.PLUGIN_GROUP, IPluginGroupInfo(plugins={"c": Least}))
    info = IPluginGroupInfo(header=WORD, plugins={"b": Fields, "a": inner})
    group = on_wire(least(PluginType.PLUGIN_GROUP, info)(), "group", "9")
    about = group["props"]["pluginInfo"]
    assert {"zh": "猫", "en": "cat"} == about["header"]
    assert [
        ("_python.fields", "b.9"),
        ("_python.pluginGroup", "a.9"),
    ] == [(each["type"], each["props"]["pluginInfo"]["identifier"]) for each in about["plugins"]]
    assert about["plugins"][0] == on_wire(Fields(), "b", "9")
    nested = about["plugins"][1]["props"]["pluginInfo"]["plugins"]
    assert nested == [on_wire(Least(), "c", "9")]


def test_a_chat_is_sent_with_its_header_and_columns() -> None:
    info = IChatPluginInfo(header="h", numColumns=2, closeOnSubmit=False, initialText=WORD)
    assert {
        "identifier": "a.1",
        "header": "h",
        "numColumns": 2,
        "closeOnSubmit": False,
        "initialText": {"zh": "猫", "en": "cat"},
    } == on_wire(least(PluginType.CHAT, info)())["props"]["pluginInfo"]


def test_nothing_that_stays_in_python_is_sent() -> None:
    group = IPluginGroupInfo(plugins={"fields": Fields})
    text = lower_plugin(least(PluginType.PLUGIN_GROUP, group)(), "group", "1").to_wire()
    assert '"_python.fields"' in text
    for word in ("no_offload", "buttonProps", "i18n_select", "select_local", "_internal", "null"):
        assert word not in text


def test_what_is_sent_is_what_the_committed_schema_says() -> None:
    document = json.loads((ROOT / "generated/schema.json").read_text(encoding="utf-8"))
    group = least(PluginType.PLUGIN_GROUP, IPluginGroupInfo(plugins={"fields": Fields}))
    every = [group(), *(least(kind, info)() for kind, info in INFOS.items())]
    store = ISettingsStore(pluginSettings=[lower_plugin(each, "a", "1") for each in every])
    validator = Draft202012Validator({**document, "$ref": "#/$defs/ISettingsStore"})
    assert [] == [error.message for error in validator.iter_errors(json.loads(store.to_wire()))]
    assert store == ISettingsStore.model_validate_json(store.to_wire())


def test_an_internal_plugin_is_never_sent() -> None:
    plugin = least(InternalPluginType.INTERNAL, IPluginInfo())
    with pytest.raises(TypeError, match=r"^sync is of type _internal, which is never sent$"):
        lower_plugin(plugin(), "sync", "1")
    group = IPluginGroupInfo(plugins={"sync": plugin})
    with pytest.raises(TypeError, match=r"^sync is of type _internal, which is never sent$"):
        lower_plugin(least(PluginType.PLUGIN_GROUP, group)(), "group", "1")


@pytest.mark.parametrize(
    ("kind", "info", "expected"),
    [
        (PluginType.FIELDS, IPluginInfo(), "IFieldsPluginInfo"),
        (PluginType.FIELDS, IWorkflowPluginInfo(), "IFieldsPluginInfo"),
        (PluginType.WORKFLOW, IFieldsPluginInfo(definitions={}), "IWorkflowPluginInfo"),
        (PluginType.MARKDOWN, ITextAreaPluginInfo(), "IPluginInfo"),
        (PluginType.QA, IChatPluginInfo(), "IQAPluginInfo"),
    ],
)
def test_what_a_plugin_is_about_has_to_be_that_of_its_type(
    kind: PluginType, info: IPluginInfo, expected: str
) -> None:
    of = rf"pluginInfo of a \({kind.value}\) is {type(info).__name__}"
    with pytest.raises(TypeError, match=f"^{of}; expected {expected}$"):
        lower_plugin(least(kind, info)(), "a", "1")


def test_an_heir_that_says_no_more_is_what_its_base_is() -> None:
    class Titled(IWorkflowPluginInfo):
        """A workflow with a header of its own."""

    plugin = least(PluginType.WORKFLOW, Titled(header="h"))()
    assert "h" == on_wire(plugin)["props"]["pluginInfo"]["header"]


def test_the_logo_is_sent_with_where_it_leads() -> None:
    info = ILogoPluginInfo(redirectUrl="https://example.com")
    logo = lower_logo(ILogoSettings(src="/logo.svg", pluginInfo=info), "1")
    about = {"identifier": "logo.1", "redirectUrl": "https://example.com"}
    assert ("logo", about) == (logo.type.value, json.loads(logo.props.pluginInfo.to_wire()))
    assert logo == sent.IMakeLogoPlugin.model_validate_json(logo.to_wire())


def test_a_type_is_one_of_those_that_are_sent() -> None:
    with pytest.raises(ValidationError, match="tag"):
        ISettingsStore.model_validate({"pluginSettings": [{"type": "_internal", "props": {}}]})
