"""A stream of paragraphs and tables -> the tables of tasks in it, with the lines around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imports.blocks import Paragraph, Piece, Spot, Table
from imports.choices import Choices, TableChoices
from imports.joining import Part, continues, heading_row, joined, with_heading
from imports.readings import all_columns, reading
from imports.recognise.aside import with_rows
from imports.recognise.header import Header
from imports.recognise.heading_choice import heading_of
from imports.recognise.notes import Notes
from imports.recognise.number import split_number
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing
from imports.titles import belongs_to_heading, is_label

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """One table of tasks in the stream: its pieces from heading to closing line; `more` are its later parts.

    `pieces` are the places of its tables with each as it was read, the first included.
    """

    first: int
    last: int
    view: View
    header: Header
    pieces: list[tuple[int, Part]] = field(default_factory=list)
    more: list[Part] = field(default_factory=list)
    heading: list[Paragraph] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def places(self, choices: Choices) -> Iterator[int]:
        """The places of all its pieces; a table in between that was chosen to be left out is none."""
        return (place for place in range(self.first, self.last + 1) if choices.table(place).used is not False)


def opened(place: int, table: Table, choices: TableChoices) -> Part:
    """A table as rows and columns with what was chosen for it, and its heading, None where it has none."""
    spots = [Spot(place, row) for row in range(table.grid.row_count)]
    view = View(table.grid, table.numbers, spots)
    view.flat = table.flat
    with_rows(view, choices.rows)
    return view, heading_of(view, choices)


def holds_tasks(header: Header | None) -> bool:
    """Whether a table with this heading can be read: it has a column for tasks."""
    return header is not None and any(column.field == "task" for column in header.columns)


def find_appendices(
    pieces: Sequence[Piece], start: int, barriers: frozenset[int], choices: Choices, notes: Notes
) -> list[Found]:
    """The tables of tasks from a place on; headings do not reach over barriers (title, signature)."""
    return _Finder(pieces, start, barriers, choices, notes).all()


class _Finder:
    """Walks over the stream once, putting each table to the one before or beginning a new one."""

    def __init__(
        self, pieces: Sequence[Piece], start: int, barriers: frozenset[int], choices: Choices, notes: Notes
    ) -> None:
        self._pieces = pieces
        self._notes = notes
        self._start = start
        self._barriers = barriers
        self._choices = choices

    def all(self) -> list[Found]:
        found: list[Found] = []
        for place in range(self._start, len(self._pieces)):
            piece = self._pieces[place]
            chosen = self._choices.table(place)
            if not isinstance(piece, Table) or chosen.used is False:
                continue
            view, header = opened(place, piece, chosen)
            before = found[-1] if found and place not in self._barriers else None
            if before is not None and self._goes_on(before, place, view, header):
                before.more.append((view, header))
                before.pieces.append((place, (view, header)))
                before.last = place
                continue
            if header is None:
                continue
            if not holds_tasks(header):
                self._notes.tables[place] = reading(place, "", header, all_columns(header))
                continue
            new = Found(place, place, view, header, [(place, (view, header))])
            self._take_heading(new, found[-1].last if found else self._start - 1)
            found.append(new)
        for count, one in enumerate(found):
            if one.more:
                one.view = joined(one.view, one.header, one.more)
            self._take_closing(one, found[count + 1].first if count + 1 < len(found) else len(self._pieces))
        return found

    def _left_out(self, place: int) -> bool:
        return isinstance(self._pieces[place], Table) and self._choices.table(place).used is False

    def _goes_on(self, before: Found, place: int, view: View, header: Header | None) -> bool:
        """Whether a table continues the one before: between them is but a page number or the heading of an area."""
        places = [at for at in range(before.last + 1, place) if not self._left_out(at)]
        between = [
            (at, piece) for at in places if not isinstance(piece := self._pieces[at], Paragraph) or piece.text.strip()
        ]
        if len(between) > 1 or not continues(before.view, before.header, view, header):
            return False
        if not between:
            return True
        at, paragraph = between[0]
        if not isinstance(paragraph, Paragraph):
            return False
        if _PAGE_NUMBER.fullmatch(paragraph.line):
            before.skipped.append(paragraph.line)
            return True
        if header is None or not _heads_area(paragraph):
            return False
        if not before.more and not self._take_area(before):
            return False
        before.more.append((heading_row(before.view, paragraph.line, Spot(at)), None))
        return True

    def _take_area(self, found: Found) -> bool:
        """Put the heading of an area that stands above the first table into it, as those of the next tables are."""
        place = found.first - 1
        while place > self._start and isinstance(piece := self._pieces[place], Paragraph) and not piece.text.strip():
            place -= 1
        above = self._pieces[place] if place >= self._start and place not in self._barriers else None
        if found.heading or not isinstance(above, Paragraph) or not _heads_area(above):
            return False
        found.view = with_heading(found.view, found.header, above.line, Spot(place))
        found.first = place
        self._take_heading(found, self._start - 1)
        return True

    def _take_heading(self, found: Found, limit: int) -> None:
        place = found.first
        while place - 1 > limit and place - 1 not in self._barriers:
            above = self._pieces[place - 1]
            if not isinstance(above, Paragraph):
                break
            if above.text.strip():
                if not belongs_to_heading(above) or begins_closing(above.line):
                    break
                found.heading.insert(0, above)
                found.first = place - 1
                if is_label(above.line):
                    break
            place -= 1

    def _take_closing(self, found: Found, limit: int) -> None:
        for place in range(found.last + 1, limit):
            piece = self._pieces[place]
            if not isinstance(piece, Paragraph):
                return
            if not piece.text.strip():
                continue
            if not begins_closing(piece.line):
                return
            found.closing.append(piece)
            found.last = place


def _heads_area(paragraph: Paragraph) -> bool:
    return paragraph.bold and not paragraph.centered and split_number(paragraph.line)[0].kind in ("roman", "capital")
