"""Jinja, set up once: layout only, and a name that does not exist is an error."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import jinja2

from codegen.config import as_typed
from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Filters: TypeAlias = Mapping[str, Callable[..., str]]

OURS = Path(__file__).parents[1] / "templates"
"""The folder of the templates that codegen brings along."""


class Templates:
    """Our templates; a file of the same path in the user's own folder takes the place of one.

    It can still extend or import ours, by the name `codegen/` and its path. `filters` are those
    that templates have besides Jinja's.
    """

    def __init__(self, own: Path | None = None, filters: Filters = MappingProxyType({})) -> None:
        self._own, self._filters = own, filters
        self._folders = [folder for folder in (own, OURS) if folder is not None]

    def with_filters(self, filters: Filters) -> Templates:
        """The same templates, with more filters."""
        return Templates(self._own, {**self._filters, **filters})

    def render(self, template: str, context: Mapping[str, object]) -> str:
        """The text of a template, by its path in the folder of templates.

        Raises CodegenError with the line of the template, whatever goes wrong in it.
        """
        try:
            return self._environment.get_template(template).render(context)
        except Exception as error:
            raise CodegenError([self._problem(error, template)]) from error

    def file(self, template: str) -> str:
        """The file that a template is read from, or would be, were it there."""
        found = (folder / template for folder in self._folders)
        file = next((file for file in found if file.is_file()), self._folders[0] / template)
        return str(as_typed(file))

    @cached_property
    def _environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(
                [
                    jinja2.FileSystemLoader(self._folders),
                    jinja2.PrefixLoader({"codegen": jinja2.FileSystemLoader(OURS)}),
                ]
            ),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # noqa: S701 - no HTML here
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters["kind"] = lambda value: type(value).__name__
        environment.filters.update(self._filters)
        return environment

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
