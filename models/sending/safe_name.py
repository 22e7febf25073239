"""Text made fit for a file's name on Windows, with or without Vietnamese letter marks."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from pathlib import Path

from models.errors import InputProblem
from models.files import check_file_name
from models.i18n import _
from models.text import printable

LONGEST_STEM = 120
# File systems other than Windows' own count bytes: 255 for a name, of which an ending and a number need some.
_MOST_BYTES = 220
_LONGEST_READ = 400
_FORBIDDEN = re.compile(r'[<>:"/\\|?*{}]+')
_RUNS = re.compile(r"([ _.\-])\1+")
_AT_DASH = re.compile(r"[ _]*-[ _]*")
EDGES = " ._-~"
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s+")
_BETWEEN = re.compile(r" ?[,;&'’‘“”] ?| +")
# Formats, private and unassigned signs, and pictures, which other programs turn into boxes.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Me", "Zl", "Zp"})
# Which picture a sign is, and "and so on".
_NO_LETTERS = re.compile("[\ufe00-\ufe0f…]")
# Windows reserves these beside the names that check_file_name knows.
_MORE_DEVICES = frozenset({"conin$", "conout$", "clock$", *(f"{name}{n}" for name in ("com", "lpt") for n in "0¹²³")})
_ABBREVIATIONS = frozenset({"UBND", "HĐND", "HDND", "CCHC", "TTHC", "TW", "VP", "SNV", "KH"})


class Spaces(StrEnum):
    """What becomes of the spaces between words: "SoXayDung", "So_Xay_dung", "Sở Xây dựng"."""

    DROP = "drop"
    UNDERSCORE = "underscore"
    KEEP = "keep"


def styled(text: str, plain: bool, spaces: Spaces) -> str:
    """A part of a name: one line, no signs that Windows refuses; `plain` takes the letter marks away (đ as d)."""
    text = _NO_LETTERS.sub("", printable(text[:_LONGEST_READ]))
    text = "".join(" " if sign.isspace() else sign for sign in text if sign == "\n" or _keeps(sign))
    text = _SPACE.sub(" ", _FORBIDDEN.sub("-", text))
    if spaces is not Spaces.KEEP:
        text = _BETWEEN.sub(" ", text)
    if spaces is Spaces.DROP:
        text = _joined(text)
    elif spaces is Spaces.UNDERSCORE:
        text = text.replace(" ", "_")
    return _bare(text) if plain else text


def finished(stem: str, longest: int = LONGEST_STEM) -> str:
    """A whole name without its ending: no doubled signs, nothing loose at its ends, no name that Windows reserves."""
    stem = _RUNS.sub(r"\1", stem).replace("_-_", "_").strip(EDGES)
    while too_long(stem, longest):
        stem = stem[:-1].rstrip(EDGES)
    if stem.split(".")[0].rstrip().casefold() in _MORE_DEVICES:
        stem = "_" + stem
    try:
        check_file_name(Path(stem))
    except InputProblem:
        # Only reserved names are left to refuse, and empty ones.
        stem = f"_{stem}" if stem else _bare(_joined(_("Kế hoạch")))
    return stem


def too_long(stem: str, longest: int) -> bool:
    """Whether a name is longer than allowed, as Windows counts (UTF-16) or as others do (bytes)."""
    return len(stem.encode("utf-16-le")) > 2 * longest or len(stem.encode()) > _MOST_BYTES


def _keeps(sign: str) -> bool:
    return unicodedata.category(sign) not in _DROPPED


def _joined(text: str) -> str:
    """Words without spaces, each with a capital: "SỞ XÂY DỰNG" and "Sở Xây dựng" give SởXâyDựng."""
    words = _AT_DASH.sub("-", text).split()
    if len(words) < 2:
        return "".join(words)
    if text.isupper():
        words = [_WORD.sub(_small, word) for word in words]
    return "".join(word[:1].upper() + word[1:] for word in words)


def _small(found: re.Match[str]) -> str:
    word = found.group()
    return word if word in _ABBREVIATIONS else word.capitalize()


def _bare(text: str) -> str:
    """ASCII only: letters lose their marks, what has no plain form is left out."""
    spread = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D").replace("–", "-"))
    return _FORBIDDEN.sub("-", spread.encode("ascii", "ignore").decode())
