"""The lines above the title of a document: agencies, number and symbol, place and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imports.blocks import Paragraph
from models.text import fold, one_line

_NUMBER = re.compile(r"^(?:Số|SỐ)\s*[:.]?\s*(?P<number>[^/]*?)\s*/\s*(?P<symbol>\S.*)$")
_ONLY_NUMBER = re.compile(r"^(?:Số|SỐ)\s*[:.]\s*(?P<number>\d*)\s*(?P<symbol>[^\W\d].*)?$")
_DATE = re.compile(
    r"(?:^|,\s*)ngày(?P<day>[\s\d.…_]*)tháng(?P<month>[\s\d.…_]*)năm\s*(?P<year>\d{4}|[\d.…_]*$)", re.IGNORECASE
)
_SHORT_DATE = re.compile(
    r"^(?P<place>\D{2,40}?),?\s*(?:ngày\s*)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"ngày\s*(?P<day>\d{0,2})\s*/\s*(?P<month>\d{1,2})\s*/\s*(?P<year>\d{4})", re.IGNORECASE)
_AGENCY = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HĐND|HỘI ĐỒNG NHÂN DÂN|SỞ|BỘ|BAN|CHI CỤC|CỤC|TỔNG CỤC|VĂN PHÒNG|PHÒNG|THANH TRA|TRUNG TÂM"
    r"|TRƯỜNG|VIỆN|BỆNH VIỆN|TRẠM|QUỸ|HỘI|CÔNG AN|ĐẢNG ỦY|TỈNH ỦY|HUYỆN ỦY|TỈNH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG"
    r"|THỊ TRẤN)\b"
)
_PARTY_KIND = re.compile(r"[-–]\s*([A-ZĐ][A-Za-zĐđ]*)\s*$")
# "Số: 05/KH-SNV   Hà Sơn, ngày …" in one line without a tab.
_DATED = re.compile(r"((?:Số|SỐ)\s*:?[^/]{0,20}/\S+)\s+([^\W\d_][^,\d]{1,40},\s*ngày\b)")
_PLACE = re.compile(r"[^\W\d_][^,\d]{1,40},\s*(?:ngày\b|\d)", re.IGNORECASE)
_SEAT = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(?!ỦY|UỶ|ĐOÀN|ĐỘI)\w")
_RULE = re.compile(r"[-–—_=*.…\s]+")
_PARTY = "dang cong san viet nam"
_NATION = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", _PARTY)
_COUNCILS = ("uy ban nhan dan", "hoi dong nhan dan", "ubnd", "hdnd")
_HALVES = (*_COUNCILS, "van phong", "ban quan ly", "trung tam", "thanh tra", "chi cuc", "truong")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letterhead tells, names still in capitals; `rest` are lines that mean nothing known."""

    agency: str = ""
    parent: str = ""
    place: str = ""
    number: str = ""
    symbol: str = ""
    issued: str = ""
    rest: tuple[str, ...] = ()


def is_national(text: str) -> bool:
    """Whether a line is the name or the motto of the state, which every document carries."""
    words = " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())
    return any(words == phrase or words.startswith(phrase) for phrase in _NATION)


def repeats_letterhead(lines: Sequence[Paragraph], agencies: Sequence[str]) -> bool:
    """Whether lines are a letterhead that says nothing new: the state and the agencies that are known, no number."""
    known = {fold(one_line(name)) for name in agencies}
    nation = [is_national(line.text) for line in lines]
    return any(nation) and all(
        national or fold(line.text) in known or _RULE.fullmatch(line.text)
        for line, national in zip(lines, nation, strict=True)
    )


def is_letterhead(text: str) -> bool:
    """Whether a line above a table is of a letterhead by its form: the state, number and symbol, place and date."""
    if text.startswith("("):
        return False
    return is_national(text) or bool(_NUMBER.match(text) or _DATE.search(text) or _SHORT_DATE.search(text))


def names_agency(text: str) -> bool:
    """Whether a line in capitals is the name of an agency."""
    return text.isupper() and bool(_AGENCY.match(text))


def split_lines(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Each printed line as a paragraph of its own: cut at line breaks and, for letterheads set with tabs, at tabs."""
    lines: list[Paragraph] = []
    for paragraph in paragraphs:
        for line in re.split(r"[\n\t]+", _with_tabs(paragraph.text)):
            if text := one_line(line):
                lines.append(Paragraph(text, paragraph.bold, paragraph.italic, paragraph.align))
    return lines


def _with_tabs(text: str) -> str:
    """Spaces before the name or motto of the state, or before place and date, were meant as a tab."""
    pieces = re.split(r" {2,}", _DATED.sub(r"\1\t\2", text, count=1))
    return pieces[0] + "".join(("\t" if _begins_right(piece) else " ") + piece for piece in pieces[1:])


def _begins_right(text: str) -> bool:
    """Whether a text stands on the right of a letterhead."""
    return is_national(text) or bool(_PLACE.match(text) and (_DATE.search(text) or _SHORT_DATE.search(text)))


def read_letterhead(lines: Sequence[Paragraph]) -> Letterhead:
    """The letterhead in lines that stand above the title."""
    found: dict[str, str] = {}
    names: list[Paragraph] = []
    party: list[str] = []
    for line in lines:
        text = line.text
        if is_national(text) or _RULE.fullmatch(text):
            if fold(text).startswith(_PARTY):
                party.append(text)  # a plan prints the name of the state in its place
            continue
        match = _NUMBER.match(text) or _ONLY_NUMBER.match(text)
        if match and "symbol" not in found:
            digits = _DIGITS.search(match.group("number") or "")
            found["number"] = digits.group() if digits else ""
            symbol = "".join((match.group("symbol") or "").split())
            if kind := _PARTY_KIND.search(match.group("number") or ""):
                symbol = f"{kind.group(1)}/{symbol}"  # "15-KH/ĐU", as committees of the Party write it
            found["symbol"] = "" if symbol.rstrip(".…-") in ("", "KH") and symbol[-1:] in (".", "…") else symbol
            continue
        date = _DATE.search(text) or _SHORT_DATE.search(text)
        if date and "issued" not in found:
            found["place"] = date.groupdict().get("place", text[: date.start()]).strip(" ,")
            found["issued"] = iso_date(date.group("day"), date.group("month"), date.group("year"))
            continue
        names.append(line)
    parent, agency, rest = _agencies(names)
    return Letterhead(agency, parent, rest=(*party, *rest), **found)


def iso_date(day: str, month: str, year: str) -> str:
    """As much of a date as is filled in: "2024-01-15", "2024-01" or "2024"."""
    day_digits, month_digits = _DIGITS.search(day or ""), _DIGITS.search(month or "")
    if not re.fullmatch(r"\d{4}", year):
        return ""
    if month_digits is None or not 1 <= int(month_digits.group()) <= 12:
        return year
    text = f"{year}-{int(month_digits.group()):02d}"
    if day_digits is None or not 1 <= int(day_digits.group()) <= 31:
        return text
    return f"{text}-{int(day_digits.group()):02d}"


def _agencies(names: Sequence[Paragraph]) -> tuple[str, str, tuple[str, ...]]:
    """Parent and issuing agency: the issuing one is bold, or the last; lines in small letters are no agency."""
    capitals: list[Paragraph] = []
    for line in names:
        if capitals and fold(capitals[-1].text) in _HALVES and line.text.isupper():
            # "ỦY BAN NHÂN DÂN" and "TỈNH …", "VĂN PHÒNG" and "UBND TỈNH …" are one name on two lines.
            above = capitals.pop()
            capitals.append(Paragraph(f"{above.text} {line.text}", above.bold or line.bold))
        elif capitals and line.text.isupper() and _SEAT.match(line.text):
            # "SỞ Y TẾ" and "THÀNH PHỐ …": no agency is called by its seat alone.
            above = capitals.pop()
            capitals.append(Paragraph(f"{above.text} {line.text}", above.bold))
        elif line.text.isupper():
            capitals.append(line)
    rest = tuple(line.text for line in names if not line.text.isupper())
    if not capitals:
        return "", "", rest
    bold = [line for line in capitals if line.bold]
    if bold and len(bold) < len(capitals):
        parent = " ".join(line.text for line in capitals if not line.bold)
        return parent, " ".join(line.text for line in bold), rest
    if len(capitals) == 1:
        return "", capitals[0].text, rest
    return capitals[0].text, " ".join(line.text for line in capitals[1:]), rest


def read_caption(caption: str) -> Letterhead:
    """What "(Kèm theo Kế hoạch số /KH-SNV ngày /12/2021 của Sở Nội vụ)" tells of the document."""
    number = re.search(r"số\s*:?\s*(?P<number>\d*)\s*/?\s*(?P<symbol>KH-[\w-]+)", caption, re.IGNORECASE)
    date = _DATE.search(caption) or re.search(
        r"ngày(?P<day>[\s\d.…]*)tháng(?P<month>[\s\d.…]*)năm\s*(?P<year>\d{4})", caption, re.IGNORECASE
    )
    slashed = _SLASHED.search(caption)
    used = date or slashed
    issuer = re.search(r"\d{4}\s+của\s+(?P<agency>[^)]+)\)?\s*$", caption)
    return Letterhead(
        agency=issuer.group("agency").strip() if issuer else "",
        number=number.group("number") if number else "",
        symbol=number.group("symbol") if number else "",
        issued=iso_date(used.group("day"), used.group("month"), used.group("year")) if used else "",
    )
