"""Real formatters, each with settings of its own, that lay out every file below a folder."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from support.toolchain import MODULES, TESTS, node

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Settings = Mapping[str, object]


class Formatter(NamedTuple):
    """A formatter, and how it is set up."""

    tool: str
    settings: Settings

    def run(self, folder: Path) -> None:
        """Lay out all files below a folder, in place."""
        text = json.dumps(self.settings)
        if self.tool == "dprint":
            _node(folder, str(TESTS / "support/dprint.mjs"), ".", text)
        elif self.tool == "biome":
            settings = folder / "biome.json"
            settings.write_text(text, encoding="utf-8")
            _node(folder, str(MODULES / "@biomejs/biome/bin/biome"), "format", "--write", ".")
            settings.unlink()
        else:
            settings = folder.with_name(f"{folder.name}.prettierrc.json")
            settings.write_text(text, encoding="utf-8")
            prettier = str(MODULES / "prettier/bin/prettier.cjs")
            _node(folder, prettier, "--write", "--no-cache", "--config", str(settings), ".")


def _node(folder: Path, *arguments: str) -> None:
    subprocess.run([node(), *arguments], cwd=folder, check=True, capture_output=True)


FORMATTERS = {
    "prettier": Formatter("prettier", {}),
    "prettier, as few signs as can be": Formatter(
        "prettier",
        {"singleQuote": True, "semi": False, "trailingComma": "none", "arrowParens": "avoid"},
    ),
    "prettier, wide and with tabs": Formatter(
        "prettier",
        {"useTabs": True, "printWidth": 120, "proseWrap": "never", "quoteProps": "preserve"},
    ),
    "prettier, narrow and with what is new": Formatter(
        "prettier",
        {
            "bracketSpacing": False,
            "endOfLine": "crlf",
            "experimentalOperatorPosition": "start",
            "experimentalTernaries": True,
            "objectWrap": "collapse",
            "printWidth": 60,
            "proseWrap": "always",
            "quoteProps": "consistent",
        },
    ),
    "biome, as few signs as can be": Formatter(
        "biome",
        {
            "javascript": {
                "formatter": {
                    "arrowParentheses": "asNeeded",
                    "quoteStyle": "single",
                    "semicolons": "asNeeded",
                    "trailingCommas": "none",
                }
            }
        },
    ),
    "biome, wide": Formatter(
        "biome",
        {
            "formatter": {"bracketSpacing": False, "indentStyle": "space", "lineWidth": 110},
            "javascript": {"formatter": {"quoteProperties": "preserve"}},
            "json": {"formatter": {"expand": "always"}},
        },
    ),
    "dprint": Formatter("dprint", {}),
    "dprint, as few signs as can be": Formatter(
        "dprint",
        {
            "md": {
                "emphasisKind": "asterisks",
                "strongKind": "underscores",
                "textWrap": "always",
                "unorderedListKind": "asterisks",
            },
            "ts": {
                "arrowFunction.useParentheses": "preferNone",
                "quoteProps": "asNeeded",
                "quoteStyle": "preferSingle",
                "semiColons": "asi",
                "trailingCommas": "never",
                "typeLiteral.separatorKind": "comma",
            },
        },
    ),
}
"""Those of point: two settings at least that lay all output out in another way, and the default."""
