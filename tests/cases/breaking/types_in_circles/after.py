from pydantic import BaseModel


class Node(BaseModel):
    name: str
    edges: "list[Edge]" = []


class Edge(BaseModel):
    to: Node
    weight: float
