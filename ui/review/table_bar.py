"""Over the source: which table is seen, whether it is one of tasks, and a chip over each of its columns."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from imports.choices import TableChoices
from models.i18n import _
from ui.elided import ElidedBox
from ui.review.choosing import says_of_column
from ui.review.column_chip import ColumnChip
from ui.review.source_model import SourceModel
from ui.review.source_view import SourceView

_CHIPS_HIGH = 36
_MOST_CHIPS = 60  # nobody says of more columns one by one what they are


class TableBar(QWidget):
    """Follows the table that the source shows."""

    field_wanted = Signal(int, int, object)  # table, first Grid column, field or None for what is recognised
    used_wanted = Signal(int, bool)
    left_wanted = Signal(int)  # the table as it is recognised
    table_wanted = Signal(int)

    def __init__(self, view: SourceView, model: SourceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._model = model
        self.piece: int | None = None
        self._chips_of: int | None = None  # none while they are being changed
        self._seen = False  # chips stand only over columns
        self._showing = False
        self._moved = False  # while it was shown
        self.tables = ElidedBox(self)
        self.tables.setAccessibleName(_("Bảng trong tệp nguồn"))
        self.tables.setSizeAdjustPolicy(ElidedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tables.setMinimumContentsLength(20)
        self.told = QLabel(self)
        self.told.setObjectName("faint")
        self.told.setMinimumWidth(0)
        self.used = QPushButton(self)
        self.used.setAutoDefault(False)
        self.left = QPushButton(_("Theo máy nhận ra"), self)
        self.left.setAutoDefault(False)
        self.left.setToolTip(_("Bỏ mọi điều bạn đã chọn cho bảng này"))
        self._strip = QWidget(self)
        self._strip.setFixedHeight(_CHIPS_HIGH)
        self.chips: list[ColumnChip] = []
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.tables)
        row.addWidget(self.told, 1)
        row.addWidget(self.left)
        row.addWidget(self.used)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._strip)
        for piece in model.lines.tables:
            self.tables.addItem("", piece)
        self.tables.activated.connect(lambda place: self.table_wanted.emit(self.tables.itemData(place)))
        self.used.clicked.connect(self._turn)
        self.left.clicked.connect(self._leave)
        view.moved.connect(self.follow)
        view.stood.connect(self.follow)

    def follow(self) -> None:
        """Show the table that is seen now, its chips where its columns are."""
        if self._showing:
            self._moved = True
            return
        piece = self._meant()
        self._seen = piece is not None
        if piece is None:
            piece = self.piece if self.piece is not None else self._first()
        if piece != self.piece:
            self.piece = piece
            self.show_meanings()
        else:
            self._place()

    def _meant(self) -> int | None:
        """The table where the officer stands if it is seen, else the first seen that is, or could be, one of tasks."""
        pieces, current = self._view.tables_in_sight()
        if current is not None:
            return current
        reading = self._model.reading
        likely = [piece for piece in pieces if reading.used(piece)] or [p for p in pieces if not reading.part(p)]
        return likely[0] if likely else None

    def _first(self) -> int | None:
        """The first table of tasks of all, else the first table."""
        tables = self._model.lines.tables
        return next(filter(self._model.reading.used, tables), next(iter(tables), None))

    def show_meanings(self) -> None:
        """Show what the table and its columns are understood as now."""
        # What is shown or hidden here moves the source, and another table may be seen then.
        self._showing = True
        self._show_meanings()
        self._showing = False
        if self._moved:
            self._moved = False
            self.follow()

    def _show_meanings(self) -> None:
        piece, self._chips_of = self.piece, None
        self.setVisible(piece is not None)
        if piece is None:
            return
        # The room for chips stays while one scrolls over tables that have none.
        self._strip.setVisible(any(map(self._model.reading.used, self._model.lines.tables)))
        for place in range(self.tables.count()):
            self.tables.setItemText(place, self._model.table_title(self.tables.itemData(place)))
        self.tables.setCurrentIndex(self.tables.findData(piece))
        self.tables.setEnabled(self.tables.count() > 1)
        used, said = self._model.reading.used(piece), self._model.choices.table(piece)
        other = (
            _("Đã đọc vào phần văn bản") if self._model.reading.part(piece) else _("Không được hiểu là bảng nhiệm vụ")
        )
        self.told.setText("" if used else other)
        self.used.setText(_("Không phải bảng nhiệm vụ") if used else _("Đây là bảng nhiệm vụ"))
        self.left.setVisible(said != TableChoices())
        columns = self._model.reading.columns(piece)[:_MOST_CHIPS] if used else ()
        while len(self.chips) > len(columns):
            gone = self.chips.pop()
            gone.hide()
            gone.deleteLater()
        for place, column in enumerate(columns):
            chosen = says_of_column(said, column.start, column.end)
            if place < len(self.chips):
                self.chips[place].show_column(column, chosen)
            else:
                chip = ColumnChip(column, chosen, self._strip)
                chip.field_wanted.connect(self._field)
                self.chips.append(chip)
        # With Tab from the buttons over the chips into the source.
        for before, after in pairwise((self.used, *self.chips)):
            QWidget.setTabOrder(before, after)
        self._chips_of = piece
        self._place()

    def _place(self) -> None:
        if self.piece is None or self._chips_of != self.piece:
            return
        view = self._view
        edges = view.sizes.edges(self.piece)
        left = view.viewport().x() + view.columnViewportPosition(0) + view.x() - self._strip.x()
        for chip in self.chips:
            start, end = edges[chip.column.start], edges[min(chip.column.end, len(edges) - 1)]
            chip.setGeometry(left + start, 0, max(14, end - start), _CHIPS_HIGH)
            chip.setVisible(self._seen and left + end > view.gutter.width() // 2)

    def _field(self, start: int, field: str | None) -> None:
        if self.piece is not None:
            self.field_wanted.emit(self.piece, start, field)

    def _turn(self) -> None:
        if self.piece is not None:
            self.used_wanted.emit(self.piece, not self._model.reading.used(self.piece))

    def _leave(self) -> None:
        if self.piece is not None:
            self.left_wanted.emit(self.piece)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chips stay over their columns."""
        super().resizeEvent(event)
        self._place()
