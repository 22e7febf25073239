"""The list of faults on paper or as a file: asks which of them and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.checking.finding import Finding
from models.checking.registry import rules_by_name
from models.checking.report import Report
from models.compare.index import PlanIndex
from models.i18n import _
from models.plan import Plan
from ui.list_output import KINDS, ListOutput, kind_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_WIDE = 380  # pixels: the title bar has room for its words


class ExportDialog(QDialog):
    """All findings or those that are shown; printed, or as one of the kinds of file."""

    def __init__(self, count: int, shown: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("In, xuất danh sách lỗi"))
        self.setMinimumWidth(_WIDE)
        whole = QLabel(_("Danh sách gồm {count} điều đã tìm thấy.").format(count=count), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(7)
        self.all = QRadioButton(_("Tất cả {count} điều đã tìm thấy").format(count=count), self)
        self.some = QRadioButton(_("Chỉ {count} điều đang hiện trong khung").format(count=shown or 0), self)
        narrowed = shown is not None and 0 < shown < count
        (self.some if narrowed else self.all).setChecked(True)
        for button in (self.all, self.some):
            button.setVisible(narrowed)
        which = QButtonGroup(self)
        which.addButton(self.all)
        which.addButton(self.some)
        how = QButtonGroup(self)
        head = QLabel(_("Xuất thành"), self)
        head.setObjectName("groupTitle")
        whole.setVisible(not narrowed)
        for widget in (whole, self.all, self.some):
            column.addWidget(widget)
        column.addWidget(head)
        self.kinds = {kind: QRadioButton(kind_words(kind), self) for kind in KINDS}
        for button in self.kinds.values():
            how.addButton(button)
            column.addWidget(button)
        self.kinds[KINDS[0]].setChecked(True)
        row = QHBoxLayout()
        self.go = QPushButton(_("Tiếp tục"), self)
        self.go.setDefault(True)
        shut = QPushButton(_("Hủy"), self)
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(shut)
        column.addSpacing(6)
        column.addLayout(row)
        self.go.clicked.connect(self.accept)
        shut.clicked.connect(self.reject)

    @property
    def kind(self) -> str:
        """The way that was chosen."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())


class ExportList:
    """What happens behind "In, xuất danh sách lỗi…"; `shown` are those in the panel, None while it is closed."""

    def __init__(self, window: MainWindow, findings: Sequence[Finding], shown: Sequence[Finding] | None) -> None:
        self._window = window
        self._findings = findings
        self._shown = shown

    def ask(self) -> None:
        """Ask and do; where nothing was found there is nothing to print."""
        messages = self._window.workspace.messages
        if not self._findings and not self._shown:
            messages.tell(_("Không có lỗi nào để in hoặc xuất."))
            return
        dialog = ExportDialog(len(self._findings), None if self._shown is None else len(self._shown), self._window)
        if dialog.exec():
            chosen = self._shown if dialog.some.isChecked() and self._shown is not None else self._findings
            plan = self._window.document.plan
            output = ListOutput(self._window, self._window.document, self._window.prefs, messages)
            output.give(dialog.kind, lambda: printed_list(plan, chosen), _("danh sách lỗi"))
        dialog.deleteLater()


def printed_list(plan: Plan, findings: Sequence[Finding]) -> Plan:
    """The findings as a list that the writers of plans write."""
    titles = {name: rule.title for name, rule in rules_by_name().items()}
    return Report(PlanIndex(plan)).printed(findings, titles)
