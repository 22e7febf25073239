"""Puts running text on pages, each kind of paragraph with its look: the plan's own text and the list form."""

from __future__ import annotations

from collections.abc import Sequence

from exports.official_sizes import POINTS, SUMMARY_RULE_ABOVE
from exports.pdf_columns import short_rule
from exports.pdf_pages import Mark, Paper, Placed, Rule
from exports.pdf_shape import Shape, Shaper
from models.layout import Align
from models.official.paragraphs import LOOKS, Look, Paragraph, ParagraphStyle

_ROUNDING = 0.01
_SET_SINGLE = frozenset(
    {
        ParagraphStyle.KIND,
        ParagraphStyle.SUMMARY,
        ParagraphStyle.LABEL,
        ParagraphStyle.TITLE,
        ParagraphStyle.CAPTION,
        ParagraphStyle.CLOSING,
    }
)


def leads(paragraph: Paragraph) -> bool:
    """True for a heading, which stays with what follows."""
    return LOOKS[paragraph.style].leads


class ParagraphFlow:
    """Fills paper with paragraphs; no page begins or ends with a single line of a longer one."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        settings = paper.setup.settings
        self._size = settings.body_size
        self._gap = settings.paragraph_gap
        self._indent = settings.first_line * POINTS
        self._single = Shaper()
        self._spaced = Shaper(settings.line_spacing)

    def place(self, paragraphs: Sequence[Paragraph], tail: float = 0.0) -> None:
        """Place headings and the paragraph they lead to; `tail` is the height of what must not stand alone below."""
        paper = self.paper
        made = [(paragraph, LOOKS[paragraph.style], self.shape(paragraph)) for paragraph in paragraphs]
        need = 0.0
        for _paragraph, look, shape in made[:-1]:
            need += self._before(look) + shape.height + look.after
        _paragraph, look, shape = made[-1]
        count, leading = len(shape.lines), shape.measure.leading
        need += self._before(look) + (shape.height if count <= 3 else 2 * leading)  # three lines cannot be parted
        if count <= 3:
            need += tail
        if need > paper.room + _ROUNDING and need <= paper.body and not paper.fresh:
            paper.turn()
        for paragraph, look, shape in made[:-1]:
            self._place(paragraph, look, shape, 0.0)
        self._place(*made[-1], tail)

    def shape(self, paragraph: Paragraph) -> Shape:
        """A paragraph in lines, as wide as the paper's text."""
        look = LOOKS[paragraph.style]
        shaper = self._single if paragraph.style in _SET_SINGLE else self._spaced
        size, width = look.size or self._size, self.paper.width
        if look.align is Align.CENTER:
            return shaper.balanced(paragraph.printed, width, size, look.bold, look.italic)
        indent = self._indent if look.indent else 0.0
        return shaper.shape(paragraph.printed, width, size, look.bold, look.italic, look.align, indent)

    def gap(self, paragraph: Paragraph) -> float:
        """The space in pt before a paragraph."""
        return self._before(LOOKS[paragraph.style])

    def _before(self, look: Look) -> float:
        return look.gap * self._gap

    def _place(self, paragraph: Paragraph, look: Look, shape: Shape, tail: float) -> None:
        paper = self.paper
        if not paper.fresh:
            paper.y += self._before(look)
        at, count, leading = 0, len(shape.lines), shape.measure.leading
        while at < count:
            left = count - at
            fits = min(left, int((paper.room + _ROUNDING) / leading))
            going_along = 2 if left > 3 else left
            if fits == left and left * leading + tail > paper.room + _ROUNDING:
                if going_along * leading + tail <= paper.body:
                    fits = left - going_along
            elif fits < left and left - fits < 2:
                fits -= 1
            if fits < min(2, left):
                paper.turn()
                continue
            if at == 0:
                _mark(paper, paragraph)
                paper.see(paragraph.address)
            paper.page.placed.append(Placed(shape, at, at + fits, paper.left, paper.y))
            at += fits
            paper.y += fits * leading
            paper.fresh = False
        if paragraph.style is ParagraphStyle.SUMMARY and count:
            width = short_rule(shape)
            left_end = paper.left + (paper.width - width) / 2
            paper.page.rules.append(Rule(left_end, paper.y + SUMMARY_RULE_ABOVE, width))
        paper.y += look.after


def _mark(paper: Paper, paragraph: Paragraph) -> None:
    """Bookmarks for areas and for the parts of the text."""
    address = paragraph.address
    if paragraph.style is ParagraphStyle.PART or (address is not None and address.table == "area"):
        paper.page.marks.append(Mark(1, paragraph.printed, paper.y))
