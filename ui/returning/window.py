"""The window of a file that came back: all changes in it, each to be taken or refused before anything is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QToolButton, QVBoxLayout, QWidget

from models.compare.comparison import Kind, count_words
from models.i18n import _
from models.merge.merging import Change, Merge, in_order
from ui.compare.kinds import KindFilter
from ui.elided import ElidedLabel
from ui.icons import icon
from ui.returning.change_list import ChangeList
from ui.returning.conflict_pane import ConflictPane
from ui.returning.decisions import Choice, Decisions
from ui.room import resize_within


class ReturnWindow(QDialog):
    """Decides on the changes of one file; `take_wanted` is told once, when all is decided."""

    take_wanted = Signal()

    def __init__(
        self,
        name: str,
        merge: Merge,
        note: str,
        parent: QWidget,
        decisions: Decisions | None = None,
        *,
        another: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("returnWindow")
        title = _("Gộp “{name}” vào kế hoạch") if another else _("Nhận tệp gửi về – {name}")
        self.setWindowTitle(title.format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.merge = merge
        self._name = name
        self.decisions = decisions or Decisions(in_order(merge.changes))
        self.told = QLabel(self._summary(name), self)
        self.told.setObjectName("groupTitle")
        self.note = QLabel(note, self)
        for label in (self.told, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.note.setVisible(bool(note))
        self.kinds = KindFilter(self)
        if another:
            # What another plan has not is no wish to take it away from this one.
            self.kinds.buttons[Kind.REMOVED].setChecked(False)
        self.only_conflicts = QToolButton(self)
        self.only_open = QToolButton(self)
        self.list = ChangeList(self.decisions, self)
        self.pane = ConflictPane(self)
        self.all = QPushButton(_("Nhận tất cả"), self)
        self.none = QPushButton(_("Không nhận gì"), self)
        self.count = QLabel(self)
        self.take = QPushButton(self)
        self.shut = QPushButton(_("Hủy") if merge.changes else _("Đóng"), self)
        self.undo, self.redo = QToolButton(self), QToolButton(self)
        self.hint = ElidedLabel(self)
        self.nothing = QLabel(_("Không có thay đổi nào thuộc loại đang chọn ở trên."), self)
        self._arrange()
        self._connect()
        if merge.changes:
            resize_within(self, 900, 640)
        else:
            resize_within(self, 460, 130, keep=False)
        self._list(keep=False)

    def _summary(self, name: str) -> str:
        if not self.merge.changes:
            return _("Tệp không có gì khác với kế hoạch.")
        told = count_words([one.shown for one in self.merge.changes])
        return _("Tệp “{name}”: {told}.").format(name=name, told=told)

    def _arrange(self) -> None:
        self.kinds.count([one.shown for one in self.merge.changes])
        clashes = sum(1 for one in self.merge.changes if one.conflict)
        self.only_conflicts.setText(_("Cả hai bên cùng sửa ({count})").format(count=clashes))
        self.only_conflicts.setToolTip(_("Chỉ hiện những chỗ kế hoạch ở đây cũng đã sửa từ lúc gửi tệp đi"))
        self.only_conflicts.setVisible(bool(clashes))
        self.only_open.setText(_("Chưa chọn"))
        self.only_open.setToolTip(_("Chỉ hiện những thay đổi chưa chọn nhận hay không"))
        self.only_conflicts.setCheckable(True)
        self.only_open.setCheckable(True)
        filters = QHBoxLayout()
        filters.setSpacing(4)
        filters.addWidget(self.kinds, 1)
        filters.addWidget(self.only_conflicts)
        filters.addWidget(self.only_open)
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(self.list)
        self.parts.addWidget(self.pane)
        self.parts.setStretchFactor(0, 1)
        self.parts.setSizes([360, 190])
        self.pane.hide()
        buttons = QHBoxLayout()
        for button in (self.all, self.none, self.shut):
            button.setAutoDefault(False)
        for step, drawing, text, keys in (
            (self.undo, "undo-2", _("Hoàn tác lựa chọn"), "Ctrl+Z"),
            (self.redo, "redo-2", _("Làm lại lựa chọn"), "Ctrl+Y"),
        ):
            step.setIcon(icon(drawing))
            step.setToolTip(f"{text} ({keys})")
            step.setAccessibleName(text)
            buttons.addWidget(step)
        buttons.addWidget(self.all)
        buttons.addWidget(self.none)
        buttons.addSpacing(8)
        buttons.addWidget(self.count, 1)
        buttons.addWidget(self.take)
        buttons.addWidget(self.shut)
        self.all.setToolTip(_("Những chỗ cả hai bên cùng sửa vẫn chờ chọn từng chỗ"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.note)
        column.addLayout(filters)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.parts, 1)
        column.addWidget(self.hint)
        column.addLayout(buttons)
        something = bool(self.merge.changes)
        self.nothing.setObjectName("faint")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.hint.setObjectName("faint")
        self.hint.setText(_("Dấu cách: nhận · Delete: không nhận · Backspace: để sau · thêm Shift: cả nhóm"))
        choosing = (self.all, self.none, self.undo, self.redo, self.count, self.take, self.hint)
        for widget in (self.kinds, self.only_open, self.parts, *choosing):
            widget.setVisible(something)
        if not something:
            self.note.setText(_("Trong “{name}” không có thay đổi nào để nhận.").format(name=self._name))
            self.note.show()
            column.insertStretch(2, 1)
            buttons.insertStretch(0, 1)
        self.take.setDefault(True)

    def _connect(self) -> None:
        self.kinds.changed.connect(self._list)
        self.only_conflicts.toggled.connect(self._list)
        self.only_open.toggled.connect(self._list)
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.decided.connect(self._decide)
        self.list.opened.connect(self._to_pane)
        self.pane.ours_wanted.connect(lambda: self._decide_chosen(Choice.LEFT))
        self.pane.theirs_wanted.connect(lambda: self._decide_chosen(Choice.TAKEN))
        self.pane.written.connect(self._write)
        self.all.clicked.connect(self._take_all)
        self.none.clicked.connect(lambda: self._decide(self.shown(), Choice.LEFT))
        self.take.clicked.connect(self.take_wanted)
        for button, keys, deed in (
            (self.undo, ("Ctrl+Z",), self.decisions.undo),
            (self.redo, ("Ctrl+Y", "Ctrl+Shift+Z"), self.decisions.redo),
        ):
            button.clicked.connect(lambda _on=False, one=deed: self._turn(one))
            for key in keys:
                QShortcut(QKeySequence(key), self, button.click)
        QShortcut(QKeySequence("F6"), self, self._next_part)
        self.shut.clicked.connect(self.close)

    def shown(self) -> list[Change]:
        """The changes that the filter lets through."""
        kinds = {kind for kind, button in self.kinds.buttons.items() if button.isChecked()}
        found = [one for one in self.decisions.changes if one.shown.kind in kinds]
        if self.only_conflicts.isChecked():
            found = [one for one in found if one.conflict]
        if self.only_open.isChecked():
            found = [one for one in found if self.decisions.of(one) is Choice.OPEN]
        return found

    def _turn(self, deed: Callable[[], None]) -> None:
        """Decisions back or forth; the change that is chosen stays so."""
        deed()
        self._count()
        self.list.refresh()
        self._show_chosen()

    def _next_part(self) -> None:
        """From the list to the three texts, to the buttons, and around."""
        stops: list[QWidget] = [self.list, self.pane.ours, self.take, self.all]
        stops = [one for one in stops if one.isVisible() and one.isEnabled()]
        here = self.focusWidget()
        at = next((n for n, one in enumerate(stops) if one is here), -1)
        stops[(at + 1) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _list(self, keep: bool = False) -> None:
        shown = self.shown()
        self.list.show_changes(shown)
        if self.merge.changes:
            self.parts.setVisible(bool(shown))
            self.nothing.setVisible(not shown)
        self.list.choose_first()
        self._show_chosen()
        self._count()
        self.list.setFocus()

    def _show_chosen(self) -> None:
        change = self.list.chosen_change()
        if change is not None and change.conflict:
            self.pane.show_change(change, self.decisions.text_of(change))
        self.pane.setVisible(change is not None and change.conflict)

    def _to_pane(self) -> None:
        self._show_chosen()
        if self.pane.isVisible():
            self.pane.ours.setFocus()

    def _decide(self, changes: list[Change], choice: Choice) -> None:
        self.decisions.decide(changes, choice)
        self._count()
        self.list.refresh()

    def _take_all(self) -> None:
        self.decisions.take_plain(self.shown())
        self._count()
        self.list.refresh()
        waiting = next((one for one in self.decisions.open() if one.conflict), None)
        if waiting is not None:
            self.list.choose_first()
            self.list.setFocus()
        elif self.take.isEnabled():
            # All is said: Enter takes it.
            self.take.setFocus()

    def _decide_chosen(self, choice: Choice) -> None:
        change = self.list.chosen_change()
        if change is not None:
            self._decide([change], choice)
            self._next()

    def _write(self, text: str) -> None:
        change = self.list.chosen_change()
        if change is not None:
            self.decisions.write(change, text)
            self._count()
            self.list.refresh()
            self._next()

    def _next(self) -> None:
        self.list.go_on()
        self.list.setFocus()

    def _count(self) -> None:
        taken, waiting = len(self.decisions.taken()), self.decisions.open()
        clashes = sum(1 for one in waiting if one.conflict)
        self.take.setText(_("Nhận {count} thay đổi").format(count=taken) if taken else _("Nhận thay đổi"))
        self.undo.setEnabled(self.decisions.can_undo)
        self.redo.setEnabled(self.decisions.can_redo)
        self.take.setEnabled(bool(taken))
        words = _("Còn {count} thay đổi chưa chọn").format(count=len(waiting)) if waiting else _("Đã chọn hết")
        if clashes:
            words += _(", trong đó {count} chỗ cả hai bên cùng sửa").format(count=clashes)
        self.count.setText(words)

    def showEvent(self, event: QShowEvent) -> None:
        """The heading over the first change is seen, too, once all has its place."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self.list, self.list.scrollToTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the list and the buttons; Ctrl+Enter takes what was chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.take.isEnabled():
                self.take.click()
            return
        super().keyPressEvent(event)
