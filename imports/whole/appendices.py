"""A stream of paragraphs and tables -> the tables of tasks in it, with the lines around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imports.blocks import Paragraph, Piece, Spot, Table
from imports.choices import Choices, TableChoices
from imports.recognise.aside import with_rows
from imports.recognise.header import Header
from imports.recognise.heading_choice import heading_of
from imports.recognise.notes import Notes
from imports.recognise.number import parse_number, split_number
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing, is_position, names_area
from imports.whole.joining import Part, continues, heading_row, joined, numbers_in, with_heading
from imports.whole.readings import all_columns, reading
from imports.whole.titles import belongs_to_heading, is_aside, is_caption, is_form, is_label, is_title, says_it_goes_on

_OF_TASKS = frozenset(("lead", "partners", "deadline", "product", "activity"))
_MOST_BETWEEN = 3
_LONGEST_AREA = 200
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


def says_who_or_when(header: Header) -> bool:
    """Whether a table with this heading tells of tasks, not only of targets or money: who does what until when."""
    return any(column.field in _OF_TASKS for column in header.columns)


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
        found = self._of_tasks(found)
        for count, one in enumerate(found):
            if one.more:
                one.view = joined(one.view, one.header, one.more)
            self._take_closing(one, found[count + 1].first if count + 1 < len(found) else len(self._pieces))
        return found

    def _of_tasks(self, found: list[Found]) -> list[Found]:
        """The tables without those that only tell of targets or money, where others say who does what."""
        plain = [says_who_or_when(one.header) or self._chosen(one) for one in found]
        if not any(plain):
            return found
        for one, is_plain in zip(found, plain, strict=True):
            if not is_plain:
                for place, (_view, header) in one.pieces:
                    columns = all_columns(header) if header is not None else []
                    self._notes.tables[place] = reading(place, "", header, columns)
        return [one for one, is_plain in zip(found, plain, strict=True) if is_plain]

    def _chosen(self, found: Found) -> bool:
        choices = self._choices.table(found.pieces[0][0])
        return choices.used is True or choices.header is not None or bool(choices.columns)

    def _left_out(self, place: int) -> bool:
        return isinstance(self._pieces[place], Table) and self._choices.table(place).used is False

    def _goes_on(self, before: Found, place: int, view: View, header: Header | None) -> bool:
        """Whether a table continues the one before: between them is but a page number or the heading of an area."""
        lines: list[tuple[int, Paragraph]] = []
        # From below, for of many tables that stand alone each would look at all the others again.
        for at in range(place - 1, before.last, -1):
            piece = self._pieces[at]
            if isinstance(piece, Paragraph):
                lines += [(at, piece)] if piece.text.strip() else []
            elif not self._left_out(at):
                return False
            if len(lines) > _MOST_BETWEEN:
                return False
        lines.reverse()
        if not continues(before.view, before.header, view, header):
            return False
        idle = all(_PAGE_NUMBER.fullmatch(line.line) or says_it_goes_on(line.line) for _at, line in lines)
        if idle or (self._runs_on(before, view, header) and not any(_begins_part(line) for _at, line in lines)):
            before.skipped += [line.line for _at, line in lines]
            return True
        at, paragraph = lines[0]
        bare = header is None and not self._begins_with_task(before, view)
        if bare or len(lines) > 1 or not _heads_area(paragraph):
            return False
        if not before.more and not self._take_area(before):
            return False
        before.more.append((heading_row(before.view, paragraph.line, Spot(at)), None))
        return True

    def _runs_on(self, before: Found, view: View, header: Header | None) -> bool:
        """Whether the numbers of a table go on where those of the one before ended."""
        column = next((column.start for column in before.header.columns if column.field == "number"), None)
        if column is None or view.columns != before.view.columns:
            return False
        last_part, last_header = before.pieces[-1][1]
        last = numbers_in(last_part, column, last_header.end if last_header else 0)
        first = numbers_in(view, column, header.end if header else 0)
        return bool(last and first) and first[0] == last[-1] + 1

    def _begins_with_task(self, before: Found, view: View) -> bool:
        """Whether a table without heading begins with a numbered task, in the columns of the one before."""
        column = next((column.start for column in before.header.columns if column.field == "number"), None)
        if column is None or view.columns != before.view.columns or not view.rows:
            return False
        return parse_number(view.texts[view.owners[0][column]]).kind in ("arabic", "padded", "dotted")

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
                near = all(is_aside(line.line) or is_caption(line.line) for line in found.heading)
                belongs = belongs_to_heading(above) or is_aside(above.line) or (near and is_title(above))
                if not belongs or begins_closing(above.line) or self._signs(place):
                    break
                found.heading.insert(0, above)
                found.first = place - 1
                if is_label(above.line) or (is_form(above.line) and not above.centered):
                    break
            place -= 1

    def _signs(self, place: int) -> bool:
        """Whether the line above a place is the name of who signs: the first below a position."""
        above = (self._pieces[at] for at in range(place - 2, self._start - 1, -1))
        lines = (piece.line if isinstance(piece, Paragraph) else "." for piece in above)
        return is_position(next((line for line in lines if line and not line.startswith("(")), ""))

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
    text = paragraph.line
    number, rest = split_number(text)
    if paragraph.centered or text.endswith((".", ";", ",")) or len(text) > _LONGEST_AREA or not rest:
        return False
    if number.kind in ("roman", "capital"):
        return paragraph.bold or rest.isupper() or names_area(rest)
    return number.kind in ("arabic", "padded") and names_area(rest) and (paragraph.bold or rest[:1].isupper())


def _begins_part(paragraph: Paragraph) -> bool:
    """Whether a line between two tables begins something new: a heading, a title."""
    text = paragraph.line
    return belongs_to_heading(paragraph) or is_title(paragraph) or is_label(text) or _heads_area(paragraph)
