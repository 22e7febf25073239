"""Third step: every change before and after, and what is to be looked at again, before anything is written."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTabWidget, QTextEdit, QVBoxLayout, QWidget

from models.i18n import _
from models.rollover import Rolled
from models.rollover.check import Subject
from models.rollover.checks import subject_name
from models.rollover.telling import summary
from ui.differences.list import DifferenceList

_MARGIN = 10  # pixels


class PreviewPage(QWidget):
    """Two lists in tabs, and a sentence that sums them up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = QLabel(self)
        self.told.setObjectName("groupTitle")
        self.told.setWordWrap(True)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(_("Kế hoạch mới sẽ thế nào"))
        self.changes = DifferenceList(_("Các chỗ thay đổi"), self)
        self.checks = QTextEdit(self)
        self.checks.setReadOnly(True)
        self.checks.setAccessibleName(_("Những điều cần xem lại"))
        self.checks.setTabChangesFocus(True)
        self.tabs.addTab(self.changes, _("Thay đổi"))
        self.tabs.addTab(self.checks, _("Cần xem lại"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.tabs, 1)

    def show_rolled(self, rolled: Rolled) -> None:
        """Show what would be made."""
        words = summary(rolled)
        self.told.setText(words[:1].upper() + words[1:] + ".")
        self.changes.show_differences(rolled.changes)
        self.changes.choose_first()
        self.tabs.setTabText(0, _("Thay đổi ({count})").format(count=len(rolled.changes)))
        asked = sum(1 for one in rolled.checks if one.remark)
        self.tabs.setTabText(1, _("Cần xem lại ({count})").format(count=asked))
        self._write_checks(rolled)

    def _write_checks(self, rolled: Rolled) -> None:
        """As one text that wraps and can be copied; inserted as plain text, for it holds words of the plan."""
        document = self.checks.document()
        document.clear()
        document.setDocumentMargin(_MARGIN)
        cursor = QTextCursor(document)
        bold, plain, faint = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        faint.setForeground(self.palette().placeholderText())
        entry = QTextBlockFormat()
        entry.setLeftMargin(_MARGIN)
        entry.setBottomMargin(_MARGIN / 2)
        title = QTextBlockFormat()
        title.setTopMargin(_MARGIN)
        for subject, checks in groupby(rolled.checks, key=lambda one: one.subject):
            cursor.insertBlock(title) if cursor.position() else cursor.setBlockFormat(title)
            cursor.insertText(subject_name(subject), bold)
            for one in checks:
                cursor.insertBlock(entry)
                cursor.insertText(one.message, plain)
                shown = (one.place,) if subject is Subject.DOCUMENTS else (one.quoted, one.place)
                where = " · ".join(words for words in shown if words)
                if where:
                    cursor.insertText("\u2028" + where, faint)
        if not rolled.checks:
            cursor.insertText(_("Không có điều gì phải xem lại."), plain)
        self.checks.moveCursor(QTextCursor.MoveOperation.Start)
