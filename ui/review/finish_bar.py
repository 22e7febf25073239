"""The last line of the review: where the draft is to go, and the buttons that take it there or leave it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from models.i18n import _
from ui.elided import ElidedBox
from ui.review.destinations import Destination


class FinishBar(QWidget):
    """With a single destination only its button is shown."""

    accepted = Signal(object)  # Destination
    rejected = Signal()

    def __init__(self, found: Sequence[Destination], fitting: Destination, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = list(found)
        self.choice = ElidedBox(self)
        self.choice.setAccessibleName(_("Nhập vào đâu"))
        self.choice.setSizeAdjustPolicy(ElidedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(26)
        for one in self._found:
            self.choice.addItem(one.title)
        self.choice.setCurrentIndex(self._found.index(fitting))
        label = QLabel(_("&Nhập vào:"), self)
        label.setBuddy(self.choice)
        self.accept = QPushButton(self)
        self.accept.setDefault(True)
        self.cancel = QPushButton(_("Hủy"), self)
        self.cancel.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        row.addWidget(self.accept)
        row.addWidget(self.cancel)
        for part in (label, self.choice):
            part.setVisible(len(self._found) > 1)
        if len(self._found) == 1:
            row.insertStretch(0, 1)
        self.choice.currentIndexChanged.connect(self._name)
        self.accept.clicked.connect(lambda: self.accepted.emit(self.destination))
        self.cancel.clicked.connect(self.rejected)
        self._name()

    @property
    def destination(self) -> Destination:
        """What is chosen."""
        return self._found[self.choice.currentIndex()]

    def _name(self) -> None:
        self.accept.setText(self.destination.button)
