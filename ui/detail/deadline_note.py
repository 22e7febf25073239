"""One quiet line under the deadline: how the program understands what is written there."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from models.i18n import _
from models.plan import Period
from ui.detail.field_editor import FieldEditor
from ui.document import Document

_AFTER = 250  # milliseconds without typing


class DeadlineNote(QLabel):
    """Follows an editor; says nothing about an empty text."""

    def __init__(self, editor: FieldEditor, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("faint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(6, 0, 0, 0)
        self._editor = editor
        self._document = document
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(self.tell)
        editor.textChanged.connect(self._later.start)
        if "models.deadlines" in sys.modules:
            self.tell()
        else:
            # The grammar of deadlines takes longer to load than a window may wait.
            self.hide()
            self._later.start()

    def tell(self) -> None:
        """Say how the text is understood now."""
        if not self._document.is_open:
            return
        text = self._editor.toPlainText().strip()
        words = meaning_words(text, self._document.plan.period) if text else ""
        self.setText(words)
        self.setVisible(bool(words))


def meaning_words(text: str, period: Period) -> str:
    """The meaning of a deadline in words; calm where it is not understood, for the text is printed as it stands."""
    from models.deadlines import understand

    meaning = understand(text, period)
    words = meaning.in_words()
    if not meaning.understood:
        return _("{words} Chữ vẫn được giữ và in nguyên văn.").format(words=words)
    return _("Hiểu là: {words}").format(words=words) if words else ""
