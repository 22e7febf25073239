"""Excel's XML of 2003, which reporting software likes to write under the name .xls -> one Table per sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from imports import beside
from imports.blocks import Form, Piece, Source, Table
from imports.draft import Progress, report
from imports.encodings.fonts import OldFont, old_font
from imports.encodings.marks import marked
from imports.package import parsed, too_large
from imports.spreadsheet import values
from imports.spreadsheet.sparse import MAX_CELLS, MAX_MERGES, MAX_SHEETS, Merge, SheetCell, sheet_grid
from models.i18n import _
from models.layout import Align
from models.text import tidy

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_ALIGNS = {"Center": Align.CENTER, "CenterAcrossSelection": Align.CENTER, "Justify": Align.JUSTIFY}
_NAMED_FORMS = {"Short Date": 14, "General Date": 14, "Medium Date": 14, "Long Date": 14, "Percent": 10, "Standard": 4}
_MM_PER_POINT = 25.4 / 72
_MOST = 1 << 21
_MAX_DATA = 24 * 1024 * 1024
_Look = tuple[bool, bool, Align, str, OldFont | None]
_PLAIN: _Look = (False, False, Align.LEFT, "", None)


def read_excel_xml(data: bytes, progress: Progress | None = None) -> Source:
    """The sheets of a workbook in order; raises InputProblem where it is broken."""
    if len(data) > _MAX_DATA:
        raise too_large(f"{len(data)} bytes")
    root = parsed("workbook", data)
    looks = _looks(root)
    sheets = list(root.iterchildren(_SS + "Worksheet"))
    remarks = beside.too_many_sheets([str(sheet.get(_SS + "Name")) for sheet in sheets[MAX_SHEETS:]])
    pieces: list[Piece] = []
    for count, sheet in enumerate(sheets[:MAX_SHEETS]):
        report(progress, 0.1 + 0.6 * count / len(sheets), _("Đang đọc các trang tính"))
        name = str(sheet.get(_SS + "Name") or "")
        cells, merges, comments = _cells(sheet, looks)
        state = sheet.find(f"{_X}WorksheetOptions/{_X}Visible")
        if state is not None and str(state.text) in ("SheetHidden", "SheetVeryHidden"):
            remarks += beside.hidden_sheet(" ".join(cell.text for cell in cells), name)
            continue
        grid, rows = sheet_grid(cells, merges, _widths(sheet))
        pieces.append(Table(grid, name, numbers=tuple(row + 1 for row in rows)))
        remarks += [remark for comment in comments for remark in beside.comment(comment, name)]
    return Source(tuple(pieces), tuple(remarks), Form.WORKBOOK)


def _cells(sheet: Any, looks: dict[str, _Look]) -> tuple[list[SheetCell], list[Merge], list[str]]:
    cells: dict[tuple[int, int], SheetCell] = {}
    merges: list[Merge] = []
    comments: list[str] = []
    row = -1
    for element in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        row = _whole(element.get(_SS + "Index"), row + 2) - 1
        column = -1
        for cell in element.iterchildren(_SS + "Cell"):
            column = _whole(cell.get(_SS + "Index"), column + 2) - 1
            down, across = _whole(cell.get(_SS + "MergeDown"), 0), _whole(cell.get(_SS + "MergeAcross"), 0)
            if (down or across) and len(merges) < MAX_MERGES:
                merges.append(Merge(row, column, row + down, column + across))
            style = str(cell.get(_SS + "StyleID") or element.get(_SS + "StyleID") or "Default")
            bold, italic, align, form, face = looks.get(style, _PLAIN)
            for comment in cell.iterchildren(_SS + "Comment"):
                comments.append("".join(comment.itertext()))
            if text := _text(cell.find(_SS + "Data"), form, face):
                cells[row, column] = SheetCell(row, column, text, bold, italic, align)
            column += across
        row += _whole(element.get(_SS + "Span"), 0)
        if len(cells) > MAX_CELLS:
            raise too_large(f"{len(cells)} cells")
    return [cells[place] for place in sorted(cells)], merges, comments


def _text(data: Any | None, form: str, face: OldFont | None) -> str:
    if data is None:
        return ""
    text = marked("".join(data.itertext()), face)
    match str(data.get(_SS + "Type")):
        case "Number":
            try:
                number = float(text)
            except ValueError:
                return tidy(text)
            return values.shown(number, form) if values.is_shown(number) else tidy(text)
        case "Boolean":
            return values.shown_truth(text.strip() == "1")
        case "DateTime":
            try:
                return values.shown_day(date.fromisoformat(text.strip()[:10]), form or values.DATE)
            except ValueError:
                return tidy(text)
    return tidy(text)


def _looks(root: Any) -> dict[str, _Look]:
    found: dict[str, _Look] = {"Default": _PLAIN}
    for style in root.iterfind(f"{_SS}Styles/{_SS}Style"):
        bold, italic, align, form, face = found.get(str(style.get(_SS + "Parent") or "Default"), _PLAIN)
        font, alignment, number = (style.find(_SS + name) for name in ("Font", "Alignment", "NumberFormat"))
        if font is not None:
            bold, italic = font.get(_SS + "Bold") == "1", font.get(_SS + "Italic") == "1"
            face = old_font(font.get(_SS + "FontName"))
        if alignment is not None:
            align = _ALIGNS.get(str(alignment.get(_SS + "Horizontal")), Align.LEFT)
        if number is not None:
            code = str(number.get(_SS + "Format") or "")
            named = _NAMED_FORMS.get(code)
            form = values.form_of(named or 0, None if named or code in ("", "General") else code)
        found[str(style.get(_SS + "ID"))] = (bold, italic, align, form, face)
    return found


def _widths(sheet: Any) -> dict[int, float]:
    widths: dict[int, float] = {}
    column = -1
    for element in sheet.iterfind(f"{_SS}Table/{_SS}Column"):
        column = _whole(element.get(_SS + "Index"), column + 2) - 1
        try:
            width = round(float(element.get(_SS + "Width") or 0) * _MM_PER_POINT, 1)
        except ValueError:
            width = 0
        if 1 <= width <= 1000:
            widths[column] = width
        column += _whole(element.get(_SS + "Span"), 0)
    return widths


def _whole(text: str | None, default: int) -> int:
    return min(int(text), _MOST) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
