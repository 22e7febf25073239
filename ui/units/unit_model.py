"""The directory as the rows of a table: names, spellings, and in how many lines a unit leads or takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.i18n import _
from models.registers import Unit, UnitKind
from models.text import sort_key
from models.units.counting import LineCount
from models.units.exchange import kind_name
from models.units.tokens import name_key

AnyIndex = QModelIndex | QPersistentModelIndex
UNIT = Qt.ItemDataRole.UserRole
NAME, SHORT, VARIANTS, KIND, LEADS, PARTNERS = range(6)


class UnitModel(QAbstractTableModel):
    """Units by the alphabet, those that stand for many behind them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.units: tuple[Unit, ...] = ()
        self._counts: Mapping[str, LineCount] | None = None

    def show_units(self, units: Sequence[Unit]) -> None:
        """Show these units; their counts come later."""
        self.beginResetModel()
        self.units = tuple(sorted(units, key=lambda unit: (unit.kind is UnitKind.COLLECTIVE, sort_key(unit.name))))
        self.endResetModel()

    def show_counts(self, counts: Mapping[str, LineCount]) -> None:
        """Show in how many lines the units stand."""
        self._counts = counts
        if self.units:
            self.dataChanged.emit(self.index(0, LEADS), self.index(len(self.units) - 1, PARTNERS))

    def row_of(self, id_: str) -> int:
        """The row of a unit, -1 where it is not there."""
        return next((row for row, unit in enumerate(self.units) if unit.id == id_), -1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """The number of units."""
        return 0 if parent is not None and parent.isValid() else len(self.units)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Names, kind and counts."""
        return 0 if parent is not None and parent.isValid() else PARTNERS + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are called."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | _side(section)
        if role == Qt.ItemDataRole.ToolTipRole and section in (LEADS, PARTNERS):
            return _("Số dòng của kế hoạch có đơn vị này")
        names = (_("Tên đơn vị"), _("Tên ngắn"), _("Cách viết khác"), _("Loại"), _("Chủ trì"), _("Phối hợp"))
        return names[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; the unit behind a row for role UNIT."""
        if not index.isValid() or index.row() >= len(self.units):
            return None
        unit, column = self.units[index.row()], index.column()
        if role == UNIT:
            return unit
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | _side(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._long(unit, column)
        return self._words(unit, column) if role == Qt.ItemDataRole.DisplayRole else None

    def _words(self, unit: Unit, column: int) -> str:
        if column in (LEADS, PARTNERS):
            if self._counts is None:
                return "…"
            count = self._counts.get(name_key(unit.name))
            number = 0 if count is None else count.leads if column == LEADS else count.partners
            return str(number) if number else "–"
        return (unit.name, unit.short, "; ".join(unit.variants), kind_name(unit.kind))[column]

    def _long(self, unit: Unit, column: int) -> str | None:
        text = "\n".join(unit.variants) if column == VARIANTS else unit.name if column == NAME else ""
        # A tool tip that begins like markup would be read as such.
        return text.replace("<", "‹") or None


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column in (LEADS, PARTNERS) else Qt.AlignmentFlag.AlignLeft
