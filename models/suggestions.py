"""Texts used before in the columns of a plan, to be offered while a cell is written.

A column is read when it is first needed, some lines at a time, and kept in step with every change. A lookup looks at
a bounded number of texts however large the plan is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain, islice
from typing import NamedTuple, Protocol

from models.bullets import bullet_of
from models.search.folding import Span, Way, folded, spans_in
from models.store.changes import ChangeSet
from models.store.nodes import extra_of, merged_of
from models.store.schema import Image, ItemImage, LineImage

MOST_LOOKED_AT = 400  # texts in one lookup
_LONGEST = 400  # signs; whole paragraphs are nothing to choose from a list
_LONGEST_CELL = 4000
_MANY_CHANGES = 500  # above this a column is read anew when it is needed again
_RECENT = 20  # the texts stored last stand higher
_WORDS = 24  # words by which a text is found
_KEY_LENGTHS = (1, 2, 3, 5)
_WAY = Way()
_WORD = re.compile(r"\w+")
# Before these words a comma parts two units; elsewhere it may belong to a name ("Sở Văn hóa, Thể thao và Du lịch").
_UNIT_WORDS = (
    "ban|báo|bệnh viện|bộ|các|chi cục|chủ tịch|công an|công chức|cục|đài|đoàn|giám đốc|hđnd|hội|hội đồng|kho bạc|"
    "lãnh đạo|mặt trận|ngân hàng|phòng|quỹ|sở|thanh tra|tổ|tòa án|trung tâm|trường|ubnd|ủy ban|văn phòng|viện|vụ"
)
_SEVERAL = re.compile(r"\bcác\b", re.IGNORECASE)  # "Các sở, ban, ngành" is one thing to choose
_UNIT_COMMA = re.compile(rf",\s*(?=(?:{_UNIT_WORDS})\b)", re.IGNORECASE)
_UNIT_FIELDS = ("lead", "partners")


class Offer(NamedTuple):
    """A text to be offered: it would take the place of what is typed from `start` on; `marks` shows why it fits."""

    text: str
    start: int
    marks: tuple[Span, ...] = ()


class Rows(Protocol):
    """The part of PlanRows that is read here."""

    def item(self, id_: str) -> ItemImage | None:
        """The row of an area, group, objective or task."""

    def line(self, id_: str) -> LineImage | None:
        """The row of a line."""

    def images(self, table: str) -> Mapping[str, Image]:
        """All rows of a table by id."""


@dataclass(slots=True, eq=False)
class _Use:
    """One text: how often it stands in the column, in which areas, and when it came last."""

    text: str
    compared: str
    count: int = 0
    last: int = 0
    listed_often: bool = False
    areas: dict[str, int] = field(default_factory=dict)


class _Column:
    """The texts of one field, found by the beginnings of their words; those used twice or more are looked at first."""

    def __init__(self, units: bool, todo: Iterator[str]) -> None:
        self.units = units
        self.todo = todo  # lines that have not been read yet
        self.read = False
        self._lines: dict[str, tuple[str, str]] = {}
        self._uses: dict[str, _Use] = {}
        self._often: dict[str, list[_Use]] = {}
        self._once: dict[str, list[_Use]] = {}
        self._now = 0

    def put(self, line: str, text: str, area: str, recent: bool = False) -> None:
        """A line has this text in this area; "" takes the line out."""
        before = self._lines.get(line)
        if before == (text, area) or (before is None and not text):
            return
        if before is not None:
            del self._lines[line]
            for piece in self._pieces(before[0]):
                self._count(self._uses[piece], before[1], -1)
        if not text:
            return
        self._lines[line] = (text, area)
        self._now += recent
        for piece in self._pieces(text):
            use = self._uses.get(piece)
            if use is None:
                use = self._uses[piece] = _Use(piece, folded(piece, _WAY))
                self._list(use, self._once)
            self._count(use, area, 1)
            if recent:
                use.last = self._now
            if use.count > 1 and not use.listed_often:
                use.listed_often = True
                self._list(use, self._often)

    def _pieces(self, text: str) -> list[str]:
        return list(dict.fromkeys(pieces_of(text, self.units)))

    @staticmethod
    def _count(use: _Use, area: str, step: int) -> None:
        use.count += step
        use.areas[area] = use.areas.get(area, 0) + step
        if not use.areas[area]:
            del use.areas[area]

    @staticmethod
    def _list(use: _Use, lists: dict[str, list[_Use]]) -> None:
        words = _WORD.findall(use.compared)[:_WORDS]
        for key in {"", *(word[:length] for word in words for length in _KEY_LENGTHS)}:
            lists.setdefault(key, []).append(use)

    def find(self, query: str, line: str, area: str, single: bool, most: int) -> list[tuple[_Use, int]]:
        """The best texts for a folded query, each with the place where it fits.

        What only the line itself says is left out, and with `single` what lists several things.
        """
        keys = [_key(word) for word in _WORD.findall(query)] or [""]
        if query and keys == [""]:
            return []
        key = min(keys, key=lambda one: len(self._once.get(one, ())))
        own = frozenset(self._pieces(self._lines.get(line, ("", ""))[0]))
        own_area = self._lines.get(line, ("", ""))[1]
        seconds = (use for use in self._once.get(key, ()) if not use.listed_often)
        found: list[tuple[tuple[bool, bool, int, int, str], _Use, int]] = []
        for use in islice(chain(self._often.get(key, ()), seconds), MOST_LOOKED_AT):
            mine = use.text in own
            place = _fits(use.compared, query) if use.count > mine else -1
            if place < 0 or (single and (";" in use.text or "\n" in use.text)):
                continue
            near = use.areas.get(area, 0) > (mine and own_area == area)
            recent = max(0, _RECENT - self._now + use.last) if use.last else 0
            rank = (place > 0, not near, -(min(use.count, 99) + recent), len(use.text), use.text)
            found.append((rank, use, place))
        return [(use, place) for _rank, use, place in nsmallest(most, found, key=lambda one: one[0])]


class Suggestions:
    """What may be offered in the line fields of one open plan."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._columns: dict[str, _Column] = {}

    def grow(self, name: str, lines: int) -> bool:
        """Read up to so many more lines of a field; True when all are read."""
        column = self._columns.get(name)
        if column is None:
            column = _Column(name in _UNIT_FIELDS, iter(tuple(self._rows.images("line"))))
            self._columns[name] = column
        if column.read:
            return True
        count = 0
        for id_ in islice(column.todo, lines):
            count += 1
            image = self._rows.line(id_)
            if image is not None:
                column.put(id_, _text_of(image, name), self._area(image))
        column.read = count < lines
        return column.read

    def follow(self, changes: ChangeSet) -> None:
        """Keep the columns that are read in step with a change of the plan."""
        if not self._columns:
            return
        if len(changes.changes) > _MANY_CHANGES or any(_takes_lines_along(one.old, one.new) for one in changes.changes):
            self._columns.clear()
            return
        for change in changes.changes:
            if change.table != "line":
                continue
            image = change.new
            for name, column in self._columns.items():
                if isinstance(image, LineImage):
                    column.put(change.id, _text_of(image, name), self._area(image), recent=True)
                else:
                    column.put(change.id, "", "")

    def offers(
        self, name: str, line: str, before: str, after: str = "", *, most: int = 8, every: bool = False
    ) -> tuple[Offer, ...]:
        """What fits behind a text that is being written in a field of a line, best first.

        `before` and `after` stand on both sides of the caret; with `every` the rest of the field's texts follow those
        that fit, and nothing need be typed.
        """
        column = self._columns.get(name)
        if column is None or not ends_here(after, column.units):
            return ()
        image = self._rows.line(line)
        area = self._area(image) if image is not None else ""
        found: dict[str, Offer] = {}
        starts = part_starts(before, column.units)
        for start in starts:
            typed = before[start:]
            query = folded(typed, _WAY).lstrip()
            if not query or (start == 0 and after.strip()):
                continue
            for use, place in column.find(query, line, area, bool(start), most):
                if use.text not in (typed, typed.strip()):
                    needle = query.rstrip()
                    spans = spans_in(use.text, use.compared, needle, _WAY)
                    at = next((span for span in spans if _fold_place(use, span) == place), None)
                    found.setdefault(use.text, Offer(use.text, start, (at,) if at else ()))
        if every:
            start = starts[-1] if starts[-1] or not after.strip() else len(before)
            for use, _place in column.find("", line, area, bool(start or after.strip()), most):
                if use.text != before[start:].strip():
                    found.setdefault(use.text, Offer(use.text, start))
        return tuple(islice(found.values(), most))

    def _area(self, image: LineImage) -> str:
        item = self._rows.item(image.task_id)
        while item is not None and item.kind != "area":
            item = self._rows.item(item.parent_id)
        return item.id if item is not None else ""


def pieces_of(text: str, units: bool) -> Iterator[str]:
    """A cell's text and the single things it lists: its lines without bullets, what stands between semicolons, and of
    units also what stands between commas."""
    if not text or len(text) > _LONGEST_CELL:
        return
    if len(text) <= _LONGEST:
        yield text
    for row in text.split("\n"):
        for part in row[len(bullet_of(row)) :].split(";"):
            for piece in _units_of(part) if units else (part,):
                bare = piece.strip(" .,")
                if bare and len(bare) <= _LONGEST and bare != text.rstrip("."):
                    yield bare


def _units_of(part: str) -> Iterator[str]:
    """The units between commas, up to one that is several at once and has commas of its own."""
    several = _SEVERAL.search(part)
    single = part[: several.start()] if several else part
    comma = single.rfind(",") if several else len(part)
    yield from _UNIT_COMMA.split(part[: max(0, comma)])
    if several:
        yield part[comma + 1 :]


def part_starts(before: str, units: bool) -> list[int]:
    """Where in a text the parts begin that are still being written at its end, the longest first."""
    row = before.rfind("\n") + 1
    ends = [0, row, before.rfind(";", row) + 1]
    if units:
        ends.append(before.rfind(",", row) + 1)
    starts = set()
    for end in ends:
        start = end + len(bullet_of(before[end:])) if end in (0, row) else end
        starts.add(len(before) - len(before[start:].lstrip()))
    if len(before) > _LONGEST:
        starts = {start for start in starts if len(before) - start <= _LONGEST} or {len(before)}
    return sorted(starts)


def ends_here(after: str, units: bool) -> bool:
    """Whether the part that is being written ends where the caret stands."""
    return not after.lstrip(" ") or after.lstrip(" ")[0] in ("\n;," if units else "\n;")


def _text_of(image: LineImage, name: str) -> str:
    """The text of a line's field; "" where it only repeats the cell above that it is merged with."""
    if name in merged_of(image.merged):
        return ""
    if name.startswith("extra."):
        return extra_of(image.extra).get(name.removeprefix("extra."), "")
    return str(getattr(image, name, ""))


def _key(word: str) -> str:
    return word[: max(length for length in _KEY_LENGTHS if length <= len(word))]


def _fits(compared: str, query: str) -> int:
    """The place at which a folded text has the query at the beginning of a word; -1 where it has not."""
    place = compared.find(query)
    while place > 0 and compared[place - 1].isalnum():
        place = compared.find(query, place + 1)
    return place


def _fold_place(use: _Use, span: Span) -> int:
    return len(folded(use.text[: span.start], _WAY))


def _takes_lines_along(old: Image | None, new: Image | None) -> bool:
    """Whether lines came into another area without a change of their own."""
    return isinstance(old, ItemImage) and isinstance(new, ItemImage) and old.parent_id != new.parent_id
