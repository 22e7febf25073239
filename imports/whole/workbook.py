"""The sheets of a workbook -> Plan: each sheet with a table of tasks is one appendix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from imports.blocks import Paragraph, Source, Table
from imports.choices import Choices, RowMeaning, TableChoices
from imports.draft import Progress, report
from imports.recognise.header import Header
from imports.recognise.notes import Notes
from imports.recognise.number import parse_number
from imports.recognise.prose import is_prose, recognise_prose
from imports.recognise.rows import places_of
from imports.recognise.table import Context
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing
from imports.whole.appendices import Found, holds_tasks, opened, says_who_or_when
from imports.whole.appendix import recognise_found
from imports.whole.casing import Casing
from imports.whole.cover import read_cover
from imports.whole.document import period_of
from imports.whole.letterhead import Letterhead, read_caption
from imports.whole.readings import all_columns, reading
from imports.whole.sheet_parts import first_area, split_tables, take_letterhead
from imports.whole.sheet_sides import side_by_side
from imports.whole.signature import columns_of, signer_in
from imports.whole.stream import Stream
from imports.whole.titles import belongs_to_heading, read_title
from models.i18n import _
from models.layout import Align
from models.plan import Appendix, Period, Plan, Remark, Signer
from models.text import one_line


def plan_of_workbook(source: Source, choices: Choices, notes: Notes, progress: Progress | None = None) -> Plan:
    """The plan in a workbook; without appendices where no sheet has a table of tasks."""
    stream = Stream(source, choices, notes)
    appendices: list[Appendix] = []
    heads: list[Letterhead] = []
    signer = Signer()
    title = ""
    tables = [(place, piece) for place, piece in enumerate(source.pieces) if isinstance(piece, Table)]
    sheets = {piece: opened(piece, table, choices.table(piece)) for piece, table in tables}
    parts = {piece: _parts(view, header, choices.table(piece)) for piece, (view, header) in sheets.items()}
    of_tasks = any(part.of_tasks for found in parts.values() for part in found)
    for count, (piece, table) in enumerate(tables):
        report(progress, 0.7 + 0.3 * count / len(tables), _("Đang nhận ra bảng nhiệm vụ"))
        named = _("Trang “{name}”") if table.name else _("Bảng {number}")
        place = named.format(name=table.name, number=count + 1)
        view, header = sheets[piece]
        if choices.table(piece).used is False:
            _tell(stream, view, _("Trang tính này được chọn bỏ qua; không đưa vào kế hoạch."), place, piece)
        elif header is None:
            cover = read_cover(view) if not title else None
            if appendix := _list(stream, view, place):
                appendices.append(appendix)
            elif cover is not None:
                title = cover.title
                heads.append(cover.head)
                if cover.rest:
                    message = _("Dòng trên trang bìa; không đưa vào kế hoạch.")
                    stream.remark(message, "\n".join(cover.rest), place, piece=piece)
            else:
                _tell(stream, view, _("Trang tính này không có bảng nhiệm vụ nên chưa được nhập."), place, piece)
            if (appendix or cover is not None) and (aside := "\n".join(filter(None, view.aside.values()))):
                stream.remark(_("Dòng được chọn bỏ qua; không đưa vào kế hoạch."), aside, place, piece=piece)
        elif not holds_tasks(header):
            notes.tables[piece] = reading(piece, "", header, all_columns(header))
            message = _("Trang tính này chưa có cột nào là “Nhiệm vụ” nên chưa được nhập.")
            _tell(stream, view, message, place, piece)
        for part in parts[piece]:
            if not holds_tasks(part.header) or (of_tasks and not part.of_tasks):
                _add_reading(notes, piece, "", part)
                _tell(stream, part.view, _("Bảng này không phải bảng nhiệm vụ nên chưa được nhập."), place, piece)
                continue
            sheet = _Sheet(part.view, part.header, place, stream)
            appendices.append(sheet.appendix())
            _add_reading(notes, piece, appendices[-1].id, part)
            stream.remarks += sheet.letterhead(heads)
            stream.remarks += sheet.remarks
            signer = sheet.signer if signer == Signer() else signer
    told = next((read_caption(appendix.caption) for appendix in appendices if appendix.caption), Letterhead())
    head = heads[0] if heads else Letterhead()
    casing = Casing([a.caption for a in appendices if a.caption], [a.title for a in appendices], head.place)
    return Plan(
        title=title,
        agency=casing.proper(head.agency) or told.agency,
        parent_agency=casing.proper(head.parent),
        place=head.place,
        number=head.number or told.number,
        symbol=head.symbol or told.symbol,
        issued=max(head.issued, told.issued, key=len),
        period=next((p for p in map(period_of, (title, *(a.title for a in appendices))) if p.start), Period()),
        signer=signer,
        appendices=tuple(appendices),
        remarks=tuple(stream.remarks),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """One table of a sheet, with the Grid column at which it begins.

    `of_tasks` is False where it only tells of targets or money, and nobody chose to take it for a table of tasks.
    """

    view: View
    header: Header
    column: int
    of_tasks: bool


def _parts(view: View, header: Header | None, chosen: TableChoices) -> list[_Part]:
    """The tables of a sheet, beside and below each other; [] where it is not taken."""
    if chosen.used is False or header is None or not holds_tasks(header):
        return []
    deliberate = chosen.used is True or chosen.header is not None or bool(chosen.columns)
    found: list[_Part] = []
    for side, own, column in side_by_side(view, header, chosen.columns):
        moved = {place - column: name for place, name in chosen.columns.items() if place >= column}
        for part, heading in split_tables(side, own, moved):
            if holds_tasks(heading):
                found.append(_Part(part, heading, column, says_who_or_when(heading) or deliberate))
            else:
                found.append(_Part(part, heading, column, False))
    return found


def _add_reading(notes: Notes, piece: int, appendix: str, part: _Part) -> None:
    """Note how a table was understood; of several on one sheet the first, with the columns of those beside it."""
    moved = [
        replace(column, start=column.start + part.column, end=column.end + part.column)
        for column in all_columns(part.header)
    ]
    known = notes.tables.get(piece)
    read = reading(piece, appendix, part.header, moved)
    if known is None:
        notes.tables[piece] = read
    elif read.columns and read.columns[0].start >= max(column.end for column in known.columns):
        notes.tables[piece] = replace(known, columns=(*known.columns, *read.columns))
    if appendix and known is not None and not known.appendix:
        notes.tables[piece] = replace(notes.tables[piece], appendix=appendix)


class _Sheet:
    """One table of a sheet with what stands above and below it."""

    def __init__(self, view: View, header: Header, place: str, stream: Stream) -> None:
        self._place = place
        self._view = view
        self._header = header
        self._stream = stream
        self._notes = stream.notes.over(view.spots)
        self._head = take_letterhead(view, header)
        self.signer = Signer()
        self.remarks: list[Remark] = []

    def letterhead(self, heads: list[Letterhead]) -> Iterator[Remark]:
        """Add the letterhead to those of the sheets before; what the plan cannot take from it is told back."""
        head = self._head
        if head is None:
            return
        lines = head.rest
        if heads and replace(head, rest=()) != replace(heads[0], rest=()):
            lines = (head.parent, head.agency, head.place, head.number, head.symbol, head.issued, *head.rest)
        heads.append(head)
        if text := "\n".join(filter(None, lines)):
            message = _("Dòng ở phần đầu trang tính; không đưa vào kế hoạch.")
            remark = Remark(message=message, text=text, place=self._place)
            self._notes.stands(remark.id, 0)
            yield remark

    def appendix(self) -> Appendix:
        """The appendix that the table is; sets `signer` and `remarks`."""
        view, place = self._view, self._place
        end = max([_table_end(view, self._header), *(row + 1 for row in (*view.chosen, *view.aside))])
        below = [row for row in range(end, view.rows) if not view.blank(row)]
        rows = view.rows
        view.rows = end
        if (row := first_area(view, self._header)) is not None:
            view.chosen.setdefault(row, RowMeaning.AREA)
        appendix, more = recognise_found(Found(0, 0, view, self._header), place, self._stream.notes)
        self.remarks += more
        view.rows = rows
        while below and begins_closing(text := view.row_text(below[0])) and not appendix.closing:
            appendix = replace(appendix, closing=one_line(text))
            self._notes.means(below[0], RowMeaning.CLOSING)
            del below[0]
        self._below(below)
        return appendix

    def _below(self, rows: Sequence[int]) -> None:
        """Notes and signatures: who signs is kept, all else told back in one remark."""
        view = self._view
        for row in rows:
            self._notes.means(row, RowMeaning.BELOW)
        cells = [view.cells[index] for row in rows for index in view.distinct(row) if view.cells[index].row == row]
        signing = next((n for n in range(len(cells)) if signer_in([[cells[n].text]])), None)
        first = cells[signing].row if signing is not None else view.rows
        if signed := signer_in(columns_of(cell for cell in cells if cell.row >= first)):
            self.signer = signed[0]
        notes = [view.row_text(row) for row in rows if row < first]
        if text := "\n".join([*notes, *(signed[1] if signed else ())]):
            where = _("{place}, dòng {row}").format(place=self._place, row=view.numbers[rows[0]])
            message = _("Ghi chú hoặc phần ký tên dưới bảng; không đưa vào kế hoạch.")
            self.remarks.append(Remark(message=message, text=text, place=where))
            self._notes.stands(self.remarks[-1].id, rows[0])


def _tell(stream: Stream, view: View, message: str, place: str, piece: int) -> None:
    """Tell of a sheet that became no part of the plan, with all that stands on it."""
    rows = ((view.aside.get(row) or view.row_text(row)) for row in range(view.rows))
    if text := "\n".join(filter(None, rows)):
        stream.remark(message, text, place, piece=piece)


def _list(stream: Stream, view: View, place: str) -> Appendix | None:
    """The list of tasks in a sheet without a table, its heading being the lines in the middle; None where it has none.

    Each row is a paragraph.
    """
    paragraphs: list[Paragraph] = []
    rows: list[int] = []
    for row in range(view.rows):
        filled = [view.cells[index] for index in view.distinct(row) if view.texts[index]]
        if filled:
            align = "center" if filled[0].align is Align.CENTER else "left"
            paragraphs.append(Paragraph(" ".join(cell.text for cell in filled), filled[0].bold, align=align))
            rows.append(row)
    if not is_prose(paragraphs):
        return None
    headed = len(list(takewhile(belongs_to_heading, paragraphs)))
    title = read_title(paragraphs[:headed])
    notes = stream.notes.over([view.spots[row] for row in rows[headed:]])
    context = Context(place, title.label, title.text, title.caption or None, notes)
    appendix, left, remarks = recognise_prose(paragraphs[headed:], context)
    notes.origins[appendix.id] = view.spots[rows[0]]
    stream.remarks += remarks
    for text in (*title.rest, *left):
        message = _("Dòng ở trên danh sách nhiệm vụ; không đưa vào kế hoạch.")
        stream.remark(message, text, place, piece=view.spots[0].piece)
    return appendix


def _table_end(view: View, header: Header) -> int:
    """The row after the table: below a blank row without any further number, only notes and signatures follow."""
    places = places_of(header.columns)
    number = header.columns[places.number].start if places.number is not None else None
    task = header.columns[places.task].start
    end = view.rows
    for row in range(view.rows - 1, header.end, -1):
        owners = view.owners[row]
        if number is not None and parse_number(view.texts[owners[number]]).kind not in ("", "other"):
            break
        filled = [index for index in view.distinct(row) if view.texts[index]]
        if not filled and all(view.cells[owner].row == row for owner in owners):
            end = row
        elif view.cells[owners[task]].row < row or (number is None and len(filled) * 2 > len(header.columns)):
            break
    return end
