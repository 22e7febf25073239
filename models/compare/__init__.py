"""Two states of a plan compared: what was added, removed, moved or changed, where, and word by word."""

from models.compare.comparison import Comparison, Difference, Kind
from models.compare.plans import compare

__all__ = ["Comparison", "Difference", "Kind", "compare"]
