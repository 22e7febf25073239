"""Fills one sheet with an appendix: letterhead, heading lines, table or paragraphs, closing line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from openpyxl.worksheet.worksheet import Worksheet

from exports.ids import IdRows
from exports.progress import Meter
from exports.selection import Selected
from exports.xlsx.breaks import MOST_BREAKS, Run, pieces, turn_pages
from exports.xlsx.heights import HIGHEST, Heights, Need, pixel_widths, print_scale, rounded_up
from exports.xlsx.letterhead import add_letterhead, halves
from exports.xlsx.page import page_height, repeat, set_up
from exports.xlsx.parts import cut
from exports.xlsx.sheet import SheetRows
from exports.xlsx.styles import Look, Styles
from models.grid.grid import Block, Cell, Role
from models.layout import Align
from models.official.letterhead import Letterhead
from models.row_ids import SheetIds

_HEADING_SIZE = 14.0
_AFTER_HEADING = 6.0
_MOST_REPEATED = 0.5  # of a page; a higher heading stands on the first page only
_HEADINGS = frozenset({Role.AREA, Role.GROUP, Role.OBJECTIVE})


class _Added(NamedTuple):
    """What a block became: the sheet row before it, where its rows begin, their heights, what its texts need."""

    before: int
    rows: list[int]
    heights: list[float]
    needs: Sequence[Need]

    def runs(self, leads_on: bool = False) -> Iterator[Run]:
        """Its rows in runs between which pages may turn."""
        return pieces(self.before, self.heights, self.needs, leads_on)


class AppendixSheet:
    """The sheet of one appendix; `place` counts the sheets from 0."""

    def __init__(
        self, sheet: Worksheet, selected: Selected, place: int, styles: Styles, heights: Heights, ids: IdRows
    ) -> None:
        self.sheet = sheet
        self.selected = selected
        self.place = place
        self.heights = heights
        self.ids = ids
        settings = selected.page.settings
        # The two halves of a letterhead need two columns, which paragraphs do not.
        halved = selected.is_list and settings.letterhead
        numbers = set(selected.numbers.values())
        columns = halves(selected.page, heights) if halved else selected.columns
        self.widths = pixel_widths(columns, numbers, settings.table_size, selected.page.text_width)
        self.page = page_height(selected.page, print_scale(self.widths, selected.page.text_width))
        self.size = settings.body_size if selected.is_list else settings.table_size
        self.rows = SheetRows(len(columns), styles)
        self.repeated = 0.0

    def fill(self, head: Letterhead | None, meter: Meter) -> SheetRows:
        """All rows of the sheet; the sheet itself only gets its settings."""
        selected, rows = self.selected, self.rows
        fields = ("list",) if selected.is_list else tuple(column.field for column in selected.columns)
        self.ids.begin_sheet(SheetIds(self.sheet.title, selected.appendix.id, fields))
        if head is not None:
            add_letterhead(rows, head, self.widths, selected.page.settings.body_size, self.heights)
        above = [Run(rows.last_row, sum(rows.heights))] if head is not None else []
        above += self._heading()
        blocks = selected.blocks()
        if not selected.is_list:
            above.append(self._table_heading(next(blocks)))
        top = rows.last_row if self.repeated else 0
        runs: list[Run] = []
        for block in blocks:
            runs += self._paragraphs(block) if selected.is_list else self._table_rows(block)
            meter.step(block.rows)
        if selected.closing.strip():
            size = selected.page.settings.table_size + 1
            added = self._line(selected.closing, "closing", Look(size, bold=True, framed=False))
            first, *more = added.runs()
            if runs:  # it does not stand alone on a last page
                first = replace(first, height=first.height + runs.pop().height)
            runs += [first, *more]
        heading = turn_pages(above, 0.0, 0.0, self.page)
        table = turn_pages(runs, heading.used, self.repeated, self.page, top)
        rows.breaks = [*heading.breaks, *table.breaks][:MOST_BREAKS]
        set_up(self.sheet, rows, self.widths, selected.page, self.place)
        return rows

    def _heading(self) -> Iterator[Run]:
        heading = self.selected.heading
        lines = [("label", heading.label), ("title", heading.title), ("caption", heading.caption)]
        shown = [(field, text) for field, text in lines if text.strip()]
        for number, (field, text) in enumerate(shown, 1):
            caption = field == "caption"
            look = Look(_HEADING_SIZE, bold=not caption, italic=caption, align=Align.CENTER, framed=False)
            yield from self._line(text, field, look, _AFTER_HEADING if number == len(shown) else 0.0).runs()

    def _line(self, text: str, field: str, look: Look, extra: float = 0.0) -> _Added:
        """A line across the sheet, `extra` pt higher than its text."""
        self.ids.add_line(self.rows.last_row + 1, text, field)
        cell = Cell(0, 0, 1, self.rows.columns, text, bold=look.bold, italic=look.italic, align=look.align)
        return self._add(Block("", 1, self.rows.columns, lambda: [cell]), look.size, framed=False, extra=extra)

    def _table_heading(self, block: Block) -> Run:
        added = self._add(block, self.size)
        height = sum(added.heights)
        printed = self.selected.page.settings.repeat_header and height <= self.page * _MOST_REPEATED
        self.repeated = height if printed else 0.0
        repeat(self.sheet, self.rows, added.before + 1, self.rows.last_row, printed=printed)
        return Run(self.rows.last_row, height)

    def _table_rows(self, block: Block) -> Iterator[Run]:
        added = self._add(block, self.size)
        self.ids.add_block(block, added.rows)
        height = sum(added.heights)
        if height <= self.page - self.repeated:
            yield Run(self.rows.last_row, height, _leads_on(block))
        else:
            yield from added.runs()

    def _paragraphs(self, block: Block) -> Iterator[Run]:
        """Each paragraph in a row of its own; empty ones that may be left out are."""
        gap = self.selected.page.settings.paragraph_gap
        columns = self.rows.columns
        shown = [cell for cell in block.cells if cell.text or not cell.optional]
        for number, cell in enumerate(shown, 1):
            field = cell.address.field if cell.address else ""
            self.ids.add_line(self.rows.last_row + 1, cell.text, field, block.owners[cell.row])
            alone = Block(block.key, 1, columns, partial(_alone, cell, columns))
            titled = cell.role is Role.TASK and number < len(shown)  # it stays with the first of its lines
            yield from self._add(alone, self.size, framed=False, extra=gap).runs(titled or _leads_on(alone))

    def _add(self, block: Block, size: float, framed: bool = True, extra: float = 0.0) -> _Added:
        """Add the rows of a block, the last one `extra` pt higher than its text."""
        rows, before = self.rows, self.rows.last_row
        needed = self.heights.of_block(block, self.widths, size)
        room = self.page - self.repeated
        limit = min(HIGHEST, room)
        cells: Sequence[Cell]
        tops: Sequence[int]
        if needed.most + extra > limit:
            made = cut(block, needed, self.widths, size, limit - extra, min(limit, room / 2) - extra, self.heights)
            cells, heights, tops, needs = made.cells, made.heights, made.tops, made.needs
            looks = [
                Look(size, cell.bold, cell.italic, cell.align, framed, top=cell.rowspan > 1, part=part)
                for cell, part in zip(cells, made.parts, strict=True)
            ]
        else:
            cells, heights, tops, needs = block.cells, needed.rows, range(block.rows + 1), needed.merged
            split = sum(heights) > room
            looks = [
                Look(size, cell.bold, cell.italic, cell.align, framed, top=split and cell.rowspan > 1) for cell in cells
            ]
        heights[-1] += extra
        rows.add(cells, looks, [rounded_up(height) for height in heights])
        return _Added(before, [before + 1 + top for top in tops[:-1]], rows.heights[before:], needs)


def _leads_on(block: Block) -> bool:
    """True for a heading row, which must not be the last one on a page."""
    return block.rows == 1 and block.cells[-1].role in _HEADINGS and block.cells[-1].bold


def _alone(cell: Cell, columns: int) -> list[Cell]:
    return [cell._replace(row=0, colspan=columns)]
