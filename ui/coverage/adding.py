"""The question before a task from above comes into the plan: where, and in which words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.coverage.acts import new_task
from models.coverage.coverage import Coverage
from models.coverage.placing import fitting, places_in
from models.i18n import _
from models.plan import Plan, Task
from models.registers import AssignedTask
from models.text import one_line, printable
from ui.elided import ElidedBox
from ui.room import resize_within

_MOST_LEADS = 30


class AddingDialog(QDialog):
    """`area` and `task` are what was chosen."""

    def __init__(self, coverage: Coverage, entry: AssignedTask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("addingDialog")
        self.setWindowTitle(_("Thêm vào kế hoạch"))
        self._made = new_task(entry)
        self._places = places_in(coverage.plan)
        self.where = ElidedBox(self)
        for place in self._places:
            self.where.addItem(printable(place.label), place.area)
        self.where.setCurrentIndex(fitting(self._places, entry, coverage.candidates(entry)))
        self.where.setSizeAdjustPolicy(ElidedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.text = QPlainTextEdit(printable(self._made.title), self)
        self.text.setTabChangesFocus(True)
        line = self._made.lines[0]
        self.product = QPlainTextEdit(printable(line.product), self)
        self.product.setTabChangesFocus(True)
        self.product.setMaximumHeight(64)
        self.deadline = QLineEdit(printable(one_line(line.deadline)), self)
        self.lead = QComboBox(self)
        self.lead.setEditable(True)
        # Nothing completes what is being typed.
        self.lead.setCompleter(None)  # type: ignore[arg-type]
        self.lead.addItems(_leads(coverage.plan))
        self.lead.setCurrentIndex(-1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for name, field in (
            (_("&Lĩnh vực:"), self.where),
            (_("&Nhiệm vụ:"), self.text),
            (_("&Sản phẩm:"), self.product),
            (_("&Chủ trì:"), self.lead),
            (_("&Thời hạn:"), self.deadline),
        ):
            form.addRow(name, field)
            field.setAccessibleName(name.replace("&", "").rstrip(":"))
        told = QLabel(_("Nhiệm vụ được thêm vào cuối lĩnh vực; những gì để trống thì điền sau trong bảng."), self)
        told.setObjectName("faint")
        told.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton(_("Thêm"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(form, 1)
        column.addWidget(told)
        column.addWidget(buttons)
        self.text.textChanged.connect(lambda: self.go.setEnabled(bool(self.text.toPlainText().strip())))
        resize_within(self, 560, 400)
        self.where.setFocus()

    @property
    def area(self) -> str:
        """The id of the chosen area."""
        return str(self.where.currentData())

    @property
    def task(self) -> Task:
        """The task as it is to be."""
        product, deadline = printable(self.product.toPlainText()).strip(), printable(self.deadline.text()).strip()
        lead = printable(one_line(self.lead.currentText())).strip()
        line = replace(self._made.lines[0], product=product, lead=lead, deadline=deadline)
        return replace(self._made, title=one_line(self.text.toPlainText()), lines=(line,))


def _leads(plan: Plan) -> list[str]:
    """Who leads in the plan, the most frequent first."""
    lines = (line for appendix in plan.appendices for task in appendix.tasks() for line in task.lines)
    counted = Counter(lead for line in lines if (lead := printable(one_line(line.lead)).strip()))
    return [lead for lead, _count in counted.most_common(_MOST_LEADS)]
