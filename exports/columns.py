"""Column widths that keep numbers on one line, in whatever unit the caller counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from exports.measure import Measure
from models.grid.grid import GridColumn


def with_room_for_numbers(
    widths: Sequence[float], columns: Sequence[GridColumn], numbers: Collection[str], bold: Measure, pad: float
) -> list[float]:
    """The widths in pt, with the number column wide enough for "XVIII" and `pad`, at the cost of the widest one."""
    out = list(widths)
    place = next((place for place, column in enumerate(columns) if column.field == "number"), -1)
    widest = max(range(len(out)), key=out.__getitem__)
    if place < 0 or place == widest or not numbers:
        return out
    need = max(map(bold.width, numbers)) + pad
    missing = min(need - out[place], out[widest] / 2)
    if missing > 0:
        out[place] += missing
        out[widest] -= missing
    return out
