"""The committed Zod schemas as an oracle: compiled by the project's compiler, run by Node.

What holds each schema to its type is in no file of the output, where every build of whoever uses
it would pay for it; it is compiled here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from codegen import ir
from codegen.emit.prettier.document import flat_text
from codegen.emit.zod.names import resolve
from codegen.emit.zod.schemas import Printer
from codegen.evidence import ACCEPTED, beyond, rejected
from codegen.evidence.committed import as_typescript
from codegen.evidence.oracles import tools
from codegen.ir.order import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen.config import ZodFlavour
    from codegen.emit.zod.names import ModuleMap
    from codegen.evidence import Sample, Verdict
    from codegen.evidence.committed import Committed
    from codegen.untyped import JsonValue

_OPTIONS = {
    "exactOptionalPropertyTypes": True,
    "module": "nodenext",  # and CommonJS, in a folder that says nothing: it needs no endings
    "moduleResolution": "nodenext",
    "outDir": "js",
    "rootDir": ".",
}
_RUNNER = Path(__file__).with_name("zod_runner.cjs")
_TYPES = "types.ts"
_ERROR = re.compile(rf"^{_TYPES}\((\d+),\d+\): error TS2322", re.MULTILINE)
_HEAD = """\
import type * as z from "zod";
import type * as t from "./typescript/index.js";
import type * as s from "./zod/index.js";
type Same<A, In, B> = [A, B] extends [B, A & In] ? true : false;
"""


def judge(committed: Committed, samples: Sequence[Sample]) -> list[Verdict]:
    """The verdicts of the schemas, in one run of Node."""
    expressions = _expressions({each.name for each in samples}, committed)
    asked = [{"schema": expressions[each.name], "text": each.text} for each in samples]
    config = committed.config
    _, package = (tools.npm_package(name, config, "zod") for name in ("typescript", "zod"))
    with tools.scratch() as folder:
        _compile(folder, package, committed)
        (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
        answers = _answers(folder, package, config.zod.flavour)
    return [_verdict(*each) for each in zip(samples, answers, strict=True)]


def _expressions(names: set[str], committed: Committed) -> dict[str, str]:
    """By type, the expression that is its schema, in a scope that has all schemas."""
    modules = _modules(committed)
    printer = Printer(modules, len(modules.declarations))
    types = {name: committed.type_of(name) for name in names}
    return {name: flat_text(printer.schema(type_).layout) for name, type_ in types.items()}


def _modules(committed: Committed) -> ModuleMap:
    config = committed.config
    return resolve(ordered(committed.contract), config.typescript, config.zod)


def comparisons(modules: ModuleMap) -> Iterator[str]:
    """By declaration, a statement that compiles if its schema infers its type and takes it.

    It speaks of the types as `t`, the schemas as `s`, and of `Same`, which has to be true of what
    is inferred, what is taken, and the type.
    """
    for number, (name, declaration) in enumerate(modules.declarations.items()):
        schema, type_ = f"typeof s.{modules.schemas[name]}", f"t.{modules.names.types[name]}"
        if declaration.parameters:
            bounds = [
                ir.Scalar("string") if one.bound is None else one.bound
                for one in declaration.parameters
            ]
            texts = [
                as_typescript(each, lambda one: f"t.{modules.names.types[one]}") for each in bounds
            ]
            arguments = f"<{', '.join(texts)}>"
            schema, type_ = f"ReturnType<{schema}{arguments}>", type_ + arguments
        inferred, taken = f"z.infer<{schema}>", f"z.input<{schema}>"
        yield f"export const c{number}: Same<{inferred}, {taken}, {type_}> = true;"


def _compile(folder: Path, package: Path, committed: Committed) -> None:
    """Make JavaScript; raises CodegenError where a schema is not of its type."""
    for target in ("typescript", "zod"):
        if committed.has(target):
            shutil.copytree(committed.folder / target, folder / target)
    (folder / "package.json").write_text("{}", encoding="utf-8")
    modules = _modules(committed)
    # where a file was changed, samples show what that does
    lines = [] if committed.drifted else [*comparisons(modules), ""]
    (folder / _TYPES).write_text(_HEAD + "\n".join(lines), encoding="utf-8")
    options = {**_OPTIONS, "paths": {"zod": [str(package)], "zod/*": [f"{package}/*"]}}
    done = tools.compile_folder(folder, options, committed.config, "zod")
    if not (folder / "js" / "zod").is_dir():
        raise tools.failed("zod", (done.stdout + done.stderr)[-500:], "run codegen check")
    faults = [int(line) - _HEAD.count("\n") - 1 for line in _ERROR.findall(done.stdout)]
    if faults:
        names = [*modules.declarations]
        what = ", ".join(modules.schemas[names[each]] for each in faults)
        raise tools.failed("zod", f"what they infer is not their type: {what}", "run codegen check")


def _answers(folder: Path, package: Path, flavour: ZodFlavour) -> list[JsonValue]:
    command = [tools.node("zod"), str(_RUNNER), str(folder / "js" / "zod" / "index.js")]
    modules = {**os.environ, "NODE_PATH": str(package.parent)}
    done = tools.run([*command, str(folder / "asked.json"), flavour], cwd=folder, env=modules)
    if done.returncode:
        raise tools.failed("zod", done.stderr[-500:].strip(), "run codegen check")
    answers: list[JsonValue] = json.loads(done.stdout)
    return answers


def _verdict(sample: Sample, answer: JsonValue) -> Verdict:
    if sample.mutation is not None and "__proto__" in sample.mutation.path:
        return beyond("Zod does not see the key __proto__")
    return ACCEPTED if answer is True else rejected(tuple(answer["path"]), answer["reason"])
