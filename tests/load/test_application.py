"""An application as the source: which way each type of its routes goes, in layouts people have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from load.test_load import MODEL, config, faults, project
from load.test_load import _forget_modules as _forget_modules  # noqa: PLC0414 - a fixture
from support.project import codegen

from codegen import CodegenError, CodegenWarning, build, load_config
from codegen.config import Channel
from codegen.load import load

if TYPE_CHECKING:
    from pathlib import Path

IMPORTS = """\
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, ConfigDict, Field
from starlette.applications import Starlette
from starlette.routing import Mount


class Ask(BaseModel):
    text: str | None = None


class Answer(BaseModel):
    text: str | None = Field(default=None, alias="theText")


"""
ROUTE = "def ask(ask: Ask) -> Answer: ...\n"
APP = IMPORTS + f"app = FastAPI()\n\n\n@app.post('/ask')\n{ROUTE}"
EVENTS = MODEL.format("Event") + MODEL.format("Other").partition("\n")[2]


def directions(root: Path, *models: str, **keys: tuple[str, ...]) -> tuple[list[str], list[str]]:
    roots = load(config(root, *models, **keys))
    sent, received = ([each.__name__ for each in way] for way in (roots.sends, roots.receives))
    return sent, received


def typescript(root: Path, name: str) -> str:
    return build(config(root, f"{name}:app"))[f"typescript/{name}.ts"]


def test_what_a_route_takes_is_received_and_what_it_returns_is_sent(tmp_path: Path) -> None:
    root = project(tmp_path, {"plain.py": APP})
    assert (["Answer"], ["Ask"]) == directions(root, "plain:app")


def test_a_router_and_a_starlette_application_are_read_as_well(tmp_path: Path) -> None:
    inner = f"router = APIRouter(prefix='/r')\n\n\n@router.post('/ask')\n{ROUTE}"
    outer = "api = FastAPI()\napi.include_router(router)\n"
    mount = "app = Starlette(routes=[Mount('/v1', api)])\n"
    root = project(tmp_path, {"mounted.py": IMPORTS + inner + outer + mount})
    assert (["Answer"], ["Ask"]) == directions(root, "mounted:router")
    assert (["Answer"], ["Ask"]) == directions(root, "mounted:app")


def test_other_models_go_both_ways_or_as_is_configured(tmp_path: Path) -> None:
    root = project(tmp_path, {"main.py": APP, "events.py": EVENTS})
    names = ("main:app", "events")
    assert (["Answer", "Event", "Other"], ["Ask", "Event", "Other"]) == directions(root, *names)
    sent = directions(root, *names, sends=("Event", "Ask"))
    assert (["Answer", "Ask", "Event"], ["Ask"]) == sent
    assert (["Answer"], []) == directions(root, "main:app", skip=("Ask",))


def test_an_application_without_models_is_told(tmp_path: Path) -> None:
    root = project(tmp_path, {"empty.py": "from fastapi import FastAPI\napp = FastAPI()\n"})
    (fault,) = faults(root, "empty:app")
    assert "no model in empty:app [models-found]" in fault


def test_routes_that_cannot_be_read_are_told_with_the_reason(tmp_path: Path) -> None:
    text = "class App:\n    @property\n    def routes(self):\n        raise OSError\n\n\n"
    route = "class Route:\n    dependant = None\n    include_in_schema = True\n"
    lists = "class App:\n    routes = [Route()]\n\n\napp = App()\n"
    root = project(tmp_path, {"bad.py": route + lists, "worse.py": text + "app = App()\n"})
    (fault,) = faults(root, "bad:app")
    assert "models = ['bad:app']: its routes cannot be read: AttributeError: " in fault
    assert fault.endswith("[routes-readable]")
    (fault,) = faults(root, "worse:app")
    assert "app is no model, but a App [models-found]" in fault


def test_a_response_without_some_of_its_keys_is_warned_of_and_requires_none(tmp_path: Path) -> None:
    route = "@app.get('/less', response_model_exclude={'text'})\ndef less() -> Answer: ...\n"
    root = project(tmp_path, {"less.py": APP + "\n\n" + route})
    what = r"less\.less: it leaves out keys that its response model declares.*\[response-whole\]"
    with pytest.warns(CodegenWarning, match=what):
        assert "  theText?: string | null;" in typescript(root, "less")


def test_routes_that_call_keys_unlike_are_at_odds(tmp_path: Path) -> None:
    route = "@app.get('/name', response_model_by_alias=False)\ndef name() -> Answer: ...\n"
    root = project(tmp_path, {"odds.py": APP + "\n\n" + route})
    with pytest.raises(CodegenError) as caught:
        build(config(root, "odds:app"))
    assert str(caught.value).startswith(
        "odds.Answer: one route sends its keys by alias, and another one by name [dumps-agree]\n"
    )


def test_an_option_of_a_route_is_added_to_what_is_configured(tmp_path: Path) -> None:
    route = "@app.get('/none', response_model_exclude_none=True)\ndef none() -> Ask: ...\n"
    root = project(tmp_path, {"none.py": APP + "\n\n" + route})
    text = typescript(root, "none")
    assert "export interface AskInput {\n  text?: string | null;" in text
    assert "export interface Ask {\n  text?: string;" in text


def test_a_channel_names_models_of_the_configured_modules(tmp_path: Path) -> None:
    root = project(tmp_path, {"main.py": APP, "events.py": EVENTS})
    channels = {"/ws": Channel("Event", "Ask"), "/other": Channel(receives="events.Other")}
    roots = load(replace(config(root, "main:app", "events"), channels=channels))
    assert ["Answer", "Event"] == [each.__name__ for each in roots.sends]
    assert ["Ask", "Other"] == [each.__name__ for each in roots.receives]
    assert ["/ws", "/other"] == [each.path for each in roots.application.channels]


def test_a_channel_that_names_no_model_is_told(tmp_path: Path) -> None:
    root = project(tmp_path, {"main.py": APP, "events.py": EVENTS})
    channels = {"/ws": Channel("Evnt")}
    with pytest.raises(CodegenError) as caught:
        load(replace(config(root, "main:app", "events"), channels=channels))
    what = """no model of the configured modules is called 'Evnt' [models-found]"""
    assert f"""pyproject.toml [tool.codegen] channels."/ws": {what}""" in str(caught.value)
    assert "did you mean 'Event'?" in str(caught.value)


def test_a_backend_beside_its_frontend_needs_one_line_and_runs_from_either(tmp_path: Path) -> None:
    table = '[tool.codegen]\nmodels = ["app.main:app"]\noutput = "../frontend/src/contract"\n'
    files = {
        ".git/HEAD": "ref: refs/heads/main\n",
        "backend/pyproject.toml": table,
        "backend/app/__init__.py": "",
        "backend/app/main.py": APP,
        "frontend/package.json": "{}",
    }
    root = project(tmp_path, files)
    run = codegen(root / "backend", "generate")
    assert (0, "") == (run.returncode, run.stderr)
    folder = root / "frontend" / "src" / "contract" / "typescript" / "app"
    assert "export interface Ask {" in (folder / "main.ts").read_text(encoding="utf-8")
    assert 0 == codegen(root, "check", "--from-schema", "--project", "backend").returncode
    assert load_config(root / "backend").models == ("app.main:app",)
