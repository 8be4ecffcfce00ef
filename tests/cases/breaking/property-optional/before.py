from typing_extensions import NotRequired, TypedDict


class Order(TypedDict):
    id: int
    note: str
