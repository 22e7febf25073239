"""Names and cells as words and signs with their places, and the form in which two spellings of a name are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from models.text import fold
from models.units.words import SHORT_FORMS

_TOKEN = re.compile(r"(?P<short>\b(?:P|TP|TX|VP)\.(?=\s*\w))|(?P<word>\w+)|(?P<sign>[^\w\s])")
_DASHES = frozenset("-–—−‐‑")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_LATE_TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$")


class Token(NamedTuple):
    """A word or sign of a text: where it stands and how it is compared."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a sign."""
        return self.key[0].isalnum() or self.key[0] == "_"

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """How a word or sign is compared: small letters, one place for the tone of oa, oe, uy, one dash, "và" for "&"."""
    if text in _DASHES:
        return "-"
    if text == "&":
        return "và"
    small = text.casefold()
    if _LATE_TONE.search(small):
        letters = unicodedata.normalize("NFD", small[-1])
        tones = "".join(mark for mark in letters if mark in _TONES)
        rest = "".join(mark for mark in letters if mark not in _TONES)
        small = unicodedata.normalize("NFC", small[:-1] + tones + rest)
    return small


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word without marks, as fold makes it; words come again and again."""
    return fold(word)


@lru_cache(maxsize=20_000)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and signs of a text; "P." and a lone capital P are "phòng"."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        if match["short"]:
            key = "phòng" if word == "P." else _key(word[:-1])
        else:
            key = "phòng" if word == "P" else _key(word)
        found.append(Token(match.start(), match.end(), word, key))
    return tuple(found)


def name_words(tokens: tuple[Token, ...] | list[Token]) -> tuple[str, ...]:
    """The words of a name as they are compared, usual short words written in full, stops left out."""
    words: list[str] = []
    for token in tokens:
        if token.key != ".":
            words += SHORT_FORMS.get(token.key, (token.key,))
    return tuple(words)


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """The form in which two spellings of a name are the same: without marks, capitals and spaces around dashes."""
    return " ".join(bare(word) for word in name_words(tokens_of(name))).strip(" ,;:-")
