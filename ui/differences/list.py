"""The list of differences: arrows choose, Enter and double click lead to the place."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from models.compare.comparison import Difference
from ui.differences.delegate import DifferenceDelegate
from ui.differences.model import ROW, DifferenceModel


class DifferenceList(QListView):
    """Shows differences; only the rows that are seen are laid out."""

    chosen_changed = Signal()
    wanted = Signal(object)  # Difference: lead there

    def __init__(
        self, name: str, parent: QWidget | None = None, painter: type[DifferenceDelegate] = DifferenceDelegate
    ) -> None:
        super().__init__(parent)
        self.setObjectName("differenceList")
        self.setAccessibleName(name)
        self._rows = DifferenceModel(self)
        self.setModel(self._rows)
        self._painter = painter(self)
        self.setItemDelegate(self._painter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _index: self._lead())

    def show_differences(self, differences: Iterable[Difference], keep: bool = False) -> None:
        """Show other differences from the top, or with `keep` at the height where the list is."""
        row = self.currentIndex().row()
        self._painter.forget()
        self._rows.show(differences)
        if keep and row >= 0:
            while row >= self._rows.rowCount() and self._rows.canFetchMore(QModelIndex()):
                self._rows.fetchMore(QModelIndex())
            self._choose_from(min(row, self._rows.rowCount() - 1))
        else:
            self.scrollToTop()
        self.chosen_changed.emit()

    def differences_shown(self) -> list[Difference]:
        """The differences that were needed so far."""
        rows = (self._rows.index(row).data(ROW) for row in range(self._rows.rowCount()))
        return [row for row in rows if isinstance(row, Difference)]

    def chosen(self) -> Difference | None:
        """The chosen difference."""
        row = next((index.data(ROW) for index in self.selectedIndexes()), None)
        return row if isinstance(row, Difference) else None

    def choose_first(self) -> None:
        """Choose the first difference; the heading over it is seen."""
        self._choose_from(0)
        self.scrollToTop()

    def _choose_from(self, first: int) -> None:
        """Choose the difference in a row, or the next one below a heading, or the last one."""
        count = self._rows.rowCount()
        for row in (*range(max(0, first), count), *range(min(first, count) - 1, -1, -1)):
            if isinstance(self._rows.index(row).data(ROW), Difference):
                self.setCurrentIndex(self._rows.index(row))
                self.scrollTo(self._rows.index(row))
                return

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._lead()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew in another width."""
        if event.size().width() != event.oldSize().width():
            self._painter.forget()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours and letters in use."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painter.forget()
            self.scheduleDelayedItemsLayout()

    def _lead(self) -> None:
        if (chosen := self.chosen()) is not None:
            self.wanted.emit(chosen)
