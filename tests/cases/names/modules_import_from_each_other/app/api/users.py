from pydantic import BaseModel

from app.common import Id


class User(BaseModel):
    id: Id
