"""The lines of a source as a Qt model: their texts for screen readers, what each was understood as in the gutter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from imports.blocks import Spot
from imports.choices import Choices, RowMeaning
from models.grid.grid import Cell
from models.i18n import _
from ui.review.choosing import says_of_row
from ui.review.deciding import Deciding
from ui.review.reading import Reading
from ui.review.source_lines import TITLE, Line, SourceLines
from ui.review.words import piece_word, row_word

AnyIndex = QModelIndex | QPersistentModelIndex


class SourceModel(QAbstractTableModel):
    """One column, a row for each line."""

    def __init__(self, lines: SourceLines, deciding: Deciding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self._deciding = deciding
        self.asked = 0  # texts that were asked for, for tests of laziness
        deciding.understood.connect(self._understood)

    def _understood(self) -> None:
        if self.lines:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)

    @property
    def reading(self) -> Reading:
        """What is understood now."""
        return self._deciding.reading

    @property
    def choices(self) -> Choices:
        """What the officer has said."""
        return self._deciding.choices

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """One for each line."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """One: the line."""
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a line; screen readers hear what it is, too."""
        if not index.isValid():
            return None
        line = self.lines.line(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            self.asked += 1
            return self.table_title(line.piece) if line.row == TITLE else self.lines.text(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.table_title(line.piece) if line.row == TITLE else self.lines.text(line)
            return ": ".join(filter(None, (self.word(line), text)))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a line was understood as, and how to say otherwise."""
        if orientation is not Qt.Orientation.Vertical:
            return None
        line = self.lines.line(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.word(line)
        if role == Qt.ItemDataRole.ToolTipRole and self.meaning(line) is not None:
            return _("Hiểu sai dòng này? Bấm đúp hoặc bấm chuột phải để chọn lại.")
        return None

    def meaning(self, line: Line) -> RowMeaning | None:
        """What a row was understood as; None for other lines and in tables that are left out."""
        if line.row is None or line.row == TITLE or not self.reading.used(line.piece):
            return None
        return self.reading.meaning(line.piece, line.row)

    def word(self, line: Line) -> str:
        """What a line was understood as, in a word."""
        if line.row is None:
            return piece_word(self.reading.kind_of_piece(line.piece))
        meaning = self.meaning(line)
        return row_word(meaning) if meaning is not None else ""

    def is_chosen(self, line: Line) -> bool:
        """Whether the officer has said what this line is."""
        if line.row is None:
            return False
        table = self.choices.table(line.piece)
        return table.used is not None if line.row == TITLE else says_of_row(table, line.row)

    def cells(self, line: Line) -> list[Cell]:
        """The cells of a row as the officer wants to read them: converted, or left as they are written."""
        cells = self.lines.tables[line.piece].rows[line.row or 0]
        texts = self.reading.texts
        if not texts:
            return cells
        spots = (Spot(line.piece, cell.row, cell.column) for cell in cells)
        return [
            cell._replace(text=texts[spot], prefix="") if spot in texts else cell
            for cell, spot in zip(cells, spots, strict=True)
        ]

    def text_now(self, piece: int, text: str) -> str:
        """The text of a paragraph, in the encoding that was chosen for it."""
        return self.reading.texts.get(Spot(piece), text)

    def table_title(self, piece: int) -> str:
        """What a table is called here: "Bảng 2", or by its sheet."""
        return self.reading.names.get(piece, _("Bảng"))
