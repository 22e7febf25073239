"""Which agency a plan is of where no letterhead says so: from its title, the caption of its appendices, its lead-in."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAMES = (
    "Sở", "Ban", "Văn phòng", "Chi cục", "Cục", "Trung tâm", "UBND", "Ủy ban", "Thanh tra", "Trường", "Viện", "Quỹ",
)  # fmt: skip
_ISSUERS = (*_NAMES, "Tổng cục", "Kho bạc", "Bảo hiểm xã hội", "Bệnh viện", "Học viện", "Phòng")
_OF = re.compile(
    rf"\bcủa\s+((?:{'|'.join(_NAMES)})\b.{{0,120}}?)"
    r"(?=\s*(?:,\s*)?(?:giai đoạn|năm \d|và định hướng|định hướng|đến năm|trên địa bàn|$))"
)
_ISSUES = re.compile(
    rf"(?:^|[;,.]\s+|\bđược giao\s*[;,]\s+)((?:{'|'.join(_ISSUERS)})\b[^;.:()]{{0,120}}?)"
    r"(?:\s*\([^()]{0,80}\))?,?\s+(?:xây dựng|ban hành|đề ra|lập)(?:\s+và(?:\s+\w+){1,4}?)?\s+(?:bản\s+)?[Kk]ế hoạch\b"
)
_COUNCIL = re.compile(
    r"(?:UBND|[ỦU][yỷ] ban nhân dân)\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)", re.IGNORECASE
)
_BELOW = ("Sở", "Ban", "Thanh tra", "Trường", "Văn phòng", "Chi cục")
_SEAT = r"\s+(?P<kind>tỉnh|thành phố|TP\.?)\s+{place}$"


def agency_and_parent(title: str, caption: str, place: str, bases: Sequence[str] = ()) -> tuple[str, str]:
    """The agency that a title, else a caption, else the lead-in names, and the committee above it where it names the
    province, too.

    "Sở Nội vụ tỉnh An Bình" with the place An Bình is "Sở Nội vụ" under "UBND tỉnh An Bình"; "UBND tỉnh" alone is that
    of the place.
    """
    told = _OF.search(title)
    name = told.group(1).strip(" ,") if told else caption or _issuer(bases)
    if place and _COUNCIL.fullmatch(name):
        return f"{name} {place}", ""
    seat = re.search(_SEAT.format(place=re.escape(place)), name, re.IGNORECASE) if place else None
    if seat is None or not name[: seat.start()].startswith(_BELOW):
        return name, ""
    return name[: seat.start()], f"UBND {seat.group('kind')} {place}"


def _issuer(bases: Sequence[str]) -> str:
    """Who says in the last sentence before the text that it makes the plan: "Thanh tra tỉnh ban hành Kế hoạch …"."""
    for text in reversed(bases):
        if found := list(_ISSUES.finditer(text)):
            return found[-1].group(1).strip(" ,")
    return ""
