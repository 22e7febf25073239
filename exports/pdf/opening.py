"""What stands above the text or the table of a part: bookmark, letterhead, and the heading lines of an appendix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.official_sizes import AFTER_HEADING, CORNER_HEIGHT, CORNER_WIDTH
from exports.pdf.official import place_letterhead
from exports.pdf.pages import Mark, Paper
from exports.pdf.paragraphs import ParagraphFlow
from exports.pdf.shape import Shaper
from models.official.letterhead import Letterhead
from models.official.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Opening:
    """What a part begins with; `corner` keeps the top right corner free for a signature, see place_letterhead."""

    bookmark: str
    letterhead: Letterhead | None
    paragraphs: tuple[Paragraph, ...] = ()
    numbered: bool = False
    corner: bool = False


def place_opening(paper: Paper, shaper: Shaper, flow: ParagraphFlow, opening: Opening) -> None:
    """Put it on a fresh paper, clear of the corner where a signature is to come."""
    if opening.bookmark:
        paper.page.marks.append(Mark(0, opening.bookmark, paper.y))
    if opening.corner and (opening.letterhead is not None or enters_corner(paper.width, flow, opening.paragraphs)):
        paper.y += CORNER_HEIGHT
    if opening.letterhead is not None:
        place_letterhead(paper, shaper, opening.letterhead, numbered=opening.numbered)
    for place, paragraph in enumerate(opening.paragraphs):
        paper.lines(flow.shape(paragraph), paper.left, flow.gap(paragraph) if place else 0.0)
    if opening.paragraphs:
        paper.y += AFTER_HEADING


def enters_corner(width: float, flow: ParagraphFlow, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether heading lines on a page `width` pt wide would stand in the corner that is kept free."""
    free = width - 2 * CORNER_WIDTH
    y = 0.0
    for place, paragraph in enumerate(paragraphs):
        shape = flow.shape(paragraph)
        y += flow.gap(paragraph) if place else 0.0
        for line in shape.lines:
            if y < CORNER_HEIGHT and line.width > free:
                return True
            y += shape.measure.leading
    return False
