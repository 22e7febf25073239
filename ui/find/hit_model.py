"""The hits of a search as a list: where each stands, its words, and whether it is to be replaced."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.grid.grid import Address
from models.i18n import _
from models.search.context import PlaceNames, context_of
from models.search.finding import Hit, Query
from models.search.replacing import new_words

AnyIndex = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole + 1
PLACE = Qt.ItemDataRole.UserRole + 2
NEW_WORDS = Qt.ItemDataRole.UserRole + 3  # None while nothing is to be replaced
_Key = tuple[Address, int, int]


class HitModel(QAbstractListModel):
    """Holds the hits in reading order; the officer may take single ones out of a replacement."""

    ticked = Signal()

    def __init__(self, names: PlaceNames, parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self.hits: list[Hit] = []
        self.query = Query("")
        self._new: str | None = None
        self._out: set[_Key] = set()

    def clear(self, query: Query) -> None:
        """Show nothing; what was taken out stays so while the same is searched."""
        self.beginResetModel()
        if query != self.query:
            self._out = set()
        self.hits, self.query = [], query
        self.endResetModel()

    def add(self, hits: list[Hit]) -> None:
        """Show further hits."""
        first = len(self.hits)
        self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
        self.hits += hits
        self.endInsertRows()

    def replace_by(self, text: str | None) -> None:
        """Show beside each hit what it would become; None for a search alone."""
        if text != self._new:
            self._new = text
            self._all_changed()

    def chosen(self) -> list[Hit]:
        """The hits that are to be replaced."""
        return [hit for hit in self.hits if self._key(hit) not in self._out]

    def chosen_count(self) -> int:
        """How many hits are to be replaced."""
        return len(self.chosen()) if self._out else len(self.hits)

    def tick(self, rows: Iterable[int], wanted: bool) -> None:
        """Take hits into the replacement or out of it."""
        keys = {self._key(self.hits[row]) for row in rows}
        self._out = self._out - keys if wanted else self._out | keys
        self._all_changed()
        self.ticked.emit()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """The number of hits."""
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A hit for the delegate, in words for others."""
        if not index.isValid() or index.row() >= len(self.hits):
            return None
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role == PLACE:
            return self._names.of(hit)
        if role == NEW_WORDS:
            return None if self._new is None else new_words(hit.matched, self.query, self._new)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(hit)
        if role == Qt.ItemDataRole.CheckStateRole and self._new is not None:
            taken = self._key(hit) not in self._out
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Hits can be chosen, and ticked while they may be replaced."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags if self._new is None else flags | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a hit."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _told(self, hit: Hit) -> str:
        before, matched, after = context_of(hit)
        text = f"{self._names.of(hit)}: {before}{matched}{after}"
        if self._new is None:
            return text
        return _("{text} (thay bằng: {words})").format(text=text, words=new_words(hit.matched, self.query, self._new))

    def _all_changed(self) -> None:
        if self.hits:
            self.dataChanged.emit(self.index(0), self.index(len(self.hits) - 1))

    @staticmethod
    def _key(hit: Hit) -> _Key:
        return hit.value.address, hit.value.paragraph, hit.span.start
