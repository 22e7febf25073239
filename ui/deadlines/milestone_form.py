"""One milestone of a deadline as fields: what, from when, until when, how often, waiting for what."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from models.deadlines.meaning import STEPS, Milestone, Recurrence, Relation
from models.i18n import _
from ui.deadlines.date_field import DateField

_MOST_LETTERS = 500  # of a text; more would not be kept
_LABELS = 115  # pixels: the fields of all milestones stand under each other


def _recurrences() -> tuple[tuple[Recurrence, str], ...]:
    return (
        (Recurrence.ONCE, _("Một lần")),
        (Recurrence.YEARLY, _("Mỗi năm")),
        (Recurrence.HALF_YEARLY, _("Mỗi 6 tháng")),
        (Recurrence.QUARTERLY, _("Mỗi quý")),
        (Recurrence.MONTHLY, _("Mỗi tháng")),
        (Recurrence.WEEKLY, _("Mỗi tuần")),
        (Recurrence.DAILY, _("Mỗi ngày")),
        (Recurrence.CONTINUOUS, _("Thường xuyên")),
        (Recurrence.PERIODIC, _("Định kỳ, chưa rõ kỳ")),
        (Recurrence.EACH_TIME, _("Mỗi khi có việc")),
    )


def _relations() -> tuple[tuple[Relation, str], ...]:
    return (
        (Relation.NONE, _("Không phải chờ việc nào")),
        (Relation.WHEN, _("Khi")),
        (Relation.AFTER, _("Sau khi")),
        (Relation.BEFORE, _("Trước khi")),
        (Relation.BY, _("Theo")),
    )


class MilestoneForm(QFrame):
    """Edits a milestone; what the fields do not show stays as it was."""

    changed = Signal()
    removed = Signal()

    def __init__(self, milestone: Milestone, year: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("milestone")
        self._given = milestone
        self.action = QLineEdit(self)
        self.start = DateField(_("Từ ngày"), year, self)
        self.end = DateField(_("Đến ngày"), year, self)
        self.until = DateField(_("Lặp lại đến hết ngày"), year, self)
        self.recurrence, self.relation = QComboBox(self), QComboBox(self)
        self.trigger = QLineEdit(self)
        for line in (self.action, self.trigger):
            line.setMaxLength(_MOST_LETTERS)
        self.remove = QPushButton(_("Bỏ mốc này"), self)
        self.remove.setObjectName("quietNote")
        self.remove.setAutoDefault(False)
        self._start_label, self._end_label, self._until_label = QLabel(self), QLabel(self), QLabel(self)
        self._until_label.setText(_("Lặp đến hết ngày:"))
        self._lay_out()
        self._fill(milestone)
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        rows: tuple[tuple[str | QLabel, QWidget, str], ...] = (
            (_("Lặp lại:"), self.recurrence, _("Lặp lại")),
            (self._start_label, self.start, ""),
            (self._end_label, self.end, ""),
            (self._until_label, self.until, ""),
            (_("Chờ việc:"), self._waiting(), ""),
            (_("Việc phải làm:"), self.action, _("Việc phải làm")),
        )
        for row, (title, field, name) in enumerate(rows):
            label = title if isinstance(title, QLabel) else QLabel(title, self)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            if name:
                field.setAccessibleName(name)
        grid.addWidget(self.remove, len(rows), 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, _LABELS)

    def _waiting(self) -> QWidget:
        both = QWidget(self)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.relation)
        line.addWidget(self.trigger, 1)
        self.relation.setAccessibleName(_("Chờ việc"))
        self.trigger.setAccessibleName(_("Việc phải chờ"))
        self.trigger.setPlaceholderText(_("ví dụ: có văn bản hướng dẫn"))
        return both

    def _fill(self, m: Milestone) -> None:
        for value, name in _recurrences():
            self.recurrence.addItem(name, value)
        for relation, name in _relations():
            self.relation.addItem(name, relation)
        self.recurrence.setCurrentIndex([value for value, _name in _recurrences()].index(m.recurrence))
        self.relation.setCurrentIndex([value for value, _name in _relations()].index(m.relation))
        self.action.setText(m.action)
        self.trigger.setText(m.trigger)
        for field, day in ((self.start, m.start), (self.end, m.end), (self.until, m.until)):
            field.show_day(day)
        self._suit()

    def _connect(self) -> None:
        for line in (self.action, self.trigger):
            line.textChanged.connect(self.changed)
        for field in (self.start, self.end, self.until):
            field.changed.connect(self.changed)
        for box in (self.recurrence, self.relation):
            box.currentIndexChanged.connect(self._suit)
            box.currentIndexChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    def _suit(self) -> None:
        """Only fields that make sense with what was chosen."""
        comes_back = self._recurrence in STEPS
        self._start_label.setText(_("Lần đầu từ ngày:") if comes_back else _("Từ ngày:"))
        self._end_label.setText(_("Lần đầu đến ngày:") if comes_back else _("Đến ngày:"))
        self.until.setVisible(comes_back)
        self._until_label.setVisible(comes_back)
        self.trigger.setEnabled(self._relation is not Relation.NONE)

    @property
    def _recurrence(self) -> Recurrence:
        return _recurrences()[self.recurrence.currentIndex()][0]

    @property
    def _relation(self) -> Relation:
        return _relations()[self.relation.currentIndex()][0]

    @property
    def milestone(self) -> Milestone:
        """What the fields say; the plain name of the time goes with the dates that it names."""
        given, relation = self._given, self._relation
        made = replace(
            given,
            start=self.start.day,
            end=self.end.day,
            until=self.until.day if self._recurrence in STEPS else None,
            recurrence=self._recurrence,
            relation=relation,
            trigger=self.trigger.text().strip() if relation is not Relation.NONE else "",
            action=self.action.text().strip(),
        )
        if (made.start, made.end, made.until, made.recurrence) != (
            given.start,
            given.end,
            given.until,
            given.recurrence,
        ):
            made = replace(made, name="", aside="")
        return made if made.relation is given.relation else replace(made, delay="")

    @property
    def trouble(self) -> str:
        """What is wrong with the fields, in one sentence; "" where nothing is."""
        for field in (self.start, self.end, self.until):
            if field.is_wrong and field.isVisibleTo(self):
                return _("“{text}” không phải là ngày; hãy ghi như 15/6/2026 hoặc để trống.").format(
                    text=field.line.text().strip()
                )
        m = self.milestone
        if m.start and m.end and m.start > m.end:
            return _("Ngày bắt đầu đứng sau ngày kết thúc; hãy xem lại hai ngày này.")
        if m.relation is not Relation.NONE and not m.trigger:
            return _("Chưa ghi việc phải chờ.")
        lasting = (Recurrence.CONTINUOUS, Recurrence.PERIODIC, Recurrence.EACH_TIME, *STEPS)
        if not m.dated and not m.trigger and m.recurrence not in lasting:
            return _("Mốc này chưa có ngày hay việc phải chờ nào.")
        return ""
