"""What may change in a contract, and how bad that is: one rule each, in the words of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Grade: TypeAlias = Literal["breaking", "dangerous", "source-breaking", "safe"]
"""How bad a change is: a program fails, or may; code no longer compiles; nobody notices."""

GRADES: tuple[Grade, ...] = get_args(Grade)


@dataclass(frozen=True)
class Rule:
    """A kind of change, with its grade in what the server sends and in what it receives.

    Those two hold where what one side sends is no longer taken by the other, which the types
    decide; `otherwise` is the grade where it is. `hint` is the way out.
    """

    sentence: str
    sent: Grade = "breaking"
    received: Grade = "breaking"
    otherwise: Grade = "safe"
    hint: str = ""


_BESIDE = "add a property of the new type beside it, and take this one out later"
_BOTH_WAYS = "take the old as well, until no client sends it"

RULES = {
    "root-added": Rule("A type crosses the wire that did not.", "safe"),
    "root-removed": Rule(
        "A type no longer crosses the wire.",
        "dangerous",
        otherwise="dangerous",
        hint="keep it until no client uses it",
    ),
    "model-added": Rule("A type is new."),
    "model-removed": Rule("A type is gone, and its name.", otherwise="source-breaking"),
    "model-renamed": Rule("A type has another name.", otherwise="source-breaking"),
    "parameters-changed": Rule("A generic type has other parameters.", otherwise="source-breaking"),
    "bases-changed": Rule("A type extends other types; its properties are told by themselves."),
    "property-added": Rule("A property is new that may be left out of what is received."),
    "property-added-required": Rule(
        "A property is new that has to be there.", hint="give it a default"
    ),
    "property-removed": Rule(
        "A property is gone.",
        otherwise="source-breaking",
        hint="deprecate it, and take it out when no client reads it",
    ),
    "property-renamed": Rule(
        "A property of the same type has another key.",
        otherwise="source-breaking",
        hint="have both keys until no client uses the old one",
    ),
    "property-required": Rule(
        "A key that could be missing is always there.", hint="keep the default"
    ),
    "property-optional": Rule(
        "A key that was always there may be missing.", hint="go on sending it"
    ),
    "property-absent": Rule("A key may be missing as before, and is where Python holds None."),
    "nullable-added": Rule("A value may be null.", hint=_BESIDE),
    "nullable-removed": Rule("A value may no longer be null.", hint=_BOTH_WAYS),
    "type-changed": Rule("A type is another one.", hint=_BESIDE),
    "type-widened": Rule("A type has all its values and others.", hint=_BESIDE),
    "type-narrowed": Rule("A type has some of its values only.", hint=_BESIDE),
    "type-respelled": Rule("A type is written in another way, and has the same values."),
    "union-member-added": Rule("A union has one more member."),
    "union-member-removed": Rule("A union has a member less.", hint=_BOTH_WAYS),
    "literal-changed": Rule("A value that is always the same is another one."),
    "enum-value-added": Rule(
        "A closed set has one more value, for which a client may have no case.", "dangerous"
    ),
    "enum-value-removed": Rule("A closed set has a value less.", "dangerous", hint=_BOTH_WAYS),
    "enum-member-renamed": Rule(
        "A member of an enum has another name for its value.",
        otherwise="source-breaking",
    ),
    "discriminator-changed": Rule(
        "Another property tells the members of a union apart.", "dangerous", "dangerous"
    ),
    "tuple-changed": Rule("A list by position has other positions.", hint=_BESIDE),
    "keys-changed": Rule("The keys of an object by key are others."),
    "constraint-added": Rule("A bound is new.", "dangerous"),
    "constraint-removed": Rule("A bound is gone.", "dangerous"),
    "constraint-tightened": Rule("A bound admits less.", "dangerous"),
    "constraint-loosened": Rule("A bound admits more.", "dangerous"),
    "pattern-changed": Rule("A regular expression is new, gone or another one.", "dangerous"),
    "format-changed": Rule("A format is new, gone or another one.", "dangerous"),
    "additional-closed": Rule("Keys that are not declared are forbidden, or no longer kept."),
    "additional-opened": Rule("Keys that are not declared are kept, or no longer forbidden."),
    "default-changed": Rule(
        "What a key that is left out stands for is another value.", "safe", "dangerous"
    ),
    "deprecated-changed": Rule("Something is deprecated, or no longer is."),
    "documentation-changed": Rule("A text is another one."),
    "keyword-undecided": Rule("A keyword that says more than types do is another one."),
    "shape-changed": Rule("A type as a whole has other values; no part of it says which."),
}
"""Every rule by its id."""


def worst(grades: list[Grade]) -> Grade:
    """The worst of several grades; safe where there is none."""
    return min(grades, key=GRADES.index, default="safe")
