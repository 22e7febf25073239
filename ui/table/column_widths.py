"""Arithmetic of column widths in millimetres: as printed, with a border moved, shared out anew over the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from models.errors import PlanError
from models.grid.grid import GridColumn
from models.layout import Layout

LEAST = 5.0  # mm; two digits still fit
_STEP = 10  # tenths of a millimetre are as fine as a ruler is read
_POINTS = 72 / 25.4
_ALIKE = str.maketrans("123456789", "0" * 9)


def shown_widths(layout: Layout) -> list[float]:
    """The widths in mm of the printed columns as the layout has them, not yet scaled to the page."""
    return [column.width for column in layout.shown]


def printed(widths: Sequence[float], text_width: float) -> list[float]:
    """The widths in mm as they stand on paper, where the table always fills the width of the text."""
    whole = sum(widths)
    return [width * text_width / whole for width in widths]


def alike(numbers: Iterable[str]) -> frozenset[str]:
    """Numbers of different widths, one for each: all digits are equally wide, and thousands of lines have few kinds."""
    return frozenset(number.translate(_ALIKE) for number in numbers)


def paper_widths(columns: Sequence[GridColumn], numbers: frozenset[str], text_width: float, size: float) -> list[float]:
    """The widths in mm that the files have: as printed, but no number and no word of a heading is broken for them.

    `numbers` are those of the number column, `size` is the table's in pt.
    """
    if not columns:
        return []
    from exports.pdf.rows import RowMaker

    try:
        edges = RowMaker(columns, numbers, text_width * _POINTS, size).edges
    except PlanError:
        # Without its font no file can be written, but the plan can still be seen.
        return printed([column.width for column in columns], text_width)
    return [(right - left) / _POINTS for left, right in pairwise(edges)]


def shared_out(widths: Sequence[float], text_width: float) -> list[float]:
    """The widths in the same proportions, in tenths of a mm, together just as wide as the text."""
    exact = [width * _STEP for width in printed(widths, text_width)]
    tenths = [int(width) for width in exact]
    spare = round(text_width * _STEP) - sum(tenths)
    # Those that lost most by cutting get the tenths that are left.
    for place in sorted(range(len(exact)), key=lambda n: tenths[n] - exact[n])[:spare]:
        tenths[place] += 1
    return [count / _STEP for count in tenths]


def border_moved(widths: Sequence[float], place: int, wanted: float) -> list[float]:
    """The widths with column `place` as wide as wanted at the cost of the next one, as Word does it."""
    both = widths[place] + widths[place + 1]
    least = min(LEAST, both / 2)
    out = list(widths)
    out[place] = min(max(wanted, least), both - least)
    out[place + 1] = both - out[place]
    return out


def with_widths(layout: Layout, widths: Sequence[float]) -> Layout:
    """The layout with these widths in mm for its printed columns."""
    waiting = iter(widths)
    return replace(
        layout,
        columns=tuple(column if column.hidden else replace(column, width=next(waiting)) for column in layout.columns),
    )
