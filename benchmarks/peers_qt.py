"""Peers for the window: an empty main window, and QTableViews sized the usual ways."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.table import Table, read_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView

WIDTH, HEIGHT = 1280, 800


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def empty_window(_file: Path, _out: Path) -> float:
    """An empty main window, painted once."""
    start = time.perf_counter()
    from PySide6.QtWidgets import QMainWindow

    application = _application()
    window = QMainWindow()
    window.resize(WIDTH, HEIGHT)
    window.show()
    application.processEvents()
    return time.perf_counter() - start


def _view(table: Table, to_contents: bool) -> QTableView:
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QHeaderView, QTableView

    model = QStandardItemModel(table.rows, len(table.widths))
    for cell in table.cells:
        model.setItem(cell.row, cell.column, QStandardItem(cell.text))
    view = QTableView()
    view.setModel(model)
    view.setWordWrap(True)
    for column, width in enumerate(table.widths):
        view.setColumnWidth(column, round(width * 4.5))
    for cell in table.cells:
        if cell.rowspan > 1 or cell.colspan > 1:
            view.setSpan(cell.row, cell.column, cell.rowspan, cell.colspan)
    if to_contents:
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    else:
        view.resizeRowsToContents()
    view.resize(WIDTH, HEIGHT)
    return view


def table_view(table_file: Path, _out: Path) -> float:
    """QTableView with setSpan and one resizeRowsToContents, from the model to the first paint."""
    start = time.perf_counter()
    application = _application()
    view = _view(read_table(table_file), to_contents=False)
    view.show()
    application.processEvents()
    return time.perf_counter() - start


def table_view_edit(table_file: Path, _out: Path) -> float:
    """One cell edit in a QTableView whose rows follow their contents; the median of five."""
    application = _application()
    view = _view(read_table(table_file), to_contents=True)
    view.show()
    application.processEvents()
    taken: list[float] = []
    model = view.model()
    for turn in range(5):
        start = time.perf_counter()
        model.setData(model.index(3, 2), f"sửa lần {turn}")
        application.processEvents()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


CASES = {"empty_window": empty_window, "table_view": table_view, "table_view_edit": table_view_edit}
