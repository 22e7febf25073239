"""Choosing what a new plan begins with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.i18n import _
from models.plan import Plan
from models.plan_json import load_plan
from models.resources import resource_path
from ui.room import resize_within

_TEXT_WIDTH = 500  # pixels; the list is a little wider
_ITEM_PADDING = 12  # pixels above and below together, as in the style sheet


@dataclass(frozen=True, slots=True)
class Starter:
    """A plan to begin with: its file, title and one sentence about it."""

    file: Path
    title: str
    description: str

    def plan(self) -> Plan:
        """The plan itself; raises InputProblem where the file is damaged."""
        return load_plan(self.file.read_text(encoding="utf-8"))


def starters() -> list[Starter]:
    """The starter plans that ship with the program."""
    index = json.loads(resource_path("starters", "index.json").read_text(encoding="utf-8"))
    return [Starter(resource_path("starters", one["file"]), one["title"], one["description"]) for one in index]


def ask_starter(parent: QWidget) -> Starter | None:
    """The starter that the user chose, or None."""
    dialog = StarterDialog(starters(), parent)
    return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None


class StarterDialog(QDialog):
    """A list of starter plans with what each holds."""

    def __init__(self, choices: list[Starter], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("starterDialog")
        self.setWindowTitle(_("Kế hoạch mới"))
        self._choices = choices
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(QLabel(_("Bắt đầu từ mẫu nào? Mẫu bảng và mọi nội dung đều sửa lại được."), self))
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Mẫu kế hoạch"))
        for starter in choices:
            item = QListWidgetItem(self.list)
            row = _row(starter)
            item.setSizeHint(QSize(_TEXT_WIDTH, row.sizeHint().height() + _ITEM_PADDING))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{starter.title}. {starter.description}")
            self.list.setItemWidget(item, row)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        layout.addWidget(self.list)
        buttons = QDialogButtonBox(self)
        go = buttons.addButton(_("Tạo kế hoạch"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        resize_within(self, 600, 470)

    def chosen(self) -> Starter | None:
        """The starter of the chosen row."""
        row = self.list.currentRow()
        return self._choices[row] if row >= 0 else None


def _row(starter: Starter) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(10, 6, 10, 6)
    column.setSpacing(2)
    title = QLabel(starter.title, row)
    font = QFont(title.font())
    font.setBold(True)
    title.setFont(font)
    text = QLabel(starter.description, row)
    text.setObjectName("faint")
    text.setWordWrap(True)
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    text.setMinimumWidth(_TEXT_WIDTH)
    lines = text.fontMetrics().boundingRect(0, 0, _TEXT_WIDTH, 1000, Qt.TextFlag.TextWordWrap, starter.description)
    text.setFixedHeight(lines.height() + 2)
    column.addWidget(title)
    column.addWidget(text)
    column.addStretch(1)
    return row
