"""Where a name of a unit stands whole in a running text: not in the middle of a longer name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from models.units.naming import begins_unit
from models.units.tokens import tokens_of

_DASH = "[-–—]"
# After a name its place may follow ("Sở Nội vụ Quảng Ngãi"), but not what makes it the name of another unit.
_GOES_ON = re.compile(
    rf"\s*{_DASH}\s*[^\W\d_]|\s+(?:Sở|UBND|HĐND|Chính phủ|Quốc hội|Trung ương|Tỉnh ủy|Tỉnh uỷ|Bộ|Ban|Cục|Đoàn)\b"
    r"|\s+(?:và|&)\s+(?P<more>[A-ZÀ-ỸĐ])"
)


def pattern_of(name: str) -> str:
    """A regular expression that meets a name with other spaces around its dashes and "&" for "và"."""
    parts: list[str] = []
    for piece in re.finditer(rf"\s*{_DASH}\s*|\s+|&|[^\s&–—-]+", name.strip()):
        text = piece.group()
        bare = text.strip()
        if not bare:
            parts.append(r"\s+")
        elif bare in "-–—":
            parts.append(rf"\s*{_DASH}\s*")
        elif bare in ("&", "và"):
            parts.append("(?:và|&)")
        else:
            parts.append(re.escape(bare))
    return "".join(parts)


@lru_cache(maxsize=64)
def names_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression for several names, the longest first, each in a group of its own (n0, n1 …); None for none."""
    places = sorted((place for place, name in enumerate(names) if name.strip()), key=lambda at: -len(names[at]))
    if not places:
        return None
    groups = "|".join(f"(?P<n{place}>{pattern_of(names[place])})" for place in places)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.IGNORECASE)


def whole_names(text: str, names: tuple[str, ...]) -> Iterable[tuple[int, int, int]]:
    """Start, end and index of each of the names where it stands whole in a text, in order and never overlapping."""
    pattern = names_pattern(names)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        if not _goes_on(text, match.end()):
            yield match.start(), match.end(), int(str(match.lastgroup)[1:])


def _goes_on(text: str, end: int) -> bool:
    """Whether what stands behind a name makes it the name of another unit; behind "và" a unit of its own may begin."""
    match = _GOES_ON.match(text, end)
    if match is None:
        return False
    if match["more"] is None:
        return True
    return not begins_unit(tokens_of(text[match.start("more") : match.start("more") + 80]), 0)


def in_its_case(found: str, old: str, new: str) -> str:
    """The new name as the old one was written there: in capitals in a heading, with a small letter in a sentence."""
    letters = [sign for sign in found if sign.isalpha()]
    if found == old or not letters or not new:
        return new
    if len(letters) > 1 and all(sign.isupper() for sign in letters) and not old.isupper():
        return new.upper()
    if letters[0].islower() and old[:1].isupper():
        return new[0].lower() + new[1:] if len(new) > 1 and not new[1].isupper() else new
    return new
