"""Second step: what becomes of each task; those that are to be done once are shown first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.rollover.kinds import TaskKind, TaskRow
from models.rollover.options import Decision, Span
from ui.rollover.tasks_model import DEADLINE, DECISION, KIND, TASK, TasksModel, decision_name, kind_name

_ONCE = frozenset({TaskKind.LASTING, TaskKind.ONCE, TaskKind.LATER, TaskKind.WAITING, TaskKind.UNCLEAR})
_DEADLINE_WIDTH = 150  # pixels
_PADDING, _SIDES = 10, 16


class TaskList(QTableView):
    """The rows; Space turns to the next decision for all that are chosen."""

    next_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space decides; Tab leaves the list."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.next_wanted.emit()
            return
        super().keyPressEvent(event)


class TasksPage(QWidget):
    """A list with a filter above it and the three decisions below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = TasksModel((), (), {}, self)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Lọc theo chữ, không cần dấu"))
        self.words.setAccessibleName(_("Lọc nhiệm vụ"))
        self.words.setClearButtonEnabled(True)
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName(_("Loại nhiệm vụ"))
        self.list = TaskList(self)
        self.buttons = {one: QPushButton(decision_name(one), self) for one in Decision}
        self.in_note = QCheckBox(self)
        self.in_note.setToolTip(_("Ghi vào cột Ghi chú, không có cột đó thì sau tên nhiệm vụ"))
        self.told = QLabel(self)
        self.told.setObjectName("faint")
        self._arrange()
        self._fit_list()
        self.words.textChanged.connect(self._narrow)
        self.kinds.currentIndexChanged.connect(self._narrow)
        self.list.next_wanted.connect(self._turn)
        self.list.doubleClicked.connect(lambda _index: self._turn())
        for decision, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, one=decision: self.decide(one))

    def show_tasks(self, rows: Sequence[TaskRow], folded: Sequence[str], old: Span) -> None:
        """Show the tasks as the old years sort them, with their words to be searched; what was decided stays."""
        self.in_note.setText(_("In dấu “chuyển tiếp từ {span}” cạnh việc chưa xong").format(span=old.in_words))
        self.model = TasksModel(rows, folded, self.model.decisions(), self)
        self.list.setModel(self.model)
        self.list.selectionModel().selectionChanged.connect(lambda _on, _off: self._tell())
        header = self.list.horizontalHeader()
        for column, width in self._widths().items():
            self.list.setColumnWidth(column, width)
        header.setSectionResizeMode(TASK, QHeaderView.ResizeMode.Stretch)
        self._fill_kinds(rows)
        self._narrow()

    def decisions(self) -> dict[str, Decision]:
        """What is not as usual."""
        return self.model.decisions()

    def decide(self, decision: Decision) -> None:
        """Decide on the chosen rows."""
        ranges = self.list.selectionModel().selection().toList()
        rows = [row for one in ranges for row in range(one.top(), one.bottom() + 1)]
        if rows:
            self.model.decide(rows, decision)
            self._tell()

    def _turn(self) -> None:
        current = self.list.currentIndex()
        if current.isValid():
            order = list(Decision)
            now = self.model.decision(self.model.task_at(current.row()))
            self.decide(order[(order.index(now) + 1) % len(order)])

    def _fill_kinds(self, rows: Sequence[TaskRow]) -> None:
        counts = Counter(row.kind for row in rows)
        once = sum(counts[kind] for kind in _ONCE)
        chosen = self.kinds.currentData()
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(_("Việc cần quyết định ({count})").format(count=once), "once")
        self.kinds.addItem(_("Tất cả ({count})").format(count=len(rows)), "all")
        for kind in TaskKind:
            if counts[kind]:
                self.kinds.addItem(f"{kind_name(kind)} ({counts[kind]})", kind.value)
        place = self.kinds.findData(chosen) if chosen is not None else -1
        self.kinds.setCurrentIndex(place if place >= 0 else (0 if once else 1))
        self.kinds.blockSignals(False)

    def _narrow(self) -> None:
        chosen = self.kinds.currentData()
        kinds = {"once": _ONCE, "all": None}.get(
            chosen, frozenset({TaskKind(chosen)}) if chosen in set(TaskKind) else None
        )
        self.model.narrow(kinds, self.words.text())
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._tell()

    def _tell(self) -> None:
        ranges = self.list.selectionModel().selection().toList()
        chosen = sum(one.bottom() - one.top() + 1 for one in ranges)
        for button in self.buttons.values():
            button.setEnabled(chosen > 0)
        text = _("Đang chọn {chosen} việc. Cả kế hoạch: giữ {kept}, chuyển tiếp {carried}, bỏ {left}.")
        self.told.setText(
            text.format(
                chosen=chosen,
                kept=self.model.count(Decision.KEEP),
                carried=self.model.count(Decision.CARRY_ON),
                left=self.model.count(Decision.LEAVE_OUT),
            )
        )

    def _fit_list(self) -> None:
        view = self.list
        view.setObjectName("fileList")
        view.setAccessibleName(_("Nhiệm vụ của kế hoạch cũ"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setShowGrid(False)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + _PADDING)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _widths(self) -> dict[int, int]:
        """The columns of set words hold the longest of them."""
        metrics = self.list.fontMetrics()
        names = {DECISION: map(decision_name, Decision), KIND: map(kind_name, TaskKind)}
        wide = {column: max(map(metrics.horizontalAdvance, words)) + _SIDES for column, words in names.items()}
        return {**wide, DEADLINE: _DEADLINE_WIDTH}

    def _arrange(self) -> None:
        about = QLabel(
            _(
                "Việc thường xuyên, hằng năm được giữ. Việc khác: chọn dòng rồi cho biết còn làm hay đã xong "
                "(Ctrl+A chọn cả danh sách, phím cách đổi lần lượt)."
            ),
            self,
        )
        about.setObjectName("faint")
        about.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.kinds)
        below = QHBoxLayout()
        for button in self.buttons.values():
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(about)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        column.addWidget(self.in_note)
