"""The outcome of a check, for people, for programs, and for annotations on GitHub."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from codegen.drift.compare import Drift, Report
from codegen.drift.report import as_github, as_json, as_text

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
    assert as_github(report).endswith(
        "changed by hand, or made with other settings or another version; "
        "to mend it, move or delete it, then: codegen generate"
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
            },
            {
                "path": "typescript/d.ts",
                "status": "uncommitted",
                "diff": "",
                "line": 1,
                "foreign": False,
            },
        ],
        "models": ["a.A.x"],
        "mend": "codegen generate && git add generated",
    }

    assert expected == json.loads(as_json(Report("generated", (CHANGED, UNCOMMITTED), ("a.A.x",))))


def test_for_a_program_nothing_has_to_be_mended_in_a_clean_report() -> None:
    expected = {
        "clean": True,
        "folder": "generated",
        "untracked": True,
        "drifts": [],
        "models": [],
        "mend": None,
    }

    assert expected == json.loads(as_json(replace(CLEAN, untracked=True)))


def test_github_gets_the_text_and_one_annotation_for_each_file() -> None:
    facts = [
        ("schema.json,line=2", "out of date since a.A.x, a.B changed"),
        ("typescript/a.ts,line=1", "not there"),
        ("typescript/b.ts,line=1", "no model needs it any more"),
        (
            "typescript/c.ts,line=4",
            "changed by hand, or made with other settings or another version",
        ),
        ("typescript/d.ts,line=1", "not in git"),
    ]
    annotations = [
        f"::error file=web/generated/{place},title=codegen check"
        f"::{what}; to mend it, run: codegen generate && git add generated"
        for place, what in facts
    ]

    assert "\n".join([as_text(EVERY), *annotations]) == as_github(EVERY, "web/generated")


def test_a_clean_report_has_no_annotation() -> None:
    assert as_text(CLEAN) == as_github(CLEAN)


def test_an_annotation_names_a_few_models_and_counts_the_rest() -> None:
    report = Report("generated", (CHANGED,), ("a.A", "a.B", "a.C", "a.D", "a.E"))

    assert "::out of date since a.A, a.B, a.C and 2 more changed; " in as_github(report)


def test_what_github_would_read_as_syntax_is_escaped() -> None:
    drift = Drift("a,b:c%d\r\n.ts", "missing", "", 1)
    report = Report("g", (drift,), (), regenerate="codegen generate --project 'a,b:c%d\ne'")

    expected = (
        "\n::error file=g/a%2Cb%3Ac%25d%0D%0A.ts,line=1,title=codegen check"
        "::not there; to mend it, run: codegen generate --project 'a,b:c%25d%0Ae'"
    )
    assert expected == as_github(report).removeprefix(as_text(report))


@pytest.mark.parametrize("line", [" ::warning::from a comment", "+x ##[error]from a comment"])
def test_a_diff_gives_github_no_commands(line: str) -> None:
    report = Report("generated", (replace(CHANGED, diff=line),), ())

    first, *quoted, last = as_github(report).split("\n")[:-1]

    assert as_text(report) == "\n".join(quoted)
    assert first == f"::stop-commands::{last.strip(':')}"
    assert last == f"::{last.strip(':')}::"
    assert 64 == len(last.strip(":"))
