"""The wire protocol of the board: the models that the server sends and receives."""

from schemas.nodes import IMetaInjection, INodeData, Matrix2D
from schemas.request import ISocketRequest
from schemas.results import (
    IPythonImageItem,
    IPythonImageResults,
    IPythonResults,
    IPythonTextItem,
    IPythonTextResults,
)
from schemas.socket import ISocketIntermediate, ISocketMessage, ISocketResponse, SocketStatus
from schemas.timing import ElapsedTimes
from schemas.wire import WireModel

__all__ = [
    "ElapsedTimes",
    "IMetaInjection",
    "INodeData",
    "IPythonImageItem",
    "IPythonImageResults",
    "IPythonResults",
    "IPythonTextItem",
    "IPythonTextResults",
    "ISocketIntermediate",
    "ISocketMessage",
    "ISocketRequest",
    "ISocketResponse",
    "Matrix2D",
    "SocketStatus",
    "WireModel",
]
