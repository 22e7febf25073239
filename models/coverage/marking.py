"""Which words of a text stand in another one, too, as runs that can be shown marked."""

from __future__ import annotations

from collections.abc import Iterator

from models.compare.words import Part, Run
from models.coverage.words import spans_of, words_of


def shared_runs(text: str, other: str) -> tuple[Run, ...]:
    """The text in pieces; those that are "added" stand in the other text, form words between two of them too."""
    words = frozenset(words_of(other))
    stretches: list[tuple[int, int]] = []
    waiting = -1  # where a stretch ends that may still grow over form words
    for start, end, keys in spans_of(text):
        if keys and words.issuperset(keys):
            if waiting >= 0 and text[waiting:start].replace("\n", "").strip(" ,;") == "":
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((start, end))
            waiting = end
        elif keys:
            waiting = -1
        elif waiting >= 0 and not text[waiting:start].strip():
            waiting = end
    return tuple(_runs(text, stretches))


def _runs(text: str, stretches: list[tuple[int, int]]) -> Iterator[Run]:
    place = 0
    for start, end in stretches:
        if start > place:
            yield Run(Part.SAME, text[place:start])
        yield Run(Part.ADDED, text[start:end])
        place = end
    if place < len(text):
        yield Run(Part.SAME, text[place:])
