"""The docs target: a reference page for each root, and an index with a diagram of the contract.

A page describes all that its root reaches, but for other roots that are objects: these have pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from codegen.emit.docs.contract import Reach
from codegen.emit.docs.diagram import class_diagram
from codegen.emit.docs.excerpts import excerpts
from codegen.emit.docs.flavours import Markdown, Mdx
from codegen.emit.docs.inline import code, visible
from codegen.emit.docs.page import Entry, Index, Page, Target
from codegen.emit.docs.prose import Paragraph, blocks
from codegen.emit.docs.sections import Writer, settle_targets
from codegen.header import header_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from codegen import ir
    from codegen.emit.docs.flavours import Flavour
    from codegen.emit.target import Request
    from codegen.emit.templating.environment import Templates

_INDEX = "index"


def emit(request: Request) -> dict[str, str]:
    """The files of the target, by path in its folder."""
    contract, config, templates = request.contract, request.config, request.templates
    flavour = Mdx() if config.docs.format == "mdx" else Markdown()
    typescript = config.typescript if "typescript" in config.targets else None
    reach, quoted = Reach(contract), excerpts(contract, typescript)
    pages = _files(reach.roots)
    texts = {}
    for root, file in pages.items():
        has_title = isinstance(flavour, Markdown)
        targets = settle_targets(root, reach, pages, has_title=has_title)
        page = _page(root, file, Writer(reach, targets, flavour, quoted))
        context = {"header": _header(root, reach), "page": page}
        texts[file + flavour.extension] = _rendered("page", context, flavour, templates)
    context = {"header": _comments(contract.models), "index": _index(reach, pages, flavour)}
    texts[_INDEX + flavour.extension] = _rendered("index", context, flavour, templates)
    return texts


def _files(roots: Iterable[str]) -> dict[str, str]:
    """The page of each root; file systems that fold case tell them apart, and from the index."""
    files: dict[str, str] = {}
    taken = {_INDEX}
    for root in roots:
        file = root
        while file.casefold() in taken:
            file += "_"
        taken.add(file.casefold())
        files[root] = file
    return files


def _rendered(name: str, context: dict[str, object], flavour: Flavour, templates: Templates) -> str:
    return templates.render(f"docs/{name}{flavour.extension}.jinja", context)


def _header(root: str, reach: Reach) -> list[str]:
    module = reach.declarations[root].identity.module
    return _comments([reach.contract.sources.get(module, module)])


def _comments(sources: Sequence[str]) -> list[str]:
    """The lines of the header, which no source can end early."""
    return [re.sub(r"\*/|-->", "", visible(line)) for line in header_lines(sources)]


def _page(root: str, file: str, writer: Writer) -> Page:
    section = writer.section(writer.reach.declarations[root])
    reached = [writer.reach.declarations[name] for name in writer.reach.reached(root)]
    reference = tuple(writer.section(each) for each in reached)
    return Page(_yaml(file), _yaml(root), _way(root, writer.reach.contract), section, reference)


def _way(root: str, contract: ir.Contract) -> str:
    """Which way a root goes."""
    words = [
        word
        for word, roots in (("sent", contract.sends), ("accepted", contract.receives))
        if root in roots
    ]
    return f"{' and '.join(words).capitalize()} by the server. {_PRESENCE}"


_PRESENCE = "A key that is not marked as required may be absent."


def _index(reach: Reach, pages: dict[str, str], flavour: Flavour) -> Index:
    def entries(roots: Iterable[str]) -> Iterator[Entry]:
        for root in roots:
            link = f"[{code(root)}]({flavour.href(Target(pages[root]))})"
            summary = _summary(reach.declarations[root].doc.description or "", flavour)
            yield Entry(link, summary)

    sends, receives = reach.contract.sends, reach.contract.receives
    diagram = class_diagram(reach.contract)
    return Index(tuple(entries(sends)), tuple(entries(receives)), diagram)


def _summary(description: str, flavour: Flavour) -> str:
    """The first line of a description, if it starts as text."""
    first = next(iter(blocks(description)), None)
    if not isinstance(first, Paragraph):
        return ""
    return flavour.prose(first.text.split("\n", 1)[0], lambda _: None)


def _yaml(text: str) -> str:
    """A name as a YAML scalar, in quotes where it would be anything but a string."""
    is_plain = re.fullmatch(r"[A-Za-z]\w*", text, re.ASCII) and text.lower() not in _YAML_WORDS
    return text if is_plain else f'"{text}"'


_YAML_WORDS = frozenset("null true false yes no on off y n".split())
