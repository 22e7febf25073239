"""What is painted beside the text: the numbers of headings, and notes under them; and where on the page they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock

from models.commands.outline import LineKind, OutlineLine
from models.grid.prose import mark
from models.i18n import _
from ui.body.blocks import line_at
from ui.theme import current_theme

if TYPE_CHECKING:
    from ui.body.body_text import BodyText

_NOTE_SIZE = 11.0  # pt


class LineMarks:
    """Paints on the viewport of a text; `notes` maps the id of a section to what is said under its heading."""

    def __init__(self, text: BodyText) -> None:
        self._text = text
        self.notes: dict[str, str] = {}

    @property
    def _margin(self) -> float:
        return self._text.document().documentMargin()

    def number_rect(self, block: QTextBlock) -> QRectF:
        """Where the number of a heading is painted; empty where it has none."""
        line, looks = line_at(block), self._text.looks
        if not line.number:
            return QRectF()
        layout = block.layout()
        top = self._text.document().documentLayout().blockBoundingRect(block).top()
        height = layout.lineAt(0).height() if layout.lineCount() else looks.pt(_NOTE_SIZE)
        width = block.blockFormat().textIndent() - looks.indent(line)
        return QRectF(self._margin + looks.indent(line), top, width, height)

    def note_rect(self, block: QTextBlock) -> QRectF:
        """Where the note under a heading is painted."""
        looks = self._text.looks
        under = self._text.document().documentLayout().blockBoundingRect(block).bottom()
        left = self._margin + looks.mm(looks.page.first_line)
        return QRectF(left, under, self._text.viewport().width() - left, looks.note_height)

    def note_at(self, point: QPointF) -> str:
        """The section whose note is at a point, "" for none."""
        block = self._text.cursorForPosition(point.toPoint()).block()
        for found in (block, block.previous()):
            section = line_at(found).section if found.isValid() else ""
            if section in self.notes and self.note_rect(found).contains(point):
                return section
        return ""

    def paint(self, painter: QPainter, first: QTextBlock, bottom: int, composing: bool) -> None:
        """Paint from a block down to the lower edge of what is seen."""
        block = first.previous() if first.previous().isValid() else first
        layout = self._text.document().documentLayout()
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            line = line_at(block)
            if line.opens:
                self._paint_number(painter, block, line, composing)
                if note := self.notes.get(line.section):
                    painter.setFont(self._text.looks.font(_NOTE_SIZE, italic=True))
                    painter.setPen(QColor(current_theme().accent))
                    painter.drawText(self.note_rect(block), Qt.AlignmentFlag.AlignVCenter, note)
            block = block.next()

    def _paint_number(self, painter: QPainter, block: QTextBlock, line: OutlineLine, composing: bool) -> None:
        layout, looks, theme = block.layout(), self._text.looks, current_theme()
        if not layout.lineCount():
            return
        at = layout.position() + layout.lineAt(0).position()
        baseline = at.y() + layout.lineAt(0).ascent()
        painter.setFont(looks.line_font(line))
        painter.setPen(QColor(theme.ink))
        painter.drawText(QPointF(self._margin + looks.indent(line), baseline), mark(line.number))
        if not block.text() and line.kind is LineKind.HEADING and not composing:
            painter.setPen(QColor(theme.ink_faint))
            painter.drawText(QPointF(self._margin + block.blockFormat().textIndent(), baseline), _("Tiêu đề mục"))
