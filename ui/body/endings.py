"""How legal bases and the whole text end on paper: ";" behind each basis, "." behind the last, "./." at the very end.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6. Put there on request only: nothing rewrites what an officer types.
"""

from __future__ import annotations

from models.commands.outline import Body, lines_of
from models.plan import Plan

END = "./."
_STOPS = " .;,"


def mended_bases(bases: tuple[str, ...]) -> tuple[str, ...]:
    """The legal bases with the signs that belong behind them; what leads over to the text (":") stays as it is."""
    last = max((place for place, text in enumerate(bases) if not _leads(text)), default=-1)
    return tuple(
        text if _leads(text) or not text.strip() else text.rstrip(_STOPS) + ("." if place == last else ";")
        for place, text in enumerate(bases)
    )


def _leads(text: str) -> bool:
    return text.rstrip().endswith(":")


def lacks_end(plan: Plan, lists: frozenset[str]) -> bool:
    """Whether the text has a last paragraph that does not end it; `lists` are the sections whose tasks stand in it."""
    lines = lines_of(Body((), plan.sections))
    last = lines[-1] if lines else None
    if last is None or not last.text.strip() or last.section in lists:
        return False
    return not last.text.rstrip().endswith(END)


def ended(text: str) -> str:
    """A last paragraph with the sign of the end."""
    return text.rstrip(_STOPS + "/") + END
