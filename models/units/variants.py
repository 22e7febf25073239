"""What all likely spellings of a unit have in common, so that they meet before they are compared one by one."""

from __future__ import annotations

import re
from functools import lru_cache

from models.text import fold
from models.units.alike import Name
from models.units.naming import is_collective
from models.units.writing import capital, neat

_IN_FULL = ((re.compile(r"[ỦU][ỷỳy] ban nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân", re.IGNORECASE), "UBND"),
            (re.compile(r"Hội đồng nhân dân", re.IGNORECASE), "HĐND"))  # fmt: skip
# Of these words a list is made that means all units of the own department.
_OWN_WORDS = frozenset(
    fold(
        "các những phòng ban cơ quan đơn vị trung tâm chi cục chuyên môn nghiệp vụ thuộc trực sở sự nghiệp và toàn thể "
        ", -"
    ).split()
)
# In "Phòng Phòng, chống tham nhũng" nothing is typed twice.
_DOUBLED = re.compile(r"\b(\w{2,})(?: \1\b(?!,? chống\b))+")
_LETTERS = 2
_FREE = frozenset(("co", "cac", "va", ",", "nhung"))


@lru_cache(maxsize=20_000)
def variant_key(text: str, agency: str = "") -> str:
    """A key that the likely spellings of one unit share; others may share it, so they are still to be compared.

    One unit goes by the first letters of its first words, many by the words of which they are made, all those of the
    own department by "many/own".
    """
    name = Name(text, agency)
    words = set(name.words)
    if is_collective(text) or _is_torn(name.words):
        if "lien" in words and "quan" in words:
            return "many/concerned"
        if words <= _OWN_WORDS and len(words) > 1:
            return "many/own"
        return "many/" + " ".join(sorted(words - _FREE))
    letters = "".join(_letters(token.text) for token in name.core if token.is_word and token.key not in ("và",))
    return f"one/{fold(letters)[:_LETTERS]}" if len(letters) > 1 else ""


@lru_cache(maxsize=20_000)
def shown_form(text: str) -> str:
    """A spelling as it is compared by eye: usual short words, stops and words typed twice are faults of their own."""
    form = _DOUBLED.sub(r"\1", capital(neat(text)))
    for pattern, short in _IN_FULL:
        form = pattern.sub(short, form)
    return form


def _letters(word: str) -> str:
    if word in ("P.", "VP."):
        return word[:-1]
    # Numbers tell units apart: "Tổ 1", "Tổ 12".
    return word if (word.isupper() and len(word) > 1) or word.isdigit() else word[0]


def _is_torn(words: tuple[str, ...]) -> bool:
    return words[:2] in (("don", "vi"), ("co", "quan")) and set(words) <= _OWN_WORDS
