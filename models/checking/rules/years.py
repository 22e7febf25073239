"""Rules about years: one that the plan does not cover, a period in a title that is not the plan's, impossible days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import any_piece
from models.checking.rule import NodeRule, Rule, Slip, TextKind, TextRule
from models.checking.shared.issue_date import earliest_issue
from models.deadlines.calendar import is_day
from models.deadlines.meaning import Milestone, Recurrence
from models.grid.grid import Address
from models.i18n import _
from models.plan import Appendix, Area, Group, Line, Objective, Period, Plan, Section, Task

if TYPE_CHECKING:
    from models.walk import Node

_Y = r"((?:19|20|21)\d\d)(?!\d)"
_YEAR_PIECE = any_piece(r"(?:19|20|21)\d\d")
_TO = r"(?:\s?[-–—]\s?|\s+đến\s+(?:hết\s+)?(?:năm\s+)?)"
# A time in running text: "năm 2026", "Quý I/2026", "tháng 6/2026", "năm 2026 - 2027".
_TIME = re.compile(
    rf"\b(?:năm|qu[ýí]\s(?:iv|i{{1,3}}|[1-4])\s?/|tháng\s\d{{1,2}}\s?/)\s?{_Y}(?:{_TO}(?:năm\s)?{_Y})?", re.IGNORECASE
)
# In front of these a year belongs to something that has its own: programmes, terms, laws, aims, comparisons.
_OWN_YEAR = re.compile(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|khoá|định hướng|tầm nhìn|mục tiêu|hướng (?:đến|tới)|đến|tới|từ|trước|sau|"
    r"kể từ|so với|đầu|cuối|hết|năm học|niên độ)(?:\s+(?:cuối|đầu|hết|trong))?\s*$",
    re.IGNORECASE,
)
_OF_A_PAPER = re.compile(
    r"\b(?:luật|bộ luật|hiến pháp|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|công văn|hướng dẫn|"
    r"kết luận|tiêu chuẩn|tcvn|iso|ban hành từ|có hiệu lực|thành lập|theo|tại|căn cứ)\b",
    re.IGNORECASE,
)
# What looks back at a year that is over.
_BACK = re.compile(
    r"\b(?:báo cáo|kết quả|tổng kết|sơ kết|đánh giá|chỉ số|xếp hạng|xếp loại|phân loại|công bố|phân tích|khắc phục|"
    r"tồn tại|hạn chế|kiểm điểm|quyết toán|số liệu|hồ sơ|tài liệu|chỉnh lý|rút kinh nghiệm|khen thưởng|thi đua|"
    r"kiểm tra|par\s?index|sipas|papi|pci|pgi|dti|ddci|đã|còn lại|chuyển (?:sang|tiếp)|tiếp tục|thống kê|cải thiện|"
    r"nâng cao|nộp lưu|so với|cùng kỳ|tỷ lệ|mức)\b",
    re.IGNORECASE,
)
# What looks forward to the year after the plan.
_FORWARD = re.compile(
    r"\b(?:kế hoạch|chương trình|dự toán|đề xuất|đăng ký|biên chế|phương hướng|dự kiến|chuẩn bị|xây dựng|nhu cầu|"
    r"lịch)\b",
    re.IGNORECASE,
)
# "(năm 2025 đạt 90%)": what was reached then.
_COMPARED = re.compile(r"\s*(?:(?:đã )?đạt|là|:|=|chiếm)\s*\d", re.IGNORECASE)
_REPORT = re.compile(r"\bbáo cáo\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.\n]\s")
_PERIOD = re.compile(rf"\b(?:giai\s+đoạn|thời\s+kỳ|các\s+năm|năm)\s+(?:năm\s+)?{_Y}(?:{_TO}{_Y})?", re.IGNORECASE)
_PLAN_ITSELF = re.compile(
    r"trên đây là\b[^.;]{0,60}?\bkế hoạch\b|\b(?:ban hành|xây dựng|đề ra)\s+kế hoạch\b(?=.*\b(?:như sau|sau đây)\b)",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_ELSEWHERE = re.compile(
    r"kết quả|đánh giá|tình hình|tồn tại|hạn chế|định hướng|tầm nhìn|phương hướng|tổng kết|bối cảnh|căn cứ|năm trước",
    re.IGNORECASE,
)
_AIM = re.compile(r"(?:đến|tới|tầm nhìn|định hướng|hướng (?:đến|tới))\s*$", re.IGNORECASE)
_FULL_DATE = re.compile(
    rf"(?<![\d/.\-])(\d{{1,2}})\s?([/.\-])\s?(\d{{1,2}})\s?\2\s?{_Y}|ngày (\d{{1,2}}) tháng (\d{{1,2}}) năm {_Y}",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"\b(?:năm học|học kỳ|học kì|niên khóa|niên khoá)\b", re.IGNORECASE)
_A_QUARTER = timedelta(days=92)
_EARLY_NEXT_YEAR = 3  # reports on a year are due until the end of this month of the next


def _has_year(text: str) -> bool:
    """A cheap question before the patterns are asked: no year is written without one of these."""
    return "20" in text or "19" in text or "21" in text


_ANY_YEAR = re.compile(r"(?:19|20|21)\d\d")


def _has_other_year(text: str, first: int, last: int) -> bool:
    """The next question: whether a text names a year outside of a period."""
    years = _ANY_YEAR.findall(text) if _has_year(text) else ()
    return bool(years) and not (first <= int(min(years)) and int(max(years)) <= last)


class Said(NamedTuple):
    """A time that a text names: where, from which year to which, and what stands before it in its clause."""

    start: int
    end: int
    first: int
    last: int
    before: str


@lru_cache(maxsize=50_000)
def times_said(text: str) -> tuple[Said, ...]:
    """The years that a text names as its own; those of documents, programmes, terms and comparisons are left out."""
    from models.citations.finding import citations_in

    cited: list[tuple[int, int]] | None = None
    out: list[Said] = []
    for found in _TIME.finditer(text):
        begin = max((one.end() for one in _CLAUSE.finditer(text, 0, found.start())), default=0)
        before = text[begin : found.start()]
        if _OWN_YEAR.search(before) or _OF_A_PAPER.search(before) or _COMPARED.match(text, found.end()):
            continue
        if cited is None:
            cited = [(one.start, one.end) for one in citations_in(text)]
        if any(a < found.end() and found.start() < b for a, b in cited):
            continue
        first = int(found[1])
        out.append(Said(*found.span(), first, int(found[2] or first), before))
    return tuple(out)


def _texts(node: Node, first: int, last: int) -> Iterator[tuple[Address, str]]:
    """The texts in which a plan names the years of its work, of those that name others than its own."""
    if isinstance(node, Line):
        for field in ("activity", "product", "note"):
            text = getattr(node, field)
            if text and field not in node.merged and _has_other_year(text, first, last):
                yield Address("line", node.id, field), text
    elif isinstance(node, Task | Objective | Group | Area) and _has_other_year(node.title, first, last):
        yield Address(type(node).__name__.lower(), node.id, "title"), node.title


def _in_texts(node: Node, context: Context) -> Iterator[Finding]:
    first, last = years_of(context.period)
    if first is None or last is None:
        return
    for address, text in _texts(node, first, last):
        for said in times_said(text):
            if _is_stray(said, first, last, context.period.vision, node, context):
                words = text[said.start : said.end]
                yield _finding(
                    OUTSIDE, Spot(address, said.start, said.end, words), _outside_message(words, first, last)
                )


def _is_stray(said: Said, first: int, last: int, vision: int | None, node: Node, context: Context) -> bool:
    if said.last >= first and said.first <= last:
        return False
    if said.first > last:
        next_year = said.first == last + 1 and _FORWARD.search(said.before)
        return not next_year and said.first != vision
    if not _BACK.search(said.before):
        return True
    # A report on the year before is due early in the plan's first year, not at its end.
    return (
        said.last == first - 1
        and first == last
        and isinstance(node, Line)
        and _REPORT.search(said.before) is not None
        and _due_late(context.meaning(node).milestones, first)
    )


def _due_late(milestones: tuple[Milestone, ...], year: int) -> bool:
    """Whether all of it is due once, in the last quarter of a year."""
    return bool(milestones) and all(
        m.recurrence is Recurrence.ONCE
        and m.end is not None
        and m.end >= date(year, 10, 1)
        and (m.start is None or m.start >= date(year, 10, 1))
        for m in milestones
    )


def _in_deadline(node: Node, context: Context) -> Iterator[Finding]:
    first, last = years_of(context.period)
    if not isinstance(node, Line) or first is None or last is None or "deadline" in node.merged or node.reference:
        return
    text = node.deadline
    if not _has_other_year(text, first, last):
        return
    for m in context.meaning(node).milestones:
        written = any(day and str(day.year) in text for day in (m.start, m.end, m.until))
        if written and _lies_outside(m, first, last, context):
            spot = Spot(Address("line", node.id, "deadline"), 0, len(text), text)
            yield _finding(OUTSIDE, spot, _outside_message(m.name or " ".join(text.split())[:80], first, last))
            return


def _lies_outside(m: Milestone, first: int, last: int, context: Context) -> bool:
    begin, end = m.start or m.end, m.until or m.end
    if begin is None:
        return False
    if end is not None and end.year < first:
        # A plan issued late in the year before may begin with its own issue.
        issued = earliest_issue(context)
        return issued is None or end < issued or begin < issued - _A_QUARTER
    if begin.year <= last or begin.year == context.period.vision:
        return False
    return end is None or (end.year, end.month) > (last + 1, _EARLY_NEXT_YEAR)


def _in_periods(node: Node, context: Context) -> Iterator[Finding]:
    """Periods in a task that begin with the plan's years and end after them, though they are none of the usual five
    or ten years for which programmes are made.
    """
    first, last = years_of(context.period)
    if first is None or last is None:
        return
    if isinstance(node, Line) and "deadline" not in node.merged and not node.reference:
        yield from _too_long(node, first, last, context)
    for address, text in _texts(node, first, last):
        for begin, end, start, stop in _periods_of(text):
            if (
                _is_usual(begin, end)
                or not first <= begin <= last < end
                or end == context.period.vision
                or _cited(text, start)
            ):
                continue
            words = text[start:stop]
            message = _("“{words}” kéo dài quá thời kỳ của kế hoạch ({own}); cần xem có đúng không.")
            message = message.format(words=words, own=_own_words((first, last)))
            yield _finding(BEYOND, Spot(address, start, stop, words), message)


def _is_usual(begin: int, end: int) -> bool:
    """Whether programmes are made for such a period."""
    return end % 10 == 0 or (end % 5 == 0 and end - begin == 4)


def _too_long(line: Line, first: int, last: int, context: Context) -> Iterator[Finding]:
    """A deadline that begins within the plan's years and ends well after them."""
    text = line.deadline
    if not _has_other_year(text, first, last) or _SCHOOL.search(text):
        return
    for m in context.meaning(line).milestones:
        if m.start is None or m.end is None or m.recurrence is not Recurrence.ONCE or str(m.end.year) not in text:
            continue
        late = (m.end.year, m.end.month) > (last + 1, _EARLY_NEXT_YEAR) and m.end.year != context.period.vision
        if late and first <= m.start.year <= last and not _is_usual(m.start.year, m.end.year):
            message = _("“{words}” kéo dài quá thời kỳ của kế hoạch ({own}); cần xem có đúng không.")
            message = message.format(words=" ".join(text.split())[:80], own=_own_words((first, last)))
            yield _finding(BEYOND, Spot(Address("line", line.id, "deadline"), 0, len(text), text), message)
            return


def _cited(text: str, at: int) -> bool:
    from models.citations.finding import citations_in

    return any(one.start <= at < one.end for one in citations_in(text))


def _outside_message(words: str, first: int, last: int) -> str:
    if first == last:
        message = _("“{words}” nằm ngoài năm của kế hoạch ({first}).")
    else:
        message = _("“{words}” nằm ngoài thời kỳ của kế hoạch ({first}-{last}).")
    return message.format(words=words, first=first, last=last)


def years_of(period: Period) -> tuple[int | None, int | None]:
    """The first and the last year of a plan; one that is missing is the other."""
    return period.start or period.end, period.end or period.start


def _in_titles(node: Node, context: Context) -> Iterator[Finding]:
    first, last = years_of(context.period)
    if first is None or last is None:
        return
    own = (first, last)
    for address, text, paragraph, strict in _titles(node):
        periods = _periods_of(text)
        if not periods or own in [(a, b) for a, b, *_at in periods]:
            continue
        wrong = [one for one in periods if strict or not _related(one[0], one[1], own)]
        # A title that names the plan's years among others, or a larger programme, is right.
        if not wrong or len(wrong) < len(periods):
            continue
        begin, end = wrong[0][2:]
        words = text[begin:end]
        message = _("“{words}” khác với thời kỳ của kế hoạch ({own}).").format(words=words, own=_own_words(own))
        yield _finding(TITLE, Spot(address, begin, end, words, paragraph=paragraph), message)


def _titles(node: Node) -> Iterator[tuple[Address, str, int, bool]]:
    """The texts that name the plan's period, with their paragraph, and whether no other period may stand in them."""
    if isinstance(node, Plan):
        yield Address("plan", node.id, "title"), node.title, -1, True
        for place, text in enumerate(node.legal_bases):
            yield from _of_the_plan(Address("plan", node.id, "legal_bases"), text, place)
    elif isinstance(node, Appendix):
        yield Address("appendix", node.id, "title"), node.title, -1, False
        yield from _of_the_plan(Address("appendix", node.id, "closing"), node.closing, -1)
    elif isinstance(node, Section):
        if not _LOOKS_ELSEWHERE.search(node.heading) and not _BACK.search(node.heading):
            yield Address("section", node.id, "heading"), node.heading, -1, False
        for place, text in enumerate(node.paragraphs):
            yield from _of_the_plan(Address("section", node.id, "paragraphs"), text, place)


def _of_the_plan(address: Address, text: str, paragraph: int) -> Iterator[tuple[Address, str, int, bool]]:
    """A paragraph that names this plan; only the period right behind the name counts, all else is blank."""
    named = _PLAN_ITSELF.search(text)
    period = _PERIOD.search(text, named.end()) if named else None
    if named and period and not re.search(r"[,.;]", text[named.end() : period.start()]):
        yield address, " " * named.end() + text[named.end() : period.end()], paragraph, True


@lru_cache(maxsize=4000)
def _periods_of(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """First year, last year and place of each period that a title names; aims ("đến năm 2030") are none."""
    return tuple(
        (int(one[1]), int(one[2] or one[1]), *one.span())
        for one in _PERIOD.finditer(text)
        if not _AIM.search(text, 0, one.start())
    )


def _related(first: int, last: int, own: tuple[int, int]) -> bool:
    """Whether one of two periods holds the other."""
    return (first <= own[0] and own[1] <= last) or (own[0] <= first and last <= own[1])


def _own_words(own: tuple[int, int]) -> str:
    return _("năm {year}").format(year=own[0]) if own[0] == own[1] else f"{own[0]}-{own[1]}"


def _impossible(text: str, _kind: TextKind) -> Iterator[Slip]:
    for found in _FULL_DATE.finditer(text):
        day, month, year = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        if not is_day(int(year), int(month), int(day)):
            message = _("Lịch không có ngày “{words}”.").format(words=found[0].removeprefix("ngày "))
            yield Slip(*found.span(), message)


def names_no_day(text: str) -> bool:
    """Whether a text names a day that no calendar has; a rule of its own tells that."""
    return _has_year(text) and any(
        not is_day(int(one[4] or one[7]), int(one[3] or one[6]), int(one[1] or one[5]))
        for one in _FULL_DATE.finditer(text)
    )


def _finding(rule: Rule, spot: Spot, message: str) -> Finding:
    return Finding(rule=rule.name, severity=rule.severity, message=message, spots=(spot,))


_OUTSIDE = "Năm nằm ngoài thời kỳ của kế hoạch thường là chép từ kế hoạch cũ hoặc gõ nhầm. "
OUTSIDE = NodeRule(
    name="year-outside",
    group="years",
    severity=Severity.WARNING,
    title="Năm ngoài thời kỳ của kế hoạch",
    explanation=_OUTSIDE + "Năm của văn bản viện dẫn, chương trình, nhiệm kỳ và tầm nhìn không bị coi là sai.",
    kinds=frozenset({"area", "group", "objective", "task", "line"}),
    quick=_YEAR_PIECE,
    find=lambda node, context: (*_in_deadline(node, context), *_in_texts(node, context)),
)
BEYOND = NodeRule(
    name="period-beyond",
    group="years",
    severity=Severity.HINT,
    title="Giai đoạn trong nhiệm vụ dài hơn kế hoạch",
    explanation="Một giai đoạn bắt đầu trong thời kỳ của kế hoạch mà kết thúc sau đó có thể là gõ nhầm năm; giai đoạn "
    "5 năm, đến năm tròn chục và giai đoạn của văn bản viện dẫn không bị nhắc.",
    kinds=frozenset({"area", "group", "objective", "task", "line"}),
    quick=_YEAR_PIECE,
    find=_in_periods,
)
TITLE = NodeRule(
    name="period-differs",
    group="years",
    severity=Severity.WARNING,
    title="Thời kỳ trong tiêu đề khác với kế hoạch",
    explanation="Tên kế hoạch, tên phụ lục, tên mục và câu kết phải ghi cùng một thời kỳ với kế hoạch.",
    kinds=frozenset({"plan", "appendix", "section"}),
    quick=_YEAR_PIECE,
    find=_in_titles,
)
IMPOSSIBLE = TextRule(
    name="date-impossible",
    group="years",
    severity=Severity.WARNING,
    title="Ngày không có trong lịch",
    explanation="Ví dụ 31/4 hay 29/02 của năm không nhuận: thường là gõ nhầm ngày hoặc tháng.",
    quick=_YEAR_PIECE,
    find=_impossible,
)

RULES: tuple[Rule, ...] = (OUTSIDE, BEYOND, TITLE, IMPOSSIBLE)
