"""OpenDocument sheets (.ods, .fods) -> one Table per sheet, read row by row; hidden sheets become remarks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from imports import beside
from imports.blocks import Form, Piece, Source, Table
from imports.draft import Progress, Pulse, report
from imports.odf import names as o
from imports.odf.parts import Parts, page_headings, take_styles
from imports.odf.styles import PLAIN, Styles
from imports.odf.table import ALIGNS, MAX_ROWS_REPEATED, columns_of, repeated, spans
from imports.odf.text import TextReader
from imports.package import damaged, too_large
from imports.spreadsheet import values
from imports.spreadsheet.places import cell_name, counted_on
from imports.spreadsheet.sparse import MAX_CELLS, MAX_MERGES, MAX_SHEETS, Merge, SheetCell, sheet_grid
from models.i18n import _
from models.layout import Align
from models.plan import Remark
from models.text import tidy

_MOST_COLUMNS = 16_384
_MAX_COLUMNS_REPEATED = 100
_NUMBERS = frozenset({"float", "currency", "percentage"})
_TRUTHS = {"true": True, "false": False}


def read_ods(parts: Parts, progress: Progress | None = None) -> Source:
    """The sheets of a workbook in order; raises InputProblem where its parts are broken."""
    styles = Styles()
    shared = parts.shared()
    if shared is not None:
        take_styles(styles, shared)
    book = _Book(styles)
    headings: list[str] = []
    if shared is not None:
        headings += [book.text.plain(heading) for heading in page_headings(shared)]
    seen = False
    pulse = Pulse(progress, 0.1, _("Đang đọc các trang tính"))
    for element in parts.iterate(*_WANTED):
        seen = seen or element.tag == o.SPREADSHEET
        if element.tag == o.MASTER_STYLES:
            headings += [book.text.plain(heading) for heading in element.iter(*o.HEADERS)]
        elif element.tag in (o.STYLES, o.AUTOMATIC_STYLES):
            styles.add(element)
        elif element.tag == o.ROW:
            pulse()
            book.row(element)
        elif element.tag == o.TABLE and element.getparent().tag == o.SPREADSHEET:
            done = 0.1 + 0.6 * (1 - 1 / (len(book.pieces) + 2))
            pulse = Pulse(progress, done, _("Đang đọc các trang tính"))
            report(progress, done, _("Đang đọc các trang tính"))
            book.end_sheet(element)
    if not seen:
        raise damaged("no spreadsheet")
    return Source(tuple(book.pieces), tuple(book.told(headings, parts.has_macros)), Form.WORKBOOK)


_WANTED = (o.STYLES, o.AUTOMATIC_STYLES, o.MASTER_STYLES, o.ROW, o.TABLE, o.SPREADSHEET)


class _Book:
    """The sheets read so far and the one that is being read."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.text = TextReader(styles)
        self.pieces: list[Piece] = []
        self._remarks: list[Remark] = []
        self._left: list[str] = []
        self._sheets = 0
        self._begin()

    def _begin(self) -> None:
        self._cells: list[SheetCell] = []
        self._bare: list[bool] = []
        self._merges: list[Merge] = []
        self._unsolved: list[str] = []
        self._columns: list[Any] | None = None
        self._row = 0
        self._hides = False

    def row(self, element: Any) -> None:
        """A row of the sheet; those of tables inside charts and drawings are passed over."""
        table = _sheet_of(element)
        if table is None:
            return
        if self._columns is None:
            self._columns = columns_of(table, _MOST_COLUMNS)
        begun = len(self._cells)
        merged = len(self._merges)
        self._read(element)
        again = repeated(element, o.ROWS_REPEATED, 1 << 21)
        if len(self._cells) > begun:
            self._hides = self._hides or element.get(o.VISIBILITY) in ("collapse", "filter")
            first, bare, merges = self._cells[begun:], self._bare[begun:], self._merges[merged:]
            for more in range(1, min(again, MAX_ROWS_REPEATED)):
                self._cells += [cell._replace(row=cell.row + more) for cell in first]
                self._bare += bare
                self._merges += [merge._replace(top=merge.top + more, bottom=merge.bottom + more) for merge in merges]
        if len(self._cells) > MAX_CELLS or len(self._merges) > MAX_MERGES:
            raise too_large(f"{len(self._cells)} cells, {len(self._merges)} merges")
        self._row += again
        element.clear()
        while element.getprevious() is not None and element.getprevious().tag == o.ROW:
            del element.getparent()[element.getparent().index(element) - 1]

    def _read(self, element: Any) -> None:
        column = 0
        row_style = str(element.get(o.DEFAULT_CELL_STYLE) or "")
        for cell in element:
            if cell.tag not in (o.CELL, o.COVERED):
                continue
            again = repeated(cell, o.COLUMNS_REPEATED, _MOST_COLUMNS)
            height, width = spans(cell)
            if height > 1 or width > 1:
                self._merges.append(Merge(self._row, column, self._row + height - 1, column + width - 1))
            if len(cell) or cell.get(o.VALUE_TYPE) or cell.get(o.FORMULA):
                style = str(cell.get(o.TABLE_STYLE) or row_style or self._column_style(column))
                text, bare = self._value(cell, style, column)
                if text:
                    ink = self._styles.ink("table-cell", style) if style else PLAIN
                    bold, italic = bool(ink.bold), bool(ink.italic)
                    align = ALIGNS.get(ink.align or "", Align.LEFT)
                    for place in range(column, min(column + min(again, _MAX_COLUMNS_REPEATED), _MOST_COLUMNS)):
                        self._cells.append(SheetCell(self._row, place, text, bold, italic, align))
                        self._bare.append(bare)
            column += again
            if column >= _MOST_COLUMNS:
                break

    def _column_style(self, column: int) -> str:
        """The style of the cells of a column that name none."""
        columns = self._columns or []
        return str(columns[column].get(o.DEFAULT_CELL_STYLE) or "") if column < len(columns) else ""

    def _value(self, cell: Any, style: str, column: int) -> tuple[str, bool]:
        """The text of a cell as shown, and whether it is a number without a format of its own."""
        kind = str(cell.get(o.VALUE_TYPE) or "")
        form = self._styles.form(style) if kind in _NUMBERS or kind == "date" else ""
        if kind in _NUMBERS and (number := _number(cell.get(o.VALUE))) is not None:
            self._aside(cell)
            return values.shown(number, form or ("percent:0" if kind == "percentage" else "")), not form
        if kind == "date" and (day := _day(str(cell.get(o.DATE_VALUE) or ""))) is not None:
            self._aside(cell)
            return values.shown_day(day, form or values.DATE), False
        if kind == "boolean" and (truth := _TRUTHS.get(str(cell.get(o.BOOLEAN_VALUE)))) is not None:
            self._aside(cell)
            return values.shown_truth(truth), False
        text = tidy("\n".join(self._lines(cell, style))) or tidy(str(cell.get(o.STRING_VALUE) or ""))
        if not text and not kind and cell.get(o.FORMULA):
            self._unsolved.append(cell_name(self._row, column))
        return text, False

    def _aside(self, cell: Any) -> None:
        """Comments and drawings of a cell whose text its value tells."""
        for child in cell:
            if child.tag not in (o.P, o.H):
                self._beside(child)

    def _lines(self, cell: Any, style: str) -> Iterator[str]:
        ink = self._styles.ink("table-cell", style) if style else PLAIN
        for child in cell:
            if child.tag in (o.P, o.H):
                yield from (paragraph.text for paragraph in self.text.paragraphs(child, base=ink))
            else:
                self._beside(child)

    def _beside(self, child: Any) -> None:
        if child.tag == o.ANNOTATION:
            self.text.comments.append(self.text.plain(child))
        elif isinstance(child.tag, str) and child.tag.startswith(o.DRAWN):
            self._drawn(child)

    def _drawn(self, element: Any) -> None:
        texts = "\n".join(paragraph.text for paragraph in self.text.box(element))
        self._remarks += beside.drawn_text(texts)

    def end_sheet(self, table: Any) -> None:
        """The sheet whose rows were all read."""
        self._sheets += 1
        name = str(table.get(o.NAME) or "")
        for shapes in table.iterchildren(o.SHAPES):
            for shape in shapes:
                self._drawn(shape)
        if self._sheets > MAX_SHEETS:
            self._left.append(name)
        else:
            self._take(table, name)
        self._begin()
        table.clear()

    def _take(self, table: Any, name: str) -> None:
        counted = counted_on((*cell[:3], bare) for cell, bare in zip(self._cells, self._bare, strict=True))
        cells = (
            [cell._replace(text=counted.get(cell[:2], cell.text)) for cell in self._cells] if counted else self._cells
        )
        columns = self._columns or []
        widths = {
            place: width
            for place, column in enumerate(columns)
            if (width := self._styles.width(str(column.get(o.TABLE_STYLE) or "")))
        }
        hides = self._hides or any(column.get(o.VISIBILITY) in ("collapse", "filter") for column in columns)
        grid, rows = sheet_grid(cells, self._merges, widths)
        properties = self._styles.part("table", str(table.get(o.TABLE_STYLE) or ""), o.TABLE_PROPERTIES)
        if properties is not None and properties.get(o.TABLE_DISPLAY) == "false":
            self._remarks += beside.hidden_sheet(" ".join(cell.text for cell in cells), name)
            return
        place = _("Trang “{name}”").format(name=name)
        self._remarks += beside.without_values(self._unsolved, place)
        if hides:
            self._remarks.append(beside.sheet_hides(name))
        self.pieces.append(Table(grid, name, numbers=tuple(row + 1 for row in rows), hides=hides))

    def told(self, headings: list[str], has_macros: bool) -> Iterator[Remark]:
        """All that lies beside the cells."""
        yield from beside.too_many_sheets(self._left)
        yield from self._remarks
        yield from beside.hidden_text(" ".join(self.text.hidden))
        yield from beside.pictures(self.text.pictures)
        for comment in self.text.comments:
            yield from beside.comment(comment)
        for heading in dict.fromkeys(headings):
            yield from beside.page_heading(heading)
        if has_macros:
            yield beside.macros()


def _sheet_of(row: Any) -> Any | None:
    """The sheet that a row belongs to, None for a row of a table inside a drawing or a chart."""
    above = row.getparent()
    while above is not None and above.tag in o.ROW_WRAPPERS:
        above = above.getparent()
    if above is None or above.tag != o.TABLE:
        return None
    holder = above.getparent()
    return above if holder is not None and holder.tag == o.SPREADSHEET else None


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if values.is_shown(number) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
