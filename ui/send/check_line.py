"""One line before the plan is sent: how many errors and warnings the check finds, and the way to look at them."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from models.checking.checker import Checker, rows_of
from models.checking.finding import Severity
from models.i18n import _
from models.plan import Plan
from ui.checking.arranging import counter_text
from ui.checking.grades import grade_icon
from ui.checking.runner import CheckRunner
from ui.icons import icon
from ui.jobs import Progress, run_job
from ui.theme import current_theme

_AT_ONCE = 0.08  # seconds
_SLICE = 0.1


class CheckLine(QWidget):
    """Quiet; hidden where nothing is known."""

    wanted = Signal()

    def __init__(self, counts: Mapping[Severity, int] | None, parent: QWidget) -> None:
        super().__init__(parent)
        sign, self.text = QLabel(self), QLabel(self)
        self.look = QPushButton(_("Xem kết quả soát lỗi"), self)
        self.look.setAutoDefault(False)
        self.look.setToolTip(_("Đóng hộp này và mở khung soát lỗi (F7)"))
        self.look.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.look)
        known = counts or {}
        grave = next((one for one in (Severity.ERROR, Severity.WARNING) if known.get(one)), None)
        good = icon("circle-check", current_theme().good)
        sign.setPixmap((grade_icon(grave) if grave else good).pixmap(QSize(18, 18)))
        self.text.setText(_("Soát lỗi: {counts}").format(counts=counter_text(known)))
        self.look.setVisible(any(known.values()))
        self.setVisible(counts is not None)


def counted(runner: CheckRunner, plan: Plan, parent: QWidget) -> Mapping[Severity, int] | None:
    """How much there is of each severity: as the check knows it, else found in a thread; None where stopped."""
    if runner.ready and (not runner.working or runner.finish(_AT_ONCE)):
        return runner.settled.counts

    def work(progress: Progress) -> Mapping[Severity, int]:
        from imports.draft import Cancelled

        checker, begun = Checker(rows_of(plan)), monotonic()
        while not checker.work(_SLICE):
            if not progress(min(0.9, (monotonic() - begun) / 3), ""):
                raise Cancelled
        return checker.settled().counts

    return run_job(parent, _("Đang soát lỗi…"), work)
