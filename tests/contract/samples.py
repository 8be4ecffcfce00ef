"""Instances of every model of the contract: the least of each that says anything, and the most."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

import schemas as s
from schemas import authored as a

if TYPE_CHECKING:
    from types import ModuleType


def models_of(package: ModuleType) -> list[type[BaseModel]]:
    """The models that a package exports."""
    named = (getattr(package, name) for name in package.__all__)
    return [each for each in named if inspect.isclass(each) and issubclass(each, BaseModel)]


SENT = models_of(s)
AUTHORED = [model for model in models_of(a) if model not in SENT]

WORD = s.I18N(zh="猫", en="cat")
STYLES = s.IChakra(w="1px", p="2px", bg="#fff", textAlign=s.TextAlign.MATCH_PARENT)
MATRIX = s.Matrix2D(a=1, b=0, c=0, d=1, e=10.5, f=-3)

# Fields

NESTED = s.IListProperties(
    listKey="a", listIndex=1, parent=s.IListProperties(listKey="b", listIndex=0)
)
CONDITION = s.ICondition(field="use", listProperties=NESTED)
COMMON: dict[str, Any] = {
    "label": "Label",
    "tooltip": WORD,
    "props": STYLES,
    "numRows": 2,
    "condition": CONDITION,
}
LOCAL = s.ISelectLocalProperties(
    path="models", regex=r".*\.bin", noExt=True, onlyFiles=False, defaultPlaceholder="None"
)
SELECT = s.ISelectField(options=["a", WORD], default=WORD, isMulti=False, mappingPath="words.json")
LOCAL_SELECT = s.ISelectField(options=["a"], default="a", isLocal=True, localProperties=LOCAL)
NUMBER = s.INumberField(
    **COMMON, default=1, min=0, max=4, step=0.1, isInt=False, scale="logarithmic", precision=1
)
OBJECT = s.IObjectField(
    fields={"select": SELECT, "color": s.IColorField()}, default={"color": None}
)
LIST = s.IListField(
    item={"number": NUMBER, "object": OBJECT, "list": s.IListField(item={})},
    default=[{"number": 2}, None],
    displayKey="number",
    maxNumRows=3,
)
FIELDS: list[s.IFieldDefinition] = [
    s.ITextField(),
    s.ITextField(**COMMON, default=WORD),
    s.IImageField(condition="use"),
    s.INumberField(default=0.5),
    NUMBER,
    SELECT,
    LOCAL_SELECT,
    s.IBooleanField(default=True),
    s.IColorField(default=WORD),
    LIST,
    OBJECT,
]
DEFINITIONS: s.IDefinitions = {f"field {index}": field for index, field in enumerate(FIELDS)}

# Plugins

RULES = s.NodeConstraintRules(
    some=[s.NodeConstraints.FRAME], every=[], exactly=[s.NodeConstraints.TEXT] * 2
)
RENDER = s.IPluginRenderInfo(w=300, h=0.5, src="/a.svg")
INFO: dict[str, Any] = {
    "name": WORD,
    "identifier": "a.1",
    "noErrorToast": True,
    "retryInterval": 0,
    "updateInterval": 1,
    "exportFullImages": False,
}
WORKFLOW: dict[str, Any] = {
    "header": "Header",
    "numColumns": 2,
    "closeOnSubmit": False,
    "toastOnSubmit": True,
    "toastMessageOnSubmit": WORD,
}
INFOS: dict[str, s.IPythonPluginInfo] = {
    "plain": s.IPythonPluginInfo(identifier="a.1"),
    "fields": s.IPythonFieldsPluginInfo(**INFO, **WORKFLOW, definitions=DEFINITIONS),
    "workflow": s.IPythonWorkflowPluginInfo(**INFO, **WORKFLOW),
    "textArea": s.IPythonTextAreaPluginInfo(**INFO, textAlign="center"),
    "QA": s.IPythonQAPluginInfo(**INFO, initialText=""),
    "chat": s.IPythonChatPluginInfo(**INFO, **WORKFLOW, initialText=WORD),
    "logo": s.IPythonLogoPluginInfo(**INFO, redirectUrl="https://example.com"),
}


def props(info: s.IPythonPluginInfo) -> dict[str, Any]:
    """What a plugin is drawn with, with a property of the button that nobody declares."""
    return {
        "pluginInfo": info,
        "renderInfo": RENDER,
        "nodeConstraint": "frame",
        "nodeConstraintRules": RULES,
        "nodeConstraintValidator": "mine",
        "bg": "red",
        "color": "blue",
    }


PLUGINS: list[s.IMakePythonPlugin] = [
    s.IMakeFieldsPlugin(props=s.IPythonFieldsPlugin(**props(INFOS["fields"]))),
    s.IMakeWorkflowPlugin(props=s.IPythonWorkflowPlugin(**props(INFOS["workflow"]))),
    s.IMakeTextAreaPlugin(props=s.IPythonTextAreaPlugin(**props(INFOS["textArea"]))),
    s.IMakeQAPlugin(props=s.IPythonQAPlugin(**props(INFOS["QA"]))),
    s.IMakeChatPlugin(props=s.IPythonChatPlugin(**props(INFOS["chat"]))),
    s.IMakeMarkdownPlugin(props=s.IPythonPlugin(**props(INFOS["plain"]))),
]
GROUP_INFO = s.IPythonPluginGroupInfo(**INFO, header=WORD, plugins=PLUGINS)
GROUP = s.IMakePluginGroup(props=s.IPythonPluginGroup(**props(GROUP_INFO)))
LOGO = s.IMakeLogoPlugin(props=s.ILogoPlugin(**props(INFOS["logo"])))
PLUGIN_PROPS = s.IPluginProps.model_validate(
    {each.type.value: each.props for each in (*PLUGINS, GROUP, LOGO)}
)

# Settings and answers

SETTINGS = s.ISettingsStore(
    pluginSettings=[GROUP, *PLUGINS],
    internalSettings=s.IInternalSettings(timeout=1, useStrictMode=True, socketEndpoint="/ws"),
    boardSettings=s.IBoardSettings(
        boardOptions=s.IBoardOptions(minScale=0.5, maxScale=2),
        globalSettings=s.IGlobalSettings(
            defaultLang=s.Lang.ZH,
            defaultInfoTimeout=300,
            excludeReactPlugins=list(s.ReactPluginType),
            iconLoadingPatience=0,
        ),
    ),
    extraPlugins=s.IExtraPlugins(logo=LOGO),
)
VALIDATION = s.INodeValidation(acceptable=False)
NAMES = s.ISelectOptions[str](options=["a", ""])
WORDS = s.ISelectOptions[s.I18N](options=[WORD])

# Messages and results

IMAGE = s.IPythonImageItem(w=1, h=2, url="/a.png", safe=False, reason="it bites")
TEXT = s.IPythonTextItem(text="")
TIMES = s.ElapsedTimes(createTime=1700000000.5, upload=0.25)
NODE = s.INodeData(
    type="group", transform=MATRIX, children=[s.INodeData(text="a", meta={"a": None})]
)
INJECTION = s.IMetaInjection(node=NODE, bboxFields=MATRIX)

# What is stored on nodes and in projects

META_DATA: dict[str, Any] = {"lang": "zh", "alias": "a", "elapsedTimes": TIMES}
ANCESTOR = s.IMeta(
    type=s.MetaType.UPLOAD,
    data=s.IAnyMetaData(
        **META_DATA,
        **{"from": s.IMeta(type=s.MetaType.ADD_TEXT, data=s.IAnyMetaData()), "url": "/a.png"},
    ),
)
UPLOAD = s.IUploadMetaData(
    **META_DATA, w=1, h=2, url="/a.png", safe=True, reason="", isDrag=False, **{"from": ANCESTOR}
)
STORED_TEXT = s.IStoredTextResponse(value=TEXT, index=0)
STORED_IMAGE = s.IStoredImageResponse(value=IMAGE, index=2, extra={"seed": None})
MADE = s.IPythonFieldsMetaData(
    **META_DATA, identifier="a", response=STORED_IMAGE, injections={"mask": INJECTION}
)
ADDED = s.ICommonMetaData()
PROJECT: dict[str, Any] = {
    "uid": "1",
    "name": "Project",
    "createTime": 1700000000.5,
    "updateTime": 1700000001,
    "graphInfo": [{"className": "ImageNode", "info": {"a": [None]}}],
    "globalTransform": MATRIX,
}

INSTANCES: list[s.ContractModel] = [
    WORD,
    s.IChakra(),
    STYLES,
    MATRIX,
    NESTED,
    s.ICondition(field="use"),
    CONDITION,
    s.ISelectLocalProperties(path="."),
    LOCAL,
    *FIELDS,
    s.NodeConstraintRules(),
    RULES,
    RENDER,
    s.IPluginRenderInfo(
        w=0,
        h=1,
        minW=1,
        maxH=2,
        src=WORD,
        tooltip=WORD,
        pivot="lt",
        follow=True,
        expandPivot="rb",
        expandOffsetX=-1,
        iconW=48,
        offsetY=-64,
        bgOpacity=0.5,
        expandOpacity=1,
        useModal=True,
        keepOpen=True,
        expandProps=STYLES,
    ),
    *INFOS.values(),
    GROUP_INFO,
    *PLUGINS,
    *(each.props for each in PLUGINS),
    GROUP,
    GROUP.props,
    LOGO,
    LOGO.props,
    PLUGIN_PROPS,
    s.IInternalSettings(),
    s.IBoardOptions(),
    s.IGlobalSettings(),
    s.IBoardSettings(),
    s.IExtraPlugins(),
    s.ISettingsStore(pluginSettings=[]),
    SETTINGS,
    SETTINGS.internalSettings or s.IInternalSettings(),
    VALIDATION,
    NAMES,
    WORDS,
    s.IInternalResults(
        sync=SETTINGS,
        node_validator=VALIDATION,
        sync_local_select=NAMES,
        sync_select_mapping=WORDS,
    ),
    IMAGE,
    TEXT,
    s.IPythonTextResults(value=[TEXT]),
    s.IPythonImageResults(value=[IMAGE], extra={"seed": None}),
    s.IPythonResults.from_images(IMAGE),
    TIMES,
    s.ElapsedTimes(createTime=None),
    NODE,
    INJECTION,
    s.ISocketIntermediate(textList=[""]),
    s.ISocketResponse[s.ISettingsStore](final=SETTINGS, injections={"a": INJECTION}),
    s.ISocketMessage[s.INodeValidation].make_success("h", VALIDATION, total=1),
    s.ISocketMessage[s.ISelectOptions[s.I18N]].make_success("h", WORDS),
    s.ISocketRequest(
        hash="h",
        userId="u",
        baseURL="",
        identifier="sync",
        nodeData=s.INodeData(),
        nodeDataList=[NODE],
        extraData={"a": None},
    ),
    ADDED,
    s.IAnyMetaData(identifier="a"),
    ANCESTOR,
    UPLOAD,
    STORED_TEXT,
    STORED_IMAGE,
    MADE,
    s.IUploadMeta(data=UPLOAD),
    s.IAddTextMeta(data=ADDED),
    s.IAddBlankMeta(data=ADDED),
    s.IAddSketchPathMeta(data=ADDED),
    s.IPythonFieldsMeta(data=MADE),
    s.IMetaData.model_validate(
        {
            "upload": UPLOAD,
            "add.text": ADDED,
            "add.blank": ADDED,
            "add.sketch.path": ADDED,
            "python.fields": MADE,
        }
    ),
    s.IProjectsStore(**PROJECT),
    s.IProject(**PROJECT),
    s.IProjectWithUserId(**PROJECT, userId="u"),
    s.ISaveProjectResponse(success=False, message="full"),
    s.IUploadImageResponse(success=False, message="no image"),
    s.IUploadImageResponse(success=True, message="", data=IMAGE),
    s.IFetchImageRequest(url="/a.png", jpeg=True),
]

# What is written in Python

AUTHORED_SELECT = a.ISelectField(**COMMON, options=["a", WORD], default=WORD, isMulti=True)
AUTHORED_MAPPING = a.I18NSelectField(label=WORD, mapping={"cat": WORD}, default="cat")
AUTHORED_FOLDER = a.ISelectLocalField(
    tooltip="t", path=".", regex="x", noExt=True, onlyFiles=False, defaultPlaceholder="None"
)
AUTHORED_OBJECT = a.IObjectField(
    fields={"mapping": AUTHORED_MAPPING, "folder": AUTHORED_FOLDER, "text": s.ITextField()}
)
AUTHORED_LIST = a.IListField(
    item={"select": AUTHORED_SELECT, "object": AUTHORED_OBJECT}, displayKey="select"
)
AUTHORED_INFO = {key: value for key, value in INFO.items() if key != "identifier"}
FIELDS_INFO = a.IFieldsPluginInfo(
    **AUTHORED_INFO, **WORKFLOW, definitions={"list": AUTHORED_LIST, "number": NUMBER}
)

AUTHORED_INSTANCES: list[a.AuthoredModel] = [
    AUTHORED_SELECT,
    AUTHORED_MAPPING,
    a.I18NSelectField(mapping="words.json", default="cat", isMulti=False),
    AUTHORED_FOLDER,
    AUTHORED_OBJECT,
    AUTHORED_LIST,
    a.IPluginInfo(**AUTHORED_INFO),
    a.IWorkflowPluginInfo(**AUTHORED_INFO, **WORKFLOW),
    FIELDS_INFO,
    a.ITextAreaPluginInfo(textAlign="start"),
    a.IQAPluginInfo(initialText=WORD),
    a.IChatPluginInfo(),
    a.ILogoPluginInfo(redirectUrl="https://example.com"),
    a.IPluginSettings(w=1, h=2),
    a.IPluginSettings[a.IFieldsPluginInfo](
        w=300,
        h=0.5,
        src=WORD,
        p="1px",
        bg="red",
        textAlign="left",
        tooltip="t",
        nodeConstraintRules=RULES,
        buttonProps={"color": "blue"},
        pluginInfo=FIELDS_INFO,
        no_offload=True,
    ),
    a.ILogoSettings(pluginInfo=a.ILogoPluginInfo()),
]
