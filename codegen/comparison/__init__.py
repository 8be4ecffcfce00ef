"""Two contracts side by side: where they differ, and in what. Whether that matters is not said."""

from codegen.comparison.contracts import compare
from codegen.comparison.differences import Difference, Place
from codegen.comparison.show import show

__all__ = ["Difference", "Place", "compare", "show"]
