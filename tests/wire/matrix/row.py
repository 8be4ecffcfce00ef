"""What a row of the matrix states: a Python type, its wire, and the right TypeScript for both."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TypeAlias

from codegen.errors import RULES

PRELUDE = """\
from pydantic import *
from typing import *

import collections
import dataclasses
import enum
import math
import re
import typing
import zoneinfo
from collections import defaultdict, deque
from dataclasses import InitVar
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from ipaddress import IPv4Address, IPv6Network
from pathlib import Path
from uuid import UUID

import pydantic.alias_generators
import pydantic.dataclasses
import typing_extensions
from pydantic.json_schema import SkipJsonSchema
from typing_extensions import NotRequired, ReadOnly, Required, TypeAliasType, TypedDict, Unpack

"""
"""Stands above the source of every row."""

HOLDER = """

class Holder(BaseModel):
    x: T
"""
"""Stands below it: every type is a field of a model, the one way in which all of them occur."""


@dataclass(frozen=True)
class Refusal:
    """The right answer where there is no honest type.

    `place` is `Class.field`, which the message names after the row's module, or `py` where Python
    does not come further than a line of it. `reason` and `hint` are parts of what it says; there
    has to be a hint, in words of its own choice where none are stated.
    """

    rule: str
    place: str
    reason: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(self.rule)


Answer: TypeAlias = str | Refusal
"""A TypeScript type, or the refusal that is right in its place."""


@dataclass(frozen=True)
class Row:
    """One row. `source` is Python that defines `T`; the texts are facts, confirmed when it runs.

    `output` and `input` are the right answers; `input` is None where both are one. `types` declares
    what they refer to. `sent` are Python expressions, dumped for real. The JSON texts say what the
    wire and the input type make of them:

    * `accepted` by Pydantic, and by the type;
    * `tolerated` by Pydantic, but not offered by the type: coerced, ignored, or known to no schema;
    * `rejected` by Pydantic and by the type, for their structure;
    * `constrained`: rejected by Pydantic, for a reason that TypeScript has no words for;
    * `lenient`: accepted by both, though a constraint in Pydantic's schema denies it.

    `wire` is how the server dumps, in the words of `[tool.codegen.wire]`.
    """

    id: str
    source: str
    output: Answer
    input: Answer | None = None
    sent: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    constrained: tuple[str, ...] = ()
    lenient: tuple[str, ...] = ()
    types: str = ""
    wire: dict[str, bool] = field(default_factory=dict)
    note: str = ""
    python: tuple[int, int] = (3, 10)
    pydantic: tuple[int, int] = (2, 12)

    @property
    def module(self) -> str:
        """The name of the row's module, which no library has."""
        return f"row_{self.id}"

    @property
    def text(self) -> str:
        """The whole of the row's module."""
        return PRELUDE + inspect.cleandoc(self.source) + HOLDER

    @property
    def answers(self) -> dict[str, Answer]:
        """The right answer for each direction."""
        return {"output": self.output, "input": self.output if self.input is None else self.input}

    @property
    def refused(self) -> list[str]:
        """The directions that have no honest type."""
        return [side for side, answer in self.answers.items() if isinstance(answer, Refusal)]

    @property
    def is_no_module(self) -> bool:
        """Whether Pydantic itself refuses the source."""
        return any(getattr(each, "rule", "") == "models-import" for each in self.answers.values())
