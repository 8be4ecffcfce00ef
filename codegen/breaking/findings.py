"""Two contracts -> every change between them, graded in each direction, with its witness."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from codegen.breaking.changes import Change, changes
from codegen.breaking.lanes import Lane, Mode, Pair
from codegen.breaking.rules import RULES, worst
from codegen.comparison import Fit, Place, show
from codegen.ir import Ref, refs, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from codegen.breaking.rules import Grade, Rule
    from codegen.breaking.sides import Side
    from codegen.evidence import Direction
    from codegen.ir import Declaration, Type

BY_RULE_ALONE = {"default-changed", "discriminator-changed", "root-added", "root-removed"}
"""What is graded whatever the types say, and cannot have a witness."""

DIRECTIONS: tuple[Direction, ...] = ("output", "input")


class Witness(NamedTuple):
    """A JSON text of a type that is sent and refused, and why it is refused."""

    type: str
    text: str
    reason: str


@dataclass(frozen=True)
class Judged:
    """What a change means in one direction and mode.

    One that is not `decided` may be harmless. `declaration` is what both contracts call the type.
    """

    direction: Direction
    mode: Mode
    grade: Grade
    decided: bool
    declaration: tuple[str, str]
    witness: Witness | None = None
    no_witness: str = ""

    @property
    def is_new_sent(self) -> bool:
        """Whether the new contract is that of who sends."""
        return (self.direction == "output") == (self.mode == "backward")

    @property
    def sender(self) -> str:
        """Who sends what may be refused."""
        who = "server" if self.direction == "output" else "client"
        return f"{'new' if self.is_new_sent else 'old'} {who}"

    @property
    def taker(self) -> str:
        """Who has to take it."""
        who = "client" if self.direction == "output" else "server"
        return f"{'old' if self.is_new_sent else 'new'} {who}"


@dataclass(frozen=True)
class Finding:
    """A change by its rule, at `steps` in `model` (`module.Class`), with what was and what is."""

    rule: str
    model: str
    steps: tuple[str, ...]
    was: str
    now: str
    judged: tuple[Judged, ...] = field(default=(), compare=False)
    allowed: str = field(default="", compare=False)

    @property
    def place(self) -> str:
        """The way from the model to what changed: `.field[]`."""
        return "".join(self.steps)

    @property
    def grade(self) -> Grade:
        """The worst of all directions."""
        return worst([each.grade for each in self.judged])

    @property
    def fingerprint(self) -> str:
        """What the change is known by, as long as it is the same change."""
        said = f"{self.rule}\n{self.model}\n{self.place}\n{self.was}\n{self.now}"
        return hashlib.sha256(said.encode(errors="replace")).hexdigest()[:8]


def findings(
    old: Side, new: Side, modes: Iterable[Mode], *, client_validates: bool = False
) -> list[Finding]:
    """Every change of a contract, in the order of the old one; each once for both directions."""
    found: dict[Finding, list[Judged]] = {}
    for direction in DIRECTIONS:
        pair = Pair(direction, (old, new))
        lanes = [Lane(pair, mode, client_validates=client_validates) for mode in modes]
        for change, judged in _judged(pair, lanes):
            found.setdefault(_finding(change, pair), []).extend(judged)
    return [replace(each, judged=tuple(dict.fromkeys(judged))) for each, judged in found.items()]


def _judged(pair: Pair, lanes: Sequence[Lane]) -> Iterator[tuple[Change, list[Judged]]]:
    told = [(each, [_judge(each, lane) for lane in lanes]) for each in changes(pair)]
    for at, lane in enumerate(lanes):
        guilty = {
            change.where.declaration
            for change, judged in told
            if judged[at].grade in {"breaking", "dangerous"}
        }
        yield from _unexplained(pair, lane, guilty)
    yield from told


def _judge(change: Change, lane: Lane) -> Judged:
    rule, fit = RULES[change.rule], change.fits(lane)
    if fit is not Fit.YES and change.rule not in BY_RULE_ALONE and _is_covered(change, lane):
        fit = Fit.YES
    grade = rule.otherwise
    if fit is Fit.NO:
        grade = grade_of(rule, lane.pair.direction, client_validates=lane.client_validates)
    elif fit is Fit.UNDECIDED:
        grade = worst(["dangerous", rule.otherwise])
    return Judged(
        lane.pair.direction, lane.mode, grade, fit is not Fit.UNDECIDED, _called(change, lane.pair)
    )


def grade_of(rule: Rule, direction: Direction, *, client_validates: bool) -> Grade:
    """The grade where what is sent is not taken.

    A client that validates refuses what another one would perhaps not notice.
    """
    if direction == "input":
        return rule.received
    is_refused = client_validates and rule.sent == "dangerous" and rule.received == "breaking"
    return "breaking" if is_refused else rule.sent


def _called(change: Change, pair: Pair) -> tuple[str, str]:
    name = change.where.declaration
    return name, pair.names.get(name, name)


def _is_covered(change: Change, lane: Lane) -> bool:
    """Whether the type around a change takes all that is sent, whatever a part of it says."""
    pair, name = lane.pair, change.where.declaration
    if name not in pair.names or change.rule == "keyword-undecided":
        return False
    if pair.old[name].parameters or pair.new[pair.names[name]].parameters:
        return False
    return lane.fit(Ref(name), Ref(pair.names[name])) is Fit.YES


def _unexplained(pair: Pair, lane: Lane, guilty: set[str]) -> Iterator[tuple[Change, list[Judged]]]:
    """Roots that take less than all, of which no change says why."""
    known = {*guilty, *(pair.names.get(name, name) for name in guilty)}
    suspects = _holders(known, pair.old) | _holders(known, pair.new)
    for old, new in pair.roots():
        if old is None or new is None or _refers(old, suspects) or _refers(new, suspects):
            continue
        fit = lane.fit(old, new)
        if fit is not Fit.YES:
            name = old.name if isinstance(old, Ref) else show(old)
            said = show(old), show(new)
            change = Change("shape-changed", Place(name), said, partial(_known, fit))
            yield change, [_judge(change, lane)]


def _refers(type_: Type, names: set[str]) -> bool:
    return any(isinstance(each, Ref) and each.name in names for each in walk(type_))


def _known(fit: Fit, _: Lane) -> Fit:
    return fit


def _holders(names: set[str], declarations: Mapping[str, Declaration]) -> set[str]:
    """The declarations with some names, and all that these are part of."""
    users: dict[str, set[str]] = {}
    for name, declaration in declarations.items():
        for ref in refs(declaration):
            users.setdefault(ref.name, set()).add(name)
    pending, found = [*names], {*names}
    while pending:
        further = users.get(pending.pop(), set()) - found
        found |= further
        pending += further
    return found


def _finding(change: Change, pair: Pair) -> Finding:
    name = change.where.declaration
    declaration = pair.old.get(name) or pair.new.get(name)
    identity = declaration.identity if declaration else None
    model = f"{identity.module}.{identity.qualname}" if identity else name
    return Finding(change.rule, model, change.where.steps, *change.said)


def name_of(finding: Finding) -> str:
    """What changed as the source has it: a class, or a field of one."""
    return f"{finding.model}{next((step for step in finding.steps[:1] if step[0] == '.'), '')}"
