"""Where a printed sheet turns the page: heading rows stay with what follows, merged cells stay whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exports.xlsx.heights import Need

MOST_BREAKS = 1_000  # Excel repairs, that is damages, a sheet with more than 1,026


@dataclass(frozen=True, slots=True)
class Run:
    """Sheet rows that belong together: the last one (counted from 1), their height in pt, and whether they lead on."""

    last: int
    height: float
    leads_on: bool = False


class Pages(NamedTuple):
    """Where pages end: after these rows, and how many pt of the last page are used."""

    breaks: list[int]
    used: float


def turn_pages(runs: Sequence[Run], above: float, repeated: float, page: float, top: int = 0) -> Pages:
    """Fill pages of `page` pt; `above` pt stand over the first run, `repeated` pt on every later page.

    A first run that does not fit under what stands above begins on the second page, if `top` is the row before it.
    """
    breaks: list[int] = []
    used = above
    start, height = top, 0.0
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
    return Pages(breaks, used + height)


def pieces(before: int, heights: Sequence[float], needs: Sequence[Need], leads_on: bool = False) -> Iterator[Run]:
    """Sheet rows after row `before` that no page can hold, in runs between which pages turn without cutting a text.

    The text of a merged cell stands at its top: its rows are held together as far down as the text goes. With
    `leads_on` the last of them stays with what follows.
    """
    tied = [False] * len(heights)  # row n must stay with row n + 1
    for span, row, need in needs:
        left = need
        for place in range(row, row + span - 1):
            left -= heights[place]
            if left <= 0:
                break
            tied[place] = True
    height = 0.0
    for place, one in enumerate(heights):
        height += one
        if not tied[place]:
            yield Run(before + place + 1, height, leads_on and place == len(heights) - 1)
            height = 0.0
