"""Helpers that look at laid-out pages: what stands where, and whether all of it is there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from exports.pdf.layout import document_parts, lay_out
from exports.pdf.pages import POINTS, Page, Placed
from exports.progress import Meter
from exports.selection import Selected, select
from models.plan import Plan
from tests.exports.made_plans import words_by_column

EPSILON = 0.05


def pages_of(plan: Plan, index: int = 0) -> tuple[Selected, list[Page]]:
    """One appendix and its pages."""
    (selected,) = select(plan, [index], None)
    return selected, list(lay_out(document_parts(plan, [index]), Meter(None, 1)))


def framed(page: Page) -> list[Placed]:
    """What stands in frames on a page, in reading order."""
    return [placed for placed in page.placed if placed.width]


def words_of(placed: Placed) -> list[str]:
    """The words that one cell shows on one page."""
    return " ".join(line.text for line in placed.shape.lines[placed.first : placed.last]).split()


def check_table(plan: Plan, index: int = 0) -> list[Page]:
    """Lay a table out and check that all its words are there in order, once, inside their frames and the margins."""
    selected, pages = pages_of(plan, index)
    header, *blocks = selected.blocks()
    titles = ["".join(cell.text.split()) for cell in header.cells]
    shown: dict[float, list[str]] = {}
    for page in pages:
        cells = framed(page)
        check_places(page)
        assert page.number == 1 or cells or page is pages[-1]
        if cells:
            assert ["".join(words_of(placed)) for placed in cells[: len(titles)]] == titles
        for placed in cells[len(titles) :]:
            shown.setdefault(round(placed.frame_left, 2), []).extend(words_of(placed))
    lefts = sorted({round(p.frame_left, 2) for page in pages for p in framed(page)})
    assert len(lefts) == len(selected.columns)
    wanted = words_by_column(blocks, len(selected.columns))
    for left, words in zip(lefts, wanted, strict=True):
        # Words wider than their column stand in pieces.
        assert "".join(shown.get(left, [])) == "".join(words)
    return pages


def check_places(page: Page) -> None:
    """Texts inside their frames, frames side by side without gap or overlap, all inside the margins."""
    setup = page.setup
    left, right = setup.settings.left * POINTS, (setup.width - setup.settings.right) * POINTS
    top, bottom = setup.settings.top * POINTS, (setup.height - setup.settings.bottom) * POINTS
    for placed in page.placed:
        check_text(placed, left, right, top, bottom)
    cells = framed(page)
    if not cells:
        return
    upper = min(p.frame_top for p in cells)
    lower = max(p.frame_top + p.height for p in cells)
    assert min(p.frame_left for p in cells) == pytest.approx(left, abs=EPSILON)
    assert max(p.frame_left + p.width for p in cells) == pytest.approx(right, abs=EPSILON)
    assert top - EPSILON <= upper
    assert lower <= bottom + EPSILON
    area = sum(p.width * p.height for p in cells)
    assert area == pytest.approx((right - left) * (lower - upper), rel=1e-4)
    edges = sorted({round(p.frame_left, 3) for p in cells})
    for a, b in pairwise(edges):
        assert b - a > 1  # columns begin at the same places on the whole page


def check_text(placed: Placed, left: float, right: float, top: float, bottom: float) -> None:
    """Each line of a text inside its frame, or inside the margins where it has none."""
    shape = placed.shape
    if placed.width:
        left, right = placed.frame_left, placed.frame_left + placed.width
        top, bottom = placed.frame_top, placed.frame_top + placed.height
    height = (placed.last - placed.first) * shape.measure.leading
    assert placed.top >= top - EPSILON
    assert placed.top + height <= bottom + EPSILON
    for index in range(placed.first, placed.last):
        line = shape.lines[index]
        begin = placed.left + shape.shift(index)
        end = begin + line.width + shape.stretch(index) * line.text.count(" ")
        assert begin >= left - EPSILON or len(line.text) == 1
        assert end <= right + EPSILON or len(line.text) == 1


def last_words(page: Page) -> list[str]:
    """All words in the row of frames at the bottom of the table."""
    ends = [round(p.frame_top + p.height, 2) for p in framed(page)]
    return [word for p, end in zip(framed(page), ends, strict=True) if end == max(ends) for word in words_of(p)]
