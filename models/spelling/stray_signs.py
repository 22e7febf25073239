"""Spaces and punctuation where they do not belong: what stands there, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.i18n import _
from models.spelling.forms import form
from models.spelling.lexicon import lexicon

_LETTER = r"[^\W\d_]"
_SPACE = r"[ \u00a0]"
# Addresses, file names and blanks to fill in ("ngày ….. tháng") are left alone.
_PIECE = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|@|www\.|\.(?:vn|com|net|org|gov|docx?|xlsx?|pdf)\b")
_BLANK = re.compile(r"\.{3,}|…+|[._]{4,}")
_EXTRA_SPACE = rf"(?P<spaces>(?<=\S){_SPACE}{{2,}}(?=\S))"
_BEFORE_SIGN = (
    rf"(?P<before>(?<=[^\s.…(\[“]){_SPACE}+"
    rf"(?=[,;:!?)\]”](?!\S*[\w/])|[,;](?=\s|{_LETTER})|\.(?=\s|$)(?!\s?\.)))"
)
_AFTER_OPEN = rf"(?P<after>(?<=[(\[“]){_SPACE}+(?=\w))"
_TWICE = r"(?P<twice>(?<![.,;:…])(?:,{2,}|;{2,}|:{2,}|,;|;,|,\.|;\.|\.;|:;|;:|,:|\.\.)(?![.,;:…/]))"
_NO_SPACE = (
    rf"(?P<none>(?<={_LETTER})[,;](?={_LETTER})|(?<={_LETTER}{{4}})\.(?={_LETTER}{_LETTER})"
    rf"|(?<={_LETTER}):(?={_LETTER}{_LETTER})|(?<=độ [1-4]),(?=[1-4](?!\d)))"
)
_STRAY = re.compile(f"{_EXTRA_SPACE}|{_BEFORE_SIGN}|{_AFTER_OPEN}|{_TWICE}|{_NO_SPACE}")
# A cheap look: nearly all texts have none of these. Each pattern begins with a few signs, which is found fastest.
_LEVELS = "mức độ"  # "mức độ 3,4" are two of them
_LOOKS = (re.compile(r"[ \u00a0][ \u00a0,;:.!?)\]”]"), re.compile(r"[,;:.][^\s\d]"), re.compile(r"[(\[“][ \u00a0]"))
# The same of the pieces between spaces, but for spaces side by side.
STRAY_PIECE = r"^[,;:.!?)\]”]|[,;:.]\D|[(\[“]$|^[1-4],[1-4]"
_AND_SO_ON = re.compile(r"v\.\s?v\Z", re.IGNORECASE)
# "Số      /KH-SNV ngày     tháng     năm 2026": what is left open is filled in by hand or on signing.
_OPEN_BEFORE = re.compile(r"\b(?:số:?|ngày|tháng)\Z", re.IGNORECASE)
_OPEN_BEHIND = re.compile(r"/|tháng\b|năm\b", re.IGNORECASE)
_SHORT_WORD = re.compile(rf"(?<!{_LETTER}){_LETTER}{{1,3}}\Z")

_DASH = r"[-–—]"
DASHES = re.compile(r"[-–—] |[-–—]\u00a0|[ \u00a0][-–—]\w|[^\W\d_][-–—][^\W\d_]")
_DASHES = re.compile(
    rf"(?P<words>(?<=[^\W\d_])(?:{_SPACE}+{_DASH}(?=[^\W\d_])|{_DASH}{_SPACE}+(?=[^\W\d_])))"
    rf"|(?P<joined>(?<=[^\W\d_]){_DASH}(?=[^\W\d_]))"
    rf"|(?P<years>(?<=\b(?:19|20|21)\d\d)(?:{_SPACE}+{_DASH}(?=(?:19|20|21)\d\d\b)|{_DASH}{_SPACE}+(?=(?:19|20|21)\d\d\b)))"
)
_WORDS_BEFORE = re.compile(r"([^\W\d_]+) ([^\W\d_]+)\Z")
_WORDS_BEHIND = re.compile(r"([^\W\d_]+) ([^\W\d_]+)")
_NOTHING_MORE = re.compile(r"\s*\Z")
_FAR = 20  # letters that two syllables have at most


class Stray(NamedTuple):
    """A stretch that is wrong, what sort of fault it is, and what would be right there."""

    start: int
    end: int
    fault: str
    put: str

    def says(self) -> str:
        """One sentence for the officer."""
        return {
            "spaces": _("Có nhiều khoảng trắng liền nhau."),
            "before": _("Thừa khoảng trắng trước dấu câu."),
            "after": _("Thừa khoảng trắng sau dấu mở ngoặc."),
            "twice": _("Hai dấu câu liền nhau."),
            "none": _("Thiếu khoảng trắng sau dấu câu."),
            "words": _("Gạch nối giữa hai cụm từ cần khoảng trắng ở cả hai bên."),
            "years": _("Gạch nối giữa hai năm có khoảng trắng ở một bên: nên viết liền."),
        }[self.fault]


@lru_cache(maxsize=4096)
def stray_signs(text: str) -> tuple[Stray, ...]:
    """Doubled spaces and signs, spaces before signs, signs without a space behind them; in order."""
    return tuple(_stray_signs(text)) if may_be_stray(text) else ()


def may_be_stray(text: str) -> bool:
    """A cheap question first, which nearly all texts answer with no."""
    return any(look.search(text) for look in _LOOKS) or _LEVELS in text


def _stray_signs(text: str) -> Iterator[Stray]:
    kept: list[tuple[int, int]] | None = None
    passed = 0
    for found in _STRAY.finditer(text):
        if kept is None:
            kept = _kept(text)
        start, end = found.span()
        while passed < len(kept) and kept[passed][1] <= start:
            passed += 1
        if passed < len(kept) and kept[passed][0] < end:
            continue
        fault = str(found.lastgroup)
        put = _right(text, found, fault)
        if put is not None:
            yield Stray(start, end, fault, put)


def _kept(text: str) -> list[tuple[int, int]]:
    """What is left alone, in order; blanks within an address are part of it."""
    spans: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(text):
        if _ADDRESS.search(piece[0]):
            spans.append(piece.span())
        else:
            spans += (one.span() for one in _BLANK.finditer(text, *piece.span()))
    return spans


def dashes(text: str) -> Iterator[Stray]:
    """Dashes with a space on one side only, or with none between two words; in order."""
    if not DASHES.search(text):
        return
    for found in _DASHES.finditer(text):
        sign = found[0].strip(" \u00a0")
        if found.lastgroup == "years":
            yield Stray(*found.span(), "years", sign)
        elif found.lastgroup == "joined":
            if _between_words(text, *found.span()):
                yield Stray(*found.span(), "words", f" {sign} ")
        elif not _begins_point(text, found.start()) and not _is_prefix(text, found):
            yield Stray(*found.span(), "words", f" {sign} ")


def _begins_point(text: str, at: int) -> bool:
    """Whether nothing but space stands before a place in its line; far enough back nobody looks."""
    line = text[max(0, at - _FAR) : at].rpartition("\n")[2]
    return not line.strip()


def _between_words(text: str, start: int, end: int) -> bool:
    """Whether a dash joins two words of two syllables: "kinh tế-xã hội"; within a foreign word it joins syllables."""
    before = _WORDS_BEFORE.search(text, max(0, start - _FAR), start)
    behind = _WORDS_BEHIND.match(text, end)
    words = lexicon().words
    return bool(
        before
        and behind
        and (form(before[1]), form(before[2])) in words
        and (form(behind[1]), form(behind[2])) in words
    )


def _right(text: str, found: re.Match[str], fault: str) -> str | None:
    if fault == "spaces":
        start, end = found.span()
        is_open = _OPEN_BEFORE.search(text, max(0, start - _FAR), start) and _OPEN_BEHIND.match(text, end)
        return None if is_open else " "
    if fault in ("before", "after"):
        return ""
    before = text[max(0, found.start() - _FAR) : found.start()]
    if fault == "twice":
        signs = found[0]
        if _AND_SO_ON.search(before) or (signs[0] == "." != signs[1] and _SHORT_WORD.search(before)):
            return None
        if _NOTHING_MORE.match(text, found.end()):
            return "." if "." in signs else signs[0]
        return signs[0] if len(set(signs)) == 1 else next((one for one in ";,:" if one in signs), None)
    behind = text[found.end() : found.end() + 2]
    if found[0] == "." and not (behind[:1].isupper() and behind[1:].islower() and text[found.start() - 1].islower()):
        return None
    if found[0] == ":" and not (text[found.start() - 1].islower() and behind[:1].isalpha()):
        return None
    if found[0] in ",;" and text[found.start() - 1].isupper() and behind[:1].isupper() and not behind[1:].islower():
        return None  # "CBCC,VC" is one word to its writers
    return found[0] + " "


def _is_prefix(text: str, found: re.Match[str]) -> bool:
    """ "ODA- " and the like at a line's end, or a sign that begins a point after a colon."""
    return text[found.start() - 1 : found.start()] in (":", ";") or text[found.end() : found.end() + 1] == ""
