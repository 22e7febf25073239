"""Rules for single citations: slips of the symbol, a kind or an issuer that the symbol contradicts, a late date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import PlanRule, Rule, Traces
from models.checking.shared.citation_traces import KINDS, LATE, MARKED, SLASHLESS, Said, cites, slips, trace_citations
from models.citations.canonical import number_parts, right_number
from models.citations.issuers import issuer_of_symbol, plain, same_house
from models.citations.kinds import STANDARD, kind_named, kind_of_sign
from models.citations.writing import figures, is_law, short
from models.i18n import _

if TYPE_CHECKING:
    from models.checking.context import Context

# From where to where in a citation, what is wrong, what would be right.
_Slip = tuple[int, int, str, str | None]

# Other kinds carry each other's signs: a plan may be issued by a decision.
_STRICT = frozenset(
    {"Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Thông tư liên tịch", "Công điện", "Kế hoạch"}
)
# Organs whose symbol stands for one issuer, and what its name must hold.
_HELD = {"UBND": "ubnd", "HĐND": "hdnd", "TU": "uy", "HU": "uy"}


def _no_so(said: Said, text: str) -> _Slip | None:
    start, end = said.number_at
    if MARKED in said.flags or said.role == "nested" or start <= 0 or said.kind == STANDARD or is_law(said.kind):
        return None
    words = text[:start].strip()
    parts = number_parts(said.number)
    # "Nghị quyết 18", "Chỉ thị 05" are names that everybody uses.
    if kind_named(words) is None or not (parts.agency or parts.year):
        return None
    message = _("Thiếu từ “số” trước số hiệu “{number}”.").format(number=said.number)
    return 0, end, message, f"{words} số {text[start:end]}"


def _slash(said: Said, text: str) -> _Slip | None:
    if right := _turned_round(said):
        message = _("Ký hiệu “{number}” đảo thứ tự; đúng là “{right}”.").format(number=said.number, right=right)
        return *said.number_at, message, right
    right = right_number(said.number)
    if SLASHLESS not in said.flags or right == said.number:
        return None
    number = " ".join(text[slice(*said.number_at)].split())
    message = _("Ký hiệu “{number}” sai dấu gạch; đúng là “{right}”.").format(number=number, right=right)
    return *said.number_at, message, right


def _turned_round(said: Said) -> str:
    """The right number where the sign of the kind stands behind the agency: "150/2025/CP-NĐ"; "" for others."""
    named, parts = kind_named(said.kind), number_parts(said.number)
    agency, _dash, sign = parts.agency.rpartition("-")
    if named is None or named.name not in _STRICT or parts.sign or not agency or sign not in named.signs:
        return ""
    digits = said.number.split("/", 1)[0]
    return "/".join(part for part in (digits, parts.year, f"{sign}-{agency}") if part)


def _kind(said: Said, _text: str) -> _Slip | None:
    sign = number_parts(said.number).sign
    told = kind_of_sign(sign) if sign else None
    named = kind_named(said.kind)
    if told is None or named is None or told.name == named.name or sign in ("CT", "TT"):
        return None
    by_decision = named.name == "Kế hoạch" and told.name == "Quyết định"
    if named.name not in _STRICT or told.name not in _STRICT or by_decision:
        return None
    message = _("“{named}” không khớp với ký hiệu “{number}” của {told}.").format(
        named=said.kind, number=said.number, told=told.name[0].lower() + told.name[1:]
    )
    return 0, said.number_at[1], message, None


def _issuer(said: Said, _text: str) -> _Slip | None:
    if said.issuer_at[0] < 0 or not said.number:
        return None
    told = _other_issuer(said)
    if told is None:
        return None
    message = _("{number} không phải văn bản của {issuer}; ký hiệu này là của {told}.").format(
        number=said.number, issuer=said.issuer, told=told
    )
    known = issuer_of_symbol(number_parts(said.number).agency)
    return *said.issuer_at, message, known if known == told else None


def _other_issuer(said: Said) -> str | None:
    """The issuer that the symbol tells where the words name another one."""
    agency = re.split("[-/]", number_parts(said.number).agency)[0]
    name = plain(said.issuer)
    if agency in ("CP", "TTg"):
        right = issuer_of_symbol(agency)
        return right if name != plain(right) else None
    if agency in _HELD:
        names = {"UBND": _("Ủy ban nhân dân"), "HĐND": _("Hội đồng nhân dân"), "TU": _("Tỉnh ủy"), "HU": _("Huyện ủy")}
        fits = _HELD[agency] in name or (agency in ("TU", "HU") and "dang bo" in name)
        return None if fits else names[agency]
    known = issuer_of_symbol(agency)
    if not known or plain(known) == name or same_house(known, said.issuer):
        return None
    # Ministries were merged and renamed; only another sort of body is surely wrong.
    return known if name.split(" ")[0] != plain(known).split(" ")[0] else None


def _year(said: Said, _text: str) -> _Slip | None:
    year = number_parts(said.number).year
    if not year or not said.date or said.kind == STANDARD or said.date[:4] == year:
        return None
    message = _("Năm trong số hiệu “{number}” khác với năm của ngày ban hành ({date}).").format(
        number=said.number, date=said.date[:4]
    )
    return said.number_at[0], max(said.number_at[1], said.date_at[1]), message, None


def _late(said: Said, _text: str, context: Context) -> _Slip | None:
    if LATE not in said.flags:
        return None
    issued = context.head.issued
    if issued:
        message = _("{document} ghi ngày {date}, sau ngày ban hành của kế hoạch ({issued}).")
    else:
        message = _("{document} ghi ngày {date}, sau thời kỳ của kế hoạch.")
    told = message.format(document=short(said), date=figures(said.date), issued=figures(issued))
    return *said.date_at, told, None


def _judge(
    name: str, severity: Severity, look: Callable[[Said, str], _Slip | None], _key: str, traces: Traces, _c: Context
) -> Iterator[Finding]:
    return _findings(name, severity, look, traces)


def _findings(
    name: str, severity: Severity, look: Callable[[Said, str], _Slip | None], traces: Traces
) -> Iterator[Finding]:
    for said, spots in slips(traces):
        slip = look(said, spots[0].text)
        if slip is None:
            continue
        start, end, message, put = slip
        for spot in spots:
            place = Spot(spot.address, spot.start + start, spot.start + end, spot.text[start:end], put, spot.paragraph)
            yield Finding(rule=name, severity=severity, message=message, spots=(place,))


def _rule(
    name: str, severity: Severity, title: str, explanation: str, look: Callable[[Said, str], _Slip | None]
) -> PlanRule:
    return PlanRule(
        name=name,
        group="citations",
        severity=severity,
        title=title,
        explanation=explanation,
        kinds=KINDS,
        trace=trace_citations,
        quick=cites,
        judge=partial(_judge, name, severity, look),
    )


def _judge_late(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    return _findings(LATER_NAME, Severity.WARNING, lambda said, text: _late(said, text, context), traces)


LATER_NAME = "citation-later"
LATER = PlanRule(
    name=LATER_NAME,
    group="citations",
    severity=Severity.WARNING,
    title="Văn bản viện dẫn ban hành sau kế hoạch",
    explanation="Kế hoạch chỉ có thể viện dẫn văn bản đã ban hành; ngày muộn hơn ngày kế hoạch thường là gõ nhầm năm.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=_judge_late,
)
MISMATCH = _rule(
    "citation-year-date",
    Severity.WARNING,
    "Năm trong số hiệu khác năm ban hành",
    "Năm ghi trong số hiệu là năm ban hành; khác nhau nghĩa là số hiệu hoặc ngày ghi sai.",
    _year,
)
KIND = _rule(
    "citation-kind",
    Severity.WARNING,
    "Tên loại không khớp ký hiệu",
    "Ký hiệu của văn bản chứa chữ viết tắt tên loại: NQ là nghị quyết, QĐ là quyết định, KH là kế hoạch.",
    _kind,
)
ISSUER = _rule(
    "citation-issuer-symbol",
    Severity.WARNING,
    "Cơ quan ban hành không khớp ký hiệu",
    "Ký hiệu cho biết ai ban hành: CP là Chính phủ, TTg là Thủ tướng Chính phủ, HĐND là Hội đồng nhân dân.",
    _issuer,
)
SLASH = _rule(
    "citation-slash",
    Severity.WARNING,
    "Ký hiệu sai hoặc mất dấu gạch chéo",
    "Giữa số và ký hiệu là dấu gạch chéo (15/QĐ-UBND); văn bản của Đảng viết 19-NQ/TW.",
    _slash,
)
WORD = _rule(
    "citation-so",
    Severity.HINT,
    "Thiếu từ “số” trước số hiệu",
    "Viện dẫn viết tên loại, từ “số”, rồi số và ký hiệu: Nghị định số 30/2020/NĐ-CP.",
    _no_so,
)

RULES: tuple[Rule, ...] = (LATER, MISMATCH, KIND, ISSUER, SLASH, WORD)
