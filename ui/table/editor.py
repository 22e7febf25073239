"""The editor that opens over a cell: several lines, the paper's font, growing with its text."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QWidget

from models.grid.grid import Cell
from models.i18n import _
from models.layout import Align
from models.text import printable
from ui.table.typesetter import Typesetter
from ui.theme import current_theme

_FRAME = 2  # pixels, as in the style sheet


class CellEditor(QTextEdit):
    """Edits one cell's text; changes nothing in it while it is typed."""

    grown = Signal()

    def __init__(self, parent: QWidget, typesetter: Typesetter, cell: Cell) -> None:
        super().__init__(parent)
        self.setObjectName("cellEditor")
        self.setAccessibleName(_("Nội dung ô"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(typesetter.fonts[cell.bold, cell.italic])
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        if cell.align is Align.CENTER:
            self.document().setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.composing = False
        self.cell_rect = QRect()
        self._indent = 0
        self._side = max(0, round(typesetter.pad_x) - 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._label: QLabel | None = None
        if cell.prefix:
            self._label = QLabel(cell.prefix, self)
            self._label.setFont(self.font())
            self._label.setStyleSheet(f"color: {current_theme().ink_faint}; background: transparent; padding: 0;")
            self._label.adjustSize()
            self._indent = self._label.width() + 2
        self.setViewportMargins(self._side + self._indent, 1, self._side, 0)
        self.textChanged.connect(self.fit)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())

    def text(self) -> str:
        """The text as it will be stored: plain line breaks, NFC, no blank ends."""
        return printable(self.toPlainText()).strip()

    def show_text(self, text: str, replace: bool) -> None:
        """Show the text of the cell; with `replace` the next key takes its place."""
        self.setPlainText(text)
        if replace:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def fit(self) -> None:
        """Grow downwards with the text, as far as the table is visible; never smaller than the cell."""
        parent = self.parentWidget()
        if parent is None or self.cell_rect.isNull():
            return
        rect = QRect(self.cell_rect)
        needed = math.ceil(self.document().size().height()) + 2 * _FRAME + 1
        rect.setHeight(max(rect.height(), needed))
        # Text that is centred upright in its cell stays where it was when the editor opens over it.
        above = max(1, (rect.height() - needed) // 2)
        self.setViewportMargins(self._side + self._indent, above, self._side, 0)
        if self._label is not None:
            self._label.move(_FRAME + self._side, above + _FRAME)
        room = parent.height()
        rect.setTop(max(0, rect.top()))
        if rect.bottom() > room - 1:
            rect.moveTop(max(0, room - 1 - rect.height())) if rect.height() < room else rect.setTop(0)
            rect.setBottom(min(rect.bottom(), room - 1))
        clipped = needed > rect.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if clipped else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        if rect != self.geometry():
            self.setGeometry(rect)
            self.grown.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether a word is being composed, so that Enter and undo leave it alone."""
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())

    def event(self, event: QEvent) -> bool:
        """Keys of plain editing belong to the text, not to the shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.composing:
            event.accept()
            return True
        return super().event(event)
