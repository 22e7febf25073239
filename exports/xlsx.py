"""Plan -> Excel workbook: one sheet for each appendix, ready to print, every text a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from functools import partial
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports.measure import clean
from exports.progress import Meter, Progress, report
from exports.selection import Selected, document_date, document_title, select
from exports.xlsx_breaks import Run, page_breaks
from exports.xlsx_heights import Heights, column_width, pixel_widths
from exports.xlsx_package import save
from exports.xlsx_sheet import SheetRows
from exports.xlsx_styles import FACE, Look, Styles, use_face
from models.files import replacing
from models.grid.grid import Block, Cell, Role
from models.i18n import _
from models.layout import Align, Layout
from models.page import PageSetup
from models.plan import Plan

_FORBIDDEN = re.compile(r"[:\\/?*\[\]\x00-\x1f]")
_LONGEST_NAME = 31
_A4 = 9
_INCH = 25.4
_HEADER_MARGIN = 12.7
_HEADING_SIZE = 14.0
_AFTER_HEADING = 6.0
_MOST_FROZEN = 260.0
_HEADINGS = frozenset({Role.AREA, Role.GROUP, Role.OBJECTIVE})


def write_xlsx(
    plan: Plan,
    target: Path,
    *,
    appendices: Sequence[int] | None = None,
    layout: Layout | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the appendices (indexes from 0, None = all) to a workbook, in `layout` instead of their own if given.

    The same plan gives the same bytes. Raises Cancelled when `progress` returns False, InputProblem where there is
    nothing to write or a text is too long for Excel, and EnvironmentProblem where the file cannot be written.
    """
    selected = select(plan, appendices, layout)
    meter = Meter(progress, sum(one.rows for one in selected), 0.8)
    workbook = Workbook()
    use_face(workbook)
    workbook.remove(workbook.worksheets[0])
    styles, heights = Styles(workbook), Heights()
    names: set[str] = set()
    sheets: list[SheetRows] = []
    for one in selected:
        name = sheet_name(one.heading.label, names)
        sheets.append(_Sheet(workbook.create_sheet(name), one, styles, heights).fill(meter))
    styles.close()
    properties = workbook.properties
    properties.title = document_title(plan)
    properties.creator = properties.lastModifiedBy = clean(plan.agency) or None
    properties.language = "vi-VN"
    properties.created = datetime.combine(document_date(plan), time())
    with replacing(target) as path:
        save(workbook, sheets, path)
        report(progress, 1.0)


def sheet_name(label: str, taken: set[str]) -> str:
    """A sheet name that Excel accepts and that no other sheet has; it is added to `taken`."""
    base = _FORBIDDEN.sub(" ", clean(label)).strip(" '")[:_LONGEST_NAME].strip(" '") or _("Phụ lục")
    if base.isupper():
        base = base.capitalize()
    if base.casefold() == "history":
        base += "_"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = base[: _LONGEST_NAME - len(end)] + end
    taken.add(name.casefold())
    return name


class _Sheet:
    """Fills one sheet: heading lines, table or paragraphs, closing line, and how it prints."""

    def __init__(self, sheet: Worksheet, selected: Selected, styles: Styles, heights: Heights) -> None:
        self.sheet = sheet
        self.selected = selected
        self.heights = heights
        self.columns = selected.columns
        self.widths = pixel_widths(self.columns, set(selected.numbers.values()), selected.page.settings.table_size)
        self.rows = SheetRows(sheet.title, len(self.columns), styles)

    def fill(self, meter: Meter) -> SheetRows:
        """All rows of the sheet; the sheet itself only gets its settings."""
        selected, rows = self.selected, self.rows
        setup, is_list = selected.page, selected.is_list
        size = setup.settings.body_size if is_list else setup.settings.table_size
        heading = selected.heading
        shown = [(heading.label, True), (heading.title, True), (heading.caption, False)]
        shown = [(text, bold) for text, bold in shown if text.strip()]
        for place, (text, bold) in enumerate(shown, 1):
            self._line(text, bold, italic=not bold, extra=_AFTER_HEADING if place == len(shown) else 0.0)
        top = rows.last_row
        above, repeated = sum(rows.heights), 0.0
        runs: list[Run] = []
        for place, block in enumerate(selected.blocks()):
            for part in _paragraphs(block) if is_list else (block,):
                first = rows.last_row
                rows.block(part, self.heights.of_block(part, self.widths, size), size, framed=not is_list)
                height = sum(rows.heights[first:])
                if place == 0 and not is_list:
                    self._repeat(top + 1, rows.last_row)
                    above, repeated = above + height, height
                else:
                    runs.append(Run(rows.last_row, height, _leads_on(part)))
            meter.step(block.rows)
        if selected.closing.strip():
            self._line(selected.closing, bold=True, align=Align.LEFT)
        page = (setup.height - setup.settings.top - setup.settings.bottom) / _INCH * 72
        rows.breaks = page_breaks(runs, above, repeated, page)
        self._print_setup(setup)
        return rows

    def _line(
        self, text: str, bold: bool, italic: bool = False, align: Align = Align.CENTER, extra: float = 0.0
    ) -> None:
        """A line across the table, `extra` pt higher than its text."""
        size = _HEADING_SIZE if align is Align.CENTER else self.selected.page.settings.table_size + 1
        height = self.heights.height(text, sum(self.widths), size, bold, italic)
        self.rows.wide(text, Look(size, bold, italic, align, framed=False), height + extra)

    def _repeat(self, first: int, last: int) -> None:
        """The table's heading on every printed page, and always in sight while scrolling."""
        self.sheet.print_title_rows = f"{first}:{last}"
        above = sum(self.rows.heights[:last])
        if above <= _MOST_FROZEN:
            self.sheet.freeze_panes = f"A{last + 1}"

    def _print_setup(self, setup: PageSetup) -> None:
        sheet, rows = self.sheet, self.rows
        for letter, width in zip(rows.letters, self.widths, strict=True):
            sheet.column_dimensions[letter].width = column_width(width)
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape" if setup.landscape else "portrait"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left, margins.right = setup.settings.left / _INCH, setup.settings.right / _INCH
        margins.top, margins.bottom = setup.settings.top / _INCH, setup.settings.bottom / _INCH
        margins.header = margins.footer = _HEADER_MARGIN / _INCH
        sheet.HeaderFooter.differentFirst = True
        if (header := sheet.oddHeader) is not None:
            header.center.text = "&P"
            header.center.font = FACE
            header.center.size = round(setup.settings.page_number_size)
        if rows.last_row:
            sheet.print_area = f"A1:{rows.letters[-1]}{rows.last_row}"


def _leads_on(block: Block) -> bool:
    """True for a heading row, which must not be the last one on a page."""
    return block.rows == 1 and block.cells[-1].role in _HEADINGS and block.cells[-1].bold


def _paragraphs(block: Block) -> list[Block]:
    """The paragraphs of a block of the list form, each in a row of its own; empty optional ones are left out."""
    cells = [cell for cell in block.cells if cell.text or not cell.optional]
    if not cells:
        return []
    return [Block(block.key, 1, 1, partial(_alone, cell)) for cell in cells]


def _alone(cell: Cell) -> list[Cell]:
    return [cell._replace(row=0)]
