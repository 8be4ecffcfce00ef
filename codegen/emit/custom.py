"""The user's own targets: a file, or one for each Python module, from a template of the user's.

What a template is given, beside Jinja's own:

- `contract`: the whole contract, an `ir.Contract`;
- `declarations`: those of the file, in the order of the source, each an `ir.Interface`, `ir.Enum`
  or `ir.Alias`: all of them, or those of the module;
- `module`: the Python module of the file; None where the file is for all;
- `header`: the two lines by which codegen knows its files. They belong into the first ten lines, as
  comments, the first at the start of its line;
- the filter `kind`: the name of the class of anything in the contract, such as `"Interface"` or
  `"Union"`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen.errors import CodegenError, Problem
from codegen.header import carries_header, header_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from codegen.emit.target import Request
    from codegen.ir import Contract, Declaration

_MODULE = "{module}"
_HEADER = "start with {% for line in header %}, each line behind the sign of a comment"


def emit(request: Request) -> dict[str, str]:
    """The texts of the files that the configuration names, by path.

    Raises CodegenError for a template that fails, and for a text without our header.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    templates = request.templates
    for pattern, template in request.config.custom.items():
        for path, context in _contexts(request.contract, pattern):
            text = templates.render(template, context)
            texts[path] = text if text.endswith("\n") or not text else f"{text}\n"
            if not carries_header(text):
                what = f"the text for {path} does not carry the header"
                problems.append(Problem("template-header", templates.file(template), what, _HEADER))
    if problems:
        raise CodegenError(problems)
    return texts


def _contexts(contract: Contract, pattern: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The paths that a pattern means, and what the template is given for each."""
    if _MODULE not in pattern:
        yield pattern, _context(contract, contract.declarations, contract.models)
        return
    modules: dict[str, list[Declaration]] = {}
    for declaration in contract.declarations:
        modules.setdefault(declaration.identity.module, []).append(declaration)
    for module, declarations in modules.items():
        path = pattern.replace(_MODULE, module.replace(".", "/"))
        sources = [contract.sources.get(module, module)]
        yield path, {**_context(contract, declarations, sources), "module": module}


def _context(
    contract: Contract, declarations: Sequence[Declaration], sources: Sequence[str]
) -> dict[str, object]:
    return {
        "contract": contract,
        "declarations": declarations,
        "header": header_lines(sources),
        "module": None,
    }
