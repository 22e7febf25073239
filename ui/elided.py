"""Labels and boxes of one line that end in "…" where their text has no room, and tell the whole of it as a tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget


class ElidedLabel(QLabel):
    """Plain text in one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the text as there is room for."""
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        self.style().drawItemText(
            painter, room, int(flags), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The tip is the whole text where it is cut."""
        if event.type() == QEvent.Type.ToolTip:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            self.setToolTip(_escaped(self.text()) if cut else "")
        return super().event(event)


class ElidedBox(QComboBox):
    """A choice whose current text may be long."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as it is, but for its text."""
        painter = QPainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The tip is the whole text."""
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(_escaped(self.currentText()))
        return super().event(event)


def _escaped(text: str) -> str:
    """Never taken for markup."""
    return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>" if text else ""
