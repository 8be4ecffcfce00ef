"""The committed Zod schemas as a judge: compiled by the project's compiler, run by Node."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from codegen.emit.prettier import flat_text
from codegen.emit.zod.names import place
from codegen.emit.zod.schemas import Printer
from codegen.evidence.oracles import tools
from codegen.evidence.oracles.inherited import is_unseen
from codegen.evidence.oracles.verdicts import ACCEPTED, Verdict, beyond
from codegen.ir.order import ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codegen.evidence.committed import Committed
    from codegen.evidence.samples import Specimen

_OPTIONS = {
    "allowJs": False,
    "lib": ["es2022", "dom"],
    "module": "nodenext",  # and CommonJS, in a folder that says nothing: it needs no endings
    "moduleResolution": "nodenext",
    "outDir": "js",
    "rootDir": ".",
    "skipLibCheck": True,
    "strict": True,
    "target": "es2022",
    "types": [],
}
_RUNNER = Path(__file__).with_name("zod_runner.cjs")


def judge(committed: Committed, specimens: Sequence[Specimen]) -> list[Verdict]:
    """The verdicts of the schemas, in one run of Node."""
    compiler = tools.npm_package("typescript", committed.config, "zod") / "bin" / "tsc"
    package = tools.npm_package("zod", committed.config, "zod")
    expressions = _expressions({each.name for each in specimens}, committed)
    asked = [{"schema": expressions[each.name], "text": each.text} for each in specimens]
    with TemporaryDirectory(prefix="codegen-prove-") as name:
        folder = Path(name).resolve()
        for target in ("typescript", "zod"):
            if committed.has(target):
                shutil.copytree(committed.folder / target, folder / target)
        _compile(compiler, folder)
        (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
        answers = _answers(folder, package)
    return [_verdict(*each) for each in zip(specimens, answers, strict=True)]


def _expressions(names: set[str], committed: Committed) -> dict[str, str]:
    """By type, the expression that is its schema, in a scope that has all schemas."""
    contract = ordered(committed.contract)
    places = place(contract, committed.config.typescript, committed.config.zod)
    printer = Printer(places, len(contract.declarations))
    types = {name: committed.type_of(name) for name in names}
    return {name: flat_text(printer.schema(type_).doc) for name, type_ in types.items()}


def _compile(compiler: Path, folder: Path) -> None:
    """Make JavaScript; whether the types are right is for another judge to say."""
    settings = {"compilerOptions": _OPTIONS, "include": ["zod/**/*.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    (folder / "package.json").write_text("{}", encoding="utf-8")
    done = tools.run([tools.node("zod"), str(compiler), "-p", "tsconfig.json"], cwd=folder)
    if not (folder / "js" / "zod").is_dir():
        raise tools.failed("zod", (done.stdout + done.stderr)[-500:], "run codegen check")


def _answers(folder: Path, package: Path) -> list[Any]:
    command = [tools.node("zod"), str(_RUNNER), str(folder / "js" / "zod" / "index.js")]
    modules = {**os.environ, "NODE_PATH": str(package.parent)}
    done = tools.run([*command, str(folder / "asked.json")], cwd=folder, env=modules)
    if done.returncode:
        raise tools.failed("zod", done.stderr[-500:].strip(), "run codegen check")
    answers: list[Any] = json.loads(done.stdout)
    return answers


def _verdict(specimen: Specimen, answer: Any) -> Verdict:  # noqa: ANN401 - JSON
    if specimen.mutation is not None and is_unseen(specimen.mutation.path):
        return beyond("Zod does not see the key __proto__")
    if answer is True:
        return ACCEPTED
    return Verdict(accepted=False, path=tuple(answer["path"]), reason=answer["reason"])
