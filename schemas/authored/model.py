"""The base class of what is written in Python alone."""

from pydantic import ConfigDict

from schemas.wire import ContractModel


class AuthoredModel(ContractModel):
    """What the author of a plugin writes. It has no `to_wire`: what is sent is what it lowers to.

    A key that is not known is refused, since it would be a setting that does nothing.
    """

    model_config = ConfigDict(extra="forbid")
