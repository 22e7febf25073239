"""Opens the editor of a cell and closes it by the keys of Excel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.grid.grid import Address
from ui.table.cell_names import cell_name
from ui.table.editor import NEW_LINE, CellEditor
from ui.table.idle_store import IdleStore
from ui.table.model import GridModel
from ui.table.typesetter import Typesetter

if TYPE_CHECKING:
    from ui.suggest.suggester import Suggester

AnyIndex = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class CellDelegate(QStyledItemDelegate):
    """Edits the cells of a GridModel; `left_by` tells with which key an editor was left."""

    left_by = Signal(int)
    refused = Signal(QPersistentModelIndex, str)
    told = Signal(str)  # what the keys of the editor mean, or why something could not be pasted

    def __init__(self, model: GridModel, typesetter: Callable[[], Typesetter], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._typesetter = typesetter
        self.replace_text = False
        self.keep_text: str | None = None
        self.clicked_at: QPoint | None = None  # the double click that is about to open an editor
        self.suggest: Callable[[CellEditor, Address | None], Suggester | None] | None = None
        self._suggester: Suggester | None = None
        self.editor: CellEditor | None = None
        self.idle = IdleStore(self)
        if isinstance(parent, QAbstractItemView):
            for bar in (parent.verticalScrollBar(), parent.horizontalScrollBar()):
                bar.valueChanged.connect(self._follow)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A growing editor in the paper's font, the cell's prefix fixed before it."""
        cell = self._model.cell(index.row(), index.column())
        self.editor = editor = CellEditor(parent, self._typesetter(), cell)
        editor.setAccessibleName(cell_name(self._model, cell))
        editor.clicked_at, self.clicked_at = self.clicked_at, None
        editor.told.connect(self.told)
        self.idle.watch(editor, cell.address, cell.text)
        self._suggester = self.suggest(editor, cell.address) if self.suggest else None
        return editor

    def _follow(self) -> None:
        """The table was scrolled under an open editor, which shows what it can of its cell."""
        view = self.parent()
        if self.editor is not None and isinstance(view, QAbstractItemView):
            self.editor.lie_over(view.visualRect(view.currentIndex()))

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Forget an editor that is closed."""
        if editor is self.editor:
            self.editor = self._suggester = None
            self.idle.leave()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Fill the editor once; a change of the model while it is open does not touch what is typed."""
        if isinstance(editor, CellEditor) and not editor.property("filled"):
            editor.setProperty("filled", True)
            text = self._model.data(index, Qt.ItemDataRole.EditRole) if self.keep_text is None else self.keep_text
            editor.show_text(text, self.replace_text and self.keep_text is None)
            if self.keep_text is not None:
                # Not what the cell says: it is stored even if nothing more is written.
                editor.document().setModified(True)
                editor.entering = not text

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        """Store the text; where that fails the typed text is kept for another try."""
        if isinstance(editor, CellEditor) and editor.changed:
            kept = QPersistentModelIndex(index)
            text = editor.text()
            if not self._model.setData(index, text, Qt.ItemDataRole.EditRole):
                QTimer.singleShot(0, self, lambda: self.refused.emit(kept, text))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Lay the editor over its cell and let it grow from there."""
        if isinstance(editor, CellEditor):
            editor.lie_over(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that leave an editor; another program in front of the window does not close it."""
        if isinstance(watched, CellEditor):
            if watched is not self.editor:
                # Its row went with what it stored.
                return False
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(watched, event)
            if isinstance(event, QFocusEvent) and event.lostFocus() and _left_alone(event):
                self.idle.store_now()
                return False
        return super().eventFilter(watched, event)

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if editor.composing:
            return False
        if self._suggester is not None and self._suggester.key(event):
            return True
        if (key in _ENTER and not modifiers & NEW_LINE) or key in _TABS:
            back = key == Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier
            self._close(editor)
            self.left_by.emit(int(Qt.Key.Key_Backtab if back else key))
            return True
        if editor.entering and key in _ARROWS and not modifiers:
            self._close(editor)
            view = self.parent()
            if isinstance(view, QWidget):
                view.setFocus()
                QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
            return True
        if key == Qt.Key.Key_Escape:
            self.idle.take_back()
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
            return True
        return False

    def _close(self, editor: CellEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


def _left_alone(event: QFocusEvent) -> bool:
    """Whether another program came to the front, not a window of this one that asks something."""
    return event.reason() is Qt.FocusReason.ActiveWindowFocusReason and QApplication.activeModalWidget() is None
