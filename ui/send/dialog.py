"""The sending dialog: look, choose the files, write the letter, and see what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.checking.finding import Severity
from models.i18n import _
from models.plan import Plan
from models.sending.choices import Choices
from models.sending.finding import Finding
from models.sending.pieces import letter_pieces, plan_pieces
from models.sending.planned import plan_sending
from ui.room import resize_within
from ui.send.check_page import CheckPage
from ui.send.done_page import DonePage
from ui.send.files_page import FilesPage
from ui.send.letter_page import LetterPage
from ui.send.making import Outcome
from ui.send.steps import StepBar

_SIZE = (860, 480)  # pixels: a screen of 1366 x 768 at 125 % leaves 1093 x 540
CHECK, FILES, LETTER, DONE = range(4)


class SendDialog(QDialog):
    """Three steps, each to be reached at any time; the files can be made from all of them."""

    jump_requested = Signal(object)  # Finding
    make_requested = Signal()
    check_requested = Signal()  # what the check found is to be seen

    def __init__(
        self,
        plan: Plan,
        findings: Sequence[Finding],
        choices: Choices,
        folder: Path,
        today: date,
        parent: QWidget,
        counts: Mapping[Severity, int] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sendDialog")
        self.setWindowTitle(_("Gửi Sở Nội vụ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan = plan
        self._choices = choices
        self._today = today
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        self.steps = StepBar([_("Xem lại"), _("Chọn tệp"), _("Thư nháp")], self)
        self.steps.name_step(CHECK, str(len(findings)) if findings else "")
        column.addWidget(self.steps)
        self.rule = QFrame(self)
        self.rule.setObjectName("rule")
        self.rule.setFixedHeight(1)
        column.addWidget(self.rule)
        self.pages = QStackedWidget(self)
        self.check = CheckPage(findings, self, counts)
        self.files = FilesPage(plan, choices, folder, plan_pieces(plan, today), self)
        self.letter = LetterPage(choices, letter_pieces(plan, today), self)
        self.done_page = DonePage(self)
        for page in (self.check, self.files, self.letter, self.done_page):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        column.addLayout(self._buttons())
        self._connect()
        self._preview()
        self.show_step(CHECK if findings or (counts or {}).get(Severity.ERROR) else FILES)
        resize_within(self, *_SIZE)

    def choices(self) -> Choices:
        """What is chosen now, the folder aside."""
        return self.letter.choices(self.files.choices(self._choices))

    @property
    def folder(self) -> Path:
        """The folder that was chosen, without the subfolder."""
        return self.files.folder

    def show_step(self, place: int) -> None:
        """Go to a step."""
        self.pages.setCurrentIndex(place)
        self.steps.show_step(place)
        # First the focus: a button that has it takes the default with it, even when it is hidden.
        {CHECK: self.check.list, FILES: self.files.pattern, LETTER: self.letter.to}[place].setFocus()
        self.back.setEnabled(place > CHECK)
        self.next.setVisible(place < LETTER)
        (self.next if place < LETTER else self.make).setDefault(True)

    def show_outcome(self, outcome: Outcome) -> None:
        """Go to the last page; nothing is left to choose."""
        self.done_page.show_outcome(outcome)
        self.pages.setCurrentIndex(DONE)
        for part in (self.steps, self.rule, self.next, self.make):
            part.hide()
        self.back.setText(_("Làm lại"))
        self.back.setToolTip(_("Trở lại phần chọn tệp"))
        self.back.setVisible(bool(outcome.failed or outcome.stopped))
        self.back.setEnabled(True)
        self.shut.setText(_("Đóng"))
        self.shut.setDefault(True)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        # Made in the order in which they stand, for that is the way of Tab.
        self.back = QPushButton(_("Quay lại"), self)
        self.next = QPushButton(_("Tiếp theo"), self)
        self.make = QPushButton(_("Tạo các tệp"), self)
        self.shut = QPushButton(_("Hủy"), self)
        row.addStretch(1)
        for button in (self.back, self.next, self.make, self.shut):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.steps.chosen.connect(self.show_step)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(lambda: self.show_step(self.pages.currentIndex() + 1))
        self.make.clicked.connect(self.make_requested)
        self.shut.clicked.connect(self.reject)
        self.files.changed.connect(self._preview)
        self.letter.changed.connect(self._preview)
        self.check.jump_requested.connect(self._jump)
        self.check.line.wanted.connect(self._look)

    def _go_back(self) -> None:
        if self.pages.currentIndex() == DONE:
            for part in (self.steps, self.rule, self.make):
                part.show()
            self.back.setText(_("Quay lại"))
            self.back.setToolTip("")
            self.back.show()
            self.shut.setText(_("Hủy"))
            self.show_step(FILES)
        else:
            self.show_step(self.pages.currentIndex() - 1)

    def _preview(self) -> None:
        sending = plan_sending(self._plan, self.choices(), self.folder, self._today)
        self.files.show_sending(sending)
        self.letter.show_files([one.name for one in sending.files])
        self.make.setEnabled(bool(sending.files))

    def _look(self) -> None:
        self.accept()
        self.check_requested.emit()

    def _jump(self, finding: Finding) -> None:
        self.accept()
        self.jump_requested.emit(finding)
