"""When a task was created, started and ended. The only module that reads the clock."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import Field, ValidationInfo, model_validator

from schemas.wire import WireModel


def _now() -> float:
    return time.time()


class ElapsedTimes(WireModel):
    """Where the time of a task went: three moments, and the seconds between them."""

    createTime: float | None = Field(
        default_factory=_now,
        description="When the task was created, in seconds since the epoch; by default now",
    )
    startTime: float | None = Field(
        default=None, description="When work on the task began, in seconds since the epoch"
    )
    endTime: float | None = Field(
        default=None, description="When work on the task ended, in seconds since the epoch"
    )
    pending: float | None = Field(default=None, description="Seconds from creation to start")
    executing: float | None = Field(
        default=None, description="Seconds from start to end, less those of the upload"
    )
    upload: float | None = Field(
        default=None, description="Seconds of the upload, if there was one"
    )
    total: float | None = Field(default=None, description="Seconds from creation to end")

    # A validator that runs after would also run on every instance that another model takes in,
    # and would stamp what came off the wire without a createTime.
    @model_validator(mode="before")
    @classmethod
    def _stamp_only_what_python_creates(cls, data: object, info: ValidationInfo) -> object:
        if info.mode == "python" or not isinstance(data, dict):
            return data
        return {"createTime": None, **data}

    def start(self) -> None:
        """Stamp `startTime`; `pending` follows where the creation is known."""
        now = _now()
        self.startTime = now
        if self.createTime is not None:
            self.pending = now - self.createTime

    @contextmanager
    def uploading(self) -> Iterator[None]:
        """Add the seconds that the block takes to `upload`, whether it succeeds or not."""
        began = _now()
        try:
            yield
        finally:
            self.upload = (self.upload or 0) + _now() - began

    def end(self) -> None:
        """Stamp `endTime`; `executing` and `total` follow where start and creation are known."""
        now = _now()
        self.endTime = now
        if self.startTime is not None:
            self.executing = now - self.startTime - (self.upload or 0)
        if self.createTime is not None:
            self.total = now - self.createTime
