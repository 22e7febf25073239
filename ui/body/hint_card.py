"""A small card beside the field that is being written: what the decree wants, how it prints, what to look at."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from models.i18n import _
from ui.body.advice import Advice
from ui.theme import paper_font

_WIDTH = 330  # pixels
_GAP = 6


class HintCard(QFrame):
    """Lies over the page under a part of it, or above where there is no room; takes no clicks and no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hintCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(_WIDTH)
        self._name, self._printed, self._rule, self._faults = (QLabel(self) for _place in range(4))
        self._name.setObjectName("hintName")
        self._rule.setObjectName("faint")
        self._faults.setObjectName("hintFaults")
        self._printed.setFont(paper_font(11.0))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(4)
        for label in (self._name, self._faults, self._printed, self._rule):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        self.hide()

    def text(self) -> str:
        """All that the card says."""
        labels = (self._name, self._faults, self._printed, self._rule)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def tell(self, advice: Advice) -> None:
        """Say something; what there is nothing of takes no room."""
        self._name.setText(advice.name)
        self._rule.setText(advice.rule)
        printed = advice.printed.strip()
        self._printed.setText(_("In ra: {text}").format(text=printed) if "\n" not in printed else printed)
        self._printed.setVisible(bool(printed))
        self._faults.setText("\n".join(advice.faults))
        self._faults.setVisible(bool(advice.faults))

    def place(self, field: QWidget, part: QWidget) -> None:
        """Lie under a part of the page, level with one of its fields; above it where there is no room."""
        desk = self.parentWidget()
        if desk is None:
            return
        layout = self.layout()
        height = layout.totalHeightForWidth(_WIDTH) + 4 if layout is not None else self.sizeHint().height()
        self.resize(_WIDTH, height)
        top = part.mapTo(desk.window(), QPoint(0, 0)) - desk.mapTo(desk.window(), QPoint(0, 0))
        left = field.mapTo(desk.window(), QPoint(0, 0)).x() - desk.mapTo(desk.window(), QPoint(0, 0)).x()
        y = top.y() + part.height() + _GAP
        if y + height > desk.height() and top.y() - height - _GAP >= 0:
            y = top.y() - height - _GAP
        x = max(4, min(left, desk.width() - _WIDTH - 4))
        self.move(x, max(4, min(y, desk.height() - height - 4)))
        self.show()
        self.raise_()
