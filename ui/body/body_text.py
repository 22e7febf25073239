"""The running text of the plan as a page of type: headings with numbers of their own, paragraphs, the keys of Word."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from models.commands.outline import LineKind, OutlineLine
from models.i18n import _
from ui.body.blocks import LINE_BREAK, dress, line_at
from ui.body.copying import copied
from ui.body.line_marks import LineMarks
from ui.body.looks import Looks
from ui.clipboard import on_clipboard, takes_text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_LEVEL_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}
_DASH = re.compile(r"([-–+•])\s+")


class BodyText(QTextEdit):
    """Types, selects and paints; changes of levels and places are asked for by signals. Writes no text by itself."""

    left_line = Signal()  # the caret went to another paragraph
    wanted = Signal(str)  # "promote", "demote", "text", "new", "level 0" …
    note_clicked = Signal(str)  # id of the section whose note was clicked
    number_clicked = Signal(str)  # id of the section whose number was clicked twice
    paste_wanted = Signal(object, bool)  # QMimeData, as plain paragraphs
    menu_wanted = Signal(QPoint)
    released = Signal()
    hint = Signal(str)
    focused = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyText")
        self.setAccessibleName(_("Lời văn của kế hoạch"))
        self.setAcceptRichText(False)
        # A file that is dropped is for the window; text is moved by its own keys.
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        self.composing = False
        self.pressed = False  # a mouse button is down: nothing may move under it
        self.looks = Looks()
        self.marks = LineMarks(self)
        self.page_height = 600  # pixels that PageUp and PageDown go
        self._block = 0
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.cursorPositionChanged.connect(self._caret_moved)

    # What stands where

    def line(self) -> OutlineLine:
        """The line in which the caret stands."""
        return line_at(self.textCursor().block())

    def section(self) -> str:
        """The id of the section in which the caret stands, "" above the first."""
        return self.opening(self.textCursor().block())[0]

    def opening(self, block: QTextBlock) -> tuple[str, int]:
        """The section that a block belongs to ("" above the first), and the block's index among its paragraphs."""
        index = 0
        while block.isValid():
            line = line_at(block)
            if line.opens:
                return line.section, index - (line.kind is LineKind.HEADING)
            block = block.previous()
            if block.isValid() and (line_at(block).text or line_at(block).opens):
                index += 1
        return "", index

    def block_of(self, section: str, index: int = -1) -> QTextBlock:
        """The block that opens a section, or the one of its paragraph with an index; invalid where it is not there."""
        block = self.document().begin()
        while section and block.isValid() and line_at(block).section != section:
            block = block.next()
        if index < 0 or not block.isValid():
            return block
        line = line_at(block)
        if line.opens and not section:
            return QTextBlock()
        place = 0 if line.text and line.kind is not LineKind.HEADING else -1
        while place < index:
            block = block.next()
            if not block.isValid() or line_at(block).opens:
                return QTextBlock()
            place += bool(line_at(block).text)
        return block

    def stand(self, block: QTextBlock, column: int = 0) -> None:
        """Put the caret into a block."""
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + max(0, min(column, block.length() - 1)))
            self.setTextCursor(cursor)

    def _caret_moved(self) -> None:
        place = self.textCursor().blockNumber()
        if place != self._block:
            self._block = place
            self.left_line.emit()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Undo is the window's as soon as nothing typed here is left to take back; levels are this text's own keys."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.composing or self._level_of(event) is not None or self._is_plain_key(event) or _is_new(event):
                event.accept()
                return True
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)

    def _level_of(self, event: QKeyEvent) -> int | None:
        plain = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == _CTRL
        return _LEVEL_KEYS.get(Qt.Key(event.key())) if plain else None

    def _is_plain_key(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_N and event.modifiers() == _CTRL | _SHIFT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Word's keys for headings and paragraphs; all others write."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.composing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(back=key == Qt.Key.Key_Backtab or bool(modifiers & _SHIFT))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn_page(key == Qt.Key.Key_PageUp, bool(modifiers & _SHIFT))
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif (level := self._level_of(event)) is not None:
            self.wanted.emit(f"level {level}")
        elif self._is_plain_key(event):
            self.wanted.emit("text")
        elif _is_new(event):
            self.wanted.emit("new")
        elif key in _ENTER and modifiers == _NO_KEYS:
            self._enter()
        elif key == Qt.Key.Key_V and modifiers == _CTRL | _SHIFT:
            self._paste(plain=True)
        elif key == Qt.Key.Key_Backspace and modifiers == _NO_KEYS and self._loses_heading():
            self.wanted.emit("text")
        else:
            super().keyPressEvent(event)

    def _tab(self, back: bool) -> None:
        if self.isReadOnly():
            return
        if self.line().opens:
            self.wanted.emit("promote" if back else "demote")
        else:
            self.hint.emit(_("Phím Tab đổi cấp của tiêu đề mục; Ctrl+1, Ctrl+2, Ctrl+3 biến đoạn này thành tiêu đề."))

    def _loses_heading(self) -> bool:
        """Whether Backspace takes the number of a heading away first, as Word does."""
        cursor = self.textCursor()
        return cursor.atBlockStart() and not cursor.hasSelection() and self.line().opens

    def _turn_page(self, up: bool, selects: bool) -> None:
        cursor = self.textCursor()
        point = self.cursorRect().center() + QPoint(0, -self.page_height if up else self.page_height)
        modes = QTextCursor.MoveMode
        cursor.setPosition(self.cursorForPosition(point).position(), modes.KeepAnchor if selects else modes.MoveAnchor)
        self.setTextCursor(cursor)

    def _enter(self) -> None:
        cursor = self.textCursor()
        cursor.removeSelectedText()
        line = line_at(cursor.block())
        if line.opens and cursor.atBlockStart():
            self.setTextCursor(cursor)
            self.wanted.emit("new above" if line.text else "text")
            return
        dash = _DASH.match(cursor.block().text()) if line.kind in (LineKind.TEXT, LineKind.RUNNING) else None
        if dash and line.text == dash.group(1) and cursor.atBlockEnd():
            # Enter on a bare dash ends the list, as in Word.
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self.setTextCursor(cursor)
            return
        goes_on = dash is not None and cursor.positionInBlock() >= dash.end()
        below = LineKind.BASIS if line.kind is LineKind.BASIS else LineKind.TEXT
        cursor.beginEditBlock()
        cursor.insertBlock()
        dress(cursor.block(), OutlineLine(below, ""), self.looks)
        if goes_on and dash:
            cursor.insertText(dash.group())
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a word is being composed, so that nothing stores or moves it half."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    # Clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        """Numbers are copied along, and headings as such, for Word and for pasting elsewhere in the text."""
        return copied(self.textCursor())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A few words go in as they are; paragraphs are understood by the one who owns this text."""
        self.paste_wanted.emit(source, False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text is taken."""
        return takes_text(source)

    def _paste(self, plain: bool) -> None:
        self.paste_wanted.emit(on_clipboard(), plain)

    def write(self, text: str) -> None:
        """Put words in at the caret, line breaks staying inside the paragraph."""
        self.textCursor().insertText(text.replace("\n", LINE_BREAK))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a note asks to see what it tells of."""
        self.pressed = True
        section = self.marks.note_at(event.position())
        if section:
            self.note_clicked.emit(section)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What waited for the mouse to come to rest may happen now."""
        super().mouseReleaseEvent(event)
        self.pressed = False
        self.released.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand over notes."""
        super().mouseMoveEvent(event)
        over = bool(self.marks.note_at(event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a number opens it for writing."""
        block = self.cursorForPosition(event.position().toPoint()).block()
        line = line_at(block)
        if line.opens and not self.isReadOnly() and self.marks.number_rect(block).contains(event.position()):
            self.number_clicked.emit(line.section)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu belongs to the page."""
        cursor = self.cursorForPosition(event.pos())
        if not self.textCursor().hasSelection():
            self.setTextCursor(cursor)
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the text in it."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the writing is here now."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the text stores it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.focused.emit(False)

    # Painting and size

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then what stands beside it: numbers, notes, and what an empty heading waits for."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        block = self.cursorForPosition(event.rect().topLeft()).block()
        self.marks.paint(painter, block, event.rect().bottom(), self.composing)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height in step with the text."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(300, self.height())

    def _fit(self) -> None:
        height = int(self.document().size().height()) + 4
        if height != self.height():
            self.setFixedHeight(height)


def _is_new(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _CTRL
