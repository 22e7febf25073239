"""Rules for the first citation of a document, which the decree wants in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import PlanRule, Rule, Traces
from models.checking.shared.citation_traces import (
    KINDS,
    LISTED,
    MARKED,
    Meant,
    Said,
    all_said,
    cites,
    finding,
    first_spot,
    is_standard,
    meant,
    name_of,
    reading_order,
    trace_citations,
)
from models.citations.doubts import dates_in
from models.citations.writing import is_law, written_date
from models.i18n import _

if TYPE_CHECKING:
    from models.checking.context import Context


def _looks(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    """Of the first citation of each document: what the decree wants there, and whether a later one has it."""
    if not any(_lacks(said) for said in all_said(traces)):
        return
    for document in meant(traces):
        cited = [(said, several) for said, several in document.ways if said.role == "cited"]
        first = first_spot(cited, context)
        if first is None or not _lacks(first[0]):
            continue
        said, spot = first
        name = name_of(document)
        if said.date:
            whole = [other for other, _spots in cited if len(other.title.split()) > 3 and other.date == said.date]
            if whole:
                message = _("{document} được viện dẫn lần đầu ở đây nhưng trích yếu chỉ ghi ở chỗ sau.")
                put = _with(spot, f"{spot.text} {whole[0].title}")
                yield _late(message.format(document=name), put, whole, document, context)
            continue
        full = [other for other in document.said if len(other.date) == 10]
        entry = document.register
        dates = dates_in(full)
        known = entry.date if entry and entry.date else dates[0] if dates else ""
        put = _with(spot, _completed(said, spot, known, [*document.said, *([entry] if entry else [])]))
        if full:
            message = _("{document} được viện dẫn lần đầu ở đây nhưng ngày ban hành chỉ ghi ở chỗ sau.")
            yield _late(message.format(document=name), put, full, document, context)
        else:
            message = _("{document} được viện dẫn mà không ghi ngày ban hành; lần đầu viện dẫn cần ghi đầy đủ.")
            yield finding("citation-undated", Severity.HINT, message.format(document=name), [put])


def _late(message: str, first: Spot, whole: Sequence[Said], document: Meant, context: Context) -> Finding:
    """The first place, and the first of those that have what it lacks."""
    spots = [spot for said, several in document.ways if said in whole for spot in several]
    where = min(spots, key=lambda spot: reading_order(spot, context))
    return finding("citation-order", Severity.HINT, message, [first, where])


def _lacks(said: Said) -> bool:
    """Whether a citation is without date or summary. In a list the one behind the last may be meant for all."""
    shares = LISTED in said.flags
    whole = said.date and said.title
    # "Nghị quyết 18", "Chỉ thị 05" are names that everybody uses.
    name = MARKED not in said.flags and said.number.isalnum()
    return bool(said.number) and not (whole or shares or name or is_standard(said) or is_law(said.kind))


def _completed(said: Said, spot: Spot, date: str, others: Sequence[Said]) -> str | None:
    if len(date) != 10:
        return None
    text = spot.text
    end = said.number_at[1]
    after = " " + written_date(date)
    issuer = next((other.issuer for other in others if other.issuer), "")
    if not said.issuer and issuer:
        after += " " + _("của {issuer}").format(issuer=issuer)
    return text[:end] + after + text[end:]


def _with(spot: Spot, put: str | None) -> Spot:
    return Spot(spot.address, spot.start, spot.end, spot.text, put, spot.paragraph)


LATE = PlanRule(
    name="citation-order",
    group="citations",
    severity=Severity.HINT,
    title="Viện dẫn lần đầu chưa đầy đủ, chỗ sau mới đủ",
    explanation="Nghị định 30/2020/NĐ-CP: viện dẫn lần đầu ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành, "
    "trích yếu; các lần sau chỉ ghi tên loại, số và ký hiệu.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=lambda key, traces, context: (one for one in _looks(key, traces, context) if one.rule == "citation-order"),
)
UNDATED = PlanRule(
    name="citation-undated",
    group="citations",
    severity=Severity.HINT,
    title="Văn bản viện dẫn không ghi ngày",
    explanation="Viện dẫn lần đầu cần ghi ngày ban hành, để người đọc tìm đúng văn bản.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=lambda key, traces, context: (one for one in _looks(key, traces, context) if one.rule == "citation-undated"),
)

RULES: tuple[Rule, ...] = (LATE, UNDATED)
