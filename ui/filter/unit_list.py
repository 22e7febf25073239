"""The units of an appendix to choose from, with the number of tasks of each; opens under the bar's button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.i18n import _
from models.view.describing import part_name
from models.view.units import Part, UnitCount

_KEY = Qt.ItemDataRole.UserRole
_WIDE, _MOST_HIGH = 340, 380
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class UnitList(QFrame):
    """A pop-up with boxes to tick; every tick is told at once."""

    chosen = Signal(object, object)  # frozenset of folded names, Part
    part_wanted = Signal(object)  # Part whose units are to be listed

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("unitList")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        self.parts: dict[Part, QRadioButton] = {}
        group = QButtonGroup(self)
        self._parts = QWidget(self)
        row = QHBoxLayout(self._parts)
        row.setContentsMargins(0, 0, 0, 0)
        for part, name in (
            (Part.LEAD, part_name(Part.LEAD)),
            (Part.PARTNERS, part_name(Part.PARTNERS)),
            (Part.EITHER, _("Cả hai")),
        ):
            button = self.parts[part] = QRadioButton(name, self)
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, wanted=part: self.part_wanted.emit(wanted))
        row.addStretch(1)
        whole.addWidget(self._parts)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Đơn vị"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.list.itemActivated.connect(self._turn)
        whole.addWidget(self.list, 1)
        self.empty = QLabel(_("Chưa có đơn vị nào trong cột này."), self)
        self.empty.setObjectName("faint")
        whole.addWidget(self.empty)
        self.none = QPushButton(_("Bỏ chọn hết"), self)
        self.none.clicked.connect(self._choose_none)
        whole.addWidget(self.none)

    @property
    def part(self) -> Part:
        """As what the units stand in a line."""
        return next((part for part, button in self.parts.items() if button.isChecked()), Part.LEAD)

    def show_units(self, units: Sequence[UnitCount], chosen: frozenset[str], part: Part | None) -> None:
        """List these units, the chosen ones ticked; without a part they are the texts of some column."""
        self._parts.setVisible(part is not None)
        if part is not None:
            self.parts[part].setChecked(True)
        self.list.blockSignals(True)
        self.list.clear()
        for unit in units:
            name = unit.name or _("để trống")
            shown = _("{name} – tập thể ({count})") if unit.collective else _("{name} ({count})")
            item = QListWidgetItem(shown.format(name=name, count=unit.tasks), self.list)
            item.setData(_KEY, unit.key)
            item.setToolTip(unit.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if unit.key in chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.setVisible(bool(units))
        self.empty.setVisible(not units)
        self.none.setEnabled(bool(chosen))
        if units:
            self.list.setCurrentRow(0)

    def open_under(self, button: QWidget) -> None:
        """Open under a button of the bar, within the screen."""
        rows = self.list.count() * (self.list.fontMetrics().height() + 13)
        self.resize(_WIDE, min(_MOST_HIGH, rows + 110))
        spot = button.mapToGlobal(QPoint(0, button.height() + 2))
        screen = QGuiApplication.screenAt(spot)
        if screen is not None:
            room = screen.availableGeometry()
            spot.setX(max(room.left(), min(spot.x(), room.right() - self.width())))
            spot.setY(max(room.top(), min(spot.y(), room.bottom() - self.height())))
        self.move(spot)
        self.show()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes the list; what is ticked counts already."""
        if event.key() in _ENTER:
            self.close()
        else:
            super().keyPressEvent(event)

    def _turn(self, item: QListWidgetItem) -> None:
        checked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def _choose_none(self) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = frozenset(item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked)
        self.none.setEnabled(bool(ticked))
        self.chosen.emit(ticked, self.part)
