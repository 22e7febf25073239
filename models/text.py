"""Vietnamese text: one stored form, a folded form for comparing, and the order of the Vietnamese alphabet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Zero-width and bidi marks are invisible on paper, yet break comparing and searching.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
# XML 1.0 cannot carry these, so neither can an Excel or a Word file.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, 1)}


def printable(text: str) -> str:
    """Text that every file format can carry: NFC, plain line breaks, no control or invisible characters."""
    # Nearly all text is clean already; letters that Python calls printable hold nothing that is taken out below.
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = _BREAKS.sub("\n", text.replace("\t", " "))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _CONTROL.sub("", text)))


def tidy(text: str) -> str:
    """The stored form of imported text: printable, single spaces, no blank lines, no space at line ends."""
    # Most cells are tidy already; a printable text has no line break, tab, control or invisible character.
    if text.isprintable() and "  " not in text and text == text.strip(" ") and unicodedata.is_normalized("NFC", text):
        return text
    lines = (_SPACES.sub(" ", line).strip() for line in printable(text).split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Tidy text with its line breaks turned into single spaces, for titles and headings."""
    return " ".join(tidy(text).split())


def fold(text: str) -> str:
    """Text for comparing and searching: no tone or letter marks, đ as d, small letters, single spaces."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Key that sorts by the Vietnamese alphabet: letters first (a ă â b c d đ …), then tones."""
    ranks = [_rank(char) for char in unicodedata.normalize("NFC", text.casefold())]
    return tuple([rank[0] for rank in ranks]), tuple([rank[1] for rank in ranks])


@lru_cache(maxsize=4096)
def _rank(char: str) -> tuple[int, int]:
    """The place of a letter in the alphabet, and of its tone."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((i for i, mark in enumerate(_TONES, 1) if mark in parts), 0)
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    return (_LETTER_RANK.get(base, 100 + ord(base[0])) if base else 0), tone
