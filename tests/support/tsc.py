"""One run of the real TypeScript compiler over a folder, under the strictest flags."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.toolchain import MODULES, node

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FLAGS = {
    "allowUnreachableCode": False,
    "declaration": True,
    "erasableSyntaxOnly": True,
    "exactOptionalPropertyTypes": True,
    "isolatedDeclarations": True,
    "isolatedModules": True,
    "lib": ["es2022"],
    "module": "nodenext",
    "moduleResolution": "nodenext",
    "noEmit": True,
    "noImplicitOverride": True,
    "noPropertyAccessFromIndexSignature": True,
    "noUncheckedIndexedAccess": True,
    "skipLibCheck": False,
    "strict": True,
    "target": "es2022",
    "types": [],
    "verbatimModuleSyntax": True,
}
BUNDLER = {"module": "esnext", "moduleResolution": "bundler"}

_ERROR = re.compile(
    r"^(?P<file>[^(\n]+)\((?P<line>\d+),\d+\): error (?P<code>TS\d+): (?P<text>.*)$"
)


@dataclass(frozen=True)
class CompilerError:
    """One error of the compiler; `file` is relative to the folder that was compiled."""

    file: str
    line: int
    code: str
    text: str

    @property
    def is_syntax(self) -> bool:
        """Whether it hides the type errors of the whole program."""
        return re.fullmatch(r"TS1\d\d\d", self.code) is not None


def compile_folder(
    folder: Path, package: str = "typescript", flags: Mapping[str, object] | None = None
) -> list[CompilerError]:
    """Every error in the TypeScript below `folder`; `package` is a compiler in node_modules."""
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    options = {"compilerOptions": {**FLAGS, **(flags or {})}, "include": ["**/*.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(options), encoding="utf-8")
    compiler = str(MODULES / package / "bin" / "tsc")
    run = subprocess.run(
        [node(), compiler, "--pretty", "false", "-p", "tsconfig.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    matches = [(line, _ERROR.match(line)) for line in run.stdout.splitlines()]
    lost = [line for line, match in matches if match is None and not line.startswith(" ")]
    assert (run.returncode == 0) == (not run.stdout), run.stdout + run.stderr
    assert lost == [], run.stdout + run.stderr
    return [
        CompilerError(match["file"], int(match["line"]), match["code"], match["text"])
        for _, match in matches
        if match
    ]
