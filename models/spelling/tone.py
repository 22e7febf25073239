"""Where the tone of a syllable is written: as in "hoà" (on the second vowel) or as in "hòa" (on the first)."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from models.spelling.syllables import without_tone

_PARTS = re.compile(r"(gi(?=[aăâeêioôơuưy])|qu(?=[aăâeêioôơy])|[bcdđghklmnpqrstvx]*)([aăâeêioôơuưy]+)([a-z]*)\Z")
_MARKED = frozenset("ăâêôơư")


class TonePlace(StrEnum):
    """The two usages that live side by side in open oa, oe, uy."""

    FIRST = "hòa"
    SECOND = "hoà"


@lru_cache(maxsize=20_000)
def with_tone(word: str, place: TonePlace) -> str:
    """The word with its tone where this usage writes it; a word without tone or that is no syllable stays."""
    plain, tones = without_tone(word)
    parts = _PARTS.match(plain.lower()) if len(tones) == 1 else None
    if parts is None or len(plain) != len(word):
        return word
    at = parts.start(2) + _tone_vowel(parts[2], parts[3], place)
    return unicodedata.normalize("NFC", plain[: at + 1] + tones + plain[at + 1 :])


def differs_by_usage(word: str) -> bool:
    """Whether the two usages write the word in two ways."""
    return with_tone(word, TonePlace.FIRST) != with_tone(word, TonePlace.SECOND)


def well_placed(word: str) -> bool:
    """Whether one of the two usages writes the tone where it stands: "hoà" and "hòa", but not "cuả" or "tòan"."""
    return word in (with_tone(word, TonePlace.SECOND), with_tone(word, TonePlace.FIRST))


def _tone_vowel(vowels: str, end: str, place: TonePlace) -> int:
    marked = [at for at, vowel in enumerate(vowels) if vowel in _MARKED]
    if marked:
        return marked[-1]
    if end or len(vowels) == 1:
        return len(vowels) - 1
    if len(vowels) > 2:
        return 1
    return int(place is TonePlace.SECOND and vowels in ("oa", "oe", "uy"))
