from pydantic import BaseModel


def made(kind: type) -> type[BaseModel]:
    class Item(BaseModel):
        value: kind

    return Item


Number = made(int)
Text = made(str)


class Shelf(BaseModel):
    number: Number
    text: Text
