"""Lists of paragraphs compared: which ones came, went, or were rewritten in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from models.text import fold

_REWRITTEN = 0.5
_WORDS = re.compile(r"\w+")


class Pair(NamedTuple):
    """A paragraph of the old list and the one of the new list in its place; None where there is none."""

    old: int | None
    new: int | None


def different_paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """The paragraphs that are not as they were, in reading order."""
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        place_old, place_new = old_from, new_from
        while place_old < old_to and place_new < new_to:
            if _alike(old[place_old], new[place_new]) or old_to - place_old == new_to - place_new == 1:
                yield Pair(place_old, place_new)
                place_old, place_new = place_old + 1, place_new + 1
            elif old_to - place_old > new_to - place_new:
                yield Pair(place_old, None)
                place_old += 1
            else:
                yield Pair(None, place_new)
                place_new += 1
        for place in range(place_old, old_to):
            yield Pair(place, None)
        for place in range(place_new, new_to):
            yield Pair(None, place)


def _alike(one: str, two: str) -> bool:
    words_one, words_two = _WORDS.findall(fold(one)), _WORDS.findall(fold(two))
    matcher = SequenceMatcher(None, words_one, words_two, autojunk=len(words_one) * len(words_two) > 1_000_000)
    return matcher.quick_ratio() >= _REWRITTEN and matcher.ratio() >= _REWRITTEN
