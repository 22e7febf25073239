"""The list of findings: arrows choose, Enter and double click lead to the place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from models.i18n import _
from ui.checking.arranging import Entry
from ui.checking.finding_delegate import FindingDelegate
from ui.checking.finding_model import FindingModel


class FindingList(QListView):
    """Shows a FindingModel; only the rows in sight are painted."""

    chosen_changed = Signal()
    shown_wanted = Signal(object)  # Entry: show its place, the focus stays here
    wanted = Signal(object)  # Entry: go there
    menu_wanted = Signal(QPoint)
    dismiss_wanted = Signal()

    def __init__(self, model: FindingModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findingRows")
        self.setAccessibleName(_("Kết quả soát lỗi"))
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(FindingDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda _index: self._go())
        self.clicked.connect(lambda _index: self._show())

    def chosen(self) -> Entry | None:
        """The finding that is chosen."""
        return self._rows.entry(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Choose a row without going to its place."""
        self.setCurrentIndex(self._rows.index(row) if row >= 0 else QModelIndex())

    def currentChanged(
        self, now: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell what is chosen."""
        super().currentChanged(now, before)
        self.chosen_changed.emit()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Headings are passed over."""
        index = super().moveCursor(action, modifiers)
        here = self.currentIndex().row()
        way = -1 if index.row() < here or action is QAbstractItemView.CursorAction.MoveEnd else 1
        row = self._rows.next_entry(index.row(), way)
        row = row if row >= 0 else self._rows.next_entry(index.row(), -way)
        return self._rows.index(row if row >= 0 else here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the place; the arrows show it; Delete lets the finding be."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._go()
            return
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.dismiss_wanted.emit()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._show()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen finding."""
        if self.chosen() is not None:
            self.menu_wanted.emit(event.globalPos())

    def _show(self) -> None:
        if (entry := self.chosen()) is not None:
            self.shown_wanted.emit(entry)

    def _go(self) -> None:
        if (entry := self.chosen()) is not None:
            self.wanted.emit(entry)
