"""Asks why a finding is to be let be; the note may stay empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.i18n import _
from models.text import one_line, printable

_WIDE, _LONGEST = 460, 500


class DismissDialog(QDialog):
    """One line to write in; Enter lets the finding be."""

    def __init__(self, message: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dismissDialog")
        self.setWindowTitle(_("Bỏ qua"))
        told = QLabel(message, self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(_("Ghi chú"))
        self.line.setPlaceholderText(_("Vì sao để nguyên? (có thể để trống)"))
        self.line.setMaxLength(_LONGEST)
        about = QLabel(
            _("Ghi chú được lưu trong kế hoạch; điều này còn được bỏ qua cho đến khi chữ ở đó thay đổi."), self
        )
        about.setObjectName("faint")
        about.setWordWrap(True)
        self.do = QPushButton(_("Bỏ qua"), self)
        self.do.setDefault(True)
        shut = QPushButton(_("Hủy"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.do)
        row.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (told, self.line, about):
            column.addWidget(widget)
        column.addLayout(row)
        self.do.clicked.connect(self.accept)
        shut.clicked.connect(self.reject)
        self.setMinimumWidth(_WIDE)

    def note(self) -> str:
        """What was written, on one line."""
        return one_line(printable(self.line.text()))
