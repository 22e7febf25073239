"""The table of an appendix as WordprocessingML: true merges, a repeated heading, rows that stay together.

Written as text, because a library's cell objects cost twenty times as much as the cells themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from exports.docx.styles import (
    CELL,
    HEADER_CELL,
    HEADING_CELL,
    HEADING_NUMBER,
    TASK_TABLE,
    THICKNESS,
    UPRIGHT_PAD,
    cell_margins,
)
from exports.docx.text import properties, quoted, run, twips
from exports.ids import IdRows
from exports.measure import clean
from exports.pdf.pages import POINTS
from exports.pdf.rows import PAD_X, PAD_Y, RowMaker, Rows
from exports.progress import Meter
from exports.selection import Selected
from models.grid.grid import Block, Cell, Role
from models.layout import Align

# Rows taller than this share of a page may be cut by its end, as in the PDF.
_TALL = 0.6
# Texts taller than this share of a page begin at the top of their cell, as it may go on overleaf: LibreOffice loses
# lines of texts that stand in the middle of a cell over several pages.
_CROSSING = 0.25
# Blocks lower than this share of a page stay whole, as most do in the PDF: the gap they leave is small.
_LOW = 0.3
_WIDE_LETTER = 0.6  # of the font's size: no usual text needs more, lines that are not full included
_TINY = 0.5
_REPEATED = "<w:tblHeader/>"
_WHOLE = "<w:cantSplit/>"


class TableWriter:
    """Writes one table; its last row stays with what follows, be it the closing line or the end of the section."""

    def __init__(self, selected: Selected, ids: IdRows) -> None:
        self._ids = ids
        self._row = 0
        setup = selected.page
        size = setup.settings.table_size
        self._selected = selected
        self._body = (setup.height - setup.settings.top - setup.settings.bottom) * POINTS
        self._maker = RowMaker(selected.columns, selected.numbers.values(), setup.text_width * POINTS, size)
        edges = self._maker.edges
        leading = self._maker.shaper.measure(size).leading
        # letters -> height in pt, for each column
        self._tallness = [_WIDE_LETTER * size * leading / (b - a - 2 * self._maker.pad) for a, b in pairwise(edges)]
        self._leading = leading
        self._cuts = [twips(edge) for edge in edges]
        self._properties: dict[tuple[str, bool], str] = {}

    def pieces(self, meter: Meter) -> Iterator[str]:
        """The table's properties and columns, then its rows, block by block."""
        columns = "".join(f'<w:gridCol w:w="{b - a}"/>' for a, b in pairwise(self._cuts))
        yield f"<w:tbl>{self._table_properties()}<w:tblGrid>{columns}</w:tblGrid>"
        blocks = self._selected.blocks()
        header = next(blocks)
        height = sum(self._maker.rows_of(header).heights)
        repeats = self._selected.page.settings.repeat_header and height <= self._body / 2
        look = (_WHOLE if height <= _TALL * self._body else "") + (_REPEATED if repeats else "")
        yield self._rows(header, [look] * header.rows, [False] * header.rows)
        last: Block | None = None
        for block in blocks:
            if last is not None:
                yield self._block(last, held=False)
                meter.step(last.rows)
            last = block
        if last is not None:
            yield self._block(last, held=True)
            meter.step(last.rows)
        yield "</w:tbl>"

    def _table_properties(self) -> str:
        pad = self._maker.pad
        margins = cell_margins(pad, UPRIGHT_PAD) if pad < PAD_X else ""
        heading = self._selected.heading
        name = quoted(heading.title or heading.label)
        caption = f'<w:tblCaption w:val="{name}"/>' if name else ""
        return (
            f'<w:tblPr><w:tblStyle w:val="{TASK_TABLE}"/><w:tblW w:w="{self._cuts[-1]}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"{caption}</w:tblPr>"
        )

    def _block(self, block: Block, *, held: bool) -> str:
        """The rows of a block: low blocks and tasks stay whole where a page can hold them, tall rows may be cut."""
        count = block.rows
        self._ids.add_block(block, range(self._row + 1, self._row + count + 1))
        self._row += count
        if count == 1 and self._is_low(block):
            return self._rows(block, [_WHOLE], [held])
        measured = self._maker.rows_of(block)
        heights = measured.heights
        looks = self._looks(heights, _own_heights(measured, count))
        if sum(heights) <= _LOW * self._body:
            return self._rows(block, looks, [True] * (count - 1) + [held])
        kept = [False] * count
        tasks = [owner.task for owner in block.owners]
        start = 0
        for row in range(1, count + 1):
            if row == count or not tasks[row] or tasks[row] != tasks[start]:
                if sum(heights[start:row]) <= self._body:
                    kept[start : row - 1] = [True] * (row - 1 - start)
                start = row
        kept[-1] = held
        crossing = frozenset(
            (box.row, box.cell.column)
            for box in measured.boxes
            if box.shape.height > _CROSSING * self._body and (box.end - box.row > 1 or _WHOLE not in looks[box.row])
        )
        return self._rows(block, looks, kept, crossing)

    def _looks(self, heights: Sequence[float], own: Sequence[float]) -> list[str]:
        """The properties of rows: `heights` are those with their share of what merged cells need, `own` without."""
        most = _TALL * self._body
        stretched = [height > needed + _TINY for height, needed in zip(heights, own, strict=True)]
        if max(heights) > most:
            return ["" if height > most or more else _WHOLE for height, more in zip(heights, stretched, strict=True)]
        return [_WHOLE + _height(height) if more else _WHOLE for height, more in zip(heights, stretched, strict=True)]

    def _is_low(self, block: Block) -> bool:
        """Whether a glance at the lengths of its texts tells that a row is nowhere near as high as a page."""
        limit = _LOW * self._body - self._leading
        for cell in block.cells:
            text = cell.text
            if len(text) * self._tallness[cell.column] + text.count("\n") * self._leading > limit:
                return False
        return True

    def _rows(
        self, block: Block, rows: Sequence[str], kept: Sequence[bool], crossing: Collection[tuple[int, int]] = ()
    ) -> str:
        """Rows with their properties; those of `kept` stay on one page with the next row.

        `crossing` are the places of the cells whose text begins at their top, not in their middle.
        """
        cuts = self._cuts
        out = [[""] * block.columns for _row in rows]
        for cell in block.cells:
            column, span = cell.column, cell.colspan
            width = cuts[column + span] - cuts[column]
            shape = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            if span > 1:
                shape += f'<w:gridSpan w:val="{span}"/>'
            style = _style_of(cell)
            merged = cell.rowspan > 1
            end = '<w:vAlign w:val="top"/></w:tcPr>' if (cell.row, column) in crossing else "</w:tcPr>"
            text = clean(cell.prefix + cell.text if cell.prefix else cell.text)
            made = self._made(style, kept[cell.row])
            if "\n" in text:
                inner = "".join(f"<w:p>{made}{run(line)}</w:p>" for line in text.split("\n"))
            else:
                inner = f"<w:p>{made}{run(text)}</w:p>"
            begin = '<w:vMerge w:val="restart"/>' if merged else ""
            out[cell.row][column] = f"{shape}{begin}{end}{inner}</w:tc>"
            if merged:
                for row in range(cell.row + 1, cell.row + cell.rowspan):
                    made = self._made(style, kept[row])
                    out[row][column] = f"{shape}<w:vMerge/>{end}<w:p>{made}</w:p></w:tc>"
        return "".join(
            f"<w:tr>{f'<w:trPr>{looks}</w:trPr>' if looks else ''}{''.join(cells)}</w:tr>"
            for looks, cells in zip(rows, out, strict=True)
        )

    def _made(self, style: str, keep_next: bool) -> str:
        made = self._properties.get((style, keep_next))
        if made is None:
            made = self._properties[style, keep_next] = properties(style, keep_next=keep_next)
        return made


def _own_heights(rows: Rows, count: int) -> list[float]:
    """What the cells of each row need without those that are merged over several rows."""
    own = [0.0] * count
    for box in rows.boxes:
        if box.end - box.row == 1:
            own[box.row] = max(own[box.row], box.shape.height + 2 * PAD_Y)
    return own


def _height(points: float) -> str:
    """The least height of a row, where a merged cell needs more than its rows have: else the last one would take it."""
    return f'<w:trHeight w:val="{twips(points - THICKNESS)}" w:hRule="atLeast"/>'


def _style_of(cell: Cell) -> str:
    if cell.role is Role.HEADER:
        return HEADER_CELL
    if cell.bold:
        return HEADING_NUMBER if cell.align is Align.CENTER else HEADING_CELL
    return CELL[cell.align]
