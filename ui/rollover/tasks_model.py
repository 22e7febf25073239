"""The tasks of the old plan as rows: what becomes of each, its words, its deadline, what sort it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from models.i18n import _
from models.rollover.kinds import TaskKind, TaskRow
from models.rollover.options import Decision
from models.text import fold, one_line
from ui.theme import current_theme

AnyIndex = QModelIndex | QPersistentModelIndex
DECISION, TASK, DEADLINE, KIND = range(4)
_NOWHERE = QModelIndex()
_MOST_LETTERS = 400


def decision_name(decision: Decision) -> str:
    """What becomes of a task, in words."""
    return {
        Decision.KEEP: _("Giữ, chuyển năm"),
        Decision.LEAVE_OUT: _("Đã xong, bỏ"),
        Decision.CARRY_ON: _("Chưa xong, chuyển tiếp"),
    }[decision]


def kind_name(kind: TaskKind) -> str:
    """What sort of task it is, in words."""
    return {
        TaskKind.RECURRING: _("Thường xuyên, định kỳ"),
        TaskKind.LASTING: _("Có lẽ làm một lần"),
        TaskKind.ONCE: _("Có hạn cụ thể"),
        TaskKind.LATER: _("Đến hạn sau kỳ cũ"),
        TaskKind.WAITING: _("Theo sự việc"),
        TaskKind.UNCLEAR: _("Chưa hiểu thời hạn"),
        TaskKind.OPEN: _("Không có thời hạn"),
    }[kind]


class TasksModel(QAbstractTableModel):
    """Holds what was decided; rows that are hidden keep it."""

    def __init__(
        self, rows: Sequence[TaskRow], folded: Sequence[str], decisions: Mapping[str, Decision], parent: Any = None
    ) -> None:
        """`folded` are the words of each row as they are searched for."""
        super().__init__(parent)
        self.tasks = tuple(rows)
        self._folded = folded
        self._decisions = dict(decisions)
        self._counts = Counter(self.decision(row) for row in self.tasks)
        self._shown = list(range(len(self.tasks)))

    def decisions(self) -> dict[str, Decision]:
        """What is not as usual, by the ids of the tasks."""
        usual = {row.task.id: row.usual for row in self.tasks}
        return {id_: one for id_, one in self._decisions.items() if id_ in usual and usual[id_] is not one}

    def decision(self, row: TaskRow) -> Decision:
        """What becomes of a task now."""
        return self._decisions.get(row.task.id, row.usual)

    def count(self, decision: Decision) -> int:
        """Of how many tasks it is decided, hidden ones too."""
        return self._counts[decision]

    def task_at(self, row: int) -> TaskRow:
        """The task of a shown row."""
        return self.tasks[self._shown[row]]

    def narrow(self, kinds: frozenset[TaskKind] | None, words: str) -> None:
        """Show only tasks of some kinds (None: all) that hold some words as they follow, without letter marks too."""
        wanted = " ".join(fold(words).split())
        self.beginResetModel()
        self._shown = [
            place
            for place, row in enumerate(self.tasks)
            if (kinds is None or row.kind in kinds) and (wanted in self._folded[place])
        ]
        self.endResetModel()

    def decide(self, rows: Iterable[int], decision: Decision) -> None:
        """Decide on shown rows."""
        places = sorted(set(rows))
        for place in places:
            row = self.task_at(place)
            self._counts[self.decision(row)] -= 1
            self._counts[decision] += 1
            self._decisions[row.task.id] = decision
        if places:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], KIND))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """The shown tasks."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Decision, task, deadline, kind."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Trong kế hoạch mới"), _("Nhiệm vụ"), _("Thời hạn cũ"), _("Loại"))[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, the whole of them as a tip, and colours that tell the decisions apart."""
        row = self.task_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if index.column() == DECISION:
                return decision_name(self.decision(row))
            return _words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (TASK, DEADLINE):
            return "\n".join(text for text in (one_line(row.area), _words(row, index.column())) if text)
        if role == Qt.ItemDataRole.ForegroundRole:
            decision, theme = self.decision(row), current_theme()
            if decision is Decision.LEAVE_OUT:
                return QColor(theme.faint)
            asked = index.column() == KIND and row.kind in (TaskKind.LASTING, TaskKind.LATER)
            if asked or (decision is Decision.CARRY_ON and index.column() == DECISION):
                return QColor(theme.accent)
        return None


def folded(row: TaskRow) -> str:
    """All words of a task, its units too, folded for searching."""
    leads = (line.lead for line in row.task.lines)
    return fold(one_line(" · ".join((_words(row, TASK), _words(row, DEADLINE), *leads, row.area))))


def _words(row: TaskRow, column: int) -> str:
    """What stands in a column; "" for the decision, which is not the task's own."""
    if column == KIND:
        return kind_name(row.kind)
    lines = row.task.lines
    if column == DEADLINE:
        return "; ".join(dict.fromkeys(one_line(line.deadline) for line in lines if line.deadline.strip()))
    if column == DECISION:
        return ""
    text = row.task.title or "; ".join(line.activity or line.product or line.reference for line in lines)
    # Many goals have tasks of one name: "Báo cáo kết quả".
    return one_line(f"{text[:_MOST_LETTERS]} · {row.heading[:_MOST_LETTERS]}" if row.heading else text[:_MOST_LETTERS])
