"""Images that are written to a folder: in which format, under which URL, and pixel by pixel."""

import asyncio
import threading
from pathlib import Path
from typing import IO, Any, Literal

import pytest
from PIL import Image

from schemas.results import IPythonImageItem
from schemas.uploader import FolderUploader, Uploader

FORMATS: list[Literal["webp", "png"]] = ["webp", "png"]
MODES = "1 L LA P PA RGB RGBA RGBa RGBX CMYK YCbCr HSV LAB I F I;16".split()


def upload(uploader: Uploader, image: Image.Image) -> IPythonImageItem:
    return asyncio.run(uploader.upload(image))


def gradient(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGBA", (5, 3))
    image.putdata([(50 * x, 80 * y, 10, 255 - 40 * x) for y in range(3) for x in range(5)])
    return image.convert(mode)


@pytest.mark.parametrize("kind", FORMATS)
def test_an_image_is_written_with_its_size_and_url(
    tmp_path: Path, kind: Literal["webp", "png"]
) -> None:
    uploader = FolderUploader(tmp_path / "new" / "images", "http://host/images/", kind)
    item = upload(uploader, gradient())
    (path,) = uploader.folder.iterdir()
    assert IPythonImageItem(w=5, h=3, url=f"http://host/images/{path.name}") == item
    assert f".{kind}" == path.suffix
    with Image.open(path) as written:
        assert kind.upper() == written.format
        assert gradient().tobytes() == written.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", FORMATS)
def test_what_shines_through_stays(tmp_path: Path, kind: Literal["webp", "png"]) -> None:
    image = Image.new("RGBA", (2, 1), (10, 20, 30, 128))
    upload(FolderUploader(tmp_path, "/", kind), image)
    (path,) = tmp_path.iterdir()
    with Image.open(path) as written:
        assert ("RGBA", image.tobytes()) == (written.mode, written.tobytes())


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("mode", MODES)
def test_an_image_of_any_mode_is_written(
    tmp_path: Path, mode: str, kind: Literal["webp", "png"]
) -> None:
    item = upload(FolderUploader(tmp_path, "/", kind), Image.new(mode, (4, 2)))
    assert (4, 2) == (item.w, item.h)
    assert 1 == len(list(tmp_path.iterdir()))


def test_an_image_that_is_too_long_for_webp_is_a_png(tmp_path: Path) -> None:
    longest, longer = (Image.new("L", (1, height)) for height in (16_383, 16_384))
    assert upload(FolderUploader(tmp_path, "/"), longest).url.endswith(".webp")
    assert upload(FolderUploader(tmp_path, "/"), longer).url.endswith(".png")


@pytest.mark.parametrize("size", [(0, 0), (0, 3), (3, 0)])
def test_an_image_without_pixels_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    fault = f"^the image has {size[0]} x {size[1]} pixels; expected at least one$"
    with pytest.raises(ValueError, match=fault):
        upload(FolderUploader(tmp_path, "/"), Image.new("RGB", size))
    assert [] == list(tmp_path.iterdir())


def test_an_image_that_cannot_be_encoded_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(*_: Any, **__: Any) -> None:  # noqa: ANN401 - takes whatever Pillow does
        raise OSError("encoder error")

    image = gradient()
    monkeypatch.setattr(image, "save", save)
    fault = "the image of 5 x 3 pixels in mode RGB cannot be written as webp: encoder error"
    with pytest.raises(ValueError, match=f"^{fault}$"):
        upload(FolderUploader(tmp_path, "/"), image)
    assert [] == list(tmp_path.iterdir())


def test_every_image_has_a_name_of_its_own(tmp_path: Path) -> None:
    uploader = FolderUploader(tmp_path, "/images")
    urls = {upload(uploader, gradient()).url for _ in range(3)}
    assert {f"/images/{path.name}" for path in tmp_path.iterdir()} == urls
    assert 3 == len(urls)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        upload(FolderUploader(tmp_path / "file", "/"), gradient())


def test_the_event_loop_goes_on_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    image = gradient()

    def save(target: IO[bytes], *_: Any, **__: Any) -> None:  # noqa: ANN401 - as above
        assert released.wait(timeout=10)
        target.write(b"image")

    async def release_while_it_is_written() -> None:
        uploading = asyncio.create_task(FolderUploader(tmp_path, "/").upload(image))
        await asyncio.sleep(0)
        released.set()
        await uploading

    monkeypatch.setattr(image, "save", save)
    asyncio.run(release_while_it_is_written())
    assert 1 == len(list(tmp_path.iterdir()))
