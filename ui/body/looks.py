"""How a line of the body looks on the screen: the same table as for Word and PDF, at the zoom in use."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from models.commands.outline import LineKind, OutlineLine
from models.grid.prose import mark
from models.layout import Align
from models.official.body import heading_style
from models.official.paragraphs import LOOKS, ParagraphStyle
from models.page_settings import PageSettings
from ui.theme import paper_font

_MM_PER_INCH = 25.4
_POINTS_PER_INCH = 72.0
_PAPER_WIDTH = 210.0  # mm
_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}


def style_of(line: OutlineLine) -> ParagraphStyle:
    """What kind of paragraph a line is on paper."""
    if line.kind is LineKind.HEADING:
        return heading_style(line.number)
    if line.kind is LineKind.BASIS and not line.text.rstrip().endswith(":"):
        return ParagraphStyle.BASIS
    return ParagraphStyle.TEXT


@dataclass(frozen=True, slots=True)
class Looks:
    """Sizes and formats of the page at a zoom; `dpi` is the screen's."""

    page: PageSettings = PageSettings()
    zoom: float = 1.0
    dpi: float = 96.0

    def mm(self, length: float) -> float:
        """Pixels for millimetres of paper."""
        return length * self.dpi / _MM_PER_INCH * self.zoom

    def pt(self, length: float) -> float:
        """Pixels for points of paper."""
        return length * self.dpi / _POINTS_PER_INCH * self.zoom

    @property
    def width(self) -> int:
        """The width of the upright page in pixels."""
        return round(self.mm(_PAPER_WIDTH))

    def font(self, size: float, bold: bool = False, italic: bool = False) -> QFont:
        """The paper's font for a size in points of the paper."""
        return paper_font(size * self.zoom, bold, italic)

    def line_font(self, line: OutlineLine) -> QFont:
        """The font of a line."""
        look = LOOKS[style_of(line)]
        return self.font(look.size or self.page.body_size, look.bold, look.italic)

    def formats(self, line: OutlineLine, noted: bool = False) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """Qt's formats for a line; `noted` leaves room under it for a note."""
        look, page = LOOKS[style_of(line)], self.page
        font = self.line_font(line)
        block, text = QTextBlockFormat(), QTextCharFormat()
        text.setFont(font)
        block.setAlignment(_ALIGN[look.align])
        block.setTextIndent(self.indent(line) + QFontMetricsF(font).horizontalAdvance(mark(line.number)))
        block.setTopMargin(self.pt(look.gap * page.paragraph_gap))
        block.setBottomMargin(self.pt(look.after) + (self.note_height if noted else 0))
        block.setLineHeight(page.line_spacing * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return block, text

    def indent(self, line: OutlineLine) -> float:
        """Where the number or the first word of a line begins, in pixels from the left margin."""
        return self.mm(self.page.first_line) if LOOKS[style_of(line)].indent else 0.0

    @property
    def note_height(self) -> float:
        """Room for a note of one line under a heading, in pixels."""
        return self.pt(24)
