"""The sheets of a workbook -> Plan: each sheet with a table of tasks is one appendix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from imports.appendices import Found, recognise_found
from imports.blocks import Paragraph, Source, Table
from imports.document import period_of
from imports.draft import Progress, report
from imports.letterhead import Letterhead, is_national, read_caption
from imports.recognise.header import Header, find_header
from imports.recognise.number import parse_number
from imports.recognise.prose import is_prose, recognise_prose
from imports.recognise.rows import places_of
from imports.recognise.table import Context
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing
from imports.titles import belongs_to_heading, read_title
from models.errors import InputProblem
from models.i18n import _
from models.layout import Align
from models.plan import Appendix, Plan, Remark
from models.text import one_line


def plan_of_workbook(source: Source, progress: Progress | None = None) -> Plan:
    """The plan in a workbook; raises InputProblem where no sheet has a table of tasks."""
    remarks: list[Remark] = list(source.remarks)
    appendices: list[Appendix] = []
    tables = [piece for piece in source.pieces if isinstance(piece, Table)]
    for count, table in enumerate(tables):
        report(progress, 0.7 + 0.3 * count / len(tables), _("Đang nhận ra bảng nhiệm vụ"))
        place = _("Trang “{name}”").format(name=table.name)
        view = View(table.grid)
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
        appendix, more = _appendix(view, header, place)
        appendices.append(appendix)
        remarks += more
    if not appendices:
        raise InputProblem(
            _("Không trang tính nào có bảng nhiệm vụ; hãy kiểm tra dòng tiêu đề cột (STT, Nhiệm vụ, Chủ trì …).")
        )
    told = next((read_caption(appendix.caption) for appendix in appendices if appendix.caption), Letterhead())
    return Plan(
        agency=told.agency,
        number=told.number,
        symbol=told.symbol,
        issued=told.issued,
        period=period_of(appendices[0].title),
        appendices=tuple(appendices),
        remarks=tuple(remarks),
    )


def _appendix(view: View, header: Header, place: str) -> tuple[Appendix, list[Remark]]:
    end = _table_end(view, header)
    below = [(row, text) for row in range(end, view.rows) if (text := view.row_text(row))]
    view.rows = end
    remarks = list(_above(view, header, place))
    appendix, more = recognise_found(Found(0, 0, view, header), place)
    remarks += more
    for row, text in below:
        if begins_closing(text) and not appendix.closing:
            appendix = replace(appendix, closing=one_line(text))
            continue
        where = _("{place}, dòng {row}").format(place=place, row=row + 1)
        remarks.append(Remark(message=_("Dòng ở dưới bảng; không đưa vào kế hoạch."), text=text, place=where))
    return appendix, remarks


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


def _above(view: View, header: Header, place: str) -> Iterator[Remark]:
    """Letterhead lines above the heading are told back and blanked, so that they do not become the title."""
    last = max((row for row in range(header.row) if _national(view, row)), default=-1)
    for row in range(last + 1):
        for index in view.distinct(row):
            text = view.texts[index]
            if text and not all(is_national(line) for line in text.split("\n")):
                yield Remark(message=_("Dòng ở phần đầu trang tính; không đưa vào kế hoạch."), text=text, place=place)
            view.texts[index] = ""


def _national(view: View, row: int) -> bool:
    return any(is_national(line) for index in view.distinct(row) for line in view.texts[index].split("\n"))


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
