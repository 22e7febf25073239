"""Two texts compared word by word, so that a reader sees what was taken out and what was put in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

# Whole words, runs of space, each other sign by itself: "quý I/2027" has the words quý, I, 2027.
_TOKENS = re.compile(r"\w+|[^\S\n]+|\n|[^\w\s]")
_SMALL = 40_000  # pairs of words that may be compared one with each other
_ISLAND = 1  # so few unchanged words between two long changes are read more easily as part of them
_LONG = 3
_STRANGERS = 0.25  # texts with less in common are told as one text in the place of another


class Part(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Run(NamedTuple):
    """A piece of text with what became of it."""

    part: Part
    text: str


class _Stretch(NamedTuple):
    """Some words of the old text and the words of the new one in their place; `same` where they are alike."""

    same: bool
    old: Sequence[str]
    new: Sequence[str]


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """The pieces in reading order; the same and the removed ones make the old text, the same and the added the new."""
    if old == new:
        return (Run(Part.SAME, new),) if new else ()
    first, then = _TOKENS.findall(old), _TOKENS.findall(new)
    stretches = _joined(_stretches(first, then))
    alike = sum(len(word) for stretch in stretches if stretch.same for word in stretch.new if not word.isspace())
    longest = max(sum(len(word) for word in words if not word.isspace()) for words in (first, then))
    if alike < _STRANGERS * longest:
        stretches = [_Stretch(False, first, then)]
    return tuple(_runs(stretches))


def _runs(stretches: Sequence[_Stretch]) -> Iterator[Run]:
    for stretch in stretches:
        if stretch.same:
            yield Run(Part.SAME, "".join(stretch.new))
            continue
        if stretch.old:
            yield Run(Part.REMOVED, "".join(stretch.old))
        if stretch.new:
            yield Run(Part.ADDED, "".join(stretch.new))


def _stretches(first: Sequence[str], then: Sequence[str]) -> list[_Stretch]:
    """Both texts cut at the words that they share, in order."""
    out: list[_Stretch] = []
    place_first = place_then = 0
    for a, b, size in [*_matches(first, then), (len(first), len(then), 0)]:
        if a > place_first or b > place_then:
            out.append(_Stretch(False, first[place_first:a], then[place_then:b]))
        if size:
            out.append(_Stretch(True, first[a : a + size], then[b : b + size]))
        place_first, place_then = a + size, b + size
    return out


def _matches(first: Sequence[str], then: Sequence[str]) -> list[tuple[int, int, int]]:
    """Equal stretches (place in the old words, in the new ones, length) in order.

    Words that occur once in both texts hold the two together (patience diff); only the short pieces between them are
    searched pair by pair, so that long texts take time in line with their length.
    """
    found: list[tuple[int, int, int]] = []
    pieces = [(0, len(first), 0, len(then))]
    while pieces:
        low_a, high_a, low_b, high_b = pieces.pop()
        start_a, start_b = low_a, low_b
        while low_a < high_a and low_b < high_b and first[low_a] == then[low_b]:
            low_a, low_b = low_a + 1, low_b + 1
        if low_a > start_a:
            found.append((start_a, start_b, low_a - start_a))
        tail = 0
        while low_a < high_a and low_b < high_b and first[high_a - 1] == then[high_b - 1]:
            high_a, high_b, tail = high_a - 1, high_b - 1, tail + 1
        if tail:
            found.append((high_a, high_b, tail))
        if low_a == high_a or low_b == high_b:
            continue
        if anchors := _anchors(first, then, low_a, high_a, low_b, high_b):
            for a, b in anchors:
                pieces.append((low_a, a, low_b, b))
                found.append((a, b, 1))
                low_a, low_b = a + 1, b + 1
            pieces.append((low_a, high_a, low_b, high_b))
        elif (high_a - low_a) * (high_b - low_b) <= _SMALL:
            blocks = SequenceMatcher(None, first[low_a:high_a], then[low_b:high_b], autojunk=False)
            found += [(low_a + a, low_b + b, size) for a, b, size in blocks.get_matching_blocks() if size]
    return sorted(found)


def _anchors(
    first: Sequence[str], then: Sequence[str], low_a: int, high_a: int, low_b: int, high_b: int
) -> list[tuple[int, int]]:
    """Places of words that occur just once in both pieces, as many as stand in the same order."""
    counts_a, counts_b = Counter(first[low_a:high_a]), Counter(then[low_b:high_b])
    places = {word: b for b, word in enumerate(then[low_b:high_b], low_b) if counts_b[word] == 1}
    pairs = [
        (a, places[word]) for a, word in enumerate(first[low_a:high_a], low_a) if counts_a[word] == 1 and word in places
    ]
    return [pairs[n] for n in longest_rise([b for _a, b in pairs])]


def longest_rise(numbers: Sequence[float]) -> list[int]:
    """The places of a longest rising run among different numbers, in order."""
    ends: list[float] = []  # the smallest end of a run of each length
    holders: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(holders[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            holders.append(place)
        else:
            ends[length], holders[length] = number, place
    out: list[int] = []
    place = holders[-1] if holders else -1
    while place >= 0:
        out.append(place)
        place = before[place]
    return out[::-1]


def _joined(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Neighbouring changes as one; a space, a sign or a lone word between two changes becomes a part of them."""
    out: list[_Stretch] = []
    for place, stretch in enumerate(stretches):
        changed = not stretch.same
        if stretch.same and 0 < place < len(stretches) - 1:
            changed = _drowned(stretch, stretches[place - 1], stretches[place + 1])
        if changed and out and not out[-1].same:
            out[-1] = _Stretch(False, [*out[-1].old, *stretch.old], [*out[-1].new, *stretch.new])
        elif not changed and out and out[-1].same:
            out[-1] = _Stretch(True, [*out[-1].old, *stretch.old], [*out[-1].new, *stretch.new])
        else:
            out.append(stretch._replace(same=not changed))
    return out


def _drowned(same: _Stretch, before: _Stretch, after: _Stretch) -> bool:
    if before.same or after.same or "\n" in same.new:
        return False
    words = _word_count(same.new)
    if not words:
        # Only signs: between two pieces that both come or both go there is nothing to keep apart.
        return bool(_word_count([*before.old, *after.old]) or _word_count([*before.new, *after.new]))
    around = (max(_word_count(side.old), _word_count(side.new)) for side in (before, after))
    return words <= _ISLAND and min(around) >= _LONG


def _word_count(words: Sequence[str]) -> int:
    return sum(1 for word in words if word[0].isalnum())
