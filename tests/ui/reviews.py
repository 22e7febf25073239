"""Sources as a reader hands them over, the review of them in a window, and what a hand does there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from imports.blocks import Conversion, Form, Source, Spot, Table
from imports.choices import RowMeaning
from models.grid.grid import Cell, Grid, GridColumn
from models.plan import Appendix, Task
from ui.main_window import MainWindow
from ui.review.column_chip import ColumnChip
from ui.review.window import ReviewWindow

HEAD = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn")


def table(rows: Sequence[Sequence[str]], name: str = "Trang 1") -> Table:
    """A table of cells that are not merged; short rows are filled up."""
    wide = max(len(row) for row in rows)
    cells = [
        Cell(place, column, text=row[column] if column < len(row) else "")
        for place, row in enumerate(rows)
        for column in range(wide)
    ]
    return Table(Grid.of_cells([GridColumn() for _column in range(wide)], len(rows), cells), name)


def sheet(rows: Sequence[Sequence[str]], *, conversions: Sequence[Conversion] = ()) -> Source:
    """A workbook with one sheet."""
    return Source((table(rows),), form=Form.WORKBOOK, conversions=tuple(conversions))


def plain_rows(count: int = 3) -> list[list[str]]:
    """A heading and so many tasks under one area, as any program would read them."""
    tasks = [[str(n), f"Việc {n}", f"Báo cáo {n}", "Văn phòng", "Thanh tra", f"Quý {n}"] for n in range(1, count + 1)]
    return [list(HEAD), ["I", "CẢI CÁCH THỂ CHẾ"], *tasks]


def review(window: MainWindow, source: Source, qtbot: Any, name: str = "nguồn.xlsx") -> ReviewWindow:
    """Hand a source over for review and wait for the window."""
    window.flows.review_source(source, name)
    return shown(window, qtbot)


def shown(window: MainWindow, qtbot: Any) -> ReviewWindow:
    """The review that is open, active and laid out."""
    found = window.flows.reviews.shown
    assert isinstance(found, ReviewWindow)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found)
    QApplication.processEvents()
    return found


def settle(review: ReviewWindow, qtbot: Any) -> None:
    """Wait until the plan belongs to what was chosen."""
    qtbot.waitUntil(lambda: not review.deciding.busy, timeout=20_000)
    QApplication.processEvents()


def click(widget: QWidget, point: QPoint | None = None, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Click a widget, in its middle unless told where."""
    point = widget.rect().center() if point is None else point
    QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, point)
    QApplication.processEvents()


def line_point(review: ReviewWindow, row: int, piece: int = 0) -> QPoint:
    """A point in the line of a row, in the coordinates of the source's cells."""
    number = review.model.lines.number_of(Spot(piece, row))
    review.source.show_line(number)
    return QPoint(review.source.viewport().width() // 2, review.source.rowViewportPosition(number) + 8)


def click_row(review: ReviewWindow, row: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Click a row of the first table, which gives the source the focus."""
    port = review.source.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, modifiers, line_point(review, row))
    review.source.setFocus()
    QApplication.processEvents()


def chip(review: ReviewWindow, word: str) -> ColumnChip:
    """The chip that says something."""
    return next(one for one in review.bar.chips if one.text() == word)


def pick(menu: QMenu, text: str) -> None:
    """Take an entry of a menu by its key: down to it and Enter."""
    menu.popup(QPoint(40, 40))
    QApplication.processEvents()
    entries = [one for one in menu.actions() if not one.isSeparator()]
    wanted = next(one for one in entries if one.text().split("\t")[0].replace("&", "") == text)
    menu.setActiveAction(wanted)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()


def meanings(review: ReviewWindow, piece: int = 0) -> list[str]:
    """What the rows of a table are understood as."""
    reading = review.deciding.reading.tables.get(piece)
    return [str(one) for one in reading.rows] if reading else []


def meaning(review: ReviewWindow, row: int) -> RowMeaning | None:
    """What a row of the first table is understood as."""
    return review.deciding.reading.meaning(0, row)


def the_appendix(review: ReviewWindow) -> Appendix:
    """The only appendix of the draft."""
    (found,) = review.draft.plan.appendices
    return found


def tasks(review: ReviewWindow) -> list[Task]:
    """All tasks of the draft."""
    return [task for one in review.draft.plan.appendices for task in one.tasks()]
