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
        self.empty = QLabel(_("Chưa có từ nào. Gõ từ ở ô trên rồi nhấn Enter."), self)
        self.empty.setObjectName("faint")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
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
        column.addWidget(self.empty, 1)
        column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        self._writable = writable
        for widget in (self.line, self.add):
            widget.setEnabled(writable)
        self.list.itemSelectionChanged.connect(self._settle)
        self._settle()

    def words(self) -> frozenset[str]:
        """The words as they are now, with the one that is still being written."""
        listed = frozenset(self.list.item(row).text() for row in range(self.list.count()))
        return listed | {word} if (word := self._written()) else listed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen words off."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus() and self.drop.isEnabled():
            self._drop()
            return
        super().keyPressEvent(event)

    def _written(self) -> str:
        return one_line(printable(self.line.text())).casefold()

    def _add(self) -> None:
        word = self._written()
        self.line.clear()
        if word and word not in self.words():
            self.list.addItem(word)
        self._settle()
        self.line.setFocus()

    def _drop(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._settle()

    def _settle(self) -> None:
        """What is seen and can be done follows what there is."""
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)
        if self.drop.hasFocus() and not self.list.selectedItems():
            self.line.setFocus()
        self.drop.setVisible(self.list.count() > 0)
        self.drop.setEnabled(self._writable and bool(self.list.selectedItems()))


class _WordLine(QLineEdit):
    """Enter adds the word and does not close the dialog."""

    entered = staticmethod(lambda: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered()
            return
        super().keyPressEvent(event)
