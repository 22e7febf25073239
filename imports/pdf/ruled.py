"""Ruled lines of a page -> frames of cells: where the borders of each table stand and which cells they enclose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imports.pdf.ink import Rule

_SAME = 2.5  # borders this near are one: double lines, both sides of a thick one
_TOUCH = 3.5  # lines this near meet
_GAP = 3.0  # pieces of one line this near are joined
_SHORTEST = 5.0
_COVERED = 0.7  # the share of a cell's side that a line must cover to be its border
_OPEN = 6.0  # lines that reach out further than this have no border at that side
_MOST_PAIRS = 1_500_000
MOST_PLACES = 200_000


@dataclass(frozen=True, slots=True)
class FrameCell:
    """The place of one cell: its first row and column and how many of them it takes."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The borders of one table on one page: distances of columns from the left, heights of rows, its cells."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[FrameCell, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def box_of(self, cell: FrameCell) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a cell."""
        right, bottom = self.columns[cell.column + cell.colspan], self.rows[cell.row + cell.rowspan]
        return self.columns[cell.column], self.rows[cell.row], right, bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table."""
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom

    def place(self, x: float, y: float) -> tuple[int, int]:
        """The row and column in which a point of the table lies."""
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        return min(max(bisect_right(self.rows, y) - 1, 0), len(self.rows) - 2), column


def frames_of(level: Iterable[Rule], upright: Iterable[Rule]) -> list[Frame]:
    """The tables that ruled lines make, from top to bottom; a box of one cell is none."""
    across, down = _merged(level), _merged(upright)
    if len(across) * len(down) > _MOST_PAIRS:
        return []  # a drawing
    frames = (_frame(*group) for group in _groups(across, down))
    found = [frame for frame in frames if frame is not None and len(frame.cells) > 1]
    return sorted(_outermost(found), key=lambda frame: (frame.rows[0], frame.columns[0]))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines with their pieces put together: those in one row, end to end or over one another."""
    found: list[Rule] = []
    for line in _clusters(sorted(rules)):
        at = sum(rule.at for rule in line) / len(line)
        open_rule: Rule | None = None
        for rule in sorted(line, key=lambda one: one.start):
            if open_rule is not None and rule.start <= open_rule.end + _GAP:
                open_rule = open_rule._replace(end=max(open_rule.end, rule.end))
                continue
            if open_rule is not None:
                found.append(open_rule)
            open_rule = Rule(at, rule.start, rule.end)
        if open_rule is not None:
            found.append(open_rule)
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def _clusters(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > _SAME:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _groups(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, directly or through others; an underline meets none."""
    owner = list(range(len(across) + len(down)))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    order = sorted(range(len(down)), key=lambda place: down[place].at)
    ats = [down[place].at for place in order]
    met = [False] * len(owner)
    for place, line in enumerate(across):
        first, last = bisect_left(ats, line.start - _TOUCH), bisect_right(ats, line.end + _TOUCH)
        for other in order[first:last]:
            if down[other].start - _TOUCH <= line.at <= down[other].end + _TOUCH:
                met[place] = met[len(across) + other] = True
                owner[root(place)] = root(len(across) + other)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for place in range(len(owner)):
        if met[place]:
            group = found.setdefault(root(place), ([], []))
            if place < len(across):
                group[0].append(across[place])
            else:
                group[1].append(down[place - len(across)])
    return list(found.values())


def _frame(across: Sequence[Rule], down: Sequence[Rule]) -> Frame | None:
    columns = _borders([rule.at for rule in down], across)
    rows = _borders([rule.at for rule in across], down)
    if len(columns) < 2 or len(rows) < 2 or (len(columns) - 1) * (len(rows) - 1) > MOST_PLACES:
        return None
    if len(columns) == 2 and len(rows) == 2:
        return None
    right = _covered(columns, rows, down)
    below = _covered(rows, columns, across)
    return Frame(tuple(columns), tuple(rows), tuple(_cells(len(rows) - 1, len(columns) - 1, right, below)))


def _borders(ats: Sequence[float], crossing: Sequence[Rule]) -> list[float]:
    """Where borders stand; a side at which the lines run out without a border is one, too."""
    found: list[float] = []
    for at in sorted(ats):
        if not found or at - found[-1] > _SAME:
            found.append(at)
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    if found and first < found[0] - _OPEN:
        found.insert(0, first)
    if found and last > found[-1] + _OPEN:
        found.append(last)
    return found


def _covered(borders: Sequence[float], steps: Sequence[float], rules: Sequence[Rule]) -> list[list[bool]]:
    """For each border but the first, which of the steps along it are drawn."""
    drawn = [[0.0] * (len(steps) - 1) for _border in borders]
    for rule in rules:
        border = min(range(len(borders)), key=lambda place: abs(borders[place] - rule.at))
        first = max(0, bisect_right(steps, rule.start) - 1)
        for step in range(first, len(steps) - 1):
            if steps[step] >= rule.end:
                break
            drawn[border][step] += max(0.0, min(rule.end, steps[step + 1]) - max(rule.start, steps[step]))
    wide = [steps[step + 1] - steps[step] for step in range(len(steps) - 1)]
    return [[line[step] >= _COVERED * wide[step] for step in range(len(wide))] for line in drawn[1:]]


def _cells(rows: int, columns: int, right: list[list[bool]], below: list[list[bool]]) -> Iterator[FrameCell]:
    """Places without a border between them are one cell; a crooked one is cut into upright boxes."""
    owner = list(range(rows * columns))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            if column + 1 < columns and not right[column][row]:
                owner[root(place + 1)] = root(place)
            if row + 1 < rows and not below[row][column]:
                owner[root(place + columns)] = root(place)
    taken = [False] * (rows * columns)
    for place in range(rows * columns):
        if taken[place]:
            continue
        row, column = divmod(place, columns)
        own = root(place)
        wide = 1
        while column + wide < columns and not taken[place + wide] and root(place + wide) == own:
            wide += 1
        high = 1
        while row + high < rows and all(
            not taken[at] and root(at) == own for at in range(place + high * columns, place + high * columns + wide)
        ):
            high += 1
        for line in range(high):
            start = place + line * columns
            taken[start : start + wide] = [True] * wide
        yield FrameCell(row, column, high, wide)


def _outermost(frames: Sequence[Frame]) -> list[Frame]:
    """Without tables that lie inside a cell of another: their text belongs to that cell."""
    return [frame for frame in frames if not any(_inside(frame, other) for other in frames if other is not frame)]


def _inside(frame: Frame, other: Frame) -> bool:
    left, top, right, bottom = frame.box
    l2, t2, r2, b2 = other.box
    return l2 <= left and t2 <= top and right <= r2 and bottom <= b2
