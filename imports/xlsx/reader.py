"""A .xlsx package -> one Table per sheet, read in one pass over its rows; hidden sheets become remarks."""

from __future__ import annotations

from imports import beside
from imports.blocks import Form, Piece, Source, Table
from imports.draft import Progress, Pulse, report
from imports.encodings.fonts import has_old_signs
from imports.package import Package, damaged
from imports.spreadsheet.sparse import MAX_SHEETS
from imports.xlsx.beside import texts_beside
from imports.xlsx.fonts import OldFonts, Runs, old_styles, runs_of
from imports.xlsx.sheet import Book, read_sheet
from imports.xlsx.styles import read_styles
from imports.xlsx.text import rich_text
from models.i18n import _
from models.plan import Remark
from models.row_ids import IDS_SHEET, IdTable, read_lines

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_xlsx(package: Package, workbook: str, progress: Progress | None = None) -> Source:
    """The sheets of a workbook in order; raises InputProblem where its parts are broken."""
    root = package.xml(workbook)
    relations = package.relations(workbook)
    parts = {kind: part for kind, part in relations.values() if part in package}
    properties = root.find(_S + "workbookPr")
    styles = {str(number): style for number, style in enumerate(read_styles(package, parts.get("styles")))}
    with_fonts = any(has_old_signs(package.read(parts[name])) for name in ("styles", "sharedStrings") if name in parts)
    strings, runs = _strings(package, parts.get("sharedStrings"), with_fonts)
    book = Book(
        strings=strings,
        styles=styles,
        parts=frozenset(number for number, style in styles.items() if style.part is not None),
        from_1904=properties is not None and properties.get("date1904") in ("1", "true"),
        old=OldFonts(old_styles(package, parts.get("styles")), runs, strings) if with_fonts else None,
    )
    pieces: list[Piece] = []
    remarks: list[Remark] = []
    ids: IdTable | None = None
    named = list(root.iter(_S + "sheet"))
    sheets = named[:MAX_SHEETS]
    if "vbaProject" in parts:
        remarks.append(beside.macros())
    remarks += beside.too_many_sheets([str(sheet.get("name") or "") for sheet in named[MAX_SHEETS:]])
    for count, sheet in enumerate(sheets):
        done, text = 0.1 + 0.6 * count / max(1, len(sheets)), _("Đang đọc các trang tính")
        report(progress, done, text)
        pulse = Pulse(progress, done, text)
        name = str(sheet.get("name") or "")
        kind, part = relations.get(str(sheet.get(_R + "id")), ("", ""))
        if part not in package:
            raise damaged(f"no sheet {name}")
        hidden = sheet.get("state") in ("hidden", "veryHidden")
        if hidden and name == IDS_SHEET:
            ids = _ids(read_sheet(package, part, name, book, [], pulse)) or ids
            continue
        if kind != "worksheet":
            remarks.append(beside.no_cells(name))
            continue
        sheet_remarks: list[Remark] = []
        table = read_sheet(package, part, name, book, sheet_remarks, pulse)
        if hidden:
            words = " ".join(cell.text for cell in table.grid.cells() if cell.text)
            remarks += beside.hidden_sheet(words, name)
            continue
        pieces.append(table)
        if table.hides:
            remarks.append(beside.sheet_hides(name))
        remarks += [*sheet_remarks, *texts_beside(package, part, name)]
    return Source(tuple(pieces), tuple(remarks), Form.WORKBOOK, ids=ids)


def _ids(table: Table) -> IdTable | None:
    """What our own writer noted of the rows."""
    return read_lines(cell.text for cell in table.grid.cells() if cell.column == 0)


def _strings(package: Package, part: str | None, with_fonts: bool) -> tuple[list[str], dict[int, Runs]]:
    """The shared strings, and where fonts matter the runs of those that name fonts."""
    found: list[str] = []
    fonts: dict[int, Runs] = {}
    if part is None:
        return found, fonts
    for item in package.iterate(part, _S + "si"):
        if with_fonts and (runs := runs_of(item)):
            fonts[len(found)] = runs
        found.append(rich_text(item))
        item.clear()
    return found, fonts
