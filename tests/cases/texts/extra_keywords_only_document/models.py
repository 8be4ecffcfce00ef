from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, WithJsonSchema


def shorten(schema: dict[str, Any]) -> None:
    schema.pop("title", None)
    schema["properties"].pop("b")
    schema["examples"] = [{"a": 1}]


def document(schema: dict[str, Any]) -> None:
    for each in schema["properties"].values():
        each["examples"] = [1]


class Shortened(BaseModel):
    model_config = ConfigDict(json_schema_extra=shorten)

    a: int
    b: int


class Documented(BaseModel):
    model_config = ConfigDict(json_schema_extra=document)

    a: int


class Overwritten(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "type": "string",
            "required": [],
            "additionalProperties": False,
            "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
        },
    )

    a: int = Field(json_schema_extra={"type": "string", "x-unit": "seconds"})
    b: list[Annotated[int, Field(json_schema_extra={"enum": ["x"]})]]
    same: int = Field(json_schema_extra={"type": "integer", "x-note": "ours"})
    trusted: Annotated[Any, WithJsonSchema({"type": "string"})]
    nested: Documented = Field(json_schema_extra={"$ref": "#/$defs/Nothing"})


class Root(RootModel[int]):
    root: int = Field(json_schema_extra={"type": "string"})
