"""The reference page of this repository's own contract: it states what the original page states."""

from __future__ import annotations

import itertools
import json
import re
import sys
from dataclasses import replace
from functools import partial
from time import process_time
from typing import TYPE_CHECKING

import pytest
from support.project import ROOT
from support.targets import emitted

from codegen import ir
from codegen.config import Docs, load_config
from codegen.emit.docs.diagram import class_diagram
from codegen.emit.docs.markdown import inline
from codegen.emit.docs.prose import prose
from codegen.emit.docs.sections import anchors
from codegen.export import export
from codegen.header import carries_header
from codegen.load import load
from codegen.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

    from _typeshed import TraceFunction


@pytest.fixture(scope="module")
def contract() -> ir.Contract:
    config = load_config(ROOT)
    roots = load(config)
    return parse(json.loads(json.dumps(export(roots.sends, roots.receives, config))))


@pytest.fixture(scope="module")
def page(contract: ir.Contract) -> str:
    site = emitted("docs", contract, docs=Docs("mdx"), templates=str(ROOT / "templates"))
    return site["ISocketMessage.mdx"]


def sections(page: str) -> dict[str, str]:
    """The text below each heading: `Class.field`, `field` of the root, `Class`."""
    found: dict[str, str] = {}
    owner = ""
    for part in re.split(r"^(?=#{2,4} )", page, flags=re.MULTILINE)[1:]:
        heading, _, text = part.partition("\n")
        level, name = len(heading) - len(heading.lstrip("#")), heading.strip("#` ")
        in_reference = "Reference" in found
        owner = name if level == 3 and in_reference else owner
        found[f"{owner}.{name}" if level == 4 else name] = text
    return found


FACTS = {
    # field: what its badge says, and a sentence; where the original is wrong, what is right
    "hash": (
        '<Badget type="str" required />',
        (
            "The hash of the current task.\n\n:::info\nThis is"
            " used internally and should not be used elsewhere.\n:::"
        ),
    ),
    "status": (
        '<Badget type={<a href="#socketstatus">SocketStatus</a>} required />',
        "Status of the current task.",
    ),
    "total": ('<Badget type="int" required />', "Total number of tasks."),
    "pending": ('<Badget type="int" required />', "Number of pending tasks."),
    "message": ('<Badget type="str" required />', "Message of the current status."),
    "data": (
        '<Badget type={<><a href="#isocketresponse">ISocketResponse</a>[R]</>} required />',
        "Response data; by default there is nothing in it.",
    ),
    "ISocketResponse.progress": (
        '<Badget type="float | None" defaultValue="None" appendix="≥0, ≤1" />',
        "Progress of current task, if any.",
    ),
    "ISocketResponse.intermediate": (
        (
            '<Badget type={<><a href="#isocketintermediate">ISocketIntermediate</a> | None</>}'
            ' defaultValue="None" />'
        ),
        "Intermediate responses, if any.",
    ),
    "ISocketResponse.final": (
        '<Badget type="R | None" defaultValue="None" />',
        (
            "in most cases, which is that of a user plugin, it is an"
            " [`IPythonResults`](#ipythonresults)."
        ),
    ),
    "ISocketResponse.injections": (
        (
            '<Badget type={<>dict[str, <a href="#imetainjection">IMetaInjection</a>] | None</>}'
            ' defaultValue="None" />'
        ),
        "Injections by name, if any.\n\n:::info\n",
    ),
    "ISocketResponse.elapsedTimes": (
        (
            '<Badget type={<><a href="#elapsedtimes-1">ElapsedTimes</a> | None</>}'
            ' defaultValue="None" />'
        ),
        "Elapsed times.",
    ),
    "ISocketIntermediate.imageList": (
        '<Badget type="list[str] | None" defaultValue="None" />',
        "Intermediate images, if any.",
    ),
    "ISocketIntermediate.textList": (
        '<Badget type="list[str] | None" defaultValue="None" />',
        "Intermediate texts, if any.",
    ),
    "ElapsedTimes.createTime": ('<Badget type="float | None" />', "by default now."),
    **{
        f"ElapsedTimes.{name}": ('<Badget type="float | None" defaultValue="None" />', sentence)
        for name, sentence in {
            "startTime": "When work on the task began",
            "endTime": "When work on the task ended",
            "pending": "Seconds from creation to start.",
            "executing": "Seconds from start to end, less those of the upload.",
            "upload": "Seconds of the upload, if there was one.",
            "total": "Seconds from creation to end.",
        }.items()
    },
    "IPythonTextItem.reason": ('<Badget type="str" required defaultValue=\'""\' />', "Why it is"),
    "IPythonTextResults.extra": (
        '<Badget type="dict[str, Any]" />',
        "absent when there is nothing",
    ),
}


@pytest.mark.parametrize("field", FACTS)
def test_the_page_states_every_fact_of_a_field(page: str, field: str) -> None:
    badge, sentence = FACTS[field]
    text = sections(page)[field]
    assert badge == next(line for line in text.splitlines() if line.startswith("<Badget"))
    assert sentence in text


def test_the_page_states_the_enum_with_its_source(page: str) -> None:
    assert """\
```python title="schemas/socket.py"
class SocketStatus(str, Enum):
    PENDING = "pending"
    WORKING = "working"
    FINISHED = "finished"
    EXCEPTION = "exception"
    INTERRUPTED = "interrupted"
```
""" in sections(page)["SocketStatus"]


def test_the_generated_typescript_of_the_results_is_on_the_page(page: str) -> None:
    text = sections(page)["IPythonResults"]
    block = text.partition('```ts title="typescript/schemas/results.ts"\n')[2].partition("\n```")[0]
    written = (ROOT / "generated/typescript/schemas/results.ts").read_text(encoding="utf-8")
    code = re.sub(r"^ *(/\*\*| \*).*\n", "", written, flags=re.MULTILINE)
    assert 5 == block.count("export ")
    assert [] == [each for each in block.split("\n\n") if each not in code]


def test_front_matter_comes_first_and_the_header_is_found(page: str) -> None:
    assert page.startswith("---\nid: ISocketMessage\ntitle: ISocketMessage\n---\n\nimport Badget ")
    assert carries_header(page)


def test_a_template_of_the_users_own_extends_ours(contract: ir.Contract, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.jinja").write_text(
        '{% extends "codegen/docs/page.jinja" %}\n'
        "{% block opening %}---\ntitle: {{ page.root.name | yaml }}\n---\n{% endblock %}\n",
        encoding="utf-8",
    )
    ours = emitted("docs", contract)["ISocketMessage.md"]
    own = emitted("docs", contract, templates=str(tmp_path))["ISocketMessage.md"]

    title, _, said = ours.partition("\n# `ISocketMessage`\n")
    assert title.endswith("<!-- prettier-ignore-start -->\n")
    assert f"---\ntitle: ISocketMessage\n---\n{said}" == own


def test_objects_among_the_roots_are_linked_and_not_repeated(contract: ir.Contract) -> None:
    names = tuple(each.identity.name for each in contract.declarations)
    everything = replace(contract, sends=names)
    texts = emitted("docs", everything, targets=("docs",))
    assert {*(f"{name}.md" for name in names), "index.md"} == texts.keys()
    assert "[`ISocketResponse`](ISocketResponse.md)" in texts["ISocketMessage.md"]
    assert "### `ISocketResponse`" not in texts["ISocketMessage.md"]
    assert "### `SocketStatus`" in texts["ISocketMessage.md"]


def steps(work: Callable[[], object]) -> int:
    """How many lines of code run, each time that they run."""
    count = itertools.count()

    def trace(_: FrameType, event: str, __: object) -> TraceFunction:
        if event == "line":
            next(count)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return next(count)


def grows_with_length(work: Callable[[int], object]) -> bool:
    """Whether twice the length takes about twice the steps, but for those that all lengths take."""
    work(1)  # what is kept for all is made once
    few, some, many = (steps(partial(work, length)) for length in (100, 200, 400))
    return many - some < 2.1 * (some - few)


def chain(length: int) -> ir.Contract:
    """Models that extend one another by turns, and hold one another; each is a root."""
    names = tuple(f"M{number}" for number in range(length))
    models = tuple(
        ir.Interface(
            ir.Identity(name, "m", name),
            (ir.Property("a", ir.Ref(names[number // 2]), "required"),),
            bases=(ir.Ref(names[number - 1]),) if number % 2 else (),
            doc=ir.Doc(description=f"Like `{names[number - 1]}`."),
        )
        for number, name in enumerate(names)
    )
    return ir.Contract(models, ("m",), {}, names)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(class_diagram, id="the diagram"),
        pytest.param(lambda contract: emitted("docs", contract), id="all pages"),
    ],
)
def test_what_is_made_takes_steps_that_grow_with_the_contract(
    made: Callable[[ir.Contract], object],
) -> None:
    assert grows_with_length(lambda length: made(chain(length)))


def test_a_diagram_that_is_too_long_is_not_made_to_its_end() -> None:
    many, more = (steps(partial(class_diagram, chain(length))) for length in (4000, 8000))
    assert None is class_diagram(chain(4000))
    assert more < 1.5 * many


@pytest.mark.parametrize(
    "text",
    [
        ":::info\n",
        "```py\n",
        "~~~a\n```b\n",
        ":::info\n:::tip\n:::\n",
        "- a\n",
        "a\nb\n\n",
        "> - a\n\n",
    ],
)
def test_a_description_is_read_in_steps_that_grow_with_it(text: str) -> None:
    assert grows_with_length(lambda length: prose(text * length, inline))


@pytest.mark.parametrize(
    "line",
    [
        "# a{spaces}b",
        "```{spaces}{letters}`",
        ":::info{spaces}(",
        "{backticks}a`",
        "1. {letters}{spaces}*",
        "{brackets}{letters}](b",
        "*a{letters} _{letters}",
    ],
)
def test_a_line_is_read_in_time_that_grows_with_it(line: str) -> None:
    length = 40_000  # at which what grows with the square takes half a minute
    signs = {"spaces": " ", "letters": "a", "backticks": "`", "brackets": "["}
    text = line.format(**{name: sign * length for name, sign in signs.items()})
    start = process_time()
    prose(text, inline)
    assert process_time() - start < 2


def test_anchors_are_counted_as_github_counts_them() -> None:
    assert ["a", "a-1", "a-1-1", "a-2", "x_y"] == anchors(["A", "a", "a-1", "a!", "x_y"])
