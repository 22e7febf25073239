"""The list of tasks from above: a picture and a word for the state, two lines of text, who is to do it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.coverage.coverage import Covered, State
from models.coverage.telling import doubt_sentence, state_name
from models.i18n import _
from models.text import one_line, printable
from ui.coverage.assigned_model import ROW, AssignedModel, place_of
from ui.icons import icon
from ui.theme import current_theme

_PAD, _ICON, _LINES = 8, 18, 2
_MOST = 400  # letters that two lines could show
_EDGE = 24  # pixels around a sentence in the place of rows


class AssignedList(QListView):
    """Arrows choose, Enter and Space accept what is proposed, Right goes to our tasks."""

    chosen_changed = Signal()
    accept_wanted = Signal()
    unlink_wanted = Signal()
    candidates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("assignedList")
        self.setAccessibleName(_("Nhiệm vụ cấp trên giao"))
        self.note = ""  # what is said in the place of an empty list
        self.rows = AssignedModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def show_rows(self, rows: Iterable[Covered], entry: str = "", instead: int = 0) -> None:
        """Show other rows and stand on a task from above; where it is not shown, on the row `instead`."""
        chosen = {row.entry.id for row in self.chosen_rows()}
        self.rows.show(rows)
        place = self.rows.row_of(entry)
        if place < 0:
            place = min(max(0, instead), self.rows.rowCount() - 1)
        if place >= 0 and (self.currentIndex().row() != place or len(chosen) < 2):
            self.setCurrentIndex(self.rows.index(place))
        self.chosen_changed.emit()

    def say(self, note: str) -> None:
        """Say why nothing is listed."""
        self.note = note
        self.setAccessibleDescription("" if self.rows.rowCount() else note)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or the sentence that stands for them."""
        super().paintEvent(event)
        if self.rows.rowCount() or not self.note:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(current_theme().faint))
        room = self.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.note)
        painter.end()

    def current(self) -> Covered | None:
        """The task with the focus."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row if isinstance(row, Covered) else None

    def chosen_rows(self) -> list[Covered]:
        """All chosen tasks, from top to bottom."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [row for index in indexes if isinstance(row := index.data(ROW), Covered)]

    def step(self, entry: str, by: int = 1) -> str:
        """The task below a task, or the one above where it is the last: where to go once that is settled."""
        place = self.rows.row_of(entry)
        count = self.rows.rowCount()
        if place < 0 or count < 2:
            return entry
        target = place + by if place + by < count else place - 1
        return self.rows.rows[target].entry.id

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen."""
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; letters are for the search field."""
        if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                    self.accept_wanted.emit()
                    return
                case Qt.Key.Key_Delete:
                    self.unlink_wanted.emit()
                    return
                case Qt.Key.Key_Right:
                    self.candidates_wanted.emit()
                    return
        super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows of one height, so that many are laid out at once."""
        return QSize(200, (_LINES + 1) * option.fontMetrics.lineSpacing() + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background by the style, then picture, text and place."""
        row = index.data(ROW)
        if not isinstance(row, Covered):
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        style = own.widget.style() if own.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        box = QRect(option.rect).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.save()
        theme = current_theme()
        name, colour = picture_of(row)
        state_icon = icon(name, colour)
        state_icon.paint(painter, QRect(box.left(), box.top(), _ICON, _ICON))
        text = box.adjusted(_ICON + _PAD, 0, 0, 0)
        line = own.fontMetrics.lineSpacing()
        lines = _paint_lines(painter, text, printable(one_line(row.entry.text))[:_MOST], own.font, theme.text)
        below = QRect(text.left(), text.top() + lines * line, text.width(), line)
        _paint_foot(painter, below, row, own.font)
        painter.restore()


def picture_of(row: Covered) -> tuple[str, str]:
    """The icon of a state and its colour; the word beside it says the same."""
    theme = current_theme()
    if row.state is State.COVERED:
        return ("triangle-alert", theme.danger) if row.doubts else ("circle-check", theme.good)
    pictures = {
        State.OPEN: ("circle-dashed", theme.danger),
        State.PROPOSED: ("circle-help", theme.accent),
        State.NOT_OURS: ("circle-minus", theme.faint),
    }
    return pictures[row.state]


def _paint_lines(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> int:
    """The text in as many lines as there is room for; how many it took."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    layout.beginLayout()
    painted = 0
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        painted += 1
        line.setLineWidth(box.width())
        start, length = line.textStart(), line.textLength()
        shown = text[start : start + length].rstrip()
        if number == _LINES - 1 and start + length < len(text):
            shown = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, box.width())
        top = box.top() + number * metrics.lineSpacing()
        painter.drawText(box.left(), top + metrics.ascent(), shown)
    layout.endLayout()
    return painted


def _paint_foot(painter: QPainter, box: QRect, row: Covered, font: QFont) -> None:
    """The state in a word, then what is to be looked at or who is to do it."""
    theme = current_theme()
    metrics = QFontMetrics(font)
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    painter.setFont(strong)
    _name, colour = picture_of(row)
    painter.setPen(QColor(colour))
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
    word = state_name(row.state)
    painter.drawText(box, flags, word)
    rest = box.adjusted(QFontMetrics(strong).horizontalAdvance(word) + _PAD, 0, 0, 0)
    painter.setFont(font)
    painter.setPen(QColor(theme.danger if row.doubts else theme.faint))
    told = doubt_sentence(row.doubts[0]) if row.doubts else place_of(row.entry)
    painter.drawText(rest, flags, metrics.elidedText(printable(told), Qt.TextElideMode.ElideRight, rest.width()))
