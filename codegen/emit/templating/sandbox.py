"""Jinja for templates that nobody has read: they get at data alone, and their work is bounded.

Every loop, macro and file pays for what it does, every text and list for its length, out of one
budget. So a template that never ends, or doubles a text forty times, is ended by an error.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, pass_context
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2.runtime import Context

    from codegen.untyped import Passed, Value

BUDGET = 100_000_000
"""What the templates of one target may spend: on characters that they make, and on steps."""

STEP = 50
"""The price of one turn of a loop, or one call of a macro: 2 million are too many.

Those take ten seconds. People's templates take a few thousand.
"""

LONGEST = 10_000_000
"""How long a text may be: no file of types is as long."""

_VALUE = 5  # the price of one in a list
_MOST = 1_000_000  # values in one list, with all that is in those
_BITS = 100_000  # of a number
_WIDTH = re.compile(r"[0-9]{5}|\*")  # where a text formats: `%99999d`, `{:>99999}`, `%*d`
_ATTRIBUTES = attrgetter("_Namespace__attrs")  # of a namespace of Jinja's
_IDLE = ("lipsum", "urlize")  # these make long texts of nothing, and are of no use here
_MULTIPLIES = frozenset(
    """
    batch center expandtabs filesizeformat format format_map indent join ljust replace rjust round
    slice tojson translate truncate wordwrap xmlattr zfill
    """.split()
)
"""Filters, and methods of texts, whose result is longer than all that they are given."""


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of templates; those outside of the `trusted` folder pay for work."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, trusted: Path, **options: Passed) -> None:
        super().__init__(optimized=False, **options)  # which would compute while it compiles
        self._trusted = trusted
        self._left = BUDGET
        for name in _IDLE:
            self.globals.pop(name, None)
            self.filters.pop(name, None)
        priced = {name: self._priced(name, each) for name, each in self.filters.items()}
        ours: dict[str, Callable[[Value], Value]] = {" charge": self._charge, " made": self._made}
        ours |= {" joined": self._joined, " printed": self._printed}
        self.filters = {**priced, **{name: _when_run(each) for name, each in ours.items()}}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree of a template, in which what it does is paid for."""
        tree = super()._parse(source, name, filename)
        if filename is None or not Path(filename).is_relative_to(self._trusted):
            _Payment().visit(tree)
            tree.set_environment(self)
        return tree

    def call(self, context: Context, called: Value, /, *args: Value, **options: Value) -> Value:
        """What a call in a template gives; methods of texts and lists pay for what they get."""
        method = getattr(called, "__wrapped__", called)  # as that of `format` is
        owner = getattr(method, "__self__", None)
        if isinstance(owner, (str, list, tuple, dict)):
            self._pay(str(getattr(method, "__name__", "")), (owner, *args, *options.values()))
        return self._made(super().call(context, called, *args, **options))

    def call_binop(self, context: Context, operator: str, left: Value, right: Value) -> Value:
        """The value of `left operator right`."""
        if operator == "%" and isinstance(left, str):
            self._pay("format", (left, right))
        elif isinstance(left, int) and isinstance(right, int):
            is_power = operator == "**"
            bits = left.bit_length() * right if is_power else left.bit_length() + right.bit_length()
            self._bounded(bits, _BITS)
        else:
            times = [each for each in (left, right) if isinstance(each, int)]
            size = self._size((left, right)) * max([*times, 1])
            self._bounded(size, LONGEST)
            self._charge(size)
        return super().call_binop(context, operator, left, right)

    def _priced(self, name: str, function: Callable[..., Value]) -> Callable[..., Value]:
        """A filter of Jinja's that pays for what it is given, and for what it makes."""

        @functools.wraps(function)
        def priced(*args: Value, **options: Value) -> Value:
            self._pay(name, (*args, *options.values()))
            return self._made(function(*args, **options))

        return priced

    def _pay(self, name: str, given: Sequence[Value]) -> None:
        """Pay for a call, before it is made."""
        sizes = [self._size(each) for each in given]
        self._charge(sum(sizes))
        if name not in _MULTIPLIES:
            return
        widths = [each for each in given[1:] if isinstance(each, int)]
        self._bounded(math.prod(sizes) * math.prod(max(each, 1) for each in widths), BUDGET)
        if name.startswith("format"):
            texts = [each for each in given if isinstance(each, str)]
            self._bounded(LONGEST + any(map(_WIDTH.search, texts)), LONGEST)

    def _charge(self, amount: int) -> str:
        """Pay; raises SecurityError when it is too much."""
        self._left -= amount
        if self._left < 0:
            what = f"it would take more than {BUDGET // STEP:,} steps, or {BUDGET:,} characters"
            raise SecurityError(what)
        return ""

    def _made(self, value: Value) -> Value:
        """A value that a template has made, or goes through: it pays for all that is in it."""
        if isinstance(value, (str, list, tuple, dict, range)):
            self._charge(self._size(value))
        return self._counted(value) if isinstance(value, Iterator) else value

    def _counted(self, values: Iterator[Value]) -> Iterator[Value]:
        for each in values:
            self._charge(STEP)
            yield each

    def _joined(self, values: tuple[Value, ...]) -> str:
        return "".join(map(self._printed, values))

    def _printed(self, value: Value) -> str:
        self._size(value)
        text = value if isinstance(value, str) else str(value)
        self._charge(len(text))
        return text

    def _size(self, value: Value) -> int:
        """How long a text is, or all that stands in a list or table, however often it does."""
        size, count, pending = 1, 0, [value]
        while pending:
            each = pending.pop()
            count += 1
            match each:
                case str() | range():
                    size += len(each)  # a range has no list yet, and may get one
                case list() | tuple() | set() | frozenset():
                    pending += each
                case dict():
                    pending += [*each, *each.values()]
                case Namespace():
                    pending += _ATTRIBUTES(each).values()  # which may hold each other
            self._bounded(count + len(pending), _MOST)
        self._bounded(size, LONGEST)
        return size + _VALUE * count

    def _bounded(self, size: int, bound: int) -> None:
        if size > bound:
            raise SecurityError("it would make a text, list or number that is too long")


def _when_run(function: Callable[[Value], Value]) -> Callable[[Context, Value], Value]:
    """A filter that is not applied to constants once for all, when a template is compiled."""
    return pass_context(lambda _, value: function(value))


class _Payment(NodeTransformer):
    """Puts into a template where what is paid: by names of filters that nobody can spell."""

    def visit(self, node: nodes.Node, *_: Passed, **__: Passed) -> nodes.Node:
        """What takes the place of a node, after all that stands inside of it."""
        is_body = isinstance(node, _BODIES)
        said = sum(len(each.data) for each in node.find_all(nodes.TemplateData)) if is_body else 0
        self.generic_visit(node)
        match node:
            case nodes.Output():
                node.nodes = [*map(_when_printed, node.nodes)]
            case nodes.Concat():
                return _filtered(nodes.Tuple(node.nodes, "load", lineno=node.lineno), " joined")
            case nodes.List() | nodes.Dict() | nodes.Tuple(ctx="load"):
                return _filtered(node, " made")
            case nodes.For():
                node.iter = _filtered(node.iter, " made")
        if is_body:
            price = _filtered(nodes.Const(STEP + said, lineno=node.lineno), " charge")
            node.body = [nodes.Output([price], lineno=node.lineno), *node.body]  # type: ignore[attr-defined] # all of these have one
        return node


_BODIES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block, nodes.Template)


def _when_printed(node: nodes.Expr) -> nodes.Expr:
    """What a template says itself is paid where its body is, and all else by its length."""
    return node if isinstance(node, nodes.TemplateData) else _filtered(node, " printed")


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
