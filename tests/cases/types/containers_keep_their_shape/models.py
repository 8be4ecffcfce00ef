from pydantic import BaseModel


class Box(BaseModel):
    pair: tuple[int, str]
    many: tuple[int, ...]
    nothing: tuple[()]
    either: list[int | str]
    table: dict[str, list[bool]]
    numbered: dict[int, str]
    unique: set[str]
    bare: dict
