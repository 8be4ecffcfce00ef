import enum
from collections.abc import AsyncIterable
from dataclasses import dataclass
from typing import Annotated, Generic, Literal, TypeVar

from fastapi import APIRouter, Body, Cookie, Depends, FastAPI, File, Form, Header, Query, UploadFile
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse
from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Sort(enum.Enum):
    """How a list is sorted: text in the query."""

    NEWEST = "newest"
    OLDEST = "oldest"


class UserCreate(BaseModel):
    """Only received, so this is what a client sends."""

    name: str
    nick: str | None = None
    active: bool = True


class User(BaseModel):
    """Only sent: by one route whole, by another without None."""

    id: int
    name: str
    nick: str | None = None
    active: bool = True


class Address(BaseModel):
    """Sent and received."""

    street: str
    country: str = "PT"


class Profile(BaseModel):
    """Only sent by a route that leaves out None."""

    bio: str | None = None
    age: int | None


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int = 0


class Filter(BaseModel):
    """The query of a route, as a model."""

    limit: int = 10
    sort: Sort = Sort.NEWEST


class Client(BaseModel):
    """The headers of a route, as a model."""

    x_version: int = 1


class Session(BaseModel):
    """The cookies of a route, as a model."""

    theme: Literal["light", "dark"] = "light"


class Login(BaseModel):
    """The form of a route, as a model."""

    user: str
    remember: bool = False


class Upload(BaseModel):
    size: int
    name: str = "unnamed"


class Missing(BaseModel):
    """What another status code has."""

    code: Literal["missing"] = "missing"
    hint: str | None = None


class Tick(BaseModel):
    """An event of a stream."""

    kind: Literal["tick"] = "tick"
    at: int


@dataclass
class Point:
    """A body that is no model, beside another one."""

    x: float
    y: float = 0.0


class Cat(BaseModel):
    kind: Literal["cat"] = "cat"


class Dog(BaseModel):
    kind: Literal["dog"] = "dog"
    tricks: list[str] = []


class Member(BaseModel):
    """Sent by name, and not by alias."""

    full_name: str = Field(alias="fullName")
    model_config = ConfigDict(populate_by_name=True)


class Account(BaseModel):
    """Sent without what nobody has set."""

    id: int
    plan: str = "free"


class Hidden(BaseModel):
    """Of a route that is no part of the schema."""

    secret: str


class Unused(BaseModel):
    """Of no route."""

    x: int


USERS = [User(id=1, name="Ada"), User(id=2, name="Bob", nick="B")]


class Order(BaseModel):
    """What a dependency takes from the query."""

    by: Literal["id", "name"] = "id"


def ordered(order: Annotated[Sort, Query()] = Sort.NEWEST, by: Literal["id", "name"] = "id") -> Order:
    return Order(by=by)


app = FastAPI()
users = APIRouter(prefix="/users", dependencies=[Depends(ordered)])


@users.post("", status_code=201)
def create(user: UserCreate) -> User:
    return User(id=3, **user.model_dump())


@users.get("", response_model_exclude_none=True)
def list_users(chosen: Annotated[Filter, Query()]) -> Page[User]:
    return Page(items=USERS[: chosen.limit], total=2)


@users.get("/{id}", responses={404: {"model": Missing}})
def user(id: int, client: Annotated[Client, Header()]) -> User:
    if id > len(USERS):
        return JSONResponse(Missing().model_dump(), 404)  # type: ignore[return-value]
    return USERS[id - 1]


@users.get("/{id}/profile", response_model=Profile, response_model_exclude_none=True)
def profile(id: int, session: Annotated[Session, Cookie()]) -> Profile:
    return Profile(age=None if id == 1 else 36)


@users.put("/{id}/address")
def move(id: int, address: Annotated[Address, Body(embed=True)]) -> Address:
    return address


@users.delete("/{id}", status_code=204, response_model=None)
def remove(id: int) -> None:
    return


api = APIRouter(prefix="/api")
api.include_router(users)
app.include_router(api)


@app.post("/login")
def login(form: Annotated[Login, Form()]) -> dict[str, str]:
    return {"user": form.user}


@app.post("/upload")
def upload(file: UploadFile, note: Annotated[str, Form()], more: Annotated[bytes, File()] = b"") -> Upload:
    return Upload(size=file.size or 0)


@app.post("/between")
def between(start: Point, end: Point, sort: Sort = Sort.NEWEST) -> list[Point]:
    return [start, end]


@app.post("/pets")
def adopt(pet: Annotated[Cat | Dog, Body(discriminator="kind")]) -> Cat | Dog:
    return pet


@app.get("/member", response_model_by_alias=False)
def member() -> Member:
    return Member(full_name="Ada")


@app.get("/account", response_model_exclude_unset=True)
def account(plan: str | None = None) -> Account:
    return Account(id=1, plan=plan) if plan else Account(id=1)


@app.get("/ticks", response_class=EventSourceResponse)
async def ticks() -> AsyncIterable[Tick]:
    yield Tick(at=1)
    yield Tick(at=2)


@app.get("/hidden", include_in_schema=False)
def hidden() -> Hidden:
    return Hidden(secret="")


admin = FastAPI()


class Report(BaseModel):
    """What an application sends that is mounted."""

    lines: dict[str, list[int]] = {}


@admin.get("/report")
def report() -> Report:
    return Report(lines={"a": [1]})


app.mount("/admin", admin)
