"""Cells that our own writer cut into parts, because no row of Excel is high enough, put together again."""

from __future__ import annotations

from imports.xlsx.styles import CellStyle, Part
from models.text import tidy

FoundCell = tuple[int, int, str, CellStyle]
Merge = tuple[int, int, int, int]


def rejoined(found: list[FoundCell], merges: list[Merge]) -> tuple[list[FoundCell], list[Merge]]:
    """Cells in reading order and merges (top, left, bottom, right) with each run of parts as one merged cell.

    A part that does not stand right below the part before it stays a cell of its own: nothing is lost.
    """
    ends = {(top, left): (bottom, right) for top, left, bottom, right in merges}
    texts: dict[tuple[int, int], list[str]] = {}
    heads: dict[int, tuple[int, int]] = {}  # column -> where the run of parts above began
    kept: list[FoundCell] = []
    for row, column, text, style in found:
        if style.part is None:
            kept.append((row, column, text, style))
            continue
        head = heads.get(column)
        end, right = ends.get((row, column), (row, column))
        if style.part is Part.NEXT and head is not None and ends.get(head, (head[0], column))[0] == row - 1:
            texts[head].append(text)
            ends.pop((row, column), None)
            ends[head] = (end, right)
            continue
        heads[column] = (row, column)
        texts[row, column] = [text]
        kept.append((row, column, text, style))
    whole = [(r, c, tidy("".join(texts[r, c])) if (r, c) in texts else text, style) for r, c, text, style in kept]
    return [cell for cell in whole if cell[2]], [(top, left, *end) for (top, left), end in ends.items()]
