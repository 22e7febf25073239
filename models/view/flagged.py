"""Which nodes the remarks of an import speak of: those that hold the words that a remark kept."""

from __future__ import annotations

from models.plan import Appendix, Remark
from models.search.folding import Way, folded
from models.text import fold
from models.walk import row_values

_LOOSELY = Way()


def flagged_ids(appendix: Appendix, remarks: tuple[Remark, ...]) -> frozenset[str]:
    """The ids of the rows in an appendix that are, or else hold, the text of a remark."""
    wanted = {text for remark in remarks if (text := fold(remark.text))}
    if not wanted:
        return frozenset()
    are: dict[str, set[str]] = {}
    hold: dict[str, set[str]] = {}
    for value in row_values(appendix):
        text = folded(value.text, _LOOSELY).strip()
        if text in wanted:
            are.setdefault(text, set()).add(value.address.id)
        elif text:
            for part in wanted:
                if part in text:
                    hold.setdefault(part, set()).add(value.address.id)
    found = (are.get(text) or hold.get(text, set()) for text in wanted)
    return frozenset[str]().union(*found)
