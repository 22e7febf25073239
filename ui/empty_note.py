"""What stands where the table would be while there is nothing in it: one sentence and the way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from models.i18n import _


class EmptyNote(QFrame):
    """Lies over an empty table; shows itself when told what is missing."""

    wanted = Signal(str)  # name of the action that a button stands for

    def __init__(self, table: QAbstractScrollArea) -> None:
        super().__init__(table.viewport())
        self.setObjectName("emptyNote")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add_appendix = QPushButton(_("Thêm phụ lục"), self)
        self.add_task = QPushButton(_("Thêm nhiệm vụ"), self)
        self.add_area = QPushButton(_("Thêm lĩnh vực"), self)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, name in (
            (self.add_appendix, "actionAddAppendix"),
            (self.add_area, "actionAddArea"),
            (self.add_task, "actionAddTask"),
        ):
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, action=name: self.wanted.emit(action))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        table.viewport().installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def show_state(self, has_appendix: bool, rows: int, has_area: bool, writable: bool) -> None:
        """Say what is missing, or go where nothing is."""
        if has_appendix and rows:
            self.hide()
            return
        if has_appendix:
            ways = _("Phụ lục này chưa có nhiệm vụ nào. Hãy thêm lĩnh vực (Ctrl+1) rồi thêm nhiệm vụ.")
            if has_area:
                ways = _("Phụ lục này chưa có nhiệm vụ nào. Thêm lĩnh vực, hoặc thêm ngay nhiệm vụ (Ctrl+Enter).")
            self._text.setText(ways if writable else _("Phụ lục này chưa có nhiệm vụ nào."))
        else:
            ways = _("Kế hoạch chưa có phụ lục nào. Thêm một phụ lục để lập bảng nhiệm vụ.")
            self._text.setText(ways if writable else _("Kế hoạch này không có phụ lục nào."))
        self.add_appendix.setVisible(writable and not has_appendix)
        self.add_area.setVisible(writable and has_appendix)
        self.add_task.setVisible(writable and has_appendix and has_area)
        self._fit()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of the table."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        if (table := self.parentWidget()) is not None:
            self.setGeometry(table.rect())
