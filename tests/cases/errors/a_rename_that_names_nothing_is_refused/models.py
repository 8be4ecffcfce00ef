from pydantic import BaseModel


class ISocketMessage(BaseModel):
    hash: str
