from models import Page
from pydantic import BaseModel


class Node(BaseModel):
    name: str
    inner: Page["Node"] | None = None


class Right(BaseModel):
    inner: "Page[Node] | None" = None
