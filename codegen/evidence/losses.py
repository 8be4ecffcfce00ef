"""What datamodel-code-generator is known to lose, which is no fault of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codegen.evidence.oracles.verdicts import Verdict, beyond
from codegen.evidence.places import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from codegen.evidence.committed import Committed
    from codegen.evidence.places import Place
    from codegen.evidence.samples import Specimen


def _is_open_tuple(schema: Mapping[str, Any]) -> bool:
    prefix = schema.get("prefixItems", ())
    least: int = schema.get("minItems", 0)
    return least < len(prefix)


def _is_base64(schema: Mapping[str, Any]) -> bool:
    return "base64" in str(schema.get("format") or schema.get("contentEncoding"))


def _is_mixed(schema: Mapping[str, Any]) -> bool:
    kinds = {type(value) for value in schema.get("enum", ())}
    return len(kinds) > 1


def _is_open_value(schema: Mapping[str, Any]) -> bool:
    return "propertyNames" in schema


LOSS = "known loss of the tool"
_LOSSES: tuple[tuple[str, Callable[[Mapping[str, Any]], bool]], ...] = (
    ("a tuple whose last items may be absent becomes a list", _is_open_tuple),
    ("a text in base64 is decoded", _is_base64),
    ("a set of values of several kinds becomes an enum of one", _is_mixed),
    ("what names the keys of an object is dropped", _is_open_value),
)


def excused(
    committed: Committed, specimens: Sequence[Specimen], verdicts: Sequence[Verdict]
) -> list[Verdict]:
    """The verdicts of the way back, where those that a known loss explains are none.

    What the document says there is not lost on the judge of the document itself.
    """
    return [
        _excused(committed, specimen, verdict)
        for specimen, verdict in zip(specimens, verdicts, strict=True)
    ]


def _excused(committed: Committed, specimen: Specimen, verdict: Verdict) -> Verdict:
    if verdict.beyond or verdict.accepted == (specimen.mutation is None):
        return verdict
    path = specimen.mutation.path if specimen.mutation else verdict.path
    loss = _known(locate(committed.document, specimen, path))
    return beyond(f"{LOSS}: {loss}") if loss else verdict


def _known(place: Place) -> str:
    """The loss that explains a disagreement there, or nothing."""
    for sentence, is_lost in _LOSSES:
        if any(is_lost(schema) for schema in place.schemas):
            return sentence
    return ""
