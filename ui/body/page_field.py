"""A value of the letterhead or signature edited where it is printed: raw while it is written, as on paper otherwise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.appendix_heading import PaperLine
from ui.theme import current_theme
from ui.written import written

_HINT_SIZE = 0.85
_FAINT_MARK = 0.7
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEAST_TEXT = 12  # pixels
_SIDES = 8  # pixels beside a text that the field is as wide as
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _as_is(text: str) -> str:
    return text


class PageField(PaperLine):
    """Shows a stored text in its printed form; with the focus it shows what is to be typed, and rewrites nothing."""

    entered = Signal()
    left = Signal()
    given_up = Signal()  # Escape

    def __init__(
        self,
        name: str,
        hint: str,
        align: Qt.AlignmentFlag,
        parent: QWidget,
        *,
        many: bool = False,
        capitals: bool = False,
    ) -> None:
        super().__init__(name, hint, align, parent)
        self.name = name
        self.many = many  # Enter makes a new line
        self.composing = False
        self.printed: Callable[[str], str] = _as_is  # stored -> on paper
        self.write: Callable[[str], str] = _as_is  # stored -> to be edited
        self.read: Callable[[str], str | None] = _as_is  # typed -> stored; None where it cannot be understood
        self._capitals = capitals
        self.least_width = 0  # pixels; above 0 the field is only as wide as its text
        self._raw = False
        self._stored = ""
        self.faulty = False
        self.setToolTip("")
        self.setAcceptDrops(False)

    def text(self) -> str | None:
        """What would be stored now; None where that cannot be understood."""
        return self.read(self._typed())

    @property
    def stored(self) -> str:
        """The value as it is in the plan."""
        return self._stored

    def _typed(self) -> str:
        return written(self.document())

    @property
    def changed(self) -> bool:
        """Whether something else is typed here than what is stored."""
        return self._raw and self._typed() != self.write(self._stored)

    def forget(self) -> None:
        """What was typed here and not understood belonged to a plan that is gone."""
        self._raw = self.composing = False

    def show_text(self, text: str) -> None:
        """Show the stored text, unless the officer is just writing another one here."""
        writing = self.changed
        self._stored = text
        if not writing:
            self._show()

    def _show(self) -> None:
        text = self.write(self._stored) if self._raw else self.printed(self._stored)
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._fit()

    def set_font(self, font: QFont) -> None:
        """The font on paper; names printed in capitals are typed as in a sentence."""
        capitals = self._capitals and not self._raw
        font.setCapitalization(QFont.Capitalization.AllUppercase if capitals else QFont.Capitalization.MixedCase)
        self.setFont(font)
        self._fit()

    def commit(self) -> None:
        """Hand on what was typed, where it differs and can be understood; else it stays here as it is."""
        if not self.changed or self.isReadOnly():
            return
        text = self.text()
        if text is None:
            return
        if text != self._stored:
            self._stored = text
            self.edited.emit(text)

    def show_wrong(self, faulty: bool) -> None:
        """Mark the field, quietly, where something about it should be looked at."""
        if faulty != self.faulty:
            self.faulty = faulty
            self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Undo is the window's where nothing typed here is left to take back."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if self.composing:
                event.accept()
                return True
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field, or makes a new line where there are several; Escape takes back."""
        if self.composing or (event.key() in _ENTER and self.many):
            super(PaperLine, self).keyPressEvent(event)
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.commit()
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            self.setPlainText(self.write(self._stored))
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a word is being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show what is to be typed."""
        if not self._raw and not self.isReadOnly():
            self._raw = True
            self.set_font(self.font())
            self._show()
            self.document().clearUndoRedoStacks()
            by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            if by_tab and not self.many:
                self.selectAll()
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Store, and show the printed form again; what could not be understood stays as it was typed."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.composing = False
            if self.text() is not None:
                self._raw = False
                self.set_font(self.font())
                self._show()
            self.left.emit()

    def _hint_font(self) -> QFont:
        """Lighter than the text on paper, so that nobody takes it for written."""
        font = QFont(self.font())
        font.setBold(False)
        font.setCapitalization(QFont.Capitalization.MixedCase)
        font.setPointSizeF(font.pointSizeF() * _HINT_SIZE)
        return font

    def show_width(self) -> None:
        """Take the width of the text."""
        self._fit()

    def _fit(self) -> None:
        if self.least_width:
            text = self.toPlainText()
            width = QFontMetricsF(self.font() if text else self._hint_font()).horizontalAdvance(text or self._hint)
            wanted = max(self.least_width, round(width) + _SIDES)
            if wanted != self.width():
                self.setFixedWidth(wanted)
        self.document().setTextWidth(max(_LEAST_TEXT, self.viewport().width()))
        height = int(self.document().size().height()) + 3
        if height != self.height():
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What belongs here while it is empty; a dotted line under what should be looked at."""
        super(PaperLine, self).paintEvent(event)
        if not self.toPlainText() and not self.composing:
            painter = QPainter(self.viewport())
            painter.setFont(self._hint_font())
            painter.setPen(QColor(current_theme().ink_faint))
            room = self.viewport().rect().adjusted(2, 0, -2, 0)
            painter.drawText(room, self._option.alignment() | Qt.AlignmentFlag.AlignVCenter, self._hint)
            painter.end()
        if self.faulty and self.toPlainText():
            painter = QPainter(self.viewport())
            colour = QColor(current_theme().danger)
            colour.setAlphaF(_FAINT_MARK)
            pen = QPen(colour, 1.0, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            width = min(self.document().idealWidth(), self.viewport().width())
            free = self.viewport().width() - width
            align = self._option.alignment()
            left = free if align & Qt.AlignmentFlag.AlignRight else free / 2 if align & _CENTRE else 0.0
            y = self.viewport().height() - 1.5
            painter.drawLine(QPointF(left, y), QPointF(left + width, y))
            painter.end()
