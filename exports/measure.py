"""How wide words are in a font, and where lines break; nothing here knows of pages or files."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, is_normalized

from exports.fonts import FontStyle, font_file
from models.text import printable

# A word longer than its column breaks after these first, as in "6276/UBND-NC", and only then between any letters.
_PIECES = re.compile(r"[^/\-–—_.,;:@&+)]*[/\-–—_.,;:@&+)]+|[^/\-–—_.,;:@&+)]+")


class WrappedLine(NamedTuple):
    """One line of a text: its words, its width in pt and whether it is the last of its paragraph."""

    words: list[str]
    width: float
    last: bool

    @property
    def text(self) -> str:
        """The line as one text."""
        return " ".join(self.words)


def clean(text: str) -> str:
    """Text that every export can carry; the common cases, with and without line breaks, cost two quick looks."""
    return text if _is_plain(text) and is_normalized("NFC", text) else printable(text)


def shown(text: str) -> str:
    """Clean text as it is set in lines: without signs that only steer, and with spaces the typeface has."""
    text = clean(text)
    return text if _is_plain(text) else "".join(map(_shown, text))


def _is_plain(text: str) -> bool:
    """True where all letters are such that they can be seen, spaces and line breaks."""
    return text.isprintable() or ("\n" in text and text.replace("\n", "").isprintable())


def _shown(letter: str) -> str:
    match category(letter):
        case "Cf":
            return ""
        case "Zs":
            return "\u00a0" if letter in "\u00a0\u202f" else " "
    return letter


class _Words(dict[str, int]):
    """Word -> width with one space after it, in font units; each word is measured once."""

    def __init__(self, letters: dict[str, int], fallback: int) -> None:
        super().__init__()
        self._letters = letters
        self._fallback = fallback
        self._space = letters[" "]

    def __missing__(self, word: str) -> int:
        letters, fallback = self._letters, self._fallback
        width = sum([letters.get(letter, fallback) for letter in word]) + self._space
        self[word] = width
        return width


class Measure:
    """Measures and wraps text in one cut and size (pt) of the typeface, set with `spacing` lines to a line."""

    def __init__(self, style: FontStyle, size: float, spacing: float = 1.0) -> None:
        font = font_file(style)
        self.style = style
        self.size = size
        self.scale = size / font.units
        # One line of Times New Roman is 1.15 times its size; the space between lines stands half above, half below,
        # that of a wider spacing below, so that a page begins at its margin.
        self.leading = round(size * 1.15 * spacing, 2)
        rest = round(size * 1.15, 2) - (font.ascent + font.descent) * self.scale
        self.baseline = font.ascent * self.scale + rest / 2
        self._letters = font.widths
        self._fallback = font.widths[font.fallback]
        self._space = font.widths[" "]
        self._words = _Words(font.widths, self._fallback)

    def width(self, text: str) -> float:
        """The width of a text on one line, in pt."""
        return sum(self._letters.get(letter, self._fallback) for letter in text) * self.scale

    def longest_word(self, text: str) -> float:
        """The width in pt that the longest word of a text needs."""
        return (max(map(self._words.__getitem__, text.split())) - self._space) * self.scale if text.strip() else 0.0

    def wrap(self, text: str, width: float, indent: float = 0.0) -> list[WrappedLine]:
        """Break a text into lines no wider than `width` pt, the first of each paragraph shorter by `indent`.

        Spaces at breaks stand for the break; no other letter is lost. An empty text gives no line.
        """
        limit = int(width / self.scale)
        first = int((width - indent) / self.scale) if indent else limit
        scale, space = self.scale, self._space
        lines: list[WrappedLine] = []
        add = lines.append
        for part in text.split("\n") if text else ():
            words, ends = self._words_of(part)
            if ends[-1] - space <= first:
                add(WrappedLine(words, (ends[-1] - space) * scale, True))
            elif self._has_long_words(words, limit, first):
                lines += self._with_long_words(words, limit, first)
            else:
                start, before, room, count = 0, 0, first + space, len(words)
                while start < count:
                    end = bisect_right(ends, before + room, start)
                    after = ends[end - 1]
                    add(WrappedLine(words[start:end], (after - before - space) * scale, end == count))
                    start, before, room = end, after, limit + space
        return lines

    def line_count(self, text: str, width: float) -> int:
        """The number of lines that `wrap` makes."""
        limit = int(width / self.scale)
        room = limit + self._space
        lines = 0
        for part in text.split("\n") if text else ():
            words, ends = self._words_of(part)
            total = ends[-1]
            if total <= room:
                lines += 1
            elif self._has_long_words(words, limit, limit):
                lines += len(self._with_long_words(words, limit, limit))
            else:
                before = 0
                while before < total:
                    before = ends[bisect_right(ends, before + room) - 1]
                    lines += 1
        return lines

    def _words_of(self, paragraph: str) -> tuple[list[str], list[int]]:
        """The words of a paragraph and where each ends, in font units, when all stand on one line."""
        words = paragraph.split(" ")
        return words, list(accumulate(map(self._words.__getitem__, words)))

    def _has_long_words(self, words: list[str], limit: int, first: int) -> bool:
        return max(map(self._words.__getitem__, words)) - self._space > min(limit, first)

    def _with_long_words(self, words: list[str], limit: int, first: int) -> list[WrappedLine]:
        """The slow way, for texts with a word that is wider than the column."""
        lines: list[WrappedLine] = []
        line, width, room = "", 0, first
        begun = False
        for word in words:
            gap = " " if begun else ""
            for piece, wide in self._pieces(word, min(limit, first)):
                extra = wide + (self._space if gap else 0)
                if begun and width + extra > room:
                    lines.append(WrappedLine(line.split(" "), width * self.scale, False))
                    line, width, room = piece, wide, limit
                else:
                    line, width = line + gap + piece, width + extra
                begun, gap = True, ""
        lines.append(WrappedLine(line.split(" "), width * self.scale, True))
        return lines

    def _pieces(self, word: str, limit: int) -> Iterator[tuple[str, int]]:
        width = self._words[word] - self._space
        if width <= limit:
            yield word, width
            return
        for part in _PIECES.findall(word):
            wide = self._words[part] - self._space
            if wide <= limit:
                yield part, wide
            else:
                yield from self._letters_of(part, limit)

    def _letters_of(self, part: str, limit: int) -> Iterator[tuple[str, int]]:
        """The longest runs of letters that fit; one letter always does, or nothing would ever end."""
        start, width = 0, 0
        for place, letter in enumerate(part):
            wide = self._letters.get(letter, self._fallback)
            if place > start and width + wide > limit:
                yield part[start:place], width
                start, width = place, 0
            width += wide
        yield part[start:], width
