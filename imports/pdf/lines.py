"""Words -> printed lines, and lines -> paragraphs: which line ends were the typist's and which only the paper's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from imports.pdf.ink import Word
from models.text import printable

_SAME_LINE = 0.42  # of the letters' size: baselines this near are one line, raised letters included
_SPACE = 0.1
_BLANK = 0.25  # how wide a space is set
_SLACK = 1.2  # in pt: printed, a text is a little wider or narrower than its program reckoned
_WIDE = 2.8  # gaps wider than this are tabs
_CENTRED = 4.0
_BULLET = re.compile(r"[-–—+•*▪●○◦]\s?$|[-–—+•*]\s")
_ENDED = (";", ".", ":")
_HYPHEN_END = re.compile(r"\w[-–/]$")


@dataclass(slots=True)
class Line:
    """A printed line: its words in order and where it stands; `text` has single spaces, wide gaps are tabs."""

    words: list[Word]
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float
    text: str
    bold: bool
    italic: bool

    @property
    def first_width(self) -> float:
        """How wide the first word is."""
        return self.words[0].right - self.words[0].left

    @property
    def width(self) -> float:
        """How wide the line is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Measure:
    """The room between left and right in which lines were set; `pitch` is the usual distance of their baselines."""

    left: float
    right: float
    pitch: float = 0.0


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words as lines from top to bottom."""
    found: list[list[Word]] = []
    bases: list[float] = []
    for word in sorted(words, key=lambda one: one.base):
        size = max(word.look.size, 4.0)
        if found and word.base - bases[-1] < _SAME_LINE * min(size, max(one.look.size for one in found[-1])):
            found[-1].append(word)
        else:
            found.append([word])
            bases.append(word.base)
    return [line_of(line) for line in found]


def line_of(words: list[Word]) -> Line:
    """Words that stand side by side as one line."""
    words.sort(key=lambda one: one.left)
    size = max(word.look.size for word in words)
    pieces = [words[0].text]
    for before, word in pairwise(words):
        gap = word.left - before.right
        if gap > _WIDE * size:
            pieces.append("\t")
        elif before.spaced or gap > _SPACE * size:
            pieces.append(" ")
        pieces.append(word.text)
    letters = sum(len(word.text) for word in words)
    bold = sum(len(word.text) for word in words if word.look.bold)
    italic = sum(len(word.text) for word in words if word.look.italic)
    return Line(
        words,
        words[0].left,
        max(word.right for word in words),
        min(word.top for word in words),
        max(word.bottom for word in words),
        median(word.base for word in words),
        size,
        "\t".join(printable(part) for part in "".join(pieces).split("\t")),
        bold >= 0.8 * letters,
        italic >= 0.8 * letters,
    )


def is_centred(line: Line, room: Measure) -> bool:
    """Whether a line stands in the middle of its room and leaves space on both sides."""
    before, behind = line.left - room.left, room.right - line.right
    return is_balanced(line, room) and before > _CENTRED and behind > _CENTRED


def is_balanced(line: Line, room: Measure) -> bool:
    """Whether a line leaves as much space on the left as on the right, be it none."""
    return abs((line.left - room.left) - (room.right - line.right)) <= 2 * _CENTRED


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance of baselines: the lower of the middle ones, for paragraphs stand further apart."""
    steps = sorted(b.base - a.base for a, b in pairwise(lines) if b.base - a.base > 0.5 * a.size)
    return steps[(len(steps) - 1) // 3] if steps else 0.0


def breaks(above: Line, below: Line, room: Measure) -> bool:
    """Whether a paragraph ends with a line: its next word had found room there, or more than a line lies between."""
    step = below.base - above.base
    size = max(above.size, below.size)
    if room.pitch and step > 1.3 * max(room.pitch, 1.1 * size) and below.top > above.bottom:
        return True
    if not room.pitch and step > 2.1 * size:
        return True
    if above.text.endswith(_ENDED) and _BULLET.match(below.text):
        return True
    needed = below.first_width + _BLANK * size + _SLACK
    if is_centred(above, room):
        return above.width + needed <= room.right - room.left
    return above.right + needed <= room.right


def is_next_point(first: Line, line: Line) -> bool:
    """Whether a line is one more point of the list that a paragraph, by its first line, is a point of."""
    sign = line.text[:1]
    return bool(_BULLET.match(line.text)) and first.text.startswith(f"{sign} ")


def joined(lines: Sequence[Line]) -> str:
    """The text of lines that are one paragraph; a word broken at its hyphen is whole again."""
    text = ""
    for line in lines:
        if not text:
            text = line.text
        elif _HYPHEN_END.search(text):
            text += line.text
        else:
            text = f"{text} {line.text}"
    return text


def paragraphs_of(lines: Sequence[Line], room: Measure) -> list[list[Line]]:
    """Lines as paragraphs."""
    found: list[list[Line]] = []
    for line in lines:
        if found and not breaks(found[-1][-1], line, room) and not is_next_point(found[-1][0], line):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def text_of(lines: Sequence[Line], room: Measure) -> str:
    """Lines as text, with a line break only where the typist made one."""
    return "\n".join(joined(paragraph) for paragraph in paragraphs_of(lines, room))
