"""Problems, and the one list of rules: in the code, in docs/rules.md and in the tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codegen.errors import (
    ADVICE,
    RELAXED,
    RULES,
    CodegenError,
    CodegenWarning,
    Problem,
    nearest,
    raise_or_warn,
)

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"


def test_a_problem_tells_place_fault_rule_and_hint() -> None:
    problem = Problem("config-key", "pyproject.toml", "unknown key 'a'", "did you mean 'b'?")
    assert "pyproject.toml: unknown key 'a' [config-key]\n  hint: did you mean 'b'?" == str(problem)


def test_a_place_is_one_line_whatever_it_is_called() -> None:
    problem = Problem("config-key", "a\nerror: b\x1b[2J", "c\n  d\x1b\u2028", "e")

    assert (
        r"a\nerror: b\u001b[2J: c" + "\n" + r"  d\u001b\u2028 [config-key]" + "\n  hint: e"
    ) == str(problem)


def test_problems_are_equal_wherever_an_object_lies() -> None:
    problems = {Problem("hook-runs", "a", f"{object()!r} fails", "b") for _ in range(2)}
    assert ["<object object> fails"] == [each.what for each in problems]


def test_an_error_tells_all_its_problems_in_order() -> None:
    problems = [Problem("config-key", place, "what", "hint") for place in "ba"]
    error = CodegenError(iter(problems))
    assert tuple(problems) == error.problems
    assert "b: what [config-key]\n  hint: hint\na: what [config-key]\n  hint: hint" == str(error)


def test_a_problem_has_to_name_a_rule() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        Problem("no-such-rule", "where", "what", "hint")


def problems_of(*rules: str) -> list[Problem]:
    return [Problem(rule, "where", "what", "hint") for rule in rules]


def test_a_problem_that_stops_the_run_is_told_alone() -> None:
    problems = problems_of("serializer-precise", "type-expressible", "type-defined")
    with pytest.raises(CodegenError) as caught:
        raise_or_warn(problems, relaxed=True)
    assert (problems[2],) == caught.value.problems


@pytest.mark.parametrize("rule", sorted(RELAXED))
def test_what_may_be_unknown_is_an_error_or_one_line_of_warning(rule: str) -> None:
    with pytest.raises(CodegenError):
        raise_or_warn(problems_of(rule), relaxed=False)
    with pytest.warns(CodegenWarning) as told:
        raise_or_warn(problems_of(rule, rule), relaxed=True)
    assert [f"where: what [{rule}]"] == [str(each.message) for each in told]


@pytest.mark.parametrize("rule", sorted(ADVICE))
def test_advice_never_stops_a_run(rule: str) -> None:
    with pytest.warns(CodegenWarning) as told:
        raise_or_warn(problems_of(rule), relaxed=False)
    assert [f"where: what [{rule}]\n  hint: hint"] == [str(each.message) for each in told]


def test_every_rule_of_a_severity_exists() -> None:
    assert RULES.keys() >= ADVICE | RELAXED
    assert set() == ADVICE & RELAXED


def test_the_nearest_name_is_one_that_is_alike() -> None:
    assert "did you mean 'output'?" == nearest("outptu", ["models", "output", "targets"])
    assert None is nearest("zzz", iter(["models", "output"]))


def documented() -> dict[str, tuple[str, str]]:
    """The sentence and the example of each rule in docs/rules.md, by id."""
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    found = {}
    for section in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        heading, sentence, rest = section.split("\n\n", 2)
        example = rest.partition("```text\n")[2].partition("```")[0]
        found[heading.strip("`")] = (sentence, example)
    return found


def test_the_documentation_lists_every_rule_with_its_sentence_and_nothing_else() -> None:
    assert RULES == {rule: sentence for rule, (sentence, _) in documented().items()}


@pytest.mark.parametrize("rule", RULES)
def test_the_documentation_shows_an_example_of_each_rule(rule: str) -> None:
    first, hint, *_ = documented()[rule][1].splitlines()
    severity = "warning" if rule in ADVICE else "error"
    assert re.fullmatch(rf"{severity}: \S.*: .+ \[{rule}\]", first)
    assert re.fullmatch(r"  hint: .+", hint)


@pytest.mark.parametrize("rule", RULES)
def test_the_code_uses_each_rule(rule: str) -> None:
    modules = [path for path in (ROOT / "codegen").rglob("*.py") if path.name != "errors.py"]
    assert any(f'"{rule}"' in path.read_text(encoding="utf-8") for path in modules)


@pytest.mark.parametrize("rule", RULES)
def test_a_test_or_a_case_provokes_each_rule(rule: str) -> None:
    tests = [path for path in TESTS.glob("*/test_*.py") if path.name != Path(__file__).name]
    told = [
        *TESTS.glob("cases/*/*/expected/error.txt"),
        *TESTS.glob("cases/*/*/expected/warnings.txt"),
    ]
    texts = [path.read_text(encoding="utf-8") for path in (*tests, *told)]
    assert any(rule in text for text in texts)
