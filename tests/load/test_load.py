"""Importing what the configuration names: everything found once, every fault told at its place."""

from __future__ import annotations

import enum
import json
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from codegen.config import Config
from codegen.errors import CodegenError
from codegen.load import load
from codegen.load.kinds import is_model, qualname_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "from pydantic import BaseModel\n\n\nclass {}(BaseModel):\n    x: int\n"


@pytest.fixture(autouse=True)
def _forget_modules(tmp_path: Path) -> Iterator[None]:
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        file = getattr(sys.modules[name], "__file__", None)
        if file is None or Path(file).is_relative_to(tmp_path):
            del sys.modules[name]


def project(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def config(root: Path, *models: str, **keys: tuple[str, ...]) -> Config:
    return Config(root=root, models=models, **keys)  # type: ignore[arg-type] # only lists are passed


def found(root: Path, *models: str) -> list[str]:
    return [f"{each.__module__}.{each.__qualname__}" for each in load(config(root, *models)).sends]


def refusal(root: Path, *models: str, **keys: tuple[str, ...]) -> str:
    with pytest.raises(CodegenError) as caught:
        load(config(root, *models, **keys))
    return str(caught.value)


def faults(root: Path, *models: str, **keys: tuple[str, ...]) -> list[str]:
    """The messages without their hints."""
    lines = refusal(root, *models, **keys).splitlines()
    return [line for line in lines if not line.startswith("  ")]


def test_a_package_gives_the_models_of_all_its_modules_in_the_order_of_the_source(
    tmp_path: Path,
) -> None:
    files = {
        "shop/__init__.py": "",
        "shop/b.py": MODEL.format("Zebra") + MODEL.format("Ape"),
        "shop/a.py": MODEL.format("Cat"),
        "shop/deep/__init__.py": "",
        "shop/deep/c.py": MODEL.format("Dog"),
    }
    names = ["shop.a.Cat", "shop.b.Zebra", "shop.b.Ape", "shop.deep.c.Dog"]
    assert names == found(project(tmp_path, files), "shop")


def test_folders_without_an_init_are_packages_too(tmp_path: Path) -> None:
    files = {"bare/a.py": MODEL.format("A"), "bare/deep/er/b.py": MODEL.format("B")}
    assert ["bare.a.A", "bare.deep.er.b.B"] == found(project(tmp_path, files), "bare")


def test_a_model_that_is_reexported_or_named_twice_counts_once(tmp_path: Path) -> None:
    files = {
        "once/__init__.py": "from once.a import A\nfrom once.a import A as B\n",
        "once/a.py": MODEL.format("A") + "Same = A\n",
    }
    assert ["once.a.A"] == found(project(tmp_path, files), "once", "once.a", "once:A", "once.a:A")


def test_main_modules_and_scripts_are_not_run(tmp_path: Path) -> None:
    files = {
        "quiet/__init__.py": MODEL.format("A"),
        "quiet/__main__.py": "raise SystemExit(3)\n",
        "quiet/0001_initial.py": "raise SystemExit(3)\n",
    }
    assert ["quiet.A"] == found(project(tmp_path, files), "quiet")


def test_private_parametrised_and_memberless_classes_are_no_roots(tmp_path: Path) -> None:
    text = (
        "import enum\nfrom typing import Generic, TypeVar\nfrom pydantic import BaseModel\n"
        "T = TypeVar('T')\n"
        "class Text(str, enum.Enum): pass\n"
        "class _Hidden(BaseModel): pass\n"
        "class Page(BaseModel, Generic[T]):\n    items: list[T]\n"
        "IntPage = Page[int]\n"
    )
    assert ["roots.Page"] == found(project(tmp_path, {"roots.py": text}), "roots")


def test_a_class_that_only_a_variable_names_is_found(tmp_path: Path) -> None:
    text = "from pydantic import create_model\nPatch = create_model('UserPatch', x=(int, 1))\n"
    assert ["made.UserPatch"] == found(project(tmp_path, {"made.py": text}), "made")


def test_what_looks_at_its_context_when_touched_is_left_alone(tmp_path: Path) -> None:
    text = MODEL.format("A") + (
        "class Proxy:\n    @property\n    def __class__(self): raise RuntimeError('no context')\n"
        "request = Proxy()\n"
    )
    assert ["proxied.A"] == found(project(tmp_path, {"proxied.py": text}), "proxied")


def test_one_class_is_named_after_a_colon_nested_ones_with_dots(tmp_path: Path) -> None:
    text = MODEL.format("Outer") + "    class Inner(BaseModel):\n        y: int\n"
    project(tmp_path, {"nest.py": text})
    assert ["nest.Outer.Inner"] == found(tmp_path, "nest:Outer.Inner")
    assert [
        (
            "pyproject.toml [tool.codegen] models = ['nest:Outer.Iner']: Outer has no 'Iner'"
            " [models-found]\n  hint: did you mean 'Inner'?"
        )
    ] == [refusal(tmp_path, "nest:Outer.Iner")]


def test_patterns_choose_the_roots_of_each_direction(tmp_path: Path) -> None:
    text = "".join(MODEL.format(name) for name in ("UserSaid", "UserDid", "Ask"))
    root = project(tmp_path, {"chat.py": text})
    roots = load(config(root, "chat", sends=("User*",), receives=("chat.Ask",)))
    assert ["UserSaid", "UserDid"] == [each.__name__ for each in roots.sends]
    assert ["Ask"] == [each.__name__ for each in roots.receives]
    assert () == load(config(root, "chat", sends=("Ask",))).receives


def test_every_pattern_that_matches_nothing_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    root = project(tmp_path, {"talk.py": MODEL.format("ISocketMessage")})
    where = "no model of the configured modules is called"
    assert (
        f"pyproject.toml [tool.codegen] sends: {where} 'ISocketMesage' [models-found]\n"
        "  hint: did you mean 'ISocketMessage'?\n"
        f"pyproject.toml [tool.codegen] receives: {where} 'Zzz*' [models-found]\n"
        "  hint: correct the name"
    ) == refusal(root, "talk", sends=("ISocketMesage", "I*"), receives=("Zzz*",))


def test_a_name_that_is_no_model_is_told_by_what_it_is(tmp_path: Path) -> None:
    text = (
        "import json\nfrom pydantic import BaseModel\n"
        "def f(): pass\n"
        "class Plain: pass\n"
        "class Loud:\n    def __repr__(self): raise ValueError\n"
        "one = Loud()\n"
    )
    root = project(tmp_path, {"other.py": text})
    names = {"f": "function", "Plain": "class", "one": "Loud", "json": "module"}
    assert [
        f"pyproject.toml [tool.codegen] models = ['other:{name}']: {name} is no model,"
        f" but a {kind} [models-found]"
        for name, kind in names.items()
    ] == faults(root, *(f"other:{name}" for name in names))


def test_a_project_without_a_model_is_told(tmp_path: Path) -> None:
    root = project(tmp_path, {"empty.py": "x = 1\n"})
    assert ["pyproject.toml [tool.codegen]: no model in empty [models-found]"] == faults(
        root, "empty"
    )


def test_a_module_that_is_missing_is_told_with_the_nearest_of_its_package(tmp_path: Path) -> None:
    root = project(tmp_path, {"store/__init__.py": "", "store/socket.py": MODEL.format("A")})
    assert (
        "pyproject.toml [tool.codegen] models = ['stor']: there is no module 'stor' [models-found]"
        "\n  hint: did you mean 'store'?\n"
        "pyproject.toml [tool.codegen] models = ['store.sokcet']: there is no module"
        " 'store.sokcet' [models-found]\n  hint: did you mean 'socket'?"
    ) == refusal(root, "stor", "store.sokcet")


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("src/inner/__init__.py", "src"),
        ("backend/inner.py", "backend"),
        ("services/api/inner/__init__.py", "services/api"),
        ("web/node_modules/inner/__init__.py", None),
    ],
)
def test_a_module_in_a_folder_of_the_project_is_found_for_the_hint(
    tmp_path: Path, file: str, source: str | None
) -> None:
    root = project(tmp_path, {file: ""})
    hint = f'it is in {source}/: write source = "{source}"' if source else "correct the name"
    assert f"  hint: {hint}" == refusal(root, "inner").splitlines()[-1]


def test_every_broken_module_is_told_at_the_users_own_line(tmp_path: Path) -> None:
    files = {
        "broken/__init__.py": "",
        "broken/division.py": "x = 1\ny = x / 0\n",
        "broken/inside.py": "import json\n\njson.loads('{')\n",
        "broken/leaves.py": "import sys\nsys.exit('bye')\n",
        "broken/missing.py": "import nompy_is_not_there.linalg\n",
        "broken/parsed.py": "import ast\nast.parse('1 +')\n",
        "broken/several.py": "raise ValueError('first\\nsecond')\n",
        "broken/silent.py": "class E(Exception):\n    def __str__(self): return 1\nraise E\n",
        "broken/syntax.py": "x = 1\ndef f(:\n",
        "broken/user.py": "import broken.division\n",
    }
    assert [
        "broken/division.py:2: the import fails: ZeroDivisionError: division by zero",
        (
            "broken/inside.py:3: the import fails: JSONDecodeError: Expecting property name"
            " enclosed in double quotes: line 1 column 2 (char 1)"
        ),
        "broken/leaves.py:2: the import fails: SystemExit: bye",
        (
            "broken/missing.py:1: the import fails: ModuleNotFoundError: No module named"
            " 'nompy_is_not_there'"
        ),
        "broken/parsed.py:2: the import fails: SyntaxError: invalid syntax",
        "broken/several.py:1: the import fails: ValueError: first",
        "broken/silent.py:3: the import fails: E",
        "broken/syntax.py:2: the import fails: SyntaxError: invalid syntax",
    ] == [
        line.removesuffix(" [models-import]")
        for line in faults(project(tmp_path, files), "broken", "broken.division")
    ]


def test_a_dependency_that_is_missing_is_a_failed_import_with_what_to_install(
    tmp_path: Path,
) -> None:
    files = {"needs/__init__.py": "", "needs/a.py": "import needs_nompy.linalg\n"}
    assert (
        "needs/a.py:1: the import fails: ModuleNotFoundError: No module named 'needs_nompy'"
        " [models-import]\n"
        "  hint: install 'needs_nompy' where codegen is installed, or correct the import"
    ) == refusal(project(tmp_path, files), "needs.a")


def test_neither_codegen_nor_an_installed_package_is_the_users_own_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where they lie in the project's folder."""
    fault = "pyproject.toml [tool.codegen] models = ['nowhere']: there is no module 'nowhere'"
    assert [f"{fault} [models-found]"] == faults(Path(__file__).parents[2], "nowhere")
    files = {".venv/site-packages/faulty.py": "1 / 0\n", "uses.py": "\nimport faulty\n"}
    monkeypatch.syspath_prepend(project(tmp_path, files) / ".venv" / "site-packages")
    assert ["uses.py:2"] == [line.partition(": ")[0] for line in faults(tmp_path, "uses")]


def test_a_package_that_imports_a_module_of_its_own_that_is_not_there_fails_at_that_line(
    tmp_path: Path,
) -> None:
    root = project(tmp_path, {"selfish/__init__.py": "\nimport selfish.models\n"})
    assert ["selfish/__init__.py:2"] == [
        line.partition(": ")[0] for line in faults(root, "selfish.models")
    ]


def test_a_circular_import_is_told_at_the_line_that_closes_the_circle(tmp_path: Path) -> None:
    files = {
        "ring/__init__.py": "",
        "ring/a.py": "from ring.b import B\nclass A: pass\n",
        "ring/b.py": "from ring.a import A\nclass B: pass\n",
    }
    places = [line.partition(": ")[0] for line in faults(project(tmp_path, files), "ring")]
    assert ["ring/b.py:1", "ring/a.py:1"] == places


def test_a_module_that_another_of_the_same_name_hides_is_told(tmp_path: Path) -> None:
    root = project(tmp_path, {"json.py": MODEL.format("A"), "sys.py": MODEL.format("B")})
    assert [
        f"json.py: the name 'json' already means {json.__file__} [models-import]",
        "sys.py: the name 'sys' already means a module of Python itself [models-import]",
    ] == faults(root, "json", "sys:B")


def test_the_project_comes_before_what_is_installed(tmp_path: Path) -> None:
    assert ["this.A"] == found(project(tmp_path, {"this.py": MODEL.format("A")}), "this")


def test_a_class_of_a_module_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path, {"liar.py": MODEL.format("A") + "A.__module__ = 'nowhere'\n"})
    fault = (
        "pyproject.toml [tool.codegen]: A says that its module is 'nowhere': there is none"
        " [module-found]"
    )
    assert [fault] == faults(root, "liar", "liar:A")


def test_skipped_models_are_no_roots_of_any_direction(tmp_path: Path) -> None:
    text = "".join(MODEL.format(name) for name in ("UserSaid", "UserDid", "Ask"))
    root = project(tmp_path, {"calls.py": text})
    both = load(config(root, "calls", skip=("*Did", "calls.Ask")))
    assert ["UserSaid"] == [each.__name__ for each in both.sends]
    assert both.sends == both.receives
    roots = load(config(root, "calls", sends=("User*",), receives=("Ask",), skip=("UserDid",)))
    assert ["UserSaid"] == [each.__name__ for each in roots.sends]
    assert ["Ask"] == [each.__name__ for each in roots.receives]


def test_a_skip_that_skips_nothing_or_everything_or_a_root_is_told(tmp_path: Path) -> None:
    root = project(tmp_path, {"shouts.py": MODEL.format("Said") + MODEL.format("Did")})
    where = "pyproject.toml [tool.codegen]"
    assert (
        f"{where} skip: no model of the configured modules is called 'Siad' [models-found]\n"
        "  hint: did you mean 'Said'?"
    ) == refusal(root, "shouts", skip=("Siad", "Did"))
    assert [f"{where}: skip leaves no model [models-found]"] == faults(
        root, "shouts", skip=("Said", "D*")
    )
    assert (
        f"{where} sends: 'Said' is skipped [models-found]\n"
        "  hint: take it out of one of the two lists"
    ) == refusal(root, "shouts", sends=("Said", "Did"), skip=("Said",))


def test_a_module_that_silences_warnings_silences_none_of_ours(tmp_path: Path) -> None:
    text = "import warnings\nwarnings.filterwarnings('ignore')\n" + MODEL.format("A")
    root = project(tmp_path, {"silent.py": text})
    before = list(warnings.filters)
    assert ["silent.A"] == found(root, "silent")
    assert before == list(warnings.filters)


def test_what_a_module_does_on_import_is_kept_from_us(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = MODEL.format("A") + (
        "import os, sys\nprint('hello')\nos.chdir('/')\nsys.path.clear()\n"
        "sys.path.append('/somewhere')\n"
    )
    path, here = list(sys.path), os.getcwd()  # noqa: PTH109 - a string to compare
    assert ["noisy.A"] == found(project(tmp_path, {"noisy.py": text}), "noisy")
    printed = capsys.readouterr()
    assert ("", "hello\n") == (printed.out, printed.err)
    assert (path, here) == (sys.path, os.getcwd())  # noqa: PTH109 - as above


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    root = project(tmp_path / "mein Projekt (ünïcode)", {"any_folder.py": "1 / 0\n"})
    assert ["any_folder.py:1"] == [line.partition(": ")[0] for line in faults(root, "any_folder")]


def test_an_interrupt_is_no_fault_of_a_module(tmp_path: Path) -> None:
    root = project(tmp_path, {"stopped.py": "raise KeyboardInterrupt\n"})
    with pytest.raises(KeyboardInterrupt):
        load(config(root, "stopped"))


def test_an_enum_is_a_model_if_it_has_members() -> None:
    class Base(enum.Enum):
        pass

    class Colour(Base):
        RED = "red"

    assert (False, True) == (is_model(Base), is_model(Colour))


NAMED = """
from typing import Annotated, NamedTuple, TypeVar, Union
from pydantic import BaseModel, Field
from typing_extensions import TypeAliasType

T = TypeVar("T")


class A(BaseModel):
    x: int


class B(BaseModel):
    y: int


class Point(NamedTuple):
    x: float


Either = Union[A, B]
Counted = Annotated[Union[int, A], Field(description="Either.")]
Row = TypeAliasType("Row", list[A])
Abbreviation = Union[int, str]
Listed = Union[A, list[T]]
_Hidden = Union[A, B]
"""


def test_named_tuples_aliases_and_unions_are_roots_once_each(tmp_path: Path) -> None:
    importing = "from named import Either, Point, Row\n\nAgain = Either\n"
    files = {"named.py": NAMED, "reader.py": importing}
    roots = load(config(project(tmp_path, files), "named", "reader")).sends
    names = ["A", "B", "Point", "Row", "Either", "Counted"]
    assert names == [qualname_of(each) for each in roots]


def test_a_union_may_be_named_alone_and_chosen_and_skipped(tmp_path: Path) -> None:
    project(tmp_path, {"named.py": NAMED})
    (either,) = load(config(tmp_path, "named:Either")).sends
    assert ("named", "Either") == (either.__module__, qualname_of(either))
    (abbreviation,) = load(config(tmp_path, "named:Abbreviation")).sends
    assert "Abbreviation" == qualname_of(abbreviation)
    keys = {"sends": ("Counted", "named.Row"), "receives": ("Point",), "skip": ("Either",)}
    chosen = load(config(tmp_path, "named", **keys))
    assert ["Row", "Counted"] == [qualname_of(each) for each in chosen.sends]
    assert ["Point"] == [each.__name__ for each in chosen.receives]


def test_a_union_that_pydantic_does_not_take_is_no_model_unless_it_is_named(
    tmp_path: Path,
) -> None:
    opened = "from typing import IO\n\nOpened = Annotated[Union[IO[bytes], bytes], 'content']\n"
    project(tmp_path, {"named.py": NAMED + opened})
    assert 6 == len(load(config(tmp_path, "named")).sends)
    told = refusal(tmp_path, "named:Opened")
    assert "named.Opened: Pydantic does not take it: PydanticSchemaGenerationError: " in told


def test_a_name_that_is_no_model_is_told_with_what_one_is(tmp_path: Path) -> None:
    project(tmp_path, {"named.py": NAMED})
    told = refusal(tmp_path, "named:Listed")
    assert "Listed is no model, but a " in told
    assert "NamedTuple, Enum, type alias or union of models; wrap others in RootModel" in told
