"""Texts in columns side by side without frames: the letterhead, and the recipients beside the signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exports.official_sizes import AGENCY_RULE, RULE_ABOVE, RULE_BELOW
from exports.pdf.pages import Paper, Placed, Rule
from exports.pdf.shape import Shape


class Piece(NamedTuple):
    """A text of a column; `space` pt before it, `rule` is the length in pt of a centred line below it."""

    shape: Shape
    space: float = 0.0
    rule: float = 0.0


class Column(NamedTuple):
    """Texts one below the other; `left` in pt from the left edge of the text."""

    left: float
    pieces: Sequence[Piece]

    @property
    def height(self) -> float:
        """The height in pt of all its texts."""
        return sum(p.space + p.shape.height + (RULE_ABOVE + RULE_BELOW if p.rule else 0.0) for p in self.pieces)


class _Sheet(NamedTuple):
    placed: list[Placed]
    rules: list[Rule]


def place_side_by_side(paper: Paper, columns: Sequence[Column]) -> None:
    """Place columns that begin at the same height; a column that is too long goes on overleaf."""
    sheets: list[_Sheet] = [_Sheet([], [])]
    ends = [_place(paper, column, sheets) for column in columns]
    for number, sheet in enumerate(sheets):
        if number:
            paper.turn()
        paper.page.placed += sheet.placed
        paper.page.rules += sheet.rules
    last = len(sheets) - 1
    paper.y = max((y for number, y in ends if number == last), default=paper.y)
    if sheets[last].placed:
        paper.fresh = False


def _place(paper: Paper, column: Column, sheets: list[_Sheet]) -> tuple[int, float]:
    """Fill sheets with one column; the sheet and height at which it ends."""
    number, y = 0, paper.y
    for shape, space, rule in column.pieces:
        y += space
        at, count, leading = 0, len(shape.lines), shape.measure.leading
        while at < count:
            fits = min(count - at, int((paper.bottom - y + 0.01) / leading))
            if fits < 1:
                number, y = number + 1, paper.top
                if number == len(sheets):
                    sheets.append(_Sheet([], []))
                fits = min(count - at, max(1, int(paper.body / leading)))
            sheets[number].placed.append(Placed(shape, at, at + fits, paper.left + column.left, y))
            y += fits * leading
            at += fits
        if rule and count:
            x = paper.left + column.left + (shape.width - rule) / 2
            sheets[number].rules.append(Rule(x, y + RULE_ABOVE, rule))
            y += RULE_ABOVE + RULE_BELOW
    return number, y


def last_width(shape: Shape) -> float:
    """The width in pt of a text's last line."""
    return shape.lines[-1].width if shape.lines else 0.0


def short_rule(shape: Shape) -> float:
    """The length in pt of the line under an agency's name or under what the plan is about."""
    return AGENCY_RULE * last_width(shape)
