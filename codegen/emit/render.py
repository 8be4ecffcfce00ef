"""Jinja, set up once: layout only, and a name that does not exist is an error."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from codegen.errors import CodegenError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, context: Mapping[str, object], folder: Path = TEMPLATES) -> str:
    """The text of a template, by its path in the folder of templates.

    Raises CodegenError with the line of the template, whatever goes wrong in it.
    """
    try:
        return _environment(folder).get_template(template).render(context)
    except Exception as error:
        raise CodegenError([_problem(error, template, folder)]) from error


@functools.cache
def _environment(folder: Path) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - no HTML here
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _problem(error: Exception, template: str, folder: Path) -> Problem:
    where = _place(error, folder) or str(folder / template)
    what = f"{type(error).__name__}: {error}"
    if isinstance(error, jinja2.TemplateNotFound):
        what = f"there is no template {error.name!r}"
    hint = "mend the template; if you did not change it, install codegen anew"
    return Problem("template-renders", where, what, hint)


def _place(error: Exception, folder: Path) -> str | None:
    """The last line of a template on the way to an error, as file:line."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}"
    place, traceback = None, error.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if Path(file).is_relative_to(folder):
            place = f"{file}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
