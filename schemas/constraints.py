"""When a plugin is shown: which nodes have to be selected for it."""

from enum import Enum

from pydantic import Field

from schemas.wire import ContractModel, WireModel


class NodeConstraints(str, Enum):
    """What has to be selected: a node of a type, or so many of any type."""

    POLYGON = "polygon"
    ELLIPSE = "ellipse"
    RECTANGLE = "rectangle"
    STAR = "star"
    LINE = "line"
    SVG = "svg"
    TEXT = "text"
    IMAGE = "image"
    PATH = "path"
    NOLI_FRAME = "noliFrame"
    NOLI_TEXT_FRAME = "noliTextFrame"
    GROUP = "group"
    FRAME = "frame"
    NONE = "none"
    """Nothing: the plugin is always shown."""
    ANY_NODE = "anyNode"
    SINGLE_NODE = "singleNode"
    MULTI_NODE = "multiNode"


class NodeConstraintRules(WireModel):
    """What has to be selected where one constraint does not say it."""

    some: list[NodeConstraints] | None = Field(
        default=None, description="Constraints of which one has to hold"
    )
    every: list[NodeConstraints] | None = Field(
        default=None, description="Constraints that all have to hold"
    )
    exactly: list[NodeConstraints] | None = Field(
        default=None, description="The types of all selected nodes, so that their number counts"
    )


class NodeConstraintSettings(ContractModel):
    """When a plugin is shown."""

    nodeConstraint: NodeConstraints | None = Field(
        default=None, description="What has to be selected"
    )
    nodeConstraintRules: NodeConstraintRules | None = Field(
        default=None, description="What has to be selected as well, or instead"
    )
    nodeConstraintValidator: str | None = Field(
        default=None, description="The validator of the server that decides, by its name"
    )
