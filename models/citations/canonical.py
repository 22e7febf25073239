"""Which citations mean one document: a key that all its ways of writing share, and the groups behind a key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from models.citations.dates import years_in
from models.citations.issuers import is_party, plain, same_house
from models.citations.kinds import LAWS, SIGNS, STANDARD, kind_named, kind_of_sign
from models.text import fold


class Document(Protocol):
    """What a citation and an entry of the register have in common."""

    @property
    def kind(self) -> str:
        """Its type: “Nghị quyết”."""
        ...

    @property
    def number(self) -> str:
        """Its number with symbol."""
        ...

    @property
    def date(self) -> str:
        """As in CitedDocument."""
        ...

    @property
    def issuer(self) -> str:
        """Who issued it."""
        ...

    @property
    def title(self) -> str:
        """Its summary, or the name of a law."""
        ...


_D = TypeVar("_D", bound=Document)
_NUMBER = re.compile(
    rf"(?P<digits>\d{{1,5}})(?P<letter>[a-eA-E]?)(?:[/-](?P<year>(?:19|20)\d\d))?[/-]?"
    rf"(?:(?P<sign>{SIGNS})(?=[-/]|$))?[-/]?(?P<agency>.*)",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"(?P<no>\d{3,5}(?:-\d)?)(?:[:-](?P<year>\d{4}))?$")
_ABBREVIATED = (
    ("cai cach hanh chinh", "cchc"),
    ("thu tuc hanh chinh", "tthc"),
    ("cong nghe thong tin", "cntt"),
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("quy pham phap luat", "qppl"),
    ("can bo, cong chuc, vien chuc", "cbccvc"),
)
_LEAD = re.compile(r"^(?:[“\"«(]\s*)?(?:(?:ve viec|ve|v/v|viec)\s+)?(?:(?:ban hanh|quy dinh|phe duyet)\s+)?")


class Number:
    """The parts of a number with symbol; all but `digits` may be "". Without a number all are."""

    __slots__ = ("agency", "digits", "sign", "year")

    def __init__(self, written: str) -> None:
        found = _NUMBER.fullmatch(written.replace(" ", ""))
        self.digits = f"{int(found['digits'])}{found['letter'].lower()}" if found else ""
        self.year = (found["year"] or "") if found else ""
        self.sign = (found["sign"] or "") if found else ""
        self.agency = found["agency"] if found else ""


@lru_cache(maxsize=4096)
def number_parts(written: str) -> Number:
    """A number taken apart."""
    return Number(written)


@lru_cache(maxsize=8192)
def _key(kind: str, number: str, title: str) -> str:
    known = kind_named(kind)
    if kind == STANDARD:
        found = _STANDARD.search(number)
        return f"tc|{found['no']}" if found else f"tc|{fold(number)}"
    if known is not None and known.name in LAWS and title:
        return f"luat|{fold(title)}"
    parts = number_parts(number)
    if parts.digits:
        own = kind_of_sign(parts.sign) if parts.sign else known
        name = own.name if own else kind
        return f"{parts.digits}|{'cv' if name in ('Công văn', 'Văn bản') else fold(name)}"
    if not number and title and known is not None and known.name == "Nghị quyết":
        return _congress(fold(title))
    return f"?|{fold(kind)}|{fold(number)}|{'' if number else fold(title)}"


_ORDINAL = re.compile(r"\b([ivxlc]{1,6}|\d{1,2})\b")
_TERM = re.compile(r",? nhiem ky .*$|,? khoa [ivxlc]+$")
_SEAT = re.compile(r"\bdang bo (tinh|thanh pho|huyen|quan|thi xa|xa|phuong|so)?")


def _congress(title: str) -> str:
    conference = "hoi nghi" in title or "trung uong" in title
    seat = _SEAT.search(title)
    body = seat[0].strip() if seat else ("trung uong" if conference else "dang")
    bare = title if conference else _TERM.sub("", title)
    return "|".join(("hn" if conference else "dh", body, *_ORDINAL.findall(bare)))


def key_of(document: Document) -> str:
    """What all ways of citing a document have in common: number without zeros and its kind, or its name.

    Documents of one key may still differ ("76/NQ-CP", "76/NQ-HĐND"): see `grouped`.
    """
    return _key(document.kind, document.number, document.title)


def right_number(number: str) -> str:
    """A number as it is to be written: "1256/QĐ-UBND", "19-NQ/TW"; as it is where it has no symbol."""
    parts = number_parts(number)
    if not parts.sign or not parts.agency:
        return number
    found = _NUMBER.fullmatch(number.replace(" ", ""))
    digits = found["digits"] + found["letter"] if found else parts.digits
    kind = kind_of_sign(parts.sign)
    sign = (
        next((one for one in kind.signs if one.casefold() == parts.sign.casefold()), parts.sign) if kind else parts.sign
    )
    sign = {"ND": "NĐ", "QD": "QĐ"}.get(sign.upper().replace("Ð", "Đ"), sign)
    if is_party(parts.agency) and not parts.year:
        return f"{digits}-{sign}/{parts.agency}"
    return f"{digits}/{parts.year}/{sign}-{parts.agency}" if parts.year else f"{digits}/{sign}-{parts.agency}"


def year_of(document: Document) -> str:
    """The year that belongs to a number: the one in it, or for kinds that always have it that of the date."""
    if document.kind == STANDARD:
        found = _STANDARD.search(document.number)
        return (found["year"] or "") if found else ""
    parts = number_parts(document.number)
    if parts.year:
        return parts.year
    known = kind_of_sign(parts.sign) or kind_named(document.kind)
    if known is not None and (known.yearly or (known.name in LAWS and not parts.digits)):
        return document.date[:4]
    return ""


def is_own(one: Document, number: str, symbol: str) -> bool:
    """Whether a citation is the plan's own number."""
    own = number_parts(f"{number.strip()}/{symbol.strip()}") if number.strip().isdigit() and symbol.strip() else None
    if own is None or not own.digits:
        return False
    other = number_parts(one.number)
    return (own.digits, own.agency.casefold()) == (other.digits, other.agency.casefold()) and bool(own.agency)


def _needs_year(document: Document) -> bool:
    known = kind_named(document.kind)
    return document.kind == STANDARD or (known is not None and (known.yearly or known.name in LAWS))


def _agency(document: Document) -> str:
    return fold(number_parts(document.number).agency.split("/")[0]) if document.kind != STANDARD else ""


_ANYWHERE_WORDS = "giai doan nam tinh thanh pho dia ban den dinh huong va cua tren nhiem ky tu"
_ANYWHERE = frozenset(_ANYWHERE_WORDS.split())


@lru_cache(maxsize=4096)
def gist(title: str) -> frozenset[str]:
    """The words that carry a summary, usual abbreviations as such."""
    text = _LEAD.sub("", fold(title))
    for long, short in _ABBREVIATED:
        text = text.replace(long, short)
    return frozenset(re.findall(r"\w+", text))


def alike(one: str, other: str) -> bool:
    """Whether two summaries can be of one document: most words of the shorter one stand in the other, and the years
    in them are not other years."""
    left, right = gist(one), gist(other)
    if not left or not right:
        return True
    years = years_in(one), years_in(other)
    if years[0] and years[1] and not years[0] & years[1]:
        return False
    # What any summary may hold does not make two of them alike.
    telling = [words - _ANYWHERE - {word for word in words if word.isdigit()} for words in (left, right)]
    if all(telling):
        left, right = telling
    return len(left & right) >= 0.6 * min(len(left), len(right))


def _cut_short(one: str, other: str) -> bool:
    """Whether one agency is the other without the room behind it: "SNV", "SNV-CCHC"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(f"{short}-")


def apart(one: Document, other: Document) -> bool:
    """Whether two documents of one key are certainly not the same."""
    left, right = _agency(one), _agency(other)
    if left and right and left != right and not (one.date and one.date == other.date and _cut_short(left, right)):
        return True
    years = year_of(one), year_of(other)
    if all(years) and years[0] != years[1]:
        return True
    # "06/2017/QĐ-UBND" and "06/QĐ-UBND" are two numberings.
    if (bool(years[0]) != bool(years[1])) and left and right and not _needs_year(one):
        return True
    named = bool(one.issuer and other.issuer) and plain(one.issuer) != plain(other.issuer)
    if named and one.date and other.date and one.date != other.date and not same_house(one.issuer, other.issuer):
        return True
    dates = one.date[:4], other.date[:4]
    both = all(dates) and dates[0] != dates[1] and not _needs_year(one)
    return both and bool(one.title and other.title) and not alike(one.title, other.title)


def grouped(documents: Iterable[_D]) -> list[list[_D]]:
    """Documents of one key as groups that each mean one; a vague one ("Nghị quyết 76") goes where only one fits."""
    alike_ones: dict[tuple[str, ...], list[_D]] = {}
    for one in documents:
        alike_ones.setdefault((one.kind, one.number, one.date, one.issuer, one.title), []).append(one)
    groups: list[list[_D]] = []
    for one in sorted((several[0] for several in alike_ones.values()), key=_vagueness):
        fitting = [group for group in groups if not any(apart(one, other) for other in _some(group))]
        unsure = number_parts(one.number).digits and not number_parts(one.number).agency
        if fitting and (len(fitting) == 1 or not unsure):
            fitting[0].append(one)
        else:
            groups.append([one])
    return [
        [other for one in group for other in alike_ones[one.kind, one.number, one.date, one.issuer, one.title]]
        for group in groups
    ]


def _some(group: Sequence[_D]) -> Sequence[_D]:
    return group[:12]


def _vagueness(document: Document) -> tuple[int, int, int]:
    number = number_parts(document.number)
    unsure = 0 if number.agency or not number.digits else 1
    return unsure, 0 if year_of(document) or not _needs_year(document) else 1, 0 if document.title else 1
