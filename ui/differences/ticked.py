"""Changes that are about to be made, each with a box: what is ticked will be done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionButton, QStyleOptionViewItem, QWidget

from models.compare.comparison import Difference
from models.i18n import _
from ui.differences.delegate import DifferenceDelegate
from ui.differences.list import DifferenceList
from ui.differences.model import ROW

_BOX, _ZONE = 16, 34  # pixels: the box, and where a click means it


class TickDelegate(DifferenceDelegate):
    """Paints the box before each change."""

    indent = _ZONE - 8

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.left_out: set[Difference] = set()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row, and its box."""
        super().paint(painter, option, index)
        row = index.data(ROW)
        if not isinstance(row, Difference):
            return
        box = QStyleOptionButton()
        box.rect = QRect(option.rect.left() + 9, option.rect.top() + 5, _BOX, _BOX)
        states = QStyle.StateFlag
        box.state = states.State_Enabled | (states.State_Off if row in self.left_out else states.State_On)
        painter.save()
        style = self._view.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, self._view)
        painter.restore()


class TickedList(DifferenceList):
    """Space and a click on the box take a change out or in again."""

    ticked = Signal()
    offered = Signal()  # other changes are shown

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, TickDelegate)
        self._all: tuple[Difference, ...] = ()

    @property
    def _left_out(self) -> set[Difference]:
        return self._painter.left_out if isinstance(self._painter, TickDelegate) else set()

    def offer(self, differences: Iterable[Difference], left_out: Iterable[Difference] = ()) -> None:
        """Show changes, all of them ticked but for those that are left out."""
        self._all = tuple(differences)
        self._left_out.clear()
        self._left_out.update(left_out)
        self.show_differences(self._all)
        self.choose_first()
        self.offered.emit()

    @property
    def count(self) -> int:
        """How many changes are offered."""
        return len(self._all)

    def taken(self) -> list[Difference]:
        """The changes that are ticked, as they stand."""
        return [one for one in self._all if one not in self._left_out]

    def tick_all(self, wanted: bool) -> None:
        """Tick all, or none."""
        self._left_out.clear()
        if not wanted:
            self._left_out.update(self._all)
        self._tell()

    def toggle(self, difference: Difference) -> None:
        """Take a change out, or in again."""
        self._left_out.symmetric_difference_update({difference})
        self._tell()

    def toggle_below(self, heading: QModelIndex) -> None:
        """Take all changes under a heading out, or in again where one of them is out."""
        below: set[Difference] = set()
        while self._rows.canFetchMore(QModelIndex()):
            self._rows.fetchMore(QModelIndex())
        for row in range(heading.row() + 1, self._rows.rowCount()):
            one = self._rows.index(row).data(ROW)
            if not isinstance(one, Difference):
                break
            below.add(one)
        if below.isdisjoint(self._left_out):
            self._left_out.update(below)
        else:
            self._left_out.difference_update(below)
        self._tell()

    def _tell(self) -> None:
        self.viewport().update()
        self.setAccessibleDescription(_("Đang chọn {count}").format(count=len(self.taken())))
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, on a heading all that stands under it."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            row = index.data(ROW)
            if isinstance(row, Difference):
                self.toggle(row)
            else:
                self.toggle_below(index)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # it is for the button of the window that does what is ticked
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks; elsewhere it chooses."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Difference) and event.position().x() < _ZONE:
            self.toggle(row)
