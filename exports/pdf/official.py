"""The parts of the official document in two columns: its letterhead, and recipients and signature at its end.

Sizes and rules: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 to II.4, II.7 and II.9.
"""

from __future__ import annotations

from dataclasses import dataclass

from exports.official_sizes import (
    AFTER_LETTERHEAD,
    BEFORE_END,
    BEFORE_NUMBER,
    NUMBER_SIZE,
    RECIPIENTS_ROOM,
    RECIPIENTS_SHARE,
    RECIPIENTS_SIZE,
    RECIPIENTS_WORD_SIZE,
    SIGNATURE_ROOM,
    letterhead_widths,
)
from exports.pdf.columns import Column, Piece, last_width, place_side_by_side, short_rule
from exports.pdf.pages import Paper
from exports.pdf.shape import Shaper
from models.official.letterhead import Letterhead
from models.official.signature import RECIPIENTS, authority_lines, recipient_lines
from models.plan import Plan


@dataclass(frozen=True, slots=True)
class End:
    """The end of the document: recipients on the left, who signs on the right."""

    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    name: str


def end_of(plan: Plan) -> End | None:
    """The end of a plan's text; None where neither recipients nor signer are known."""
    end = End(recipient_lines(plan), authority_lines(plan.signer), plan.signer.name)
    return end if end.recipients or end.authority or end.name.strip() else None


def place_letterhead(paper: Paper, shaper: Shaper, head: Letterhead, *, numbered: bool) -> None:
    """The letterhead; `numbered` adds the line with number, place and date, which appendices do not have."""
    large = paper.setup.settings.body_size
    small = large - 1
    nation = shaper.measure(small, bold=True).width(head.nation)
    left_width, right_width = letterhead_widths(paper.setup, nation)
    start = paper.width - right_width
    agencies: list[Piece] = []
    if head.parent.strip():
        agencies.append(Piece(shaper.balanced(head.parent, left_width, small)))
    if head.agency.strip():
        agency = shaper.balanced(head.agency, left_width, small, bold=True)
        agencies.append(Piece(agency, 0.0, short_rule(agency)))
    motto = shaper.balanced(head.motto, right_width, large, bold=True)
    state = [
        Piece(shaper.balanced(head.nation, right_width, small, bold=True)),
        Piece(motto, 0.0, last_width(motto)),
    ]
    place_side_by_side(paper, [Column(0.0, agencies), Column(start, state)])
    if numbered:
        paper.y += BEFORE_NUMBER
        number = shaper.balanced(head.number, left_width, NUMBER_SIZE)
        date = shaper.balanced(head.place_date, right_width, large, italic=True)
        place_side_by_side(paper, [Column(0.0, [Piece(number)]), Column(start, [Piece(date)])])
    else:
        paper.y += AFTER_LETTERHEAD


class Ending:
    """The end of the document made for one paper; `height` in pt is what it needs with the space before it."""

    def __init__(self, paper: Paper, shaper: Shaper, end: End) -> None:
        size = paper.setup.settings.body_size
        left_width = paper.width * RECIPIENTS_SHARE
        right_width = paper.width - left_width
        left: list[Piece] = []
        if end.recipients:
            left.append(Piece(shaper.shape(RECIPIENTS, left_width, RECIPIENTS_WORD_SIZE, bold=True, italic=True)))
            left += [
                Piece(shaper.shape(text, left_width - RECIPIENTS_ROOM, RECIPIENTS_SIZE)) for text in end.recipients
            ]
        right = [Piece(shaper.balanced(text, right_width, size, bold=True)) for text in end.authority]
        if end.name.strip():
            right.append(Piece(shaper.balanced(end.name, right_width, size, bold=True), SIGNATURE_ROOM))
        self._columns = [Column(0.0, left), Column(left_width, right)]
        self.height = BEFORE_END + max(column.height for column in self._columns)

    def place(self, paper: Paper) -> None:
        """Put it on the page, overleaf when it would be cut and a page can hold it."""
        if self.height > paper.room + 0.01 and self.height <= paper.body and not paper.fresh:
            paper.turn()
        if not paper.fresh:
            paper.y += BEFORE_END
        place_side_by_side(paper, self._columns)
