"""From what a plugin returns to the message that is sent, with images of Pillow among it."""

import asyncio
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from schemas.middleware import ResponseMiddleware
from schemas.results import IPythonImageItem, IPythonImageResults, IPythonResults
from schemas.socket import ISocketMessage, SocketStatus
from schemas.timing import ElapsedTimes
from schemas.uploader import FolderUploader

CAT, DOG = (Image.new("RGB", (width, 2)) for width in (3, 1))
ITEM = IPythonImageItem(w=1, h=1, url="/a.png")
KINDS = "str or IPythonImageItem or Image"


class Slow:
    """An uploader that takes a second, in which the second image overtakes the first."""

    def __init__(self, set_clock: Callable[[float], None]) -> None:
        self.set_clock = set_clock
        self.done: list[int] = []

    async def upload(self, image: Image.Image) -> IPythonImageItem:
        await asyncio.sleep(0.01 * image.width)
        self.set_clock(101.0)
        self.done.append(image.width)
        return IPythonImageItem(w=image.width, h=image.height, url=f"/{image.width}.png")


class Broken:
    """An uploader that takes one of two images."""

    def __init__(self) -> None:
        self.done: list[int] = []

    async def upload(self, image: Image.Image) -> IPythonImageItem:
        if image.width == DOG.width:
            raise OSError("disk full")
        await asyncio.sleep(0.01)
        self.done.append(image.width)
        return ITEM


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    def to(now: float) -> None:
        monkeypatch.setattr("schemas.timing.time", SimpleNamespace(time=lambda: now))

    to(100.0)
    return to


@pytest.fixture
def middleware(tmp_path: Path) -> ResponseMiddleware:
    return ResponseMiddleware(FolderUploader(tmp_path, "/images"))


def results(
    middleware: ResponseMiddleware, raw: object, extra: dict[str, Any] | None = None
) -> IPythonResults | None:
    return asyncio.run(middleware.results(raw, extra))


@pytest.mark.parametrize("raw", ["hi", ["hi", ""], ("hi",), [""], ITEM, [ITEM, ITEM]])
def test_what_needs_no_upload_is_taken_as_it_is(middleware: ResponseMiddleware, raw: Any) -> None:  # noqa: ANN401 - a raw result has any type
    for extra in (None, {}, {"seed": None}):
        assert IPythonResults.from_raw(raw, extra) == results(middleware, raw, extra)


@pytest.mark.parametrize("raw", [CAT, [CAT], (CAT,), [CAT, DOG]])
def test_images_are_uploaded(middleware: ResponseMiddleware, tmp_path: Path, raw: Any) -> None:  # noqa: ANN401 - as above
    made = results(middleware, raw, {"seed": None})
    assert made is not None
    assert isinstance(made.root, IPythonImageResults)
    sizes = [image.size for image in (raw if isinstance(raw, (list, tuple)) else [raw])]
    assert sizes == [(item.w, item.h) for item in made.root.value]
    assert {"seed": None} == made.root.extra
    for item in made.root.value:
        assert (True, "") == (item.safe, item.reason)
        with Image.open(tmp_path / item.url.removeprefix("/images/")) as image:
            assert (item.w, item.h) == image.size


def test_an_image_that_was_opened_is_one(middleware: ResponseMiddleware, tmp_path: Path) -> None:
    CAT.save(tmp_path / "cat.png")
    with Image.open(tmp_path / "cat.png") as opened:
        made = results(middleware, opened)
    assert made is not None
    assert "image" == made.root.type


def test_images_stay_in_their_order(set_clock: Callable[[float], None]) -> None:
    uploader = Slow(set_clock)
    made = results(ResponseMiddleware(uploader), [CAT, DOG])
    assert made is not None
    assert [DOG.width, CAT.width] == uploader.done
    urls = [item["url"] for item in json.loads(made.to_wire())["value"]]
    assert [f"/{CAT.width}.png", f"/{DOG.width}.png"] == urls


def test_none_sends_nothing(middleware: ResponseMiddleware) -> None:
    assert results(middleware, None) is None
    assert asyncio.run(middleware.process("h", None)) is None
    with pytest.raises(ValueError, match=r"^extra is given, but the result is None"):
        results(middleware, None, {"seed": 3})


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (3, f"result is int; expected {KINDS}, or a list of one kind"),
        (b"hi", f"result is bytes; expected {KINDS}, or a list of one kind"),
        ({"a": CAT}, f"result is dict; expected {KINDS}, or a list of one kind"),
        ([3], f"result[0] is int; expected {KINDS}"),
        ([CAT, "hi"], "result[1] is str; expected Image like result[0]"),
        (["hi", CAT], "result[1] is Image; expected str like result[0]"),
        ([CAT, None, DOG, [CAT]], "result[1] is NoneType, result[3] is list; expected Image"),
        ([CAT, ITEM], "result[1] is IPythonImageItem; expected Image like result[0]"),
        ([ITEM, CAT], "result[1] is Image; expected IPythonImageItem like result[0]"),
    ],
)
def test_a_result_of_another_kind_is_refused_before_anything_is_uploaded(
    middleware: ResponseMiddleware, tmp_path: Path, raw: object, fault: str
) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(fault)}"):
        results(middleware, raw)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(("raw", "kind"), [([], "list"), ((), "tuple")])
def test_a_result_without_an_item_is_refused(
    middleware: ResponseMiddleware, raw: object, kind: str
) -> None:
    fault = f"^result is an empty {kind}; expected at least one {KINDS}$"
    with pytest.raises(ValueError, match=fault):
        results(middleware, raw)


def test_an_upload_that_fails_is_told_when_none_goes_on() -> None:
    uploader = Broken()
    with pytest.raises(OSError, match="disk full"):
        results(ResponseMiddleware(uploader), [DOG, CAT])
    assert [CAT.width] == uploader.done


def test_an_uploader_that_answers_something_else_is_told() -> None:
    class Wrong:
        async def upload(self, image: Image.Image) -> IPythonImageItem:
            return image.size  # type: ignore[return-value] # the mistake in question

    with pytest.raises(TypeError, match=r"^result\[0\] is tuple; expected IPythonImageItem$"):
        results(ResponseMiddleware(Wrong()), CAT)


def test_where_nobody_imported_pillow_there_is_no_image(
    middleware: ResponseMiddleware, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "PIL.Image")
    assert IPythonResults.from_texts("hi") == results(middleware, "hi")
    fault = "result is Image; expected str or IPythonImageItem, or a list of one kind"
    with pytest.raises(TypeError, match=f"^{fault}$"):
        results(middleware, CAT)


def test_a_message_carries_the_result_and_its_times(set_clock: Callable[[float], None]) -> None:
    times = ElapsedTimes()
    times.start()
    process = ResponseMiddleware(Slow(set_clock)).process("h", CAT, {"seed": 3}, times)
    message = asyncio.run(process)
    assert message is not None
    assert ("h", SocketStatus.FINISHED) == (message.hash, message.status)
    assert {
        "final": {
            "type": "image",
            "value": [{"w": 3, "h": 2, "url": "/3.png", "safe": True, "reason": ""}],
            "extra": {"seed": 3},
        },
        "elapsedTimes": {
            "createTime": 100.0,
            "startTime": 100.0,
            "endTime": 101.0,
            "pending": 0.0,
            "executing": 0.0,
            "upload": 1.0,
            "total": 1.0,
        },
    } == json.loads(message.to_wire())["data"]
    assert message == ISocketMessage[IPythonResults].model_validate_json(message.to_wire())


def test_texts_have_no_time_of_upload(
    middleware: ResponseMiddleware, set_clock: Callable[[float], None]
) -> None:
    times = ElapsedTimes()
    times.start()
    set_clock(102.0)
    message = asyncio.run(middleware.process("h", "hi", None, times))
    assert message is not None
    assert message.data.elapsedTimes is times
    assert (None, 2.0) == (times.upload, times.executing)


def test_a_task_that_sends_nothing_ends_too(
    middleware: ResponseMiddleware, set_clock: Callable[[float], None]
) -> None:
    times = ElapsedTimes()
    set_clock(102.0)
    assert asyncio.run(middleware.process("h", None, None, times)) is None
    assert 102.0 == times.endTime


def test_a_message_without_times_has_none(middleware: ResponseMiddleware) -> None:
    message = asyncio.run(middleware.process("h", "hi"))
    assert (
        ISocketMessage[IPythonResults].make_success("h", IPythonResults.from_texts("hi")) == message
    )
