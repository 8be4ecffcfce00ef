"""What the server sends: the message about a task, and what it carries."""

from enum import Enum
from typing import Generic, TypeVar

from pydantic import Field

from schemas.nodes import IMetaInjection
from schemas.request import ISocketRequest
from schemas.timing import ElapsedTimes
from schemas.wire import WireModel

R = TypeVar("R")
"""The type of `final`, which depends on the kind of the request."""


class SocketStatus(str, Enum):
    """Status of a task."""

    PENDING = "pending"
    WORKING = "working"
    FINISHED = "finished"
    EXCEPTION = "exception"
    INTERRUPTED = "interrupted"


class ISocketIntermediate(WireModel):
    """What a task has to show before it is finished."""

    imageList: list[str] | None = Field(default=None, description="Intermediate images, if any")
    textList: list[str] | None = Field(default=None, description="Intermediate texts, if any")


class ISocketResponse(WireModel, Generic[R]):
    """What a task has come to so far; its final response is an `R`."""

    progress: float | None = Field(
        default=None, ge=0, le=1, description="Progress of current task, if any"
    )
    intermediate: ISocketIntermediate | None = Field(
        default=None, description="Intermediate responses, if any"
    )
    final: R | None = Field(
        default=None,
        description="Final response, if any.\n\n"
        "What it is depends on the kind of the request; in most cases, which is that of a user "
        "plugin, it is an `IPythonResults`.\n\n"
        ":::tip\n`IPythonResults.from_raw` makes one of the raw result of a plugin, so normally "
        "you don't need to worry about it.\n:::",
    )
    injections: dict[str, IMetaInjection] | None = Field(
        default=None,
        description="Injections by name, if any.\n\n"
        ":::info\nAn injection is a node of its own that a plugin puts on the board.\n:::",
    )
    elapsedTimes: ElapsedTimes | None = Field(default=None, description="Elapsed times")


class ISocketMessage(WireModel, Generic[R]):
    """A message about one task; its final response is an `R`."""

    hash: str = Field(
        description="The hash of the current task.\n\n"
        ":::info\nThis is used internally and should not be used elsewhere.\n:::"
    )
    status: SocketStatus = Field(description="Status of the current task")
    total: int = Field(description="Total number of tasks")
    pending: int = Field(description="Number of pending tasks")
    message: str = Field(description="Message of the current status")
    # Validated, the default is an ISocketResponse of the R that the message has.
    data: ISocketResponse[R] = Field(
        default_factory=ISocketResponse,
        validate_default=True,
        description="Response data; by default there is nothing in it",
    )

    @classmethod
    def make_progress(  # noqa: PLR0913 - they are members of the message, and have defaults
        cls,
        hash: str,
        progress: float | None = None,
        intermediate: ISocketIntermediate | None = None,
        *,
        total: int = 0,
        pending: int = 0,
        message: str = "",
    ) -> "ISocketMessage[R]":
        """Tell how far a task is: its progress from 0 to 1, and what there is to see."""
        return cls(
            hash=hash,
            status=SocketStatus.WORKING,
            total=total,
            pending=pending,
            message=message,
            data=ISocketResponse[R](progress=progress, intermediate=intermediate),
        )

    @classmethod
    def make_success(
        cls, hash: str, final: R | None, *, total: int = 0, pending: int = 0, message: str = ""
    ) -> "ISocketMessage[R]":
        """Hand over the final response of a task; None is a task that has nothing to say."""
        return cls(
            hash=hash,
            status=SocketStatus.FINISHED,
            total=total,
            pending=pending,
            message=message,
            data=ISocketResponse[R](final=final),
        )

    @classmethod
    def make_exception(
        cls, hash: str, message: str, *, total: int = 0, pending: int = 0
    ) -> "ISocketMessage[R]":
        """Say why a task failed."""
        return cls(
            hash=hash,
            status=SocketStatus.EXCEPTION,
            total=total,
            pending=pending,
            message=message,
        )

    @classmethod
    def make_refusal(cls, request: str | bytes, message: str) -> "ISocketMessage[R]":
        """Say why a text is no request, to whoever waits for its hash where it can be read."""
        return cls.make_exception(ISocketRequest.hash_in(request), message)
