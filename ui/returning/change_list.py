"""The list of changes, each with a mark of what was decided: Enter and Space take it, Delete refuses it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QMenu, QStyleOptionViewItem, QWidget

from models.compare.comparison import Difference
from models.i18n import _
from models.merge.merging import Change
from ui.differences.delegate import DifferenceDelegate
from ui.differences.list import DifferenceList
from ui.differences.model import ROW
from ui.icons import icon
from ui.returning.decisions import Choice, Decisions
from ui.theme import current_theme

_MARK, _ZONE = 16, 34  # pixels: the mark, and where a click means it


class ChangeDelegate(DifferenceDelegate):
    """Paints the mark before each change: open, taken, refused, or still to be decided between two."""

    indent = _ZONE - 8

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.decisions = Decisions(())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row, and its mark."""
        super().paint(painter, option, index)
        row = index.data(ROW)
        if not isinstance(row, Difference):
            return
        change = self.decisions.change_of(row)
        spot = QRect(option.rect.left() + 10, option.rect.top() + 6, _MARK, _MARK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._mark(painter, spot, self.decisions.of(change), change.conflict)
        painter.restore()

    def _mark(self, painter: QPainter, spot: QRect, choice: Choice, conflict: bool) -> None:
        theme = current_theme()
        if choice is Choice.OPEN:
            if conflict:
                icon("triangle-alert", theme.danger).paint(painter, spot)
                return
            painter.setPen(QPen(QColor(theme.faint), 1.4))
            painter.drawRoundedRect(QRectF(spot).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
            return
        name, colour = {
            Choice.TAKEN: ("circle-check", theme.good),
            Choice.LEFT: ("x", theme.faint),
            Choice.WRITTEN: ("pencil", theme.good),
        }[choice]
        icon(name, colour).paint(painter, spot)

    def _label(self, row: Difference, chosen: bool) -> tuple[str, str]:
        change = self.decisions.change_of(row)
        text, colour = super()._label(row, chosen)
        words = spoken_choice(change, self.decisions.of(change))
        colour = current_theme().danger if change.conflict and self.decisions.of(change) is Choice.OPEN else colour
        return (f"{text}  ·  {words}" if words else text), colour


def spoken_choice(change: Change, choice: Choice) -> str:
    """What was decided, in words; "" where nothing was and nothing has to be."""
    told = {
        Choice.TAKEN: _("lấy của họ") if change.conflict else _("nhận"),
        Choice.LEFT: _("giữ của tôi") if change.conflict else _("không nhận"),
        Choice.WRITTEN: _("sửa tay"),
    }
    return told.get(choice, _("cả hai bên cùng sửa, cần chọn") if change.conflict else "")


class ChangeList(DifferenceList):
    """Shows changes; only the rows that are seen are laid out."""

    decided = Signal(object, object)  # list of changes, Choice
    opened = Signal()  # a change that both sides made is to be decided

    def __init__(self, decisions: Decisions, parent: QWidget | None = None) -> None:
        super().__init__(_("Các thay đổi trong tệp"), parent, ChangeDelegate)
        self.setObjectName("changeList")
        self._decisions = decisions
        if isinstance(self._painter, ChangeDelegate):
            self._painter.decisions = decisions

    def show_changes(self, changes: Iterable[Change], keep: bool = False) -> None:
        """Show some of the changes."""
        self.show_differences([one.shown for one in changes], keep)

    def chosen_change(self) -> Change | None:
        """The chosen change."""
        chosen = self.chosen()
        return self._decisions.change_of(chosen) if chosen is not None else None

    def refresh(self) -> None:
        """Other choices are to be seen; the words of screen readers tell them, too."""
        self.viewport().update()

    def group_of(self, index: QModelIndex) -> list[Change]:
        """The changes under the same heading as a row, or under that heading."""
        model = self.model()
        top = index.row()
        while top > 0 and isinstance(model.index(top, 0).data(ROW), Difference):
            top -= 1
        found: list[Change] = []
        row = top + (not isinstance(model.index(top, 0).data(ROW), Difference))
        while True:
            if row >= model.rowCount():
                if not model.canFetchMore(QModelIndex()):
                    return found
                model.fetchMore(QModelIndex())
                continue
            one = model.index(row, 0).data(ROW)
            if not isinstance(one, Difference):
                return found
            found.append(self._decisions.change_of(one))
            row += 1

    def go_on(self) -> None:
        """Choose the next change; the last one stays chosen."""
        row, model = self.currentIndex().row() + 1, self.model()
        while True:
            if row >= model.rowCount():
                if not model.canFetchMore(QModelIndex()):
                    return
                model.fetchMore(QModelIndex())
                continue
            index = model.index(row, 0)
            if isinstance(index.data(ROW), Difference):
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return
            row += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space take, Delete refuses; with Shift the whole group."""
        choice = {
            Qt.Key.Key_Return: Choice.TAKEN,
            Qt.Key.Key_Enter: Choice.TAKEN,
            Qt.Key.Key_Space: Choice.TAKEN,
            Qt.Key.Key_Delete: Choice.LEFT,
            Qt.Key.Key_Backspace: Choice.OPEN,
        }.get(Qt.Key(event.key()))
        change = self.chosen_change()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if choice is None or change is None or (held and not shift):
            super().keyPressEvent(event)
        elif shift:
            self._decide_group(self.currentIndex(), choice)
        else:
            self._decide(change, choice)

    def _decide(self, change: Change, choice: Choice) -> None:
        if change.conflict and choice is Choice.TAKEN and self._decisions.of(change) is Choice.OPEN:
            self.opened.emit()
            return
        self.decided.emit([change], choice)
        self.go_on()

    def _decide_group(self, index: QModelIndex, choice: Choice) -> None:
        self.decided.emit([one for one in self.group_of(index) if not one.conflict], choice)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the mark takes, a second one opens again."""
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        if left and isinstance(row, Difference) and event.position().x() < _ZONE:
            change = self._decisions.change_of(row)
            done = self._decisions.of(change) is not Choice.OPEN
            if change.conflict and not done:
                self.opened.emit()
            else:
                self.decided.emit([change], Choice.OPEN if done else Choice.TAKEN)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be decided of a row or of its whole group."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        menu = QMenu(self)
        row = index.data(ROW)
        if isinstance(row, Difference):
            change = self._decisions.change_of(row)
            for text, choice in (
                (_("Nhận thay đổi này"), Choice.TAKEN),
                (_("Không nhận thay đổi này"), Choice.LEFT),
                (_("Để quyết định sau"), Choice.OPEN),
            ):
                menu.addAction(text).triggered.connect(
                    lambda _on=False, one=change, two=choice: self.decided.emit([one], two)
                )
            menu.addSeparator()
        for text, choice in (
            (_("Nhận cả nhóm này"), Choice.TAKEN),
            (_("Không nhận nhóm này"), Choice.LEFT),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, two=choice: self._decide_group(index, two))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos())
