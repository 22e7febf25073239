"""Which words of a text stand in another one, too, as runs that can be shown marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.compare.words import Part, Run
from models.coverage.words import spans_of, tokens_of

_Word = tuple[int, int, Sequence[str]]


def shared_runs(text: str, other: str) -> tuple[Run, ...]:
    """The text in pieces; those that are "added" stand in the other text, too, form words between two of them as well.

    A syllable by itself says little; it counts beside a neighbour that it has there, too, or where it holds a number.
    """
    tokens = tokens_of(other)
    words: list[_Word] = [word for word in spans_of(text) if word[2]]
    marked = [len(keys) > 1 and tokens.issuperset(keys) for _start, _end, keys in words]
    for place, (_start, _end, keys) in enumerate(words):
        if len(keys) == 1 and keys[0] in tokens and any(sign.isdigit() for sign in keys[0]):
            marked[place] = True
        if place and f"{words[place - 1][2][-1]} {keys[0]}" in tokens:
            marked[place] |= len(keys) == 1
            marked[place - 1] |= len(words[place - 1][2]) == 1
    return tuple(_runs(text, list(_stretches(text, words, marked))))


def _stretches(text: str, words: Sequence[_Word], marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Marked words that follow on each other, as one stretch."""
    start = end = -1
    for (first, last, _keys), chosen in zip(words, marked, strict=True):
        if chosen and start >= 0 and "\n" not in text[end:first]:
            end = last
        elif chosen:
            if start >= 0:
                yield start, end
            start, end = first, last
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _runs(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[Run]:
    place = 0
    for start, end in stretches:
        if start > place:
            yield Run(Part.SAME, text[place:start])
        yield Run(Part.ADDED, text[start:end])
        place = end
    if place < len(text):
        yield Run(Part.SAME, text[place:])
