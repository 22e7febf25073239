"""What a copy puts on the clipboard: rich HTML for Word, Excel and mail, and plain text for everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from exports.html.table import cell_html, tabbed, table_start
from exports.html.text import font, paragraph, text_html
from exports.measure import clean
from models.grid.grid import Cell, Grid
from models.page_settings import PageSettings

_EVERY = 50

Told = Callable[[float], object]
"""Hears how much is done (0.0 to 1.0)."""


class Clip(NamedTuple):
    """One text in two forms; `html` is "" where plain text says all."""

    html: str
    text: str


def clip_of_cell(cell: Cell, size: float) -> Clip:
    """One cell alone: its own text, without a number or label before it and without a frame.

    Rich only where it has several lines, which Excel would else put into several cells.
    """
    text = clean(cell.text)
    rich = f'<span style="{font(size, cell.bold)}">{text_html(text)}</span>' if "\n" in text else ""
    return Clip(rich, text)


def clip_of_table(grid: Grid, rows: range, columns: range, size: float, told: Told | None = None) -> Clip:
    """A rectangle of a Grid; merged cells are cut at its edges and keep their text."""
    html = [table_start(grid.columns[columns.start : columns.stop], size, full=False)]
    text: list[str] = []
    for row, line in zip(rows, _seen(grid, rows, columns), strict=True):
        cells = [
            cell_html(
                cell,
                min(cell.row + cell.rowspan, rows.stop) - row,
                min(cell.column + cell.colspan, columns.stop) - column,
                size,
            )
            for column, cell in zip(columns, line, strict=True)
            if cell is not None
        ]
        html.append(f"<tr>{''.join(cells)}</tr>\n")
        text.append(tabbed(line))
        if told is not None and len(text) % _EVERY == 0:
            told(len(text) / len(rows))
    html.append("</table>\n")
    return Clip("".join(html), "\n".join(text))


def clip_of_list(grid: Grid, rows: range, settings: PageSettings) -> Clip:
    """Some paragraphs of the list form; those that paper leaves out are left out."""
    cells = [grid.cell_at(row, 0) for row in rows]
    shown = [cell for cell in cells if cell.text or not cell.optional]
    html = [
        paragraph(
            cell.printed, settings.body_size, bold=cell.bold, align=cell.align, after=settings.paragraph_gap,
            indent=settings.first_line, spacing=settings.line_spacing,
        )
        for cell in shown
    ]  # fmt: skip
    return Clip("".join(html), "\n".join(clean(cell.printed) for cell in shown))


def _seen(grid: Grid, rows: range, columns: range) -> Iterator[Sequence[Cell | None]]:
    """Each row's cells; None where a cell is covered by one that was seen before."""
    for row in rows:
        line: list[Cell | None] = []
        for column in columns:
            cell = grid.cell_at(row, column)
            first = row == max(cell.row, rows.start) and column == max(cell.column, columns.start)
            line.append(cell if first else None)
        yield line
