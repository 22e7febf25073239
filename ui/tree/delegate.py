"""How a row of the tree is painted and its title edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)

from models.grid.prose import mark
from models.i18n import _
from models.text import printable
from ui.tree.badges import badges_width, paint_badges
from ui.tree.items import BADGES, NUMBER, STAND_IN, TreeItem

AnyIndex = QModelIndex | QPersistentModelIndex
_GAP = 4  # pixels around icon and title


class TitleDelegate(QStyledItemDelegate):
    """Shows "I. Title" while the editor holds the title alone; edits go out as a signal, not into the item."""

    renamed = Signal(str, str, str)  # kind, id, title

    def __init__(self, following: Callable[[], bool], parent: QTreeWidget) -> None:
        super().__init__(parent)
        self._following = following  # whether the tree is just being brought in step
        self.editor: QWidget | None = None

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The printed number stands before the title."""
        super().initStyleOption(option, index)
        if index.column() == 0:
            option.text = shown_title(index)
            option.textElideMode = Qt.TextElideMode.ElideRight
            if badges := index.data(BADGES):
                # The pills lie on the row, so that its tint reaches under them: the title ends before.
                room = self._room(option) - badges_width(badges, option.font) - _GAP
                option.text = option.fontMetrics.elidedText(option.text, option.textElideMode, max(0, round(room)))
        else:
            palette = option.palette
            faint = palette.color(QPalette.ColorRole.PlaceholderText)
            palette.setColor(QPalette.ColorRole.Text, faint)
            palette.setColor(QPalette.ColorRole.HighlightedText, faint)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint without the dotted focus frame; the chosen row is tinted as a whole."""
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if index.column() == 0 and (badges := index.data(BADGES)):
            room = badges_width(badges, option.font)
            rect = QRectF(option.rect)
            paint_badges(painter, rect.adjusted(rect.width() - room, 0, 0, 0), badges, option.font)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A title is told only where it is cut."""
        if index.column() == 0:
            shown = QStyleOptionViewItem(option)
            self.initStyleOption(shown, index)
            whole = shown.text == shown_title(index)
            if whole and shown.fontMetrics.horizontalAdvance(shown.text) <= self._room(shown):
                return False
        return super().helpEvent(event, view, option, index)

    def _room(self, option: QStyleOptionViewItem) -> int:
        """The width that a title has in its row."""
        icon = 0 if option.icon.isNull() else option.decorationSize.width() + _GAP
        return int(option.rect.width() - icon - 2 * _GAP)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """Qt's own line, kept in mind so that it can be stored from outside."""
        self.editor = super().createEditor(parent, option, index)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Forget an editor that is closed."""
        self.editor = None
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        """Hand the new title on; the plan's own answer brings it back into the item."""
        text = printable(str(editor.property("text") or "")).strip()
        tree = cast(QTreeWidget, self.parent())
        item = tree.itemFromIndex(QModelIndex(cast(QModelIndex, index)))
        if isinstance(item, TreeItem) and text != item.text(0) and not self._following():
            self.renamed.emit(item.kind, item.node.id, text)


def shown_title(index: AnyIndex) -> str:
    """A row as it is read: its number and title, or what stands in for one."""
    title = " ".join(str(index.data() or index.data(STAND_IN) or _("(chưa có tên)")).split())
    return f"{mark(index.data(NUMBER) or '')}{title}"
