"""Rows of a table that a page break cut in two are made one again; further lines of a task stay lines.

A row that goes on is set aside in its View, its texts stand in the cells above; each is told in a remark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from imports.choices import RowMeaning
from imports.recognise.header import Header
from imports.recognise.number import parse_number
from imports.recognise.rows import Places, places_of
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing, names_area
from models.i18n import _
from models.plan import Remark
from models.text import fold, one_line

_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:trang\s*:?\s*)?\d{1,4}(?:\s*(?:/|trên)\s*\d{1,4})?(?:\s*[-–—])?", re.IGNORECASE
)
_PAGE_WORD = re.compile(r"(?:trang|page)\b|^[-–—]|[-–—]$|/", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-–+•●*]\s|\d{1,2}\s*[.)]\s|[a-zđ]\s*\)\s)")
_ENDED = re.compile(r"[.!?…]['\"”»)\]]*$")
_OPEN_SIGN = re.compile(r"[,;:(\[“/–—-]$")
_OPEN_WORD = re.compile(
    r"\s(?:và|hoặc|của|về|theo|các|những|với|cho|tại|từ|do|bởi|để|trong|trên|dưới|thuộc|được|là|sẽ|đã|đang|mỗi|nhằm|bằng|"
    r"đến|khi|như|cũng)$",
    re.IGNORECASE,
)
_NUMBER_BREAK = re.compile(r"\d[-–/.]$")


@dataclass(slots=True)
class _Piece:
    """A cell with text that begins in a row, and the cell that stands above it."""

    cell: int
    above: int
    column: int
    text: str
    before: str

    @property
    def goes_on(self) -> bool:
        """Whether the text reads as the rest of the one above."""
        return bool(self.before) and (_begins_small(self.text) or is_open(self.before) or _both_listed(self))

    @property
    def must_go_on(self) -> bool:
        """Whether the text above has no end and this one no beginning."""
        return (
            bool(self.before) and _begins_small(self.text) and not _ENDED.search(self.before) and is_open(self.before)
        )


def _begins_small(text: str) -> bool:
    first = text[:1]
    return (first.islower() and not _ITEM.match(text)) or first in ",;.)”]%"


def _both_listed(piece: _Piece) -> bool:
    """Whether both texts are items of one list: "- Trung tâm;" and "- Các phòng"."""
    return bool(_ITEM.match(piece.text)) and bool(_ITEM.match(piece.before))


def is_open(text: str) -> bool:
    """Whether a text cannot end here: a comma, a joining word or an open bracket at its end."""
    if _OPEN_SIGN.search(text) or lacks_a_word(text):
        return True
    return text.count("(") > text.count(")") or text.count("“") > text.count("”")


def lacks_a_word(text: str) -> bool:
    """Whether a text ends with a word after which another must come: "của", "và", "theo"."""
    return bool(_OPEN_WORD.search(text[-20:]))


def glued(above: str, below: str) -> str:
    """Two halves of a text as one: a space between them, a line break before an item of a list."""
    if not above or not below:
        return above or below
    if _NUMBER_BREAK.search(above) and below[:1].isdigit():
        return above + below
    item = _ITEM.match(below) and (_ITEM.match(above) or "\n" in above)
    return f"{above}\n{below}" if item else f"{above} {below}"


def rejoin(view: View, header: Header, place: str = "") -> list[Remark]:
    """Join in the View what page breaks cut; what was joined or left out, as remarks."""
    return _Rejoiner(view, header, place).run()


class _Rejoiner:
    """Goes down the rows of one table, looking at each with the row above it."""

    def __init__(self, view: View, header: Header, place: str) -> None:
        self._view = view
        self._header = header
        self._place = place
        self._places: Places = places_of(header.columns)
        self._columns = [(column.start, column.end) for column in header.columns]
        self._heads = [self._folded(row) for row in range(header.row, header.end)]
        self._remarks: list[Remark] = []
        self._numbered = self._tasks_have_numbers()

    def run(self) -> list[Remark]:
        before: int | None = None  # the row above, repeated headings and page numbers left out
        seam = False  # whether a page ended between that row and this one
        for row in self._view.rows_below(self._header.end):
            chosen = self._view.chosen.get(row)
            if chosen is None and (self._view.blank(row) or self._is_page_number(row)):
                seam = seam or not self._view.blank(row)
                continue
            if chosen is None and self._repeats_heading(row):
                self._view.gone[row] = RowMeaning.HEADER
                seam = True
                continue
            if before is not None and chosen is None and self._try(row, before, seam=seam):
                continue
            before, seam = row, False
        return self._remarks

    def _folded(self, row: int) -> list[str]:
        return [fold(self._view.texts[self._view.owners[row][start]]) for start, _end in self._columns]

    def _repeats_heading(self, row: int) -> bool:
        owners = self._view.owners[row]
        first = next((n for n, (start, _end) in enumerate(self._columns) if self._view.texts[owners[start]]), None)
        if first is None:
            return False
        words = fold(self._view.texts[owners[self._columns[first][0]]])
        return any(words == head[first] for head in self._heads) and self._folded(row) in self._heads

    def _is_page_number(self, row: int) -> bool:
        """Whether a row holds nothing but the number of a page that ended inside the table."""
        view = self._view
        filled = [index for index in view.distinct(row) if view.texts[index]]
        if len(filled) != 1 or view.cells[filled[0]].row != row:
            return False
        text, cell = view.texts[filled[0]], view.cells[filled[0]]
        if len(text) > 20 or not _PAGE_NUMBER.fullmatch(text):
            return False
        number = self._columns[self._places.number] if self._places.number is not None else (-1, -1)
        if cell.column == number[0] and cell.column + cell.colspan <= number[1] and not _PAGE_WORD.search(text):
            return False
        view.gone[row] = RowMeaning.SKIP
        self._tell(_("Số trang ở giữa bảng; không đưa vào kế hoạch."), text, row)
        return True

    def _tasks_have_numbers(self) -> bool:
        """Whether a task without a number would be an exception in this table."""
        number, task = self._places.number, self._places.task
        if number is None:
            return False
        told = bare = 0
        view = self._view
        for row in view.rows_below(self._header.end):
            slots = view.slots(row, self._columns)
            if slots[task].top != row or not slots[task].text or slots[task].first != task or slots[number].top != row:
                continue
            if parse_number(slots[number].text).kind:
                told += 1
            else:
                bare += 1
        return self._places.objective is None and told >= bare

    def _pieces(self, row: int, before: int) -> list[_Piece]:
        view = self._view
        found: list[_Piece] = []
        for index in view.distinct(row):
            cell = view.cells[index]
            if cell.row != row or not view.texts[index]:
                continue
            above = view.owners[before][cell.column]
            found.append(_Piece(index, above, cell.column, view.texts[index], view.texts[above]))
        return found

    def _field_at(self, column: int) -> str:
        return next((c.field for c in self._header.columns if c.start <= column < c.end), "")

    def _is_candidate(self, row: int, before: int) -> bool:
        """Whether a row has no number of its own and is no heading, and the row above is one with cells of its own."""
        view = self._view
        filled = [index for index in view.distinct(row) if view.texts[index]]
        wide = len(self._columns)
        if not filled or any(view.cells[index].row < row for index in filled):
            return False
        if len(filled) == 1 and (
            view.cells[filled[0]].colspan * 2 > view.columns > 2
            or view.cells[filled[0]].bold
            or begins_closing(view.texts[filled[0]])
            or names_area(view.texts[filled[0]])
        ):
            return False
        above = [index for index in view.distinct(before) if view.texts[index]]
        if len(above) < 2 and wide > 2:
            return False
        if self._places.number is None:
            return True
        number = view.texts[view.owners[row][self._columns[self._places.number][0]]]
        return not number or not parse_number(number).kind

    def _try(self, row: int, before: int, *, seam: bool) -> bool:
        """Join a row with the one above where it goes on with it; whether nothing of it is left."""
        if not self._is_candidate(row, before):
            return False
        pieces = self._pieces(row, before)
        fields = {self._field_at(piece.column): piece for piece in pieces}
        task, lead = fields.get("task"), fields.get("lead")
        if not seam:
            if not self._surely_goes_on(pieces):
                return False
            self._join(row, before, pieces)
            return True
        own = [piece for piece in pieces if piece is not task and not piece.goes_on]
        task_goes_on = task is not None and (task.goes_on or (self._numbered and bool(task.before)))
        if lead is not None and lead in own and self._is_assignment(own):
            # Its own assignment: a further line of the task, whose wording alone may have been cut.
            if task is None or not task_goes_on:
                return False
            rest = [piece for piece in pieces if piece.goes_on or piece is task]
            self._join(row, before, rest, whole=False)
            return False
        if task is not None and not task_goes_on and not self._only_the_rest(pieces):
            return False
        if task is None and own and len(own) == len(pieces) and not self._small_rest(pieces):
            return False
        self._join(row, before, pieces)
        return True

    def _surely_goes_on(self, pieces: list[_Piece]) -> bool:
        """Without a sign of a page's end: each text goes on, and one of those above cannot have ended there."""
        return all(_begins_small(piece.text) and piece.before for piece in pieces) and any(
            piece.must_go_on for piece in pieces
        )

    def _is_assignment(self, own: list[_Piece]) -> bool:
        """Whether texts that begin anew say who does something, and with whom or until when."""
        fields = {self._field_at(piece.column) for piece in own}
        if len(own) > 1 and fields & {"partners", "deadline", "product", "activity"}:
            return True
        lead = next(piece for piece in own if self._field_at(piece.column) == "lead")
        return bool(lead.before) and len(lead.text.split()) > 1 and len(own) == 1

    def _only_the_rest(self, pieces: list[_Piece]) -> bool:
        """Whether so little of a row is filled that it can be no task of its own."""
        wide = sum(1 for field in self._places.fields if field not in ("number", "objective", "note"))
        return len(pieces) * 2 < wide and any(piece.goes_on for piece in pieces)

    def _small_rest(self, pieces: list[_Piece]) -> bool:
        """One or two texts that are neither a lead nor alone enough for a line: the rest of a product, of a date."""
        fields = {self._field_at(piece.column) for piece in pieces}
        return "lead" not in fields and len(pieces) <= 2 and all(piece.before for piece in pieces)

    def _join(self, row: int, before: int, pieces: list[_Piece], *, whole: bool = True) -> None:
        view = self._view
        for piece in pieces:
            above = view.cells[piece.above]
            text = glued(view.texts[piece.above], piece.text)
            view.texts[piece.above] = text
            view.cells[piece.above] = above._replace(text=text)
            if not whole:
                view.texts[piece.cell] = ""
                view.cells[piece.cell] = view.cells[piece.cell]._replace(text="")
        if whole:
            self._close(row, before)
        texts = " | ".join(one_line(piece.text) for piece in pieces)
        self._tell(_("Dòng này được nối với dòng trên vì bị ngắt trang cắt đôi."), texts, row)

    def _close(self, row: int, before: int) -> None:
        """Set a row aside whose texts stand in the row above; cells that reached below it now reach from there."""
        view = self._view
        for index in view.distinct(row):
            cell = view.cells[index]
            above = view.owners[before][cell.column]
            if cell.row != row or cell.rowspan == 1:
                continue
            for below in range(row + 1, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    view.owners[below][column] = above
        view.gone[row] = RowMeaning.JOIN

    def _tell(self, message: str, text: str, row: int) -> None:
        where = _("{place}, dòng {row}").format(place=self._place, row=self._view.numbers[row]) if self._place else ""
        self._remarks.append(Remark(message=message, text=text, place=where))
