"""A date that may be empty: written in figures, told back in words, so that a slip is seen."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from models.deadlines.wording import spoken
from models.i18n import _
from models.official.dates import short_date

_FIGURES = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}))?")
_FIRST, _LAST = 1900, 2200
_WIDE = 130  # pixels
_MOST_LETTERS = 40


class DateField(QWidget):
    """Day, month and year in figures; without a year it is that of the plan."""

    changed = Signal()

    def __init__(self, name: str, year: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._year = year
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(_MOST_LETTERS)
        self.line.setPlaceholderText(_("ngày/tháng/năm"))
        self.line.setToolTip(_("Để trống khi không có ngày"))
        self.words = QLabel(self)
        self.words.setObjectName("faint")
        self.line.setFixedWidth(_WIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        row.addWidget(self.words, 1)
        self.line.textChanged.connect(self._tell)
        self.line.editingFinished.connect(self._neaten)
        self._tell()

    def show_day(self, day: date | None) -> None:
        """Show a date, or none."""
        self.line.setText(short_date(day) if day else "")

    @property
    def day(self) -> date | None:
        """The date that is written; None for an empty field and for what is no date."""
        found = _FIGURES.fullmatch(self.line.text().strip())
        year = int(found[3]) if found and found[3] else self._year
        if not found or year is None or not _FIRST <= year <= _LAST:
            return None
        try:
            return date(year, int(found[2]), int(found[1]))
        except ValueError:
            return None

    @property
    def is_wrong(self) -> bool:
        """Whether something is written that is no date."""
        return bool(self.line.text().strip()) and self.day is None

    def _tell(self) -> None:
        day = self.day
        if day is not None:
            self.words.setText(spoken(day))
        else:
            self.words.setText(_("Không phải là ngày") if self.is_wrong else "")
        self.changed.emit()

    def _neaten(self) -> None:
        """When the field is left, write the date as the decree does."""
        if self.day is not None and self.line.text() != short_date(self.day):
            self.show_day(self.day)
