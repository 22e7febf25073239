"""Names of the files to send, by a pattern with named pieces that the officer can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.sending.pieces import PART, split
from models.sending.safe_name import EDGES, LONGEST_STEM, Spaces, finished, styled, too_long
from models.text import fold

DEFAULT_PATTERN = "{năm}_KH-CCHC_{cơ quan}_{phần}"
DEFAULT_SUBFOLDER = "Gửi SNV_{ngày gửi}"
# Excel opens no file whose whole path is longer, folder and ending included; Windows itself takes 259.
LONGEST_PATH = 218
_SHORTEST_STEM = 24
_SHORTEST_PIECE = 4
_ROOM_FOR_NUMBER = 5


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How names are written: `plain` without letter marks (không dấu), and what becomes of spaces."""

    plain: bool = True
    spaces: Spaces = Spaces.DROP


def file_stem(pattern: str, pieces: Mapping[str, str], style: NameStyle, longest: int = LONGEST_STEM) -> str:
    """A name without its ending; where it is too long the longest pieces are cut, the part's name last of all."""
    known = {fold(name): text for name, text in pieces.items()}
    texts: list[str] = []
    values: list[int] = []
    words: list[int] = []
    for run, named in split(pattern):
        text = styled(known.get(fold(run), "") if named else run, style.plain, style.spaces)
        if not named:
            words.append(len(texts))
        elif fold(run) != fold(PART):
            values.append(len(texts))
        texts.append(text.strip(EDGES) if named else text)
    for places, least in ((values, _SHORTEST_PIECE), (words, 1), (values, 0)):
        _shorten(texts, places, least, longest)
    return finished("".join(texts), longest)


def _shorten(texts: list[str], places: list[int], least: int, longest: int) -> None:
    """Cut the longest of some texts until the whole fits or none of them may be cut any more."""
    while too_long("".join(texts), longest):
        place = max(places, key=lambda one: len(texts[one]), default=-1)
        if place < 0 or len(texts[place]) <= least:
            return
        texts[place] = texts[place][:-1]


def longest_stem(folder: str, suffix: str) -> int:
    """How long a name may be in a folder; a folder that is too deep itself still gets a readable one."""
    room = LONGEST_PATH - len(folder.encode("utf-16-le")) // 2 - 1 - len(suffix) - _ROOM_FOR_NUMBER
    return max(_SHORTEST_STEM, min(LONGEST_STEM, room))


def folder_too_deep(folder: str) -> bool:
    """True where Excel could not open even a short name in the folder."""
    return len(folder.encode("utf-16-le")) // 2 + 1 + _SHORTEST_STEM + len(".xlsx") > LONGEST_PATH


def numbered(stem: str, number: int, style: NameStyle) -> str:
    """The name with a number behind it; 1 is the name itself."""
    if number == 1:
        return stem
    between = {Spaces.DROP: "", Spaces.UNDERSCORE: "_", Spaces.KEEP: " "}[style.spaces]
    return f"{stem}{between}({number})"
