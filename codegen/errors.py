"""What a user's mistake becomes: where it is, what is wrong, what to do."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codegen.lines import as_line, as_lines, without_addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

RULES = {
    "config-missing": "The pyproject.toml has a [tool.codegen] table that names its models.",
    "config-readable": "pyproject.toml is valid TOML.",
    "config-key": "Every key of [tool.codegen] is a known one.",
    "config-value": "Every value of [tool.codegen] has the type and the range of its key.",
    "folder-exists": "The folder in which codegen runs exists.",
    "docstrings-kept": "Python keeps the docstrings of the models.",
    "models-import": "Every configured module can be imported.",
    "models-found": "Every configured name is a model.",
    "routes-readable": "The routes of an application can be read.",
    "dumps-agree": "Routes that send one model call its keys alike.",
    "channel-stated": "Every websocket of an application says what crosses it.",
    "response-whole": "A response leaves out no keys that its model declares.",
    "module-found": "The module that a class names is one that has been imported.",
    "type-defined": "Every annotation of a model can be resolved.",
    "type-expressible": "Every type has a form on the wire that a schema can state.",
    "shape-unique": "A type without settings of its own has one shape wherever it is used.",
    "hook-runs": "The hooks by which a model makes its schema run without errors.",
    "serializer-typed": "A custom serializer states what it returns.",
    "serializer-precise": "The serializer of a model says which keys it returns.",
    "extra-documents": "What json_schema_extra says of a type is documentation, and not its shape.",
    "default-finite": "A default is a finite number, as those of JSON are.",
    "default-stable": "A default is the same in every import.",
    "model-exported": "A model that is skipped is not part of another one.",
    "names-unique": "No two types of the contract have the same name.",
    "schema-committed": "The output folder holds the schema.json that `--from-schema` starts from.",
    "against-found": "A contract is compared with a commit, a file or a folder that has one.",
    "schema-known": "Every keyword of a schema is one that is understood.",
    "schema-valid": "Every keyword has a value of its kind, and every reference leads somewhere.",
    "template-renders": "Every template renders.",
    "template-header": "What a template makes carries the header by which codegen knows its files.",
    "watch-installed": "What tells of saved files is installed.",
    "instance-valid": "Every instance of your own is JSON that Pydantic reads as its root.",
    "judge-found": "Every judge that is asked has the tools that it needs.",
    "judge-runs": "Every judge can try the committed output, which therefore has to compile.",
    "git-answers": "A git that is there says which files it knows.",
    "output-committed": "There is committed output, and it knows every type that is to be proved.",
    "output-writable": "The output folder can be read and written.",
    "output-foreign": "A file that codegen did not write is never overwritten.",
    "output-inside": "Every generated file lies inside the output folder, with no link on the way.",
    "output-unique": "No two generated files have one path, even where case is not told apart.",
    "adopt-readable": "The file to adopt holds a schema, and all that the schema refers to.",
    "adopt-installed": "What writes the models of an adopted schema is installed.",
    "adopt-exported": "The models that come of an adopted schema can be exported.",
    "adopt-free": "The folder for the models of an adopted schema is new or empty.",
}
"""Every rule that a project can break, by its id, which messages carry in brackets."""

RELAXED = {"type-expressible", "serializer-typed", "model-exported"}
"""The rules that `inexpressible = "unknown"` turns into warnings: what breaks one is `unknown`."""

ADVICE = {
    *("serializer-precise", "extra-documents", "default-finite"),
    *("default-stable", "response-whole", "channel-stated"),
}
"""The rules that are only ever warned of: what is generated is true all the same."""


@dataclass(frozen=True)
class Problem:
    """One broken rule: its id in `RULES`, the place in the project, the fault, the way out."""

    rule: str
    where: str
    what: str
    hint: str

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(self.rule)
        object.__setattr__(self, "what", without_addresses(self.what))

    @property
    def summary(self) -> str:
        """The problem without the way out, for those who have decided to live with it."""
        return f"{as_line(self.where)}: {as_lines(self.what)} [{self.rule}]"

    def __str__(self) -> str:
        return f"{self.summary}\n  hint: {self.hint}"


class CodegenError(Exception):
    """The run cannot go on; `problems` holds every fault that was found, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class CodegenWarning(UserWarning):
    """The run goes on, but whoever reads what it generates should know this."""


def raise_or_warn(problems: Iterable[Problem], *, relaxed: bool) -> None:
    """Warn of the problems with which a run can go on; raise CodegenError where others are.

    `relaxed` is whether the configuration allows `unknown` for what cannot be expressed.
    """
    allowed = ADVICE | (RELAXED if relaxed else set())
    distinct = dict.fromkeys(problems)
    errors = [problem for problem in distinct if problem.rule not in allowed]
    if errors:
        raise CodegenError(errors)
    for problem in distinct:
        text = str(problem) if problem.rule in ADVICE else problem.summary
        warnings.warn(CodegenWarning(text), stacklevel=2)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The hint that names what was probably meant; None where nothing known is like it."""
    import difflib  # noqa: PLC0415 - pytest loads this module in every run of everybody's

    close = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else None
