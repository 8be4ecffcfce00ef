"""Where the images of a result go. Pillow is needed by whoever makes images, and not here."""

import asyncio
import io
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from schemas.results import IPythonImageItem

if TYPE_CHECKING:
    from PIL.Image import Image

_WEBP_LIMIT = 16_383
"""Pixels of the longest side that WebP can hold."""

_WRITABLE = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}
"""The modes of Pillow that both formats take; the others are for printing and calculating."""


class Uploader(Protocol):
    """Takes an image to where the client can fetch it."""

    async def upload(self, image: "Image") -> IPythonImageItem:
        """Return the image with its width, height and URL, once it can be fetched."""


@dataclass(frozen=True)
class FolderUploader:
    """Writes images into a folder that is served under a URL, each under a new name.

    An image that is too long for WebP is written as PNG. Both keep every pixel as it is.
    """

    folder: Path
    url: str
    format: Literal["webp", "png"] = "webp"

    async def upload(self, image: "Image") -> IPythonImageItem:
        """Write an image; the event loop goes on meanwhile.

        Raises `ValueError` for an image that has no pixels or that cannot be encoded, and
        `OSError` where the folder cannot be written to.
        """
        name = await asyncio.to_thread(self._write, image)
        return IPythonImageItem(w=image.width, h=image.height, url=f"{self.url.rstrip('/')}/{name}")

    def _write(self, image: "Image") -> str:
        kind = self.format if max(image.size) <= _WEBP_LIMIT else "png"
        data, name = _encoded(image, kind), f"{uuid.uuid4().hex}.{kind}"
        self.folder.mkdir(parents=True, exist_ok=True)
        # Whoever serves the folder never sees a file that is half written.
        part = self.folder / f".{name}.part"
        part.write_bytes(data)
        part.replace(self.folder / name)
        return name


def _encoded(image: "Image", kind: str) -> bytes:
    """Return an image in a format, without loss."""
    size, mode = f"{image.width} x {image.height}", image.mode
    if not (image.width and image.height):
        raise ValueError(f"the image has {size} pixels; expected at least one")
    target = io.BytesIO()
    try:
        if mode not in _WRITABLE:
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")
        image.save(target, kind, **({"lossless": True} if kind == "webp" else {}))
    except (OSError, ValueError) as error:
        what = f"the image of {size} pixels in mode {mode}"
        raise ValueError(f"{what} cannot be written as {kind}: {error}") from error
    return target.getvalue()
