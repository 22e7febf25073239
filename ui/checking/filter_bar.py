"""The line above the list of findings: words to search, kind of fault, part of the plan, chosen rows, order."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QHBoxLayout, QWidget

from models.checking.rule import GROUPS
from models.i18n import _
from ui.checking.arranging import Order
from ui.find.fields import FindField

_AFTER_KEY = 150  # milliseconds
_ORDERS = {Order.SEVERITY: "Theo mức độ", Order.GROUP: "Theo loại lỗi", Order.PLACE: "Theo vị trí"}


class FilterBar(QWidget):
    """Tells when the officer wants other findings; in a narrow window it takes two lines."""

    changed = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = FindField(_("Tìm trong kết quả soát lỗi"), self)
        self.words.setPlaceholderText(_("Tìm trong kết quả"))
        self.group = self._box(_("Loại lỗi"))
        self.group.addItem(_("Mọi loại lỗi"), "")
        for name, title in GROUPS.items():
            self.group.addItem(_(title), name)
        self.part = self._box(_("Phần của kế hoạch"))
        self.part.addItem(_("Cả kế hoạch"), "")
        self.order = self._box(_("Cách xếp danh sách"))
        for order, title in _ORDERS.items():
            self.order.addItem(_(title), order)
        self.here = QCheckBox(_("Chỉ dòng đang chọn"), self)
        self.here.setToolTip(_("Chỉ những điều ở các dòng đang chọn trong bảng"))
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, widgets in ((first, (self.words, self.order)), (second, (self.group, self.part, self.here))):
            line.setSpacing(6)
            for widget in widgets:
                line.addWidget(widget, 1 if widget is self.words else 0)
        second.addStretch(1)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._bar.setContentsMargins(8, 5, 8, 5)
        self._bar.setSpacing(6)
        self._bar.addLayout(first, 1)
        self._bar.addLayout(second)
        self._later = QTimer(self, singleShot=True, interval=_AFTER_KEY)
        self._later.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._later.start())
        self.words.list_wanted.connect(self.list_wanted)
        self.words.entered.connect(lambda _way: self.list_wanted.emit())
        self.here.toggled.connect(lambda _on: self.changed.emit())

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.currentIndexChanged.connect(lambda _place: self.changed.emit())
        return box

    def show_parts(self, names: Mapping[str, str]) -> None:
        """The parts of the plan there are to choose from; a choice that is still there stays."""
        if [self.part.itemData(n) for n in range(1, self.part.count())] == list(names) and all(
            self.part.itemText(n) == name for n, name in enumerate(names.values(), 1)
        ):
            return
        chosen = self.part.currentData()
        with QSignalBlocker(self.part):
            while self.part.count() > 1:
                self.part.removeItem(1)
            for id_, name in names.items():
                self.part.addItem(name, id_)
            self.part.setCurrentIndex(max(0, self.part.findData(chosen)))
        self.part.setVisible(len(names) > 1)

    def reset(self) -> None:
        """Ask for everything again; the order stays."""
        for box in (self.group, self.part):
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        with QSignalBlocker(self.here):
            self.here.setChecked(False)
        with QSignalBlocker(self.words):
            self.words.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window two lines, one above the other."""
        super().resizeEvent(event)
        lines = [line for n in range(self._bar.count()) if (line := self._bar.itemAt(n)) is not None]
        wide = sum(line.minimumSize().width() for line in lines) + 30 <= event.size().width()
        ways = QBoxLayout.Direction
        self._bar.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
