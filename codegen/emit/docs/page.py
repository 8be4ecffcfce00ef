"""What a page says, as plain data: the templates get these, and place their finished texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """Where a link leads: a page by its name, None for the page itself, and an anchor on it."""

    page: str | None
    anchor: str | None = None


@dataclass(frozen=True)
class Fragment:
    """A part of a type as Python spells it; the name of a class leads to what is said of it."""

    text: str
    target: Target | None = None


@dataclass(frozen=True)
class Badge:
    """The facts of a field in short.

    `required` is whether the key is always there; `default` is a Python literal, None where there
    is no default; `constraints` are those of the value, such as "≥0".
    """

    type: tuple[Fragment, ...]
    required: bool
    default: str | None
    constraints: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A field: its name as code, the facts, those as finished text, and what is said of it."""

    heading: str
    facts: Badge
    badge: str
    body: str


@dataclass(frozen=True)
class Section:
    """A declaration: its name as code, what is said of it with its code block, and its fields."""

    heading: str
    body: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Page:
    """A root with everything that it reaches.

    `id` and `title` are finished YAML. `way` says which way the root goes.
    """

    id: str
    title: str
    way: str
    root: Section
    reference: tuple[Section, ...]


@dataclass(frozen=True)
class Entry:
    """A root as the index lists it: a link, and the first line of what is said of it."""

    link: str
    summary: str


@dataclass(frozen=True)
class Index:
    """The front page: the roots by direction, and the Mermaid text of the diagram, if it fits."""

    sends: tuple[Entry, ...]
    receives: tuple[Entry, ...]
    diagram: str | None
