"""Rules for cited documents: one document cited in ways that disagree, cited before it is named, or out of date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.checking.finding import Finding, Severity, Spot
from models.checking.rule import PlanRule, Rule, Traces
from models.checking.rules.citation_first import RULES as FIRST_RULES
from models.checking.rules.citation_slips import RULES as SLIP_RULES
from models.checking.shared.citation_traces import (
    KINDS,
    Meant,
    all_said,
    cites,
    finding,
    is_standard,
    meant,
    name_of,
    trace_citations,
)
from models.citations.canonical import number_parts
from models.citations.doubts import (
    dates_in,
    form_of,
    forms_in,
    heads_only,
    issuers_in,
    lacks_year,
    right_form,
    titles_in,
)
from models.citations.issuers import plain
from models.citations.successors import THIS
from models.citations.writing import dated_like, figures, is_law, written_date
from models.i18n import _

if TYPE_CHECKING:
    from models.checking.context import Context

_ISO = frozenset({"9000", "9001", "9004", "14001", "22000", "27001", "45001", "50001"})


def _dates(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if len({said.date for said in all_said(traces) if said.date}) < 2:
        return
    for document in meant(traces):
        if is_standard(document.ways[0][0]):
            continue
        dates = _with_register(dates_in(document.counted), document.register.date if document.register else "")
        if is_law(document.ways[0][0].kind):
            # A law of the same name may be made anew in another year, but hardly twice in one.
            days = [date for date in dates if len(date) > len("2026-07")]
            dates = [date for date in days if sum(other[:4] == date[:4] for other in days) > 1]
        if len(dates) < 2:
            continue
        right = document.register.date if document.register and document.register.date else None
        spots = [
            _part(spot, said.date_at, dated_like(spot.text[slice(*said.date_at)], right) if right else None)
            for date in [*dates[1:], dates[0]]
            for said, several in document.ways
            if said.date == date
            for spot in several
            if date != right
        ]
        told = _listed([written_date(date).removeprefix("ngày ") for date in dates])
        message = _("{document} được ghi với các ngày khác nhau: {dates}.").format(
            document=name_of(document), dates=told
        )
        if right:
            message = _("{document} được ghi ngày khác với sổ văn bản viện dẫn: {dates}; sổ ghi {right}.").format(
                document=name_of(document),
                dates=_listed([figures(date) for date in dates if date != right]),
                right=figures(right),
            )
        severity = Severity.ERROR if right or _surely_one(document, dates) else Severity.WARNING
        if spots:
            yield finding("citation-dates", severity, message, spots)


def _with_register(dates: list[str], own: str) -> list[str]:
    if not own:
        return dates
    return [own, *(date for date in dates if not own.startswith(date) and not date.startswith(own))]


def _surely_one(document: Meant, dates: Sequence[str]) -> bool:
    """Whether different dates cannot be of two documents that got the same number in different years."""
    if len({date[:4] for date in dates}) < len(dates) or len({date[4:] for date in dates}) < len(dates):
        return True
    number = number_parts(document.ways[0][0].number)
    titled = {said.date for said in document.said if said.title and said.date}
    return bool(number.year) or titled >= set(dates)


def _issuers(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if len({plain(said.issuer) for said in all_said(traces) if said.issuer}) < 2:
        return
    for document in meant(traces):
        issuers = issuers_in(document.counted)
        own = document.register.issuer if document.register else ""
        if own and any(plain(name) != plain(own) for name in issuers):
            issuers = [own, *(name for name in issuers if plain(name) != plain(own))]
        if len(issuers) < 2:
            continue
        spots = [
            _part(spot, said.issuer_at, own or None)
            for name in [*issuers[1:], issuers[0]]
            for said, several in document.ways
            if said.issuer_at[0] >= 0 and plain(said.issuer) == plain(name) and plain(name) != plain(own)
            for spot in several
        ]
        message = _("{document} được ghi là của các cơ quan khác nhau: {issuers}.").format(
            document=name_of(document), issuers=_listed(issuers)
        )
        severity = Severity.WARNING if heads_only(issuers) else Severity.ERROR
        if spots:
            yield finding("citation-issuers", severity, message, spots)


def _titles(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if len({said.title for said in all_said(traces) if said.title}) < 2:
        return
    for document in meant(traces):
        if not document.ways[0][0].number:
            continue
        titles = [title for title in titles_in(document.counted) if len(title.split()) > 2]
        if len(titles) < 2:
            continue
        spots = [
            _part(spot, said.title_at, None, said.title)
            for title in [*titles[1:], titles[0]]
            for said, several in document.ways
            if said.title == title
            for spot in several
        ]
        message = _("{document} được ghi với các trích yếu khác nhau: {titles}.").format(
            document=name_of(document), titles=_listed([f"“{_cut(title)}”" for title in titles])
        )
        yield finding("citation-titles", Severity.HINT, message, spots)


def _forms(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if len({said.number for said in all_said(traces) if said.number}) < 2 and not _key.startswith("tc|"):
        return
    for document in meant(traces):
        said = document.said
        forms = forms_in(said)
        standard = is_standard(said[0])
        bare = standard and any(form == "TCVN" for form in forms) and _key.removeprefix("tc|") in _ISO
        if len(forms) < 2 and not bare:
            continue
        right = _right_standard(document, bare) if standard else right_form(said)
        if not right:
            continue
        spots = [
            _part(spot, one.number_at, right)
            for one, several in document.ways
            if one.number
            and not lacks_year(one)
            and (one.number != right if standard else form_of(one) != right.upper())
            for spot in several
        ]
        written = _listed([f"“{form}”" for form in dict.fromkeys(one.number for one in said if one.number)])
        message = _("Số hiệu được viết không thống nhất: {forms}; nên viết “{right}”.").format(
            forms=written, right=right
        )
        if len(forms) < 2:
            message = _("Số hiệu đầy đủ của tiêu chuẩn này là “{right}”.").format(right=right)
        if spots:
            yield finding("citation-forms", Severity.HINT, message, spots)


def _right_standard(document: Meant, bare: bool) -> str:
    """With ISO and TCVN where either is met, for a number of ISO is no number of TCVN alone."""
    numbers = [said.number for said in document.counted]
    best = max(dict.fromkeys(numbers), key=lambda number: ("TCVN" in number and "ISO" in number, numbers.count(number)))
    return best.replace("TCVN ", "TCVN ISO ", 1) if bare and "ISO" not in best else best


def _years(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if not any(lacks_year(said) for said in all_said(traces)):
        return
    for document in meant(traces):
        without = [(said, several) for said, several in document.ways if lacks_year(said)]
        if not without:
            continue
        right = right_form([*document.said, *([document.register] if document.register else [])])
        known = number_parts(right).year
        spots = [_part(spot, said.number_at, right if known else None) for said, several in without for spot in several]
        message = _("Số hiệu “{number}” thiếu năm ban hành.").format(number=without[0][0].number)
        if known:
            message = _("Số hiệu “{number}” thiếu năm ban hành; đầy đủ là “{right}”.").format(
                number=without[0][0].number, right=right
            )
        yield finding("citation-year", Severity.WARNING, message, spots)


def _replaced(_key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    if not any(said.other for said in all_said(traces)):
        return
    for document in meant(traces):
        still = [spot for said, several in document.ways if said.role == "cited" for spot in several]
        by = next((said.other for said in document.said if said.role == "gone"), "")
        by = by or next((said.other for said in document.others), "")
        if document.register and document.register.other:
            by = document.register.other
        if not by or not still:
            continue
        name = name_of(document)
        if by == THIS:
            message = _("{document} được chính kế hoạch này thay thế mà vẫn được viện dẫn.").format(document=name)
        else:
            message = _("{document} đã được thay thế bằng {by}; cần xem lại việc viện dẫn.").format(
                document=name, by=by
            )
        yield finding("citation-replaced", Severity.WARNING, message, still)


def _part(spot: Spot, at: tuple[int, int], put: str | None, words: str = "") -> Spot:
    """A part of a citation as a spot of its own; the whole where it has none."""
    if at[0] < 0:
        return spot
    text = words or spot.text[at[0] : at[1]]
    return Spot(spot.address, spot.start + at[0], spot.start + at[1], text, put, spot.paragraph)


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{first} và {last}").format(first=", ".join(names[:-1]), last=names[-1])


def _cut(title: str) -> str:
    return title if len(title) <= 90 else title[:88].rsplit(" ", 1)[0] + "…"


DATES = PlanRule(
    name="citation-dates",
    group="citations",
    severity=Severity.ERROR,
    title="Một văn bản ghi nhiều ngày",
    explanation="Một văn bản chỉ có một ngày ban hành. Hai ngày khác nhau nghĩa là có chỗ ghi sai; hãy tra lại văn bản "
    "và thống nhất mọi chỗ.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=_dates,
)
ISSUERS = PlanRule(
    name="citation-issuers",
    group="citations",
    severity=Severity.WARNING,
    title="Một văn bản ghi nhiều cơ quan ban hành",
    explanation="Một văn bản do một cơ quan hoặc người có thẩm quyền ban hành; Ủy ban nhân dân tỉnh và Chủ tịch Ủy ban "
    "nhân dân tỉnh là hai thẩm quyền khác nhau.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=_issuers,
)
TITLES = PlanRule(
    name="citation-titles",
    group="citations",
    severity=Severity.HINT,
    title="Một văn bản ghi nhiều trích yếu",
    explanation="Trích yếu khác hẳn nhau cho cùng một số hiệu thường do ghi nhầm số hoặc chép nhầm trích yếu.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=_titles,
)
FORMS = PlanRule(
    name="citation-forms",
    group="citations",
    severity=Severity.HINT,
    title="Số hiệu văn bản viết không thống nhất",
    explanation="Cùng một văn bản cần ghi cùng một số và ký hiệu, đủ ký hiệu cơ quan ban hành.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=_forms,
)
YEARS = PlanRule(
    name="citation-year",
    group="citations",
    severity=Severity.WARNING,
    title="Số hiệu thiếu năm ban hành",
    explanation="Nghị định, thông tư và thông tư liên tịch từ năm 1997 có năm ban hành trong số hiệu, ví dụ "
    "30/2020/NĐ-CP.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=_years,
)
REPLACED = PlanRule(
    name="citation-replaced",
    group="citations",
    severity=Severity.WARNING,
    title="Văn bản đã được thay thế",
    explanation="Một văn bản khác cũng nêu trong kế hoạch, hoặc sổ văn bản viện dẫn, cho biết văn bản này đã được thay "
    "thế.",
    kinds=KINDS,
    trace=trace_citations,
    quick=cites,
    judge=_replaced,
)

RULES: tuple[Rule, ...] = (
    DATES,
    ISSUERS,
    YEARS,
    REPLACED,
    *SLIP_RULES,
    FORMS,
    TITLES,
    *FIRST_RULES,
)
