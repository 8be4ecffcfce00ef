"""What a page says, as plain data: the templates get these, and say them in their own words.

A text of these may hold anything, and needs a filter such as `code`; what is called finished is
Markdown already, in which nothing of the user's can be read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Link:
    """A place on the pages: `page` is the name of its file less the extension, None for the same.

    `anchor` is that of a heading, None for the page as a whole.
    """

    page: str | None
    anchor: str | None
    extension: str

    @property
    def href(self) -> str:
        """The address, as a link in Markdown has it."""
        file = "" if self.page is None else f"{self.page}{self.extension}"
        return f"{file}#{self.anchor or ''}" if self.anchor or not file else file


@dataclass(frozen=True)
class Fragment:
    """A part of a type as Python spells it; the name of a class leads to what is said of it."""

    text: str
    link: Link | None = None


Annotation: TypeAlias = tuple[Fragment, ...]
"""A type; the filter `type` prints one."""


@dataclass(frozen=True)
class Paragraph:
    """Finished lines of text; a heading is one that stands out, for those of pages are ours."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True)
class Code:
    """A code block; its language is "" where none is stated. `file` is where it is from."""

    language: str
    text: str
    file: str | None = None


@dataclass(frozen=True)
class Admonition:
    """A note set apart: `:::info`. The title is finished, and may be ""."""

    kind: str
    title: str
    blocks: Prose


@dataclass(frozen=True)
class Quote:
    """What another said."""

    blocks: Prose


@dataclass(frozen=True)
class Items:
    """A list; `start` is the number of the first item, None where it is not numbered.

    A blank line is between the items of a loose list.
    """

    items: tuple[Prose, ...]
    start: int | None
    is_loose: bool


Block: TypeAlias = Paragraph | Code | Admonition | Quote | Items
Prose: TypeAlias = tuple[Block, ...]
"""A description; the filter `kind` tells what a block is."""


@dataclass(frozen=True)
class Described:
    """What has a name, and what is said of it.

    `deprecated` is finished, "" where it is not said why, and None where it is not deprecated.
    `examples` are Python literals.
    """

    name: str
    description: Prose
    deprecated: str | None
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Field(Described):
    """A field. `required` is whether the key is always there; `default` is a Python literal."""

    type: Annotation
    required: bool
    default: str | None
    constraints: tuple[str, ...]


@dataclass(frozen=True)
class Parameter:
    """A parameter of a generic declaration, with its bound and its default, each "" or a type."""

    name: str
    bound: Annotation
    default: Annotation


@dataclass(frozen=True)
class Section(Described):
    """A declaration. `is_closed` is whether an object has no other keys than its fields.

    `additional` is the type of the values of those, () where nothing is said of them. The
    constraints are those of an alias, and the code that of an alias or an enum.
    """

    parameters: tuple[Parameter, ...] = ()
    is_closed: bool = False
    additional: Annotation = ()
    constraints: tuple[str, ...] = ()
    code: Code | None = None
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Page:
    """A root, and everything that it reaches.

    `file` is the name of its file less the extension. The server sends it, or accepts it, or both.
    """

    file: str
    root: Section
    is_sent: bool
    is_accepted: bool
    reference: tuple[Section, ...]


@dataclass(frozen=True)
class Entry:
    """A root as the index lists it; the summary is finished, the first line of its description."""

    name: str
    link: Link
    summary: str


@dataclass(frozen=True)
class Index:
    """The front page: the roots by direction, and the Mermaid text of the diagram, if it fits."""

    sends: tuple[Entry, ...]
    receives: tuple[Entry, ...]
    diagram: str | None
