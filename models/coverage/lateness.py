"""Whether our deadline comes after the one from above, as far as both say a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from models.deadlines.meaning import Meaning, Recurrence

_NEARLY_A_YEAR = 360  # days; "hằng năm" names no day by which something is due


class _Due(NamedTuple):
    """The last day, of the first year where it comes back each year."""

    recurrence: Recurrence
    day: date


def is_later(above: Meaning, ours: Iterable[Meaning]) -> bool:
    """Whether one of our deadlines comes after the one from above; False where that cannot be told."""
    limit = _due(above)
    if limit is None:
        return False
    dues = [due for meaning in ours if (due := _due(meaning)) is not None and due.recurrence is limit.recurrence]
    if limit.recurrence is Recurrence.ONCE:
        return any(due.day > limit.day for due in dues)
    return any((due.day.month, due.day.day) > (limit.day.month, limit.day.day) for due in dues)


def _due(meaning: Meaning) -> _Due | None:
    sorts = {one.recurrence for one in meaning.milestones}
    if not meaning.understood or len(sorts) != 1 or not sorts <= {Recurrence.ONCE, Recurrence.YEARLY}:
        return None
    days: list[date] = []
    for one in meaning.milestones:
        whole_year = one.start is not None and one.end is not None and (one.end - one.start).days > _NEARLY_A_YEAR
        if one.end is None or (one.recurrence is Recurrence.YEARLY and whole_year):
            return None
        days.append(one.end)
    return _Due(sorts.pop(), max(days))
