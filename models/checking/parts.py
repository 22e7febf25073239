"""First questions about texts: answered once for all rules, so that a rule is asked only where it may say something.

Most questions are about the pieces between the spaces of a text. Texts are made of the same few thousand pieces again
and again, so each piece is looked at once and what is known of it is kept as bits, one for each question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Generic, NamedTuple, TypeVar

_T = TypeVar("_T")
# What parts words; replacing each is three times as quick as looking for words by a pattern.
_BETWEEN = ',.;:()[]/-–“”"+%'
_MOST_PIECES = 100_000
# The bit of what wants to be asked about every text.
ALWAYS = 1


class Parts:
    """A text as questions see it: with the pieces between its spaces, and its words in small letters in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = text.split()
        self.words = _words(text)


@dataclass(frozen=True, slots=True)
class Sought:
    """A question about the pieces of a text: whether any has one of these words, one of these signs ("0" stands for
    all figures), or matches the pattern; `gaps`: or two spaces are side by side.
    """

    words: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    like: re.Pattern[str] | None = None
    gaps: bool = False

    def then(self, asked: Callable[[Parts], object]) -> Both:
        """The same with a dearer question behind it."""
        return Both(self, asked)


class Both(NamedTuple):
    """A question about the whole of a text, asked only of texts with a piece that is sought."""

    sought: Sought
    asked: Callable[[Parts], object]


Question = Sought | Both | Callable[[Parts], object]


def any_word(*words: str) -> Sought:
    """A first question: whether a text has any of these words, in small letters here."""
    return Sought(words=frozenset(words))


def any_sign(signs: Iterable[str], *words: str) -> Sought:
    """A first question: whether a text has any of these signs ("0" stands for all figures), or one of these words."""
    return Sought(words=frozenset(words), signs=frozenset(signs))


def any_piece(pattern: str, *, gaps: bool = False) -> Sought:
    """A first question: whether what stands between spaces somewhere in a text matches a pattern."""
    return Sought(like=re.compile(pattern), gaps=gaps)


class Questions:
    """All first questions of some rules, each with its bit; a text is answered by the bits of those that say yes."""

    def __init__(self) -> None:
        self._bits: dict[Question, int] = {}
        self._words: dict[str, int] = {}
        self._signs: dict[str, int] = {}
        self._likes: list[tuple[re.Pattern[str], int]] = []
        self._gaps = 0
        self._others: list[tuple[int, Callable[[Parts], object], int]] = []
        self._pieces: dict[str, int] = {}

    def bit(self, question: Question | None) -> int:
        """The bit of a question, ALWAYS for none; the same question is asked only once."""
        if question is None:
            return ALWAYS
        if question not in self._bits:
            needed = self.bit(question.sought) if isinstance(question, Both) else ALWAYS
            bit = self._bits[question] = 2 << len(self._bits)
            if isinstance(question, Sought):
                self._seek(question, bit)
            else:
                self._others.append((needed, question.asked if isinstance(question, Both) else question, bit))
        return self._bits[question]

    def _seek(self, sought: Sought, bit: int) -> None:
        self._pieces.clear()
        for kept, keys in ((self._words, sought.words), (self._signs, sought.signs)):
            for key in keys:
                kept[key] = kept.get(key, 0) | bit
        if sought.like is not None:
            self._likes.append((sought.like, bit))
        if sought.gaps:
            self._gaps |= bit

    def of(self, text: str) -> int:
        """The bits of the questions that a text answers with yes, and ALWAYS."""
        parts = Parts(text)
        known = set(map(self._pieces.get, parts.pieces))
        if None in known:
            self._learn(parts.pieces)
            known = set(map(self._pieces.get, parts.pieces))
        bits = reduce(or_, known, ALWAYS)
        if self._gaps and ("  " in text or "\u00a0" in text):
            bits |= self._gaps
        for needed, question, bit in self._others:
            if bits & needed and question(parts):
                bits |= bit
        return bits

    def _learn(self, pieces: list[str]) -> None:
        if len(self._pieces) > _MOST_PIECES:
            self._pieces.clear()
        for piece in pieces:
            if piece not in self._pieces:
                self._pieces[piece] = self._of_piece(piece)

    def _of_piece(self, piece: str) -> int:
        bits = 0
        for word in _words(piece):
            bits |= self._words.get(word, 0)
        for sign in piece:
            bits |= self._signs.get("0" if sign.isdigit() else sign, 0)
        for pattern, bit in self._likes:
            if pattern.search(piece):
                bits |= bit
        return bits


class ByBits(Generic[_T]):
    """Who is to be asked about nodes of a type whose texts answered with some bits."""

    def __init__(self) -> None:
        self._all: list[tuple[frozenset[str], int, _T]] = []
        self._bits = ALWAYS  # that make a difference here
        self._kept: dict[tuple[type, int], tuple[_T, ...]] = {}

    def add(self, kinds: frozenset[str], bit: int, one: _T) -> None:
        """One more, for nodes of some kinds that say yes to its question."""
        self._all.append((kinds, bit, one))
        self._bits |= bit
        self._kept.clear()

    def of(self, kind: type, bits: int) -> tuple[_T, ...]:
        """Those to ask, in the order in which they were added."""
        bits &= self._bits
        found = self._kept.get((kind, bits))
        if found is None:
            name = kind.__name__.lower()
            asked = tuple(one for kinds, bit, one in self._all if name in kinds and (bits & bit or name == "plan"))
            found = self._kept[kind, bits] = asked
        return found


def _words(text: str) -> list[str]:
    plain = text.lower()
    for sign in _BETWEEN:
        plain = plain.replace(sign, " ")
    return plain.split()
