"""Puts the rows of a table on pages: tasks stay whole, headings stay with what follows, long cells go on overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from exports.pdf.pages import Mark, Paper, Placed
from exports.pdf.rows import PAD_Y, Box, RowMaker, Rows
from models.grid.grid import Role

_TINY = 0.01
# An objective goes overleaf whole, rather than in two parts, when it leaves no more than this share of a page empty.
_SMALL_GAP = 0.2


class TableFlow:
    """The table of one appendix; the frame and text of a cell cut by a page end go on overleaf."""

    def __init__(self, paper: Paper, maker: RowMaker, header: Rows, *, repeats: bool = True) -> None:
        self.paper = paper
        self.pad = maker.pad
        self.header = header
        self.header_height = sum(header.heights)
        self.repeats = repeats and self.header_height <= paper.body / 2

    def open(self) -> None:
        """Begin the table with its heading."""
        if self.header_height > self.paper.body / 2:
            self._place(self.header, 0)
        elif self.header_height + self.paper.body / 5 > self.paper.room:
            self.paper.turn()
            self._head()
        else:
            self._head()

    def place(self, parts: Sequence[Rows], closing: float = 0.0) -> None:
        """Heading rows and the rows they lead to; `closing` is the height of what must not stand alone below them."""
        headings = len(parts) - 1
        rows = _joined(parts, headings) if headings else parts[0]
        if closing:
            height, room = sum(rows.heights), self.paper.room
            if height <= room < height + closing and height + closing < self.paper.body / 2 and not self.paper.fresh:
                self.turn()
        self._place(rows, headings)

    def turn(self) -> None:
        """Begin a page, with the table's heading where it is repeated."""
        self.paper.turn()
        if self.repeats:
            self._head()

    def _head(self) -> None:
        self._whole(self.header)
        self.paper.fresh = True

    def _place(self, rows: Rows, headings: int) -> None:
        if sum(rows.heights) <= self.paper.room + _TINY:
            self._whole(rows)
        else:
            _Cut(self, rows, headings).run()

    def _whole(self, rows: Rows) -> None:
        """Rows that fit on the page as they are: every text stands in the middle of its cell."""
        paper, pad = self.paper, self.pad
        page, left, seen = paper.page, paper.left, paper.seen
        tops = list(accumulate(rows.heights, initial=paper.y))
        add = page.placed.append
        for box in rows.boxes:
            shape, x, top = box.shape, left + box.x, tops[box.row]
            height = tops[box.end] - top
            middle = top + (height - shape.height) / 2
            add(Placed(shape, 0, len(shape.lines), x + pad, middle, x, top, box.width, height))
            if box.cell.role is Role.AREA:
                page.marks.append(Mark(1, box.cell.printed, top))
            if seen is not None:
                paper.see(box.cell.address)
        paper.y = tops[-1]
        paper.fresh = False


class _Cut:
    """Places rows that do not fit on what is left of a page: chooses where to cut and what each cell shows where."""

    def __init__(self, flow: TableFlow, rows: Rows, headings: int) -> None:
        self.flow = flow
        self.paper = flow.paper
        self.rows = rows
        self.headings = headings
        self.count = len(rows.heights)
        self.start = 0
        self.begun: dict[Box, int] = {}  # boxes that go on from the page before -> their next line
        self.rest = 0.0  # what the first row still wants, when the page before cut it
        self._next = 0  # the first box that no page has shown
        self._ends: dict[int, list[Box]] = {}
        for box in rows.boxes:
            if box.end - box.row > 1:
                self._ends.setdefault(box.end, []).append(box)

    def run(self) -> None:
        """Place all rows, page by page."""
        room, body = self.paper.room, self._body()
        if not self.paper.fresh and room < body * _SMALL_GAP and sum(self.rows.heights) <= body:
            self.flow.turn()
        while self.start < self.count:
            heights = self._fitting()
            fits = self.start + len(heights)
            if fits == self.count:
                self._show(heights, 0.0)
                return
            end, part = self._choose(heights)
            if end == self.start and not part:
                self.flow.turn()
                continue
            self._show(heights[: end - self.start], part)
            self.flow.turn()

    def _fitting(self) -> list[float]:
        """The heights of the rows that fit on the page; a cell that ends gets the room its last lines want."""
        room = self.paper.room + _TINY
        heights: list[float] = []
        tops = [0.0]
        for row in range(self.start, self.count):
            height = self._height(row, tops)
            if tops[-1] + height > room:
                break
            heights.append(height)
            tops.append(tops[-1] + height)
        return heights

    def _height(self, row: int, tops: list[float]) -> float:
        """The height of a row when the rows of this page above it end at `tops`."""
        height = self.rows.heights[row]
        if row == self.start and self.rest:
            own = (self._need(box) for box in self.begun if box.end == row + 1)
            height = max(self.rest, 2 * PAD_Y + self._leading(), *own)
        for box in self._ends.get(row + 1, ()):
            above = tops[max(box.row, self.start) - self.start]
            height = max(height, self._need(box) - (tops[row - self.start] - above))
        return height

    def _need(self, box: Box) -> float:
        left = len(box.shape.lines) - self.begun.get(box, 0)
        return left * box.shape.measure.leading + 2 * PAD_Y

    def _leading(self) -> float:
        return self.rows.boxes[0].shape.measure.leading

    def _choose(self, heights: list[float]) -> tuple[int, float]:
        """The row at which the page ends, and how much of that row still stands on it (0 = nothing)."""
        fits = self.start + len(heights)
        room, body = self.paper.room, self._body()
        end = max((unit for unit in self.rows.units if self.start < unit <= fits), default=self.start)
        after = next(unit for unit in self.rows.units if unit > end)
        left = room - sum(heights[: end - self.start])
        wanted = sum(self.rows.heights[end:after])
        if (wanted > body and left > body / 4) or (end == self.start and self.paper.fresh):
            return self._choose_in_task(fits, room - sum(heights))
        return self._without_sliver(end, heights), 0.0

    def _choose_in_task(self, fits: int, left: float) -> tuple[int, float]:
        """A cut inside a task that no page can hold: between its lines, or through a line that is taller still."""
        tall = self.rows.heights[fits] > self._body() * 0.6
        alone = fits <= max(self.start, self.headings)
        if not (alone or (tall and left > self._body() / 4)):
            return fits, 0.0
        leading = self._leading()
        lines = int((left - 2 * PAD_Y + _TINY) / leading)
        boxes = [box for box in self._shown(fits + 1) if box.end > fits]
        longest = max((len(box.shape.lines) - self.begun.get(box, 0) for box in boxes), default=0)
        if longest - lines == 1 and lines > 2:
            lines -= 1  # two lines overleaf look better than one
        if lines < 1:
            return (self.start if not self.paper.fresh else fits), 0.0
        return fits, lines * leading + 2 * PAD_Y

    def _without_sliver(self, end: int, heights: list[float]) -> int:
        """Move the cut up while it would leave a merged cell less than two lines of its text on this page."""
        wished = end
        while end > self.start:
            bad = [box.row for box in self._shown(end) if box.end > end and self._is_sliver(box, end, heights)]
            if not bad:
                return end
            end = min(bad)
            if end <= self.headings:
                end = self.start
        return wished if self.paper.fresh else self.start

    def _is_sliver(self, box: Box, end: int, heights: list[float]) -> bool:
        if box in self.begun:
            return False
        have = sum(heights[box.row - self.start : end - self.start])
        lines = int((have - 2 * PAD_Y + _TINY) / box.shape.measure.leading)
        return lines < min(2, len(box.shape.lines))

    def _body(self) -> float:
        header = self.flow.header_height if self.flow.repeats else 0.0
        return self.paper.body - header

    def _shown(self, stop: int) -> list[Box]:
        """The boxes that stand on this page when it ends before row `stop`."""
        boxes = list(self.begun)
        place = self._next
        while place < len(self.rows.boxes) and self.rows.boxes[place].row < stop:
            boxes.append(self.rows.boxes[place])
            place += 1
        return boxes

    def _show(self, heights: list[float], part: float) -> None:
        """Place the rows from `start` on with these heights, and `part` pt of the row below them."""
        paper, left, pad = self.paper, self.paper.left, self.flow.pad
        end = self.start + len(heights)
        stop = end + 1 if part else end
        tops = list(accumulate([*heights, part] if part else heights, initial=paper.y))
        going_on: dict[Box, int] = {}
        boxes = self._shown(stop)
        self._next += len(boxes) - len(self.begun)
        for box in sorted(boxes, key=lambda box: (max(box.row, self.start), box.x)):
            shape, first = box.shape, self.begun.get(box, 0)
            top = tops[max(box.row, self.start) - self.start]
            height = tops[min(box.end, stop) - self.start] - top
            last = len(shape.lines)
            if box.end > end:
                room = int((height - 2 * PAD_Y + _TINY) / shape.measure.leading)
                last = min(last, first + max(0, room))
                going_on[box] = last
            text_top = top + PAD_Y
            shows_all = first == 0 and last == len(shape.lines)
            if shows_all and (box.end <= end or box.end - box.row > 1):
                text_top = top + (height - shape.height) / 2
            x = left + box.x
            paper.page.placed.append(Placed(shape, first, last, x + pad, text_top, x, top, box.width, height))
            if first == 0:
                paper.see(box.cell.address)
            if box.cell.role is Role.AREA and first == 0:
                paper.page.marks.append(Mark(1, box.cell.printed, top))
        cut = self.rows.heights[end] if part and (heights or not self.rest) else self.rest
        self.rest = max(_TINY, cut - part) if part else 0.0
        self.start, self.begun = end, going_on
        paper.y = tops[-1]
        paper.fresh = False


def _joined(parts: Sequence[Rows], headings: int) -> Rows:
    """Heading rows and the rows below them as one, cut nowhere between."""
    first, *others = parts
    boxes = list(first.boxes)
    heights = list(first.heights)
    for rows in others:
        above = len(heights)
        for box in rows.boxes:
            box.row += above
            box.end += above
            boxes.append(box)
        heights += rows.heights
    return Rows(boxes, heights, [headings + unit for unit in parts[-1].units])
