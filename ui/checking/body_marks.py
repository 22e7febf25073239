"""Marks what was found in the plan's text: a sheet over it that lets the mouse through, painted where it is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from models.checking.finding import Severity, Spot
from ui.body.blocks import LINE_BREAK, units
from ui.body.body_text import BodyText
from ui.checking.grades import grade_colour
from ui.checking.marks import tip_text
from ui.checking.spot_index import Mark, SpotIndex
from ui.checking.waves import paint_wave

_RANK = {severity: place for place, severity in enumerate(Severity)}


class BodyMarks(QWidget):
    """Lies over the viewport of the text; knows which findings speak of its paragraphs."""

    def __init__(self, text: BodyText, index: SpotIndex, plan_id: str, shown: bool) -> None:
        super().__init__(text.viewport())
        self._text = text
        self._index = index
        self.plan_id = plan_id
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(text.viewport().rect())
        text.viewport().installEventFilter(self)
        self.setVisible(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the text; what is found is told where the mouse rests."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._text.viewport().rect())
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.isVisible():
            tip = tip_text(self._under(event))
            QToolTip.showText(event.globalPos(), tip, self._text)
            return bool(tip)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks of the paragraphs that are painted anew."""
        painter = QPainter(self)
        layout = self._text.document().documentLayout()
        top = event.rect().top()
        block = self._text.cursorForPosition(event.rect().topLeft()).block()
        block = block.previous() if block.previous().isValid() else block
        while block.isValid() and layout.blockBoundingRect(block).top() <= event.rect().bottom():
            if layout.blockBoundingRect(block).bottom() >= top:
                for mark in self._marks(block):
                    self._paint(painter, block, mark)
            block = block.next()
        painter.end()

    def _marks(self, block: QTextBlock) -> Sequence[Mark]:
        """What speaks of a paragraph as it is now, the gravest last, so that it lies on top."""
        section, paragraph = self._text.opening(block)
        marks = self._index.at(section or self.plan_id)
        if not marks:
            return ()
        field = ("paragraphs" if paragraph >= 0 else "heading") if section else "legal_bases"
        shown = block.text().replace(LINE_BREAK, "\n")
        found = [
            mark
            for mark in marks
            if mark.spot.address.field == field
            and mark.spot.paragraph == paragraph
            and mark.spot.text
            and shown[mark.spot.start : mark.spot.end] == mark.spot.text
        ]
        return sorted(found, key=lambda mark: -_RANK[mark.finding.severity])

    def _paint(self, painter: QPainter, block: QTextBlock, mark: Mark) -> None:
        colour = grade_colour(mark.finding.severity)
        for left, right, bottom, height in _pieces(block, mark.spot):
            paint_wave(painter, left, right, bottom, height, colour)

    def _under(self, event: QHelpEvent) -> Iterator[Mark]:
        cursor = self._text.cursorForPosition(event.pos())
        block, place = cursor.block(), cursor.positionInBlock()
        text = block.text()
        for mark in reversed(self._marks(block)):
            start, end = units(text[: mark.spot.start]), units(text[: mark.spot.end])
            if start <= place <= end:
                yield mark


def _pieces(block: QTextBlock, spot: Spot) -> Iterator[tuple[float, float, float, float]]:
    """Where words of a paragraph stand: left, right, lower edge and height of a piece for each line."""
    layout, text = block.layout(), block.text()
    start, end = units(text[: spot.start]), units(text[: spot.end])
    origin: QPointF = layout.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            yield origin.x() + left, origin.x() + right, origin.y() + line.y() + line.height(), line.height()


def _x(found: object) -> float:
    """PySide gives the place with or without the position that belongs to it."""
    return float(found[0] if isinstance(found, tuple | list) else found)  # type: ignore[arg-type]


def words_of(text: BodyText, spot: Spot) -> QTextCursor | None:
    """The words of a spot chosen in the running text; None where they do not stand there."""
    address = spot.address
    if address.table == "section":
        block = text.block_of(address.id, spot.paragraph) if spot.paragraph >= 0 else text.block_of(address.id)
    elif address.field == "legal_bases":
        block = text.document().findBlockByNumber(spot.paragraph)
    else:
        return None
    shown = block.text().replace(LINE_BREAK, "\n") if block.isValid() else ""
    if not block.isValid() or shown[spot.start : spot.end] != spot.text:
        return None
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + units(shown[: spot.start]))
    cursor.setPosition(block.position() + units(shown[: spot.end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor
