"""The TypeScript of templates, around what filters print: tokens -> layout.

It is as much of the language as declarations are written in: their types, the calls and literals
that constants hold, imports and exports. All else is an `UnknownSyntaxError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.emit.prettier import javascript as js
from codegen.emit.prettier import typescript as ts
from codegen.emit.prettier.document import concat
from codegen.emit.prettier.javascript import ExprLayout
from codegen.emit.prettier.typescript import TypeLayout
from codegen.emit.templating.statement import Block, layouts
from codegen.emit.templating.tokens import OPENING, UnknownSyntaxError, is_constant

if TYPE_CHECKING:
    from codegen.emit.prettier.document import Layout
    from codegen.emit.templating.tokens import Tokens

_KEYWORDS = frozenset(
    """
    any bigint boolean false never number object string symbol true undefined unknown void
    """.split()
)
_OPERATORS = frozenset({"keyof", "readonly", "typeof", "unique"})
_MODIFIERS = frozenset({"override", "private", "protected", "public", "readonly", "static"})
_BEFORE = frozenset({"declare", "export", "import"})


def read_statement(tokens: Tokens) -> Layout:
    """Read a whole statement, or a member of a class or the like."""
    if tokens.second in {":", "?"} or tokens.head in _MODIFIERS:
        return _member_line(tokens)
    if tokens.accept("return"):
        return tokens.ended(concat("return ", read_expression(tokens).layout))
    words = []
    while tokens.head in _BEFORE:
        words.append(tokens.take())
    kind = tokens.head
    if kind == "type" and tokens.second == "{":
        words.append(tokens.take())
    if tokens.accept("{"):
        return _braces(" ".join(words), tokens)
    head = " ".join([*words, tokens.take(), tokens.name()])
    match kind:
        case "interface":
            return _interface(head, tokens)
        case "type":
            return _alias(head, tokens)
        case "const":
            return _constant(head, tokens)
        case _:
            raise UnknownSyntaxError


def _braces(words: str, tokens: Tokens) -> Layout:
    names = tokens.listed(_specifier, "}")
    tokens.expect("from")
    if not names:
        raise UnknownSyntaxError
    return tokens.ended(concat(f"{words} ", ts.braces(names), f" from {tokens.take()}"))


def _specifier(tokens: Tokens) -> str:
    words = [tokens.name()]
    while tokens.head not in {",", "}"}:
        words.append(tokens.name())
    return " ".join(words)


def _interface(head: str, tokens: Tokens) -> Layout:
    parameters = [layout for layout, _ in _parameters(tokens)]
    bases: list[TypeLayout] = []
    if tokens.accept("extends"):
        bases = tokens.listed(read_type, "{")
    else:
        tokens.expect("{")
    name = ts.extending(ts.generic(head, parameters), bases)
    return tokens.ended(concat(name, " ", _body(tokens).layout))


def _alias(head: str, tokens: Tokens) -> Layout:
    parameters = _parameters(tokens)
    tokens.expect("=")
    is_bounded = len(parameters) > 1 and any(says_more for _, says_more in parameters)
    name = ts.generic(head, [layout for layout, _ in parameters])
    return tokens.ended(ts.alias(name, read_type(tokens), is_bounded=is_bounded))


def _constant(head: str, tokens: Tokens) -> Layout:
    name = ts.member(head, read_type(tokens)) if tokens.accept(":") else head
    if tokens.accept("="):
        name = js.assignment(concat(name, " ="), read_expression(tokens))
    return tokens.ended(name)


def _parameters(tokens: Tokens) -> list[tuple[Layout, bool]]:
    """Read type parameters, if there are any, each with whether it says more than its name."""
    return tokens.listed(_parameter, ">") if tokens.accept("<") else []


def _parameter(tokens: Tokens) -> tuple[Layout, bool]:
    name = tokens.name()
    bound = read_type(tokens) if tokens.accept("extends") else None
    default = read_type(tokens) if tokens.accept("=") else None
    return ts.parameter(name, bound, default), bool(bound or default)


def read_type(tokens: Tokens) -> TypeLayout:
    """Read a type."""
    tokens.accept("|")
    members = [_intersection(tokens)]
    while tokens.accept("|"):
        members.append(_intersection(tokens))
    if len(members) == 1:
        return members[0]
    return ts.union([one for each in members for one in each.members or (each,)])


def _intersection(tokens: Tokens) -> TypeLayout:
    members = [_indexed(tokens)]
    while tokens.accept("&"):
        members.append(_indexed(tokens))
    return ts.intersection(members)


def _indexed(tokens: Tokens) -> TypeLayout:
    type_ = _operand(tokens)
    while tokens.accept("["):
        if tokens.accept("]"):
            type_ = ts.array(type_)
        else:
            key = read_type(tokens)
            tokens.expect("]")
            type_ = TypeLayout(concat(type_.layout, "[", key.layout, "]"), "name")
    return type_


def _operand(tokens: Tokens) -> TypeLayout:
    printed = tokens.printed(TypeLayout)
    if printed is not None:
        return printed
    if tokens.accept("{"):
        return _object(tokens)
    if tokens.accept("["):
        return ts.tuple_(tokens.listed(read_type, "]"), (), None)
    if tokens.accept("("):
        inner = read_type(tokens)
        tokens.expect(")")
        if inner.form != "operator":
            return inner  # which gets parentheses where it needs them
        return TypeLayout(concat("(", inner.layout, ")"), "name")
    if is_constant(tokens.head) or tokens.head in _KEYWORDS:
        return TypeLayout(tokens.take(), "keyword")
    if tokens.head in _OPERATORS:
        operator = tokens.take()
        return TypeLayout(concat(operator, " ", _indexed(tokens).layout), "operator")
    return _reference(tokens)


def _reference(tokens: Tokens) -> TypeLayout:
    name = tokens.dotted()
    if name == "null":
        return ts.NULL
    return ts.reference(name, tokens.listed(read_type, ">") if tokens.accept("<") else ())


def _body(tokens: Tokens) -> TypeLayout:
    """Read an object type whose members have lines of their own, behind its opening brace."""
    block = tokens.printed(Block)
    tokens.expect("}")
    return ts.block(layouts(block.statements if block else (), tokens.marks, _member_line))


def _object(tokens: Tokens) -> TypeLayout:
    """Read any object type behind its opening brace."""
    if tokens.head == "}" or tokens.head.startswith(OPENING):
        return _body(tokens)
    members = []
    while not tokens.accept("}"):
        members.append(_member(tokens))
        if tokens.head != "}" and not tokens.accept(";"):
            tokens.expect(",")
    return ts.object_(members)


def _member_line(tokens: Tokens) -> Layout:
    return tokens.ended(_member(tokens))


def _member(tokens: Tokens) -> Layout:
    """Read a property or an index signature, without what ends it."""
    before = ""
    while tokens.head in _MODIFIERS and tokens.second not in {":", "?"}:
        before += f"{tokens.take()} "
    key = concat(before, _index_key(tokens)) if tokens.accept("[") else before + _key(tokens)
    tokens.expect(":")
    return ts.member(key, read_type(tokens))


def _key(tokens: Tokens) -> str:
    key = tokens.take() if is_constant(tokens.head) else tokens.name()
    return f"{key}?" if tokens.accept("?") else key


def _index_key(tokens: Tokens) -> Layout:
    name = tokens.name()
    tokens.expect(":")
    key = concat(name, ": ", read_type(tokens).layout)
    tokens.expect("]")
    return ts.index_key(key)


def read_expression(tokens: Tokens) -> ExprLayout:
    """Read what a constant is, and what the compiler is told of it."""
    expression = _calls(tokens)
    while tokens.head in {"as", "satisfies"}:
        word = tokens.take()
        type_ = tokens.take() if tokens.head == "const" else read_type(tokens).layout
        expression = js.cast(expression, concat(word, " ", type_))
    return expression


def _calls(tokens: Tokens) -> ExprLayout:
    expression = _primary(tokens)
    while tokens.accept("."):
        method = tokens.name()
        tokens.expect("(")
        arguments = tokens.listed(read_expression, ")")
        expression = js.then(expression, method, *arguments)
    return expression


def _primary(tokens: Tokens) -> ExprLayout:
    printed = tokens.printed(ExprLayout)
    if printed is not None:
        return printed
    if tokens.accept("["):
        return js.array(tokens.listed(read_expression, "]"))
    if tokens.accept("{"):
        return _literal(tokens)
    if tokens.head.startswith("/*"):
        return js.annotated(tokens.take(), _calls(tokens))
    if tokens.head == "(" and tokens.second in {"(", "<"}:
        return _called_at_once(tokens)
    if tokens.head in {"<", "("}:
        return _arrow(tokens)
    if is_constant(tokens.head) or tokens.head in {"true", "false", "null"}:
        return js.constant_text(tokens.take())
    name = tokens.dotted()
    if not tokens.accept("("):
        return js.name(name)
    return js.call(name, *tokens.listed(read_expression, ")"))


def _literal(tokens: Tokens) -> ExprLayout:
    """Read an object behind its opening brace."""
    block = tokens.printed(Block)
    tokens.expect("}")
    return js.object_(layouts(block.statements if block else (), tokens.marks, _entry))


def _entry(tokens: Tokens) -> Layout:
    key = tokens.take()
    if key == "[":
        key = f"[{tokens.take()}]"
        tokens.expect("]")
    tokens.expect(":")
    return tokens.ended(js.member(key, read_expression(tokens)))


def _arrow(tokens: Tokens) -> ExprLayout:
    parameters = [layout for layout, _ in _parameters(tokens)]
    tokens.expect("(")
    arguments = tokens.listed(_member, ")")
    result = concat(": ", read_type(tokens).layout) if tokens.accept(":") else ""
    tokens.expect("=>")
    signature = concat(ts.signature(parameters, arguments), result)
    if not tokens.accept("{"):
        return js.arrow(signature, read_expression(tokens))
    block = tokens.printed(Block)
    tokens.expect("}")
    statements = layouts(block.statements if block else (), tokens.marks, read_statement)
    return js.block_arrow(signature, statements)


def _called_at_once(tokens: Tokens) -> ExprLayout:
    """Read a function in parentheses, and its call without arguments."""
    tokens.take()
    function = _arrow(tokens)
    for token in (")", "(", ")"):
        tokens.expect(token)
    return js.called_at_once(function)
