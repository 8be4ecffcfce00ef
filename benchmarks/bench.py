"""codegen beside its peers, from the same models: CPU seconds and memory, and those of consumers.

All commands of a size take turns, as often as there are rounds; the least of each counts, so that
whatever else the machine does weighs little. Beside it stands the ratio to what Pydantic itself
takes: the import of the models, and its own export in both directions.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import project

HERE = Path(__file__).parent
WORK = HERE / ".work"
PYTHON_PEERS = ("pydantic-to-typescript==2.0.0",)
NODE = shutil.which("node") or "node"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SIZES = [int(size) for size in os.environ.get("SIZES", "10 100").split()]
TSC = ("typescript/bin/tsc", "--noEmit", "--strict", "--target", "es2022", "--module", "esnext")
OURS = (sys.executable, "-m", "codegen")


@dataclass(frozen=True)
class Command:
    """What is measured, where, and what is deleted before."""

    name: str
    line: tuple[str, ...]
    place: str = "."
    makes: str | None = None


def install() -> None:
    """Install the peers at their versions, in a folder of their own."""
    stamp = WORK / "stamp"
    wanted = (HERE / "package.json").read_text(encoding="utf-8") + repr(PYTHON_PEERS)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    WORK.mkdir(exist_ok=True)
    shutil.copy(HERE / "package.json", WORK)
    quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--no-package-lock"]
    subprocess.run([shutil.which("npm") or "npm", "install", *quiet], cwd=WORK, check=True)
    subprocess.run([sys.executable, "-m", "venv", WORK / "venv"], check=True)
    pip = [WORK / "venv/bin/python", "-m", "pip", "install", "--quiet", *PYTHON_PEERS]
    subprocess.run(pip, check=True)
    stamp.write_text(wanted, encoding="utf-8")


def node(script: str, *arguments: str) -> tuple[str, ...]:
    return (NODE, str(WORK / "node_modules" / script), *arguments)


def generators() -> list[Command]:
    json2ts = "json-schema-to-typescript/dist/src/cli.js"
    hey = "@hey-api/openapi-ts/bin/run.js"
    from_document = ("-i", "openapi.json")
    wrapped = " ".join(node(json2ts))
    peer = (str(WORK / "venv/bin/pydantic2ts"), "--module", "every", "--json2ts-cmd", wrapped)
    plugins = ("-p", "@hey-api/typescript")
    return [
        Command("python -c pass", (sys.executable, "-c", "pass")),
        Command(BASE, (sys.executable, "exports.py")),
        *(
            Command(f"**codegen generate**, {what}", (*OURS, "generate", "--no-cache"), place, made)
            for what, place, made in (
                ("TypeScript", "ours1", "ours1/generated"),
                ("and Zod", "ours2", "ours2/generated"),
                ("and pages", "ours3", "ours3/generated"),
            )
        ),
        Command("pydantic-to-typescript", (*peer, "--output", "peer.ts")),
        Command(
            "json2ts --no-format",
            node(json2ts, "defs.json", "j.ts", "--no-format", "--unreachableDefinitions"),
        ),
        Command(
            "openapi-typescript",
            node("openapi-typescript/bin/cli.js", "openapi.json", "-o", "o.ts"),
        ),
        Command("hey-api, TypeScript", node(hey, *from_document, "-o", "hey", *plugins)),
        Command("hey-api, and Zod", node(hey, *from_document, "-o", "heyzod", *plugins, "zod")),
    ]


OUR_ZOD, THEIR_ZOD = "./ours2/generated/zod/index.js", "./heyzod/zod.gen"
USES = {
    "ours": ('import type { Model0 } from "./ours1/generated/typescript/index.js";', "Model0"),
    "hey": ('import type { Model0 } from "./hey/types.gen";', "Model0"),
    "openapi": ('import type { components } from "./o";', 'components["schemas"]["Model0"]'),
    "ourszod": (
        f'import type {{ z }} from "zod";\nimport {{ Model0Schema }} from "{OUR_ZOD}";',
        "z.infer<typeof Model0Schema>",
    ),
    "heyzod": (
        f'import type {{ z }} from "zod";\nimport {{ zModel0 }} from "{THEIR_ZOD}";',
        "z.infer<typeof zModel0>",
    ),
}


def consumers(folder: Path) -> list[Command]:
    """What is run when all is generated: a check between two runs would find what is new."""
    for name, (imports, type_) in USES.items():
        text = f"{imports}\nexport const name = (it: {type_}) => it.name;\n"
        (folder / f"use_{name}.ts").write_text(text, encoding="utf-8")
    told = {
        "ours": "tsc, **our types**",
        "openapi": "tsc, types of openapi-typescript",
        "hey": "tsc, types of hey-api",
        "ourszod": "tsc, z.infer of **our Zod**",
        "heyzod": "tsc, z.infer of hey-api's Zod",
    }
    checks = [
        Command(
            "**codegen check --from-schema**, TypeScript",
            (*OURS, "check", "--from-schema", "--no-cache"),
            "ours1",
        ),
        Command("**codegen check**, nothing changed", (*OURS, "check"), "ours3"),
    ]
    options = ("--moduleResolution", "bundler", "--skipLibCheck")
    compiled = [
        Command(what, node(*TSC, *options, f"use_{name}.ts")) for name, what in told.items()
    ]
    return [*checks, *compiled]


def measure(command: Command, folder: Path) -> tuple[float, float] | None:
    """CPU seconds and megabytes of a command and its children; None where it fails."""
    if command.makes:
        shutil.rmtree(folder / command.makes, ignore_errors=True)
    drop = {"PYTHONDONTWRITEBYTECODE", "CI"}
    variables = {key: value for key, value in os.environ.items() if key not in drop}
    variables |= {"PYTHONPATH": f"{folder}{os.pathsep}{HERE.parent}"}
    with (folder / "said.log").open("ab") as log:
        process = subprocess.Popen(
            command.line, cwd=folder / command.place, env=variables, stdout=log, stderr=log
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        print(f"failed: {command.name}: see {folder}/said.log", file=sys.stderr)
        return None
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def least(commands: list[Command], folder: Path) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for _ in range(ROUNDS):
        for command in commands:
            measured = measure(command, folder)
            if measured and measured < found.get(command.name, (float("inf"), 0)):
                found[command.name] = measured
    return found


def bundles(folder: Path) -> dict[str, tuple[int, int]]:
    """Bytes of a bundle that parses with one schema, minified, and of that in gzip."""
    makers = {
        "zod alone, by `import { z }`": 'import { z } from "zod"; z.string().parse(1);',
        "**our Zod**": f'import {{ Model0Schema as it }} from "{OUR_ZOD}"; it.parse(1);',
        "hey-api's Zod": f'import {{ zModel0 as it }} from "{THEIR_ZOD}"; it.parse(1);',
    }
    found = {}
    for name, text in makers.items():
        (folder / "bundle.ts").write_text(text, encoding="utf-8")
        esbuild = WORK / "node_modules/.bin/esbuild"
        line = [esbuild, "bundle.ts", "--bundle", "--minify", "--format=esm"]
        made = subprocess.run(line, cwd=folder, capture_output=True, check=False)
        if made.returncode:
            print(f"failed: bundle of {name}: {made.stderr.decode()}", file=sys.stderr)
        else:
            found[name] = len(made.stdout), len(gzip.compress(made.stdout))
    return found


BASE = "import of the models, two exports by Pydantic"


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the tables."""
    install()
    times, sizes = [], []
    for size in SIZES:
        folder = WORK / f"p{size}"
        shutil.rmtree(folder, ignore_errors=True)
        project.make(folder, size)
        measure(Command("documents", (sys.executable, "files.py")), folder)
        found = least(generators(), folder)
        found |= least(consumers(folder), folder)
        times.append(found)
        sizes.append(bundles(folder))
    print(f"\nCPU seconds (ratio to Pydantic), megabytes; {time.strftime('%Y-%m-%d')}\n")
    print(row("", *(f"{size} models" for size in SIZES)))
    print(row("---", *("---:" for _ in SIZES)))
    for name in dict.fromkeys(name for found in times for name in found):
        print(row(name, *(told(found, name) for found in times)))
    print("\nkB of a bundle that parses with one schema, minified / gzip\n")
    print(row("", *(f"{size} models" for size in SIZES)))
    print(row("---", *("---:" for _ in SIZES)))
    for name in dict.fromkeys(name for each in sizes for name in each):
        cells = (each.get(name) for each in sizes)
        print(row(name, *(f"{c[0] / 1e3:.0f} / {c[1] / 1e3:.0f}" if c else "" for c in cells)))


def told(found: dict[str, tuple[float, float]], name: str) -> str:
    if name not in found:
        return "fails"
    (cpu, memory), base = found[name], found[BASE][0]
    return f"{cpu:.2f} ({cpu / base:.1f}), {memory:.0f}"


if __name__ == "__main__":
    main()
