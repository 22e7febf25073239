"""Merged cells that a file could not show: which empty cells of a flat table are the rest of a cell above or beside.

Also the lines of one task that were run together in one row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from imports.cells import grid_of
from imports.recognise.header import Header
from imports.recognise.number import parse_number
from imports.recognise.rows import Places, places_of
from imports.recognise.view import View
from models.grid.grid import Cell
from models.i18n import _
from models.layout import HEAD_FIELDS
from models.plan import Remark

_DOCUMENT = re.compile(
    r"\b(?:quyết định|kế hoạch|công văn|nghị quyết|chương trình|chỉ thị|thông báo|đề án|thông tư)\s+số\b"
    r"|\d+/[A-ZĐ]{2,}",
    re.IGNORECASE,
)
_SENDS = re.compile(r"(?:thực hiện |triển khai |lồng ghép )?(?:theo|như|cùng|trong|tại)\s", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"(?:thực hiện|triển khai|lồng ghép)\s+(?:theo|cùng|trong|tại)\s"
    r"|theo\s+(?:quy định|quy chế|kế hoạch|chương trình|hướng dẫn|chỉ đạo|phân cấp)\s",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"[^\W\d_][^:;.,\n]{3,40}:(?=\s)")
_NO_TIME = frozenset(("activity", "product", "lead", "partners"))
_FEWEST_EMPTY = 2
_FEWEST_SEEN = 2
_MOST_KNOWN = 100


def with_merges(view: View, header: Header) -> None:
    """Let empty cells of further lines be covered by the cells above them, and those behind a reference by it."""
    _Merger(view, header).run()


class _Merger:
    def __init__(self, view: View, header: Header) -> None:
        self._view = view
        self._places: Places = places_of(header.columns)
        self._columns = [(column.start, column.end) for column in header.columns]
        self._end = header.end

    def run(self) -> None:
        before: int | None = None
        for row in self._view.rows_below(self._end):
            if self._view.blank(row):
                continue
            if before is not None and self._is_further_line(row, before):
                self._cover(row, before)
            elif self._heads_rows(row):
                self._spread(row, 0, len(self._columns) - 1)
            elif self._refers(row):
                self._spread(row, self._places.reference_first, self._places.reference_last)
            before = row

    def _text(self, row: int, place: int) -> str:
        return self._view.texts[self._view.owners[row][self._columns[place][0]]]

    def _is_further_line(self, row: int, before: int) -> bool:
        """Whether a row has neither number nor task, and the row above it is a line of a task."""
        places, view = self._places, self._view
        if places.number is not None and self._text(row, places.number):
            return False
        if not any(self._text(row, place) for place in (places.task, *places.lines)):
            return False
        if any(view.cells[index].colspan > 1 for index in view.distinct(before) if view.texts[index]):
            return False
        if not self._text(row, places.task):
            return bool(self._text(before, places.task)) and (
                places.objective is None or not self._text(row, places.objective)
            )
        if places.objective is None or self._text(row, places.objective):
            return False
        return bool(self._text(before, places.objective))

    def _cover(self, row: int, before: int) -> None:
        """A new task of an objective shares only its number and objective; a further line each empty cell."""
        places = self._places
        shared = [place for place in (places.number, places.objective) if place is not None]
        if not self._text(row, places.task):
            shared += [places.task, *places.lines]
        view = self._view
        for place in shared:
            start, end = self._columns[place]
            above = view.owners[before][start]
            if self._text(row, place) or not view.texts[above]:
                continue
            cell = view.cells[above]
            view.cells[above] = cell._replace(rowspan=row - cell.row + 1)
            for between in range(cell.row + 1, row + 1):
                view.owners[between][start:end] = [above] * (end - start)

    def _refers(self, row: int) -> bool:
        """Whether the first cell behind the task sends elsewhere, to a document or a rule, and all others are empty."""
        places = self._places
        first, last = places.reference_first, places.reference_last
        if last - first < _FEWEST_EMPTY or (places.number is not None and not self._text(row, places.number)):
            return False
        text = self._text(row, first)
        rest = any(self._text(row, place) for place in range(first + 1, last + 1))
        if rest or not text or not self._text(row, places.task):
            return False
        if _DOCUMENT.search(text) and _SENDS.match(text):
            return True
        # "Theo quy định …" alone may well be the time of a task, but no product and nobody who does it.
        return places.fields[first] in _NO_TIME and bool(_FOLLOWS.match(text))

    def _heads_rows(self, row: int) -> bool:
        """Whether the first cell of a row holds more than a number, and no other cell anything: a heading over all."""
        view = self._view
        filled = [index for index in view.distinct(row) if view.texts[index]]
        if self._places.number != 0 or len(filled) != 1 or view.cells[filled[0]].column != self._columns[0][0]:
            return False
        return parse_number(view.texts[filled[0]]).kind in ("", "other")

    def _spread(self, row: int, first: int, last: int) -> None:
        start, end = self._columns[first][0], self._columns[last][1]
        owner = self._view.owners[row][start]
        self._view.cells[owner] = self._view.cells[owner]._replace(colspan=end - start)
        self._view.owners[row][start:end] = [owner] * (end - start)


def with_lines_apart(view: View, header: Header, place: str = "") -> tuple[View, list[tuple[int, Remark]]]:
    """The table with a row of its own for each line that was run together with the one above it; what was parted, as
    remarks with their rows.

    A cell is parted where both halves are values that other rows of its column have alone, or begin with a scope that
    those have ("Phạm vi tại Sở: …"); a row only where its lead and one more cell are.
    """
    parter = _Parter(view, header)
    found = {row: parts for row in view.rows_below(header.end) if (parts := parter.parts(row))}
    if not found:
        return view, []
    remarks: list[tuple[int, Remark]] = []
    for row, parts in found.items():
        message = _("Ô này chứa hai dòng phân công bị gộp làm một nên được tách thành hai dòng.")
        text = " | ".join(f"{first} / {second}" for first, second in parts.values())
        where = _("{place}, dòng {row}").format(place=place, row=view.numbers[row]) if place else ""
        remarks.append((row, Remark(message=message, text=text, place=where)))
    return _with_rows(view, found), remarks


class _Parter:
    def __init__(self, view: View, header: Header) -> None:
        self._view = view
        self._columns = [c for c in header.columns if c.field not in HEAD_FIELDS]
        self._number = next((c.start for c in header.columns if c.field == "number"), None)
        self._values: dict[int, Counter[str]] = {}
        self._scopes: dict[int, list[str]] = {}
        for column in self._columns:
            texts = [view.texts[view.owners[row][column.start]] for row in view.rows_below(header.end)]
            self._values[column.start] = Counter(text for text in texts if text)
            scopes = Counter(match.group() for text in texts if text and (match := _SCOPE.match(text)))
            self._scopes[column.start] = _frequent(scopes)
        self._lead = next((c.start for c in self._columns if c.field == "lead"), None)
        self._known = {column: _frequent(values) for column, values in self._values.items()}

    def parts(self, row: int) -> dict[int, tuple[str, str]]:
        """The two halves of each cell of a row that was run together, by column; {} where it was not."""
        if self._lead is None:
            return {}
        first = self._halves(self._lead, row)
        if first is None:
            return {}
        found = {self._lead: first}
        for column in self._columns:
            if column.start != self._lead and (halves := self._halves(column.start, row)):
                found[column.start] = halves
        return found if len(found) > 1 else {}

    def _halves(self, column: int, row: int) -> tuple[str, str] | None:
        text = self._view.texts[self._view.owners[row][column]]
        if "\n" in text or len(text) > 1000 or self._view.cells[self._view.owners[row][column]].row != row:
            return None
        scopes = self._scopes[column]
        for scope in scopes:
            at = text.find(f" {scope}")
            if at > 0 and (opening := _SCOPE.match(text)) and opening.group() in scopes and opening.group() != scope:
                return text[:at], text[at + 1 :]
        values = self._values[column]
        for known in self._known[column]:
            rest = text[len(known) + 1 :]
            if text.startswith(f"{known} ") and values.get(rest, 0) >= _FEWEST_SEEN and rest[:1].isupper():
                return known, rest
        return None


def _frequent(texts: Counter[str]) -> list[str]:
    """The texts that are there more than once, as many as can be looked for in every row."""
    return [text for text, count in texts.most_common(_MOST_KNOWN) if count >= _FEWEST_SEEN]


def _with_rows(view: View, parts: dict[int, dict[int, tuple[str, str]]]) -> View:
    """The table with one more row below each of some rows, for the second halves."""
    added = sorted(parts)
    moved = [row + sum(1 for other in added if other < row) for row in range(view.rows + 1)]
    cells: list[Cell] = []
    for index, cell in enumerate(view.cells):
        if cell.row >= view.rows or view.owners[cell.row][cell.column] != index:
            continue
        rowspan = moved[min(view.rows, cell.row + cell.rowspan)] - moved[cell.row]
        halves = parts.get(cell.row, {}).get(cell.column)
        if cell.row in parts and cell.rowspan == 1:
            rowspan = 1
        if halves is not None:
            cells.append(cell._replace(row=moved[cell.row] + 1, text=halves[1]))
            cell = cell._replace(text=halves[0])  # noqa: PLW2901
        cells.append(cell._replace(row=moved[cell.row], rowspan=rowspan))
    for row in added:
        filled = {cell.column for cell in cells if cell.row == moved[row] + 1}
        cells += [Cell(moved[row] + 1, column) for column in range(view.columns) if column not in filled]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return _like(view, moved, len(added), cells)


def _like(view: View, moved: Sequence[int], more: int, cells: list[Cell]) -> View:
    """A View of these cells that knows of its rows what the other one knew."""
    rows = view.rows + more
    came = [0] * rows
    for row in range(view.rows):
        for place in range(moved[row], moved[row + 1]):
            came[place] = row
    spots = [view.spots[row] for row in came] if view.spots else ()
    grid = grid_of(view.widths, rows, cells, idle=True)
    made = View(grid, [view.numbers[row] for row in came], spots)
    made.take_notes(view, lambda row: moved[row])
    return made
