"""First step: what the look before sending found, told calmly; nothing here keeps the plan from being sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from models.i18n import _
from models.sending.finding import Finding, Severity
from ui.checking.grades import grade_icon
from ui.icons import icon
from ui.send.check_line import CheckLine
from ui.theme import current_theme


class FindingList(QListWidget):
    """Findings with an icon for how grave each is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findingList")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(18, 18))
        self._findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings in their order."""
        self._findings = tuple(findings)
        self.clear()
        for finding in findings:
            item = QListWidgetItem(_icon(finding.severity), entry(finding), self)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{severity_name(finding.severity)}. {entry(finding)}")
        if findings:
            self.setCurrentRow(0)

    def chosen(self) -> Finding | None:
        """The finding of the chosen row."""
        row = self.currentRow()
        return self._findings[row] if 0 <= row < len(self._findings) else None


class CheckPage(QWidget):
    """The list, a sentence that sums it up, and the way to the place of a finding."""

    jump_requested = Signal(object)  # Finding

    def __init__(
        self, findings: Sequence[Finding], parent: QWidget, counts: Mapping[Severity, int] | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        summary = QHBoxLayout()
        summary.setSpacing(8)
        self.sign = QLabel(self)
        good, theme = not findings, current_theme()
        sign = icon("circle-check", theme.good) if good else icon("list-checks", theme.accent)
        self.sign.setPixmap(sign.pixmap(QSize(20, 20)))
        summary.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self.summary = QLabel(summary_of(findings), self)
        self.summary.setWordWrap(True)
        summary.addWidget(self.summary, 1)
        layout.addLayout(summary)
        self.list = FindingList(self)
        self.list.setAccessibleName(_("Điều nên xem trước khi gửi"))
        self.list.show_findings(findings)
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        self.jump = QPushButton(_("Tới chỗ này"), self)
        self.jump.setToolTip(_("Đóng hộp này và tới chỗ cần sửa; nháy đúp vào dòng cũng vậy"))
        row.addWidget(self.jump)
        row.addStretch(1)
        layout.addLayout(row)
        if not findings:
            self.list.hide()
            self.jump.hide()
            layout.addStretch(1)
        self.line = CheckLine(counts, self)
        layout.addWidget(self.line)
        self.list.currentRowChanged.connect(lambda _row: self._show_jump())
        # Not by Enter, which goes on to the next step from everywhere.
        self.list.itemDoubleClicked.connect(lambda _item: self._ask())
        self.jump.clicked.connect(self._ask)
        self._show_jump()

    def _show_jump(self) -> None:
        finding = self.list.chosen()
        self.jump.setEnabled(finding is not None and finding.address is not None)

    def _ask(self) -> None:
        finding = self.list.chosen()
        if finding is not None and finding.address is not None:
            self.jump_requested.emit(finding)


def summary_of(findings: Sequence[Finding]) -> str:
    """The findings in one sentence."""
    if not findings:
        return _("Không thấy điều gì cần sửa trước khi gửi.")
    wrong = sum(finding.severity is not Severity.HINT for finding in findings)
    parts = []
    if wrong:
        parts.append(_("{count} điều nên sửa").format(count=wrong))
    if wrong < len(findings):
        parts.append(_("{count} điều nên biết").format(count=len(findings) - wrong))
    text = _("Có {what} trước khi gửi. Nháy đúp vào một dòng để tới chỗ đó; vẫn gửi được khi chưa sửa.")
    return text.format(what=_(" và ").join(parts))


def severity_name(severity: Severity) -> str:
    """How grave a finding is, in a word for those who do not see the icon."""
    return {Severity.ERROR: _("Lỗi"), Severity.WARNING: _("Nên sửa"), Severity.HINT: _("Nên biết")}[severity]


def entry(finding: Finding) -> str:
    """A finding as one line: where it stands and what it is."""
    return f"{finding.where}: {finding.message}" if finding.where else finding.message


def _icon(severity: Severity) -> QIcon:
    return icon("info", current_theme().faint) if severity is Severity.HINT else grade_icon(severity)
