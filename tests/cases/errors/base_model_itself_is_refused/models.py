from pydantic import BaseModel


class Envelope(BaseModel):
    body: BaseModel
    others: list[BaseModel]
