"""What each text becomes where citations are brought in line with the register, ticked, before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.compare.comparison import PLACE_MARK, Difference, Kind
from models.edits import Edit
from models.i18n import _
from ui.differences.tick_all import TickAll
from ui.differences.ticked import TickedList
from ui.room import resize_within


class UnifyDialog(QDialog):
    """Offers changes of texts; `chosen` tells which are to be made."""

    def __init__(self, edits: Sequence[Edit], words: Callable[[Edit], str], told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unifyDialog")
        self.setWindowTitle(_("Thống nhất theo sổ"))
        self._edits = {self._difference(edit, words(edit)): edit for edit in edits}
        head = QLabel(told, self)
        head.setObjectName("groupTitle")
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        about = QLabel(_("Bỏ dấu chọn ở chỗ muốn giữ nguyên. Mọi chỗ được sửa trong một bước, hoàn tác được."), self)
        about.setObjectName("faint")
        about.setWordWrap(True)
        self.list = TickedList(_("Các chỗ sẽ sửa"), self)
        self.do = QPushButton(self)
        self.do.setDefault(True)
        shut = QPushButton(_("Hủy"), self)
        self.all = TickAll(self.list, self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        buttons.addWidget(self.do)
        buttons.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.ticked.connect(self._count)
        self.do.clicked.connect(self.accept)
        shut.clicked.connect(self.reject)
        self.list.offer(self._edits)
        self.list.setFocus()
        self._count()
        resize_within(self, 820, 480)

    def _difference(self, edit: Edit, place: str) -> Difference:
        *words, label = place.split(PLACE_MARK)
        paragraph = edit.paragraph if edit.paragraph >= 0 else None
        return Difference(Kind.CHANGED, edit.address, tuple(words), label, edit.before, edit.after, paragraph=paragraph)

    def chosen(self) -> list[Edit]:
        """The changes that are to be made."""
        return [self._edits[one] for one in self.list.taken()]

    def _count(self) -> None:
        count = len(self.list.taken())
        self.do.setText(_("Sửa {count} chỗ").format(count=count))
        self.do.setEnabled(count > 0)
