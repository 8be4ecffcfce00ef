"""The evidence for a program: all of it, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from codegen.evidence.tallies import sums

if TYPE_CHECKING:
    from codegen.evidence.disagreements import Disagreement
    from codegen.evidence.evidence import Evidence
    from codegen.evidence.tallies import Tally


def as_json(evidence: Evidence) -> str:
    """An object with `clean`, `judges`, `types`, `disagreements`, `barren` and so on."""
    counts = sums(evidence.tallies.values())
    facts = {
        "clean": evidence.clean,
        "samples": evidence.trial.samples,
        "seed": evidence.trial.seed,
        "texts": len(evidence.specimens),
        "judges": {
            judge: {
                **_counts(counts[judge]),
                "seconds": round(seconds, 2),
                "cannot_tell": evidence.beyond[judge],
            }
            for judge, seconds in evidence.seconds.items()
            if judge in counts
        },
        "unasked": evidence.unasked,
        "types": [
            {"name": name, "side": side, "judges": {judge: _counts(row[judge]) for judge in row}}
            for (name, side), row in evidence.tallies.items()
        ],
        "disagreements": [_facts(each) for each in evidence.disagreements],
        "barren": [asdict(each) for each in evidence.barren],
        "unsendable": [asdict(each) for each in evidence.unsendable],
        "unreadable": evidence.unreadable,
        "drifted": evidence.drifted,
    }
    return json.dumps(facts, indent=2, ensure_ascii=False)


def _counts(tally: Tally) -> dict[str, int]:
    return {
        "accepted": tally.accepted + tally.wrongly_accepted,
        "rejected": tally.rejected + tally.wrongly_rejected,
        "wrongly_accepted": tally.wrongly_accepted,
        "wrongly_rejected": tally.wrongly_rejected,
        "not_counted": tally.beyond,
    }


def _facts(each: Disagreement) -> dict[str, Any]:
    mutation = each.specimen.mutation
    return {
        "judge": each.judge,
        "verdict": "rejected" if each.rejects else "accepted",
        "type": each.specimen.name,
        "side": each.specimen.side,
        "field": each.field,
        "path": each.path,
        "instance": each.specimen.text,
        "origin": each.specimen.origin,
        "mutation": mutation.what if mutation else None,
        "wire": each.wire,
        "says": each.says,
        "reason": each.reason or None,
        "change": each.change,
        "times": each.times,
    }
