"""Under the deadline: how the program understands what is written there, and the way to correct that."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from models.i18n import _
from models.store import ChangeSet
from ui.detail.field_editor import FieldEditor
from ui.document import Document

_AFTER = 250  # milliseconds without typing


class DeadlineNote(QWidget):
    """Follows an editor; says nothing about an empty text."""

    def __init__(self, editor: FieldEditor, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._document = document
        self.words = QLabel(self)
        self.words.setObjectName("faint")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.correct = QPushButton(_("Sửa cách hiểu…"), self)
        self.correct.setObjectName("quietNote")
        self.correct.setAccessibleName(_("Sửa cách hiểu thời hạn"))
        self.correct.setToolTip(_("Sửa ngày, kỳ lặp lại mà chương trình hiểu; chữ trong ô giữ nguyên"))
        self.correct.clicked.connect(self._correct)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignLeft)
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(self.tell)
        editor.textChanged.connect(self._later.start)
        document.changed.connect(self._follow)
        if "models.deadlines" in sys.modules:
            self.tell()
        else:
            # The grammar of deadlines takes longer to load than a window may wait.
            self.hide()
            self._later.start()

    def text(self) -> str:
        """What is said."""
        return self.words.text()

    def tell(self) -> None:
        """Say how the text is understood now."""
        if not self._document.is_open:
            return
        text = self._editor.toPlainText().strip()
        words = meaning_words(text, self._editor.address.id, self._document) if text else ""
        self.words.setText(words)
        self.correct.setVisible(bool(words) and not self._editor.isReadOnly())
        self.setVisible(bool(words))

    def _follow(self, changes: ChangeSet) -> None:
        """A correction, or another period of the plan, gives the same words another meaning."""
        if any(change.table in ("entry", "plan") for change in changes.changes):
            self.tell()

    def _correct(self) -> None:
        self._editor.commit()
        text = self._editor.toPlainText().strip()
        if text:
            # Not needed until now; the window starts sooner without it.
            from ui.deadlines.correcting import correct_meaning

            correct_meaning(self._document, self._editor.address.id, text, self.window())


def meaning_words(text: str, line: str, document: Document) -> str:
    """The meaning of a deadline in words; calm where it is not understood, for the text is printed as it stands."""
    from models.deadlines.corrected import DeadlineReader

    read = DeadlineReader.of_plan(document.plan)
    meaning = read.of_text(text, line)
    words = meaning.in_words()
    if read.correction(text, line) is not None:
        return _("Hiểu là (anh/chị đã sửa): {words}").format(words=words)
    if not meaning.understood:
        return _("{words} Chữ vẫn được giữ và in nguyên văn.").format(words=words)
    return _("Hiểu là: {words}").format(words=words) if words else ""
