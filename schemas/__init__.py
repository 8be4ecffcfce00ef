"""The wire protocol of the board: the models that the server sends and receives."""

from schemas.middleware import ResponseMiddleware
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
from schemas.uploader import FolderUploader, Uploader
from schemas.wire import WireModel

__all__ = [
    "ElapsedTimes",
    "FolderUploader",
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
    "ResponseMiddleware",
    "SocketStatus",
    "Uploader",
    "WireModel",
]
