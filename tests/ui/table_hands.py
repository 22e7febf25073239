"""What a hand does on the table: mouse events in its cells and its heading, and what is chosen afterwards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from models.grid.grid import Address
from ui.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def place_of(window: MainWindow, table: str, node: str, field: str = "title") -> tuple[int, int]:
    """The row and column of a value."""
    index = window.workspace.model.index_of(Address(table, node, field))
    assert index.isValid()
    return index.row(), index.column()


def point_of(window: MainWindow, row: int, column: int) -> QPoint:
    """A point in a place of the table, near its top left corner."""
    view = window.workspace.table
    return QPoint(view.columnViewportPosition(column) + 4, view.rowViewportPosition(row) + 4)


def heading_point(window: MainWindow, column: int, row: int = 0) -> QPoint:
    """A point in the heading of a column."""
    header = window.workspace.table._header
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    return QPoint(x, sum(header._heights[:row]) + header._heights[row] // 2)


def send(widget: QWidget, kind: QEvent.Type, point: QPoint, held: bool, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """One event of the left button, or of a moving mouse."""
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, QPointF(point), QPointF(widget.mapToGlobal(point)), button, buttons, modifiers)
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def click(window: MainWindow, row: int, column: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click a place of the table."""
    port, point = window.workspace.table.viewport(), point_of(window, row, column)
    send(port, QEvent.Type.MouseButtonPress, point, True, modifiers)
    send(port, QEvent.Type.MouseButtonRelease, point, False, modifiers)


def drag(window: MainWindow, start: QPoint, *way: QPoint, drop: bool = True, heading: bool = False) -> None:
    """Press, move along a way and let go, in the cells or in the heading."""
    table = window.workspace.table
    port = table._header.viewport() if heading else table.viewport()
    send(port, QEvent.Type.MouseButtonPress, start, True)
    for point in way:
        send(port, QEvent.Type.MouseMove, point, True)
    if drop:
        send(port, QEvent.Type.MouseButtonRelease, way[-1], False)


def click_heading(window: MainWindow, column: int, modifiers: Qt.KeyboardModifier = NONE, row: int = 0) -> None:
    """Click the heading of a column."""
    port, point = window.workspace.table._header.viewport(), heading_point(window, column, row)
    send(port, QEvent.Type.MouseButtonPress, point, True, modifiers)
    send(port, QEvent.Type.MouseButtonRelease, point, False, modifiers)


def chosen(window: MainWindow) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of what is chosen."""
    return tuple(window.workspace.table.selection.extents[0])  # type: ignore[return-value]


def lane(window: MainWindow) -> tuple[int, int]:
    """The row and column where the officer is."""
    found = window.workspace.table.selection.lane
    assert found is not None
    return tuple(found)
