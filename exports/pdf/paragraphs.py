"""Puts running text on pages, each kind of paragraph with its look: the plan's own text and the list form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from exports.official_sizes import POINTS, SUMMARY_RULE_ABOVE
from exports.pdf.columns import short_rule
from exports.pdf.pages import Mark, Paper, Placed, Rule
from exports.pdf.shape import Shape, Shaper
from models.layout import Align
from models.official.paragraphs import LOOKS, Look, Paragraph, ParagraphStyle

_ROUNDING = 0.01
_NOT_PARTED = 3  # lines: two must stand on each page
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


def with_waiting(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, bool]]:
    """Each paragraph, and whether it stays with the next one.

    Headings do, the title of a task stays with its first line, its last two lines stay together, and what closes a
    list stays with its end.
    """
    ahead = chain(paragraphs, (None, None))
    one, after = next(ahead), next(ahead)
    for beyond in ahead:
        if one is None:
            return
        yield one, after is not None and _waits(one, after, beyond)
        one, after = after, beyond


def _waits(one: Paragraph, after: Paragraph, beyond: Paragraph | None) -> bool:
    if LOOKS[one.style].leads or after.style is ParagraphStyle.CLOSING:
        return True
    if _table(after) != "line":
        return False
    return _table(one) == "task" or (_table(one) == "line" and _table(beyond) != "line")


def _table(paragraph: Paragraph | None) -> str:
    return paragraph.address.table if paragraph is not None and paragraph.address is not None else ""


class _Made(NamedTuple):
    paragraph: Paragraph
    look: Look
    shape: Shape

    def least(self, tail: float) -> float:
        """The height in pt of what stands on the page at least when it begins there; `tail` follows its end."""
        if len(self.shape.lines) <= _NOT_PARTED or self.look.leads:
            return self.shape.height + self.look.after + tail
        return 2 * self.shape.measure.leading


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
        """Place paragraphs that stay together; `tail` is the height of what must not stand alone below them.

        Headings are not parted; of a longer paragraph at least two lines stand on each page.
        """
        paper = self.paper
        made = [_Made(paragraph, LOOKS[paragraph.style], self.shape(paragraph)) for paragraph in paragraphs]
        tails: list[float] = []
        for one in reversed(made):
            tails.append(tail)
            tail = self._before(one.look) + one.least(tail)
        if tail > paper.room + _ROUNDING and tail <= paper.body and not paper.fresh:
            paper.turn()
        for one, below in zip(made, reversed(tails), strict=True):
            self._place(one, below)

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

    def _place(self, made: _Made, tail: float) -> None:
        paper = self.paper
        paragraph, look, shape = made
        if not paper.fresh:
            paper.y += self._before(look)
        at, count, leading = 0, len(shape.lines), shape.measure.leading
        tail += look.after
        while at < count:
            left = count - at
            fits = min(left, int((paper.room + _ROUNDING) / leading))
            if fits == left and left * leading + tail > paper.room + _ROUNDING:
                going_along = left if left <= _NOT_PARTED or look.leads else 2
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
