"""Finding the documents that a text cites, with number, date, issuer and summary as they are written there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from models.citations.congress import congress_at
from models.citations.dates import date_at
from models.citations.issuers import Issuer, is_party, issuer_at, issuer_ending, issuer_of_symbol, plain
from models.citations.kinds import (
    DATED,
    KINDS,
    LAWS,
    PLAIN,
    SIGNED,
    SIGNS,
    STANDARD,
    UNSIGNED,
    UPPER,
    WORD,
    Kind,
    kind_named,
    kind_of_sign,
)
from models.citations.laws import law_at
from models.citations.titles import title_at

Stretch = tuple[int, int]
NOWHERE: Stretch = (-1, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document as a text cites it. `date` is as in CitedDocument, `number` as written but for stray spaces.

    From `start` to `end` it is whole, with its summary, in which other citations may lie; `core` ends before the
    summary. The stretches say where each part stands, NOWHERE where it does not; `date` is "" with a stretch for a day
    that does not exist. `marked`: "số" stands before the number. `slashless`: a slash of the symbol was lost.
    `listed`: one with a date follows in the same list, so that it may be meant for both. `full`: number, day, issuer
    and summary are all there.
    """

    start: int
    end: int
    kind: str
    number: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""
    text: str = ""
    full: bool = False
    core: int = 0
    marked: bool = False
    slashless: bool = False
    listed: bool = False
    number_at: Stretch = NOWHERE
    date_at: Stretch = NOWHERE
    issuer_at: Stretch = NOWHERE
    title_at: Stretch = NOWHERE


_KIND_NAMES = "|".join(
    re.escape(kind.name).replace("\\ ", r"\s{1,2}") for kind in sorted(KINDS, key=lambda kind: -len(kind.name))
)
_MORE = (
    r"(?:\s{1,2}(?:hành\s{1,2}động|phối\s{1,2}hợp|công\s{1,2}tác|liên\s{1,2}tịch|hỏa\s{1,2}tốc|hoả\s{1,2}tốc|"
    r"kết\s{1,2}luận))?"
)
_SHORT_KINDS = r"QĐ|NĐ|NQ|TTLT|TT|CT|KH|CV|TB|BC|KL|CTr"
_KIND = rf"(?<![{WORD}])(?P<kind>(?i:{_KIND_NAMES}){_MORE}|(?:{_SHORT_KINDS}))(?![{WORD}])"
_NO = r"(?P<so>(?i:số|sô)\s{0,2}[:.]?)"
_ANCHOR = re.compile(
    rf"(?:{_KIND}"
    rf"|(?<![{WORD}/.]){_NO}\s{{0,3}}(?=\d)"
    rf"|(?<![{WORD}/.,:–—-])(?=\d{{1,5}}[a-e]?(?:/(?:19|20)\d\d)?\s{{0,2}}[/-]?\s{{0,2}}(?:{SIGNS})\s{{0,2}}[-–—/])"
    rf"|(?<![{WORD}])(?P<iso>(?=(?:TCVN|ISO)(?![{UPPER}]))))"
)
_BEHIND_KIND = re.compile(rf"\s{{0,3}}:?\s{{0,2}}(?:{_NO}\s{{0,3}})?(?=\d)")
_ISSUER_BETWEEN = re.compile(rf"\s{{1,2}}{_NO}\s{{0,3}}(?=\d)")
_SIGNED, _UNSIGNED, _DATED, _PLAIN = (re.compile(form) for form in (SIGNED, UNSIGNED, DATED, PLAIN))
_SIGNED_LOOSE = re.compile(SIGNED, re.IGNORECASE)
_ISO = re.compile(
    r"(?:TCVN\s{0,2}(?:ISO(?:/IEC)?\s{0,2})?|ISO(?:/IEC)?\s{0,2}):?\s{0,2}(?P<no>\d{3,5}(?:-\d)?)"
    r"(?:\s{0,2}[:-]\s{0,2}(?P<year>(?:19|20)\d\d))?(?!\d)"
)
# "Nghị quyết 76": a number without "số", symbol and year is believed behind these only.
_BARE_KINDS = frozenset({"Nghị quyết", "Nghị định", "Chỉ thị", "Thông tư", "Kết luận", "Công điện", "Quyết định"})
_GOES_ON = re.compile(
    r"\s{0,2}(?:$|[;.)”\"\n]|,(?!\d)|(?:ngày|của|về|và|ban\shành|quy\sđịnh|được|là|đã|khóa|khoá|tại|trên|hoặc|thì)(?!\w))",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s{0,2}(?:[,;]|[,;]?\s{0,2}(?i:và))\s{0,2}(?:(?i:các|cả)\s{1,2})?")
_CLOSELY = re.compile(r"[^;\n]*")
_COUNCIL = re.compile(r"(?:UBND|HĐND)(?![a-zA-ZĐđ])")
_STATE = re.compile(r"(?:UBND|HĐND|CP|TTg|CTN|QH\d|UBTVQH|VPCP|B[A-ZĐ]{1,6}|S[A-ZĐ]{2,6}|T[UW]|TƯ|HU)(?![a-zA-ZĐđ])")
# A number alone is believed behind these only where a date or an issuer follows.
_LOOSE_KINDS = frozenset(
    {"Báo cáo", "Đề án", "Phương án", "Chương trình", "Hướng dẫn", "Quy chế", "Quy định", "Văn bản"}
)
_DIGIT = re.compile("[0-9]")
_NUMBERED = re.compile(
    r"số\s{0,2}[:.]?\s{0,3}\d|Số\s{0,2}[:.]?\s{0,3}\d|SỐ\s{0,2}[:.]?\s{0,3}\d|sô\s\d"
    r"|/\s{0,2}[A-ZĐÐ]|-\s{0,2}[A-ZĐÐ]|–\s{0,2}[A-ZĐÐ]|—\s{0,2}[A-ZĐÐ]|‑[A-ZĐÐ]"
    r"|quyết\s{1,2}\d|QUYẾT\s\d|định\s{1,2}\d|ĐỊNH\s\d|thị\s{1,2}\d|THỊ\s\d|tư\s{1,2}\d|TƯ\s\d|luận\s{1,2}\d|điện\s{1,2}\d"
    r"|văn\s{1,2}\d|NQ\s\d|QĐ\s\d|NĐ\s\d|ISO|TCVN"
)


@lru_cache(maxsize=50_000)
def may_cite(text: str) -> bool:
    """A cheap look whether a text could cite anything; most texts of a plan do not."""
    if _DIGIT.search(text) and _NUMBERED.search(text):
        return True
    return (
        "uật " in text
        or "ại hội" in text
        or "ội nghị" in text
        or "rung ương" in text
        or "áp lệnh" in text
        or "UẬT " in text
        or "ẠI HỘI" in text
    )


def citations_in(text: str) -> tuple[Citation, ...]:
    """All documents that a text cites, in the order of their beginnings."""
    return _found(text) if may_cite(text) else ()


@lru_cache(maxsize=16384)
def _found(text: str) -> tuple[Citation, ...]:
    found: list[Citation] = []
    past = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < past:
            continue
        one = _at(text, anchor, found[-1] if found else None)
        if one is not None:
            found.append(one)
            past = one.core
    return tuple(_in_lists(text, found))


def _at(text: str, anchor: re.Match[str], before: Citation | None) -> Citation | None:
    if anchor["iso"] is not None:
        return _standard(text, anchor.start())
    words = anchor["kind"]
    if words is None:
        kind = before.kind if before is not None and _JOINED.fullmatch(text, before.core, anchor.start()) else ""
        return _numbered(text, anchor.start(), kind, anchor.end(), anchor["so"] is not None, False)
    known = kind_named(words)
    if known is None:
        return None
    kind = _name_of_kind(words, known)
    if known.name in LAWS:
        return _law(text, anchor.start(), known.name, anchor.end()) if words[0].isupper() else None
    behind = _BEHIND_KIND.match(text, anchor.end())
    if behind is not None:
        capital = words[0].isupper()
        return _numbered(text, anchor.start(), kind, behind.end(), behind["so"] is not None, capital)
    by = issuer_at(text, anchor.end())
    if by is not None:
        number = _ISSUER_BETWEEN.match(text, by.end)
        return _numbered(text, anchor.start(), kind, number.end(), True, True, by) if number else None
    if known.name == "Nghị quyết":
        named = congress_at(text, anchor.end())
        if named is not None:
            return _behind(text, anchor.start(), named.end, kind="Nghị quyết", title=named.title, titled=(named[:2]))
    return None


def _name_of_kind(words: str, known: Kind) -> str:
    """As kinds are written: "Quyết định" for "QĐ" and "QUYẾT ĐỊNH", "Chương trình hành động" with what it adds."""
    written = " ".join(words.split())
    longer = len(written) > len(known.name) and not kind_of_sign(written)
    return written[0].upper() + written[1:].lower() if longer else known.name


def _numbered(
    text: str, start: int, kind: str, place: int, marked: bool, capital: bool, by: Issuer | None = None
) -> Citation | None:
    """A document with the number that stands at a place; None where that is no number of a document."""
    named = bool(kind) or marked
    found = (_SIGNED_LOOSE if named else _SIGNED).match(text, place)
    number, slashless = "", False
    if found is not None:
        gap, link, agency = found["gap"].strip(), found["link"].strip(), found["agency"]
        if not (gap and named) and not _STATE.match(agency):
            return None
        number = _clean(found[0])
        slashless = _misshapen(gap, link, agency)
        own = kind_of_sign(found["sign"])
        kind = kind or (own.name if own else "")
    elif kind and (found := _UNSIGNED.match(text, place) or _DATED.match(text, place)) is not None:
        number = _clean(found[0])
    elif kind and (capital or start == place) and (found := _PLAIN.match(text, place)) is not None:
        number = found[0]
        if not marked and (kind not in _BARE_KINDS or _GOES_ON.match(text, found.end()) is None):
            return None
    if found is None or not kind:
        return None
    one = _behind(text, start, found.end(), kind=kind, number=number, numbered=found.span(), by=by, marked=marked)
    if number.isalnum() and kind in _LOOSE_KINDS and not (one.date or one.issuer):
        return None
    return replace(one, slashless=True) if slashless else one


def _behind(
    text: str,
    start: int,
    place: int,
    *,
    kind: str,
    number: str = "",
    numbered: Stretch = NOWHERE,
    title: str = "",
    titled: Stretch = NOWHERE,
    by: Issuer | None = None,
    marked: bool = False,
) -> Citation:
    """A document with what stands behind its number or name: date and issuer in any order, then the summary."""
    dated = None
    for _ in range(2):
        if dated is None and (dated := date_at(text, place)) is not None:
            place = dated.end
            place += text[place : place + 1] == ")" and "(" in text[numbered[1] : dated.start]
        if by is None and (by := issuer_at(text, place, joint="liên tịch" in kind.lower())) is not None:
            place = by.end
    end = place
    if not title and (summary := title_at(text, place, by is not None or dated is not None)) is not None:
        title, titled, end = summary.text, (summary.start, summary.end), summary.end
    issuer = by.name if by else ""
    issued = (by.start, by.end) if by else NOWHERE
    if not issuer and title and number:
        last = issuer_ending(text[titled[0] : titled[1]])
        if last is not None and plain(issuer_of_symbol(agency_of(number))) == plain(last.name):
            issuer, issued = last.name, (titled[0] + last.start, titled[0] + last.end)
            title = " ".join(text[titled[0] : issued[0]].split()).removesuffix(" của")
    return Citation(
        start=start,
        end=end,
        core=place,
        kind=kind,
        number=number,
        date=dated.value if dated else "",
        issuer=issuer,
        title=title,
        text=text[start:end],
        full=bool(number and dated and len(dated.value) == 10 and issuer and title),
        marked=marked,
        number_at=numbered,
        date_at=(dated.start, dated.end) if dated else NOWHERE,
        issuer_at=issued,
        title_at=titled,
    )


def _law(text: str, start: int, kind: str, place: int) -> Citation | None:
    """A law by its number, or by its name with what stands behind it."""
    behind = _BEHIND_KIND.match(text, place)
    if behind is not None:
        number = _UNSIGNED.match(text, behind.end())
        if number is None:
            return None
        marked = behind["so"] is not None
        return _behind(
            text, start, number.end(), kind=kind, number=_clean(number[0]), numbered=number.span(), marked=marked
        )
    gap = _SPACE.match(text, place)
    name = law_at(text, gap.end()) if gap else None
    if name is None:
        return None
    so = _LAW_NUMBER.match(text, name.end)
    number = _UNSIGNED.match(text, so.end()) if so else None
    one = _behind(
        text,
        start,
        number.end() if number else name.end,
        kind=kind,
        number=_clean(number[0]) if number else "",
        numbered=number.span() if number else NOWHERE,
        title=" ".join(text[name.start : name.end].split()),
        titled=(name.start, name.end),
        marked=number is not None,
    )
    return one if name.known or one.number or one.date else None


def _standard(text: str, place: int) -> Citation | None:
    found = _ISO.match(text, place)
    if found is None:
        return None
    number = " ".join(found[0].split()).replace(" :", ":").replace(": ", ":")
    return Citation(
        start=place,
        end=found.end(),
        core=found.end(),
        kind=STANDARD,
        number=number,
        date=found["year"] or "",
        text=found[0],
        marked=True,
        number_at=found.span(),
    )


def _in_lists(text: str, found: list[Citation]) -> list[Citation]:
    """Citations of one list share the issuer that stands behind the last of them."""
    for place in range(len(found) - 2, -1, -1):
        one, then = found[place], found[place + 1]
        if one.title or one.kind == STANDARD or not _JOINED.fullmatch(text, one.core, then.start):
            continue
        same = not one.issuer and one.kind == then.kind and agency_of(one.number) == agency_of(then.number)
        close = _CLOSELY.fullmatch(text, one.core, then.start) is not None
        dated = bool(then.date or then.listed)
        found[place] = replace(one, listed=close and dated, issuer=then.issuer if same else one.issuer)
    return found


def _misshapen(gap: str, link: str, agency: str) -> bool:
    """Whether the slash of a symbol is lost or stands in the wrong place; party organs write "19-NQ/TW"."""
    if is_party(agency):
        return gap not in {"-", "–", "—", "‑"} or link != "/"
    if "/" in gap:
        return False
    # Unions and the like write as the party does.
    return link != "/" or gap == "" or bool(issuer_of_symbol(agency)) or _COUNCIL.match(agency) is not None


def _clean(number: str) -> str:
    return _DASHES.sub("-", _SPACES.sub("", number)).replace("Ð", "Đ")


def agency_of(number: str) -> str:
    """The part of a number that names who issues: "UBND" of "1256/QĐ-UBND", "CP" of "61/2018/NĐ-CP"."""
    found = _AGENCY.search(number)
    return found["agency"] if found else ""


_SPACE = re.compile(r"\s{1,2}")
_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[–—‑]")
_LAW_NUMBER = re.compile(rf",?\s{{1,2}}\(?{_NO}\s{{0,3}}(?=\d)|,?\s{{1,2}}(?=\d{{1,3}}/\d{{4}}/)")
_AGENCY = re.compile(
    rf"(?:^\d{{1,5}}[a-e]?(?:/\d{{4}})?[/-]?(?:{SIGNS})[-/]|^\d{{1,5}}[a-e]?(?:/\d{{4}})?/)(?P<agency>\D.*)$"
)
