"""The words that the check takes for right in this plan: added and taken off."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from models.i18n import _
from models.text import one_line, printable

_LONGEST = 60


class WordList(QWidget):
    """Holds words in small letters, in the order of the alphabet."""

    def __init__(self, words: Iterable[str], writable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        about = QLabel(
            _("Tên riêng, từ chuyên ngành, chữ viết tắt ghi ở đây sẽ không bị báo sai chính tả trong kế hoạch này."),
            self,
        )
        about.setObjectName("faint")
        about.setWordWrap(True)
        self.line = _WordLine(self)
        self.line.setAccessibleName(_("Từ cần thêm"))
        self.line.setPlaceholderText(_("Từ cần thêm"))
        self.line.setMaxLength(_LONGEST)
        self.line.entered = self._add
        self.add = QPushButton(_("Thêm"), self)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Từ đã biết"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setSortingEnabled(True)
        self.list.addItems(sorted(words))
        self.drop = QPushButton(_("Bỏ các từ đang chọn"), self)
        self.drop.setAutoDefault(False)
        self.drop.clicked.connect(self._drop)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(about)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.line, self.add, self.drop):
            widget.setEnabled(writable)

    def words(self) -> frozenset[str]:
        """The words as they are now."""
        return frozenset(self.list.item(row).text() for row in range(self.list.count()))

    def _add(self) -> None:
        word = one_line(printable(self.line.text())).casefold()
        if word and word not in self.words():
            self.list.addItem(word)
        self.line.clear()
        self.line.setFocus()

    def _drop(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))


class _WordLine(QLineEdit):
    """Enter adds the word and does not close the dialog."""

    entered = staticmethod(lambda: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered()
            return
        super().keyPressEvent(event)
