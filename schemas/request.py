"""What the client sends: the request that starts a task."""

from typing import Any

from pydantic import Field
from pydantic_core import from_json

from schemas.nodes import INodeData
from schemas.wire import WireModel

UNKNOWN_HASH = "unknown"
"""The hash in the answer to a text that states none."""


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

    @staticmethod
    def hash_in(text: str | bytes) -> str:
        """Return the hash that a text states, even one that is no valid request or breaks off.

        Where none can be read it is `UNKNOWN_HASH`.
        """
        try:
            stated = from_json(text, allow_partial=True)
        except ValueError:
            return UNKNOWN_HASH
        found = stated.get("hash") if isinstance(stated, dict) else None
        return found if isinstance(found, str) else UNKNOWN_HASH
