"""What the source says of a default: whether it is a constant, or made of what changes."""

from __future__ import annotations

import ast
import random
import sys
from collections import Counter
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import TYPE_CHECKING, Literal, TypeAlias
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.untyped import AnyType, Value

    Judgement: TypeAlias = Literal["plain", "moves", "unknown"]

_VALUES = (date, datetime, time, timedelta, timezone, Decimal, Fraction, Path, UUID)
"""Types whose values are as constant as what they are made of."""

_CALLABLES = (FunctionType, MethodType, BuiltinFunctionType)
_CLOCK = {"now", "utcnow", "today"}
_CHANGING = {
    *(("os", name) for name in ("getenv", "urandom", "environ")),
    *(("posix", name) for name in ("getcwd", "getpid", "urandom")),
    *(("uuid", f"uuid{version}") for version in (1, 4, 6, 7)),
    *(("time", name) for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime")),
    *(("time", name) for name in ("monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns")),
    *(("socket", "gethostname"), ("_socket", "gethostname"), ("getpass", "getuser")),
    *(("platform", name) for name in ("node", "platform", "system", "machine")),
}
"""Functions whose value is another one elsewhere or later, by module and name."""


class Expressions:
    """The expressions of the defaults of one run, each module read once."""

    def __init__(self) -> None:
        self._modules: dict[str, _Module] = {}

    def judge(self, cls: AnyType, name: str | None) -> Judgement:
        """What the source says of the default of a field."""
        for owner in getattr(cls, "__mro__", ()):
            module = self._module(owner.__module__)
            expression = module.stated.get((owner.__qualname__, name or ""))
            if expression is not None:
                return module.judge(expression)
        return "unknown"

    def _module(self, name: str) -> _Module:
        if name not in self._modules:
            self._modules[name] = _Module(name)
        return self._modules[name]


class _Module:
    """One module: its names as they are, and what they and the fields of its classes are made of.

    `stated` has the expressions by qualified name of the class and name of the field.
    """

    def __init__(self, name: str) -> None:
        self._names: dict[str, Value] = getattr(sys.modules.get(name), "__dict__", {})
        self._made: dict[str, ast.expr] = {}
        self.stated: dict[tuple[str, str], ast.expr] = {}
        try:
            tree = ast.parse(Path(self._names.get("__file__") or "").read_bytes())
        except (OSError, ValueError, SyntaxError, TypeError, RecursionError):
            return  # there is no source, or none of Python's
        named = (each for each in ast.walk(tree) if isinstance(each, ast.Name))
        times = Counter(each.id for each in named if isinstance(each.ctx, ast.Store))
        self._made = {name: made for name, made in _assigned(tree.body) if times[name] == 1}
        self._enter(tree.body, "")

    def _enter(self, body: list[ast.stmt], prefix: str) -> None:
        for each in body:
            if isinstance(each, ast.ClassDef):
                qualname = prefix + each.name
                self.stated |= {(qualname, name): made for name, made in _assigned(each.body)}
                self._enter(each.body, f"{qualname}.")

    def judge(self, expression: ast.expr) -> Judgement:
        """Whether an expression is made of constants alone, or of something that changes."""
        if any(self._changes(each) for each in self._parts(expression)):
            return "moves"
        return "plain" if self._is_plain(expression) else "unknown"

    def _parts(self, expression: ast.expr) -> Iterator[ast.AST]:
        """All that an expression is made of, what it names in its module included."""
        pending, seen = [expression], set()
        for one in pending:
            for each in ast.walk(one):
                yield each
                if isinstance(each, ast.Name) and each.id in self._made and each.id not in seen:
                    seen.add(each.id)
                    pending.append(self._made[each.id])

    def _changes(self, node: ast.AST) -> bool:
        """Whether a name leads to the clock, to chance or to the environment."""
        found = self._value(node)
        if any(each.__name__ in {"_Environ", "BaseSettings"} for each in _classes(found)):
            return True
        if not isinstance(found, _CALLABLES):
            return False
        owner, stated = getattr(found, "__self__", None), (found.__module__, found.__name__)
        if isinstance(owner, type) and issubclass(owner, date):
            return found.__name__ in _CLOCK
        return isinstance(owner, random.Random) or stated in _CHANGING or stated[0] == "secrets"

    def _value(self, node: ast.AST) -> Value:
        """What a name stands for; None where it is none, or nothing is known of it."""
        match node:
            case ast.Name(id=name):
                return self._names.get(name)
            case ast.Attribute(value=inner, attr=name):
                return _attribute(self._value(inner), name)
        return None

    def _is_plain(self, node: ast.AST) -> bool:
        """Whether an expression is the same in each import, as far as its words can tell."""
        match node:
            case ast.Constant():
                return True
            case ast.UnaryOp(operand=inner) | ast.Starred(value=inner):
                return self._is_plain(inner)
            case ast.BinOp(left=left, right=right):
                return self._is_plain(left) and self._is_plain(right)
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return all(map(self._is_plain, items))
            case ast.Dict(keys=keys, values=values):
                return all(each is None or self._is_plain(each) for each in (*keys, *values))
            case ast.Call(func=function, args=arguments, keywords=keywords):
                return self._is_plain_call(self._value(function), arguments, keywords)
            case ast.Name(id=name) if name in self._made:
                return self._is_plain(self._made[name])
        return isinstance(self._value(node), Enum)

    def _is_plain_call(
        self, function: Value, arguments: list[ast.expr], keywords: list[ast.keyword]
    ) -> bool:
        is_ours = isinstance(function, FunctionType) and function.__module__ == "pydantic.fields"
        if is_ours:  # of Field, only the default
            stated = [each.value for each in keywords if each.arg == "default"]
            return all(map(self._is_plain, [*arguments, *stated]))
        values = [*arguments, *(each.value for each in keywords)]
        return any(function is each for each in _VALUES) and all(map(self._is_plain, values))


def _classes(value: Value) -> tuple[type, ...]:
    """A class or that of a value, with all above it."""
    return value.__mro__ if isinstance(value, type) else type(value).__mro__


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    """The names that statements give values to, with what these are made of."""
    for each in body:
        match each:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value
            case ast.Assign(targets=targets, value=value):
                yield from ((one.id, value) for one in targets if isinstance(one, ast.Name))


def _attribute(value: Value, name: str) -> Value:
    """An attribute of a module, class or enum; what else may answer may do anything."""
    is_safe = isinstance(value, (type, random.Random)) or type(value).__name__ == "module"
    return getattr(value, name, None) if is_safe else None
