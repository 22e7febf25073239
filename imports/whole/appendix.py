"""One table of tasks that was found -> its appendix, with remarks on all that is no part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from imports.blocks import Paragraph, Spot
from imports.choices import RowMeaning
from imports.recognise.header import Header
from imports.recognise.notes import Notes
from imports.recognise.remarks import gathered
from imports.recognise.table import Context, recognise_view
from imports.recognise.view import View
from imports.whole.appendices import Found
from imports.whole.joining import columns_in
from imports.whole.readings import all_columns, column_heading, reading
from imports.whole.titles import read_title
from models.i18n import _
from models.plan import Appendix, Remark
from models.text import fold, one_line


def recognise_found(found: Found, place: str, notes: Notes) -> tuple[Appendix, tuple[Remark, ...]]:
    """The appendix of one table, with its heading lines and closing line; notes how its tables were understood."""
    view, header = found.view, found.header
    told = _Telling(view, header, place, notes.over(view.spots))
    title = read_title([*found.heading, *told.above()])
    told.heading_left()
    told.columns_left()
    context = Context(place, title.label, title.text, title.caption, notes)
    appendix, remarks = recognise_view(view, header, context)
    for text in title.rest:
        told.remark(_("Dòng ở trên bảng; không đưa vào kế hoạch."), text)
    if found.skipped:
        told.remark(_("Dòng ở giữa các phần của bảng; không đưa vào kế hoạch."), "\n".join(found.skipped))
    told.rows_aside()
    closing = [paragraph.line for paragraph in found.closing]
    if appendix.closing:
        closing.insert(0, appendix.closing)
    for text in closing[1:]:
        told.remark(_("Dòng cộng thứ hai dưới bảng; không đưa vào kế hoạch."), text)
    appendix = replace(appendix, closing=closing[0] if closing else "")
    notes.origins[appendix.id] = Spot(found.first) if found.heading else view.spots[min(header.row, view.rows - 1)]
    for piece, (part, own) in found.pieces:
        first = own if piece == found.pieces[0][0] else None
        columns = all_columns(first) if first is not None else columns_in(view, header, part, own)
        notes.tables[piece] = reading(piece, appendix.id, own, columns)
    return appendix, (*remarks, *gathered(told.remarks))


class _Telling:
    """Notes what the rows around a table are, and tells of the texts that become no part of the plan."""

    def __init__(self, view: View, header: Header, place: str, notes: Notes) -> None:
        self._view = view
        self._header = header
        self._place = place
        self._notes = notes
        self.remarks: list[Remark] = []
        for row, meaning in view.gone.items():
            notes.means(row, meaning)
        for row in range(header.row, header.end):
            notes.means(row, RowMeaning.HEADER)

    def above(self) -> Iterator[Paragraph]:
        """The rows above the heading as lines of the title, and those further down that were chosen to be such."""
        view = self._view
        for row in range(view.rows):
            if view.gone.get(row) is RowMeaning.ABOVE:
                text = view.aside[row]
            elif row < self._header.row and row not in view.chosen and row not in view.gone:
                self._notes.means(row, RowMeaning.ABOVE)
                text = view.row_text(row)
            else:
                continue
            if text:
                yield Paragraph(text)

    def remark(self, message: str, text: str, row: int | None = None) -> None:
        """Tell of a text; with the row where it stood."""
        place = self._place
        if row is not None:
            place = _("{place}, dòng {row}").format(place=place, row=self._view.numbers[row])
        remark = Remark(message=message, text=text, place=place)
        self._notes.stands(remark.id, self._header.row if row is None else row)
        self.remarks.append(remark)

    def rows_aside(self) -> None:
        """Tell of the rows that were chosen to be no part of the table; a heading repeated says nothing new."""
        view, header = self._view, self._header
        messages = {
            RowMeaning.SKIP: _("Dòng được chọn bỏ qua; không đưa vào kế hoạch."),
            RowMeaning.BELOW: _("Ghi chú hoặc phần ký tên dưới bảng; không đưa vào kế hoạch."),
            RowMeaning.HEADER: _("Dòng tiêu đề lặp lại trong bảng; không đưa vào kế hoạch."),
        }
        known = {fold(view.row_text(row)) for row in range(header.row, header.end)}
        for row in sorted(view.aside):
            meaning, text = view.gone[row], view.aside[row]
            repeated = meaning is RowMeaning.HEADER and fold(text) in known
            if text and meaning in messages and not repeated:
                self.remark(messages[meaning], text, row)

    def heading_left(self) -> None:
        """Tell of texts in the rows of the heading that head no column."""
        view, header = self._view, self._header
        heads = [column_heading(column) for column in all_columns(header)]
        cells = dict.fromkeys(index for row in range(header.row, header.end) for index in view.distinct(row))
        texts = [text for index in cells if (text := one_line(view.texts[index]))]
        if left := [text for text in texts if not any(text in head for head in heads)]:
            message = _("Chữ trong dòng tiêu đề không thuộc cột nào; không đưa vào kế hoạch.")
            self.remark(message, " | ".join(left), header.row)

    def columns_left(self) -> None:
        """Tell of the texts of columns that were left out."""
        view = self._view
        rows = view.rows_below(self._header.end)
        inside = {place for column in self._header.left for place in range(column.start, column.end)}
        for column in self._header.left:
            texts: list[str] = []
            for row in rows:
                for index in dict.fromkeys(view.owners[row][column.start : column.end]):
                    cell = view.cells[index]
                    whole = inside.issuperset(range(cell.column, cell.column + cell.colspan))
                    if cell.row == row and cell.column >= column.start and whole and view.texts[index]:
                        texts.append(view.texts[index])
            message = _("Cột “{heading}” được chọn bỏ qua; không đưa vào kế hoạch.")
            self.remark(message.format(heading=column_heading(column)), "\n".join(texts))
