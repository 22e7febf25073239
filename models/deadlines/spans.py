"""Stretches of time as they are written: units with their year, ranges and lists of them, read from tokens."""

from __future__ import annotations

from dataclasses import replace

from models.deadlines import calendar
from models.deadlines.calendar import Scope, Span
from models.deadlines.lexicon import Token
from models.deadlines.meaning import Recurrence
from models.deadlines.values import Each

_UNITS = {"SPAN", "SHORT", "YEAR", "BAREYEAR"}
_YEARS = {"YEAR", "OFYEAR", "BAREYEAR"}
_LISTING = {"COMMA", "AND"}
_TO = {"DASH", "TO"}
# Behind these a bare "15/12" or "2024" is a time; behind other words it may be the number of a document.
_OPENERS = ("hoàn thành", "thực hiện", "triển khai", "báo cáo", "gửi", "xong", "kết thúc", ":", "dịp", "khoảng")

# Of each quarter, month …: what "cuối mỗi quý" is a part of.
_WHOLES = {
    Recurrence.YEARLY: calendar.whole_year(None),
    Recurrence.QUARTERLY: calendar.EACH_QUARTER,
    Recurrence.MONTHLY: calendar.EACH_MONTH,
}


def with_spans(tokens: list[Token], clause: str) -> list[Token]:
    """The tokens with every stretch of time as one SPANS token; numbers that belong to none become TEXT."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        opened = not out or out[-1].kind != "TEXT" or clause[: token.start].rstrip().endswith(_OPENERS)
        spans, end = _read(tokens, at, opened)
        if spans:
            out.append(Token("SPANS", tuple(spans), token.start, tokens[end - 1].end))
            at = end
            if _yearly_behind_comma(tokens, at) and all(span.name and span.year is None for span in spans):
                at += 1
            continue
        lost = token.kind in {"SHORT", "BAREYEAR", "OFYEAR", "NUMBER", "STAGE", "PART", "WEEK", "YEAR"}
        kind = "TEXT" if lost else token.kind
        if kind == "TEXT" and out and out[-1].kind == "TEXT":
            out[-1] = out[-1]._replace(end=token.end)
        else:
            out.append(token._replace(kind=kind))
        at += 1
    return out


def _yearly_behind_comma(tokens: list[Token], at: int) -> bool:
    """Whether ", hằng năm" follows, which belongs to a quarter or day in front of it."""
    each = tokens[at + 1].value if _kind(tokens, at) == "COMMA" and _kind(tokens, at + 1) == "EACH" else None
    return isinstance(each, Each) and each.recurrences == (Recurrence.YEARLY,)


def _read(tokens: list[Token], at: int, opened: bool) -> tuple[list[Span], int]:
    """The spans of a list or range that begins here and where it ends; none where nothing begins."""
    stage = _kind(tokens, at) == "STAGE"
    first, at = _range(tokens, at + 1 if stage else at, opened or stage)
    if first is None:
        return [], at
    spans = [first]
    while True:
        behind = at
        while _kind(tokens, behind) in _LISTING:
            behind += 1
        if behind == at:
            break
        following, end = _range(tokens, behind, True)
        if following is None:
            following, end = _continued(tokens, behind, spans[-1])
        following = _same_day(_as_quarter(following, spans[-1]), spans[-1])
        if following is None or _shape(following) != _shape(first):
            break
        spans.append(following)
        at = end
    for n in range(len(spans) - 2, -1, -1):
        year = spans[n + 1].year
        if spans[n].year is None and year is not None:
            spans[n] = calendar.with_year(spans[n], year)
    return spans, at


def _range(tokens: list[Token], at: int, opened: bool) -> tuple[Span | None, int]:
    """A unit, or the stretch from one to another."""
    first, end = _unit(tokens, at, opened)
    if first is None:
        return _days_of_month(tokens, at)
    if (offset := _offset(tokens, end)) and _kind(tokens, end + 1) in _TO:
        first, end = replace(first, offset=offset), end + 1
    if _kind(tokens, end) not in _TO:
        return first, end
    last, behind = _unit(tokens, end + 1, True)
    last = _as_quarter(last, first)
    if last is not None and first.year is last.year is None and (first.offset or first.first > last.last):
        offset = _offset(tokens, behind)
        last, behind = replace(last, offset=offset), behind + 1 if offset or _is_own_year(tokens, behind) else behind
    if last is None:
        last, behind = _continued(tokens, end + 1, first)
    if last is None:
        return first, end
    if first.scope is Scope.MONTH and last.is_day and last.scope is Scope.YEAR:
        first = calendar.one_day(last.first[0], first.first[1], last.year)
    both = calendar.from_to(first, last)
    if both is None:
        return first, end
    while not both.name and _kind(tokens, behind) == "DASH":
        # "2026-2027-2028": as far as the last year.
        further, beyond = _unit(tokens, behind + 1, True)
        longer = calendar.from_to(first, further) if further is not None and not further.name else None
        if longer is None:
            break
        both, behind = longer, beyond
    return both, behind


def _offset(tokens: list[Token], at: int) -> int:
    """By how many years a "năm trước" or "năm sau" lies off the plan's year; 0 for all else."""
    value = tokens[at].value if at < len(tokens) else None
    return value.offset if isinstance(value, Each) else 0


def _is_own_year(tokens: list[Token], at: int) -> bool:
    """Whether a "năm báo cáo" or "năm kế hoạch" stands here."""
    value = tokens[at].value if at < len(tokens) else None
    return (
        isinstance(value, Each) and value.recurrences == (Recurrence.YEARLY,) and value.aside != "" and not value.offset
    )


def _days_of_month(tokens: list[Token], at: int) -> tuple[Span | None, int]:
    """ "01 - 15/3/2024": a bare number in front of a day."""
    if _kind(tokens, at) == "NUMBER" and _kind(tokens, at + 1) in _TO:
        last, end = _unit(tokens, at + 2, True)
        number = tokens[at].value
        if last is not None and last.is_day and isinstance(number, int) and 1 <= number <= last.first[1]:
            first = calendar.one_day(last.first[0], number, last.year)
            return calendar.from_to(first, last), end
    return None, at


def _unit(tokens: list[Token], at: int, opened: bool) -> tuple[Span | None, int]:
    """A day, week, month, quarter, part of the year or year, with the year behind it."""
    kind = _kind(tokens, at)
    if kind == "PART":
        return _part(tokens, at)
    if kind == "WEEK":
        month, end = _unit(tokens, at + 1, True)
        weeks = tokens[at].value
        if month is None and _kind(tokens, at + 1) == "EACH":
            month, end = _whole(tokens[at + 1]), at + 1
        if month is not None and month.first[0] == month.last[0] and not month.is_day and isinstance(weeks, tuple):
            return calendar.week_of_month(weeks[0], weeks[1], month), end
        return None, at
    if kind not in _UNITS or (kind in {"SHORT", "BAREYEAR"} and not opened):
        return None, at
    span = tokens[at].value
    if not isinstance(span, Span):
        return None, at
    return _dated(tokens, at + 1, span, comma=True)


def _dated(tokens: list[Token], at: int, span: Span, comma: bool = False) -> tuple[Span, int]:
    """The span with the year that stands behind it."""
    if span.year is not None or not span.name or span.scope is not Scope.YEAR:
        return span, at
    years = {"YEAR", "BAREYEAR"} if span.is_day else {"YEAR"}
    behind = at + 1 if comma and _kind(tokens, at) == "COMMA" and _kind(tokens, at + 1) in years else at
    if _kind(tokens, behind) in _YEARS:
        year = tokens[behind].value
        if isinstance(year, Span) and year.year is not None:
            return calendar.with_year(span, year.year), behind + 1
    return span, at


def _part(tokens: list[Token], at: int) -> tuple[Span | None, int]:
    """ "cuối Quý II/2024", "đầu năm", "cuối mỗi quý"."""
    word = str(tokens[at].value)
    whole, end = _unit(tokens, at + 1, True)
    if whole is None and _kind(tokens, at + 1) == "EACH":
        whole, end = _whole(tokens[at + 1]), at + 1
    part = calendar.part_of(word, whole) if whole is not None else None
    return (part, end) if part is not None else (None, at)


def _whole(token: Token) -> Span | None:
    each = token.value
    return _WHOLES.get(each.recurrences[0]) if isinstance(each, Each) else None


def _as_quarter(span: Span | None, before: Span) -> Span | None:
    """The 4/2024 of "Quý 3, 4/2024", which alone would be a month."""
    if span is None or span.year is None or _shape(before) != "quarter" or _shape(span) != "month" or span.first[0] > 4:
        return span
    return calendar.with_year(calendar.quarter(span.first[0]), span.year)


def _same_day(span: Span | None, before: Span) -> Span | None:
    """The tháng 6 of "ngày 15 tháng 3, tháng 6": the same day of another month."""
    if span is None or before.year is not None or not before.is_day or _shape(span) != "month":
        return span
    month, day = span.first[0], before.first[1]
    return calendar.one_day(month, day, span.year) if calendar.is_day(span.year, month, day) else span


def _continued(tokens: list[Token], at: int, before: Span) -> tuple[Span | None, int]:
    """A number alone as one more of what stands before it: the III of "Quý I, III/2024"."""
    number = tokens[at].value if _kind(tokens, at) == "NUMBER" else None
    if not isinstance(number, int) or before.scope is not Scope.YEAR:
        return None, at
    if before.is_day:
        # "ngày 15 tháng 3, 6, 9": the same day of other months.
        day = calendar.is_day(before.year, number, before.first[1]) and _kind(tokens, at - 1) in _LISTING
        return (calendar.one_day(number, before.first[1], before.year), at + 1) if day else (None, at)
    months = before.last[0] - before.first[0]
    if months == 0 and 1 <= number <= 12 and _shape(before) == "month":
        return _dated(tokens, at + 1, calendar.month(number))
    if months == 2 and 1 <= number <= 4 and _shape(before) == "quarter":
        return _dated(tokens, at + 1, calendar.quarter(number))
    return None, at


def _shape(span: Span) -> str:
    """What kind of stretch it is; a list holds one kind only."""
    if span.is_day:
        return "day"
    if not span.name:
        return "year"
    for shape, made in (("month", calendar.month), ("quarter", calendar.quarter)):
        number = span.first[0] if shape == "month" else (span.first[0] + 2) // 3
        if replace(span, year=None) == made(number):
            return shape
    return "other"


def _kind(tokens: list[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""
