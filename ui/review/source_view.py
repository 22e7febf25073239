"""The source as it was read: lines one under the other, chosen by mouse and keys, given a meaning by digits."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QItemSelection, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from imports.choices import RowMeaning
from models.i18n import _
from ui.review.gutter import Gutter
from ui.review.source_layout import SourceLayout
from ui.review.source_lines import Line, SourceLines, rows_of
from ui.review.source_model import SourceModel
from ui.review.source_painter import SourcePainter
from ui.review.words import MEANING_OF_KEY

_IDLE = 20  # milliseconds from one idle turn to the next
_IDLE_SHARE = 0.004  # seconds of measuring in one of them
_GUESSED_BY = 30  # lines by whose heights those of the others are guessed


class SourceView(QTableView):
    """Sizes and paints only the lines in sight; the rest is sized when the window is idle."""

    meaning_wanted = Signal(object)  # RowMeaning for the chosen rows, None for what is recognised
    menu_wanted = Signal(QPoint)
    stood = Signal()  # another line is the current one
    moved = Signal()  # what is seen has scrolled or has another width

    def __init__(self, lines: SourceLines, model: SourceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceView")
        self.setAccessibleName(_("Tệp nguồn"))
        self.lines = lines
        self.source_model = model
        self.sizes = SourceLayout(lines)
        self._painter = SourcePainter(self, model, self.sizes)
        self._unsized = 0
        self.gutter = Gutter(model, self)
        self.setVerticalHeader(self.gutter)
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setModel(model)
        self.gutter.customContextMenuRequested.connect(self._gutter_menu)
        self.gutter.sectionDoubleClicked.connect(self._menu_of)
        self._idle = QTimer(self, interval=_IDLE)
        self._idle.timeout.connect(self._size_more)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())
        model.headerDataChanged.connect(lambda *_args: self.refresh())

    def refresh(self) -> None:
        """Paint anew what is understood now."""
        self.viewport().update()
        self.gutter.viewport().update()

    def chosen_lines(self) -> list[Line]:
        """The lines that are chosen, in their order."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.lines.line(row) for row in sorted(rows)]

    def chosen_rows(self) -> list[tuple[int, list[int]]]:
        """The chosen rows of each table."""
        return list(rows_of(self.chosen_lines()))

    def current_line(self) -> Line | None:
        """The line where the officer is."""
        row = self.currentIndex().row()
        return self.lines.line(row) if row >= 0 else None

    def tables_in_sight(self) -> tuple[list[int], int | None]:
        """The tables that are seen, and the one of them where the officer stands, if in any."""
        first, last = self._seen()
        seen = dict.fromkeys(self.lines.line(number).piece for number in range(first, last + 1))
        tables = [piece for piece in seen if piece in self.lines.tables]
        current = self.currentIndex().row()
        here = self.lines.line(current).piece if first <= current <= last else None
        return tables, here if here in tables else None

    def mark(self, number: int) -> None:
        """Mark the line that the other side shows, -1 for none."""
        if number != self._painter.marked:
            self._painter.marked = number
            self.viewport().update()

    @property
    def marked(self) -> int:
        """The line that is marked, or -1."""
        return self._painter.marked

    @property
    def lines_painted(self) -> int:
        """How many lines were painted so far."""
        return self._painter.painted

    def show_line(self, number: int, top: bool = False) -> None:
        """Bring a line into sight, or to the top, its neighbours sized first."""
        self._size(range(max(0, number - 30), min(len(self.lines), number + 30)))
        index = self.source_model.index(number, 0)
        hint = QAbstractItemView.ScrollHint.PositionAtTop if top else QAbstractItemView.ScrollHint.EnsureVisible
        self.scrollTo(index, hint)
        self._size_seen()
        self.scrollTo(index, hint)

    def stand_on(self, number: int) -> None:
        """Make a line the current one and show it."""
        self.show_line(number)
        self.setCurrentIndex(self.source_model.index(number, 0))

    def _seen(self) -> tuple[int, int]:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, last if last >= 0 else len(self.lines) - 1

    def _size(self, numbers: range) -> None:
        """Give lines their heights; what is seen stays where it is."""
        top = self.rowAt(0)
        before = self.rowViewportPosition(top) if top >= 0 else 0
        changed = False
        for number in numbers:
            height = self.sizes.height(self.lines.line(number))
            if self.gutter.sectionSize(number) != height:
                self.gutter.resizeSection(number, height)
                changed = True
        if not changed:
            return
        # At once, or the bar does not reach as far as it must.
        self.updateGeometries()
        if top > 0 and numbers.start < top:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(top) - before)

    def _size_seen(self) -> None:
        first, last = self._seen()
        # Lines grow while they are sized, so that fewer are seen than before.
        self._size(range(first, min(last, first + 200) + 1))

    def _size_more(self) -> None:
        start, first = perf_counter(), self._unsized
        end = first
        while end < len(self.lines) and perf_counter() - start < _IDLE_SHARE:
            self.sizes.height(self.lines.line(end))
            end += 1
        self._size(range(first, end))
        self._unsized = end
        if end >= len(self.lines):
            self._idle.stop()

    def _fit(self) -> None:
        first, last = self._seen()
        at_top = not self.verticalScrollBar().value()
        if self.sizes.fit(self.viewport().width()):
            self.setColumnWidth(0, self.sizes.full_width)
            self._unsized = 0
            self._guess(first)
            self._size_seen()
            self._idle.start()
            marked = self._painter.marked
            if first <= marked <= last:
                self.show_line(marked)
            elif not at_top:
                self.scrollTo(self.source_model.index(first, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self.moved.emit()

    def _guess(self, first: int) -> None:
        """Give all lines the height that those in sight have, until they are measured."""
        some = range(first, min(len(self.lines), first + _GUESSED_BY))
        if some:
            heights = [self.sizes.height(self.lines.line(number)) for number in some]
            self.gutter.setDefaultSectionSize(sum(heights) // len(heights))

    def _scrolled(self, _value: int) -> None:
        self._size_seen()
        self.moved.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """The gutter shows it, too."""
        super().selectionChanged(selected, deselected)
        self.gutter.viewport().update()

    def currentChanged(self, current: object, previous: object) -> None:
        """Tell where the officer is."""
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.stood.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keys one comes to what is seen: the marked line, else the first one; Qt would jump to the very first."""
        first, last = self._seen()
        current, marked = self.currentIndex().row(), self.marked
        if event.reason() is not Qt.FocusReason.MouseFocusReason and len(self.lines):
            if first <= marked <= last:
                self.setCurrentIndex(self.source_model.index(marked, 0))
            elif not first <= current <= last:
                whole = first + (self.rowViewportPosition(first) < 0 and first < last)
                self.setCurrentIndex(self.source_model.index(whole, 0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits say what the chosen rows are, Backspace leaves it to the program."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        meaning: RowMeaning | None = MEANING_OF_KEY.get(event.text()) if plain else None
        if meaning is not None:
            self.meaning_wanted.emit(meaning)
        elif plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.meaning_wanted.emit(None)
        elif plain and event.text().isprintable() and event.text():
            event.accept()  # letters search for nothing here
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu for the chosen rows; a press beside them chooses the row under it."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._choose_at(self.viewport().mapFromGlobal(event.globalPos()).y())
            self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            self._menu_of(self.currentIndex().row())

    def _menu_of(self, number: int) -> None:
        height = max(0, self.rowViewportPosition(number)) + 20
        self.menu_wanted.emit(self.viewport().mapToGlobal(QPoint(40, height)))

    def _gutter_menu(self, point: QPoint) -> None:
        self._choose_at(point.y())
        self.menu_wanted.emit(self.gutter.viewport().mapToGlobal(point))

    def _choose_at(self, height: int) -> None:
        row = self.rowAt(height)
        if row >= 0 and not self.selectionModel().isRowSelected(row):
            self.setCurrentIndex(self.source_model.index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines in sight."""
        painter = QPainter(self.viewport())
        selection = self.selectionModel()
        self._painter.paint(painter, event.rect(), selection.isRowSelected)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts wrap anew in another width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Sized when it is first seen."""
        super().showEvent(event)
        self._fit()
