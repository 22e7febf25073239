"""Peers for the window: an empty main window, and QTableViews sized the usual ways."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.table import Table, read_table

if TYPE_CHECKING:
    from PySide6.QtGui import QStandardItemModel
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


def first_paint(make: Callable[[], QTableView]) -> float:
    """Make a view, show and paint it, the application being there; the median of many, the first not counted."""
    from PySide6.QtCore import QEvent

    application = _application()
    taken: list[float] = []
    for _turn in range(16):
        gc.collect()
        start = time.perf_counter()
        view = make()
        view.resize(WIDTH, HEIGHT)
        view.show()
        application.processEvents()
        taken.append(time.perf_counter() - start)
        view.close()
        view.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return statistics.median(taken[1:])


def wheel_steps(view: QTableView) -> float:
    """One step of the wheel down a view, painted, as many pixels in every view; the median of many."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent

    application = _shown(view)
    view.verticalScrollBar().setSingleStep(40)
    point = QPointF(WIDTH / 2, HEIGHT / 2)
    taken: list[float] = []
    for _turn in range(310):
        event = QWheelEvent(
            point,
            view.viewport().mapToGlobal(point),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        before = view.verticalScrollBar().value()
        start = time.perf_counter()
        application.sendEvent(view.viewport(), event)
        application.processEvents()
        taken.append(time.perf_counter() - start)
        if view.verticalScrollBar().value() == before:
            break
    return statistics.median(taken[10:])


def jumps(view: QTableView) -> float:
    """A jump of the scroll bar to another place each time, painted; the median of many."""
    application = _shown(view)
    bar = view.verticalScrollBar()
    taken: list[float] = []
    for turn in range(110):
        place = bar.maximum() * (turn * 37 % 110) // 110
        start = time.perf_counter()
        bar.setValue(place)
        application.processEvents()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[10:])


def _shown(view: QTableView) -> QApplication:
    application = _application()
    view.resize(WIDTH, HEIGHT)
    view.show()
    application.processEvents()
    return application


def _plain_view(table: Table) -> QTableView:
    """Word wrap, every row as high as its texts, no merged cells: nothing that slows Qt down."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    view = QTableView()
    model = QStandardItemModel(table.rows, len(table.widths), view)
    for cell in table.cells:
        model.setItem(cell.row, cell.column, QStandardItem(cell.text))
    view.setModel(model)
    view.setWordWrap(True)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    for column, width in enumerate(table.widths):
        view.setColumnWidth(column, round(width * 4.5))
    view.resizeRowsToContents()
    return view


def empty_view_first(_file: Path, _out: Path) -> float:
    """A QTableView without a model, to its first paint."""
    _application()
    from PySide6.QtWidgets import QTableView

    return first_paint(QTableView)


def _trivial_model(table: Table) -> QStandardItemModel:
    """As many rows and columns of short texts."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    model = QStandardItemModel(table.rows, len(table.widths))
    for row in range(table.rows):
        for column in range(len(table.widths)):
            model.setItem(row, column, QStandardItem(f"{row}, {column}"))
    return model


def trivial_view(table_file: Path, _out: Path) -> float:
    """A QTableView of as many rows and columns of short texts that are made up, not loaded, and its first paint."""
    table = read_table(table_file)
    application = _application()
    from PySide6.QtWidgets import QTableView

    start = time.perf_counter()
    view = QTableView()
    model = _trivial_model(table)
    view.setWordWrap(False)
    view.setModel(model)
    view.resize(WIDTH, HEIGHT)
    view.show()
    application.processEvents()
    return time.perf_counter() - start


def trivial_view_first(table_file: Path, _out: Path) -> float:
    """The same without the making of the texts, the application being there."""
    _application()
    from PySide6.QtWidgets import QTableView

    model = _trivial_model(read_table(table_file))

    def make() -> QTableView:
        view = QTableView()
        view.setWordWrap(False)
        view.setModel(model)
        return view

    return first_paint(make)


def table_view_wheel(table_file: Path, _out: Path) -> float:
    """A step of the wheel in a QTableView with word wrap, its rows sized before."""
    _application()
    return wheel_steps(_plain_view(read_table(table_file)))


def table_view_jump(table_file: Path, _out: Path) -> float:
    """A jump of the scroll bar in a QTableView with word wrap, its rows sized before."""
    _application()
    return jumps(_plain_view(read_table(table_file)))


CASES = {
    "empty_window": empty_window,
    "table_view": table_view,
    "table_view_edit": table_view_edit,
    "trivial_view": trivial_view,
    "empty_view_first": empty_view_first,
    "trivial_view_first": trivial_view_first,
    "table_view_wheel": table_view_wheel,
    "table_view_jump": table_view_jump,
}
