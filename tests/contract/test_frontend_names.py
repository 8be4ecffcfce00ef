"""The contract under the names of its frontend, by the configuration alone, and their shapes."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from support.project import ROOT, opened
from support.tsc import compile_folder

from codegen.pipeline import build

NAMES = {
    "ISocketMessage": "IPythonSocketMessage",
    "ISocketResponse": "IPythonSocketResponse",
    "ISocketIntermediate": "IPythonSocketIntermediate",
    "ISocketRequest": "IPythonSocketRequest",
    "SocketStatus": "PythonSocketStatus",
    "ElapsedTimes": "IElapsedTimes",
    "Matrix2D": "Matrix2DFields",
    "PluginType": "PythonPlugins",
    "ReactPluginType": "ReactPlugins",
}
"""Every name of the contract that its frontend does not share, and what it is there."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the TypeScript of the contract under the names of the frontend."""
    folder = tmp_path_factory.mktemp("program")
    with opened(ROOT) as config:
        assert config.typescript.rename.items() <= NAMES.items()
        outputs = build(replace(config, typescript=replace(config.typescript, rename=NAMES)))
    for path, text in outputs.items():
        if path.startswith("typescript/"):
            target = folder / "generated" / path.removeprefix("typescript/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "tests/contract/types/renamed/frontend.ts", folder)
    return folder


@pytest.mark.parametrize("package", ["typescript", "typescript-floor"])
def test_each_name_of_the_frontend_has_its_shape(program: Path, package: str) -> None:
    assert [] == compile_folder(program, package, {})
