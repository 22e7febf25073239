"""How alike two texts are by their words, and the texts nearest to one among very many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

_LOOK_AT = 4  # texts that are worth comparing with one
_COMMON = 40  # a word in more texts than this leads nowhere


class Shelf:
    """Texts, as collections of words, found again by the words that few of them have."""

    def __init__(self, bags: Iterable[Collection[str]], common: int = _COMMON) -> None:
        self._common = common
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, bag in enumerate(bags):
            for word in bag:
                self._holders[word].append(place)

    def near(self, bag: Iterable[str], most: int = _LOOK_AT) -> Sequence[int]:
        """The places of the texts with the most such words in common, a few of them."""
        votes: Counter[int] = Counter()
        for word in bag:
            holders = self._holders.get(word, ())
            if len(holders) <= self._common:
                votes.update(holders)
        if not votes:
            rarest = min((self._holders[word] for word in bag if word in self._holders), key=len, default=[])
            votes.update(rarest[: self._common])
        return [place for place, _count in votes.most_common(most)]

    def holders(self, word: str) -> int:
        """In how many texts a word stands."""
        return len(self._holders.get(word, ()))


def likeness(one: Counter[str], two: Counter[str]) -> float:
    """How alike two bags of words are, from 0 to 1."""
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 1.0


def bag_of(words: str) -> Counter[str]:
    """The words of a folded text and each pair of neighbours, so that order counts, too."""
    parts = words.split()
    return Counter(parts) + Counter(f"{one} {two}" for one, two in pairwise(parts))
