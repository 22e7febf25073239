"""A text as runs of words that stand side by side: what stands between commas, figures and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.spelling.forms import form
from models.spelling.syllables import is_syllable, lacks_tone, without_tone

WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouyAEIOUY")
_SHORT_FORMS = frozenset(
    (
        *("pdf", "html", "xml", "csv", "css", "php", "http", "https", "www", "sms", "kwh", "kva", "mbps", "kbps"),
        *("png", "jpg", "xls", "xlsx", "rtf", "txt", "cchc"),
    )
)
_BETWEEN = re.compile(r"[^\S\n]+\Z")
# Addresses of the net, and what programs write between signs.
_FOREIGN = re.compile(r"://|@|www\.|\.(?:vn|com|net|org)\b")
_PIECE = re.compile(r"\S+")
_LONGEST = 30  # letters, of words that were typed without a space between them


class Word(NamedTuple):
    """One word of a run, its place in the text, and its form for comparing."""

    text: str
    start: int
    end: int
    form: str


Run = tuple[Word, ...]


def runs(text: str) -> Iterator[Run]:
    """The runs of a text; abbreviations, foreign words and addresses end a run and stand in none."""
    shut = _addresses(text) if "." in text or "@" in text or "/" in text else []
    passed = 0
    capitals = text.isupper()
    run: list[Word] = []
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        if run and text[last:start] != " " and not _BETWEEN.match(text, last, start):
            yield tuple(run)
            run = []
        last = end
        word = match[0]
        while passed < len(shut) and shut[passed][1] <= start:
            passed += 1
        apart = _stands_apart(word, capitals) or (passed < len(shut) and shut[passed][0] <= start)
        if apart or text[end : end + 1].isdigit() or text[start - 1 : start].isdigit():
            if run:
                yield tuple(run)
                run = []
            continue
        run.append(Word(word, start, end, form(word)))
    if run:
        yield tuple(run)


def _addresses(text: str) -> list[tuple[int, int]]:
    return [piece.span() for piece in _PIECE.finditer(text) if _FOREIGN.search(piece[0])]


@lru_cache(maxsize=20_000)
def _stands_apart(word: str, among_capitals: bool) -> bool:
    return is_too_long(word) or is_abbreviation(word, among_capitals) or not may_be_word(word)


def is_abbreviation(word: str, among_capitals: bool) -> bool:
    """Whether a word is in capitals for its letters' sake: a tone on it, or capitals all around, tell a real word."""
    if word.islower() or len(word) < 2:
        return False
    if word[0].isupper() and word[1:].islower():
        return False
    if not word.isupper():
        return True
    if without_tone(word.lower())[1]:
        return False
    return not (among_capitals and is_syllable(word))


def is_too_long(word: str) -> bool:
    """Whether so many letters stand together that they are no word of a text, not even some without a space."""
    return len(word) > _LONGEST


def may_be_word(word: str) -> bool:
    """Whether a word is at all of our language: plain letters that make no syllable are taken as foreign."""
    return len(word) == 1 or not word.isascii() or is_syllable(word) or lacks_tone(word) or is_torn(word)


def is_torn(word: str) -> bool:
    """Whether a small word lacks its vowel ("tnh" for "tỉnh"): no language has such words, only short forms do."""
    return len(word) > 2 and word.islower() and _VOWELS.isdisjoint(word) and word not in _SHORT_FORMS
