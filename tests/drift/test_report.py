"""The outcome of a check, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from codegen.drift.report import Drift, Place, Report, as_json, as_text

DIFF = (
    "--- generated/schema.json\ton disk\n+++ generated/schema.json\texpected\n@@ -2 +2 @@\n-a\n+b"
)
CHANGED = Drift("schema.json", "changed", DIFF, 2)
MISSING = Drift("typescript/a.ts", "missing", "--- /dev/null", 1)
ORPHANED = Drift("typescript/b.ts", "orphaned", "+++ /dev/null", 1)
EDITED = Drift("typescript/c.ts", "edited", "@@ -4 +4 @@", 4)
UNCOMMITTED = Drift("typescript/d.ts", "uncommitted", "", 1)
CLEAN = Report("generated", (), ())
EVERY = Report(
    "generated",
    (CHANGED, MISSING, ORPHANED, EDITED, UNCOMMITTED),
    ("a.A.x", "a.B"),
    untracked=False,
)


def test_every_kind_of_drift_is_named_shown_and_mended() -> None:
    expected = f"""\
changed: generated/schema.json (out of date)
missing: generated/typescript/a.ts (not there)
orphaned: generated/typescript/b.ts (no model needs it any more)
edited: generated/typescript/c.ts (changed by hand, or made with other settings or another version)
uncommitted: generated/typescript/d.ts (not in git)

{DIFF}

--- /dev/null

+++ /dev/null

@@ -4 +4 @@

models at fault:
  a.A.x
  a.B

To mend it, run: codegen generate && git add generated"""

    assert expected == as_text(EVERY)


def test_a_clean_report_is_one_line() -> None:
    assert "generated/ is what the models say." == as_text(CLEAN)


def test_a_clean_report_says_what_it_compared_with() -> None:
    report = replace(CLEAN, source="generated/schema.json")

    assert "generated/ is what generated/schema.json says." == as_text(report)


def test_what_is_not_in_git_yet_is_told_with_the_command() -> None:
    report = replace(CLEAN, folder="my types", untracked=True)

    assert "my types/ is what the models say.\nIt is not in git yet: git add 'my types'" == as_text(
        report
    )


@pytest.mark.parametrize(
    ("drifts", "expected"),
    [
        ((CHANGED, EDITED), "codegen generate --project p"),
        ((UNCOMMITTED, UNCOMMITTED), "git add generated"),
        ((CHANGED, UNCOMMITTED), "codegen generate --project p && git add generated"),
    ],
)
def test_the_command_mends_exactly_what_is_wrong(drifts: tuple[Drift, ...], expected: str) -> None:
    report = Report("generated", drifts, (), regenerate="codegen generate --project p")

    assert expected == report.mend
    assert f"To mend it, run: {expected}" == as_text(report).splitlines()[-1]


def test_a_document_edited_by_hand_puts_no_blame_on_the_models() -> None:
    report = Report("generated", (replace(CHANGED, status="edited"),), ("a.A.x",))

    assert "at fault" not in as_text(report)
    assert "what schema.json says otherwise than the models:\n  a.A.x\n" in as_text(report)


def test_a_file_that_generate_will_not_replace_has_to_go_first() -> None:
    report = Report("generated", (replace(EDITED, foreign=True),), ())

    assert as_text(report).endswith(
        "\nIt is not codegen's to replace; move or delete it first: generated/typescript/c.ts\n"
        "To mend it, run: codegen generate"
    )


def test_a_long_diff_is_cut_but_for_programs() -> None:
    diff = "\n".join(f"+{number}" for number in range(1, 204))
    report = Report("generated", (replace(CHANGED, diff=diff),), ())

    assert "\n+200\n... 3 more lines: run codegen generate, then git diff\n" in as_text(report)
    assert diff == json.loads(as_json(report))["drifts"][0]["diff"]


def test_a_diff_that_is_just_short_enough_is_whole() -> None:
    diff = "\n".join(f"+{number}" for number in range(1, 201))

    assert f"\n\n{diff}\n\n" in as_text(Report("generated", (replace(CHANGED, diff=diff),), ()))


def test_a_program_gets_every_fact() -> None:
    expected = {
        "clean": False,
        "folder": "generated",
        "untracked": False,
        "drifts": [
            {
                "path": "schema.json",
                "status": "changed",
                "diff": DIFF,
                "line": 2,
                "foreign": False,
                "rule": "",
            },
            {
                "path": "typescript/d.ts",
                "status": "uncommitted",
                "diff": "",
                "line": 1,
                "foreign": False,
                "rule": "",
            },
        ],
        "models": ["a.A.x"],
        "places": [{"model": "a.A.x", "file": "a.py", "line": 3}],
        "mend": "codegen generate && git add generated",
    }

    report = Report(
        "generated", (CHANGED, UNCOMMITTED), ("a.A.x",), places=(Place("a.A.x", "a.py", 3),)
    )
    assert expected == json.loads(as_json(report))


def test_for_a_program_nothing_has_to_be_mended_in_a_clean_report() -> None:
    expected = {
        "clean": True,
        "folder": "generated",
        "untracked": True,
        "drifts": [],
        "models": [],
        "places": [],
        "mend": None,
    }

    assert expected == json.loads(as_json(replace(CLEAN, untracked=True)))


IGNORED = Drift("schema.json", "ignored", "", 1, rule=".gitignore:2: generated/")


def test_what_git_ignores_is_mended_by_a_line_less() -> None:
    report = Report("generated", (IGNORED, replace(IGNORED, path="typescript/a.ts")), ())

    expected = """\
ignored: generated/schema.json (git ignores it, by .gitignore:2: generated/)
ignored: generated/typescript/a.ts (git ignores it, by .gitignore:2: generated/)

Git ignores what has to be committed; first take out .gitignore:2: generated/
To mend it, run: git add generated"""
    assert expected == as_text(report)


def test_what_was_never_generated_is_named_so_and_not_shown() -> None:
    report = Report("generated", (MISSING,), (), empty=True, unadded=True)

    expected = """\
never generated: generated holds no file of codegen's
missing: generated/typescript/a.ts (not there)

To mend it, run: codegen generate && git add generated"""
    assert expected == as_text(report)


def test_a_file_that_differs_in_nothing_that_can_be_shown_has_other_line_endings() -> None:
    report = Report("generated", (replace(EDITED, diff=""),), ())

    expected = "edited: generated/typescript/c.ts (with other line endings)\n"
    assert as_text(report).startswith(expected)


def test_what_is_not_staged_is_named_so() -> None:
    report = Report("generated", (Drift("schema.json", "unstaged", "", 1),), ())

    expected = """\
unstaged: generated/schema.json (not staged: what git is about to commit is another text)

To mend it, run: git add generated"""
    assert expected == as_text(report)
