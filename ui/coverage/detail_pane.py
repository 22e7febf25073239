"""Beside the list: the chosen task from above in full, our tasks that may cover it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from models.coverage.coverage import Coverage, Covered, State
from models.coverage.telling import doubt_sentence, state_name
from models.i18n import _
from models.text import fold, one_line, printable
from ui.coverage.candidate_list import CandidateList, Choice

_FOUND = 50  # tasks that are listed for searched words
_AFTER = 150  # milliseconds after a letter
_HIGH, _LEAST = 150, 84  # pixels of the text from above: at most, and in a low window


class DetailPane(QWidget):
    """Shows one task; what is wanted of it goes out."""

    toggled = Signal(object)  # Choice
    take_wanted = Signal()
    place_wanted = Signal()
    add_wanted = Signal()
    settled_wanted = Signal()  # covered without a task that could be named
    ours_wanted = Signal()  # none of ours, or ours again
    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coverage: Coverage | None = None
        self.row: Covered | None = None
        self._count = 0
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Nội dung nhiệm vụ cấp trên giao"))
        self.text.setMaximumHeight(_HIGH)
        self.note = QLineEdit(self)
        self.note.setPlaceholderText(_("Ghi chú, in ở cột cuối của bảng kết quả"))
        self.note.setAccessibleName(_("Ghi chú"))
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("Tìm nhiệm vụ khác trong kế hoạch (Ctrl+F)"))
        self.search.setAccessibleName(_("Tìm nhiệm vụ trong kế hoạch"))
        self.list = CandidateList(self)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("faint")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.take = QPushButton(_("&Nối nhiệm vụ này"), self)
        self.jump = QPushButton(_("Tới nhiệm &vụ"), self)
        self.add = QPushButton(_("Thê&m vào kế hoạch…"), self)
        self.settled = QPushButton(_("Đã có, không cần nố&i"), self)
        self.ours = QPushButton(self)
        self.take.setToolTip(_("Enter: nối rồi sang nhiệm vụ sau; phím cách: đánh dấu nhiều nhiệm vụ"))
        self.settled.setToolTip(_("Kế hoạch đã có nội dung này nhưng không ở nhiệm vụ nào, như nằm trong lời văn"))
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._arrange()
        self._connect()
        self.show_row(None, None)

    def _arrange(self) -> None:
        head = QLabel(_("NHIỆM VỤ CẤP TRÊN GIAO"), self)
        ours = QLabel(_("NHIỆM VỤ TRONG KẾ HOẠCH"), self)
        for label in (head, ours):
            label.setObjectName("fieldLabel")
        over = QHBoxLayout()
        over.setSpacing(8)
        over.addWidget(ours)
        over.addWidget(self.search, 1)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, buttons in ((first, (self.take, self.jump)), (second, (self.add, self.settled, self.ours))):
            row.setSpacing(6)
            for button in buttons:
                button.setAutoDefault(False)
                row.addWidget(button)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(head)
        column.addWidget(self.text)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addLayout(over)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(first)
        column.addLayout(second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the text gives way to the tasks to choose from."""
        super().resizeEvent(event)
        self.text.setMaximumHeight(min(_HIGH, max(_LEAST, event.size().height() * 3 // 10)))

    def _connect(self) -> None:
        self._later.timeout.connect(self._choices)
        self.search.textChanged.connect(lambda _text: self._later.start())
        self.search.returnPressed.connect(self._to_list)
        self.list.rows.toggled.connect(self.toggled)
        self.list.take_wanted.connect(self.take_wanted)
        self.list.place_wanted.connect(self.place_wanted)
        self.list.selectionModel().selectionChanged.connect(lambda *_rows: self._update_buttons())
        self.list.rows.modelReset.connect(self._update_buttons)
        self.take.clicked.connect(self.take_wanted)
        self.jump.clicked.connect(self.place_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.settled.clicked.connect(self.settled_wanted)
        self.ours.clicked.connect(self.ours_wanted)
        self.note.editingFinished.connect(self.keep_note)

    def show_row(self, coverage: Coverage | None, row: Covered | None, count: int = 1, writable: bool = True) -> None:
        """Show a task from above; `count` is how many are chosen."""
        another = row is None or self.row is None or row.entry.id != self.row.entry.id
        self._coverage, self.row, self._count = coverage, row, count
        self.list.rows.writable = writable
        for part in (self.note, self.search, self.list):
            part.setEnabled(row is not None)
        self.note.setReadOnly(not writable)
        if row is None:
            self.text.setPlainText("")
            self.note.setText("")
        else:
            if (told := told_in_full(row)) != self.text.toPlainText():
                self.text.setPlainText(told)
            if another or not self.note.isModified():
                self.note.setText(printable(one_line(row.entry.note)))
        if another and self.search.text():
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
        self._writable = writable
        self._choices()

    def keep_note(self) -> None:
        """Store the note where it was changed."""
        if self.note.isModified():
            self.note.setModified(False)
            self.noted.emit(printable(self.note.text()).strip())

    def current(self) -> Choice | None:
        """Our task with the focus."""
        return self.list.current()

    def _to_list(self) -> None:
        self._later.stop()
        self._choices()
        self.list.setFocus()

    def _choices(self) -> None:
        row, coverage = self.row, self._coverage
        if row is None or coverage is None:
            self.list.show_choices("", ())
        else:
            self.list.show_choices(printable(row.entry.text), self._found(coverage, row) or self._best(coverage, row))
        self._tell_nothing()
        self._update_buttons()

    def _best(self, coverage: Coverage, row: Covered) -> list[Choice]:
        """What covers it, then what may."""
        if self.search.text().strip():
            return []
        known = {task.id for task in row.tasks}
        best = row.candidates or tuple(coverage.candidates(row.entry))
        others = [Choice(one.task, False, one.score, one.sure) for one in best if one.task.id not in known]
        return [*(Choice(task, True) for task in row.tasks), *others]

    def _found(self, coverage: Coverage, row: Covered) -> list[Choice]:
        """Tasks with the searched words, those first where they stand together."""
        words = fold(self.search.text()).split()
        if not words:
            return []
        known = {task.id for task in row.tasks}
        phrase = f" {' '.join(words)}"
        found = [task for task in coverage.tasks if _has(task.text, words)]
        found.sort(key=lambda task: phrase not in f" {fold(task.text)}")
        return [Choice(task, task.id in known) for task in found[:_FOUND]]

    def _tell_nothing(self) -> None:
        shown = self.list.rows.rowCount() > 0
        self.list.setVisible(shown)
        self.nothing.setVisible(not shown)
        if self.row is None:
            text = _("Chọn một nhiệm vụ ở bên trái.")
        elif self.search.text().strip():
            text = _("Không có nhiệm vụ nào trong kế hoạch có những chữ này.")
        else:
            text = _("Không có nhiệm vụ nào trong kế hoạch giống nhiệm vụ này: thêm vào kế hoạch, hoặc tìm ở ô trên.")
        self.nothing.setText(text)

    def _update_buttons(self) -> None:
        row, choice = self.row, self.current()
        writable = self._writable and row is not None
        one = self._count == 1
        self.take.setEnabled(writable and one and choice is not None)
        linked = choice is not None and choice.linked
        self.take.setText(_("Bỏ &nối") if linked else _("&Nối nhiệm vụ này"))
        self.jump.setEnabled(choice is not None)
        areas = self._coverage is not None and any(appendix.areas for appendix in self._coverage.plan.appendices)
        self.add.setEnabled(writable and one and areas)
        self.settled.setEnabled(writable)
        self.ours.setEnabled(writable)
        away = row is not None and row.state is State.NOT_OURS
        self.ours.setText(_("&Thuộc cơ quan") if away else _("Không &thuộc cơ quan"))

    _writable = True


def told_in_full(row: Covered) -> str:
    """All that is known of a task from above, line by line."""
    entry = row.entry
    lines = [entry.text, ""]
    for name, value in (
        (_("Nguồn"), _join(entry.source, _("mục {number}").format(number=entry.number) if entry.number else "")),
        (_("Lĩnh vực"), entry.area),
        (_("Chủ trì"), entry.lead),
        (_("Phối hợp"), entry.partners),
        (_("Sản phẩm"), entry.product),
        (_("Thời hạn"), entry.deadline),
    ):
        if value.strip():
            lines.append(f"{name}: {one_line(value)}")
    lines.append(" ".join([f"{_('Tình trạng')}: {state_name(row.state)}.", *map(doubt_sentence, row.doubts)]))
    return printable("\n".join(lines))


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _has(text: str, words: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)
