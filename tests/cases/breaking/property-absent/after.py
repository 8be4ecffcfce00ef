from typing_extensions import NotRequired, TypedDict


class Order(TypedDict):
    note: str | None
