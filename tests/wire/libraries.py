"""Libraries of others whose models are a test: what is asked of each, and texts of its types."""

from __future__ import annotations

from dataclasses import dataclass, field

from codegen.config import Wire

WITHOUT_NONE = Wire(exclude_none=True)


@dataclass(frozen=True)
class Asked:
    """A library: the models that are named, and texts by class, which Pydantic reads or not.

    `types`, `refused` and `warned` are what comes of it: how many definitions, and how many
    problems and warnings by rule. What is refused, and no `unknown` can stand for, is skipped.
    """

    models: tuple[str, ...]
    read: dict[str, tuple[str, ...]]
    not_read: dict[str, tuple[str, ...]]
    types: int
    refused: dict[str, int] = field(default_factory=dict)
    warned: dict[str, int] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    wire: Wire = WITHOUT_NONE


_INFO = '"info": {"title": "t", "version": "1"}'
_PATHS = '"paths": {"/a": {"get": {"responses": {"200": {"description": "ok"}}}}}'
_CHAT = '"message_id": 1, "date": "2024-02-29T12:00:00Z", "chat": {"id": 1, "type": "private"}'
_USAGE = '"usage": {"input_tokens": 1, "output_tokens": 2}'
_CLAUDE = f'"id": "m", "type": "message", "role": "assistant", "model": "claude", {_USAGE}'
_PARTS = """
    [{"kind": "text", "text": "hi"}, {"kind": "data", "data": {"a": [1, null]}},
     {"kind": "file", "file": {"uri": "https://example.org/a"}}]
"""
_SAID = '{"role": "assistant", "content": "hi"}'
_CHOICE = f'{{"index": 0, "finish_reason": "stop", "message": {_SAID}}}'

LIBRARIES = {
    "a2a": Asked(
        models=("a2a.types",),
        read={
            "a2a.types:Message": (
                f'{{"messageId": "m", "role": "user", "kind": "message", "parts": {_PARTS}}}',
            ),
            "a2a.types:Task": (
                '{"id": "t", "contextId": "c", "kind": "task", "status": {"state": "working"}}',
            ),
        },
        not_read={
            "a2a.types:Message": (
                '{"messageId": "m", "role": "robot", "kind": "message", "parts": []}',
                '{"messageId": "m", "role": "user", "kind": "message", "parts": [{"kind": "x"}]}',
                '{"role": "user", "kind": "message", "parts": []}',
            ),
            "a2a.types:Task": (
                '{"id": "t", "contextId": "c", "kind": "task", "status": {"state": "asleep"}}',
            ),
        },
        types=185,
    ),
    "openai": Asked(
        models=("openai.types",),
        read={
            "openai.types.chat:ChatCompletion": (
                (
                    '{"id": "c", "object": "chat.completion", "created": 1, "model": "m",'
                    f'"choices": [{_CHOICE}]}}'
                ),
            ),
        },
        not_read={
            "openai.types.chat:ChatCompletion": (
                '{"id": "c", "object": "chat", "created": 1, "model": "m", "choices": []}',
                '{"id": "c", "object": "chat.completion", "created": 1, "model": "m"}',
            ),
        },
        types=7417,
        refused={"type-defined": 24, "shape-unique": 1},
        warned={"model-exported": 1},
    ),
    "anthropic": Asked(
        models=("anthropic.types",),
        read={
            "anthropic.types:Message": (
                (
                    f'{{{_CLAUDE}, "content": [{{"type": "text", "text": "hi"}},'
                    '{"type": "tool_use", "id": "t", "name": "n", "input": {"a": 1}}]}'
                ),
            ),
        },
        not_read={
            "anthropic.types:Message": (
                f'{{{_CLAUDE}, "content": [{{"type": "film", "text": "hi"}}]}}',
                f'{{{_CLAUDE}, "content": [{{"type": "text"}}]}}',
                f'{{{_CLAUDE}, "content": {{}}}}',
            ),
        },
        types=3882,
        refused={"type-expressible": 49, "type-defined": 9},
        warned={"type-expressible": 49},
    ),
    "langchain_core": Asked(
        models=("langchain_core.messages",),
        read={
            "langchain_core.messages:HumanMessage": ('{"content": "hi"}',),
            "langchain_core.messages:AIMessage": (
                (
                    '{"content": ["a", {"type": "text"}], "tool_calls":'
                    '[{"name": "n", "args": {"a": 1}, "id": "x", "type": "tool_call"}]}'
                ),
            ),
            "langchain_core.messages:ToolMessage": ('{"content": "a", "tool_call_id": "x"}',),
        },
        not_read={
            "langchain_core.messages:HumanMessage": ('{"content": 1}', '{"type": "human"}'),
            "langchain_core.messages:AIMessage": ('{"content": "", "type": "human"}',),
        },
        types=66,
        refused={"shape-unique": 1},
        warned={"model-exported": 3},
    ),
    "aiogram": Asked(
        models=("aiogram.types",),
        read={
            "aiogram.types:Message": (f'{{{_CHAT}, "text": "hi"}}',),
            "aiogram.types:Update": (f'{{"update_id": 1, "message": {{{_CHAT}}}}}',),
        },
        not_read={
            "aiogram.types:Message": (f'{{{_CHAT}, "text": 1}}', '{"message_id": 1}'),
            "aiogram.types:Update": ('{"update_id": 1, "message": []}',),
        },
        types=804,
        refused={"type-expressible": 62},
        warned={"type-expressible": 62},
    ),
    "scim2_models": Asked(
        models=("scim2_models",),
        read={
            "scim2_models:User": (
                (
                    '{"userName": "u", "name": {"familyName": "f"}, "emails":'
                    '[{"value": "a@example.org", "type": "work", "primary": true}]}'
                ),
            ),
        },
        not_read={"scim2_models:User": ('{"userName": {}}', '{"userName": "u", "emails": [1]}')},
        types=129,
        refused={"type-expressible": 5, "type-defined": 1},
        warned={"serializer-precise": 3, "type-expressible": 5},
    ),
    "openapi_pydantic": Asked(
        models=("openapi_pydantic",),
        exclude=("openapi_pydantic.compat",),  # refused below Python 3.12 alone
        read={"openapi_pydantic:OpenAPI": (f'{{"openapi": "3.1.0", {_INFO}, {_PATHS}}}',)},
        not_read={
            "openapi_pydantic:OpenAPI": (
                f'{{"openapi": "3.1.0", {_INFO}, "paths": []}}',
                '{"openapi": "3.1.0", "info": {"title": "t"}}',
            )
        },
        types=118,
        refused={"type-expressible": 2},
        warned={"type-expressible": 2},
    ),
    "fastapi": Asked(
        models=("fastapi.openapi.models",),
        read={"fastapi.openapi.models:OpenAPI": (f'{{"openapi": "3.1.0", {_INFO}, {_PATHS}}}',)},
        not_read={
            "fastapi.openapi.models:OpenAPI": (
                f'{{"openapi": "3.1.0", {_INFO}, "paths": []}}',
                '{"openapi": "3.1.0", "info": {"title": "t"}}',
            )
        },
        types=77,
    ),
}
