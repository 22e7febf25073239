"""The words that the check of spelling knows, read from resources/spelling once, when they are first asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple, TypeVar

from models.resources import resource_path
from models.spelling.forms import bare, form

Pair = tuple[str, str]
_K = TypeVar("_K")
_V = TypeVar("_V")


class Lexicon(NamedTuple):
    """Forms (models/spelling/forms.py) of syllables and of pairs of them, and what may be done with them.

    `words` are pairs that are a word or usual together, `seen` also those that stand side by side within a longer one;
    `after` and `before` say which administrative word a syllable begins or ends, `marks` which have these bare letters;
    `written` is how a syllable is spelt. `bound` never stand alone, `free` go with everything, `slips` are wrong,
    `names` are right though they are no syllables.
    """

    words: frozenset[Pair]
    seen: frozenset[Pair]
    syllables: frozenset[str]
    after: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]
    marks: Mapping[Pair, frozenset[Pair]]
    written: Mapping[str, str]
    bound: frozenset[str]
    free: frozenset[str]
    slips: Mapping[tuple[str, ...], tuple[str, ...]]
    names: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """All of it."""
    written: dict[str, str] = {}
    own, usual = (list(_phrases(name, written)) for name in ("compounds", "usual"))
    words = frozenset((one[0], one[1]) for one in (*own, *usual) if len(one) == 2)
    targets = {(one[0], one[1]) for one in own if len(one) == 2}
    after: defaultdict[str, set[str]] = defaultdict(set)
    before: defaultdict[str, set[str]] = defaultdict(set)
    marks: defaultdict[Pair, set[Pair]] = defaultdict(set)
    for first, second in targets:
        after[first].add(second)
        before[second].add(first)
        marks[bare(first), bare(second)].add((first, second))
    alone = {form(word): word for word in " ".join(_lines("free")).split()}
    written = alone | written
    bound, free = frozenset(form(word) for word in " ".join(_lines("bound")).split()), frozenset(alone)
    slips: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in _lines("slips"):
        wrong, right = line.split(" = ")
        slips[tuple(map(form, wrong.split()))] = tuple(right.split())
    return Lexicon(
        words=words,
        seen=words | {pair for one in (*own, *usual) for pair in pairwise(one)},
        syllables=frozenset(syllable for one in (*own, *usual) for syllable in one) | free,
        after=_frozen(after),
        before=_frozen(before),
        marks=_frozen(marks),
        written=written,
        bound=bound,
        free=free,
        slips=slips,
        names=frozenset(" ".join(_lines("names")).split()),
    )


@lru_cache(maxsize=1)
def order_of_pairs() -> Mapping[Pair, tuple[int, int]]:
    """The administrative words, the most usual ones first: they begin the lines of the list, and the list."""
    order: dict[Pair, tuple[int, int]] = {}
    for number, line in enumerate(_lines("compounds")):
        for place, one in enumerate(_phrases_of(line, {})):
            if len(one) == 2:
                order[one[0], one[1]] = min((place, number), order.get((one[0], one[1]), (place, number)))
    return order


def _frozen(sets: Mapping[_K, set[_V]]) -> dict[_K, frozenset[_V]]:
    return {key: frozenset(values) for key, values in sets.items()}


def _lines(name: str) -> Iterator[str]:
    text = resource_path("spelling", f"{name}.txt").read_text(encoding="utf-8")
    return (line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#"))


def _phrases(name: str, written: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for line in _lines(name):
        yield from _phrases_of(line, written)


def _phrases_of(line: str, written: dict[str, str]) -> Iterator[tuple[str, ...]]:
    left, plus, right = line.partition(" + ")
    for phrase in product(left.split(), right.split()) if plus else (tuple(line.split()),):
        forms = tuple(map(form, phrase))
        written.update(zip(forms, phrase, strict=True))
        yield forms
