"""F1: all keys on one sheet in groups, with a field that finds one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.text import fold
from ui.actions.actions import Actions
from ui.actions.menus import FILL_MENU, menus
from ui.room import resize_within

_COLUMN_WIDTH = 370  # pixels; keys and words side by side


class Habit(NamedTuple):
    """Keys or a deed of the mouse, and what they do."""

    keys: str
    text: str


def table_habits() -> tuple[tuple[str, tuple[Habit, ...]], ...]:
    """What hands know from Excel and is no entry of a menu, under the names of its groups."""
    moving = (
        Habit("↑ ↓ ← →", _("Sang ô bên cạnh, ô gộp tính là một")),
        Habit("Enter / Shift+Enter", _("Ô dưới / ô trên")),
        Habit("Tab / Shift+Tab", _("Ô sau / ô trước")),
        Habit("Home / End", _("Đầu dòng / cuối dòng")),
        Habit("Ctrl+Home / Ctrl+End", _("Ô đầu bảng / ô cuối bảng")),
        Habit("Ctrl+↑ ↓ ← →", _("Tới mép vùng có chữ")),
        Habit("PageUp / PageDown", _("Lên / xuống một màn hình")),
    )
    choosing = (
        Habit(_("Kéo chuột, Shift+bấm"), _("Chọn vùng ô")),
        Habit("Shift+↑ ↓ ← →", _("Mở rộng vùng chọn")),
        Habit("Shift+Space", _("Chọn cả dòng")),
        Habit("Ctrl+Space", _("Chọn cả cột")),
        Habit("Ctrl+A", _("Chọn cả bảng")),
        Habit(_("Bấm tên cột"), _("Chọn cả cột; kéo mép để đổi độ rộng, kéo tên để đổi chỗ")),
    )
    writing = (
        Habit(_("Gõ chữ"), _("Viết lại ô")),
        Habit(_("F2, bấm đúp"), _("Sửa tiếp chữ trong ô")),
        Habit("Alt+Enter, Shift+Enter", _("Xuống dòng trong ô")),
        Habit("Esc", _("Bỏ chữ đang gõ")),
        Habit("Delete", _("Xóa chữ trong các ô đã chọn")),
        Habit(_("↓ rồi Enter"), _("Lấy một gợi ý đang hiện")),
        Habit(_("Kéo ô vuông ở góc vùng chọn"), _("Điền xuống: chép, hoặc đếm tiếp quý, tháng, năm")),
        Habit(_("Ctrl+con lăn"), _("Phóng to, thu nhỏ")),
    )
    return (
        (_("Đi lại trong bảng"), moving),
        (_("Chọn trong bảng"), choosing),
        (_("Viết trong ô"), writing),
    )


def window_habits() -> tuple[tuple[str, tuple[Habit, ...]], ...]:
    """The keys of the two windows in which files are looked at before they are taken."""
    review = (
        Habit("1 / 2 / 3", _("Dòng đang chọn là lĩnh vực / nhóm / mục tiêu")),
        Habit("4 / 5 / 6", _("Là nhiệm vụ / dòng tiếp / nối với dòng trên")),
        Habit("7 / 8 / 9 / 0", _("Là tiêu đề bảng / dòng cộng / ghi chú / bỏ qua")),
        Habit("Backspace", _("Theo máy nhận ra")),
        Habit("Space", _("Nhận hoặc bỏ một đề nghị")),
        Habit("Enter", _("Tới chỗ của mục đang chọn")),
        Habit("Ctrl+Z / Ctrl+Y", _("Hoàn tác / làm lại lựa chọn")),
        Habit("F6", _("Sang phần khác của cửa sổ")),
        Habit("Ctrl+Enter", _("Nhập ngay")),
    )
    returned = (
        Habit("Space, Enter", _("Nhận thay đổi đang chọn")),
        Habit("Delete", _("Không nhận")),
        Habit("Backspace", _("Để quyết định sau")),
        Habit(_("thêm Shift"), _("Làm với cả nhóm")),
        Habit("Ctrl+Z / Ctrl+Y", _("Hoàn tác / làm lại lựa chọn")),
        Habit("F6", _("Sang phần khác của cửa sổ")),
        Habit("Ctrl+Enter", _("Đưa những gì đã nhận vào kế hoạch")),
    )
    return ((_("Xem lại trước khi nhập"), review), (_("Nhận tệp gửi về"), returned))


class KeysSheet(QDialog):
    """The sheet; typing in its field leaves only the entries that hold the words."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keysSheet")
        self.setWindowTitle(_("Phím tắt"))
        self._groups: list[_Group] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Tìm việc cần làm, gõ không dấu cũng được"))
        self.search.setAccessibleName(_("Tìm trong bảng phím tắt"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        whole.addWidget(self.search)
        page = QWidget(self)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(28)
        room = parent.screen().availableGeometry()
        width = min(1180, room.width() - 60)
        for groups in _dealt(
            [*table_habits(), *_menu_groups(actions), *window_habits()], max(1, width // _COLUMN_WIDTH)
        ):
            column = QVBoxLayout()
            column.setSpacing(14)
            for title, habits in groups:
                group = _Group(title, habits, page)
                self._groups.append(group)
                column.addWidget(group)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self._nothing = QLabel(_("Không có việc nào như vậy; thử từ khác, ví dụ “dán”, “tìm”, “in”."), self)
        self._nothing.setObjectName("faint")
        self._nothing.hide()
        whole.addWidget(self._nothing)
        scroll = QScrollArea(self)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(scroll, 1)
        resize_within(self, width, min(660, int(room.height() * 0.85)))

    def entries(self) -> list[str]:
        """What is shown now, each as "keys: what they do"."""
        return [entry for group in self._groups for entry in group.entries()]

    def _narrow(self, wanted: str) -> None:
        words = fold(wanted).split()
        for group in self._groups:
            group.narrow(words)
        self._nothing.setVisible(not self.entries())


class _Group(QWidget):
    """A heading and its keys in two columns."""

    def __init__(self, title: str, habits: Iterable[Habit], parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        heading = QLabel(title, self)
        heading.setObjectName("groupTitle")
        grid.addWidget(heading, 0, 0, 1, 2)
        self._rows: list[tuple[Habit, QLabel, QLabel]] = []
        for row, habit in enumerate(habits, 1):
            keys, text = QLabel(habit.keys, self), QLabel(habit.text, self)
            keys.setObjectName("faint")
            keys.setFixedWidth(QFontMetrics(self.font()).averageCharWidth() * 19)
            for label in (keys, text):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(keys, row, 0)
            grid.addWidget(text, row, 1)
            self._rows.append((habit, keys, text))

    def entries(self) -> Iterator[str]:
        """The rows that are shown."""
        return (f"{habit.keys}: {habit.text}" for habit, keys, _text in self._rows if not keys.isHidden())

    def narrow(self, words: Sequence[str]) -> None:
        """Leave only the rows that hold all the words."""
        for habit, keys, text in self._rows:
            shown = all(word in fold(f"{habit.keys} {habit.text}") for word in words)
            keys.setVisible(shown)
            text.setVisible(shown)
        self.setVisible(any(not keys.isHidden() for _habit, keys, _text in self._rows))


def _menu_groups(actions: Actions) -> Iterator[tuple[str, tuple[Habit, ...]]]:
    """The keys of the menus' entries, menu by menu; what stands in none of them belongs to the table's heading."""
    left = {action.objectName(): action for action in actions.all() if action.shortcuts()}
    groups: list[tuple[str, tuple[Habit, ...]]] = []
    for _name, title, entries in menus():
        every = [one for entry in entries for one in (FILL_MENU if entry == "fillMenu" else (entry,))]
        found = [left.pop(entry) for entry in every if entry in left]
        groups.append((_("Bảng chọn {name}").format(name=title.replace("&", "")), tuple(map(_habit, found))))
    groups.append((_("Cột của bảng"), tuple(map(_habit, left.values()))))
    return (group for group in groups if group[1])


def _habit(action: QAction) -> Habit:
    form = QKeySequence.SequenceFormat.NativeText
    keys = ", ".join(sequence.toString(form) for sequence in action.shortcuts())
    text = action.text().replace("&", "").rstrip("…").split(":")[0]
    # What it would delete where the officer stands just now is no name for the key.
    return Habit(keys, _("Xóa dòng hoặc mục đang chọn") if action.objectName() == "actionDelete" else text)


def _dealt(groups: Sequence[tuple[str, tuple[Habit, ...]]], count: int) -> list[list[tuple[str, tuple[Habit, ...]]]]:
    """The groups in columns of about the same height, in their order."""
    whole = sum(len(habits) + 2 for _title, habits in groups)
    columns: list[list[tuple[str, tuple[Habit, ...]]]] = [[]]
    height = 0
    for group in groups:
        if columns[-1] and height + len(group[1]) / 2 >= whole / count and len(columns) < count:
            columns.append([])
            height = 0
        columns[-1].append(group)
        height += len(group[1]) + 2
    return columns
