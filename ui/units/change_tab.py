"""Agencies that have another name from a day on: a list to be kept, and to be applied to the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.registers import UnitChange
from models.text import one_line
from models.units.changes import since_from_words, since_words
from ui.form_dialog import arrange_form
from ui.room import resize_within

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChangeForm(QDialog):
    """One change: the old name, the new one, and the day from which it holds."""

    def __init__(self, change: UnitChange | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unitChangeForm")
        self.setWindowTitle(_("Cơ quan đổi tên") if change is None else _("Sửa tên cơ quan đã đổi"))
        self._change = change
        self.old = QLineEdit(change.old if change else "", self)
        self.new = QLineEdit(change.new if change else "", self)
        self.since = QLineEdit(since_words(change.since) if change else "", self)
        self.since.setPlaceholderText(_("ngày/tháng/năm, hoặc để trống"))
        self.note = QLineEdit(change.note if change else "", self)
        form = QFormLayout()
        form.setSpacing(8)
        for label, widget, name in (
            (_("Tên &cũ:"), self.old, _("Tên cũ")),
            (_("Tên &mới:"), self.new, _("Tên mới")),
            (_("&Từ ngày:"), self.since, _("Từ ngày")),
            (_("&Ghi chú:"), self.note, _("Ghi chú")),
        ):
            widget.setAccessibleName(name)
            form.addRow(label, widget)
            widget.textChanged.connect(self._check)
        self.trouble = QLabel(_("Ngày viết như 01/3/2025, 3/2025 hoặc 2025."), self)
        self.trouble.setObjectName("warningNote")
        self.take = QPushButton(_("Thêm") if change is None else _("Ghi lại"), self)
        arrange_form(self, form, self.trouble, self.take)
        self._check()
        resize_within(self, 520, 220)

    def change(self) -> UnitChange:
        """The change as it stands in the form."""
        made = self._change or UnitChange(old="", new="")
        old, new, note = (one_line(field.text()) for field in (self.old, self.new, self.note))
        return replace(made, old=old, new=new, since=since_from_words(self.since.text()) or "", note=note)

    def _check(self) -> None:
        fine = since_from_words(self.since.text()) is not None
        self.trouble.setVisible(not fine)
        change = self.change()
        self.take.setEnabled(fine and bool(change.old) and bool(change.new) and change.old != change.new)


class ChangeTab(QWidget):
    """The list of changes; the window does what is asked for."""

    add_wanted = Signal()
    edit_wanted = Signal(object)  # UnitChange
    delete_wanted = Signal(object)  # list of UnitChange
    apply_wanted = Signal(object)  # list of UnitChange

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._changes: tuple[UnitChange, ...] = ()
        self._writable = True
        self.empty = QLabel(
            _(
                "Chưa có cơ quan nào đổi tên. Sau khi sắp xếp bộ máy, ghi ở đây tên cũ và tên mới, ví dụ cơ quan được "
                "hợp nhất; danh sách này dùng để đổi tên trong kế hoạch và khi lập kế hoạch năm sau."
            ),
            self,
        )
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = QTableWidget(0, 4, self)
        self.table.setObjectName("versionList")
        self.table.setAccessibleName(_("Cơ quan đã đổi tên"))
        self.table.setHorizontalHeaderLabels([_("Tên cũ"), _("Tên mới"), _("Từ ngày"), _("Ghi chú")])
        prepare_table(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.table.horizontalHeader()
        for column, mode in enumerate(
            (QHeaderView.ResizeMode.Stretch,) * 2 + (QHeaderView.ResizeMode.Interactive,) * 2
        ):
            header.setSectionResizeMode(column, mode)
        self.add = QPushButton(_("&Thêm…"), self)
        self.edit = QPushButton(_("&Sửa…"), self)
        self.delete = QPushButton(_("&Xóa"), self)
        self.apply = QPushButton(_("Á&p dụng vào kế hoạch này…"), self)
        self.apply.setToolTip(
            _("Xem trước mọi chỗ có tên cũ rồi đổi sang tên mới; tên trong văn bản viện dẫn giữ nguyên")
        )
        buttons = QHBoxLayout()
        for button in (self.add, self.edit, self.delete):
            buttons.addWidget(button)
        for button in (self.add, self.edit, self.delete, self.apply):
            button.setAutoDefault(False)
        buttons.addStretch(1)
        buttons.addWidget(self.apply)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(12, 12, 12, 12)
        column_box.setSpacing(8)
        column_box.addWidget(self.empty, 1)
        column_box.addWidget(self.table, 1)
        column_box.addLayout(buttons)
        self.add.clicked.connect(self.add_wanted)
        self.edit.clicked.connect(self._edit)
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self.chosen()))
        self.apply.clicked.connect(lambda: self.apply_wanted.emit(list(self._changes)))
        self.table.doubleClicked.connect(lambda _index: self._edit())
        self.table.itemSelectionChanged.connect(self._update)

    def show_changes(self, changes: Sequence[UnitChange], writable: bool) -> None:
        """Show the changes that are kept now."""
        row = self.table.currentRow()
        self._changes, self._writable = tuple(changes), writable
        self.table.setRowCount(len(self._changes))
        for place, change in enumerate(self._changes):
            for column, text in enumerate((change.old, change.new, since_words(change.since), change.note)):
                self.table.setItem(place, column, QTableWidgetItem(text))
        if self._changes:
            self.table.setCurrentCell(min(max(row, 0), len(self._changes) - 1), 0)
        self.empty.setVisible(not self._changes)
        self.table.setVisible(bool(self._changes))
        self._update()

    def chosen(self) -> list[UnitChange]:
        """The chosen changes."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._changes[row] for row in rows if row < len(self._changes)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter open a change, Delete takes it away."""
        if self._writable and event.key() in (Qt.Key.Key_F2, *_ENTER) and self.table.hasFocus():
            self._edit()
        elif self._writable and event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self.chosen():
            self.delete_wanted.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def _edit(self) -> None:
        chosen = self.chosen()
        if self._writable and len(chosen) == 1:
            self.edit_wanted.emit(chosen[0])

    def _update(self) -> None:
        chosen = self.chosen()
        for button in (self.edit, self.delete, self.apply):
            button.setVisible(bool(self._changes))
        self.add.setEnabled(self._writable)
        self.edit.setEnabled(self._writable and len(chosen) == 1)
        self.delete.setEnabled(self._writable and bool(chosen))
        self.apply.setEnabled(self._writable and bool(self._changes))


def prepare_table(table: QTableView) -> None:
    """How tables of this window look and are used: whole rows, no grid, Tab leads out."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
