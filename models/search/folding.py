"""Texts as a search compares them, with or without marks and capitals, and the way back to the letters as written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_COMMON_MARKS = re.compile("[\u0300-\u036f]+")
# Outside these ranges other combining marks may stand, which only a look at each sign can tell.
_OTHER_SIGNS = re.compile("[^\x00-\u036f\u2000-\u20cf]")
_SPACE = re.compile(r"\s")
_SPACES = re.compile(r"\s+")
_SPACE_RUN = re.compile(r"\s\s")
# Vietnamese as it is usually stored: each of these letters and signs is one sign when it is folded without marks.
_SIGN_FOR_SIGN = re.compile(r"[\n -~À-ÖØ-Þà-öø-þĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”…]*")


class Span(NamedTuple):
    """A part of a text, from one position up to another."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Way:
    """How exactly a search compares: by default without marks (đ = d, hoà = hòa) and capitals, within words too."""

    marks: bool = False
    case: bool = False
    words: bool = False


def folded(text: str, way: Way) -> str:
    """The text as it is compared: decomposed, and in small letters or without marks unless the way asks for them.

    Without marks every run of spaces and line breaks is one space, so that a phrase is found over its line break;
    with marks each of them is one.
    """
    if text.isascii():
        plain = text if way.case else text.lower()
        return (_SPACE if way.marks else _SPACES).sub(" ", plain)
    if not way.case:
        text = text.casefold()
    text = unicodedata.normalize("NFD", text)
    if way.marks:
        return _SPACE.sub(" ", text)
    text = _COMMON_MARKS.sub("", text).replace("đ", "d").replace("Đ", "D")
    if _OTHER_SIGNS.search(text):
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return _SPACES.sub(" ", text)


def letters(text: str, way: Way) -> list[Span]:
    """For each sign of the folded text the letter of the text it comes from, with the marks that follow it."""
    if not way.marks and _SIGN_FOR_SIGN.fullmatch(text) and not _SPACE_RUN.search(text):
        return [Span(place, place + 1) for place in range(len(text))]
    found: list[Span] = []
    lengths: dict[str, int] = {}  # of folded letters: there are few of them, also in a very long text
    place = 0
    while place < len(text):
        end = place + 1
        space = text[place].isspace()
        joined = space and not way.marks
        while end < len(text) and ((joined and text[end].isspace()) or ((joined or not space) and _is_mark(text[end]))):
            end += 1
        letter = text[place:end]
        length = lengths.get(letter)
        if length is None:
            length = lengths[letter] = len(folded(letter, way))
        found += [Span(place, end)] * length
        place = end
    return found


def _is_mark(sign: str) -> bool:
    return sign > "\u02ff" and unicodedata.combining(unicodedata.normalize("NFD", sign)[0]) != 0


def spans_in(text: str, compared: str, needle: str, way: Way) -> list[Span]:
    """Where a folded needle stands in a text whose folded form is `compared`; parts that overlap count once.

    Only whole letters are found: neither half of an "ß", nor an "a" without its mark where marks count.
    """
    if not needle or needle not in compared:
        return []
    source = letters(text, way)
    spans: list[Span] = []
    at = compared.find(needle)
    while at >= 0:
        last = at + len(needle) - 1
        whole = (at == 0 or source[at - 1] != source[at]) and (
            last + 1 == len(source) or source[last + 1] != source[last]
        )
        span = Span(source[at].start, source[last].end)
        if whole and not (way.words and _within_word(text, span)):
            spans.append(span)
            at = compared.find(needle, last + 1)
        else:
            at = compared.find(needle, at + 1)
    return spans


def _within_word(text: str, span: Span) -> bool:
    """Whether a letter or digit joins on at one end of a part that begins or ends with one."""
    before = span.start > 0 and _is_letter(text[span.start - 1]) and _is_letter(text[span.start])
    after = span.end < len(text) and _is_letter(text[span.end]) and _is_letter(text[span.end - 1])
    return before or after


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or _is_mark(sign)
