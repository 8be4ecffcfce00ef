"""The outcome of a check for GitHub: annotations at models and files, and a summary."""

from __future__ import annotations

from dataclasses import replace

import pytest

from codegen.drift.github import as_github, errors_as_github, summary, summary_of_errors
from codegen.drift.report import Drift, Place, Report, as_text
from codegen.errors import Problem

CHANGED = Drift("schema.json", "changed", "--- a\n+++ b\n@@ -2 +2 @@\n-a\n+b", 2)
MISSING = Drift("typescript/a.ts", "missing", "--- /dev/null", 1)
ORPHANED = Drift("typescript/b.ts", "orphaned", "+++ /dev/null", 1)
EDITED = Drift("typescript/c.ts", "edited", "@@ -4 +4 @@", 4)
UNCOMMITTED = Drift("typescript/d.ts", "uncommitted", "", 1)
IGNORED = Drift("typescript/e.ts", "ignored", "", 1, rule=".gitignore:2: e.ts")
CLEAN = Report("generated", (), ())
EVERY = Report(
    "generated",
    (CHANGED, MISSING, ORPHANED, EDITED, UNCOMMITTED, IGNORED),
    ("a.A.x", "a.B"),
    places=(Place("a.A.x", "app/a.py", 7), Place("a.B", "app/a.py", 9)),
)
REMOVE = "to mend it, take out that line, then: codegen generate && git add generated"
MEND = "to mend it, run: codegen generate && git add generated"


def test_github_gets_the_text_and_an_annotation_for_each_model_and_file() -> None:
    facts = [
        ("server/app/a.py,line=7", f"a.A.x is not what generated says; {MEND}"),
        ("server/app/a.py,line=9", f"a.B is not what generated says; {MEND}"),
        ("web/generated/schema.json,line=2", f"out of date since a.A.x, a.B changed; {MEND}"),
        ("web/generated/typescript/a.ts,line=1", f"not there; {MEND}"),
        ("web/generated/typescript/b.ts,line=1", f"no model needs it any more; {MEND}"),
        (
            "web/generated/typescript/c.ts,line=4",
            f"changed by hand, or made with other settings or another version; {MEND}",
        ),
        ("web/generated/typescript/d.ts,line=1", f"not in git; {MEND}"),
        (
            "web/generated/typescript/e.ts,line=1",
            f"git ignores it, by .gitignore:2: e.ts; {REMOVE}",
        ),
    ]
    annotations = [f"::error file={place},title=codegen check::{what}" for place, what in facts]

    expected = "\n".join([as_text(EVERY), *annotations])
    assert expected == as_github(EVERY, "web/generated", "server")


def test_no_model_is_annotated_where_it_is_the_document_that_was_edited() -> None:
    report = replace(EVERY, drifts=(replace(CHANGED, status="edited"),))

    assert 1 == as_github(report).count("\n::error ")


def test_a_source_beside_the_project_is_named_from_the_root() -> None:
    report = replace(EVERY, places=(Place("a.A.x", "../backend/a.py", 7),))

    assert "\n::error file=backend/a.py,line=7," in as_github(report, None, "frontend")


def test_a_file_that_generate_will_not_replace_has_to_go_first() -> None:
    report = Report("generated", (replace(EDITED, foreign=True),), ())

    assert as_github(report).endswith(
        "changed by hand, or made with other settings or another version; "
        "to mend it, move or delete it, then: codegen generate"
    )


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


PROBLEM = Problem("type-expressible", "app/models.py:3: app.models.Job.f", "50% no", "leave it out")


def test_an_error_is_annotated_at_its_place() -> None:
    asked = []

    def located(where: str) -> tuple[str, int]:
        asked.append(where)
        return "server/app/models.py", 3

    expected = (
        "::error file=server/app/models.py,line=3,title=codegen check"
        "::app/models.py:3: app.models.Job.f: 50%25 no [type-expressible]%0A  hint: leave it out"
    )
    assert expected == errors_as_github([PROBLEM], located)
    assert [PROBLEM.where] == asked


def test_an_error_without_a_file_is_annotated_all_the_same() -> None:
    expected = "::error title=codegen check::codegen: unexpected"

    assert expected == errors_as_github(["codegen: unexpected"], lambda _: None)


def test_the_summary_names_files_models_and_what_to_do() -> None:
    report = replace(EVERY, drifts=(CHANGED, IGNORED))

    expected = """\
### codegen check: `generated` is not what the models say

- `generated/schema.json`: out of date
- `generated/typescript/e.ts`: git ignores it, by .gitignore:2: e.ts

What the models say otherwise:

- `a.A.x` `app/a.py:7`
- `a.B` `app/a.py:9`

Git ignores what has to be committed; first take out .gitignore:2: e.ts

To mend it, run:

```sh
codegen generate && git add generated
```

<details><summary>Diff</summary>

```diff
--- a
+++ b
@@ -2 +2 @@
-a
+b
```

</details>
"""
    assert expected == summary(report)


def test_a_clean_check_has_nothing_to_add_to_the_summary() -> None:
    assert "" == summary(CLEAN)


def test_the_summary_stays_small_and_whole() -> None:
    drifts = [replace(CHANGED, path=f"{number}.ts", diff="+é```\n" * 100) for number in range(1000)]
    report = Report("generated", tuple(drifts), tuple(f"a.A{number}" for number in range(1000)))

    text = summary(report)

    assert len(text.encode()) < 100_000
    assert "- `generated/49.ts`: out of date\n- and 950 more\n" in text
    assert "- `a.A49`\n- and 950 more\n" in text
    assert text.endswith("\n... and more\n````\n\n</details>\n")


def test_the_summary_of_a_check_that_could_not_run_holds_the_errors() -> None:
    expected = f"### codegen check could not run\n\n```text\n{PROBLEM}\n\nmore\n```\n"

    assert expected == summary_of_errors([PROBLEM, "more"])
