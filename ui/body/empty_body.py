"""What stands on the page while the plan has no text: one sentence and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.i18n import _
from models.plan import Section


class EmptyBody(QFrame):
    """Shows itself where there is no section."""

    wanted = Signal(str)  # "first", "paste", "skeleton"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyBody")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 18)
        column.setSpacing(10)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.addStretch(1)
        self.buttons: dict[str, QPushButton] = {}
        for name, text in (
            ("first", _("Thêm mục I")),
            ("paste", _("Dán từ Word")),
            ("skeleton", _("Khung bốn mục thường dùng")),
        ):
            button = QPushButton(text, self)
            button.clicked.connect(lambda _checked=False, what=name: self.wanted.emit(what))
            row.addWidget(button)
            self.buttons[name] = button
        row.addStretch(1)
        column.addLayout(row)

    def show_state(self, has_sections: bool, writable: bool) -> None:
        """Say how to begin, or go where there is something."""
        self.setVisible(not has_sections)
        ways = _("Kế hoạch chưa có phần lời văn. Bấm vào trang để gõ căn cứ, hoặc bắt đầu bằng một trong các cách:")
        self._text.setText(ways if writable else _("Kế hoạch này không có phần lời văn."))
        for button in self.buttons.values():
            button.setVisible(writable)


def skeleton() -> tuple[Section, ...]:
    """The sections that most plans have, without text."""
    names = (_("MỤC ĐÍCH, YÊU CẦU"), _("NỘI DUNG, NHIỆM VỤ"), _("KINH PHÍ THỰC HIỆN"), _("TỔ CHỨC THỰC HIỆN"))
    below = (Section(number="1", heading=_("Mục đích")), Section(number="2", heading=_("Yêu cầu")))
    return tuple(
        Section(number=number, heading=name, sections=below if number == "I" else ())
        for number, name in zip(("I", "II", "III", "IV"), names, strict=True)
    )
