"""Syllables in a form for comparing: what only usage writes in two ways is one, slips of the typist are near."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import product

from models.spelling.syllables import without_tone

# lí/lý, kĩ/kỹ, mĩ/mỹ, quí/quý: one word to the reader.
_OPEN_I = frozenset(f"{onset}y" for onset in ("h", "k", "l", "m", "s", "t", "v", "qu"))
_SOUND_ALIKE = (("s", "x"), ("ch", "tr"), ("l", "n"), ("d", "gi"), ("d", "v"), ("gi", "v"), ("gi", "r"), ("d", "r"))


@lru_cache(maxsize=50_000)
def form(word: str) -> str:
    """A word in small letters with its tone at the end: "hoà" and "hòa", "lí" and "lý" have one form."""
    plain, tone = without_tone(word.lower())
    if plain in _OPEN_I:
        plain = plain[:-1] + "i"
    return plain + tone


@lru_cache(maxsize=50_000)
def bare(written: str) -> str:
    """A form without any marks: what a slip of tone or vowel mark does not change."""
    parts = unicodedata.normalize("NFD", written.replace("đ", "d"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@lru_cache(maxsize=100_000)
def marks_apart(one: str, other: str) -> int:
    """In how many ways two forms of the same letters differ: tone, marks of vowels, d and đ; 0 where letters differ.

    "vi" and "vị" differ in one, "dung" and "đứng" in three.
    """
    if bare(one) != bare(other):
        return 0
    (first, tone), (second, other_tone) = _split(one), _split(other)
    bars = ("đ" in first) != ("đ" in second)
    return (tone != other_tone) + bars + (first.replace("đ", "d") != second.replace("đ", "d"))


@lru_cache(maxsize=100_000)
def differs_by_letter(one: str, other: str) -> bool:
    """Whether two forms of one tone differ by a letter, or by a beginning that sounds alike."""
    (first, tone), (second, other_tone) = _split(one), _split(other)
    if tone != other_tone or first == second:
        return False
    return _one_edit(first, second) or _sound_alike(first, second)


def _split(written: str) -> tuple[str, str]:
    return (written[:-1], written[-1]) if unicodedata.combining(written[-1]) else (written, "")


def _one_edit(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        swapped = one[same + 1 : same + 2] + one[same : same + 1] == other[same : same + 2]
        return one[same + 1 :] == other[same + 1 :] or (swapped and one[same + 2 :] == other[same + 2 :])
    return short[same:] == long[same + 1 :]


def _sound_alike(one: str, other: str) -> bool:
    for pair, turned in product(_SOUND_ALIKE, (False, True)):
        first, second = reversed(pair) if turned else pair
        if one.startswith(first) and other == second + one.removeprefix(first):
            return True
    return False
