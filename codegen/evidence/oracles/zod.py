"""The committed Zod schemas as an oracle: compiled by the project's compiler, run by Node."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.emit.prettier.document import flat_text
from codegen.emit.zod.names import resolve
from codegen.emit.zod.schemas import Printer
from codegen.evidence import ACCEPTED, beyond, rejected
from codegen.evidence.oracles import tools
from codegen.ir.order import ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.evidence import Sample, Verdict
    from codegen.evidence.committed import Committed
    from codegen.untyped import JsonValue

_OPTIONS = {
    "module": "nodenext",  # and CommonJS, in a folder that says nothing: it needs no endings
    "moduleResolution": "nodenext",
    "outDir": "js",
    "rootDir": ".",
}
_RUNNER = Path(__file__).with_name("zod_runner.cjs")


def judge(committed: Committed, samples: Sequence[Sample]) -> list[Verdict]:
    """The verdicts of the schemas, in one run of Node."""
    expressions = _expressions({each.name for each in samples}, committed)
    asked = [{"schema": expressions[each.name], "text": each.text} for each in samples]
    with tools.scratch() as folder:
        _compile(folder, committed)
        (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
        answers = _answers(folder, tools.npm_package("zod", committed.config, "zod"))
    return [_verdict(*each) for each in zip(samples, answers, strict=True)]


def _expressions(names: set[str], committed: Committed) -> dict[str, str]:
    """By type, the expression that is its schema, in a scope that has all schemas."""
    contract = ordered(committed.contract)
    modules = resolve(contract, committed.config.typescript, committed.config.zod)
    printer = Printer(modules, len(contract.declarations))
    types = {name: committed.type_of(name) for name in names}
    return {name: flat_text(printer.schema(type_).layout) for name, type_ in types.items()}


def _compile(folder: Path, committed: Committed) -> None:
    """Make JavaScript; whether the types are right is for another oracle to say."""
    for target in ("typescript", "zod"):
        if committed.has(target):
            shutil.copytree(committed.folder / target, folder / target)
    (folder / "package.json").write_text("{}", encoding="utf-8")
    done = tools.compile_folder(folder, _OPTIONS, committed.config, "zod")
    if not (folder / "js" / "zod").is_dir():
        raise tools.failed("zod", (done.stdout + done.stderr)[-500:], "run codegen check")


def _answers(folder: Path, package: Path) -> list[JsonValue]:
    command = [tools.node("zod"), str(_RUNNER), str(folder / "js" / "zod" / "index.js")]
    modules = {**os.environ, "NODE_PATH": str(package.parent)}
    done = tools.run([*command, str(folder / "asked.json")], cwd=folder, env=modules)
    if done.returncode:
        raise tools.failed("zod", done.stderr[-500:].strip(), "run codegen check")
    answers: list[JsonValue] = json.loads(done.stdout)
    return answers


def _verdict(sample: Sample, answer: JsonValue) -> Verdict:
    if sample.mutation is not None and "__proto__" in sample.mutation.path:
        return beyond("Zod does not see the key __proto__")
    return ACCEPTED if answer is True else rejected(tuple(answer["path"]), answer["reason"])
