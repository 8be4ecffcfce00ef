"""Evidence that the committed output is true: real texts of the models, and near misses of them.

`instances` makes the texts, `judges` try them, `summary` and `facts` tell what
came of it.
"""

from __future__ import annotations

from codegen.evidence import facts, summary
from codegen.evidence.evidence import Evidence, Trial, prove

__all__ = ["Evidence", "Trial", "facts", "prove", "summary"]
