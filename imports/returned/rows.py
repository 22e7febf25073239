"""Which row of a file is which row that was sent, by the digests of their cells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from models.row_ids import digest

_NOTHING = digest("")
_COMMON = 40  # rows: a cell that more rows share tells nothing
_ENOUGH = 0.99
_NEAR = 0.5

Digests = Mapping[str, str]


def match_rows(sent: Sequence[Digests], now: Sequence[Digests], fields: Sequence[str]) -> dict[int, int]:
    """Rows of now -> rows as sent: those that nobody touched, then those of which some cells are as they were."""
    return _Match(sent, now, fields).found


class _Match:
    """Pairs rows, the surest first."""

    def __init__(self, sent: Sequence[Digests], now: Sequence[Digests], fields: Sequence[str]) -> None:
        self._sent = [tuple(row.get(name, _NOTHING) for name in fields) for row in sent]
        self._now = [tuple(row.get(name, _NOTHING) for name in fields) for row in now]
        self._blank = (_NOTHING,) * len(fields)
        self.found: dict[int, int] = {}
        self._taken: set[int] = set()
        self._unique()
        self._neighbours()
        self._repeated()
        self._votes()
        self._neighbours()

    def _pair(self, now: int, sent: int) -> None:
        self.found[now] = sent
        self._taken.add(sent)

    def _unique(self) -> None:
        """Rows that nobody touched and that are the only ones of their words."""
        places = {key: place for place, key in enumerate(self._sent)}
        once, once_now = Counter(self._sent), Counter(self._now)
        for place, key in enumerate(self._now):
            if key != self._blank and once_now[key] == 1 == once.get(key):
                self._pair(place, places[key])

    def _neighbours(self) -> None:
        """Equal rows right beside rows that were found."""
        for step in (1, -1):
            for start in sorted(self.found, reverse=step < 0):
                now, sent = start + step, self.found[start] + step
                while self._free(now, sent) and self._now[now] == self._sent[sent]:
                    self._pair(now, sent)
                    now, sent = now + step, sent + step

    def _free(self, now: int, sent: int) -> bool:
        inside = 0 <= now < len(self._now) and 0 <= sent < len(self._sent)
        return inside and now not in self.found and sent not in self._taken

    def _repeated(self) -> None:
        """Rows of which there are several with the same words, in their order."""
        left: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in range(len(self._sent) - 1, -1, -1):
            if place not in self._taken:
                left[self._sent[place]].append(place)
        for place, key in enumerate(self._now):
            if place not in self.found and key != self._blank and (same := left.get(key)):
                self._pair(place, same.pop())

    def _votes(self) -> None:
        """Rows with changed cells: each cell that is as it was votes, the more the fewer rows have it."""
        holders: dict[tuple[int, str], list[int]] = defaultdict(list)
        for place, key in enumerate(self._sent):
            if place not in self._taken:
                for column, cell in enumerate(key):
                    if cell != _NOTHING:
                        holders[column, cell].append(place)
        before, after = self._surroundings()
        scored: list[tuple[float, int, int]] = []
        for now, key in enumerate(self._now):
            if now in self.found:
                continue
            votes: Counter[int] = Counter()
            scores: dict[int, float] = defaultdict(float)
            for column, cell in enumerate(key):
                rows = holders.get((column, cell), ())
                for place in rows if len(rows) <= _COMMON else ():
                    scores[place] += 1 / len(rows)
                    votes[place] += 1
            for place in scores:
                between = before[now] < place < after[now]
                score = scores[place] + _NEAR * between + votes[place] / (2 * len(key))
                if score >= _ENOUGH:
                    scored.append((-score, now, place))
        for _score, now, place in sorted(scored):
            if now not in self.found and place not in self._taken:
                self._pair(now, place)

    def _surroundings(self) -> tuple[list[int], list[int]]:
        """For each row of now, between which rows as sent its found neighbours stood."""
        before, after = [], [len(self._sent)] * len(self._now)
        last = -1
        for place in range(len(self._now)):
            last = self.found.get(place, last)
            before.append(last)
        last = len(self._sent)
        for place in range(len(self._now) - 1, -1, -1):
            last = self.found.get(place, last)
            after[place] = last
        return before, after
