"""The directory of a plan's units: finds the unit behind a spelling, and the longest name that begins at a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from models.registers import Entry, Unit, entries_of
from models.units.tokens import Token, bare, name_key, name_words, tokens_of
from models.units.words import SHORT_FORMS

if TYPE_CHECKING:
    from models.units.splitter import Part


class _Spelling(NamedTuple):
    folded: tuple[str, ...]
    exact: tuple[str, ...]
    unit: Unit


class Directory:
    """The units of a plan, found by any of their spellings; never changed after it was made."""

    def __init__(self, units: Sequence[Unit] = ()) -> None:
        self.units = tuple(units)
        self.parts: dict[str, tuple[Part, ...]] = {}  # what the splitter read, by text
        self._by_key: dict[str, list[_Spelling]] = {}
        self._by_first: dict[str, list[_Spelling]] = {}
        for unit in self.units:
            for name in spellings(unit):
                self._enter(name, unit)
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one.folded))

    def _enter(self, name: str, unit: Unit) -> None:
        exact = name_words(tokens_of(name))
        if not exact:
            return
        spelling = _Spelling(tuple(map(bare, exact)), exact, unit)
        same = self._by_key.setdefault(name_key(name), [])
        if all(one.exact != exact for one in same):
            same.append(spelling)
            self._by_first.setdefault(spelling.folded[0], []).append(spelling)

    def find(self, text: str) -> Unit | None:
        """The unit of that name, short name or other spelling; None where there is none, or several without marks."""
        found = self._by_key.get(name_key(text))
        return _one(found, name_words(tokens_of(text))) if found else None

    def longest(self, tokens: Sequence[Token], at: int) -> Iterator[tuple[Unit, int]]:
        """The units whose spelling begins at a word of a text, with where it ends, the longest first."""
        if not self._by_first or at >= len(tokens):
            return
        first = SHORT_FORMS.get(tokens[at].key, (tokens[at].key,))[0]
        candidates = self._by_first.get(bare(first))
        if not candidates:
            return
        exact, ends = _words_from(tokens, at, max(len(one.folded) for one in candidates))
        folded = tuple(map(bare, exact))
        tried: set[tuple[str, ...]] = set()
        for one in candidates:
            size = len(one.folded)
            if one.folded in tried or folded[:size] != one.folded or size not in ends:
                continue
            tried.add(one.folded)
            unit = _one([other for other in candidates if other.folded == one.folded], exact[:size])
            if unit is not None:
                yield unit, ends[size]

    def key_of(self, part: Part) -> str:
        """What all spellings of the unit that a part names have in common."""
        return name_key(part.unit.name if part.unit else part.text)

    def main_keys(self, keys: Iterable[str]) -> frozenset[str]:
        """The keys of the same units in this directory, for keys from before it was changed."""
        return frozenset(name_key(unit.name) if (unit := self.find(key)) else key for key in keys)


NOBODY = Directory()  # for a plan whose units nobody has entered


def spellings(unit: Unit) -> tuple[str, ...]:
    """All ways in which a unit is written, its name first."""
    names = (unit.name, unit.short, *unit.variants)
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def directory_of(entries: Iterable[Entry]) -> Directory:
    """The directory behind a plan's registers; the same one as long as they are the same."""
    kept = tuple(entries)
    if kept is not _last[0]:
        _last[:] = [kept, _directory(tuple((unit, unit.id) for unit in entries_of(kept, Unit)))]
    found: Directory = _last[1]
    return found


# The entries that were asked for last with their directory: a check asks for each line of the plan.
_last: list[Any] = [(), NOBODY]


@lru_cache(maxsize=8)
def _directory(units: tuple[tuple[Unit, str], ...]) -> Directory:
    # Two units are equal where only their ids differ, so the ids are part of the question.
    return Directory([unit for unit, _id in units])


def _one(found: Iterable[_Spelling], exact: tuple[str, ...]) -> Unit | None:
    """The unit written exactly so, else the only one that is written so without marks."""
    units: dict[str, Unit] = {}
    for one in found:
        if one.exact == exact:
            return one.unit
        units[one.unit.id] = one.unit
    return next(iter(units.values())) if len(units) == 1 else None


def _words_from(tokens: Sequence[Token], at: int, most: int) -> tuple[tuple[str, ...], dict[int, int]]:
    """The words from a place on, and for each number of words after which token they end."""
    words: list[str] = []
    ends: dict[int, int] = {}
    for place in range(at, len(tokens)):
        token = tokens[place]
        if token.key == ".":
            break
        words += SHORT_FORMS.get(token.key, (token.key,))
        ends[len(words)] = place + 1
        if len(words) >= most:
            break
    return tuple(words), ends
