"""[tool.codegen]: what it may say, and what is said of everything else, all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.config import Config, TypeScript, Wire, find_project, load_config
from codegen.errors import CodegenError

KEYS = """
    models source exclude output targets sends receives skip inexpressible templates custom
    wire breaking typescript zod guards docs routes channels
""".split()
HEAD = '[tool.codegen]\nmodels = ["app.models"]\n'


@pytest.fixture(autouse=True)
def _in_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def project(root: Path, text: str | bytes) -> Path:
    data = text if isinstance(text, bytes) else text.encode()
    (root / "pyproject.toml").write_bytes(data)
    return root


def problems(root: Path, text: str | bytes) -> list[str]:
    with pytest.raises(CodegenError) as caught:
        load_config(find_project(project(root, text)))
    return [str(problem) for problem in caught.value.problems]


def faults(root: Path, text: str | bytes) -> list[str]:
    """The messages without their hints."""
    return [problem.partition("\n")[0] for problem in problems(root, text)]


def hints(root: Path, text: str) -> list[str]:
    return [problem.partition("\n  hint: ")[2] for problem in problems(root, text)]


def test_what_is_not_stated_has_a_default(tmp_path: Path) -> None:
    assert Config(
        root=tmp_path,
        models=("app.models",),
        output="generated",
        targets=("typescript",),
        sends=None,
        receives=None,
        wire=Wire(exclude_none=False),
    ) == load_config(project(tmp_path, HEAD))


def test_every_key_is_read(tmp_path: Path) -> None:
    text = (
        '[tool.codegen]\nmodels = ["a", "b.c:D.E", "a"]\noutput = "web/generated"\ntargets = []\n'
        'sends = ["D*"]\nreceives = []\nwire = { exclude-none = true }\n'
        'skip = ["Internal*"]\ninexpressible = "unknown"\n'
    )
    config = load_config(project(tmp_path, text))
    assert (
        Config(
            root=tmp_path,
            models=("a", "b.c:D.E"),
            output="web/generated",
            targets=(),
            sends=("D*",),
            receives=(),
            skip=("Internal*",),
            inexpressible="unknown",
            wire=Wire(exclude_none=True),
        )
        == config
    )
    assert "web/generated" == config.folder.as_posix()


def test_a_project_is_known_by_its_whole_path(tmp_path: Path) -> None:
    project(tmp_path, HEAD)
    assert tmp_path == load_config(Path()).root


def test_the_nearest_project_above_is_found_past_other_tables(tmp_path: Path) -> None:
    project(tmp_path, HEAD)
    inner = tmp_path / "packages" / "one"
    inner.mkdir(parents=True)
    for text in ("", "[project]\nname = 'x'\n", "tool = 1\n", "[tool.other]\n"):
        project(inner, text)
        assert tmp_path == find_project(inner)


def test_a_folder_without_a_project_is_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(CodegenError) as caught:
        find_project(tmp_path)
    what = "no pyproject.toml with a [tool.codegen] table here or in a folder above"
    assert (
        f"{tmp_path}: {what} [config-missing]\n  hint: add to pyproject.toml:\n"
        '    [tool.codegen]\n    models = ["your_package.models"]'
    ) == str(caught.value)


def test_the_models_have_to_be_named(tmp_path: Path) -> None:
    missing = "pyproject.toml [tool.codegen]: the key 'models' is missing [config-missing]"
    assert [missing] == faults(tmp_path, "[tool.codegen]\n")
    nothing = "pyproject.toml [tool.codegen]: 'models' names nothing [config-value]"
    assert [nothing] == faults(tmp_path, "[tool.codegen]\nmodels = []\n")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode()
    assert ("app.models",) == load_config(project(tmp_path, data)).models


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"{HEAD}output = \n", "pyproject.toml:3: not TOML: Invalid value (at line 3, column 10)"),
        ("[tool.codegen", "pyproject.toml:1: not TOML: "),
        (f"{HEAD}models = []\n", "pyproject.toml:3: not TOML: Cannot overwrite a value (at line 3"),
        (f"{HEAD}x = {'[' * 9999}", "pyproject.toml:3: not TOML: "),
        (HEAD.encode() + b"# caf\xe9\n", "pyproject.toml:3: not UTF-8"),
        (HEAD.encode("utf-16"), "pyproject.toml:1: not UTF-8"),
    ],
)
def test_a_file_that_is_not_toml_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, fault: str
) -> None:
    (actual,) = faults(tmp_path, text)
    assert fault == actual[: len(fault)]
    assert actual.endswith("[config-readable]")


def test_a_pyproject_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").mkdir()
    with pytest.raises(
        CodegenError, match=r"^pyproject.toml: cannot be read: .* \[config-readable"
    ):
        find_project(tmp_path)


@pytest.mark.parametrize(
    ("text", "shown"), [("[tool]\ncodegen = 'x'\n", "'x'"), ("[[tool.codegen]]\n", "[{}]")]
)
def test_a_codegen_that_is_no_table_is_told(tmp_path: Path, text: str, shown: str) -> None:
    fault = f"pyproject.toml [tool.codegen]: has to be a table, not {shown} [config-value]"
    assert [fault] == faults(tmp_path, text)


def test_all_faults_of_all_tables_are_told_in_one_run(tmp_path: Path) -> None:
    text = (
        '[tool.codegen]\nmodel = ["schemas"]\noutput = 1\nsends = "A"\ntargets = ["typscript"]\n'
        "receives = [1]\n[tool.codegen.wire]\nexclude-none = 'true'\nexclude-non = true\n"
    )
    where = "pyproject.toml [tool.codegen"
    assert [
        f"{where}]: unknown key 'model' [config-key]",
        f"{where}]: 'output' has to be a string, not 1 [config-value]",
        f"{where}]: 'sends' has to be a list of strings, not 'A' [config-value]",
        f"{where}]: 'receives' has to be a list of strings, not [1] [config-value]",
        f"{where}.wire]: 'exclude-none' has to be true or false, not 'true' [config-value]",
        f"{where}.wire]: unknown key 'exclude-non' [config-key]",
        f"{where}]: unknown target 'typscript' [config-value]",
        f"{where}]: the key 'models' is missing [config-missing]",
    ] == faults(tmp_path, text)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("outptu = 'x'", "did you mean 'output'?"),
        ("exclude_none = true", "'exclude-none' belongs into [tool.codegen.wire]"),
        ("zzz = {}", f"the keys are {', '.join(KEYS)}"),
        ("layout = 'single'", "'layout' belongs into [tool.codegen.typescript]"),
        ("import_extension = ''", "'import-extension' belongs into [tool.codegen.typescript]"),
        ("typescript = { enum = 'const' }", "did you mean 'enums'?"),
        ("typescript = { zzz = 1 }", "the keys are rename, enums, layout, import-extension"),
        ("typescript = { enums = 'consts' }", "did you mean 'const'?"),
        ("typescript = { enums = true }", "correct the value of 'enums'"),
        ("typescript = { import-extension = 'js' }", "did you mean '.js'?"),
        ("wire = { exclude_none = true }", "did you mean 'exclude-none'?"),
        (
            "wire = { zzz = true }",
            (
                "the keys are exclude-none, exclude-unset, exclude-defaults, by-alias, "
                "nonfinite-floats"
            ),
        ),
        ("targets = ['typscript']", "did you mean 'typescript'?"),
        ("targets = ['swift']", "known: typescript, zod, guards, docs, routes, channels"),
        ("targets = ['zod']", "add 'typescript' to 'targets'"),
        ("output = 'a\\\\b'", "separate folders with /"),
    ],
)
def test_the_hint_names_what_was_meant(tmp_path: Path, line: str, hint: str) -> None:
    assert [hint] == hints(tmp_path, f"{HEAD}{line}\n")


def test_what_is_inexpressible_is_one_of_two_things(tmp_path: Path) -> None:
    fault = "'inexpressible' has to be \"error\" or \"unknown\", not 'any'"
    assert [f"pyproject.toml [tool.codegen]: {fault} [config-value]"] == faults(
        tmp_path, f"{HEAD}inexpressible = 'any'\n"
    )


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("rename = 'A'", "'rename' has to be a table of strings, not 'A'"),
        ("rename = { A = 1 }", "'rename' has to be a table of strings, not {'A': 1}"),
        ("enums = 'object'", "'enums' has to be \"union\" or \"const\", not 'object'"),
        ("layout = ['single']", "'layout' has to be \"modules\" or \"single\", not ['single']"),
        (
            "import-extension = '.mjs'",
            '\'import-extension\' has to be ".js" or "" or ".ts", not \'.mjs\'',
        ),
    ],
)
def test_typescript_is_written_in_one_of_a_few_ways(tmp_path: Path, line: str, fault: str) -> None:
    where = "pyproject.toml [tool.codegen.typescript]"
    assert [f"{where}: {fault} [config-value]"] == faults(
        tmp_path, f"{HEAD}[tool.codegen.typescript]\n{line}\n"
    )


def test_every_way_to_write_typescript_is_read(tmp_path: Path) -> None:
    lines = "rename = { A = 'B', 'm:C' = 'D' }\nenums = 'const'\nlayout = 'single'\n"
    text = f"{HEAD}[tool.codegen.typescript]\n{lines}import-extension = ''\n"
    assert (
        TypeScript(
            rename={"A": "B", "m:C": "D"}, enums="const", layout="single", import_extension=""
        )
        == load_config(project(tmp_path, text)).typescript
    )


def test_a_table_is_needed_for_the_wire(tmp_path: Path) -> None:
    fault = "pyproject.toml [tool.codegen.wire]: has to be a table, not true [config-value]"
    assert [fault.replace("true", "True")] == faults(tmp_path, f"{HEAD}wire = true\n")


@pytest.mark.parametrize("name", ["schemas:", "", ".schemas", "schemas.*"])
def test_a_model_has_to_be_named_as_python_names_it(tmp_path: Path, name: str) -> None:
    hint = "write it as Python imports it"
    assert [hint] == hints(tmp_path, f'[tool.codegen]\nmodels = ["{name}"]\n')


@pytest.mark.parametrize(
    ("stated", "source", "name"),
    [
        ("schemas/socket.py", ".", "schemas.socket"),
        ("./schemas/", ".", "schemas"),
        ("schemas\\\\socket.py", ".", "schemas.socket"),
        ("schemas/socket.py:A.B", ".", "schemas.socket:A.B"),
        ("models.py", ".", "models"),
        ("backend/app/models.py", "backend", "app.models"),
        ("app/models.py", "./backend", "app.models"),
    ],
)
def test_a_module_may_be_named_by_its_path(
    tmp_path: Path, stated: str, source: str, name: str
) -> None:
    (tmp_path / source).mkdir(exist_ok=True)
    text = f'[tool.codegen]\nmodels = ["{stated}"]\nsource = "{source}"\n'
    assert (name,) == load_config(project(tmp_path, text)).models


@pytest.mark.parametrize(
    "output", ["/tmp/x", "C:/x", "../x", "a/../../x", "", "~/x", ".git", "a/.git/x"]
)
def test_the_output_has_to_lie_in_the_repository(tmp_path: Path, output: str) -> None:
    (fault,) = faults(tmp_path, f'{HEAD}output = "{output}"\n')
    what = "pyproject.toml [tool.codegen]: 'output' has to be a folder of the repository, not "
    assert what == fault[: len(what)]


def test_without_a_repository_the_way_out_is_told(tmp_path: Path) -> None:
    (hint,) = hints(tmp_path, f'{HEAD}output = "../x"\n')
    assert "choose one below pyproject.toml, or put the project into a git repository" == hint


@pytest.mark.parametrize("output", [".", "./", "..", "a/.."])
def test_the_output_is_a_folder_of_its_own(tmp_path: Path, output: str) -> None:
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "backend"
    inner.mkdir()
    project(inner, f'{HEAD}output = "{output}"\n')
    with pytest.raises(CodegenError, match=r"'output' has to be a folder of its own"):
        load_config(inner)


def test_the_output_may_lie_anywhere_in_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "backend"
    inner.mkdir()
    monkeypatch.chdir(inner)
    config = load_config(project(inner, f'{HEAD}output = "../frontend/src/contract"\n'))
    assert "../frontend/src/contract" == config.folder.as_posix()
    monkeypatch.chdir(tmp_path)
    assert "frontend/src/contract" == config.folder.as_posix()


def test_the_source_has_to_be_there(tmp_path: Path) -> None:
    fault = "pyproject.toml [tool.codegen]: 'source' is no folder of the project: 'backend'"
    assert [f"{fault} [config-value]"] == faults(tmp_path, f'{HEAD}source = "backend"\n')


def test_the_output_is_no_folder_of_the_models(tmp_path: Path) -> None:
    for output in ("app", "./app/models/"):
        what = f"'output' is where the models of 'app.models' are: {output!r} [config-value]"
        assert [f"pyproject.toml [tool.codegen]: {what}"] == faults(
            tmp_path, f'{HEAD}output = "{output}"\n'
        )
    assert "app/generated" == load_config(project(tmp_path, f'{HEAD}output="app/generated"')).output


def test_a_null_character_is_no_part_of_a_folder(tmp_path: Path) -> None:
    fault = r"pyproject.toml [tool.codegen]: 'output' is no folder everywhere: 'a\x00b'"
    assert [f"{fault} [config-value]"] == faults(tmp_path, f'{HEAD}output = "a\\u0000b"\n')


@pytest.mark.parametrize("lines", ["sends = []", "receives = []", "sends = []\nreceives = []"])
def test_something_has_to_be_sent_or_received(tmp_path: Path, lines: str) -> None:
    fault = "pyproject.toml [tool.codegen]: nothing is sent and nothing is received [config-value]"
    assert [fault] == faults(tmp_path, f"{HEAD}{lines}\n")


def test_a_folder_below_the_current_one_is_named_as_one_would_type_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = load_config(project(tmp_path, HEAD))
    assert "generated" == str(config.folder)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert tmp_path / "generated" == config.folder
