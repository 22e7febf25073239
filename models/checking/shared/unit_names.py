"""Spellings in use that may mean one unit, grouped: what the rules about units ask again after each edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.units.alike import Confidence, Name, alike
from models.units.tokens import name_key

_NO_ROOMS = ("don vi", "co quan", "trung tam", "chi cuc")
_OF_A_FIELD = ("chuyen mon", "nghiep vu")
_MOST = 24  # spellings that are compared with each other
# A spelling with the number of nodes in which it stands.
Count = tuple[str, int]


def clusters_of(counts: Sequence[Count], agency: str) -> list[list[Count]]:
    """Spellings that most likely mean the same, the most frequent first in each cluster.

    Lists of many that lack a word of another one count as the same, names of single units do not.
    """
    few = counts[:_MOST]
    clusters: list[list[int]] = []
    for place, (form, _count) in enumerate(few):
        likes = [one for one in clusters if any(_near(few[other][0], form, agency) for other in one)]
        joined = [*(other for one in likes for other in one), place]
        clusters = [one for one in clusters if one not in likes] + [sorted(joined)]
    return [[few[place] for place in cluster] for cluster in clusters]


def own_lists(counts: Sequence[Count]) -> list[list[Count]]:
    """Lists of all units of the own department: one sort, unless the plan tells its rooms from the units below it."""
    sorts: dict[str, list[Count]] = {}
    for one in counts:
        sorts.setdefault(_sort_of(one[0]), []).append(one)
    if "below" in sorts and len(sorts) > 1:
        return list(sorts.values())
    return [list(counts)]


def _sort_of(form: str) -> str:
    """Which units of a department are meant: those below it alone, the rooms for a field, or all."""
    key = name_key(form)
    below = any(word in key for word in _NO_ROOMS)
    if "phong" not in key.replace("van phong", ""):
        return "below" if below else "all"
    return "of a field" if not below and any(word in key for word in _OF_A_FIELD) else "all"


def doubts_between(clusters: Sequence[Sequence[Count]], agency: str) -> Iterator[tuple[str, str]]:
    """Pairs of spellings out of different clusters that may be one unit, the rarer first; only where one name fits."""
    for cluster in clusters:
        rare, count = cluster[0]
        others = [
            pair
            for other in clusters
            if other is not cluster
            for pair in other
            if _confidence(rare, pair[0], agency) is Confidence.PERHAPS
        ]
        homes = [other for other in clusters if any(pair in other for pair in others)]
        if len(cluster) == 1 and len(homes) == 1 and (homes[0][0][1], len(homes[0][0][0])) > (count, len(rare)):
            yield rare, homes[0][0][0]


def fullest(cluster: Sequence[Count]) -> str:
    """What is written most, without names by first letters where there are others."""
    full = [pair for pair in cluster if not Name(pair[0]).has_short_words] or list(cluster)
    return max(full, key=lambda pair: pair[1])[0]


def likely(one: str, other: str, agency: str) -> bool:
    """Whether two spellings most likely mean the same."""
    found = _confidence(one, other, agency)
    return found is not None and found >= Confidence.LIKELY


def _near(one: str, other: str, agency: str) -> bool:
    return likely(one, other, agency) or (_name(one, agency).many and _confidence(one, other, agency) is not None)


@lru_cache(maxsize=16_384)
def _confidence(one: str, other: str, agency: str) -> Confidence | None:
    likeness = alike(_name(one, agency), _name(other, agency))
    return None if likeness is None else likeness.confidence


@lru_cache(maxsize=4096)
def _name(form: str, agency: str) -> Name:
    return Name(form, agency)
