"""A .xlsx package -> one Table per sheet, read in one pass over its rows; hidden sheets become remarks."""

from __future__ import annotations

from collections.abc import Iterator

from imports.blocks import Form, Piece, Source, Table
from imports.draft import Progress, report
from imports.package import Package, damaged
from imports.xlsx.sheet import Book, read_sheet
from imports.xlsx.styles import read_styles
from imports.xlsx.text import rich_text
from models.i18n import _
from models.plan import Remark
from models.row_ids import IDS_SHEET
from models.text import one_line

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAX_SHEETS = 200


def read_xlsx(package: Package, workbook: str, progress: Progress | None = None) -> Source:
    """The sheets of a workbook in order; raises InputProblem where its parts are broken."""
    root = package.xml(workbook)
    relations = package.relations(workbook)
    parts = {kind: part for kind, part in relations.values() if part in package}
    properties = root.find(_S + "workbookPr")
    styles = {str(number): style for number, style in enumerate(read_styles(package, parts.get("styles")))}
    book = Book(
        strings=_strings(package, parts.get("sharedStrings")),
        styles=styles,
        parts=frozenset(number for number, style in styles.items() if style.part is not None),
        from_1904=properties is not None and properties.get("date1904") in ("1", "true"),
    )
    pieces: list[Piece] = []
    remarks: list[Remark] = []
    named = list(root.iter(_S + "sheet"))
    sheets = named[:_MAX_SHEETS]
    if left := [str(sheet.get("name") or "") for sheet in named[_MAX_SHEETS:]]:
        message = _("Tệp có quá nhiều trang tính; các trang này chưa được nhập.")
        remarks.append(Remark(message=message, text=", ".join(left)))
    for count, sheet in enumerate(sheets):
        report(progress, 0.1 + 0.6 * count / max(1, len(sheets)), _("Đang đọc các trang tính"))
        name = str(sheet.get("name") or "")
        kind, part = relations.get(str(sheet.get(_R + "id")), ("", ""))
        if part not in package:
            raise damaged(f"no sheet {name}")
        hidden = sheet.get("state") in ("hidden", "veryHidden")
        if hidden and name == IDS_SHEET:
            continue
        if kind != "worksheet":
            remarks.append(Remark(message=_("Trang này là biểu đồ, không có bảng; không nhập."), place=name))
            continue
        table = read_sheet(package, part, name, book)
        if hidden:
            remarks += _hidden(table)
        else:
            pieces.append(table)
            if table.hides:
                message = _("Trang có dòng hoặc cột ẩn; nội dung ẩn cũng được nhập vào kế hoạch.")
                remarks.append(Remark(message=message, place=_("Trang “{name}”").format(name=name)))
    return Source(tuple(pieces), tuple(remarks), Form.WORKBOOK)


def _hidden(table: Table) -> Iterator[Remark]:
    words = one_line(" ".join(cell.text for cell in table.grid.cells() if cell.text))
    if words:
        yield Remark(message=_("Trang tính ẩn, không nhập vào kế hoạch."), text=words, place=table.name)


def _strings(package: Package, part: str | None) -> list[str]:
    if part is None:
        return []
    found: list[str] = []
    for item in package.iterate(part, _S + "si"):
        found.append(rich_text(item))
        item.clear()
    return found
