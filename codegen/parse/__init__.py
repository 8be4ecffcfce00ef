"""JSON Schema document -> IR.

It reads what `export` wrote and what is committed alike, and refuses what it does not know.
"""

from codegen.parse.document import parse
from codegen.parse.reader import Unread

__all__ = ["Unread", "parse"]
