"""The meta of a node: where it is from, as the frontend stores it on the node and sends it back."""

from enum import Enum
from typing import Annotated, Any, Literal, Union

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from schemas.i18n import Lang
from schemas.nodes import IMetaInjection
from schemas.results import IPythonImageItem, IPythonTextItem
from schemas.timing import ElapsedTimes
from schemas.wire import WireModel


class MetaType(str, Enum):
    """What a node can be from."""

    UPLOAD = "upload"
    ADD_TEXT = "add.text"
    ADD_BLANK = "add.blank"
    ADD_SKETCH_PATH = "add.sketch.path"
    PYTHON_FIELDS = "python.fields"


class ICommonMetaData(WireModel):
    """What is known of any node."""

    lang: Lang | None = Field(default=None, description="The language of the user")
    alias: str | None = Field(default=None, description="The name of the node on the board")
    elapsedTimes: ElapsedTimes | None = Field(
        default=None, description="The times of the task that the node is from, in seconds"
    )
    from_: "IMeta | None" = Field(
        default=None, alias="from", description="The meta of the node that this one was made of"
    )


class IAnyMetaData(ICommonMetaData):
    """What is known of a node of any type: what all have in common, and what its own type adds."""

    model_config = ConfigDict(extra="allow")


class IMeta(WireModel):
    """The meta of a node, whatever it is from; an `INodeMeta` tells the types apart."""

    type: MetaType
    data: IAnyMetaData


class IUploadMetaData(ICommonMetaData):
    """What is known of a node that was uploaded."""

    w: int = Field(description="Width in pixels")
    h: int = Field(description="Height in pixels")
    url: str
    safe: bool
    reason: str = Field(description="Why it is not safe; empty when it is")
    isDrag: bool = Field(description="Whether it was dragged onto the board")


class IStoredTextResponse(WireModel):
    """The one text of a result that became the node."""

    type: Literal["text"] = "text"
    value: IPythonTextItem
    index: int = Field(ge=0, description="Which of the texts of the result it is, from 0")
    extra: dict[str, Any] | None = Field(
        default=None, description="What went with the result, if anything"
    )


class IStoredImageResponse(WireModel):
    """The one image of a result that became the node."""

    type: Literal["image"] = "image"
    value: IPythonImageItem
    index: int = Field(ge=0, description="Which of the images of the result it is, from 0")
    extra: dict[str, Any] | None = Field(
        default=None, description="What went with the result, if anything"
    )


IStoredResponse = TypeAliasType(
    "IStoredResponse",
    Annotated[
        IStoredTextResponse | IStoredImageResponse,
        Field(discriminator="type", description="The one item of a result that became a node"),
    ],
)


class IPythonFieldsMetaData(ICommonMetaData):
    """What is known of a node that a plugin made."""

    identifier: str = Field(description="The plugin, without the hash of its run")
    response: IStoredResponse = Field(description="The item that became the node")
    injections: dict[str, IMetaInjection] | None = Field(
        default=None, description="The nodes that went into the task, by field"
    )


class IUploadMeta(WireModel):
    """The meta of a node that was uploaded."""

    type: Literal[MetaType.UPLOAD] = MetaType.UPLOAD
    data: IUploadMetaData


class IAddTextMeta(WireModel):
    """The meta of a text that the user added."""

    type: Literal[MetaType.ADD_TEXT] = MetaType.ADD_TEXT
    data: ICommonMetaData


class IAddBlankMeta(WireModel):
    """The meta of an empty box that the user added."""

    type: Literal[MetaType.ADD_BLANK] = MetaType.ADD_BLANK
    data: ICommonMetaData


class IAddSketchPathMeta(WireModel):
    """The meta of a path that the user drew."""

    type: Literal[MetaType.ADD_SKETCH_PATH] = MetaType.ADD_SKETCH_PATH
    data: ICommonMetaData


class IPythonFieldsMeta(WireModel):
    """The meta of a node that a plugin made."""

    type: Literal[MetaType.PYTHON_FIELDS] = MetaType.PYTHON_FIELDS
    data: IPythonFieldsMetaData


INodeMeta = TypeAliasType(
    "INodeMeta",
    Annotated[
        Union[  # noqa: UP007 - `|` takes no forward references
            IUploadMeta, IAddTextMeta, IAddBlankMeta, IAddSketchPathMeta, IPythonFieldsMeta
        ],
        Field(discriminator="type", description="The meta of a node, told apart by `type`"),
    ],
)


class IMetaData(WireModel):
    """A map that is never sent: what is known of a node, by what it is from."""

    upload: IUploadMetaData
    add_text: ICommonMetaData = Field(alias="add.text")
    add_blank: ICommonMetaData = Field(alias="add.blank")
    add_sketch_path: ICommonMetaData = Field(alias="add.sketch.path")
    python_fields: IPythonFieldsMetaData = Field(alias="python.fields")
