"""One HTML table -> Grid: spans within limits, paragraphs of a cell as its lines, tables in cells as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from imports.blocks import Paragraph, Table
from imports.cells import MAX_COLUMNS, MAX_PLACES, grid_of
from imports.draft import Progress, report
from imports.html.flow import SKIPPED, Flow
from imports.html.looks import PLAIN, Look, Looks
from models.errors import InputProblem
from models.grid.grid import UNTOLD_WIDTH, Cell, Role
from models.i18n import _
from models.layout import Align
from models.text import tidy

MAX_ROWS = 200_000
MAX_CELLS = 1_000_000
_WIDEST_CELL = 100
_EVERY = 500
_SMALL = 20  # rows of a table whose paragraphs are kept, for letterheads and signatures
_MM_PER_PIXEL = 25.4 / 96
_ALIGNS = {"center": Align.CENTER, "justify": Align.JUSTIFY}
_CELLS = ("td", "th")


def too_large() -> InputProblem:
    """The problem of a table with more rows or places than any paper."""
    return InputProblem(_("Bảng quá lớn để đọc; hãy chia thành các phần nhỏ hơn."))


# A table that sets a page has few cells: menus, margins, and the one with the text.
_MOST_FRAMED = 6
_FEWEST_INSIDE = 2


def rows_of(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables in its cells; whatever stands wrongly between them is looked through."""
    for child in table:
        tag = child.tag
        if tag == "tr":
            yield child
            # A row that was not closed may hold the next one.
            yield from (inner for inner in child if inner.tag == "tr")
        elif isinstance(tag, str) and tag not in (*_CELLS, "table") and tag not in SKIPPED:
            yield from rows_of(child)


def only_cell(rows: Sequence[Any]) -> Any | None:
    """The cell of a table that has only one; else None."""
    found: Any | None = None
    for row in rows:
        for cell in _cells_of(row):
            if found is not None:
                return None
            found = cell
    return found


def rows_inside(root: Any) -> dict[Any, int]:
    """For each table that has tables in its cells, how many rows the longest of these has."""
    found: dict[Any, int] = {}
    for table in root.iter("table"):
        around = next(table.iterancestors("table"), None)
        if around is not None:
            found[around] = max(found.get(around, 0), sum(1 for _row in rows_of(table)))
    return found


def framed_cells(rows: Sequence[Any], inside: int) -> list[Any]:
    """The cells of a table that only sets a page: few, one of them holding a table with more rows; else none."""
    cells: list[Any] = []
    for row in rows:
        for cell in _cells_of(row):
            if len(cells) == _MOST_FRAMED:
                return []
            cells.append(cell)
    return cells if inside > max(len(cells), _FEWEST_INSIDE) else []


def _cells_of(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag in _CELLS:
            yield child
        elif isinstance(child.tag, str) and child.tag not in ("tr", "table") and child.tag not in SKIPPED:
            yield from _cells_of(child)


class TableReader:
    """Reads the tables of one page."""

    def __init__(self, looks: Looks, progress: Progress | None) -> None:
        self._looks = looks
        self._progress = progress
        self._flow = Flow(looks)

    @property
    def pictures(self) -> int:
        """How many pictures stood in the tables."""
        return self._flow.pictures

    def read(self, rows: Sequence[Any], element: Any | None) -> Table:
        """The table of some rows; raises InputProblem where it is larger than any honest one."""
        # Told before the work of reading them all.
        if len(rows) > MAX_ROWS or sum(len(row) for row in rows) > MAX_CELLS:
            raise too_large()
        base = self._base(element)
        cells: list[Cell] = []
        lines: list[tuple[Paragraph, ...]] = []
        keeps_lines = len(rows) <= _SMALL
        below: list[int] = []  # for each column, how many rows a cell from above still covers
        row = 0
        hides = False
        for count, source in enumerate(rows):
            if count % _EVERY == 0:
                report(self._progress, count / len(rows), _("Đang đọc bảng"))
            look = self._looks.of("tr", source.attrib).over(base)
            found: list[tuple[Any, Cell]] = []
            for cell in _cells_of(source):
                made, paragraphs = self._cell(cell, look)
                found.append((cell, made))
                if keeps_lines:
                    lines.append(tuple(paragraphs))
            if look.hidden:
                # Excel ends a range with a hidden row that only holds the widths of its columns.
                if not any(made.text for _source, made in found):
                    continue
                hides = True
            below = _place(found, row, len(rows) - count, below, cells)
            row += 1
        width = max((cell.column + cell.colspan for cell in cells), default=0)
        if row * width > MAX_PLACES:
            raise too_large()
        rows_used = row
        cells = [cell._replace(rowspan=min(cell.rowspan, rows_used - cell.row)) for cell in cells]
        return Table(grid_of(_widths(element, width), rows_used, cells), lines=tuple(lines), hides=hides)

    def _base(self, element: Any | None) -> Look:
        # The alignment of a table is where it stands on the page; that of a row or cell is its text's.
        look = self._looks.of("table", element.attrib) if element is not None else PLAIN
        return look._replace(align="")

    def _cell(self, element: Any, above: Look) -> tuple[Cell, list[Paragraph]]:
        """The cell without its place, its spans as they are written, and its paragraphs."""
        hidden_row = above.hidden
        look = self._looks.of(element.tag, element.attrib).over(above._replace(hidden=False))
        rowspan, colspan = _span(element.get("rowspan"), 0), min(_span(element.get("colspan"), 1), _WIDEST_CELL)
        paragraphs: list[Paragraph] = []
        if not look.hidden or hidden_row:
            self._flow.walk(element, look._replace(hidden=False))
            paragraphs = self._flow.take()
        text = tidy("\n".join(paragraph.text for paragraph in paragraphs))
        bold = bool(paragraphs) and all(paragraph.bold for paragraph in paragraphs)
        italic = bool(paragraphs) and all(paragraph.italic for paragraph in paragraphs)
        align = paragraphs[0].align if paragraphs and paragraphs[0].align != "left" else look.align
        look_of_text = _ALIGNS.get(align, Align.LEFT)
        cell = Cell(0, 0, rowspan, max(1, colspan), text, Role.OTHER, None, "", bold, italic, look_of_text)
        return cell, paragraphs


def _place(
    found: Sequence[tuple[Any, Cell]], row: int, left: int, below: Sequence[int], cells: list[Cell]
) -> list[int]:
    """Put the cells of one row into the free columns; what is still covered in the row after it."""
    covered = list(below)
    column = 0
    for _source, cell in found:
        while column < len(covered) and covered[column] > 0:
            column += 1
        if column >= MAX_COLUMNS:
            break
        width = min(cell.colspan, MAX_COLUMNS - column)
        height = min(cell.rowspan or left, left)  # 0 is "to the end of the table"
        cells.append(cell._replace(row=row, column=column, rowspan=height, colspan=width))
        covered += [0] * (column + width - len(covered))
        for place in range(column, column + width):
            covered[place] = max(covered[place], height)
        column += width
    return [count - 1 if count else 0 for count in covered]


def _span(text: str | None, least: int) -> int:
    text = (text or "").strip()
    if text.isascii() and text.isdigit():
        return max(least, min(int(text[:9]), MAX_ROWS))
    return 1


def _widths(element: Any | None, columns: int) -> list[float]:
    """Column widths in mm; those that the page does not tell are an ordinary 30."""
    found: list[float] = []
    for column in element.iterchildren("col", "colgroup") if element is not None else ():
        parts = list(column.iterchildren("col")) if column.tag == "colgroup" else [column]
        for part in parts or [column]:
            pixels = str(part.get("width") or "")
            width = (
                int(pixels) * _MM_PER_PIXEL
                if pixels.isascii() and pixels.isdigit() and len(pixels) < 6
                else UNTOLD_WIDTH
            )
            span = min(_span(part.get("span"), 1), MAX_COLUMNS)
            found += [round(width, 1) if 1 <= width <= 1000 else UNTOLD_WIDTH] * span
    return (found + [UNTOLD_WIDTH] * columns)[:columns]
