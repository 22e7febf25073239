"""Cells cut where a cut is certain: scope labels, labels of roles, line breaks, bullets and ";"."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.units.tokens import Token, tokens_of

_SCOPE = re.compile(
    r"(?:^|(?<=[\s;.,]))(?P<scope>Phạm vi [^:;\n]{1,60}?|(?:Đối với )?[Cc]ấp (?:tỉnh|huyện|xã)|Đối với [^:;\n]{1,60}?"
    r"|(?:Tại|Ở) [^:;\n]{1,40}?)\s*:",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:(?:đơn vị|cơ quan|bộ phận)\s+)?(?:(?P<lead>chủ trì(?:\s+thực hiện)?|đầu mối|thực hiện)"
    r"|(?P<partners>phối hợp(?:\s+thực hiện)?))\s*:",
    re.IGNORECASE,
)
_BREAK = re.compile(r";|\n(?=[^\S\n]*(?:[-–—+•*●▪·]|\d+[.)]\s|[a-zđ]\)\s|[^\W\d_]))")
_FAR = 40  # letters at the end of a line that tell whether it goes on
_BULLET = re.compile(r"\s*(?:[-–—+•*●▪·]\s*)?(?:(?:\d{1,2}[.)]|[a-zđ]\))\s+)?")
_GOES_ON = re.compile(r"\n\s*(?![a-zđ]\)|các\b|những\b|phòng\b|ban\b|đơn vị\b|văn phòng\b|thanh tra\b)[a-zà-ỹđ]")


class Piece(NamedTuple):
    """A stretch of a cell with its words, under its scope label and, where a label says so, in its role."""

    tokens: tuple[Token, ...]
    scope: str = ""
    role: str = ""


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a cell; a label holds until the next one."""
    found: list[Piece] = []
    scope = role = ""
    for start, end in _stretches(text):
        labels = list(_SCOPE.finditer(text, start, end))
        bounds = [start, *(label.end() for label in labels)]
        stops = [*(label.start() for label in labels), end]
        for place, (low, high) in enumerate(zip(bounds, stops, strict=True)):
            if place:
                scope = " ".join(labels[place - 1]["scope"].split())
            at = _past_bullet(text, low, high)
            label = _ROLE.match(text, at, high)
            if label is not None:
                role = "lead" if label["lead"] else "partners"
                at = label.end()
            tokens = tuple(one._replace(start=one.start + at, end=one.end + at) for one in tokens_of(text[at:high]))
            if tokens:
                found.append(Piece(tokens, scope, role))
    return found


def _stretches(text: str) -> list[tuple[int, int]]:
    """From where to where the text goes on without a sure break; a line in small letters goes on with the one above."""
    found: list[tuple[int, int]] = []
    start = depth = seen = 0
    last = text.rfind(")")
    for match in _BREAK.finditer(text):
        depth += text.count("(", seen, match.start()) - text.count(")", seen, match.start())
        seen = match.start()
        joined = match.group() == "\n" and (
            _GOES_ON.match(text, match.start()) or _is_open(text[max(start, match.start() - _FAR) : match.start()])
        )
        if joined or (depth > 0 and match.end() <= last):
            continue
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))]


def _is_open(line: str) -> bool:
    """Whether a line ends so that it must go on in the next."""
    return line.rstrip().endswith((" và", ",", " -", " –")) and not line.rstrip().endswith(("liên quan,", "thuộc Sở,"))


def _past_bullet(text: str, low: int, high: int) -> int:
    match = _BULLET.match(text, low, high)
    return match.end() if match else low
