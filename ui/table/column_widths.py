"""Arithmetic of column widths in millimetres: as printed, with a border moved, shared out anew over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.layout import Layout

LEAST = 5.0  # mm; two digits still fit
_STEP = 10  # tenths of a millimetre are as fine as a ruler is read


def shown_widths(layout: Layout) -> list[float]:
    """The widths in mm of the printed columns as the layout has them, not yet scaled to the page."""
    return [column.width for column in layout.shown]


def printed(widths: Sequence[float], text_width: float) -> list[float]:
    """The widths in mm as they stand on paper, where the table always fills the width of the text."""
    whole = sum(widths)
    return [width * text_width / whole for width in widths]


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
