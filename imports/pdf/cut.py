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


def comes_late(top: Sequence[tuple[Filled, Rest | None]]) -> bool:
    """Whether a number at the top of a page belongs to the row overleaf: cut cells show their middle on one page only.

    It does where that row has no number yet, and the text beside goes on in the middle of a sentence.
    """
    first, second = [*sorted(top, key=lambda pair: pair[0].column), None, None][:2]
    if first is None or second is None or first[1] is not None or not first[0].lines or not second[0].lines:
        return False
    return second[1] is not None and _goes_on(second[0].lines[0], second[1])


def is_rest(cell: Filled, above: Rest | None, *, leading: bool, follows: bool, late: bool) -> bool:
    """Whether a cell at the top of a page belongs to the one above it though its row is a new one.

    `leading` tells that all cells left of it do: what a task lacks there (number, objective) is the one before.
    `follows` tells that the first one does, so that the row is one more line of the same task or objective; `late`,
    that the text of cells which were empty overleaf comes only now.
    """
    if above is None:
        return late
    if not cell.lines:
        return leading or above.tall
    return follows and _goes_on(cell.lines[0], above)


def _goes_on(first: Line, above: Rest) -> bool:
    """Whether a line continues the sentence of the last one overleaf."""
    full = not breaks(above.line, first, Measure(above.room.left, above.room.right))
    return full and not first.text[:1].isupper()
