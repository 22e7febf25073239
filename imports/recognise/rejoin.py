"""Rows of a table that a page break cut in two are made one again; further lines of a task stay lines.

A row that goes on is set aside in its View, its texts stand in the cells above; each is told in a remark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from imports.choices import RowMeaning
from imports.recognise.cut import begins_small, both_listed, glued, goes_on, is_ended, is_open, names_half_a_unit
from imports.recognise.header import Header
from imports.recognise.number import parse_number, split_number
from imports.recognise.rows import counts_columns, places_of
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing, names_area
from models.i18n import _
from models.layout import HEAD_FIELDS
from models.plan import Remark
from models.text import fold, one_line

_PAGE_NUMBER = re.compile(
    r"[-–—]\s*\d{1,3}\s*[-–—]|(?:trang\s*:?\s*)?\d{1,3}(?:\s*(?:/|trên)\s*\d{1,3})?", re.IGNORECASE
)
_PAGE_WORD = re.compile(r"trang\b|[-–—]$|/", re.IGNORECASE)
_LONGEST_PAGE_NUMBER = 20
_CLIMBED = 20
_NARROW = 3
_UNITS = frozenset(("lead", "partners"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell with text that begins in a row, its field, and the cell that stands above it."""

    cell: int
    above: int
    field: str
    text: str
    before: str


def rejoin(view: View, header: Header, place: str = "") -> list[tuple[int, Remark]]:
    """Join in the View what page breaks cut; what was joined or left out, as remarks with their rows."""
    return _Rejoiner(view, header, place).run()


class _Rejoiner:
    """Goes down the rows of one table, looking at each with the row above it."""

    def __init__(self, view: View, header: Header, place: str) -> None:
        self._view = view
        self._header = header
        self._place = place
        self._places = places_of(header.columns)
        self._columns = [(column.start, column.end) for column in header.columns]
        self._heads = [self._folded(row) for row in range(header.row, header.end)]
        self._remarks: list[tuple[int, Remark]] = []

    def run(self) -> list[tuple[int, Remark]]:
        """Look at all rows."""
        before: int | None = None  # the row above, repeated headings and page numbers left out
        seam = False  # whether a page ended between that row and this one
        for row in self._view.rows_below(self._header.end):
            chosen = row in self._view.chosen
            if not chosen and self._view.blank(row):
                continue
            if not chosen and (self._is_page_number(row) or self._repeats_heading(row)):
                seam = True
                continue
            if before is None and counts_columns(self._view.slots(row, self._columns)):
                self._heads.append(self._folded(row))  # repeated on a new page with the heading
            if before is not None and not chosen and self._try(row, before, seam=seam or self._apart(row, before)):
                continue
            before, seam = row, False
        return self._remarks

    def _apart(self, row: int, before: int) -> bool:
        """Whether two rows stand in different tables of the file, of which each is on a page of its own."""
        spots = self._view.spots
        return bool(spots) and spots[row].piece != spots[before].piece

    def _folded(self, row: int) -> list[str]:
        return [fold(self._view.texts[self._view.owners[row][start]]) for start, _end in self._columns]

    def _repeats_heading(self, row: int) -> bool:
        owners = self._view.owners[row]
        first = next((n for n, (start, _end) in enumerate(self._columns) if self._view.texts[owners[start]]), None)
        if first is None:
            return False
        words = fold(self._view.texts[owners[self._columns[first][0]]])
        if not any(words == head[first] for head in self._heads) or self._folded(row) not in self._heads:
            return False
        self._view.gone[row] = RowMeaning.HEADER
        return True

    def _is_page_number(self, row: int) -> bool:
        """Whether a row holds nothing but the number of a page that ended inside the table; it is set aside."""
        view = self._view
        filled = [index for index in view.distinct(row) if view.texts[index]]
        if len(filled) != 1 or view.cells[filled[0]].row != row:
            return False
        text, cell = view.texts[filled[0]], view.cells[filled[0]]
        if len(text) > _LONGEST_PAGE_NUMBER or not _PAGE_NUMBER.fullmatch(text):
            return False
        number = self._columns[self._places.number] if self._places.number is not None else (-1, -1)
        if cell.column == number[0] and cell.column + cell.colspan <= number[1] and not _PAGE_WORD.search(text):
            return False
        view.gone[row] = RowMeaning.SKIP
        self._tell(_("Số trang ở giữa bảng; không đưa vào kế hoạch."), text, row)
        return True

    @cached_property
    def _numbered(self) -> bool:
        """Whether a task without a number would be an exception in this table."""
        number, task = self._places.number, self._places.task
        if number is None or self._places.objective is not None:
            return False
        told = bare = 0
        view = self._view
        for row in view.rows_below(self._header.end):
            slots = view.slots(row, self._columns)
            if slots[task].top != row or not slots[task].text or slots[task].first != task or slots[number].top != row:
                continue
            if parse_number(slots[number].text).kind:
                told += 1
            elif not begins_small(slots[task].text):
                bare += 1
        return told >= bare

    @cached_property
    def _known(self) -> dict[str, Counter[str]]:
        """How often each text stands in the columns of units, by field."""
        view = self._view
        rows = view.rows_below(self._header.end)
        return {
            column.field: Counter(view.texts[view.owners[row][column.start]] for row in rows)
            for column in self._header.columns
            if column.field in _UNITS
        }

    def _pieces(self, row: int, before: int) -> list[_Piece]:
        view = self._view
        found: list[_Piece] = []
        for index in view.distinct(row):
            cell = view.cells[index]
            if cell.row != row or not view.texts[index]:
                continue
            field = next((c.field for c in self._header.columns if c.start <= cell.column < c.end), "")
            above = view.owners[before][cell.column]
            if not view.texts[above] and field in HEAD_FIELDS:
                above = self._climbed(before, cell.column)
            found.append(_Piece(index, above, field, view.texts[index], view.texts[above]))
        return found

    def _climbed(self, row: int, column: int) -> int:
        """The last cell with text in a column of the head above a further line."""
        view = self._view
        for above in range(row - 1, max(self._header.end, row - _CLIMBED) - 1, -1):
            if above not in view.gone and view.texts[view.owners[above][column]]:
                return view.owners[above][column]
        return view.owners[row][column]

    def _is_candidate(self, row: int, before: int) -> bool:
        """Whether a row has no number of its own and is no heading, and the row above it is one of several cells."""
        view = self._view
        filled = [index for index in view.distinct(row) if view.texts[index]]
        if not filled or any(view.cells[index].row < row for index in filled):
            return False
        if len(filled) == 1 and self._heads_rows(filled[0]):
            return False
        above = [index for index in view.distinct(before) if view.texts[index]]
        if len(above) < 2 and len(self._columns) > 2:
            return False
        if self._places.number is None:
            return True
        return not view.texts[view.owners[row][self._columns[self._places.number][0]]]

    def _heads_rows(self, index: int) -> bool:
        """Whether the only cell of a row is a heading or a closing line."""
        cell, text = self._view.cells[index], self._view.texts[index]
        wide = cell.colspan * 2 > self._view.columns > 2
        return wide or cell.bold or begins_closing(text) or (names_area(text) and not begins_small(text))

    def _goes_on(self, piece: _Piece) -> bool:
        if piece.field in _UNITS and piece.before:
            known = self._known[piece.field]
            if known[glued(piece.before, piece.text)] or names_half_a_unit(piece.before):
                return True
        return goes_on(piece.before, piece.text)

    def _try(self, row: int, before: int, *, seam: bool) -> bool:
        """Join a row with the one above where it goes on with it; whether nothing of it is left."""
        if seam and self._heading_goes_on(row, before):
            self._join(row, before, self._pieces(row, before))
            return True
        if not self._is_candidate(row, before):
            return False
        pieces = self._pieces(row, before)
        if not seam:
            if self._same_shape(row, before) and self._surely_goes_on(pieces):
                self._join(row, before, pieces)
                return True
            return False
        rest = [piece for piece in pieces if self._goes_on(piece)]
        own = [piece for piece in pieces if piece not in rest and piece.field not in HEAD_FIELDS]
        task = next((piece for piece in pieces if piece.field == "task"), None)
        task_goes_on = task is not None and (task in rest or (self._numbered and bool(task.before)))
        if self._assigns(own, rest):
            # Its own assignment: a further line of the task, whose wording alone may have been cut.
            if task is None or task_goes_on:
                heads = [piece for piece in pieces if piece.field in HEAD_FIELDS and piece.before]
                parts = [*heads, *(piece for piece in rest if piece not in heads)]
                self._join(row, before, parts, whole=False)
            return False
        if task is not None and not task_goes_on and not self._is_half(pieces, own):
            return False
        if task is None and len(own) == len(pieces) and not self._may_be_rest(pieces):
            return False
        self._join(row, before, pieces)
        return True

    def _heading_goes_on(self, row: int, before: int) -> bool:
        """Whether a row is the rest of a heading in capitals whose number stands in the row above."""
        view = self._view
        own = [index for index in view.distinct(row) if view.texts[index]]
        above = [index for index in view.distinct(before) if view.texts[index]]
        if len(own) != 1 or not 1 <= len(above) <= 2 or view.cells[own[0]].row != row:
            return False
        half, title = view.texts[own[0]], view.texts[above[-1]]
        number = parse_number(view.texts[above[0]]) if len(above) == 2 else split_number(title)[0]
        apart = view.cells[own[0]].column != view.cells[above[-1]].column
        if apart or number.kind not in ("roman", "capital") or split_number(half)[0].kind:
            return False
        return half.isupper() and title.isupper() and not begins_closing(half)

    def _same_shape(self, row: int, before: int) -> bool:
        """Whether the row above has a number, and neither has a merged cell: it is no heading, this no line of it."""
        view = self._view
        if self._places.number is None:
            return False
        if not view.texts[view.owners[before][self._columns[self._places.number][0]]]:
            return False
        above, own = view.distinct(before), view.distinct(row)
        cells = [view.cells[index] for index in (*above, *own)]
        single = all(cell.rowspan == 1 and cell.row in (before, row) for cell in cells)
        shapes = [[(view.cells[i].column, view.cells[i].colspan) for i in indexes] for indexes in (above, own)]
        return single and shapes[0] == shapes[1]

    def _surely_goes_on(self, pieces: Sequence[_Piece]) -> bool:
        """Whether a row goes on without a sign of a page's end: all its texts begin in small letters, and one above has
        no end, or a task has no number where all others have one.
        """
        if not all(begins_small(piece.text) and piece.before for piece in pieces):
            return False
        return any(
            not is_ended(piece.before) and (is_open(piece.before) or (piece.field == "task" and self._numbered))
            for piece in pieces
        )

    def _assigns(self, own: Sequence[_Piece], rest: Sequence[_Piece]) -> bool:
        """Whether texts that begin anew say who does something, and with whom or until when."""
        lead = next((piece for piece in own if piece.field == "lead"), None)
        if lead is None:
            return False
        if len(own) > 1 or self._known["lead"][lead.text] > 1:
            return True
        return not rest and bool(lead.before) and len(lead.text.split()) > 1

    def _is_half(self, pieces: Sequence[_Piece], own: Sequence[_Piece]) -> bool:
        """Whether a row whose task begins in capitals is no task of its own: an objective without number goes on in it,
        other cells begin in small letters, or it has nothing but those words.
        """
        if any(piece.field == "objective" for piece in pieces):
            return True
        if len(pieces) == 1:
            return not is_ended(pieces[0].before) and len(self._columns) > _NARROW
        small = any(begins_small(piece.text) and piece.before for piece in pieces if piece.field not in HEAD_FIELDS)
        return small and all(piece.field != "lead" for piece in own)

    def _may_be_rest(self, pieces: Sequence[_Piece]) -> bool:
        """One or two texts without a lead are too little for a line: the rest of a product, of a date."""
        fields = {piece.field for piece in pieces}
        listed = all(both_listed(piece.before, piece.text) for piece in pieces)
        return "lead" not in fields and all(piece.before for piece in pieces) and (len(pieces) <= 2 or listed)

    def _join(self, row: int, before: int, pieces: Sequence[_Piece], *, whole: bool = True) -> None:
        view = self._view
        for piece in pieces:
            view.write(piece.above, glued(view.texts[piece.above], piece.text))
            if not whole:
                view.write(piece.cell, "")
        if whole:
            self._close(row, before)
        if pieces:
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
                view.owners[below][cell.column : cell.column + cell.colspan] = [above] * cell.colspan
        view.gone[row] = RowMeaning.JOIN

    def _tell(self, message: str, text: str, row: int) -> None:
        where = _("{place}, dòng {row}").format(place=self._place, row=self._view.numbers[row]) if self._place else ""
        self._remarks.append((row, Remark(message=message, text=text, place=where)))
