"""The switches on the left: a box with the number of places, below it the choice of the way where there are several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from models.house_style.switches import Choices, Switch
from models.i18n import _

_INDENT = 22  # pixels: the choice stands below the words of its box


class SwitchList(QScrollArea):
    """Tells when a switch or a way was chosen."""

    changed = Signal()

    def __init__(self, switches: Sequence[Switch], choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("switchList")
        self.setAccessibleName(_("Cách viết cần chuẩn hóa"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._switches = switches
        self.boxes: dict[str, QCheckBox] = {}
        self.ways: dict[str, QComboBox] = {}
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(2, 2, 10, 2)
        column.setSpacing(7)
        for switch in switches:
            self._add(switch, choices, column)
        column.addStretch(1)
        self.setWidget(body)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def _add(self, switch: Switch, choices: Choices, column: QVBoxLayout) -> None:
        box = QCheckBox(switch.title, self)
        box.setObjectName(f"switch-{switch.name}")
        box.setToolTip(switch.explanation)
        box.setAccessibleDescription(switch.explanation)
        box.setChecked(switch.name in choices.on)
        box.toggled.connect(self._tell)
        self.boxes[switch.name] = box
        column.addWidget(box)
        if not switch.ways:
            return
        ways = QComboBox(self)
        ways.setAccessibleName(_("{title}: viết theo").format(title=switch.title))
        for way in switch.ways:
            ways.addItem(_("viết “{way}”").format(way=way), way)
        ways.setCurrentIndex(max(0, ways.findData(choices.way(switch))))
        ways.currentIndexChanged.connect(self._tell)
        self.ways[switch.name] = ways
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 2)
        below.addWidget(ways)
        column.addLayout(below)

    def choices(self) -> Choices:
        """What is chosen now."""
        on = frozenset(name for name, box in self.boxes.items() if box.isChecked())
        return Choices(on, {name: str(box.currentData()) for name, box in self.ways.items()})

    def propose(self, ways: Mapping[str, str]) -> None:
        """Choose ways, where the officer has chosen none."""
        for name, way in ways.items():
            box = self.ways[name]
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(way)))
            box.blockSignals(False)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many places each switch would change."""
        for switch in self._switches:
            count = counts.get(switch.name, 0)
            self.boxes[switch.name].setText(f"{switch.title} ({count})" if count else switch.title)

    def _tell(self) -> None:
        self.changed.emit()
