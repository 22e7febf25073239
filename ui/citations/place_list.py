"""The places that cite one document: where each stands, and the words around it, the citation marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.citations.inventory import Place
from models.i18n import _
from ui.theme import current_theme

_PLACE = Qt.ItemDataRole.UserRole
_BEFORE = 40  # letters before the citation
_LONGEST = 400
_PAD = 8
_AnyIndex = QModelIndex | QPersistentModelIndex


def excerpt(place: Place) -> tuple[str, int, int]:
    """The words around a citation on one line, and from where to where the citation stands in them."""
    text, one = place.value.text, place.citation
    start = 0
    if one.start > _BEFORE:
        cut = text.rfind(" ", 0, one.start - _BEFORE // 2)
        start = cut + 1 if cut >= 0 else one.start - _BEFORE
    shown = text[start : start + _LONGEST].replace("\n", " ")
    lead = "…" if start else ""
    return lead + shown, one.start - start + len(lead), min(one.core - start, _LONGEST) + len(lead)


class _PlaceModel(QAbstractListModel):
    def __init__(self, words: Callable[[Place], str], parent: QObject) -> None:
        super().__init__(parent)
        self.places: tuple[Place, ...] = ()
        self._words = words
        self._told: dict[int, str] = {}

    def show_places(self, places: Sequence[Place]) -> None:
        self.beginResetModel()
        self.places = tuple(places)
        self._told.clear()
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def words(self, row: int) -> str:
        if row not in self._told:
            self._told[row] = self._words(self.places[row])
        return self._told[row]

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.places):
            return None
        if role == _PLACE:
            return self.places[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self.words(index.row())}: {excerpt(self.places[index.row()])[0]}"
        return None


class _PlacePainter(QStyledItemDelegate):
    def __init__(self, model: _PlaceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(100, 2 * option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        place = index.data(_PLACE)
        if not isinstance(place, Place):
            return
        theme = current_theme()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.chosen))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.hover))
        room = option.rect.adjusted(_PAD, 4, -_PAD, -4)
        line = option.fontMetrics.height()
        painter.setPen(QColor(theme.faint))
        words = option.fontMetrics.elidedText(
            self._model.words(index.row()), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room.left(), room.top() + option.fontMetrics.ascent(), words)
        painter.setPen(QColor(theme.text))
        text, start, end = excerpt(place)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width() * 0.97))
        layout = QTextLayout(shown, option.font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = start, max(0, min(end, len(shown)) - start)
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        mark.format = look
        layout.setFormats([mark])
        layout.beginLayout()
        layout.createLine().setLineWidth(10_000.0)
        layout.endLayout()
        painter.setClipRect(room)
        layout.draw(painter, QPointF(room.left(), room.top() + line + 2))
        painter.restore()


class PlaceList(QListView):
    """Arrows choose, Enter and a double click lead to the place."""

    wanted = Signal(object)  # Place

    def __init__(self, words: Callable[[Place], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("citationPlaces")
        self.setAccessibleName(_("Các chỗ viện dẫn văn bản đang chọn"))
        self._places = _PlaceModel(words, self)
        self.setModel(self._places)
        self.setItemDelegate(_PlacePainter(self._places, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.lead())

    def show_places(self, places: Sequence[Place]) -> None:
        """Show other places and choose the first."""
        if tuple(places) == self._places.places:
            return
        self._places.show_places(places)
        if places:
            self.setCurrentIndex(self._places.index(0))

    def chosen(self) -> Place | None:
        """The chosen place."""
        place = self.currentIndex().data(_PLACE) if self.currentIndex().isValid() else None
        return place if isinstance(place, Place) else None

    def lead(self) -> None:
        """Ask to be led to the chosen place."""
        if (place := self.chosen()) is not None:
            self.wanted.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.lead()
            return
        super().keyPressEvent(event)
