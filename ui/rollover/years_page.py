"""First step: the years of the plan that is there, those of the new one, and the file it goes into."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from models.errors import PlanError
from models.files import check_file_name, file_trouble
from models.i18n import _
from models.plan import Plan
from models.rollover.names import new_stem
from models.rollover.options import FIRST_YEAR, LAST_YEAR, Options, Span, check, usual_vision
from ui.file_names import free_name

_SUFFIX = ".cchc"


class YearsPage(QWidget):
    """Edits the years and the name of the file; `changed` tells that either is another now."""

    changed = Signal()
    browse_requested = Signal()

    def __init__(self, plan: Plan, old: Span, stem: str, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan = plan
        self._stem = stem
        self._folder = folder
        self._named = False  # the officer has chosen a name
        new = old.next()
        self.old_first, self.old_last = self._year(old.first), self._year(old.last)
        self.new_first, self.new_last = self._year(new.first), self._year(new.last)
        self.vision = self._year(plan.period.vision or LAST_YEAR)
        self.path = QLineEdit(self)
        self.path.setAccessibleName(_("Tệp kế hoạch mới"))
        self.browse = QPushButton(_("Chọn…"), self)
        self.browse.setAccessibleName(_("Chọn nơi lưu kế hoạch mới"))
        self.note = QLabel(self)
        self.note.setObjectName("warningNote")
        self.note.setWordWrap(True)
        self._arrange()
        self._name()
        self._suit_vision()
        for box in (self.old_first, self.old_last, self.new_first, self.new_last):
            box.valueChanged.connect(self._years_changed)
        self.vision.valueChanged.connect(self.changed)
        self.path.textEdited.connect(self._named_by_hand)
        self.browse.clicked.connect(self.browse_requested)
        self._tell()

    def options(self) -> Options:
        """What is chosen, the tasks aside."""
        vision = self.vision.value() if self._plan.period.vision is not None else None
        return Options(self._old(), self._new(), vision)

    @property
    def target(self) -> Path:
        """The file of the new plan; a name without a folder lies beside the old plan."""
        path = self._folder / self.path.text().strip()
        if path == self._folder or not path.name or path.suffix.casefold() == _SUFFIX:
            return path
        return path.with_name(path.name + _SUFFIX)

    def set_target(self, path: Path) -> None:
        """Take a file that was chosen in a dialog."""
        self._named = True
        self.path.setText(str(path))
        self._changed()

    def trouble(self) -> str:
        """Why the plan cannot be made like this, in one sentence; "" where it can."""
        target = self.target
        try:
            check(self._old(), self._new())
            if target == self._folder:
                return _("Chưa có tên tệp cho kế hoạch mới.")
            check_file_name(target)
            with file_trouble(target):
                if target.exists():
                    text = _("“{name}” đã có ở đó và được giữ nguyên; hãy đặt tên khác.")
                    return text.format(name=target.name)
        except PlanError as problem:
            return problem.message
        return ""

    def _old(self) -> Span:
        return Span(self.old_first.value(), self.old_last.value())

    def _new(self) -> Span:
        return Span(self.new_first.value(), self.new_last.value())

    def _year(self, year: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(FIRST_YEAR, LAST_YEAR + 20)
        box.setValue(year)
        box.setMinimumWidth(84)
        return box

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        rows = (
            (_("Kế hoạch đang mở:"), self.old_first, self.old_last, _("kế hoạch đang mở")),
            (_("Kế hoạch mới:"), self.new_first, self.new_last, _("kế hoạch mới")),
        )
        for row, (words, first, last, name) in enumerate(rows):
            label = QLabel(words, self)
            label.setBuddy(first)
            first.setAccessibleName(_("Năm đầu của {plan}").format(plan=name))
            last.setAccessibleName(_("Năm cuối của {plan}").format(plan=name))
            parts = (label, QLabel(_("từ năm"), self), first, QLabel(_("đến năm"), self), last)
            for column, part in enumerate(parts):
                grid.addWidget(part, row, column)
        label = QLabel(_("Định hướng đến:"), self)
        label.setBuddy(self.vision)
        self.vision.setAccessibleName(_("Định hướng đến năm"))
        grid.addWidget(label, 2, 0)
        grid.addWidget(QLabel(_("năm"), self), 2, 1)
        grid.addWidget(self.vision, 2, 2)
        if self._plan.period.vision is None:
            for column in range(3):
                if (item := grid.itemAtPosition(2, column)) is not None and (shown := item.widget()) is not None:
                    shown.hide()
        grid.setColumnStretch(5, 1)
        file = QHBoxLayout()
        label = QLabel(_("Lưu vào tệp:"), self)
        label.setBuddy(self.path)
        file.addWidget(label)
        file.addWidget(self.path, 1)
        file.addWidget(self.browse)
        about = QLabel(
            _(
                "Chương trình chép kế hoạch sang tệp mới và chuyển các năm của chính kế hoạch: tên, lời văn, nhiệm vụ, "
                "sản phẩm, thời hạn. Số, ngày của văn bản được viện dẫn và thời kỳ của chương trình khác giữ nguyên. "
                "Kế hoạch đang mở không bị sửa."
            ),
            self,
        )
        about.setObjectName("faint")
        about.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(14)
        whole.addWidget(about)
        whole.addLayout(grid)
        whole.addLayout(file)
        whole.addWidget(self.note)
        whole.addStretch(1)

    def _years_changed(self) -> None:
        sender = self.sender()
        old, new = self._old(), self._new()
        if sender is self.new_first and old.years > 0:
            # A period keeps its length while its beginning is moved.
            self._set(self.new_last, new.first + old.years - 1)
        elif sender is self.old_first and old.last < old.first:
            self._set(self.old_last, old.first)
        self._name()
        self._suit_vision()
        self._changed()

    def _set(self, box: QSpinBox, year: int) -> None:
        with QSignalBlocker(box):
            box.setValue(year)

    def _suit_vision(self) -> None:
        usual = usual_vision(self._plan, self._old(), self._new())
        if usual is not None:
            self._set(self.vision, usual)

    def _name(self) -> None:
        if not self._named:
            path = free_name(self._folder, new_stem(self._stem, self._old(), self._new()), _SUFFIX)
            self.path.setText(str(path))
            self.path.setCursorPosition(len(str(path)))

    def _named_by_hand(self) -> None:
        self._named = True
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self.note.setText(self.trouble())
        self.note.setVisible(bool(self.note.text()))
        self.note.setTextFormat(Qt.TextFormat.PlainText)
