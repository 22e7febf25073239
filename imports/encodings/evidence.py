"""How likely it is that a text is in an old encoding: its words are Vietnamese only when read so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from imports.encodings.marks import BEYOND
from imports.encodings.tables import TCVN3, VNI, VPS, decode, signs
from models.spelling.syllables import sounds_vietnamese

# VISCII is told by its fonts only: nobody sends it today.
GUESSED = (TCVN3, VNI, VPS)
_WORD = re.compile(r"[A-Za-z\u0080-\U000FFFFF]+")
_QUOTES = "“”‘’–—…\u00a0•"
_MANY = 400  # words are looked at in one text; more tell nothing new
_LONGEST = 20_000
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


def evidence_of(text: str, encodings: Sequence[str] = GUESSED) -> Evidence:
    """What a text tells about its encoding, the best of some; NOTHING where all of it is ASCII."""
    if text.isascii():
        return NOTHING
    if BEYOND.search(text):
        return Evidence(unicode=True)
    found = [word for word in _WORD.findall(text[:_LONGEST]) if len(word) > 1 and not word.isascii()][:_MANY]
    best = NOTHING
    for encoding in encodings:
        told = evidence_in(found, encoding)
        if told.read > best.read:
            best = told
    return best if best.read else Evidence(words=len(found), plain=sum(_is_plain(word) for word in found))


def evidence_in(words: Sequence[str], encoding: str) -> Evidence:
    """What some words, none of them ASCII, tell about whether they are in an encoding."""
    counted = [_reading(word, encoding) for word in words[:_MANY]]
    told = [reading for reading in counted if reading is not None]
    return Evidence(encoding, len(told), sum(read for read, _plain in told), sum(plain for _read, plain in told))


def _is_plain(word: str) -> bool:
    return sounds_vietnamese(word.strip(_QUOTES))


@lru_cache(maxsize=20_000)
def _reading(word: str, encoding: str) -> tuple[bool, bool] | None:
    """Whether a word is Vietnamese when read in an encoding, and as it stands; None where both are the same word."""
    bare = word.strip(_QUOTES)
    used = signs(encoding)
    plain = sounds_vietnamese(bare)
    seen = word if encoding == VPS else bare
    if any(not sign.isascii() and sign not in used for sign in seen):
        return False, plain
    found = decode(seen, encoding)
    if found == seen:
        return None if plain else (False, False)
    return sounds_vietnamese(found), plain
