"""An instance at hand against the committed contract: what is on the wire that it does not say."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from codegen.config import find_project, load_config
from codegen.errors import CodegenError
from codegen.evidence.dump import dumps
from codegen.evidence.on_wire.contract import Contract
from codegen.evidence.on_wire.verdict import verdict
from codegen.header import REGENERATE
from codegen.pipeline import SCHEMA, build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codegen.config import Config
    from codegen.evidence.on_wire.contract import Target

__all__ = ["faults", "find_contract"]


def find_contract(*starts: Path) -> Contract | str:
    """The committed contract of the project nearest to a folder; else what is wrong with it."""
    try:
        config = load_config(_root(*starts))
    except CodegenError as error:
        return str(error)
    path = config.root / config.output / SCHEMA
    try:
        return Contract.read(path, config)
    except (OSError, ValueError, KeyError) as error:
        return (
            f"{path}: there is no contract to hold the instance against: {error}\n"
            f"  hint: run {REGENERATE}, and commit what it writes"
        )


def _root(*starts: Path) -> Path:
    for start in starts[:-1]:
        try:
            return find_project(start)
        except CodegenError:  # noqa: PERF203 - two folders
            continue
    return find_project(starts[-1])


def faults(instance: object, contract: Contract, type_: Any = None) -> list[str]:  # noqa: ANN401 - any type form
    """What an instance, dumped as the server does, sends that its definition does not allow."""
    target = contract.find(type(instance) if type_ is None else type_)
    if isinstance(target, str):
        return [target, _advice(contract.config, "name it in [tool.codegen]")]
    found = dict.fromkeys(_found(instance, contract, target, type_))
    if not found:
        return []
    mend = "state what is sent, such as the return type of its serializer, or send what is stated"
    return [*found, _advice(contract.config, mend)]


def _found(instance: object, contract: Contract, target: Target, type_: Any) -> Iterator[str]:  # noqa: ANN401 - any type form
    try:
        texts = dumps(instance, TypeAdapter(type_ or type(instance)), contract.config.wire)
    except Exception as error:  # noqa: BLE001 - a serializer of the user's may raise anything
        name = f"{type(instance).__module__}.{type(instance).__qualname__}"
        yield f"{name}: it cannot be dumped: {type(error).__name__}: {error}"
        return
    for text, how in zip(texts, ("", " (as its own model_dump says)"), strict=False):
        yield from (f"{each}{how}" for each in verdict(contract, target, json.loads(text)))


def _advice(config: Config, otherwise: str) -> str:
    """How to mend it: where the contract is merely older than the models, by regenerating it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = build(config)[SCHEMA]
        committed = (config.root / config.output / SCHEMA).read_text(encoding="utf-8")
    except Exception:  # noqa: BLE001 - the fault itself is told anyhow
        return f"  hint: {otherwise}, and run {REGENERATE}"
    if committed != expected:
        return f"  hint: {config.output}/{SCHEMA} is out of date: run {REGENERATE}"
    return f"  hint: {otherwise}; then run {REGENERATE}"
