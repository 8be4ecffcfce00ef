"""The two flavours of a page: Markdown as GitHub renders it, and MDX as Docusaurus compiles it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from codegen.emit.docs.inline import code, constraint, inline, visible
from codegen.emit.docs.prose import Admonition, Block, Code, Items, Paragraph, Quote, blocks
from codegen.emit.prettier.literals import json_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from codegen.emit.docs.page import Badge, Fragment, Target


class Flavour(ABC):
    """How finished facts are written."""

    extension: str

    @abstractmethod
    def badge(self, badge: Badge) -> str:
        """The facts of a field, on one line."""

    @abstractmethod
    def admonition(self, kind: str, title: str, body: str) -> str:
        """A note set apart, with a title of finished text, which may be ""."""

    @abstractmethod
    def fenced(self, language: str, text: str, title: str | None = None) -> str:
        """A code block; its title says which file it is from."""

    def paragraph(self, text: str) -> str:
        """A finished paragraph, kept from being read as anything else."""
        return text

    def href(self, target: Target) -> str:
        """The target of a link in the text."""
        page = f"{target.page}{self.extension}" if target.page else ""
        return f"{page}#{target.anchor or ''}" if not page or target.anchor else page

    def type_text(self, fragments: Iterable[Fragment]) -> str:
        """A type in the text: code, parts of which are links."""
        return "".join(map(self._fragment, fragments))

    def prose(self, text: str, mention: Callable[[str], Target | None]) -> str:
        """A description; a text without an end to its last sentence gets one."""

        def link(name: str) -> str | None:
            target = mention(name)
            return None if target is None else self.href(target)

        return self._blocks(blocks(_as_sentence(text.strip())), link)

    def _fragment(self, fragment: Fragment) -> str:
        shown = code(fragment.text.strip(" "))
        if fragment.target is not None:
            return f"[{shown}]({self.href(fragment.target)})"
        before, after = (
            " " if is_apart else ""
            for is_apart in (fragment.text.startswith(" "), fragment.text.endswith(" "))
        )
        return f"{before}{shown}{after}"

    def _blocks(self, found: Iterable[Block], link: Callable[[str], str | None]) -> str:
        return "\n\n".join(filter(None, (self._block(each, link) for each in found)))

    def _block(self, block: Block, link: Callable[[str], str | None]) -> str:
        match block:
            case Paragraph(text=text, is_heading=True):
                return f"**{_inert(text)}**"
            case Paragraph(text=text):
                return self.paragraph(inline(text, link))
            case Code(language=language, text=text):
                return self.fenced(language, text)
            case Admonition(kind=kind, title=title, blocks=inside):
                return self.admonition(kind, _inert(title), self._blocks(inside, link))
            case Quote(blocks=inside):
                return _prefixed("> ", self._blocks(inside, link))
            case Items(items=items, start=start):
                return self._items(items, start, link)

    def _items(
        self,
        items: Iterable[tuple[Block, ...]],
        start: int | None,
        link: Callable[[str], str | None],
    ) -> str:
        texts = []
        for position, item in enumerate(items):
            mark = "- " if start is None else f"{min(start + position, 999999999)}. "
            lines = self._blocks(item, link).split("\n")
            margin = "\n" + " " * len(mark)
            texts.append((mark + margin.join(lines)).replace(margin + "\n", "\n\n"))
        tight = not any("\n\n" in text for text in texts)
        return re.sub(r"[ ]+$", "", ("\n" if tight else "\n\n").join(texts), flags=re.MULTILINE)


_ALERTS = {
    "note": "NOTE",
    "info": "NOTE",
    "tip": "TIP",
    "warning": "WARNING",
    "caution": "CAUTION",
    "danger": "CAUTION",
}


class Markdown(Flavour):
    """Markdown as GitHub renders it."""

    extension = ".md"

    def badge(self, badge: Badge) -> str:
        """Facts between dots: the type with its links, then what is to be known of the value."""
        default = None if badge.default is None else f"default {code(badge.default)}"
        facts = ["required" if badge.required else None, default]
        facts += map(constraint, badge.constraints)
        return " · ".join([self.type_text(badge.type), *filter(None, facts)])

    def admonition(self, kind: str, title: str, body: str) -> str:
        """An alert of GitHub's."""
        inside = "\n\n".join(filter(None, [f"**{title}**" if title else "", body]))
        return _prefixed("> ", f"[!{_ALERTS[kind]}]\n{inside}")

    def fenced(self, language: str, text: str, title: str | None = None) -> str:
        """A code block, below the name of its file."""
        block = _fenced(language, text)
        return block if title is None else f"{code(title)}\n\n{block}"


class Mdx(Flavour):
    """MDX with the components of Docusaurus, and the site's own Badget."""

    extension = ".mdx"

    def badge(self, badge: Badge) -> str:
        """The component; it hides constraints where there is no default, so these are text then."""
        attributes = [f"type={self._type(badge.type)}"]
        attributes += ["required"] if badge.required else []
        limits = ", ".join(badge.constraints)
        if badge.default is not None:
            attributes.append(f"defaultValue={_attribute(badge.default)}")
            attributes += [f"appendix={_attribute(limits)}"] if limits else []
        element = f"<Badget {' '.join(attributes)} />"
        if badge.default is not None or not limits:
            return element
        return f"{element}\n\nConstraints: {', '.join(map(constraint, badge.constraints))}."

    def admonition(self, kind: str, title: str, body: str) -> str:
        """A container directive; one around others has more colons than they have."""
        longest = max(map(len, re.findall(r"^\s*(:{3,})", body, re.MULTILINE)), default=2)
        colons = ":" * (longest + 1)
        heading = f"{colons}{kind}[{title}]" if title else f"{colons}{kind}"
        space = "\n\n" if "\n\n" in body or re.match(r"- |\d+\. |>|```|:::", body) else "\n"
        return f"{heading}{space}{body}{space}{colons}"

    def fenced(self, language: str, text: str, title: str | None = None) -> str:
        """A code block, with the name of its file as the title."""
        shown = "" if title is None else f" title={_title(title)}"
        return _fenced(f"{language}{shown}" if language else "", text)

    def paragraph(self, text: str) -> str:
        """No line starts a statement of JavaScript's."""
        return re.sub(
            r"^(?:i(?=mport\b)|e(?=xport\b))",
            lambda found: f"&#{ord(found[0])};",
            text,
            flags=re.MULTILINE,
        )

    def _type(self, fragments: tuple[Fragment, ...]) -> str:
        if all(each.target is None for each in fragments):
            return _attribute("".join(each.text for each in fragments))
        inside = "".join(map(self._jsx, fragments))
        return f"{{{inside}}}" if len(fragments) == 1 else f"{{<>{inside}</>}}"

    def _jsx(self, fragment: Fragment) -> str:
        text = _jsx_text(fragment.text)
        if fragment.target is None:
            return text
        page = f"./{fragment.target.page}" if fragment.target.page else ""
        anchor = f"#{fragment.target.anchor or ''}" if fragment.target.anchor or not page else ""
        return f"<a href={_attribute(page + anchor)}>{text}</a>"


def _as_sentence(text: str) -> str:
    """The text with a full stop, where it ends as a paragraph and without any such sign."""
    found = blocks(text)
    is_paragraph = bool(found) and isinstance(found[-1], Paragraph) and not found[-1].is_heading
    return f"{text}." if is_paragraph and re.search(r"(?<![.!?])[A-Za-z0-9`)]$", text) else text


def _inert(text: str) -> str:
    """Text on one line that goes inside other markup: no links, no emphasis."""
    return inline(re.sub(r"[*_`\[\]\\<>]+", " ", " ".join(text.split())).strip(), lambda _: None)


def _prefixed(prefix: str, text: str) -> str:
    return "\n".join(f"{prefix}{line}".rstrip() for line in text.split("\n"))


def _fenced(info: str, text: str) -> str:
    shown = "\n".join(visible(line).rstrip() for line in text.splitlines())
    longest = max(map(len, re.findall("`{3,}", shown)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{info}\n{shown}\n{fence}"


def _title(text: str) -> str:
    return '"' + re.sub(r'["`{}\\]', "_", visible(text)) + '"'


def _attribute(text: str) -> str:
    """A string as the value of a JSX attribute, which knows references but no escapes."""
    shown = visible(text).replace("&", "&amp;")
    if '"' not in shown:
        return f'"{shown}"'
    return f"'{shown}'" if "'" not in shown else '"' + shown.replace('"', "&quot;") + '"'


def _jsx_text(text: str) -> str:
    """A string among JSX elements; one that would be read otherwise is an expression."""
    return text if re.fullmatch(r"[^{}<>&\\]*", text) else f"{{{json_string(text)}}}"
