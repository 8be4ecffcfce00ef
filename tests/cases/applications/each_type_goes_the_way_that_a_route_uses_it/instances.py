import json
from typing import Any

from fastapi.testclient import TestClient
from models import Address, Cat, Dog, Filter, Point, UserCreate, app

from support.cases import Witnesses

client = TestClient(app)


def answer(path: str, status: int = 200, **request: Any) -> str:
    response = client.request(request.pop("method", "GET"), path, **request)
    assert status == response.status_code, response.text
    return response.text


def items(path: str, **request: Any) -> list[str]:
    return [json.dumps(item) for item in json.loads(answer(path, **request))]


def events(path: str) -> list[str]:
    lines = answer(path).splitlines()
    return [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]


def taken(path: str, *bodies: str, method: str = "POST") -> list[str]:
    headers = {"content-type": "application/json"}
    for body in bodies:
        assert client.request(method, path, content=body, headers=headers).is_success, body
    return [*bodies]


def refused(path: str, *bodies: str) -> list[str]:
    headers = {"content-type": "application/json"}
    for body in bodies:
        answer(path, 422, method="POST", content=body, headers=headers)
    return [*bodies]


ANN = '{"name":"Ann"}'

WITNESSES = Witnesses(
    answered={
        "User": [
            answer("/api/users", 201, method="POST", json={"name": "Ann"}),
            answer("/api/users/1"),
            answer("/api/users/2"),
        ],
        "Page<User>": [answer("/api/users"), answer("/api/users", params={"limit": "1"})],
        "Profile": [answer("/api/users/1/profile"), answer("/api/users/2/profile")],
        "Missing": [answer("/api/users/9", 404)],
        "Upload": [
            answer("/upload", method="POST", files={"file": ("a", b"12")}, data={"note": "n"})
        ],
        "Account": [answer("/account"), answer("/account", params={"plan": "paid"})],
        "Member": [answer("/member")],
        "Report": [answer("/admin/report")],
        "Tick": events("/ticks"),
        "Cat": [answer("/pets", method="POST", json={"kind": "cat"})],
        "Dog": [answer("/pets", method="POST", json={"kind": "dog"})],
        "Point": items("/between", method="POST", json={"start": {"x": 1}, "end": {"x": 2}}),
        "Address": [
            answer(
                "/api/users/1/address", method="PUT", json={"address": {"street": "a"}}
            )
        ],
    },
    accepted={
        "UserCreate": (UserCreate, taken("/api/users", ANN, '{"name":"x","nick":null}')),
        "DogInput": (Dog, taken("/pets", '{"kind":"dog"}', '{"kind":"dog","tricks":["sit"]}')),
        "Filter": (Filter, ["{}", '{"limit":5,"sort":"oldest"}']),
    },
    rejected={
        "UserCreate": (UserCreate, refused("/api/users", "{}", '{"name":"x","active":null}')),
        "CatInput": (Cat, ['{"kind":"dog"}']),
        "Filter": (Filter, ['{"sort":"none"}', '{"limit":null}']),
        "PointInput": (Point, ["{}"]),
        "AddressInput": (Address, ['{"country":"PT"}']),
    },
    never_sent={
        "User": ['{"id":1,"name":"Ada"}', '{"id":1,"active":true}'],
        "Profile": ['{"age":null}'],
        "Tick": ['{"at":1}'],
        "Member": ['{"fullName":"Ada"}'],
        "Missing": ['{"code":"missing"}'],
        "Address": ['{"street":"a"}'],
        "Account": ["{}"],
    },
)
