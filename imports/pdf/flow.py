"""Lines outside ruled tables -> paragraphs, and texts side by side (letterhead, signature) as tables of two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from imports.blocks import Paragraph, Table
from imports.cells import grid_of
from imports.pdf.ink import Word
from imports.pdf.lines import Line, Measure, breaks, is_balanced, is_centred, is_next_point, joined, line_of, pitch_of
from models.grid.grid import Cell

_GUTTER = 1.4  # of the letters' size: a gap that can part two columns
_ALIGNED = 5.0
_INDENT = 9.0
_FURTHEST = 130.0  # from one line to the next inside a signature
_MOST_CENTRE_OFF = 0.18
_NARROWEST = 0.6
_MARK = re.compile(r"(?:[-–—+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[IVXL]{1,5})[.)/])\s")


@dataclass(slots=True)
class Text:
    """A paragraph in the making: its lines, whose room they had."""

    lines: list[Line]
    room: Measure

    @property
    def centred(self) -> bool:
        """Whether all of it stands in the middle."""
        return is_centred(self.lines[-1], self.room) and all(is_balanced(line, self.room) for line in self.lines)

    def paragraph(self) -> Paragraph:
        """The finished paragraph."""
        bold, italic = (all(getattr(line, look) for line in self.lines) for look in ("bold", "italic"))
        if self.centred:
            align = "center"
        elif len(self.lines) == 1 and _stands_right(self.lines[0], self.room):
            align = "right"
        else:
            align = "justify" if len(self.lines) > 1 else "left"
        return Paragraph(joined(self.lines), bold, italic, align)


@dataclass(slots=True)
class Beside:
    """Two columns of lines side by side."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)

    def table(self) -> Table:
        """A table of one row; each line is a paragraph of its cell."""
        cells: list[Cell] = []
        lines: list[tuple[Paragraph, ...]] = []
        for column, found in enumerate((self.left, self.right)):
            paragraphs = tuple(text.paragraph() for text in _column_texts(found))
            cells.append(Cell(0, column, text="\n".join(p.tidy for p in paragraphs)))
            lines.append(paragraphs)
        return Table(grid_of((80.0, 80.0), 1, cells), lines=tuple(lines))


def _stands_right(line: Line, room: Measure) -> bool:
    return room.right - line.right <= _ALIGNED and line.left - room.left > 0.45 * (room.right - room.left)


def _column_texts(lines: Sequence[Line]) -> list[Text]:
    if not lines:
        return []
    room = Measure(min(line.left for line in lines), max(line.right for line in lines), pitch_of(lines))
    found: list[Text] = []
    for line in lines:
        above = found[-1].lines[-1] if found else None
        differs = above is not None and (line.bold != above.bold or above.text.isupper() or line.text.isupper())
        if above is None or differs or breaks(above, line, room):
            found.append(Text([line], room))
        else:
            found[-1].lines.append(line)
    return found


def flow_of(lines: Sequence[Line], room: Measure) -> Iterator[Text | Beside]:
    """The paragraphs and pairs of columns in lines that stand between two tables."""
    place = 0
    current: Text | None = None
    while place < len(lines):
        beside, end = _beside(lines, place, room)
        if beside is not None:
            if current is not None:
                yield current
            current = None
            yield beside
            place = end
            continue
        line = lines[place]
        following = lines[place + 1] if place + 1 < len(lines) else None
        if current is not None and not ends(current, line, following):
            current.lines.append(line)
        else:
            if current is not None:
                yield current
            current = Text([line], room)
        place += 1
    if current is not None:
        yield current


def ends(text: Text, line: Line, following: Line | None) -> bool:
    """Whether a paragraph is finished before a line."""
    above, room = text.lines[-1], text.room
    if _runs_on(text, line):
        return False
    centred = is_centred(line, room)
    if is_centred(above, room) != centred and (centred or len(text.lines) == 1) and not _title_goes_on(text, line):
        return True
    if abs(above.size - line.size) > 1.4 or breaks(above, line, room) or is_next_point(text.lines[0], line):
        return True
    if centred or line.left - room.left < _INDENT or line.left - above.left < _INDENT:
        return False
    if line.bold != all(one.bold for one in text.lines) or _MARK.match(line.text):
        return True
    # Set in after a full line: a new paragraph, unless the whole of it is (the mark of a point hangs out).
    return following is None or following.left < line.left - _INDENT or breaks(line, following, room)


def _runs_on(text: Text, line: Line) -> bool:
    """Whether a first line that is set in only seems to stand in the middle: the next one begins at the margin."""
    above, room = text.lines[-1], text.room
    if (
        len(text.lines) > 1
        or above.bold
        or above.italic
        or above.text.isupper()
        or line.bold
        or line.size != above.size
    ):
        return False
    full = above.right + line.first_width + 0.25 * line.size > room.right
    near = 0 < line.base - above.base <= 1.3 * max(room.pitch, 1.2 * line.size)
    return full and near and is_centred(above, room) and line.left - room.left < _ALIGNED


def _title_goes_on(text: Text, line: Line) -> bool:
    """Whether a line in the middle is the end of a title whose lines before it fill their room."""
    same = (line.bold and all(one.bold for one in text.lines)) or (
        line.italic and all(one.italic for one in text.lines)
    )
    return same and all(is_balanced(one, text.room) for one in text.lines)


def _beside(lines: Sequence[Line], first: int, room: Measure) -> tuple[Beside | None, int]:
    """Two columns that begin with a line, and the place behind them; None where the line is whole."""
    gutter = _widest_gap(lines[first], room)
    if gutter is None:
        return None, first
    beside = Beside()
    place = first
    pairs = 0
    while place < len(lines):
        line = lines[place]
        gap = line.top - lines[place - 1].bottom if place > first else 0.0
        sides = _sides(line, gutter, beside)
        if sides is None:
            break
        left, right = sides
        if left and right:
            pairs += 1
        elif not _belongs(line, beside.left if left else beside.right, room, gap):
            break
        if left:
            beside.left.append(line_of(left))
            gutter = (max(gutter[0], beside.left[-1].right), gutter[1])
        if right:
            beside.right.append(line_of(right))
            gutter = (gutter[0], min(gutter[1], beside.right[-1].left))
        place += 1
    if not pairs or (pairs == 1 and place == first + 1 and not _is_pair(lines[first], gutter)):
        return None, first
    return beside, place


def _sides(line: Line, gutter: tuple[float, float], beside: Beside) -> tuple[list[Word], list[Word]] | None:
    """The words of a line on both sides of a gutter, which may grow narrower; None where one stands in its way."""
    least = _NARROWEST * line.size
    reach = line.words[0].right
    for place, word in enumerate(line.words[1:], 1):
        if min(word.left, gutter[1]) - max(reach, gutter[0]) >= least:
            return line.words[:place], line.words[place:]
        reach = max(reach, word.right)
    on_left, on_right = line.right + least <= gutter[1], line.left - least >= gutter[0]
    if on_left and on_right:
        near = [abs(middle - (line.left + line.right) / 2) for middle in map(_middle, (beside.left, beside.right))]
        on_left = near[0] < near[1]
    if on_left:
        return line.words, []
    return ([], line.words) if on_right else None


def _middle(column: Sequence[Line]) -> float:
    return (min(line.left for line in column) + max(line.right for line in column)) / 2 if column else 0.0


def _widest_gap(line: Line, room: Measure) -> tuple[float, float] | None:
    """The gap in a line that can part two columns: by far the widest one, and not near the edges of the room."""
    gaps: list[tuple[float, float, float]] = []
    reach = line.words[0].right
    for word in line.words[1:]:
        gaps.append((word.left - reach, reach, word.left))
        reach = max(reach, word.right)
    gaps.sort(reverse=True)
    if not gaps or gaps[0][0] < _GUTTER * line.size or (len(gaps) > 1 and gaps[1][0] * 1.8 > gaps[0][0]):
        return None
    _wide, start, end = gaps[0]
    share = ((start + end) / 2 - room.left) / max(1.0, room.right - room.left)
    return (start, end) if 0.15 < share < 0.85 else None


def _is_pair(line: Line, gutter: tuple[float, float]) -> bool:
    """One line alone is two columns only where its gap is far wider than a tab."""
    return gutter[1] - gutter[0] > 3 * line.size


def _belongs(line: Line, column: Sequence[Line], room: Measure, gap: float) -> bool:
    """Whether a line that stands on one side alone goes on with that column, not with the text below."""
    if not column or gap > _FURTHEST:
        return False
    off_middle = abs((line.left + line.right) / 2 - _middle(column))
    off_page = abs((line.left + line.right) / 2 - (room.left + room.right) / 2)
    if off_page < off_middle and is_centred(line, room):
        return False  # the title below a letterhead
    aligned = any(abs(line.left - one.left) <= _ALIGNED for one in column)
    return aligned or (off_middle < off_page and off_middle <= _MOST_CENTRE_OFF * (room.right - room.left))
