"""Column widths that break no number and no word of a heading, in whatever unit the caller counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from exports.measure import Measure
from models.grid.grid import GridColumn


def with_room_for_numbers(
    widths: Sequence[float], columns: Sequence[GridColumn], numbers: Collection[str], bold: Measure, pad: float
) -> list[float]:
    """The widths in pt, with the number column wide enough for "XVIII" and every column for the words of its heading.

    `pad` is what a cell needs beside its text. The room is taken from columns that have more than they need; where
    there is not enough for all, only the number column gets its own, at the cost of the widest one.
    """
    needs = [bold.longest_word(column.header) + pad if column.header.strip() else 0.0 for column in columns]
    place = next((place for place, column in enumerate(columns) if column.field == "number"), -1)
    number = max(map(bold.width, numbers)) + pad if place >= 0 and numbers else 0.0
    if number:
        needs[place] = max(needs[place], number)
    missing = [max(0.0, need - width) for need, width in zip(needs, widths, strict=True)]
    spare = [max(0.0, width - need) for need, width in zip(needs, widths, strict=True)]
    if sum(missing) <= sum(spare) / 2:
        share = sum(missing) / (sum(spare) or 1.0)
        return [width + more - share * less for width, more, less in zip(widths, missing, spare, strict=True)]
    out = list(widths)
    widest = max(range(len(out)), key=out.__getitem__)
    if place >= 0 and place != widest:
        more = min(max(0.0, number - out[place]), out[widest] / 2)
        out[place] += more
        out[widest] -= more
    return out
