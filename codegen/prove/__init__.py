"""Evidence that the committed output is true: real texts of the models, and near misses of them.

`instances` makes the texts, `judges` try them, `summary` and `facts` tell what
came of it.
"""

from __future__ import annotations

from codegen.prove import facts, summary
from codegen.prove.evidence import Evidence, Trial, prove

__all__ = ["Evidence", "Trial", "facts", "prove", "summary"]
