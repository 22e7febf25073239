"""The list of offers beside a text that is being written: shows them, never takes the focus, changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.suggestions import Offer
from ui.theme import current_theme

MOST_ROWS = 8
_LEAST_WIDTH, _MOST_WIDTH = 200, 460
_PAD_X, _PAD_Y = 9, 3
_BEFORE_MARK = 30  # signs before the letters that fit; where there are more, the text begins later
_GAP = 2  # between the text and the list
AnyIndex = QModelIndex | QPersistentModelIndex


class _Offers(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.offers[index.row()].text if role in wanted and index.row() < len(self.offers) else None


class _OfferPainter(QStyledItemDelegate):
    """One offer on one line, the letters that fit in bold."""

    def __init__(self, model: _Offers, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        metrics = QFontMetrics(option.font)
        text = shown_text(self._model.offers[index.row()])[0]
        return QSize(metrics.horizontalAdvance(text) + 2 * _PAD_X + 8, metrics.height() + 2 * _PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = current_theme()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or hovered:
            painter.fillRect(option.rect, QColor(theme.chosen if chosen else theme.hover))
        painter.setPen(QColor(theme.text))
        room = option.rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        text, start, end = shown_text(self._model.offers[index.row()])
        text = QFontMetrics(option.font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 6)
        layout = QTextLayout(text, option.font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        if end > start:
            marked = QTextLayout.FormatRange()
            marked.start, marked.length = start, end - start
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            look.setForeground(QColor(theme.accent if not chosen else theme.text))
            marked.format = look
            layout.setFormats([marked])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(float(room.width() + _PAD_X))
        layout.endLayout()
        painter.setClipRect(option.rect)
        layout.draw(painter, QPointF(room.topLeft()))
        painter.restore()


def shown_text(offer: Offer) -> tuple[str, int, int]:
    """An offer on one line, and from where to where its letters fit; a long beginning is left out."""
    text = offer.text.replace("\n", "↵")
    start, end = offer.marks[0] if offer.marks else (0, 0)
    if start > _BEFORE_MARK:
        cut = text.rfind(" ", 0, start - _BEFORE_MARK // 2) + 1
        text, start, end = f"…{text[cut:]}", start - cut + 1, end - cut + 1
    return text, start, end


class SuggestList(QFrame):
    """A child of the window, so that it can neither take the focus nor hide behind it; `taken` hands on a choice."""

    taken = Signal(object)  # Offer

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("suggestList")
        self.setAccessibleName(_("Gợi ý"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.hide()
        self._model = _Offers(self)
        self.view = QListView(self)
        self.view.setObjectName("suggestView")
        self.view.setAccessibleName(_("Các nội dung đã dùng trong cột này"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setItemDelegate(_OfferPainter(self._model, self.view))
        self.view.setModel(self._model)
        self.view.clicked.connect(lambda index: self.taken.emit(self._model.offers[index.row()]))
        self._hint = QLabel(_("↓ rồi Enter để chọn"), self)
        self._hint.setObjectName("suggestHint")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 3, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.view)
        column.addWidget(self._hint)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is shown."""
        return self._model.offers

    @property
    def chosen(self) -> Offer | None:
        """The offer that the arrow keys have led to, None while they have not been used."""
        index = self.view.currentIndex()
        return self._model.offers[index.row()] if index.isValid() else None

    def show_offers(self, offers: Sequence[Offer], beside: QRect, caret: QRect) -> None:
        """Show offers under a text, or above it where there is more room; rectangles are the window's."""
        self._model.show_offers(offers)
        self.view.setCurrentIndex(QModelIndex())
        self.place(beside, caret)
        self.raise_()
        self.show()

    def place(self, beside: QRect, caret: QRect) -> None:
        """Stand under the text, else above it, else beside it, else under the caret; always within the window."""
        size = self._size(beside.width())
        room = self._window.rect()
        left = max(0, min(beside.left(), room.right() - size.width()))
        if beside.bottom() + _GAP + size.height() <= room.bottom():
            spot = QPoint(left, beside.bottom() + _GAP)
        elif beside.top() - _GAP - size.height() >= 0:
            spot = QPoint(left, beside.top() - _GAP - size.height())
        else:
            top = max(0, min(caret.top(), room.bottom() - size.height()))
            if beside.right() + _GAP + size.width() <= room.right():
                spot = QPoint(beside.right() + _GAP, top)
            elif beside.left() - _GAP - size.width() >= 0:
                spot = QPoint(beside.left() - _GAP - size.width(), top)
            elif caret.bottom() + _GAP + size.height() <= room.bottom():
                spot = QPoint(left, caret.bottom() + _GAP)
            else:
                spot = QPoint(left, max(0, caret.top() - _GAP - size.height()))
        self.setGeometry(QRect(spot, size))

    def step(self, by: int) -> None:
        """Go down or up in the list; up from the first row leaves it."""
        row = self.view.currentIndex().row() + by
        row = min(row, self._model.rowCount() - 1)
        self.view.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())

    def _size(self, width: int) -> QSize:
        rows = self._model.rowCount()
        hints = [self.view.sizeHintForIndex(self._model.index(row, 0)) for row in range(min(rows, 4 * MOST_ROWS))]
        bar = self.view.verticalScrollBar().sizeHint().width() if rows > MOST_ROWS else 0
        wanted = max(hint.width() for hint in hints) + bar
        wide = max(_LEAST_WIDTH, min(_MOST_WIDTH, max(wanted, min(width, _MOST_WIDTH) - 2))) + 2
        self.view.setFixedHeight(min(rows, MOST_ROWS) * hints[0].height())
        return QSize(wide, self.view.height() + self._hint.sizeHint().height() + 4)
