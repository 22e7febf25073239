"""Rules for single citations: slips of the symbol, a kind or an issuer that the symbol contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.checking.finding import Severity
from models.checking.rule import Rule, Slip, TextKind, TextRule
from models.citations.canonical import number_parts, right_number
from models.citations.finding import Citation, citations_in, may_cite
from models.citations.issuers import issuer_of_symbol, plain, same_house
from models.citations.kinds import STANDARD, kind_named, kind_of_sign
from models.citations.writing import is_law
from models.i18n import _

# Other kinds carry each other's signs: a plan may be issued by a decision.
_STRICT = frozenset(
    {"Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Thông tư liên tịch", "Công điện", "Kế hoạch"}
)
# Organs whose symbol stands for one issuer, and what its name must hold.
_HELD = {"UBND": "ubnd", "HĐND": "hdnd", "TU": "uy", "HU": "uy", "CP": "chinh phu", "TTg": "thu tuong"}


def _no_so(text: str, kind: TextKind) -> Iterator[Slip]:
    if kind.field == "caption":
        return
    found = citations_in(text)
    for place, one in enumerate(found):
        nested = any(other.core <= one.start < other.end for other in found[:place])
        if one.marked or nested or not one.number or one.kind == STANDARD or one.number_at[0] == one.start:
            continue
        words = text[one.start : one.number_at[0]].strip()
        if kind_named(words) is None or is_law(one.kind):
            continue
        start, end = one.start, one.number_at[1]
        message = _("Thiếu từ “số” trước số hiệu “{number}”.").format(number=one.number)
        yield Slip(start, end, message, f"{words} số {text[one.number_at[0] : end]}")


def _slash(text: str, kind: TextKind) -> Iterator[Slip]:
    if kind.field == "caption":
        return
    for one in citations_in(text):
        right = right_number(one.number)
        if one.slashless and right != one.number:
            message = _("Ký hiệu “{number}” sai dấu gạch; đúng là “{right}”.").format(
                number=" ".join(text[slice(*one.number_at)].split()), right=right
            )
            yield Slip(*one.number_at, message, right)


def _kind(text: str, kind: TextKind) -> Iterator[Slip]:
    del kind
    for one in citations_in(text):
        sign = number_parts(one.number).sign
        told = kind_of_sign(sign) if sign else None
        named = kind_named(one.kind)
        if told is None or named is None or told.name == named.name or sign in ("CT", "TT"):
            continue
        if named.name in _STRICT and told.name in _STRICT and not _both(named.name, told.name):
            message = _("“{named}” không khớp với ký hiệu “{number}” của {told}.").format(
                named=one.kind, number=one.number, told=told.name[0].lower() + told.name[1:]
            )
            yield Slip(one.start, one.number_at[1], message)


def _both(named: str, told: str) -> bool:
    """Plans are often cited by the decision that issues them."""
    return named == "Kế hoạch" and told == "Quyết định"


def _issuer(text: str, kind: TextKind) -> Iterator[Slip]:
    del kind
    for one in citations_in(text):
        if one.issuer_at[0] < 0 or not one.number:
            continue
        told = _other_issuer(one)
        if told is not None:
            message = _("{number} không phải văn bản của {issuer}; ký hiệu này là của {told}.").format(
                number=one.number, issuer=one.issuer, told=told
            )
            known = issuer_of_symbol(number_parts(one.number).agency)
            yield Slip(*one.issuer_at, message, known if known == told else None)


def _other_issuer(one: Citation) -> str | None:
    """The issuer that the symbol tells where the words name another one."""
    agency = re.split("[-/]", number_parts(one.number).agency)[0]
    said = plain(one.issuer)
    if agency in ("CP", "TTg"):
        right = issuer_of_symbol(agency)
        return right if said != plain(right) else None
    if agency in _HELD:
        names = {"UBND": _("Ủy ban nhân dân"), "HĐND": _("Hội đồng nhân dân"), "TU": _("Tỉnh ủy"), "HU": _("Huyện ủy")}
        fits = _HELD[agency] in said or (agency in ("TU", "HU") and "dang bo" in said)
        return None if fits else names[agency]
    known = issuer_of_symbol(agency)
    if not known or plain(known) == said or same_house(known, one.issuer):
        return None
    # Ministries were merged and renamed; only another sort of body is surely wrong.
    return known if said.split(" ")[0] != plain(known).split(" ")[0] else None


def _year(text: str, kind: TextKind) -> Iterator[Slip]:
    del kind
    for one in citations_in(text):
        year = number_parts(one.number).year
        if year and one.date and one.kind != STANDARD and one.date[:4] != year:
            message = _("Năm trong số hiệu “{number}” khác với năm của ngày ban hành ({date}).").format(
                number=one.number, date=one.date[:4]
            )
            yield Slip(one.number_at[0], one.date_at[1], message)


MISMATCH = TextRule(
    name="citation-year-date",
    group="citations",
    severity=Severity.WARNING,
    title="Năm trong số hiệu khác năm ban hành",
    explanation="Năm ghi trong số hiệu là năm ban hành; khác nhau nghĩa là số hiệu hoặc ngày ghi sai.",
    quick=may_cite,
    find=_year,
)
KIND = TextRule(
    name="citation-kind",
    group="citations",
    severity=Severity.WARNING,
    title="Tên loại không khớp ký hiệu",
    explanation="Ký hiệu của văn bản chứa chữ viết tắt tên loại: NQ là nghị quyết, QĐ là quyết định, KH là kế hoạch.",
    quick=may_cite,
    find=_kind,
)
ISSUER = TextRule(
    name="citation-issuer-symbol",
    group="citations",
    severity=Severity.WARNING,
    title="Cơ quan ban hành không khớp ký hiệu",
    explanation="Ký hiệu cho biết ai ban hành: CP là Chính phủ, TTg là Thủ tướng Chính phủ, HĐND là Hội đồng nhân dân.",
    quick=may_cite,
    find=_issuer,
)
SLASH = TextRule(
    name="citation-slash",
    group="citations",
    severity=Severity.WARNING,
    title="Ký hiệu sai hoặc mất dấu gạch chéo",
    explanation="Giữa số và ký hiệu là dấu gạch chéo (15/QĐ-UBND); văn bản của Đảng viết 19-NQ/TW.",
    quick=may_cite,
    find=_slash,
)
WORD = TextRule(
    name="citation-so",
    group="citations",
    severity=Severity.HINT,
    title="Thiếu từ “số” trước số hiệu",
    explanation="Viện dẫn viết tên loại, từ “số”, rồi số và ký hiệu: Nghị định số 30/2020/NĐ-CP.",
    quick=may_cite,
    find=_no_so,
)

RULES: tuple[Rule, ...] = (MISMATCH, KIND, ISSUER, SLASH, WORD)
