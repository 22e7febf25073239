"""Last page: the files that were made with their pages and sizes, those that were not and why, and what to do next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.sending.finding import Finding, Severity
from models.sending.made_checks import size_words
from ui import dialogs
from ui.icons import icon
from ui.send.check_page import FindingList
from ui.send.letter_page import copy_letter
from ui.send.making import Outcome
from ui.theme import current_theme

_MOST_FINDINGS = 110  # pixels
_RIGHT = Qt.AlignmentFlag.AlignRight


class DonePage(QWidget):
    """Shows an outcome."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        self.sign = QLabel(self)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        top.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.summary, 1)
        column.addLayout(top)
        self.table = _file_table(self)
        column.addWidget(self.table, 1)
        self.findings = FindingList(self)
        self.findings.setAccessibleName(_("Điều cần biết về các tệp"))
        self.findings.setMaximumHeight(_MOST_FINDINGS)
        self.findings.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        column.addWidget(self.findings)
        self.hint = QLabel(
            _(
                "Thư nháp mở ra trong Outlook hoặc Thunderbird, sẵn để gửi. Nếu dùng hộp thư trên trình duyệt, hãy bấm "
                "“Sao chép thư” rồi dán vào thư mới và đính kèm các tệp trong thư mục."
            ),
            self,
        )
        self.hint.setObjectName("faint")
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        self.open_folder = QPushButton(_("Mở thư mục"), self)
        self.open_mail = QPushButton(_("Mở thư nháp"), self)
        self.copy = QPushButton(_("Sao chép thư"), self)
        row = QHBoxLayout()
        for button in (self.open_folder, self.open_mail, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._outcome: Outcome | None = None
        self.open_folder.clicked.connect(lambda: self._open(folder=True))
        self.open_mail.clicked.connect(lambda: self._open(folder=False))
        self.copy.clicked.connect(self._copy)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a sending."""
        self._outcome = outcome
        theme = current_theme()
        whole = not outcome.failed and not outcome.stopped
        sign = icon("circle-check", theme.good) if whole else icon("triangle-alert", theme.danger)
        self.sign.setPixmap(sign.pixmap(QSize(20, 20)))
        self.summary.setText(summary_of(outcome))
        self._fill(outcome)
        failed = [
            # Most reasons name the file themselves.
            Finding(rule="failed", severity=Severity.ERROR, where="" if name in reason else name, message=reason)
            for name, reason in outcome.failed.items()
        ]
        findings = [*failed, *outcome.findings()]
        self.findings.show_findings(findings)
        self.findings.setVisible(bool(findings))
        self.open_folder.setVisible(bool(outcome.made))
        for part in (self.open_mail, self.hint):
            part.setVisible(outcome.mail is not None)
        self.copy.setVisible(outcome.letter is not None)
        (self.open_mail if outcome.mail else self.open_folder).setFocus()

    def _fill(self, outcome: Outcome) -> None:
        rows = [(Path(one.path).name, "" if one.pages is None else str(one.pages), one.size) for one in outcome.made]
        if outcome.mail is not None:
            rows.append((outcome.mail.name, "", _size(outcome.mail)))
        self.table.setRowCount(len(rows))
        for row, (name, pages, size) in enumerate(rows):
            for column, text in enumerate((name, pages, size_words(size))):
                item = QTableWidgetItem(text)
                item.setToolTip(name)
                if column:
                    item.setTextAlignment(_RIGHT | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)

    def _open(self, folder: bool) -> None:
        if self._outcome is not None:
            mail = self._outcome.mail
            dialogs.open_outside(self._outcome.folder if folder or mail is None else mail)

    def _copy(self) -> None:
        if self._outcome is not None and self._outcome.letter is not None:
            copy_letter(self._outcome.letter)


def summary_of(outcome: Outcome) -> str:
    """What came of a sending, in a sentence or two."""
    count = len(outcome.made) + (outcome.mail is not None)
    text = _("Đã tạo {count} tệp trong thư mục “{folder}”.") if count else _("Chưa tạo được tệp nào.")
    parts = [text.format(count=count, folder=outcome.folder.name or outcome.folder)]
    if outcome.failed:
        parts.append(_("Có {count} tệp chưa tạo được, lý do ghi ở dưới.").format(count=len(outcome.failed)))
    if outcome.stopped:
        parts.append(_("Việc tạo tệp đã dừng giữa chừng theo yêu cầu; các tệp còn lại chưa được ghi."))
    return " ".join(parts)


def _file_table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 3, parent)
    table.setObjectName("fileList")
    table.setAccessibleName(_("Các tệp đã tạo"))
    for column, text in enumerate((_("Tệp"), _("Số trang"), _("Dung lượng"))):
        heading = QTableWidgetItem(text)
        heading.setTextAlignment((_RIGHT if column else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalHeaderItem(column, heading)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (1, 2):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    return table


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
