"""Names printed in capitals ("SỞ NỘI VỤ") as running text writes them ("Sở Nội vụ"): looked up, else by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from imports.recognise.vocabulary import phrases
from models.text import one_line

_PLACE_WORDS = ("thành phố", "thị xã", "thị trấn", "tỉnh", "huyện", "quận", "phường", "xã")
_BODIES = frozenset({"sở", "bộ", "ban", "cục", "phòng", "viện", "tổng"})
_SCHOOLS = frozenset({"THPT", "THCS", "PTDTNT", "PTDTBT"})
_JOINTS = frozenset({"và", "-", "–"})


def in_capitals(text: str) -> bool:
    """Whether all letters of a text are capitals."""
    return text.isupper()


class Casing:
    """Finds how a plan writes names outside its headings; texts that come first count more."""

    def __init__(self, best: Iterable[str], others: Iterable[str], place: str = "") -> None:
        self._place = place
        self._levels = [[one_line(text) for text in best], [one_line(text) for text in others]]

    def proper(self, name: str) -> str:
        """The name as the text writes it most often, else by the rule for names of agencies."""
        name = one_line(name)
        if not in_capitals(name):
            return name
        for texts in self._levels:
            if found := _written(name, texts):
                return found
        name = _by_rule(name)
        start = name.lower().find(self._place.lower()) if self._place else -1
        return name if start < 0 else f"{name[:start]}{self._place}{name[start + len(self._place) :]}"


def _written(name: str, texts: Iterable[str]) -> str:
    wanted = name.lower()
    found: Counter[str] = Counter()
    for text in texts:
        small = text.lower()
        if len(small) != len(text):
            continue
        start = small.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            written = text[start:end]
            inside_word = (start and small[start - 1].isalnum()) or (end < len(small) and small[end].isalnum())
            if not written.isupper() and not inside_word:
                found[written[:1].upper() + written[1:]] += 1
            start = small.find(wanted, end)
    return found.most_common(1)[0][0] if found else ""


def _by_rule(name: str) -> str:
    """ "UBND TỈNH AN BÌNH" -> "UBND tỉnh An Bình", "SỞ XÂY DỰNG" -> "Sở Xây dựng"."""
    acronyms = frozenset(phrases("acronyms"))
    words = name.split()
    out: list[str] = []
    in_place = False
    place = 0
    while place < len(words):
        small = words[place].lower()
        two = " ".join(word.lower() for word in words[place : place + 2])
        if two in _PLACE_WORDS or small in _PLACE_WORDS:
            kind = two if two in _PLACE_WORDS else small
            out += kind.split() if out else kind.capitalize().split()
            place += len(kind.split())
            in_place = True
            continue
        before = out[-1].lower() if out else ""
        if words[place] in acronyms:
            out.append(words[place])
            in_place = words[place] in _SCHOOLS
        elif in_place or not out or before in _JOINTS or (len(out) == 1 and before in _BODIES):
            out.append(small.capitalize())
        else:
            out.append(small)
        place += 1
    return " ".join(out)
