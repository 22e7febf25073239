"""An appendix laid out on pages: heading lines, then its table or its paragraphs, then the closing line."""

from __future__ import annotations

from exports.fonts import FontStyle
from exports.pdf_pages import Mark, Page, Paper
from exports.pdf_prose import ProseFlow
from exports.pdf_rows import RowMaker
from exports.pdf_shape import Shape, Shaper
from exports.pdf_table import TableFlow
from exports.progress import Meter
from exports.selection import Selected
from models.layout import Align

_HEADING_SIZE = 14.0
_AFTER_LINE = 3.0
_AFTER_HEADING = 10.0


def lay_out(selected: Selected, meter: Meter) -> list[Page]:
    """The pages of one appendix; pages are counted from 1."""
    paper = Paper(selected.page)
    _heading(paper, selected)
    grid = selected.grid
    if selected.appendix.layout.is_list:
        shaper = Shaper()
        prose = ProseFlow(paper, shaper)
        for block in grid.blocks:
            prose.add(block)
            meter.step()
        prose.finish(_closing(selected, shaper, paper.width, selected.page.body_size))
        return paper.pages
    maker = RowMaker(grid.columns, grid.blocks, paper.width, selected.page.table_size)
    header, *blocks = grid.blocks
    table = TableFlow(paper, maker, maker.rows_of(header))
    for block in blocks:
        table.add(maker.rows_of(block))
        meter.step()
    table.finish(_closing(selected, maker.shaper, paper.width, selected.page.table_size + 1))
    return paper.pages


def _heading(paper: Paper, selected: Selected) -> None:
    """Label and title bold, the caption italic, all centred above the text."""
    heading = selected.heading
    title = heading.title or heading.label or heading.caption
    if title:
        paper.page.marks.append(Mark(0, " ".join(f"{heading.label} {heading.title}".split()) or title, paper.y))
    shaper = Shaper()
    lines = [(heading.label, FontStyle.BOLD), (heading.title, FontStyle.BOLD), (heading.caption, FontStyle.ITALIC)]
    shown = [(text, style) for text, style in lines if text.strip()]
    for place, (text, style) in enumerate(shown):
        shape = shaper.balanced(text, paper.width, style, _HEADING_SIZE)
        paper.lines(shape, paper.left, _AFTER_LINE if place else 0.0)
    if shown:
        paper.y += _AFTER_HEADING


def _closing(selected: Selected, shaper: Shaper, width: float, size: float) -> Shape | None:
    text = selected.appendix.closing
    return shaper.shape(text, width, FontStyle.BOLD, size, Align.LEFT) if text.strip() else None
