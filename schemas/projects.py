"""Projects: boards that a user saves and comes back to."""

from typing import Any

from pydantic import Field

from schemas.nodes import Matrix2D
from schemas.wire import WireModel


class IProjectsStore(WireModel):
    """A project in a list of projects."""

    uid: str
    name: str
    createTime: float = Field(description="When it was created, in seconds since the epoch")
    updateTime: float = Field(description="When it was saved last, in seconds since the epoch")


class IProject(IProjectsStore):
    """A project with all that is on its board."""

    graphInfo: list[Any] = Field(description="The nodes, as the frontend writes them")
    globalTransform: Matrix2D = Field(description="The part of the board that is seen")


class IProjectWithUserId(IProject):
    """A project with the user whose it is: what is saved, and what is loaded."""

    userId: str


class ISaveProjectResponse(WireModel):
    """Whether a project was saved."""

    success: bool
    message: str = Field(description="Why it was not; empty when it was")
