"""The committed JSON Schema as an oracle, by a validator that any other language has, too.

Whatever else is judged by a schema, near misses and what a test holds against it, is judged here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

from pydantic_core import SchemaError, SchemaValidator, ValidationError, core_schema

from codegen.errors import CodegenError, Problem
from codegen.evidence import ACCEPTED, beyond, rejected
from codegen.jsonschema import pointer, without
from codegen.pipeline import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jsonschema_rs import Draft202012Validator, Registry
    from jsonschema_rs import ValidationError as Found

    from codegen.evidence import Path, Sample, Verdict
    from codegen.evidence.committed import Committed
    from codegen.jsonschema import Schema
    from codegen.untyped import JsonValue

_HOME = "codegen:///schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PATTERNS = ("pattern", "patternProperties")
_VALUES = ("const", "enum")
_OTHERWISE = ("type", *_VALUES)


@dataclass(frozen=True)
class Fault:
    """One thing that a definition does not allow of a value: where, and which keyword forbids it.

    `keys` are those that are missing, or too many, in the object at the path; `doubt` says on what
    it depends whether there is a fault.
    """

    path: Path
    keyword: str
    reason: str
    keys: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def field(self) -> Path:
        """The path to what is at fault: of keys, the first."""
        return (*self.path, *self.keys[:1])


def judge(committed: Committed, samples: Sequence[Sample]) -> list[Verdict]:
    """The verdicts of the committed document; formats are remarks to it, as the dialect says."""
    validators = Validators(committed.document["$defs"])
    return [_verdict(validators.faults(each.name, json.loads(each.text))) for each in samples]


def _verdict(faults: Sequence[Fault]) -> Verdict:
    if not faults:
        return ACCEPTED
    certain = [each for each in faults if not each.doubt]
    if not certain:
        return beyond(faults[0].doubt)
    deepest = max(certain, key=lambda each: len(each.path))
    return rejected(deepest.field, deepest.reason)


class Validators:
    """Validators of the definitions of one document, each built when it is first asked for.

    Formats are remarks, as the dialect says, unless `formats`. Raises CodegenError where there is
    no library for it, or a definition is no schema.
    """

    def __init__(self, definitions: Mapping[str, Schema], *, formats: bool = False) -> None:
        try:
            self._library = import_module("jsonschema_rs")
        except ImportError as error:
            raise _missing() from error
        self._definitions = definitions
        self._formats = formats
        self._built: dict[str, Draft202012Validator] = {}

    def is_valid(self, name: str, value: JsonValue) -> bool:
        """Whether a definition allows a value."""
        return self._of(name).is_valid(value)

    def faults(self, name: str, value: JsonValue) -> list[Fault]:
        """What a definition does not allow of a value; nothing, if it allows all."""
        errors = self._of(name).iter_errors(value)
        return [_fault(leaf) for error in errors for leaf in _leaves(error)]

    def _of(self, name: str) -> Draft202012Validator:
        if name not in self._built:
            build = partial(self._library.Draft202012Validator, validate_formats=self._formats)
            reference = {"$ref": _HOME + pointer(name)}
            try:
                try:
                    self._built[name] = build(reference, registry=self._registry)
                except ValueError:  # a pattern of Python's that no other language knows
                    self._built[name] = build(reference, registry=self._patternless)
            except ValueError as error:
                what = f"it is no valid schema: {str(error).splitlines()[0]}"
                problem = Problem("judge-runs", SCHEMA, what, "run codegen check")
                raise CodegenError([problem]) from error
        return self._built[name]

    @cached_property
    def _registry(self) -> Registry:
        return self._registered(self._definitions)

    @cached_property
    def _patternless(self) -> Registry:
        return self._registered(
            {name: without(each, _PATTERNS) for name, each in self._definitions.items()}
        )

    def _registered(self, definitions: Mapping[str, Schema]) -> Registry:
        document = {"$schema": _DIALECT, "$defs": definitions}
        registry: Registry = self._library.Registry([(_HOME, document)])
        return registry


def _missing() -> CodegenError:
    what = "it needs the Python package jsonschema-rs"
    hint = "pip install 'lockstep-codegen[prove]', or [pytest] for assert_on_wire alone"
    return CodegenError([Problem("judge-found", "the judge of JSON Schema", what, hint)])


def _leaves(error: Found) -> Iterator[Found]:
    """The errors inside an error about a union: of the member that the value comes closest to."""
    here = len(error.instance_path)
    members = [each for each in getattr(error.kind, "context", ()) if _is_near(each, here)]
    if not members:
        yield error
        return
    for inner in max(members, key=_closeness):
        yield from _leaves(inner)


def _is_near(member: Sequence[Found], depth: int) -> bool:
    """Whether a member of a union has more against a value than that it is another one."""
    return any(
        each.kind.name not in _OTHERWISE or len(each.instance_path) > depth for each in member
    )


def _closeness(member: Sequence[Found]) -> tuple[bool, int, int]:
    """A member whose tag is right comes first, then what is read furthest, with fewest faults."""
    wrong_tag = any(each.kind.name in _VALUES for each in member)
    return not wrong_tag, max(len(each.instance_path) for each in member), -len(member)


def _fault(error: Found) -> Fault:
    kind = error.kind.name
    keys = getattr(error.kind, "unexpected", ()) if kind == "additionalProperties" else ()
    keys = [getattr(error.kind, "property", "")] if kind == "required" else keys
    path = tuple(error.instance_path)
    return Fault(path, kind, error.message, tuple(keys), _doubt(error))


def _doubt(error: Found) -> str:
    """Why a fault is none to who calculates or reads patterns otherwise; "" where it is one."""
    of_key = getattr(error.kind, "error", None)
    if of_key is not None:
        return _doubt(of_key)
    if error.kind.name == "multipleOf" and isinstance(error.instance, float):
        # 0.3 may be one of 0.1, or miss it by 5e-17
        return "whether a fraction is a multiple depends on how it is calculated"
    pattern, text = getattr(error.kind, "pattern", None), error.instance
    if isinstance(text, str) and pattern is not None and _follows(text, pattern):
        return "a pattern of Pydantic's is read otherwise by JSON Schema"
    return ""


def _follows(text: str, pattern: str) -> bool:
    """Whether Pydantic finds a pattern in a text, by either of its engines."""
    for engine in ("rust-regex", "python-re"):
        constraints = core_schema.str_schema(pattern=pattern, regex_engine=engine)
        try:
            SchemaValidator(constraints).validate_python(text)
        except (SchemaError, ValidationError):  # one of them may not take the pattern at all
            continue
        return True
    return False
