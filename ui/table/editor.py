"""The editor that opens over a cell: several lines, the paper's font, growing with its text."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShowEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from models.bullets import DASHES
from models.errors import InputProblem
from models.grid.grid import Cell
from models.i18n import _
from ui.clipboard import plain_text_of, takes_text
from ui.table.bullet_keys import BulletKeys
from ui.table.paper_layout import PaperLayout
from ui.table.typesetter import Typesetter
from ui.written import written

_FRAME = 2  # pixels, as in the style sheet
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEW_LINE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
# Input methods keep these keys while a word is composed; one that comes through must break no line.
_OF_COMPOSITION = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


class CellEditor(QTextEdit):
    """Edits one cell's text; changes nothing in it while it is typed.

    `entering`: opened by typing, so that the arrow keys store and move on as in Excel, until F2 or a click.
    """

    grown = Signal()
    told = Signal(str)  # what the keys mean now, or why something could not be pasted

    def __init__(self, parent: QWidget, typesetter: Typesetter, cell: Cell) -> None:
        super().__init__(parent)
        self.setObjectName("cellEditor")
        self.setAccessibleName(_("Nội dung ô"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(typesetter.fonts[cell.bold, cell.italic])
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.composing = False
        self.entering = False
        self.clicked_at: QPoint | None = None  # the double click that opened it, in the parent's viewport
        self.cell_rect = QRect()
        self._typesetter = typesetter
        self._bullets = BulletKeys()
        # Viewport margins are whole pixels; what is left of the paper's margin is the layout's.
        self._side = max(0, math.floor(typesetter.pad_x) - _FRAME)
        self._above = 1
        self.setViewportMargins(self._side, self._above, self._side, 0)
        self.document().setDocumentMargin(0)
        self._layout = PaperLayout(self.document(), typesetter, cell)
        self.document().setDocumentLayout(self._layout)
        self._layout.documentSizeChanged.connect(lambda _size: self.fit())

    def text(self) -> str:
        """The text as it will be stored: plain line breaks, NFC, no blank ends."""
        return written(self.document())

    @property
    def changed(self) -> bool:
        """Whether anything was written here."""
        return self.document().isModified()

    def show_text(self, text: str, replace: bool) -> None:
        """Show the text of the cell; with `replace` the next key takes its place."""
        self.setPlainText(text)
        self.document().setModified(False)
        self.entering = replace
        if replace:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def lie_over(self, cell: QRect) -> None:
        """Lie over the cell's rectangle and grow from there."""
        self.cell_rect = QRect(cell)
        self.fit()

    def fit(self) -> None:
        """Grow downwards with the text, as far as the table is visible; never smaller than the cell."""
        parent = self.parentWidget()
        if parent is None or self.cell_rect.isNull():
            return
        self._layout.fit(self.cell_rect.width(), self._typesetter.pad_x - _FRAME - self._side)
        height = self._layout.height
        needed = math.ceil(height + 2 * self._typesetter.pad_y - 0.01)
        rect = QRect(self.cell_rect)
        rect.setHeight(max(rect.height(), needed))
        clipped = False
        if rect.intersects(parent.rect()):
            # A heading across a wide table scrolls within what can be seen of it.
            rect.setLeft(max(0, rect.left()))
            rect.setRight(min(rect.right(), parent.width() - 1))
            rect.setTop(max(0, rect.top()))
            over = rect.bottom() - (parent.height() - 1)
            if over > 0:
                rect.setTop(max(0, rect.top() - over))
                rect.setBottom(parent.height() - 1)
            clipped = needed > rect.height()
        if clipped:
            # The bar stands beside the lines, which break as on paper.
            bar = self.verticalScrollBar().sizeHint().width()
            beyond = max(0, rect.right() + bar - (parent.width() - 1))
            rect.adjust(-beyond, 0, bar - beyond, 0)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if clipped else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        self._place_text(rect, height)
        if rect != self.geometry():
            self.setGeometry(rect)
            self.grown.emit()

    def _place_text(self, rect: QRect, height: float) -> None:
        """Text that is centred upright in its cell stays where it was when the editor opens over it."""
        above = max(0, round(max(self._typesetter.pad_y, (rect.height() - height) / 2)) - _FRAME)
        if above != self._above:
            self._above = above
            self.setViewportMargins(self._side, above, self._side, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """New lines, bullets and undo; all other keys of writing are Qt's."""
        key = event.key()
        if self.composing and (key in _OF_COMPOSITION or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            return
        if key in _ENTER and event.modifiers() & NEW_LINE:
            cursor = self.textCursor()
            self._bullets.new_line(cursor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        elif key == Qt.Key.Key_F2:
            self.entering = not self.entering
            self.told.emit(
                _("Phím mũi tên lưu ô và sang ô bên; F2 để đi trong chữ.")
                if self.entering
                else _("Phím mũi tên đi trong chữ; F2 để lưu ô và sang ô bên bằng mũi tên.")
            )
        elif QKeySequence(event.keyCombination()) in _REDO:
            self.redo()
        elif key == Qt.Key.Key_Backspace and not event.modifiers() and self._take_back():
            return
        else:
            if event.text() in DASHES and event.text():
                # Who writes the dash himself gets one, not two.
                self._take_back()
            super().keyPressEvent(event)

    def _take_back(self) -> bool:
        cursor = self.textCursor()
        done = self._bullets.take_back(cursor)
        if done:
            self.setTextCursor(cursor)
        return done

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain lines, bullets kept; what is too much is refused with a word."""
        try:
            text = plain_text_of(source)
        except InputProblem as problem:
            self.told.emit(problem.message)
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text is taken."""
        return takes_text(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a word is being composed, so that Enter and undo leave it alone."""
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms the table, which stores what is written."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Who clicks into the text wants to walk in it."""
        self.entering = False
        super().mousePressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The caret goes where the double click was; before it is shown the text has no lines."""
        super().showEvent(event)
        parent = self.parentWidget()
        if self.clicked_at is not None and parent is not None:
            inside = self.viewport().mapFrom(parent, self.clicked_at)
            self.setTextCursor(self.cursorForPosition(inside))
            self.clicked_at = None

    def event(self, event: QEvent) -> bool:
        """Keys of plain editing belong to the text, not to the shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            redo = QKeySequence(event.keyCombination()) in _REDO
            if self.composing or redo or event.key() == Qt.Key.Key_F2:
                event.accept()
                return True
        return super().event(event)
