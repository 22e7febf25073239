"""Letters of other scripts that look like ours: the same to the eye, others to the machine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_PAIRS = {
    "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "Р": "P", "Т": "T", "Х": "X",
    "У": "Y", "І": "I", "а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "х": "x", "у": "y", "і": "i",
    "Α": "A", "Β": "B", "Ε": "E", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T",
    "Χ": "X", "Υ": "Y", "ο": "o", "ν": "v", "ρ": "p", "υ": "u", "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ",
}  # fmt: skip
_OURS = re.compile(r"[A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
# The signs by which such a word is known, so that most texts need no look at their words.
_WIDE = (chr(first + n) for first in (0xFF21, 0xFF41) for n in range(26))
LOOK_ALIKE_SIGNS = frozenset((*_PAIRS, *_WIDE, *"\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"))
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u0323])*")


def look_alikes(text: str) -> Iterator[re.Match[str]]:
    """The words of our letters with others among them; a word wholly of another script is none."""
    for found in _WORDS.finditer(text):
        if not LOOK_ALIKE_SIGNS.isdisjoint(found[0]) and _OURS.search(found[0]):
            yield found


def latin(word: str) -> str:
    """The word in our letters."""
    whole = unicodedata.normalize("NFC", word)
    return "".join(_PAIRS.get(sign, unicodedata.normalize("NFKC", sign)) for sign in whole)
