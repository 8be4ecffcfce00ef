"""Jinja, set up once for each target, and what all templates have: a context, and filters.

A name that does not exist is an error.
"""

from __future__ import annotations

import os
import re
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError

from codegen import ir
from codegen.config import as_typed
from codegen.emit.prettier.javascript import object_key
from codegen.emit.prettier.literals import literal, property_key
from codegen.emit.templating.sandbox import Sandbox
from codegen.emit.templating.statement import flattened, laid_out
from codegen.emit.templating.syntax import read_statement
from codegen.emit.templating.tokens import Marks
from codegen.errors import CodegenError, Problem
from codegen.header import header_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Functions = Mapping[str, Callable[..., object]]


OURS = Path(__file__).parents[1] / "templates"
"""The folder of the templates that codegen brings along."""
MACROS = "filters.jinja"
"""The file in the user's own folder each of whose macros is a filter of all templates."""

_NONE: Functions = MappingProxyType({})
_JAVASCRIPT = re.compile(r".*\.[cm]?[jt]sx?")


def file_context(
    contract: ir.Contract, declarations: Sequence[ir.Declaration], *, is_for_all: bool
) -> dict[str, object]:
    """What the template of a file is given; `is_for_all` is whether it is for all Python modules.

    Otherwise it is for one, or for several that cannot be apart.
    """
    modules = sorted({each.identity.module for each in declarations})
    sources = [contract.sources.get(module, module) for module in modules]
    return {
        "contract": contract,
        "declarations": declarations,
        "header": header_lines(contract.models if is_for_all else sources),
        "module": None if is_for_all or len(modules) > 1 else modules[0],
    }


def kind(each: object) -> str:
    """The name of the class of anything in the contract, such as `Interface` or `Union`."""
    return type(each).__name__


def key(each: ir.Property | ir.EnumMember) -> str:
    """The key of a property, or of a member in an object of constants, in quotes if need be."""
    return object_key(each.name) if isinstance(each, ir.EnumMember) else property_key(each.name)


FILTERS: Functions = MappingProxyType({"kind": kind, "key": key, "literal": literal})


class _Loader(jinja2.FileSystemLoader):
    """Reads no template through a link that leads out of its folder, such as one to a secret."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        text, file, is_current = super().get_source(environment, template)
        folders = (os.path.realpath(each) for each in self.searchpath)
        if not any(Path(os.path.realpath(file)).is_relative_to(each) for each in folders):
            raise SecurityError(f"{template!r} is a link that leads out of the folder of templates")
        return text, file, is_current


class Templates:
    """Our templates; a file of the same path in the user's own folder takes the place of one.

    Such a file can still extend or import ours, by the name `codegen/` and its path. `filters` and
    `tests` are what templates have besides Jinja's; what they print is held in `marks`.
    """

    def __init__(
        self, own: Path | None = None, filters: Functions = FILTERS, tests: Functions = _NONE
    ) -> None:
        self.marks = Marks()
        self.filters, self.tests = filters, tests
        self._own = own
        self._folders = [folder for folder in (own, OURS) if folder is not None]

    def with_filters(self, filters: Functions, tests: Functions = _NONE) -> Templates:
        """The same templates, with more filters and tests."""
        found = Templates(self._own, {**self.filters, **filters}, {**self.tests, **tests})
        found.marks = self.marks
        return found

    def render(self, template: str, context: Mapping[str, object], path: str = "") -> str:
        """The text of a template, by its path in the folder of templates.

        If the text is for a `path` of TypeScript, its lines break where prettier would break them.
        Raises CodegenError with the line of the template, whatever goes wrong in it.
        """
        with self.marks.for_text():
            try:
                text = self._environment.get_template(template).render(context)
                if _JAVASCRIPT.fullmatch(path):
                    return laid_out(text, self.marks, read_statement)
                return flattened(text, self.marks)
            except Exception as error:
                raise CodegenError([self._problem(error, template)]) from error

    def file(self, template: str) -> str:
        """The file that a template is read from, or would be, were it there."""
        found = (folder / template for folder in self._folders)
        file = next(filter(os.path.isfile, found), self._folders[0] / template)
        return str(as_typed(file))

    @cached_property
    def _environment(self) -> jinja2.Environment:
        folders = _Loader(self._folders)
        ours = jinja2.PrefixLoader({"codegen": jinja2.FileSystemLoader(OURS)})
        options: dict[str, Any] = {
            "loader": jinja2.ChoiceLoader([folders, ours]),
            "undefined": jinja2.StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "keep_trailing_newline": True,
            "auto_reload": False,
        }
        if self._own is None:  # which a sandbox would slow down by a third
            environment = jinja2.Environment(autoescape=False, **options)  # noqa: S701 - no HTML
        else:
            environment = Sandbox(OURS, **options)
        environment.tests.update(self.tests)
        environment.filters.update({**self.filters, **self._macros(environment)})
        return environment

    def _macros(self, environment: jinja2.Environment) -> Functions:
        """The user's macros that are filters, each looked up when it is used: it may use others."""
        file = None if self._own is None else self._own / MACROS
        if file is None or not file.is_file():
            return {}
        tree = environment.parse(file.read_text(encoding="utf-8"), MACROS, str(file))
        names = [node.name for node in tree.body if isinstance(node, nodes.Macro)]
        return {name: partial(_macro, environment, name) for name in names}

    def _problem(self, error: Exception, template: str) -> Problem:
        where = self._place(error) or self.file(template)
        what = f"{type(error).__name__}: {error}"
        if isinstance(error, jinja2.TemplateNotFound):
            what = f"there is no template {error.name!r}"
        hint = "mend the template; if you did not change it, install codegen anew"
        return Problem("template-renders", where, what, hint)

    def _place(self, error: Exception) -> str | None:
        """The last line of a template on the way to an error, as file:line."""
        if isinstance(error, jinja2.TemplateSyntaxError):
            return f"{as_typed(Path(error.filename or ''))}:{error.lineno}"
        place, traceback = None, error.__traceback__
        while traceback is not None:
            file = Path(traceback.tb_frame.f_code.co_filename)
            if any(file.is_relative_to(folder) for folder in self._folders):
                place = f"{as_typed(file)}:{traceback.tb_lineno}"
            traceback = traceback.tb_next
        return place


def _macro(
    environment: jinja2.Environment, name: str, *arguments: object, **options: object
) -> str:
    """What a macro prints, less the lines that it is written on."""
    macro = getattr(environment.get_template(MACROS).module, name)
    return str(macro(*arguments, **options)).strip()
