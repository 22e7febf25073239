"""Offers texts while something is written in a text editor; only Down and Enter, or a click, put one in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from models.i18n import _
from models.suggestions import Offer
from ui.suggest.suggest_list import SuggestList

TextEditor = QTextEdit | QPlainTextEdit
# Text before the caret, text after it, whether everything is wanted.
Ask = Callable[[str, str, bool], Sequence[Offer]]
_LONGEST = 2000  # signs of a text that is looked at beside the caret's own line
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_NONE = Qt.KeyboardModifier.NoModifier


class Suggester(QObject):
    """Lives as long as its editor and borrows the window's list while there is something to offer."""

    def __init__(
        self, editor: TextEditor, the_list: Callable[[], SuggestList], ask: Ask, ready: Callable[[], None]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._ready = ready  # somebody is about to write
        self._the_list = the_list
        self._ask = ask
        self._list: SuggestList | None = None
        self._typing = False
        self._composing = False
        self._hushed = False  # Escape has closed the list: it stays closed for this part of the text
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        editor.textChanged.connect(self._text_changed)

    @property
    def open(self) -> bool:
        """Whether the list is shown for this editor."""
        return self._list is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and input methods of the editor; where it goes, the list goes along."""
        kind = event.type()
        if watched is not self._editor:
            if kind == QEvent.Type.MouseButtonPress:
                self.close()
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.key(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._compose(event)
        elif kind == QEvent.Type.FocusIn:
            self._ready()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize) and self._list is not None:
            self._list.place(*self._places())
        return False

    def key(self, event: QKeyEvent) -> bool:
        """What a key means for the list; False where it belongs to the text."""
        if self._composing or self._editor.isReadOnly():
            return False
        if _asks_for_all(event):
            self._hushed = False
            self._show(every=True)
            return True
        if self._list is not None and self._in_list(self._list, event):
            return True
        writes = bool(event.text()) and event.text().isprintable()
        if writes or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, *_ENTER):
            self._typing = True
        elif event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr):
            self.close()
        return False

    def _in_list(self, shown: SuggestList, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~_KEYPAD != _NONE:
            return False
        if key == Qt.Key.Key_Escape:
            self.close()
            self._hushed = True
            return True
        if key == Qt.Key.Key_Down or (key == Qt.Key.Key_Up and shown.chosen is not None):
            shown.step(1 if key == Qt.Key.Key_Down else -1)
            self._say(shown.chosen.text if shown.chosen else self._editor.accessibleName())
            return True
        if key in _ENTER and shown.chosen is not None:
            self.take(shown.chosen)
            return True
        return False

    def _is_mine(self, event: QKeyEvent) -> bool:
        """A key that would be a shortcut of the window, were the list not open."""
        if self._composing or _asks_for_all(event):
            return True
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up, *_ENTER)
        return self.open and event.modifiers() & ~_KEYPAD == _NONE and event.key() in keys

    def _compose(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        self._typing = bool(event.commitString())
        if self._composing:
            self.close()

    def _text_changed(self) -> None:
        typed, self._typing = self._typing, False
        if typed and not self._composing and self._editor.hasFocus():
            self._show(every=False)
        elif not typed:
            self.close()

    def _show(self, every: bool) -> None:
        before, after = self._sides()
        if not before.strip() or before[-1] in ";\n":
            self._hushed = False
        offers = () if self._hushed else self._ask(before, after, every)
        if not offers or self._editor.textCursor().hasSelection():
            self.close()
            return
        if self._list is None:
            self._list = self._the_list()
            self._list.taken.connect(self.take)
        told = len(self._list.offers) if self._list.isVisible() else 0
        self._list.show_offers(offers, *self._places())
        if told != len(offers):
            self._say(_("{count} gợi ý, phím mũi tên xuống để chọn").format(count=len(offers)))

    def _sides(self) -> tuple[str, str]:
        """The text on both sides of the caret; of a very long one only the caret's line."""
        cursor = self._editor.textCursor()
        document = self._editor.document()
        if document.characterCount() > _LONGEST:
            text, place = cursor.block().text(), cursor.positionInBlock()
            return text[max(0, place - _LONGEST) : place], text[place : place + _LONGEST] or "\n"
        text, place = document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n"), cursor.position()
        # Qt counts UTF-16 units, Python counts signs.
        raw = text.encode("utf-16-le", "surrogatepass")
        sides = raw[: 2 * place], raw[2 * place :]
        before, after = (side.decode("utf-16-le", "surrogatepass") for side in sides)
        return before, after

    def take(self, offer: Offer) -> None:
        """Put an offer in the place of what is typed of it, as one step of the editor's own undo."""
        before, _after = self._sides()
        units = len(before[offer.start :].encode("utf-16-le", "surrogatepass")) // 2
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, units)
        cursor.insertText(offer.text)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self.close()

    def close(self) -> None:
        """Put the list away."""
        shown, self._list = self._list, None
        if shown is not None:
            shown.taken.disconnect(self.take)
            shown.hide()

    def _places(self) -> tuple[QRect, QRect]:
        """The editor and its caret in the window."""
        editor, window = self._editor, self._editor.window()
        beside = QRect(editor.mapTo(window, QPoint(0, 0)), editor.size())
        caret = editor.cursorRect()
        return beside, QRect(editor.viewport().mapTo(window, caret.topLeft()), caret.size())

    def _say(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, text))


def _asks_for_all(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~_KEYPAD
    return (event.key() == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier) or (
        event.key() == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.ControlModifier
    )
