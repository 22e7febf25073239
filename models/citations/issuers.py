"""Who issued a document: found behind "của", compared without the ways of writing it, told from the symbol."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from models.citations.kinds import LOWER, PARTY, UPPER, WORD
from models.text import fold

MINISTRIES = (
    "Lao động - Thương binh và Xã hội",
    "Nông nghiệp và Phát triển nông thôn",
    "Văn hóa, Thể thao và Du lịch",
    "Nông nghiệp và Môi trường",
    "Tài nguyên và Môi trường",
    "Thông tin và Truyền thông",
    "Giáo dục và Đào tạo",
    "Khoa học và Công nghệ",
    "Kế hoạch và Đầu tư",
    "Dân tộc và Tôn giáo",
    "Văn hóa và Thể thao",
    "Quy hoạch - Kiến trúc",
    "Giao thông vận tải",
    "Công Thương",
    "Ngoại giao",
    "Quốc phòng",
    "Tài chính",
    "Xây dựng",
    "Công an",
    "Nội vụ",
    "Tư pháp",
    "Ngoại vụ",
    "Du lịch",
    "Y tế",
)
# Words that begin a summary; a place name or the name of a body ends before them.
_STOPS = (
    r"(?:về|ban hành|quy định|phê duyệt|ngày|sửa đổi|hướng dẫn|công bố|thực hiện|triển khai|năm|và|theo|tại|là|số|đã|"
    r"được|giao|tăng cường|đẩy mạnh|nghị|quyết|kế|thông|chỉ|luật|chương|trong|cho|với|để|nhằm|căn|sở|bộ|ubnd|ủy)"
)
_NAME_WORD = rf"(?!(?i:{_STOPS})(?![{WORD}]))[{UPPER}][{WORD}]{{0,12}}(?![{WORD}/])"
_NAME = rf"(?:\s{{1,2}}{_NAME_WORD}(?:[\x20\xa0-]{_NAME_WORD}){{0,3}})"
_LEVEL = (
    r"(?:tỉnh|thành phố|t\.?p\.?|huyện|quận|thị xã|tx\.?|thị trấn|xã|phường|đặc khu|cấp tỉnh|cấp huyện|cấp xã|các cấp)"
)
PLACE = rf"(?:\s{{1,2}}(?i:{_LEVEL})(?![{WORD}])(?:{_NAME})?)"
_COMMITTEE = r"(?:ubnd|(?:ủy|uỷ) ban nhân dân|ub nhân dân|hđnd|hội đồng nhân dân)"
_PARTY_SEAT = r"(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)"
_COURSE = r"(?:,?\s{1,2}(?:khóa|khoá)\s{1,2}[IVXLC0-9]{1,6})"


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s{1,2}")


_FIELDS = "|".join(_spaced(re.escape(name).replace("\\ ", " ").replace(" \\- ", " ?- ?")) for name in MINISTRIES)
_OFFICE = rf"(?:{_FIELDS}|(?-i:{_NAME_WORD}(?:(?:[\x20\xa0-]|, | và ){_NAME_WORD}){{0,3}}))(?![{WORD}])"
_BODIES = tuple(
    _spaced(body)
    for body in (
        r"(?:văn phòng |thanh tra |tổng thanh tra |(?:phó )?thủ tướng )?chính phủ",
        r"thủ tướng(?! chính phủ)",
        rf"(?:(?:ủy|uỷ) ban (?:thường vụ|tvqh)(?: quốc hội)?|ubtvqh|quốc hội){_COURSE}?",
        r"chủ tịch nước",
        rf"(?:bộ chính trị|ban bí thư)(?: trung ương(?: đảng)?)?{_COURSE}?",
        r"(?:(?:tại )?hội nghị (?:lần thứ [\wÀ-ỹ]{1,8}(?: (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)){0,2}|"
        rf"trung ương (?:lần thứ )?[\wÀ-ỹ]{{1,8}}),? )?(?:ban chấp hành|bch) (?:trung ương|tw)(?: đảng)?{_COURSE}?",
        rf"trung ương(?: đảng)?{_COURSE}?",
        r"(?:(?:ban thường vụ|thường trực|ban chấp hành|btv|bch) )?(?:đảng bộ)(?-i:" + PLACE + r")?",
        rf"(?:(?:ban thường vụ|thường trực|ban chấp hành|btv|bch) )?{_PARTY_SEAT}(?: (?:{_COMMITTEE}|các cơ quan đảng)"
        rf"(?-i:{PLACE})?|(?-i:{_NAME})?)",
        rf"(?:(?:phó )?chủ tịch |thường trực |văn phòng (?:đoàn đbqh và )?)?{_COMMITTEE}(?: \([a-zđ]{{2,8}}\))?"
        rf"(?-i:{PLACE})?",
        rf"(?:bộ trưởng |thứ trưởng )?bộ {_OFFICE}",
        rf"(?:giám đốc |phó giám đốc )?sở {_OFFICE}(?-i:{PLACE})?",
        r"(?:thống đốc )?ngân hàng nhà nước(?: việt nam)?",
        r"(?:(?:ủy|uỷ) ban dân tộc|tòa án nhân dân tối cao|viện kiểm sát nhân dân tối cao|kiểm toán nhà nước)",
        r"(?:trưởng )?ban (?:tổ chức|tuyên giáo|dân vận|nội chính|kinh tế) (?:trung ương|(?:tỉnh|thành) (?:ủy|uỷ))",
        rf"(?:trưởng )?ban chỉ đạo(?: trung ương)?(?: (?-i:[{LOWER}]{{1,8}})){{0,6}}",
        rf"văn phòng (?:quốc hội|trung ương đảng|{_PARTY_SEAT})",
        r"liên hợp quốc|bảo hiểm xã hội việt nam",
    )
)
_ISSUER = re.compile(rf"(?i:{'|'.join(_BODIES)})(?![{WORD}])")
_LEAD = re.compile(r"\s{0,3},?\s{0,3}(?:(?i:do)\s{1,2}|(?i:của|c[uủ]a)\s{1,3})", re.UNICODE)
_BARE_LEAD = re.compile(r"\s{0,2},\s{1,2}")
_AND = re.compile(r"\s{0,2}(?:[,;-]|,?\s{0,2}và)\s{1,2}")
_CONGRESS = re.compile(r"(?i:hội\s{1,2}nghị)")


class Issuer(NamedTuple):
    """An issuer in a text: where its name stands, without "của"."""

    start: int
    end: int
    name: str


def issuer_at(text: str, place: int, joint: bool = False) -> Issuer | None:
    """The issuer that stands behind "của" at a place; a party conference may stand there without it.

    With `joint` there may be several, joined by commas and "và".
    """
    lead = _LEAD.match(text, place)
    if lead is None:
        lead = _BARE_LEAD.match(text, place)
        if lead is None or _CONGRESS.match(text, lead.end()) is None:
            return None
    found = _ISSUER.match(text, lead.end())
    if found is None:
        return None
    end = found.end()
    for _more in range(4 if joint else 0):
        link = _AND.match(text, end)
        other = _ISSUER.match(text, link.end()) if link else None
        if other is None:
            break
        end = other.end()
    return Issuer(found.start(), end, _written(text[found.start() : end]))


def issuer_ending(title: str) -> Issuer | None:
    """The issuer with which a summary ends ("… của Văn phòng Chính phủ")."""
    start = title.casefold().rfind(" của ")
    if start < 0:
        return None
    found = _ISSUER.fullmatch(title, start + 5)
    return Issuer(found.start(), found.end(), _written(found[0])) if found else None


def _written(name: str) -> str:
    name = " ".join(name.split())
    return name[:1].upper() + name[1:]


_BY_AGENCY = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "CTN": "Chủ tịch nước",
    "VPCP": "Văn phòng Chính phủ",
    "TTCP": "Thanh tra Chính phủ",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "BTP": "Bộ Tư pháp",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BGTVT": "Bộ Giao thông vận tải",
    "BXD": "Bộ Xây dựng",
    "BCT": "Bộ Công Thương",
    "BYT": "Bộ Y tế",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "SNV": "Sở Nội vụ",
    "HĐND": "Hội đồng nhân dân tỉnh",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "TU": "Tỉnh ủy",
}
_TOLD = {agency.casefold(): name for agency, name in _BY_AGENCY.items()}


def issuer_of_symbol(agency: str) -> str:
    """Who issues documents with this part of a symbol; "" where several could ("UBND" is the committee or its head)."""
    first = re.split(r"[-–—‑/]", agency.replace("Ð", "Đ"))[0].casefold()
    if re.fullmatch(r"qh\d{1,2}", first):
        return "Quốc hội"
    if first.startswith("ubtvqh"):
        return "Ủy ban Thường vụ Quốc hội"
    return _TOLD.get(first, "")


_SHORTER = (
    (re.compile(r"\s*\([a-z]{2,8}\)"), ""),
    (re.compile(r"\b(?:uy ban nhan dan|ub nhan dan)\b"), "ubnd"),
    (re.compile(r"\bhoi dong nhan dan\b"), "hdnd"),
    (re.compile(r"\b(?:uy ban thuong vu(?: quoc hoi)?|uy ban tvqh)\b"), "ubtvqh"),
    (re.compile(r"\bban thuong vu\b"), "btv"),
    (re.compile(r"^(?:bo truong|thu truong)\s+(?=bo\b)"), ""),
    (re.compile(r"^(?:pho )?giam doc\s+(?=so\b)"), ""),
    (re.compile(r"^(?:tai )?hoi nghi .*?(?=ban chap hanh|bch)"), ""),
    (re.compile(r"\b(?:ban chap hanh|bch)\s+(?:trung uong|tw)\b"), "trung uong"),
    (re.compile(r"^thu tuong$"), "thu tuong chinh phu"),
    (re.compile(r"^pho (?=chu tich|thu tuong)"), ""),
    (re.compile(r"\b(?:tp\.?|t\.p\.?)(?=\s|$)"), "thanh pho"),
    (re.compile(r"\s*,?\s*khoa [ivxlc0-9]+$"), ""),
    (re.compile(r"(?<=trung uong) dang$"), ""),
    (
        re.compile(r"^((?:chu tich |thuong truc )?(?:ubnd|hdnd) (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)) .+$"),
        r"\1",
    ),
    (re.compile(r"^((?:btv |thuong truc )?(?:tinh|thanh|huyen|quan|thi|dang) uy) .+$"), r"\1"),
    (re.compile(r"^(so .+?) (?:tinh|thanh pho)(?: .+)?$"), r"\1"),
    (re.compile(r"^(chu tich |)(ubnd|hdnd)$"), r"\1\2 tinh"),
    (re.compile(r"^((?:btv )?)(?:(?:ban chap hanh|bch) )?dang bo (?:thanh pho)(?: .+)?$"), r"\1thanh uy"),
    (re.compile(r"^((?:btv )?)(?:(?:ban chap hanh|bch) )?dang bo (tinh|huyen|quan|thi)(?: .+)?$"), r"\1\2 uy"),
    (re.compile(r"[\s,–-]+"), " "),
)
_CENTRAL = frozenset({"trung uong", "bo chinh tri", "ban bi thu", "ban bi thu trung uong"})


@lru_cache(maxsize=1024)
def plain(name: str) -> str:
    """An issuer as it is compared: "Chủ tịch UBND tỉnh Gia Lai" and "Chủ tịch Ủy ban nhân dân tỉnh" are one."""
    text = fold(name)
    for pattern, instead in _SHORTER:
        text = pattern.sub(instead, text)
    return text.strip()


def same_house(one: str, other: str) -> bool:
    """Whether two issuers are a body and its head or its standing part, which are often taken for each other."""
    left, right = sorted((plain(one), plain(other)), key=len)
    if {left, right} <= _CENTRAL:
        return left != right
    return left != right and (right.endswith(" " + left) or left in right.split(" cua "))


def is_party(agency: str) -> bool:
    """Whether this part of a symbol is a party organ's."""
    first = re.split(r"[-–—‑/]", agency)[0].upper()
    return first in _PARTY or first.endswith(("TW", "TƯ", "TU"))


_PARTY = frozenset(name.upper() for name in PARTY)
