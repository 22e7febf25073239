"""How this plan is checked: which rules, whether "trước X" includes X, which words are known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.checking.report import SEVERITY_NAMES
from models.checking.settling import Settled
from models.i18n import _
from models.registers import CheckSettings
from ui.checking.grades import grade_icon
from ui.checking.rule_tree import RuleTree
from ui.checking.word_list import WordList
from ui.room import resize_within


class RulesDialog(QDialog):
    """Takes settings and gives settings; the plan is not touched here."""

    def __init__(self, checks: CheckSettings, settled: Settled, writable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rulesDialog")
        self.setWindowTitle(_("Quy tắc soát lỗi"))
        self._checks = checks
        found = Counter(one.rule for one in settled.findings)
        self.rules = RuleTree(checks.rules_off, found, writable, self)
        self.before = QCheckBox(_("“Trước ngày X” gồm cả ngày X"), self)
        self.before.setToolTip(_("Không chọn: “trước 25/12” nghĩa là muộn nhất ngày 24/12; chọn: muộn nhất ngày 25/12"))
        self.before.setChecked(checks.before_includes_day)
        self.before.setEnabled(writable)
        self.words = WordList(checks.words, writable, self)
        self._sign = QLabel(self)
        self._title, self._explanation = QLabel(self), QLabel(self)
        for label, name in ((self._title, "groupTitle"), (self._explanation, "")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._rules_page(), _("Quy tắc"))
        self.tabs.addTab(self.words, _("Từ đã biết"))
        self.save = QPushButton(_("Lưu"), self)
        self.save.setDefault(True)
        self.save.setEnabled(writable)
        self.shut = QPushButton(_("Hủy") if writable else _("Đóng"), self)
        self.everything = QPushButton(_("Bật tất cả"), self)
        self.everything.setEnabled(writable)
        about = QLabel(_("Các lựa chọn này được lưu trong kế hoạch và đi theo tệp."), self)
        about.setObjectName("faint")
        about.setWordWrap(True)
        about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addWidget(self.everything)
        row.addWidget(about, 1)
        row.addWidget(self.save)
        row.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)
        self.everything.clicked.connect(self.rules.switch_all)
        self.tabs.currentChanged.connect(lambda place: self.everything.setVisible(place == 0))
        self.save.clicked.connect(self.accept)
        self.shut.clicked.connect(self.reject)
        self.rules.chosen_changed.connect(self._explain)
        self._explain()
        self.rules.setFocus()
        resize_within(self, 900, 560)

    def _rules_page(self) -> QWidget:
        page = QWidget(self)
        card = QFrame(page)
        card.setObjectName("hintCard")
        card.setMinimumWidth(220)
        card.setMaximumWidth(330)
        head = QHBoxLayout()
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addLayout(head)
        inside.addWidget(self._explanation)
        inside.addStretch(1)
        rows = QHBoxLayout()
        rows.addWidget(self.rules, 2)
        rows.addWidget(card, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 10, 12, 10)
        column.addLayout(rows, 1)
        column.addWidget(self.before)
        return page

    def checks(self) -> CheckSettings:
        """The settings as they are chosen now."""
        return replace(
            self._checks,
            rules_off=self.rules.off(),
            before_includes_day=self.before.isChecked(),
            words=self.words.words(),
        )

    def _explain(self) -> None:
        rule = self.rules.chosen()
        if rule is None:
            self._sign.clear()
            self._title.setText(_("Nhóm quy tắc"))
            self._explanation.setText(_("Chọn hoặc bỏ chọn cả nhóm ở ô bên trái."))
            return
        self._sign.setPixmap(grade_icon(rule.severity).pixmap(QSize(18, 18)))
        self._title.setText(f"{_(SEVERITY_NAMES[rule.severity])}: {_(rule.title)}")
        self._explanation.setText(_(rule.explanation))
