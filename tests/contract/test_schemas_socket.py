"""The message about a task: its constructors, its type parameter, on the wire and back."""

from typing import Any

import pytest
from pydantic import ValidationError
from typing_extensions import assert_type

from schemas.nodes import IMetaInjection, INodeData, Matrix2D
from schemas.results import IPythonImageItem, IPythonResults
from schemas.socket import ISocketIntermediate, ISocketMessage, ISocketResponse, SocketStatus
from schemas.timing import ElapsedTimes
from schemas.wire import WireModel

Message = ISocketMessage[IPythonResults]
Response = ISocketResponse[IPythonResults]


class Verdict(WireModel):
    acceptable: bool
    reason: str | None = None


RESULTS = IPythonResults.from_texts("hi", {"seed": None})
IMAGES = IPythonResults.from_images(IPythonImageItem(w=1, h=2, url="/a.png"))
INTERMEDIATE = ISocketIntermediate(imageList=["/a.png"], textList=[])
INJECTIONS = {
    "mask": IMetaInjection(node=INodeData(type="image")),
    "box": IMetaInjection(node=INodeData(), bboxFields=Matrix2D(a=1, b=0, c=0, d=1, e=0, f=0)),
}

OPTIONAL: dict[str, Any] = {
    "progress": 0.5,
    "intermediate": INTERMEDIATE,
    "final": RESULTS,
    "injections": INJECTIONS,
    "elapsedTimes": ElapsedTimes(createTime=None, upload=1.5),
}


def about(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - members of any type
    status = SocketStatus.WORKING
    return {"hash": "h", "status": status, "total": 0, "pending": 0, "message": "", **members}


def test_the_states_of_a_task_on_the_wire() -> None:
    states = ["pending", "working", "finished", "exception", "interrupted"]
    assert states == [status.value for status in SocketStatus]
    assert f'"status":"{states[0]}"' in Message(**about(status="pending")).to_wire()


def test_progress_on_the_wire() -> None:
    assert (
        '{"hash":"h","status":"working","total":0,"pending":0,"message":"","data":{}}'
        == Message.make_progress("h").to_wire()
    )
    message = Message.make_progress("h", 0.5, INTERMEDIATE, total=3, pending=2, message="half")
    assert (
        '{"hash":"h","status":"working","total":3,"pending":2,"message":"half","data":'
        '{"progress":0.5,"intermediate":{"imageList":["/a.png"],"textList":[]}}}'
        == message.to_wire()
    )


def test_success_on_the_wire() -> None:
    assert (
        '{"hash":"h","status":"finished","total":0,"pending":0,"message":"","data":{"final":'
        '{"type":"text","value":[{"text":"hi","safe":true,"reason":""}],"extra":{"seed":null}}}}'
        == Message.make_success("h", RESULTS).to_wire()
    )
    message = Message.make_success("h", None, total=3, pending=2, message="done")
    assert (
        '{"hash":"h","status":"finished","total":3,"pending":2,"message":"done","data":{}}'
        == message.to_wire()
    )


def test_an_exception_on_the_wire() -> None:
    assert (
        '{"hash":"h","status":"exception","total":0,"pending":0,"message":"boom","data":{}}'
        == Message.make_exception("h", "boom").to_wire()
    )
    message = Message.make_exception("h", "boom", total=3, pending=2)
    assert (3, 2) == (message.total, message.pending)


@pytest.mark.parametrize(
    "message",
    [
        Message.make_progress("h"),
        Message.make_progress("h", 0),
        Message.make_progress("h", 1, INTERMEDIATE),
        Message.make_progress("h", None, ISocketIntermediate(), message="soon"),
        Message.make_success("h", RESULTS),
        Message.make_success("h", IMAGES),
        Message.make_success("h", None),
        Message.make_exception("h", "boom", total=2, pending=1),
    ],
)
def test_what_a_constructor_makes_comes_back_the_same(message: Message) -> None:
    assert Message is type(message)
    assert Response is type(message.data)
    back = Message.model_validate_json(message.to_wire())
    assert message == back
    assert Response is type(back.data)


@pytest.mark.parametrize("name", list(OPTIONAL))
def test_each_optional_member_crosses_the_wire_with_and_without_the_others(name: str) -> None:
    alone = Response(**{name: OPTIONAL[name]})
    others = Response(**{key: value for key, value in OPTIONAL.items() if key != name})
    for response in (alone, others):
        assert response == Response.model_validate_json(response.to_wire())
    assert f'{{"{name}":' == alone.to_wire()[: len(name) + 4]
    assert f'"{name}":' not in others.to_wire()
    assert getattr(others, name) is None


def test_null_arrives_like_a_member_that_is_left_out() -> None:
    nulls = ",".join(f'"{name}":null' for name in Response.model_fields)
    assert Response() == Response.model_validate_json(f"{{{nulls}}}")
    assert ISocketIntermediate() == ISocketIntermediate.model_validate_json(
        '{"imageList":null,"textList":null}'
    )


@pytest.mark.parametrize("name", [name for name in Message.model_fields if name != "data"])
def test_what_every_message_has_cannot_be_left_out(name: str) -> None:
    with pytest.raises(ValidationError, match=rf"(?s)1 validation error.*\n{name}\n.*required"):
        Message(**{key: value for key, value in about().items() if key != name})


def test_a_message_without_data_has_empty_data_of_its_own() -> None:
    first, second = Message(**about()), Message(**about())
    assert Response() == first.data
    assert Response is type(first.data)
    first.data.progress = 1
    assert second.data.progress is None


@pytest.mark.parametrize("progress", [-0.1, 1.1, float("nan"), float("inf")])
def test_progress_is_from_0_to_1(progress: float) -> None:
    message = Message.make_progress("h", 0.5)
    with pytest.raises(ValidationError, match="progress"):
        Message.make_progress("h", progress)
    with pytest.raises(ValidationError, match="progress"):
        message.data.progress = progress
    assert 0.5 == message.data.progress


def test_what_is_known_later_is_assigned() -> None:
    message = Message.make_success("h", RESULTS)
    message.data.injections = INJECTIONS
    message.data.elapsedTimes = ElapsedTimes(createTime=1)
    assert message == Message.model_validate_json(message.to_wire())
    with pytest.raises(ValidationError, match=r"injections\.mask\.node"):
        message.data.injections = {"mask": {}}  # type: ignore[dict-item] # the mistake in question


@pytest.mark.parametrize(
    ("model", "final", "wire"),
    [
        (ISocketMessage[IPythonResults], IMAGES, IMAGES.to_wire()),
        (ISocketMessage[dict[str, Any]], {"a": None, "b": [{}]}, '{"a":null,"b":[{}]}'),
        (ISocketMessage[dict[str, Any]], {}, "{}"),
        (ISocketMessage[Verdict], Verdict(acceptable=False), '{"acceptable":false}'),
        (ISocketMessage[list[Verdict]], [Verdict(acceptable=True)], '[{"acceptable":true}]'),
        (ISocketMessage[str], "", '""'),
        (ISocketMessage[Any], {"a": None}, '{"a":null}'),
        (ISocketMessage, {"a": None}, '{"a":null}'),
    ],
)
def test_the_final_response_is_of_the_type_that_is_named(
    model: type[ISocketMessage[Any]],
    final: Any,  # noqa: ANN401 - the parameter of a generic class
    wire: str,
) -> None:
    message = model.make_success("h", final)
    assert f'"data":{{"final":{wire}}}}}' == message.to_wire()[-len(wire) - 18 :]
    back = model.model_validate_json(message.to_wire())
    assert message == back
    assert type(final) is type(back.data.final)


@pytest.mark.parametrize("final", [3, "hi", {"extra": {"a": 1}}, Verdict(acceptable=True)])
def test_a_final_response_of_another_type_is_refused(final: Any) -> None:  # noqa: ANN401 - a mistake
    with pytest.raises(ValidationError, match=r"data\.final"):
        Message.make_success("h", final)


def test_a_bare_message_sends_models_as_they_send_themselves() -> None:
    bare = ISocketMessage.make_success("h", RESULTS)
    assert ISocketMessage is type(bare)
    assert Message.make_success("h", RESULTS).to_wire() == bare.to_wire()
    assert bare.data.final is RESULTS


def test_a_bare_response_takes_on_the_type_of_its_message() -> None:
    message = Message(**about(data=ISocketResponse(**OPTIONAL)))
    assert Response(**OPTIONAL) == message.data
    assert Response is type(message.data)
    assert message == Message.model_validate_json(message.to_wire())


@pytest.mark.parametrize(
    ("text", "hash_"),
    [('{"hash":"h","nodeData":3}', "h"), (b'{"hash":"h",', "h"), ("[]", "unknown")],
)
def test_what_is_no_request_is_answered_by_its_hash(text: str | bytes, hash_: str) -> None:
    refusal = Message.make_refusal(text, "nodeData: an object is expected")
    assert refusal == Message.make_exception(hash_, "nodeData: an object is expected")


def test_the_parameter_is_inferred() -> None:
    assert_type(Message.make_progress("h"), ISocketMessage[IPythonResults])
    assert_type(Message.make_success("h", RESULTS), ISocketMessage[IPythonResults])
    assert_type(Message.make_exception("h", "boom"), ISocketMessage[IPythonResults])
    assert_type(ISocketMessage.make_success("h", RESULTS), ISocketMessage[IPythonResults])
    assert_type(Message.make_success("h", RESULTS).data.final, IPythonResults | None)
