"""A copied range -> one step on the table it is pasted into, where its shape fits; else why it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from models.clip.growth import Growth, grown
from models.clip.source import Source, heading_rows
from models.commands.paste import LineTexts, PasteCells
from models.grid.grid import Address, Cell, Grid, Owner, Role
from models.i18n import _
from models.layout import HEAD_FIELDS, Layout


class Misfit(StrEnum):
    """Why a range is not pasted without a look at what would happen."""

    COLUMNS = "columns"  # more columns than there are to the right
    HEADINGS = "headings"  # headings of the table lie in between, or the range has its own
    TASKS = "tasks"  # several tasks would come into one cell
    NOWHERE = "nowhere"  # a text would come to where no cell can take it
    FORM = "form"  # the list form has no columns


@dataclass(frozen=True, slots=True)
class Fitted:
    """The step, the rectangle of Grid rows and columns that it fills, and what it adds."""

    command: PasteCells
    rows: range
    columns: range
    tasks: int = 0
    lines: int = 0
    parted: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """The table as it is: its Grid with heading rows, and its layout.

    It is not `whole` where a filter leaves rows out or sorts them: rows that are seen side by side may not be so.
    """

    grid: Grid
    layout: Layout
    header_rows: int
    whole: bool = True

    def owner(self, row: int) -> Owner:
        """The nodes behind a row; an empty one beyond the table."""
        return self.grid.owner_of(row) if row < self.grid.row_count else Owner()


def fit(target: Target, rows: range, columns: range, grid: Grid) -> Fitted | Misfit:
    """Fit a copied range into the chosen rectangle; one chosen cell is where its top left corner goes."""
    source = Source(grid)
    # As many columns as the table has are whole rows, wherever in the row the officer stands.
    start = 0 if source.width == target.grid.column_count else columns.start
    source, start = _without_headings(source, target.layout, start)
    if start + source.width > target.grid.column_count or rows.start + source.height > target.grid.row_count:
        source = source.trimmed()
    if target.layout.is_list:
        return _fit_list(target, rows.start, source)
    if start + source.width > target.grid.column_count:
        return Misfit.COLUMNS
    source = _repeated(source, len(rows), len(columns))
    there = range(rows.start, min(rows.start + source.height, target.grid.row_count))
    return fit_at(target, source, there, range(start, start + source.width))


def fit_at(target: Target, source: Source, rows: Sequence[int], columns: Sequence[int]) -> Fitted | Misfit:
    """Fit the source's rows into these Grid rows, and its columns into these columns; rows beyond them are added."""
    return _Fitting(target, source, rows, columns).run()


def _without_headings(source: Source, layout: Layout, start: int) -> tuple[Source, int]:
    """The range below headings like those of the table, and the column under whose heading it belongs."""
    if layout.is_list:
        return source, start
    for place in dict.fromkeys((start, *range(len(layout.shown) - source.width + 1))):
        if found := heading_rows(source, layout, place):
            return source.below(found), place
    return source, start


def _repeated(source: Source, high: int, wide: int) -> Source:
    """The range as often as the chosen rectangle is a multiple of it, as Excel does; else once."""
    if high % source.height or wide % source.width:
        return source
    return source.part(
        [*range(source.height)] * (high // source.height), [*range(source.width)] * (wide // source.width)
    )


def _fit_list(target: Target, first: int, source: Source) -> Fitted | Misfit:
    """The list form takes one column, a text for each of its paragraphs."""
    if source.width > 1 or first + source.height > target.grid.row_count:
        return Misfit.FORM
    texts: list[tuple[Address, str]] = []
    for row in range(source.height):
        cell = target.grid.cell_at(first + row, 0)
        text = source.text(row, 0)
        if cell.address is not None:
            texts.append((cell.address, text.removeprefix(cell.prefix)))
        elif text:
            return Misfit.NOWHERE
    return Fitted(PasteCells(titles=tuple(texts)), range(first, first + source.height), range(1))


@dataclass(slots=True)
class _Texts:
    """What a line gets, while it is gathered."""

    texts: dict[str, str] = field(default_factory=dict)
    joined: set[str] = field(default_factory=set)
    parted: set[str] = field(default_factory=set)


class _Fitting:
    """Fits one range; gives up with a Misfit as soon as its shape says so."""

    def __init__(self, target: Target, source: Source, rows: Sequence[int], columns: Sequence[int]) -> None:
        self._target = target
        self._source = source
        self._rows = rows  # of the Grid, for the first rows of the source
        self._columns = columns
        self._fields = [target.grid.columns[column].field for column in columns]
        self._owners = [target.owner(row) for row in rows]
        self._lines: dict[str, _Texts] = {}
        self._titles: dict[Address, str] = {}
        self._parted = 0

    def run(self) -> Fitted | Misfit:
        """The step."""
        if misfit := self._check_rows():
            return misfit
        for place, name in enumerate(self._fields):
            if name != "number" and (misfit := self._column(place, name)):
                return misfit
        self._references()
        growth: Growth | None = Growth()
        if len(self._rows) < self._source.height:
            above = self._owners[-1] if self._owners else Owner()
            growth = grown(self._source, len(self._rows), self._fields, above)
        if growth is None:
            return Misfit.HEADINGS
        lines = tuple(
            LineTexts(id_, tuple(made.texts.items()), frozenset(made.joined), frozenset(made.parted))
            for id_, made in self._lines.items()
        )
        command = PasteCells(tuple(self._titles.items()), lines, growth.added)
        first = self._rows[0] if self._rows else 0
        rows = range(first, first + self._source.height)
        columns = range(min(self._columns), max(self._columns) + 1)
        return Fitted(command, rows, columns, growth.tasks, growth.lines, self._parted)

    def _check_rows(self) -> Misfit | None:
        """Rows of lines meet rows of lines, headings meet headings; a heading's title is taken at once."""
        for row in range(self._source.height):
            head = self._source.heading(row)
            owner = self._owners[row] if row < len(self._rows) else None
            if owner is None or owner.line:
                if head is not None and not (owner and self._is_reference(row)):
                    return Misfit.HEADINGS
                continue
            cells = [self._at(row, place) for place in range(len(self._columns))]
            cell = next((one for one in cells if one.address is not None), None)
            if head is None or owner.task or cell is None or cell.address is None:
                return Misfit.HEADINGS
            self._titles[cell.address] = head.text.removeprefix(cell.prefix)
        return None

    def _is_reference(self, row: int) -> bool:
        return any(self._at(row, place).role is Role.REFERENCE for place in range(len(self._columns)))

    def _at(self, row: int, place: int) -> Cell:
        return self._target.grid.cell_at(self._rows[row], self._columns[place])

    def _column(self, place: int, name: str) -> Misfit | None:
        row = 0
        while row < len(self._rows):
            if not self._owners[row].line:
                row += 1
                continue
            cell = self._at(row, place)
            end = row + 1
            while end < len(self._rows) and self._rows[end] < cell.row + cell.rowspan:
                end += 1
            if name in HEAD_FIELDS:
                if misfit := self._head_cell(cell, place, row, end):
                    return misfit
            elif cell.role is not Role.REFERENCE:
                self._line_cell(cell, place, row, end, name)
            row = end
        return None

    def _head_cell(self, cell: Cell, place: int, row: int, end: int) -> Misfit | None:
        """A task's or objective's cell takes one text; several of them would be several tasks."""
        told = {self._source.cell(one, place) for one in range(row, end) if self._source.text(one, place)}
        if len(told) > 1:
            return Misfit.TASKS
        text = next((cell.text for cell in told), "")
        if cell.address is None:
            return Misfit.NOWHERE if text else None
        self._titles[cell.address] = text
        return None

    def _line_cell(self, cell: Cell, place: int, row: int, end: int, name: str) -> None:
        """A merged cell stays one where it gets one text; several texts part it, and the source's spans join lines."""
        values = [self._source.text(one, place) for one in range(row, end)]
        told = dict.fromkeys(value for value in values if value)
        if len(told) <= 1:
            value = next(iter(told), "")
            for at in range(cell.row, cell.row + cell.rowspan):
                if line := self._target.owner(at).line:
                    self._of(line).texts[name] = value
        else:
            self._parted += 1
            for one, value in enumerate(values, row):
                made = self._of(self._owners[one].line)
                made.texts[name] = value
                made.parted.add(name)
        for one in range(row, end):
            if self._source.goes_on(one, place) and self._may_join(one):
                made = self._of(self._owners[one].line)
                made.joined.add(name)
                made.parted.discard(name)

    def _may_join(self, row: int) -> bool:
        """Whether a line and the one above stand side by side in one parent."""
        above, own = self._owners[row - 1], self._owners[row]
        return (
            self._target.whole
            and bool(above.line)
            and self._rows[row - 1] == self._rows[row] - 1
            and above[:3] == own[:3]
        )

    def _of(self, line: str) -> _Texts:
        return self._lines.setdefault(line, _Texts())

    def _references(self) -> None:
        """Lines that are a reference, and cells that become one: such a cell takes all columns of its line."""
        places = [place for place, name in enumerate(self._fields) if name not in HEAD_FIELDS]
        for row, owner in enumerate(self._owners):
            if not owner.line or not places:
                continue
            told = [cell for cell in {self._source.cell(row, place) for place in places} if cell.text]
            held = any(self._at(row, place).role is Role.REFERENCE for place in places)
            copied = told[0] if len(told) == 1 else None
            if copied is not None and (copied.role is Role.REFERENCE or (held and copied.colspan > 1)):
                self._lines[owner.line] = _Texts({"reference": copied.text})
            elif held and (not told or len(places) == 1):
                self._lines[owner.line] = _Texts({"reference": told[0].text if told else ""})
            elif held:
                self._lines[owner.line] = _Texts({self._fields[p]: self._source.text(row, p) for p in places})


def misfit_text(misfit: Misfit) -> str:
    """Why a range is shown before it is pasted, for the officer."""
    texts = {
        Misfit.COLUMNS: _("Vùng sao chép có nhiều cột hơn số cột còn lại bên phải ô đang chọn."),
        Misfit.HEADINGS: _("Vùng sao chép hoặc chỗ dán có dòng tiêu đề (lĩnh vực, nhóm, mục tiêu) xen giữa."),
        Misfit.TASKS: _("Nhiều nhiệm vụ trong vùng sao chép rơi vào cùng một ô nhiệm vụ."),
        Misfit.NOWHERE: _("Có chữ rơi vào chỗ không có ô nào nhận."),
        Misfit.FORM: _("Mẫu danh mục không có cột để dán cả vùng vào."),
    }
    return texts[misfit]
