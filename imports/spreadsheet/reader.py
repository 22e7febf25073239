"""Workbooks of Excel before 2007 (.xls) and binary ones (.xlsb) by python-calamine -> one Table per sheet.

Values come from the library; how they look, where this file can tell, from the records themselves (xls_looks).
"""

from __future__ import annotations

import datetime
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from threading import RLock
from typing import Any, TypeVar

from imports import beside
from imports.blocks import Form, Piece, Source, Table
from imports.draft import Progress, Pulse, report
from imports.encodings.fonts import old_font
from imports.encodings.marks import marked
from imports.package import Package, damaged, locked
from imports.spreadsheet import values
from imports.spreadsheet.areas import check_areas
from imports.spreadsheet.boxed import boxed_workbook
from imports.spreadsheet.places import counted_on
from imports.spreadsheet.sparse import MAX_MERGES, MAX_SHEETS, Merge, SheetCell, sheet_grid
from imports.spreadsheet.xls_looks import NO_LOOK, SheetLooks, read_looks
from models.i18n import _
from models.row_ids import IDS_SHEET
from models.text import tidy

_Read = TypeVar("_Read")
_STDERR = 2
_silence = RLock()  # two at once would each keep what the other one set
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def read_xls(data: bytes, progress: Progress | None = None) -> Source:
    """The sheets of an .xls; raises InputProblem where it is broken or locked with a password."""
    # Before anything else: all that follows trusts the file to be no larger than it tells.
    boxed = boxed_workbook(data)
    return _read(boxed, read_looks(data), _MACROS in data, progress)


def read_xlsb(package: Package, progress: Progress | None = None) -> Source:
    """The sheets of an .xlsb, whose package was opened under its limits."""
    check_areas(package)
    has_macros = any(name.endswith("vbaProject.bin") for name in package.names())
    return _read(_packed_again(package), {}, has_macros, progress)


def _packed_again(package: Package) -> bytes:
    """A zip of the parts as they were read under the limits: the library might see other ones in the file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in package.names():
            if name.startswith("xl/") and not name.endswith("vbaProject.bin"):
                target.writestr(name, package.read(name))
    return out.getvalue()


def _read(data: bytes, looks: Mapping[int, SheetLooks], has_macros: bool, progress: Progress | None) -> Source:
    from python_calamine import CalamineWorkbook

    book = guarded(lambda: CalamineWorkbook.from_filelike(BytesIO(data)))
    sheets = guarded(lambda: list(book.sheets_metadata))
    remarks = [beside.macros()] if has_macros else []
    remarks += beside.too_many_sheets([sheet.name for sheet in sheets[MAX_SHEETS:]])
    pieces: list[Piece] = []
    for place, sheet in enumerate(sheets[:MAX_SHEETS]):
        done, text = 0.1 + 0.6 * place / len(sheets), _("Đang đọc các trang tính")
        report(progress, done, text)
        pulse = Pulse(progress, done, text)
        hidden = str(sheet.visible) != "SheetVisibleEnum.Visible"
        kind = str(sheet.typ).rpartition(".")[2]
        if hidden and sheet.name == IDS_SHEET:
            continue
        if kind != "WorkSheet":
            remarks += [] if kind == "Vba" else [beside.no_cells(sheet.name)]
            continue
        known = looks.get(place) or SheetLooks()
        table, cells = _sheet(book, place, sheet.name, known, pulse)
        if hidden:
            remarks += beside.hidden_sheet(" ".join(cell.text for cell in cells), sheet.name)
            continue
        pieces.append(table)
        if table.hides:
            remarks.append(beside.sheet_hides(sheet.name))
        remarks += [remark for text in known.comments for remark in beside.comment(text, sheet.name)]
        remarks += [remark for text in known.texts for remark in beside.drawn_text(text, sheet.name)]
        remarks += [remark for text in known.headings for remark in beside.page_heading(beside.without_codes(text))]
    return Source(tuple(pieces), tuple(remarks), Form.WORKBOOK)


def _sheet(book: Any, place: int, name: str, looks: SheetLooks, pulse: Pulse) -> tuple[Table, list[SheetCell]]:
    sheet = guarded(lambda: book.get_sheet_by_index(place))
    cells, bare = guarded(lambda: _cells(sheet, looks, pulse))
    counted = counted_on((*cell[:3], plain) for cell, plain in zip(cells, bare, strict=True))
    if counted:
        cells = [cell._replace(text=counted.get(cell[:2], cell.text)) for cell in cells]
    ranges = guarded(lambda: sheet.merged_cell_ranges) or []
    merges = [Merge(first[0], first[1], last[0], last[1]) for first, last in ranges[:MAX_MERGES]]
    grid, rows = sheet_grid(cells, merges, looks.widths)
    return Table(grid, name, numbers=tuple(row + 1 for row in rows), hides=looks.hides), cells


def _cells(sheet: Any, looks: SheetLooks, pulse: Pulse) -> tuple[list[SheetCell], list[bool]]:
    """The cells with text in reading order, and for each whether it is a number without a format of its own."""
    start = sheet.start
    cells: list[SheetCell] = []
    bare: list[bool] = []
    if start is None:
        return cells, bare
    # The library gives the rows from the first one of the sheet, and each from the first column that is used.
    for row, values_of_row in enumerate(sheet.iter_rows()):
        pulse()
        for column, value in enumerate(values_of_row, start[1]):
            if value == "":
                continue
            look = looks.looks.get((row, column), NO_LOOK)
            text = tidy(marked(_shown(value, look.form, looks.from_1904), old_font(look.font)))
            if text:
                cells.append(SheetCell(row, column, text, look.bold, look.italic, look.align))
                bare.append(not look.form and isinstance(value, int | float))
    return cells, bare


def _shown(value: object, form: str, from_1904: bool) -> str:
    match value:
        case str():
            return value
        case bool():
            return values.shown_truth(value)
        case int() | float():
            return values.shown(value, form, from_1904) if values.is_shown(value) else str(value)
        case datetime.date():
            return values.shown_day(value, form or values.DATE)
        case datetime.time():
            return f"{value:%H:%M}"
    return str(value)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep from the screen what the library writes there itself when it panics: one sentence says it."""
    with _silence:
        try:
            kept = os.dup(_STDERR)
        except OSError:
            kept = None  # a program with windows alone may have no such stream
        if kept is None:
            yield
            return
        try:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, _STDERR)
            os.close(nothing)
            yield
        finally:
            os.dup2(kept, _STDERR)
            os.close(kept)


def guarded(work: Callable[[], _Read]) -> _Read:
    """What the library gives; its errors and its panics, which are no Exception, become one plain InputProblem."""
    from python_calamine import CalamineError, PasswordError

    try:
        with _silent():
            return work()
    except PasswordError as error:
        raise locked(repr(error)) from error
    except (CalamineError, OSError, ValueError, OverflowError, IndexError, KeyError) as error:
        raise damaged(repr(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise damaged(repr(error)) from error
        raise
