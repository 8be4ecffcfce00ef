"""How every model of the contract crosses the wire: the base classes, and the one way out."""

from pydantic import BaseModel, ConfigDict


class ContractModel(BaseModel):
    """What is true of every model, whether it is sent or written by the author of a plugin."""

    # A number that is not finite would go out as null, and an attribute that is set later
    # would go out unchecked: both are refused where they happen.
    model_config = ConfigDict(allow_inf_nan=False, validate_assignment=True)


class WireModel(ContractModel):
    """A JSON object of the contract; a member without a value is left out, never null."""

    def to_wire(self) -> str:
        """Return the JSON text that is sent; the way back is `model_validate_json`.

        Raises `PydanticSerializationError` when a list or a dict was changed in place to hold
        what its field does not allow.
        """
        return self.model_dump_json(by_alias=True, exclude_none=True, warnings="error")
