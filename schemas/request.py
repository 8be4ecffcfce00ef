"""What the client sends: the request that starts a task."""

from typing import Any

from pydantic import Field

from schemas.nodes import INodeData
from schemas.wire import WireModel


class ISocketRequest(WireModel):
    """A request for one task, with the nodes that it is about."""

    hash: str = Field(
        description="The hash of the current task.\n\n"
        ":::info\nThis is used internally and should not be used elsewhere.\n:::"
    )
    userId: str
    userJson: str | None = None
    baseURL: str
    identifier: str
    nodeData: INodeData
    nodeDataList: list[INodeData]
    extraData: dict[str, Any]
    isInternal: bool = False
