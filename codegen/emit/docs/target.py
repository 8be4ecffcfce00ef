"""The docs target: a reference page for each root, and an index with a diagram of the contract.

A page describes all that its root reaches, but for other roots that are objects: these have pages.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from codegen.emit.docs.diagram import class_diagram
from codegen.emit.docs.markdown import FILTERS, inline, visible
from codegen.emit.docs.page import Entry, Index, Link, Page
from codegen.emit.docs.prose import summary
from codegen.emit.docs.reachability import INDEX, Reachability
from codegen.emit.docs.sections import Writer, assign_anchors, excerpts
from codegen.header import header_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from codegen.emit.docs.sections import Excerpts
    from codegen.emit.target import Request

_EXTENSIONS = {"markdown": ".md", "mdx": ".mdx"}


def emit(request: Request) -> dict[str, str]:
    """The files of the target, by path in its folder."""
    contract, config = request.contract, request.config
    extension = _EXTENSIONS[config.docs.format]
    templates = request.templates.with_filters(FILTERS)
    reachability = Reachability(contract)
    typescript = config.typescript if "typescript" in config.targets else None
    quoted = excerpts(contract, typescript, request.templates)
    texts = {}
    for root, file in reachability.pages.items():
        module = reachability.declarations[root].identity.module
        context = {
            "extension": extension,
            "header": _header([contract.sources.get(module, module)]),
            "page": _page(root, reachability, quoted, extension),
        }
        texts[file + extension] = templates.render("docs/page.jinja", context)
    context = {
        "extension": extension,
        "header": _header(contract.models),
        "index": _index(reachability, extension),
    }
    return {**texts, INDEX + extension: templates.render("docs/index.jinja", context)}


def _header(sources: Sequence[str]) -> list[str]:
    """The lines of the header, which no source can end early where they are comments."""
    return [re.sub(r"\*/|-->", "", visible(line)) for line in header_lines(sources)]


def _page(root: str, reachability: Reachability, quoted: Excerpts, extension: str) -> Page:
    declaration = reachability.declarations[root]
    reached = [reachability.declarations[name] for name in reachability.reached(root)]
    writer = Writer(reachability, quoted, extension, assign_anchors(declaration, reached))
    return Page(
        reachability.pages[root],
        writer.section(declaration),
        is_sent=root in reachability.sent,
        is_accepted=root in reachability.accepted,
        reference=tuple(map(writer.section, reached)),
    )


def _index(reachability: Reachability, extension: str) -> Index:
    finished = partial(inline, mdx=extension == _EXTENSIONS["mdx"])

    def entries(roots: Iterable[str]) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                root,
                Link(reachability.pages[root], None, extension),
                summary(reachability.declarations[root].doc.description or "", finished),
            )
            for root in roots
        )

    contract = reachability.contract
    return Index(entries(contract.sends), entries(contract.receives), class_diagram(contract))
