"""An appendix laid out on pages: heading lines, then its table or its paragraphs, then the closing line."""

from __future__ import annotations

from collections.abc import Iterator

from exports.pdf_pages import Mark, Page, Paper
from exports.pdf_prose import ProseFlow
from exports.pdf_rows import RowMaker
from exports.pdf_shape import Shape, Shaper
from exports.pdf_table import TableFlow
from exports.progress import Meter
from exports.selection import Selected

_HEADING_SIZE = 14.0
_AFTER_LINE = 3.0
_AFTER_HEADING = 10.0


def lay_out(selected: Selected, meter: Meter) -> Iterator[Page]:
    """The pages of one appendix in order, each as soon as it is full."""
    paper = Paper(selected.page)
    _heading(paper, selected)
    for rows in _prose(paper, selected) if selected.is_list else _table(paper, selected):
        yield from paper.full()
        meter.step(rows)
    yield from paper.full()
    yield paper.page


def _prose(paper: Paper, selected: Selected) -> Iterator[int]:
    """Fill pages with paragraphs; yields the rows of each block."""
    prose = ProseFlow(paper, Shaper())
    for block in selected.blocks():
        prose.add(block)
        yield block.rows
    prose.finish(_closing(selected, prose.shaper, paper.width, selected.page.settings.body_size))


def _table(paper: Paper, selected: Selected) -> Iterator[int]:
    """Fill pages with the rows of a table; yields the rows of each block."""
    blocks = selected.blocks()
    maker = RowMaker(selected.columns, selected.numbers.values(), paper.width, selected.page.settings.table_size)
    table = TableFlow(paper, maker, maker.rows_of(next(blocks)))
    for block in blocks:
        table.add(maker.rows_of(block))
        yield block.rows
    table.finish(_closing(selected, maker.shaper, paper.width, selected.page.settings.table_size + 1))


def _heading(paper: Paper, selected: Selected) -> None:
    """Label and title bold, the caption italic, all centred above the text."""
    heading = selected.heading
    title = heading.title or heading.label or heading.caption
    if title:
        paper.page.marks.append(Mark(0, " ".join(f"{heading.label} {heading.title}".split()) or title, paper.y))
    shaper = Shaper()
    lines = [(heading.label, True), (heading.title, True), (heading.caption, False)]
    shown = [(text, bold) for text, bold in lines if text.strip()]
    for place, (text, bold) in enumerate(shown):
        shape = shaper.balanced(text, paper.width, _HEADING_SIZE, bold, italic=not bold)
        paper.lines(shape, paper.left, _AFTER_LINE if place else 0.0)
    if shown:
        paper.y += _AFTER_HEADING


def _closing(selected: Selected, shaper: Shaper, width: float, size: float) -> Shape | None:
    text = selected.closing
    return shaper.shape(text, width, size, bold=True) if text.strip() else None
