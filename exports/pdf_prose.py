"""Puts the paragraphs of the list form on pages, as body text: first line indented, justified, headings bold."""

from __future__ import annotations

from exports.pdf_pages import POINTS, Mark, Paper, Placed
from exports.pdf_shape import Shape, Shaper
from models.grid.grid import Block, Cell, Role
from models.layout import Align

INDENT = 12.7 * POINTS
SPACE = 6.0
_HEADINGS = frozenset({Role.AREA, Role.GROUP, Role.OBJECTIVE})


class ProseFlow:
    """The paragraphs of one appendix; no page begins or ends with a single line of a longer paragraph."""

    def __init__(self, paper: Paper, shaper: Shaper) -> None:
        self.paper = paper
        self.shaper = shaper
        self._headings: list[tuple[Cell, Shape]] = []

    def add(self, block: Block) -> None:
        """The paragraphs of a block; empty optional ones are left out."""
        for cell in block.cells:
            if cell.optional and not cell.text:
                continue
            size = self.paper.setup.settings.body_size
            align = Align.LEFT if cell.role in _HEADINGS else Align.JUSTIFY
            shape = self.shaper.shape(cell.printed, self.paper.width, size, cell.bold, cell.italic, align, INDENT)
            self._headings.append((cell, shape))
            if cell.role not in _HEADINGS or len(self._headings) > 4:
                self._flush()

    def finish(self, closing: Shape | None) -> None:
        """End the list; the closing line follows it."""
        self._flush()
        if closing is not None:
            self.paper.lines(closing, self.paper.left, SPACE)

    def _flush(self) -> None:
        """Place the headings that wait and the paragraph after them."""
        need = sum(shape.height + SPACE for _, shape in self._headings[:-1])
        if self._headings:
            last = self._headings[-1][1]
            count = len(last.lines)
            need += SPACE + (count if count <= 3 else 2) * last.measure.leading  # three lines cannot be parted
        if need > self.paper.room and need < self.paper.body and self.paper.y > self.paper.top:
            self.paper.turn()
        for cell, shape in self._headings:
            self._paragraph(cell, shape)
        self._headings.clear()

    def _paragraph(self, cell: Cell, shape: Shape) -> None:
        paper = self.paper
        if paper.y > paper.top:
            paper.y += SPACE
        at, count, leading = 0, len(shape.lines), shape.measure.leading
        marked = cell.role is not Role.AREA
        while at < count:
            left = count - at
            fits = min(left, int((paper.room + 0.01) / leading))
            if fits < left and left - fits < 2:
                fits -= 1
            if fits < min(2, left):
                paper.turn()
                continue
            if not marked:
                paper.page.marks.append(Mark(1, cell.printed, paper.y))
                marked = True
            paper.page.placed.append(Placed(shape, at, at + fits, paper.left, paper.y))
            at += fits
            paper.y += fits * leading
