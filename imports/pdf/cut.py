"""Whether the first row of a page goes on with the last row of the page before: rows are cut where the paper ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from imports.pdf.lines import Line, Measure, breaks
from imports.pdf.parts import Filled

_BULLET = re.compile(r"[-–—+•*]")


class Rest(NamedTuple):
    """The last line of a cell at the end of a page, the room it stands in, and whether the cell covers several rows."""

    line: Line
    room: Measure
    tall: bool


def continues_row(top: Sequence[tuple[Filled, Rest | None]], *, numbered: bool) -> bool:
    """Whether the cells at the top of a page, each with what stands above it overleaf, are the rest of its last row."""
    filled = [(cell, above) for cell, above in top if cell.lines]
    if not filled or (numbered and min(top, key=lambda pair: pair[0].column)[0].lines):
        return False
    votes = sum(_vote(cell.lines[0], above) for cell, above in filled)
    if not votes and len(filled) == 1:
        # A line of its own has more than one cell; one that is full or a point of a list goes on.
        return filled[0][1] is not None
    return votes > 0


def _vote(first: Line, above: Rest | None) -> int:
    """How much a line speaks for being the rest of the cell overleaf."""
    if above is None:
        return -2
    if above.tall:
        return 0  # a cell over several rows goes on whatever its last row does
    full = not breaks(above.line, first, Measure(above.room.left, above.room.right))
    if full:
        return 1 if first.text[:1].isupper() else 3
    return 0 if _BULLET.match(first.text) else -2


def is_rest(cell: Filled, above: Rest | None, *, leading: bool) -> bool:
    """Whether a cell at the top of a page belongs to the one above it though its row is a new one.

    `leading` tells that all cells left of it do: what a task lacks there (number, objective) is the one before.
    """
    if above is None:
        return False
    if not cell.lines:
        return leading or above.tall
    full = not breaks(above.line, cell.lines[0], Measure(above.room.left, above.room.right))
    return leading and full and not cell.lines[0].text[:1].isupper()
