"""The nodes of the board: their data as either side sends it, and nodes that a plugin injects."""

from typing import Any

from pydantic import Field

from schemas.wire import WireModel


class Matrix2D(WireModel):
    """An affine transform of the plane, by its six coefficients."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


class INodeData(WireModel):
    """What is known of a node; whatever does not apply to the node is absent."""

    type: str | None = Field(
        default=None, description="Node type, one of an open set that the board defines"
    )
    x: float | None = None
    y: float | None = None
    w: float | None = None
    h: float | None = None
    z: float | None = None
    transform: Matrix2D | None = None
    text: str | None = None
    src: str | None = None
    meta: dict[str, Any] | None = None
    children: list["INodeData"] | None = Field(
        default=None, description="The nodes inside this one, which may hold nodes themselves"
    )


class IMetaInjection(WireModel):
    """A node that a plugin puts on the board."""

    node: INodeData
    bboxFields: Matrix2D | None = Field(
        default=None, description="Bounding box of the node, if any"
    )
