"""How likely it is that a text is in an old encoding: its words are Vietnamese only when read so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from imports.encodings.marks import BEYOND
from imports.encodings.syllables import is_syllable
from imports.encodings.tables import TCVN3, VNI, VPS, decode, signs

# VISCII is told by its fonts only: nobody sends it today.
GUESSED = (TCVN3, VNI, VPS)
_WORD = re.compile(r"[A-Za-z\u0080-\U000FFFFF]+")
_QUOTES = "“”‘’–—…\u00a0•"
_MANY = 400  # words are looked at in one text; more tell nothing new
_LEAST = 2
_SURE = 0.7


class Evidence(NamedTuple):
    """What a text tells: the encoding in which most of its words are Vietnamese, and how many as they stand.

    `words` counts those that are more than ASCII, `read` those that are Vietnamese in the encoding, `plain` those that
    are as they stand; `unicode` is set where a letter proves that the text needs no reading.
    """

    encoding: str = ""
    words: int = 0
    read: int = 0
    plain: int = 0
    unicode: bool = False

    @property
    def sure(self) -> bool:
        """Whether the text alone is enough to convert it."""
        return not self.unicode and self.read >= max(_LEAST, _SURE * self.words) and self.plain * 3 <= self.read

    @property
    def likely(self) -> bool:
        """Whether it is Vietnamese only when read so, but too short to be sure."""
        return not self.unicode and self.plain < self.read and self.read >= _SURE * self.words

    @property
    def possible(self) -> bool:
        """Whether it is Vietnamese when read so, and may be as it stands."""
        return not self.unicode and 0 < self.read >= _SURE * self.words


NOTHING = Evidence()


def evidence_of(text: str) -> Evidence:
    """What a text tells about its encoding; NOTHING where all of it is ASCII."""
    if text.isascii():
        return NOTHING
    if BEYOND.search(text):
        return Evidence(unicode=True)
    found = [word for word in _WORD.findall(text[:20_000]) if len(word) > 1 and not word.isascii()][:_MANY]
    plain = sum(is_syllable(word.strip(_QUOTES)) for word in found)
    best = Evidence(words=len(found), plain=plain)
    for encoding in GUESSED:
        read = sum(_reads(word, encoding) for word in found)
        if read > best.read:
            best = Evidence(encoding, len(found), read, plain)
    return best


def evidence_in(words: list[str], encoding: str) -> Evidence:
    """What some words of a font tell about whether they are in its encoding."""
    kept = words[:_MANY]
    return Evidence(
        encoding, len(kept), sum(_reads(word, encoding) for word in kept), sum(is_syllable(word) for word in kept)
    )


@lru_cache(maxsize=20_000)
def _reads(word: str, encoding: str) -> bool:
    if encoding != VPS:
        word = word.strip(_QUOTES)
    used = signs(encoding)
    if any(not sign.isascii() and sign not in used for sign in word):
        return False
    found = decode(word, encoding)
    return found != word and is_syllable(found)
