"""The switches in the corner of the panel: which severities are shown, and whether those that were dismissed are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from models.checking.finding import Severity
from models.checking.report import SEVERITY_NAMES
from models.i18n import _
from ui.checking.grades import grade_icon
from ui.icons import icon


class GradeBar(QWidget):
    """One switch with sign and number for each severity, one for what was dismissed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.grades: dict[Severity, QToolButton] = {}
        for severity in Severity:
            self.grades[severity] = self._button()
            self.grades[severity].setChecked(True)
            row.addWidget(self.grades[severity])
        self.dismissed = self._button()
        row.addSpacing(10)
        row.addWidget(self.dismissed)
        self.retheme()

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("gradeButton")
        button.setCheckable(True)
        button.setIconSize(QSize(15, 15))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(lambda _checked=False: self.changed.emit())
        return button

    def wanted(self) -> frozenset[Severity]:
        """The severities that are switched on; all where none is, for an empty list helps nobody."""
        return frozenset(one for one, button in self.grades.items() if button.isChecked()) or frozenset(Severity)

    def show_counts(self, counts: Mapping[Severity, int], dismissed: int) -> None:
        """How many there are of each."""
        for severity, button in self.grades.items():
            name = _(SEVERITY_NAMES[severity])
            button.setText(f" {counts.get(severity, 0)}")
            button.setToolTip(_("{name}: hiện hoặc ẩn").format(name=name))
            button.setAccessibleName(_("{name}: {count}").format(name=name, count=counts.get(severity, 0)))
        self.dismissed.setText(_(" Đã bỏ qua ({count})").format(count=dismissed))
        self.dismissed.setToolTip(_("Xem những điều đã bỏ qua, kèm ghi chú"))
        self.dismissed.setVisible(dismissed > 0 or self.dismissed.isChecked())

    def retheme(self) -> None:
        """Draw the signs in the colours of the theme in use."""
        for severity, button in self.grades.items():
            button.setIcon(grade_icon(severity))
        self.dismissed.setIcon(icon("eye-off"))
