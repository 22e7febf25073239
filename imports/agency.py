"""Which agency a plan is of where no letterhead says so: from its title, from the caption of its appendices."""

from __future__ import annotations

import re

_NAMES = (
    "Sở", "Ban", "Văn phòng", "Chi cục", "Cục", "Trung tâm", "UBND", "Ủy ban", "Thanh tra", "Trường", "Viện", "Quỹ",
)  # fmt: skip
_OF = re.compile(
    rf"\bcủa\s+((?:{'|'.join(_NAMES)})\b.{{0,120}}?)"
    r"(?=\s*(?:,\s*)?(?:giai đoạn|năm \d|và định hướng|định hướng|đến năm|trên địa bàn|$))"
)
_BELOW = ("Sở", "Ban", "Thanh tra", "Trường", "Văn phòng", "Chi cục")
_SEAT = r"\s+(?P<kind>tỉnh|thành phố|TP\.?)\s+{place}$"


def agency_and_parent(title: str, caption: str, place: str) -> tuple[str, str]:
    """The agency that a title or else a caption names, and the committee above it where it names the province, too.

    "Sở Nội vụ tỉnh An Bình" with the place An Bình is "Sở Nội vụ" under "UBND tỉnh An Bình".
    """
    told = _OF.search(title)
    name = told.group(1).strip(" ,") if told else caption
    seat = re.search(_SEAT.format(place=re.escape(place)), name, re.IGNORECASE) if place else None
    if seat is None or not name[: seat.start()].startswith(_BELOW):
        return name, ""
    return name[: seat.start()], f"UBND {seat.group('kind')} {place}"
