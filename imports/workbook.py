"""The sheets of a workbook -> Plan: each sheet with a table of tasks is one appendix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from imports.appendices import Found, recognise_found
from imports.blocks import Paragraph, Source, Table
from imports.casing import Casing
from imports.document import period_of
from imports.draft import Progress, report
from imports.letterhead import Letterhead, read_caption
from imports.recognise.header import Header, find_header
from imports.recognise.number import parse_number
from imports.recognise.prose import is_prose, recognise_prose
from imports.recognise.rows import places_of
from imports.recognise.table import Context
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing
from imports.sheet_parts import split_tables, take_letterhead
from imports.signature import columns_of, signer_in
from imports.titles import belongs_to_heading, read_title
from models.errors import InputProblem
from models.i18n import _
from models.layout import Align
from models.plan import Appendix, Plan, Remark, Signer
from models.text import one_line


def plan_of_workbook(source: Source, progress: Progress | None = None) -> Plan:
    """The plan in a workbook; raises InputProblem where no sheet has a table of tasks."""
    remarks: list[Remark] = list(source.remarks)
    appendices: list[Appendix] = []
    heads: list[Letterhead] = []
    signer = Signer()
    tables = [piece for piece in source.pieces if isinstance(piece, Table)]
    for count, table in enumerate(tables):
        report(progress, 0.7 + 0.3 * count / len(tables), _("Đang nhận ra bảng nhiệm vụ"))
        place = _("Trang “{name}”").format(name=table.name)
        view = View(table.grid, table.numbers)
        header = find_header(view)
        paragraphs = _paragraphs(view) if header is None else []
        if is_prose(paragraphs):
            appendix, more = _prose(paragraphs, place)
            appendices.append(appendix)
            remarks += more
            continue
        if header is None:
            text = "\n".join(view.row_text(row) for row in range(view.rows) if not view.blank(row))
            if text:
                message = _("Trang tính này không có bảng nhiệm vụ nên chưa được nhập.")
                remarks.append(Remark(message=message, text=text, place=place))
            continue
        for part in split_tables(table, view, header):
            sheet = _Sheet(part, place) if part is not table else _Sheet(part, place, view, header)
            appendices.append(sheet.appendix())
            remarks += sheet.letterhead(heads)
            remarks += sheet.remarks
            signer = sheet.signer if signer == Signer() else signer
    if not appendices:
        raise InputProblem(
            _("Không trang tính nào có bảng nhiệm vụ; hãy kiểm tra dòng tiêu đề cột (STT, Nhiệm vụ, Chủ trì …).")
        )
    told = next((read_caption(appendix.caption) for appendix in appendices if appendix.caption), Letterhead())
    head = heads[0] if heads else Letterhead()
    casing = Casing([a.caption for a in appendices if a.caption], [a.title for a in appendices], head.place)
    return Plan(
        agency=casing.proper(head.agency) or told.agency,
        parent_agency=casing.proper(head.parent),
        place=head.place,
        number=head.number or told.number,
        symbol=head.symbol or told.symbol,
        issued=max(head.issued, told.issued, key=len),
        period=period_of(appendices[0].title),
        signer=signer,
        appendices=tuple(appendices),
        remarks=tuple(remarks),
    )


class _Sheet:
    """One table of a sheet with what stands above and below it."""

    def __init__(self, table: Table, place: str, view: View | None = None, header: Header | None = None) -> None:
        self._place = place
        self._view = view or View(table.grid, table.numbers)
        found = header or find_header(self._view)
        if found is None:
            raise InputProblem(_("Không tìm thấy bảng nhiệm vụ: không có dòng tiêu đề cột nào nhận ra được."))
        self._header = found
        self._head = take_letterhead(self._view, found)
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
            yield Remark(message=message, text=text, place=self._place)

    def appendix(self) -> Appendix:
        """The appendix that the table is; sets `signer` and `remarks`."""
        view, place = self._view, self._place
        end = _table_end(view, self._header)
        below = [row for row in range(end, view.rows) if not view.blank(row)]
        rows = view.rows
        view.rows = end
        appendix, more = recognise_found(Found(0, 0, view, self._header), place)
        self.remarks += more
        view.rows = rows
        while below and begins_closing(text := view.row_text(below[0])) and not appendix.closing:
            appendix = replace(appendix, closing=one_line(text))
            del below[0]
        self._below(below)
        return appendix

    def _below(self, rows: Sequence[int]) -> None:
        """Notes and signatures: who signs is kept, all else told back in one remark."""
        view = self._view
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


def _paragraphs(view: View) -> list[Paragraph]:
    """The rows of a sheet without a table, each as a paragraph."""
    found: list[Paragraph] = []
    for row in range(view.rows):
        filled = [view.cells[index] for index in view.distinct(row) if view.texts[index]]
        if filled:
            align = "center" if filled[0].align is Align.CENTER else "left"
            found.append(Paragraph(" ".join(cell.text for cell in filled), filled[0].bold, align=align))
    return found


def _prose(paragraphs: Sequence[Paragraph], place: str) -> tuple[Appendix, list[Remark]]:
    """The list of tasks in a sheet, its heading being the lines in the middle."""
    headed = len(list(takewhile(belongs_to_heading, paragraphs)))
    title = read_title(paragraphs[:headed])
    context = Context(place, title.label, title.text, title.caption or None)
    appendix, left, remarks = recognise_prose(paragraphs[headed:], context)
    message = _("Dòng ở trên danh sách nhiệm vụ; không đưa vào kế hoạch.")
    more = [Remark(message=message, text=text, place=place) for text in (*title.rest, *left)]
    return appendix, [*remarks, *more]


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
