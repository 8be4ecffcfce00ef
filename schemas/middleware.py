"""From what a plugin returns to the message that is sent."""

import asyncio
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemas.raw import items_of
from schemas.results import IPythonImageItem, IPythonResults
from schemas.socket import ISocketMessage
from schemas.timing import ElapsedTimes
from schemas.uploader import Uploader

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class ResponseMiddleware:
    """Makes messages of raw results, and uploads the images among them."""

    uploader: Uploader

    async def process(
        self,
        request: str,
        raw: object,
        extra: Mapping[str, Any] | None = None,
        times: ElapsedTimes | None = None,
    ) -> ISocketMessage[IPythonResults] | None:
        """Return the message about a task that has ended, by the hash of its request.

        It carries the times, whose end is stamped. None is a task that sends nothing. Raises as
        `results` does.
        """
        results = await self.results(raw, extra, times)
        if times is not None:
            times.end()
        if results is None:
            return None
        message = ISocketMessage[IPythonResults].make_success(request, results)
        message.data.elapsedTimes = times
        return message

    async def results(
        self,
        raw: object,
        extra: Mapping[str, Any] | None = None,
        times: ElapsedTimes | None = None,
    ) -> IPythonResults | None:
        """Take what a plugin returned: texts, images of Pillow, or None, for which nothing is sent.

        Images are uploaded, and the seconds of it added to `times`; images that are uploaded
        already are taken as they are. Raises `TypeError` for anything else and for a list that
        mixes, `ValueError` for an empty list and for an extra that has no result to go with, and
        what the uploader raises.
        """
        if raw is None:
            return IPythonResults.from_raw(None, extra)
        pillow = _image_class()
        items: list[object] = items_of(raw, str, IPythonImageItem, *pillow)
        images = [item for item in items if isinstance(item, pillow)]
        if not images:
            return IPythonResults.from_raw(items, extra)
        with nullcontext() if times is None else times.uploading():
            uploaded = await self._upload(images)
        return IPythonResults.from_images(uploaded, extra)

    async def _upload(self, images: "list[Image]") -> list[IPythonImageItem]:
        """Upload all at once; where one fails, it is told when none goes on any more."""
        uploads = (self.uploader.upload(image) for image in images)
        done = await asyncio.gather(*uploads, return_exceptions=True)
        items = []
        for each in done:
            if isinstance(each, BaseException):
                raise each
            items.append(each)
        return items


def _image_class() -> "tuple[type[Image], ...]":
    """Return the class of Pillow's images: none where nobody imported it, and so made none."""
    module = sys.modules.get("PIL.Image")
    return () if module is None else (module.Image,)
