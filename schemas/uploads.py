"""Images that the client puts on the server, and takes from it."""

from pydantic import Field

from schemas.results import IPythonImageItem
from schemas.wire import WireModel


class IUploadImageResponse(WireModel):
    """Whether an image was uploaded, and what has become of it."""

    success: bool
    message: str = Field(description="Why it was not; empty when it was")
    data: IPythonImageItem | None = Field(
        default=None, description="The image on the server, if it was uploaded"
    )


class IFetchImageRequest(WireModel):
    """Which image of the server is wanted, and how."""

    url: str
    jpeg: bool = Field(description="Whether it is sent as JPEG, whatever it is on the server")
