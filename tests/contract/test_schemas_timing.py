"""The times of a task: what stamps them, what follows from them, and that the wire keeps them."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from schemas.socket import ISocketMessage, ISocketResponse, SocketStatus
from schemas.timing import ElapsedTimes

SetClock = Callable[[float], None]

TIMES: dict[str, dict[str, float | None]] = {
    "created": {"createTime": 1700000000.123457},
    "never created": {"createTime": None},
    "never created, yet started": {"createTime": None, "startTime": 1700000001.5},
    "every time": {
        "createTime": 1700000000.1,
        "startTime": 1700000000.3,
        "endTime": 1700000009.7,
        "pending": 0.1 + 0.2,
        "executing": 9.4,
        "upload": 0.0,
        "total": 9.6,
    },
    "every null": dict.fromkeys(ElapsedTimes.model_fields),
    "extremes": {"createTime": 5e-324, "startTime": 1.7976931348623157e308, "endTime": -0.0},
}


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    def to(now: float) -> None:
        monkeypatch.setattr("schemas.timing.time", SimpleNamespace(time=lambda: now))

    to(100.0)
    return to


@pytest.mark.usefixtures("set_clock")
def test_creation_stamps_the_time_of_creation_alone() -> None:
    assert '{"createTime":100.0}' == ElapsedTimes().to_wire()
    assert '{"createTime":100.0}' == ElapsedTimes.model_validate({}).to_wire()


@pytest.mark.usefixtures("set_clock")
def test_a_time_of_creation_that_is_given_stays() -> None:
    assert 7.0 == ElapsedTimes(createTime=7).createTime
    assert ElapsedTimes(createTime=None).createTime is None
    assert 7.0 == ElapsedTimes.model_validate_json('{"createTime":7}').createTime


@pytest.mark.usefixtures("set_clock")
@pytest.mark.parametrize("json", ["{}", '{"createTime":null}', '{"upload":1}'])
def test_a_time_of_creation_that_the_wire_does_not_have_is_none(json: str) -> None:
    assert ElapsedTimes.model_validate_json(json).createTime is None


@pytest.mark.usefixtures("set_clock")
@pytest.mark.parametrize("times", TIMES.values(), ids=list(TIMES))
def test_the_wire_and_back_is_the_same(times: dict[str, float | None]) -> None:
    elapsed = ElapsedTimes(**times)
    assert elapsed == ElapsedTimes.model_validate_json(elapsed.to_wire())


@pytest.mark.usefixtures("set_clock")
@pytest.mark.parametrize("times", TIMES.values(), ids=list(TIMES))
def test_the_wire_and_back_is_the_same_inside_a_message(times: dict[str, float | None]) -> None:
    message = ISocketMessage[dict[str, Any]](
        hash="h",
        status=SocketStatus.WORKING,
        total=0,
        pending=0,
        message="",
        data=ISocketResponse(elapsedTimes=ElapsedTimes(**times)),
    )
    back = ISocketMessage[dict[str, Any]].model_validate_json(message.to_wire())
    assert message == back
    assert ElapsedTimes(**{"createTime": None, **times}) == back.data.elapsedTimes


def test_a_clock_that_goes_on_changes_no_instance_that_is_passed_on(set_clock: SetClock) -> None:
    parsed = ElapsedTimes.model_validate_json("{}")
    created = ElapsedTimes()
    set_clock(200.0)
    assert ISocketResponse(elapsedTimes=parsed).elapsedTimes is parsed
    assert ISocketResponse(elapsedTimes=created).elapsedTimes is created
    parsed.upload = 1.0
    assert parsed.createTime is None
    assert 100.0 == created.createTime


def test_start_stamps_and_tells_how_long_the_task_was_pending(set_clock: SetClock) -> None:
    elapsed = ElapsedTimes()
    set_clock(100.25)
    elapsed.start()
    assert ElapsedTimes(createTime=100.0, startTime=100.25, pending=0.25) == elapsed


def test_end_stamps_and_tells_how_long_the_task_took(set_clock: SetClock) -> None:
    elapsed = ElapsedTimes()
    set_clock(100.25)
    elapsed.start()
    set_clock(103.0)
    elapsed.end()
    assert (
        ElapsedTimes(
            createTime=100.0,
            startTime=100.25,
            endTime=103.0,
            pending=0.25,
            executing=2.75,
            total=3.0,
        )
        == elapsed
    )


def test_an_upload_is_no_part_of_executing(set_clock: SetClock) -> None:
    elapsed = ElapsedTimes(startTime=101.0, upload=0.5)
    set_clock(103.0)
    elapsed.end()
    assert 1.5 == elapsed.executing
    assert 3.0 == elapsed.total
    assert 0.5 == elapsed.upload


def test_an_upload_is_stamped_with_the_seconds_that_it_takes(set_clock: SetClock) -> None:
    elapsed = ElapsedTimes(startTime=100.0)
    with elapsed.uploading():
        set_clock(100.5)
    assert 0.5 == elapsed.upload
    with elapsed.uploading():
        set_clock(101.0)
    set_clock(103.0)
    elapsed.end()
    assert (1.0, 2.0) == (elapsed.upload, elapsed.executing)


def test_an_upload_that_fails_took_its_time_too(set_clock: SetClock) -> None:
    def upload() -> None:
        set_clock(100.5)
        raise OSError("full")

    elapsed = ElapsedTimes()
    with pytest.raises(OSError, match="full"), elapsed.uploading():
        upload()
    assert 0.5 == elapsed.upload


def test_end_without_a_start_knows_the_total_alone(set_clock: SetClock) -> None:
    elapsed = ElapsedTimes(upload=0.5)
    set_clock(103.0)
    elapsed.end()
    assert ElapsedTimes(createTime=100.0, endTime=103.0, upload=0.5, total=3.0) == elapsed


@pytest.mark.usefixtures("set_clock")
def test_without_a_creation_nothing_is_measured_from_it() -> None:
    elapsed = ElapsedTimes.model_validate_json("{}")
    elapsed.start()
    elapsed.end()
    assert ElapsedTimes(createTime=None, startTime=100.0, endTime=100.0, executing=0.0) == elapsed


@pytest.mark.parametrize("json", ["[]", "null", '"now"', '{"createTime":"now"}'])
def test_json_that_is_something_else_is_refused(json: str) -> None:
    with pytest.raises(ValidationError):
        ElapsedTimes.model_validate_json(json)
