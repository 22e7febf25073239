"""Lengths of the official document that Word and PDF share, in pt: letterhead, signature, headings of appendices.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 to II.4, II.7, II.9 and III.
"""

from __future__ import annotations

from models.page import PageSetup

POINTS = 72 / 25.4

NATION_ROOM = 6.0  # left and right of the state's name
AGENCY_RULE = 0.4  # of the line above it; the decree wants 1/3 to 1/2
RULE_ABOVE, RULE_BELOW = 2.0, 3.0
NUMBER_SIZE = 13.0
BEFORE_NUMBER = 8.0
AFTER_LETTERHEAD = 12.0
SUMMARY_RULE_ABOVE = 3.0
AFTER_HEADING = 10.0

RECIPIENTS_WORD_SIZE, RECIPIENTS_SIZE = 12.0, 11.0
RECIPIENTS_SHARE = 0.46
RECIPIENTS_ROOM = 6.0  # right of the list
SIGNATURE_ROOM = 72.0
BEFORE_END = 12.0

# The digital signature's text in the top right corner of a file of its own.
CORNER_WIDTH, CORNER_HEIGHT = 70.0 * POINTS, 15.0 * POINTS


def letterhead_widths(setup: PageSetup, nation: float) -> tuple[float, float]:
    """The widths of agency and state where the state's name is `nation` wide; NATION_ROOM stands between them."""
    width = setup.text_width * POINTS
    right = max(nation + 2 * NATION_ROOM, 0.55 * width)
    return width - right - NATION_ROOM, right
