"""The small pages at the left: which page is shown, and a way to any other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.i18n import _
from ui.preview.sheets import Drawn, Sheet, Wanted
from ui.preview.shelf import Shelf
from ui.theme import current_theme

BOX = 116  # pixels: width of a lying page, height of an upright one
_EDGE = 8
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    """The pages as a list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheets: Sequence[Sheet] = ()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Other pages; the rows that stay keep their place and choice."""
        common = min(len(sheets), len(self.sheets))
        if len(sheets) < len(self.sheets):
            self.beginRemoveRows(QModelIndex(), common, len(self.sheets) - 1)
            self.sheets = sheets
            self.endRemoveRows()
        elif len(sheets) > len(self.sheets):
            self.beginInsertRows(QModelIndex(), common, len(sheets) - 1)
            self.sheets = sheets
            self.endInsertRows()
        self.sheets = sheets
        if common:
            self.dataChanged.emit(self.index(0), self.index(common - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The number of pages."""
        return 0 if parent.isValid() else len(self.sheets)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.sheets):
            return None
        label = self.sheets[index.row()].label
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Trang {number}, {label}").format(number=index.row() + 1, label=label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return label
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a small page with its number; always white, as paper is."""

    def __init__(self, model: _Model, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._shelf = shelf

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the page and its number."""
        size = _small_size(self._model.sheets[index.row()])
        return QSize(BOX + 2 * _EDGE, size.height() + option.fontMetrics.height() + 3 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current_theme()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box: QRect = option.rect
        painter.save()
        if chosen:
            painter.fillRect(box, QColor(theme.chosen))
        size = _small_size(self._model.sheets[index.row()])
        place = QRect(box.x() + (box.width() - size.width()) // 2, box.y() + _EDGE, size.width(), size.height())
        text = QRect(box.x(), place.bottom() + _EDGE // 2, box.width(), option.fontMetrics.height() + _EDGE)
        painter.setPen(QColor(theme.text if chosen else theme.faint))
        painter.drawText(text, int(Qt.AlignmentFlag.AlignCenter), str(index.data()))
        to_screen = painter.deviceTransform()
        painter.setWorldTransform(to_screen.inverted()[0])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        small = to_screen.mapRect(place)
        painter.fillRect(small.adjusted(-1, -1, 1, 1), QColor(theme.accent if chosen else theme.border))
        painter.fillRect(small, QColor("#ffffff"))
        self._shelf.paint(painter, index.row(), small)
        painter.restore()


class Thumbnails(QListView):
    """The list of small pages; asks only for the pictures of those in sight."""

    needs_changed = Signal()
    page_chosen = Signal(int)

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewThumbnails")
        self.setAccessibleName(_("Các trang thu nhỏ"))
        self._shelf = shelf
        self._pages = _Model(self)
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(self._pages, shelf, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setFixedWidth(BOX + 2 * _EDGE + self.verticalScrollBar().sizeHint().width() + 4)
        self.selectionModel().currentChanged.connect(self._chosen)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.needs_changed.emit())
        self._showing = False

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Other pages; old pictures stay until new ones are drawn."""
        shapes = [(sheet.width, sheet.height) for sheet in self._pages.sheets]
        self._shelf.follow(sheets)
        self._showing = True
        self._pages.show_sheets(sheets)
        self._showing = False
        if shapes != [(sheet.width, sheet.height) for sheet in sheets]:
            self.scheduleDelayedItemsLayout()
        self.needs_changed.emit()

    def show_page(self, page: int) -> None:
        """Mark the page that the desk shows."""
        if page != self.currentIndex().row() and page < len(self._pages.sheets):
            self._showing = True
            self.setCurrentIndex(self._pages.index(page))
            self._showing = False

    def wanted(self) -> list[Wanted]:
        """The small pictures in sight that are missing."""
        if not self.isVisible():
            return []
        wanted: list[Wanted] = []
        ratio = self.devicePixelRatioF()
        for page in self._in_sight():
            sheet = self._pages.sheets[page]
            scale = BOX / max(sheet.width, sheet.height) * ratio
            wanted += self._shelf.missing(page, scale, QRect(0, 0, 1 << 16, 1 << 16), thumbnail=True)
        return wanted

    def take(self, drawn: Drawn) -> None:
        """Show a picture that has been drawn."""
        if self._shelf.put(drawn):
            self._shelf.trim(self._in_sight(), drawn.wanted.page)
            self.update(self._pages.index(drawn.wanted.page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More pages may be in sight."""
        super().resizeEvent(event)
        self.needs_changed.emit()

    def _in_sight(self) -> range:
        count = len(self._pages.sheets)
        if not count:
            return range(0)
        view = self.viewport().rect()
        first = self.indexAt(view.topLeft())
        last = self.indexAt(view.bottomLeft())
        return range(max(0, first.row()), last.row() + 1 if last.isValid() else count)

    def _chosen(self, index: QModelIndex) -> None:
        if not self._showing and index.isValid():
            self.page_chosen.emit(index.row())


def _small_size(sheet: Sheet) -> QSize:
    factor = BOX / max(sheet.width, sheet.height)
    return QSize(round(sheet.width * factor), round(sheet.height * factor))
