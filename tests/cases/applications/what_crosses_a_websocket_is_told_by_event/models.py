from typing import Annotated, Literal

from fastapi import APIRouter, FastAPI, WebSocket
from pydantic import BaseModel, Field, TypeAdapter


class Drawn(BaseModel):
    type: Literal["drawn"] = "drawn"
    points: list[float] = []


class Moved(BaseModel):
    type: Literal["moved"] = "moved"
    x: float
    y: float


class Closed(BaseModel):
    type: Literal["closed-by-peer"] = "closed-by-peer"


ServerEvent = Annotated[Drawn | Moved | Closed, Field(discriminator="type")]


class Draw(BaseModel):
    type: Literal["draw"] = "draw"
    points: list[float] = []


class Move(BaseModel):
    type: Literal["move"] = "move"
    x: float
    y: float = 0


ClientEvent = Annotated[Draw | Move, Field(discriminator="type")]


class Progress(BaseModel):
    """Sent by a route that says so itself."""

    percent: int


class Ask(BaseModel):
    text: str = ""


class Unused(BaseModel):
    """Of no channel, so that it gets no type."""

    x: int


app = FastAPI()
router = APIRouter(prefix="/jobs")
CLIENT = TypeAdapter(ClientEvent)


@app.websocket("/ws/{board}")
async def board(websocket: WebSocket, board: str) -> None:
    await websocket.accept()
    match CLIENT.validate_json(await websocket.receive_text()):
        case Draw(points=points):
            event: BaseModel = Drawn(points=points)
        case Move(x=x, y=y):
            event = Moved(x=x, y=y)
    await websocket.send_text(event.model_dump_json())
    await websocket.send_text(Closed().model_dump_json())


@router.websocket("/{job}")
async def job(websocket: Annotated[WebSocket, {"sends": Progress, "receives": Ask}]) -> None:
    await websocket.accept()
    Ask.model_validate_json(await websocket.receive_text())
    await websocket.send_text(Progress(percent=100).model_dump_json())


@router.websocket("/silent")
async def silent(websocket: WebSocket) -> None:
    await websocket.accept()


app.include_router(router, prefix="/api")
