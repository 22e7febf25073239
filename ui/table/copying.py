"""Chosen cells to the clipboard, as tab-separated text and as an HTML table, so that Excel and Word take them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication

from models.grid.grid import Cell
from ui.table.model import GridModel


def copy_selection(model: GridModel, indexes: Sequence[QModelIndex]) -> None:
    """Put the cells on the clipboard; a single cell goes as plain text."""
    if not indexes:
        return
    rows = range(min(i.row() for i in indexes), max(i.row() for i in indexes) + 1)
    columns = range(min(i.column() for i in indexes), max(i.column() for i in indexes) + 1)
    table = [[model.cell(row, column) for column in columns] for row in rows]
    data = QMimeData()
    cells = {(cell.row, cell.column): cell for line in table for cell in line}
    if len(cells) == 1:
        data.setText(next(iter(cells.values())).text)
    else:
        data.setText(_tabbed(table, rows.start, columns.start))
        data.setHtml(_html(table, rows, columns))
    QGuiApplication.clipboard().setMimeData(data)


def _first(cell: Cell, row: int, column: int, top: int, left: int) -> bool:
    """Whether a place is where a cell is first seen within the chosen range."""
    return row == max(cell.row, top) and column == max(cell.column, left)


def _tabbed(table: list[list[Cell]], top: int, left: int) -> str:
    lines = []
    for row, line in enumerate(table, top):
        texts = (c.printed if _first(c, row, column, top, left) else "" for column, c in enumerate(line, left))
        lines.append("\t".join(_quoted(text) for text in texts))
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """Excel's own way to carry a line break inside a cell."""
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in '\n\t"') else text


def _html(table: list[list[Cell]], rows: range, columns: range) -> str:
    out = ['<table border="1" style="border-collapse:collapse">']
    for row, line in enumerate(table, rows.start):
        out.append("<tr>")
        for column, cell in enumerate(line, columns.start):
            if not _first(cell, row, column, rows.start, columns.start):
                continue
            high = min(cell.row + cell.rowspan, rows.stop) - row
            wide = min(cell.column + cell.colspan, columns.stop) - column
            text = escape(cell.printed).replace("\n", "<br>")
            text = f"<b>{text}</b>" if cell.bold else text
            out.append(f'<td rowspan="{high}" colspan="{wide}">{text}</td>')
        out.append("</tr>")
    return "".join([*out, "</table>"])
