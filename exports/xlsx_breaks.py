"""Where a printed sheet turns the page: heading rows stay with what follows, merged cells stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_BREAKS = 1_000  # Excel repairs, that is damages, a sheet with more than 1,026


@dataclass(frozen=True, slots=True)
class Run:
    """Sheet rows that belong together: the last one (counted from 1), their height in pt, and whether they lead on."""

    last: int
    height: float
    leads_on: bool = False


def page_breaks(runs: Sequence[Run], above: float, repeated: float, page: float) -> list[int]:
    """The rows after which a page ends; `above` pt stand over the first run, `repeated` pt on every later page."""
    breaks: list[int] = []
    used = above
    start, height = 0, 0.0
    for run in runs:
        height += run.height
        if run.leads_on:
            continue
        # What no page can hold begins where there is room, rather than leave most of a page empty.
        if used + height > page and start > 0 and (height <= page - repeated or used > page * 0.75):
            breaks.append(start)
            used = repeated
        used += height
        if used > page:  # taller than a page: the program that prints turns the pages inside it
            used = repeated + (used - repeated) % max(1.0, page - repeated)
        start, height = run.last, 0.0
    return breaks[:MOST_BREAKS]
