"""Resolutions of party congresses and conferences, which are cited by their ordinal instead of a number."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.citations.issuers import PLACE
from models.citations.kinds import WORD

_COUNT = r"(?:[IVXLC]{1,6}|\d{1,2}|(?:thứ\s)?(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai|ba|tư|lăm))?))"
_ORDINAL = (
    rf"(?:(?i:lần)\s{{1,2}}(?i:thứ)\s{{1,2}}(?:[IVXLC]{{1,6}}|\d{{1,2}}|(?i:{_COUNT}))|[IVXLC]{{1,6}})(?![{WORD}])"
)
_PIECE = re.compile(
    rf"\s{{0,2}},?\s{{1,2}}(?:(?P<ordinal>{_ORDINAL})"
    rf"|(?P<course>(?i:khóa|khoá|nhiệm\skỳ)\s{{1,2}}(?:[IVXLC]{{1,6}}|\d{{1,2}}|\d{{4}}\s?[-–]\s?\d{{4}}))(?![{WORD}])"
    rf"|(?P<body>(?i:(?:của\s)?đảng\sbộ)(?:{PLACE}|\s(?i:sở))?"
    rf"|(?i:đảng\stoàn\squốc|toàn\squốc(?:\scủa\sđảng)?|(?:của\s)?đảng(?:\scộng\ssản\sviệt\snam)?)"
    rf"|(?i:đại\sbiểu|ban\schấp\shành(?:\strung\sương(?:\sđảng)?)?|bch(?:\s(?:tw|trung\sương)(?:\sđảng)?)?))(?![{WORD}]))"
)
_HEAD = re.compile(
    rf"\s{{1,2}}(?P<head>(?i:đại\shội|hội\snghị)(?![{WORD}])|(?i:trung\sương)\s{{1,2}}(?P<number>\d{{1,2}}|[IVXLC]{{1,4}})(?![{WORD}]))"
)


class Congress(NamedTuple):
    """What a resolution of a congress or conference is called, and where that ends."""

    start: int
    end: int
    title: str


def congress_at(text: str, place: int) -> Congress | None:
    """The congress named right behind "Nghị quyết"; None where no ordinal tells which one it is."""
    head = _HEAD.match(text, place)
    if head is None:
        return None
    end, told = head.end(), bool(head["number"])
    for _ in range(6):
        piece = _PIECE.match(text, end)
        if piece is None:
            break
        told = told or bool(piece["ordinal"] or piece["course"])
        end = piece.end()
    start = head.start("head")
    return Congress(start, end, " ".join(text[start:end].split())) if told else None
