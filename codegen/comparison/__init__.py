"""Two contracts side by side: where they differ, and whether one takes what the other sends."""

from codegen.comparison.bounds import Fit
from codegen.comparison.contracts import compare
from codegen.comparison.differences import Difference, Place
from codegen.comparison.inclusion import Inclusion
from codegen.comparison.show import show

__all__ = ["Difference", "Fit", "Inclusion", "Place", "compare", "show"]
