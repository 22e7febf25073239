"""Parts of a table on pages that follow one another -> one Table: repeated headings left out, cut rows whole again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imports.blocks import Paragraph, Table
from imports.cells import grid_of
from imports.pdf.cut import Rest, comes_late, continues_row, is_rest
from imports.pdf.lines import Line, Measure, breaks, is_centred, joined, paragraphs_of
from imports.pdf.parts import Filled, Part
from imports.recognise.header import find_header
from imports.recognise.view import View
from models.grid.grid import Cell
from models.layout import Align

_MM = 25.4 / 72
_SAME_EDGE = 12.0
_SAME_COLUMN = 4.0
_MOST_HEADING = 4
_SMALL = 4


@dataclass(slots=True)
class _Joined:
    """A cell of the whole table: its lines page by page, each with their room."""

    row: int
    column: int
    rowspan: int
    colspan: int
    pages: list[tuple[Sequence[Line], Measure]] = field(default_factory=list)

    @property
    def rest(self) -> Rest | None:
        """Its last line, to tell whether it goes on overleaf."""
        return Rest(self.pages[-1][0][-1], self.pages[-1][1], self.rowspan > 1) if self.pages else None

    def take(self, cell: Filled, part: Part) -> None:
        """Add the lines that a page shows of it."""
        if cell.lines:
            self.pages.append((cell.lines, part.room(cell)))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Its text as it was typed."""
        found: list[tuple[list[Line], Measure]] = []
        for lines, room in self.pages:
            paragraphs = paragraphs_of(lines, room)
            if found and not breaks(found[-1][0][-1], lines[0], Measure(room.left, room.right)):
                found[-1][0].extend(paragraphs.pop(0))
            found += [(paragraph, room) for paragraph in paragraphs]
        for paragraph, room in found:
            align = "center" if all(is_centred(line, room) for line in paragraph) else "left"
            bold, italic = (all(getattr(line, look) for line in paragraph) for look in ("bold", "italic"))
            yield Paragraph(joined(paragraph), bold, italic, align)


def goes_on(first: Part, part: Part) -> int | None:
    """How many rows of the part repeat the heading of the first one; None where it is another table."""
    repeated = 0
    while repeated < min(_MOST_HEADING, first.rows, part.rows) and _same_words(first, part, repeated):
        repeated += 1
    if repeated:
        return repeated
    edges = abs(first.columns[0] - part.columns[0]) + abs(first.columns[-1] - part.columns[-1])
    known = all(any(abs(at - mine) <= _SAME_COLUMN for mine in first.columns) for at in part.columns)
    if edges > _SAME_EDGE or not known:
        return None
    header = find_header(View(table_of([part]).grid))
    return 0 if header is None or header.row > 1 else None


def _same_words(first: Part, part: Part, row: int) -> bool:
    mine, other = first.heading(row), part.heading(row)
    return any(words for _column, _span, words in mine) and [one[2] for one in mine] == [one[2] for one in other]


def table_of(parts: Sequence[Part]) -> Table:
    """One table of its parts; the later ones come without the rows that repeat the heading."""
    borders = _borders(parts)
    cells: list[_Joined] = []
    rows = 0
    numbered = sum(part.numbered for part in parts) * 2 > len(parts)
    for part in parts:
        laid = [(cell, *_columns(cell, borders)) for cell in part.cells]
        last = {(one.column, one.colspan): one for one in cells if one.row + one.rowspan == rows}
        top = [(cell, last.get((column, span))) for cell, column, span in laid if cell.row == 0] if rows else []
        seen = [(cell, one.rest if one else None) for cell, one in top]
        late = numbered and bool(last) and comes_late(seen)
        cut = bool(seen) and continues_row(seen, numbered=numbered and not late)
        start = rows - cut
        leading, follows = True, late
        for cell, column, span in laid:
            above = last.get((column, span)) if rows and cell.row == 0 else None
            goes = above is not None and cut
            # A number begins a row of its own.
            if above is not None and not cut and (late or not (numbered and column == 0 and cell.lines)):
                goes = is_rest(cell, above.rest, leading=leading, follows=follows, late=late)
            leading = leading and (goes or (cell.row == 0 and not cell.lines))
            follows = follows or (cell.row == 0 and column == 0 and not cell.lines)
            if above is not None and goes:
                above.rowspan += cell.rowspan - cut
                above.take(cell, part)
                continue
            new = _Joined(start + cell.row, column, cell.rowspan, span)
            new.take(cell, part)
            cells.append(new)
        rows = start + part.rows
    return _table(cells, rows, borders)


def _borders(parts: Sequence[Part]) -> list[float]:
    """The borders of columns of all parts, those that are the same on each page once."""
    found: list[float] = []
    for at in sorted(at for part in parts for at in part.columns):
        if not found or at - found[-1] > _SAME_COLUMN:
            found.append(at)
    return found


def _columns(cell: Filled, borders: Sequence[float]) -> tuple[int, int]:
    """The column in which a cell begins and how many it takes."""
    first, end = (min(range(len(borders)), key=lambda i: abs(borders[i] - at)) for at in (cell.left, cell.right))
    return first, max(1, end - first)


def _table(cells: Sequence[_Joined], rows: int, borders: Sequence[float]) -> Table:
    """The cells as a Grid, without columns in which none begins."""
    busy = sorted({cell.column for cell in cells})
    place = [sum(1 for column in busy if column < index) for index in range(len(borders) + 1)]
    found: list[Cell] = []
    lines: list[tuple[Paragraph, ...]] = []
    for cell in sorted(cells, key=lambda one: (one.row, one.column)):
        paragraphs = tuple(cell.paragraphs())
        if rows <= _SMALL:
            lines.append(paragraphs)
        column = place[cell.column]
        wide = max(1, place[cell.column + cell.colspan] - column)
        bold, italic = (bool(paragraphs) and all(getattr(p, look) for p in paragraphs) for look in ("bold", "italic"))
        align = Align.CENTER if paragraphs and all(p.centered for p in paragraphs) else Align.LEFT
        text = "\n".join(p.tidy for p in paragraphs)
        found.append(Cell(cell.row, column, cell.rowspan, wide, text, bold=bold, italic=italic, align=align))
    ends = [*busy[1:], len(borders) - 1]
    widths = [round((borders[end] - borders[start]) * _MM, 1) for start, end in zip(busy, ends, strict=True)]
    return Table(grid_of(widths, rows, found), lines=tuple(lines))
