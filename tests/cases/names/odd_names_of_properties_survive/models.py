from pydantic import BaseModel, Field


class Odd(BaseModel):
    dash: int = Field(alias="a-b")
    empty: int = Field(alias="")
    number: int = Field(alias="1e3")
    proto: int = Field(alias="__proto__")
    builder: int = Field(alias="constructor")
    new: int
    quote: int = Field(alias='say "hi"')
    break_: int = Field(alias="a\nb")
    unicode: int = Field(alias="größe")
    emoji: int = Field(alias="😀")
