"""Which agency a plan is of where no letterhead says so: from its title, from the caption of its appendices."""

from __future__ import annotations

import re

_NAMES = (
    r"(?:Sở|Ban|Văn phòng|Chi cục|Cục|Trung tâm|UBND|Ủy ban|Thanh tra|Trường|Viện|Chi nhánh|Quỹ|Hội|Liên minh|Báo|Đài)"
)
_OF = re.compile(
    rf"\bcủa\s+({_NAMES}\b.{{0,120}}?)(?=\s*(?:,\s*)?(?:giai đoạn|năm \d|và định hướng|định hướng|đến năm|trên địa bàn|$))"
)
_SEAT = r"\s+(?P<kind>tỉnh|thành phố|TP\.?)\s+{place}$"


def agency_and_parent(title: str, caption: str, place: str) -> tuple[str, str]:
    """The agency that a title or a caption names, and the committee above it where they name the province, too.

    "Sở Nội vụ tỉnh Bình Định" with the place Bình Định is "Sở Nội vụ" under "UBND tỉnh Bình Định".
    """
    told = _OF.search(title)
    name = caption or (told.group(1).strip(" ,") if told else "")
    seat = re.search(_SEAT.format(place=re.escape(place)), name, re.IGNORECASE) if place else None
    if seat is None or not name[: seat.start()].startswith(
        ("Sở", "Ban", "Thanh tra", "Trường", "Văn phòng", "Chi cục")
    ):
        return name, ""
    return name[: seat.start()], f"UBND {seat.group('kind')} {place}"
