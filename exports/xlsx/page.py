"""How a sheet prints: paper, margins, page numbers, what is repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from exports.xlsx.heights import column_width, print_scale
from exports.xlsx.sheet import SheetRows
from exports.xlsx.styles import FACE
from models.page import PageSetup
from models.page_settings import PageNumbers

_A4 = 9
_INCH = 25.4
_HEADER_MARGIN = 12.7  # mm
# Programs round the heights of rows for the printer; a row too much on a page would go overleaf alone.
_SPARE = 0.985
_MOST_FROZEN = 260.0  # pt; more would leave no room for the rows that scroll


def page_height(setup: PageSetup, scale: int) -> float:
    """The height in pt of the rows that fit between the margins of one page at a scale in per cent."""
    return (setup.height - setup.settings.top - setup.settings.bottom) / _INCH * 72 * _SPARE / scale * 100


def set_up(sheet: Worksheet, rows: SheetRows, widths: Sequence[int], setup: PageSetup, place: int) -> None:
    """Everything about printing but the repeated rows; `place` counts the sheets from 0.

    The scale is given, not "fit to one page wide": Excel would then pass over the page breaks that are set.
    """
    settings = setup.settings
    for letter, width in zip(rows.letters, widths, strict=True):
        sheet.column_dimensions[letter].width = column_width(width)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape" if setup.landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.scale = print_scale(widths, setup.text_width)
    margins = sheet.page_margins
    margins.left, margins.right = settings.left / _INCH, settings.right / _INCH
    margins.top, margins.bottom = settings.top / _INCH, settings.bottom / _INCH
    margins.header = margins.footer = _HEADER_MARGIN / _INCH
    if rows.last_row:
        sheet.print_area = rows.area
    _number_pages(sheet, settings.page_numbers, settings.page_number_size, place)


def _number_pages(sheet: Worksheet, numbers: PageNumbers, size: float, place: int) -> None:
    """The number stands in the middle of the top margin, not on the first page (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    header = sheet.oddHeader
    if numbers is PageNumbers.NONE or header is None:
        return
    header.center.text = "&P"
    header.center.font = f"{FACE},Regular"
    header.center.size = round(size)
    if numbers is PageNumbers.EACH:
        sheet.page_setup.useFirstPageNumber = True
        sheet.page_setup.firstPageNumber = 1
    sheet.HeaderFooter.differentFirst = numbers is PageNumbers.EACH or place == 0


def repeat(sheet: Worksheet, rows: SheetRows, first: int, last: int, *, printed: bool) -> None:
    """Keep the table's heading in sight while scrolling and, if `printed`, on every page."""
    if printed:
        sheet.print_title_rows = f"{first}:{last}"
    if sum(rows.heights[:last]) <= _MOST_FROZEN:
        sheet.freeze_panes = f"A{last + 1}"
