""" "Sửa cách hiểu…": what a deadline means, milestone by milestone; the wording itself stays as it is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.deadlines.corrected import DeadlineReader
from models.deadlines.correcting import coming_back, moved_by_years
from models.deadlines.meaning import Meaning, Milestone, Recurrence
from models.i18n import _
from ui.deadlines.milestone_form import MilestoneForm
from ui.room import resize_within

_WIDE, _HIGH = 560, 560
_LETTERS, _LINES = 200, 5  # of texts that may be endless


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


class MeaningDialog(QDialog):
    """Edits a meaning; says what was decided and does nothing itself."""

    decided = Signal(object, bool, bool)  # Meaning or None: as it is written; everywhere; "trước" includes the day

    def __init__(self, text: str, line: str, read: DeadlineReader, cells: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("deadlineMeaning")
        self.setWindowTitle(_("Cách hiểu thời hạn"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text, self._line, self._read = text, line, read
        self._correction = read.correction(text, line)
        self._as_written = self._correction is None
        self.forms: list[MilestoneForm] = []
        self._year = read.period.start or read.period.end
        self.words, self.trouble = QLabel(self), QLabel(self)
        self.here = QRadioButton(_("Chỉ ô &này"), self)
        self.everywhere = QRadioButton(_("&Mọi ô ghi như vậy ({count} ô)").format(count=cells), self)
        self.includes = QCheckBox(_("“Trước ngày …” là &kể cả ngày đó (trong cả kế hoạch)"), self)
        self.again = QPushButton(_("Hiểu lại &theo chữ"), self)
        self.more = QPushButton(_("T&hêm mốc"), self)
        self._build()
        self._connect()
        self._show(read.of_text(text, line))
        resize_within(self, _WIDE, _HIGH)

    # What it looks like

    def _build(self) -> None:
        wording = QLabel("“" + _cut(" ".join(self._text.split()), _LETTERS) + "”", self)
        wording.setObjectName("groupTitle")
        kept = QLabel(_("Chữ này được giữ và in nguyên văn; ở đây chỉ sửa cách chương trình hiểu."), self)
        kept.setObjectName("faint")
        self.trouble.setObjectName("warningNote")
        for label in (wording, kept, self.words, self.trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(held)
        self.here.setChecked(self._correction is None or bool(self._correction.line))
        self.everywhere.setChecked(not self.here.isChecked())
        self.includes.setChecked(self._read.includes_day)
        scope = QHBoxLayout()
        scope.addWidget(QLabel(_("Áp dụng cho:"), self))
        scope.addWidget(self.here)
        scope.addWidget(self.everywhere)
        scope.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 12)
        whole.setSpacing(7)
        whole.addWidget(wording)
        whole.addWidget(kept)
        for question in self._questions():
            whole.addLayout(question)
        whole.addWidget(scroll, 1)
        for part in (self.words, self.trouble):
            whole.addWidget(part)
        whole.addLayout(scope)
        whole.addWidget(self.includes)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.again.setToolTip(_("Bỏ những gì đã sửa và hiểu đúng như chữ đang ghi"))
        buttons = QDialogButtonBox(self)
        self.agree = buttons.addButton(_("Đồng ý"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Hủy"), QDialogButtonBox.ButtonRole.RejectRole)
        self.agree.setDefault(True)
        for button in (self.again, self.more):
            button.setAutoDefault(False)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.again)
        foot.addStretch(1)
        foot.addWidget(buttons)
        return foot

    def _questions(self) -> list[QHBoxLayout]:
        """What the wording leaves open, each with its likely answers."""
        meaning, out = self._read.as_written(self._text), []
        if any(m.recurrence is Recurrence.PERIODIC for m in meaning.milestones):
            every = (
                (_("Hằng quý"), Recurrence.QUARTERLY),
                (_("6 tháng"), Recurrence.HALF_YEARLY),
                (_("Hằng năm"), Recurrence.YEARLY),
            )
            answers = [(name, self._every(value)) for name, value in every]
            out.append(self._question(_("Định kỳ bao lâu một lần?"), answers))
        if any(_("năm báo cáo") in m.aside for m in meaning.milestones):
            years = ((_("Năm của kế hoạch"), 0), (_("Năm trước đó"), -1), (_("Năm sau đó"), 1))
            answers = [(name, self._in_year(shift)) for name, shift in years]
            out.append(self._question(_("“Năm báo cáo” là năm nào?"), answers))
        return out

    def _question(self, text: str, answers: list[tuple[str, Callable[[], None]]]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(QLabel(text, self))
        for name, answer in answers:
            button = QPushButton(name, self)
            button.setAutoDefault(False)
            button.clicked.connect(answer)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        self.again.clicked.connect(self._read_again)
        self.more.clicked.connect(self._add_empty)
        self.includes.toggled.connect(self._other_reading)

    # What it does

    @property
    def meaning(self) -> Meaning:
        """What the fields say."""
        return Meaning(tuple(form.milestone for form in self.forms))

    def _every(self, recurrence: Recurrence) -> Callable[[], None]:
        def answer() -> None:
            written = self._read.as_written(self._text).milestones
            self._show(
                Meaning(
                    tuple(
                        coming_back(m, recurrence, self._read.period) if m.recurrence is Recurrence.PERIODIC else m
                        for m in written
                    )
                ),
                corrected=True,
            )

        return answer

    def _in_year(self, shift: int) -> Callable[[], None]:
        def answer() -> None:
            moved = moved_by_years(self._read.as_written(self._text), shift)
            plain = tuple(replace(m, aside="") for m in moved.milestones)
            self._show(replace(moved, milestones=plain), corrected=True)

        return answer

    def _read_again(self) -> None:
        self._show(self._read.as_written(self._text))
        self._as_written = True
        self._tell()

    def _other_reading(self) -> None:
        """ "Trước" with the day or without it: what was not corrected by hand is read in the new way."""
        self._read = self._read.including_day(self.includes.isChecked())
        if self._as_written:
            self._read_again()

    def _show(self, meaning: Meaning, corrected: bool = False) -> None:
        for form in self.forms:
            self._list.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.forms = []
        for milestone in meaning.milestones:
            self._add(milestone)
        if corrected:
            self._as_written = False
        self._tell()

    def _add_empty(self) -> None:
        self._add(Milestone()).end.line.setFocus()
        self._changed()

    def _add(self, milestone: Milestone) -> MilestoneForm:
        form = MilestoneForm(milestone, self._year, self)
        self.forms.append(form)
        self._list.addWidget(form)
        form.changed.connect(self._changed)
        form.removed.connect(lambda: self._remove(form))
        return form

    def _remove(self, form: MilestoneForm) -> None:
        self.forms.remove(form)
        self._list.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._changed()

    def _changed(self) -> None:
        self._as_written = False
        self._tell()

    def _tell(self) -> None:
        """Say what would be understood, or what is wrong."""
        trouble = next((form.trouble for form in self.forms if form.trouble), "")
        if not self.forms and not self._as_written:
            trouble = _("Cần ít nhất một mốc; hoặc chọn “Hiểu lại theo chữ”.")
        meaning = self._read.as_written(self._text) if self._as_written else self.meaning
        lines = meaning.in_words().split("\n")
        words = "\n".join([*lines[:_LINES], *(["…"] if len(lines) > _LINES else [])])
        self.words.setText(_("Sẽ hiểu là: {words}").format(words=_cut(words, _LINES * _LETTERS)))
        self.words.setVisible(not trouble)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.agree.setEnabled(not trouble)
        self.again.setEnabled(not self._as_written)

    def _decide(self) -> None:
        self.decided.emit(
            None if self._as_written else self.meaning, self.everywhere.isChecked(), self.includes.isChecked()
        )
        self.accept()
