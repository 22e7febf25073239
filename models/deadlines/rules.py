"""The rules of deadlines: which tokens in a row are a time, and which dates that means within a plan's period."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache, lru_cache
from typing import NamedTuple

from models.deadlines import calendar
from models.deadlines.calendar import FIRST_YEAR, LAST_YEAR, Scope, Span, shifted
from models.deadlines.lexicon import Token
from models.deadlines.meaning import STEPS, Milestone, Recurrence
from models.deadlines.values import Each
from models.i18n import _
from models.plan import Period


class Bounds(NamedTuple):
    """What the dates depend on beside the words: the years of the plan, and whether "trước" includes the day."""

    first: int | None
    last: int | None
    before_includes_day: bool = False

    @classmethod
    def of(cls, period: Period, before_includes_day: bool) -> Bounds:
        """The years of a plan's period; none that no calendar has, and one year where only one is written."""
        years = [y for y in (period.start, period.end) if y is not None and FIRST_YEAR <= y <= LAST_YEAR]
        return cls(min(years, default=None), max(years, default=None), before_includes_day)

    @property
    def single(self) -> bool:
        """Whether the plan is for one year."""
        return self.first is not None and self.first == self.last

    @property
    def begin(self) -> date | None:
        """The first day of the plan."""
        return None if self.first is None else date(self.first, 1, 1)

    @property
    def end(self) -> date | None:
        """The last day of the plan."""
        return None if self.last is None else date(self.last, 12, 31)


class Shape(Enum):
    """How a stretch of time bounds what is to be done."""

    BEFORE = auto()
    BY = auto()
    FROM = auto()
    AFTER = auto()
    WITHIN = auto()
    ONWARD = auto()
    CONTINUOUS = auto()
    PERIODIC = auto()
    WHOLE = auto()
    EACH = auto()
    SPELL = auto()
    ADHOC = auto()


# What a row of tokens means, with an example. The longest row counts, of equally long ones the first.
RULES = (
    (Shape.BEFORE, "EACH? COMMA? BY? TO? BEFORE SPANS EACH? EACH?", "Trước ngày 15/12 hằng năm"),
    (Shape.BEFORE, "PERIODIC COMMA? BY? BEFORE SPANS EACH", "Định kỳ trước ngày 20 hằng tháng"),
    (Shape.BY, "EACH? COMMA? BY TO? SPANS EACH? EACH?", "Chậm nhất ngày 20 hằng tháng"),
    (Shape.BY, "EACH? COMMA? TO SPANS EACH? EACH?", "Đến hết Quý II/2024"),
    (Shape.BY, "BY? TO WHOLE", "Đến hết giai đoạn"),
    (Shape.FROM, "FROM SPANS COMMA? OPEN?", "Từ Quý II/2024 trở đi"),
    (Shape.FROM, "IN? SPANS OPEN", "Quý II/2024 trở đi"),
    (Shape.FROM, "EACH COMMA? FROM SPANS OPEN?", "Hằng năm, từ năm 2022"),
    (Shape.FROM, "FROM SPANS COMMA? EACH", "Từ năm 2022 hằng năm"),
    (Shape.AFTER, "AFTER SPANS EACH?", "Sau ngày 15/12/2024"),
    (Shape.ONWARD, "FROM? IN? SPANS COMMA? ONWARD", "Năm 2021 và các năm tiếp theo"),
    (Shape.WITHIN, "EACH? COMMA? IN? SPANS EACH? EACH?", "Quý I hằng năm"),
    (Shape.WITHIN, "PERIODIC COMMA? IN? SPANS EACH", "Định kỳ ngày 20 hằng tháng"),
    (Shape.CONTINUOUS, "CONTINUOUS COMMA? FROM SPANS OPEN?", "Thường xuyên từ Quý II/2024"),
    (Shape.CONTINUOUS, "FROM SPANS OPEN? COMMA? CONTINUOUS", "Từ Quý II/2024, thường xuyên"),
    (Shape.CONTINUOUS, "CONTINUOUS COMMA? IN? SPANS", "Thường xuyên trong năm 2021"),
    (Shape.CONTINUOUS, "SPANS COMMA? CONTINUOUS", "Năm 2021, thường xuyên"),
    (Shape.CONTINUOUS, "CONTINUOUS COMMA? EACH? WHOLE?", "Thường xuyên trong năm"),
    (Shape.CONTINUOUS, "EACH COMMA? CONTINUOUS", "Hằng năm, thường xuyên"),
    (Shape.PERIODIC, "PERIODIC COMMA? IN? SPANS", "Định kỳ trong năm 2024"),
    (Shape.PERIODIC, "PERIODIC WHOLE?", "Định kỳ"),
    (Shape.EACH, "PERIODIC? COMMA? EACH WHOLE?", "Hằng năm"),
    (Shape.WHOLE, "WHOLE", "Trong năm"),
    (Shape.SPELL, "SPELL", "Trong 03 ngày làm việc"),
    (Shape.ADHOC, "ADHOC", "Đột xuất"),
)

_KINDS = sorted({kind for _shape, row, _example in RULES for kind in re.findall("[A-Z]+", row)})
_LETTERS = {kind: chr(ord("a") + n) for n, kind in enumerate(_KINDS)}


def _compiled(row: str) -> re.Pattern[str]:
    return re.compile("".join(re.sub(r"[A-Z]+", lambda m: _LETTERS[m[0]], word) for word in row.split()))


@cache
def _patterns() -> list[tuple[Shape, re.Pattern[str]]]:
    """The rules as patterns; made when first used."""
    return [(shape, _compiled(row)) for shape, row, _example in RULES]


def coded(tokens: list[Token]) -> str:
    """The kinds of the tokens, a letter each, for the rules to look at."""
    return "".join(_LETTERS.get(token.kind, "-") for token in tokens)


@lru_cache(maxsize=20_000)
def longest(codes: str, at: int) -> tuple[Shape, int] | None:
    """The rule that takes most tokens from a place on, and where it ends."""
    best: tuple[Shape, int] | None = None
    for shape, pattern in _patterns():
        found = pattern.match(codes, at)
        if found and (best is None or found.end() > best[1]):
            best = shape, found.end()
    return best


_WITHIN_YEAR = frozenset({Recurrence.HALF_YEARLY, Recurrence.QUARTERLY})


def without_year() -> str:
    """What is said beside a time of which nobody knows in which of the plan's years it is."""
    return _("không ghi năm")


def milestones(shape: Shape, tokens: list[Token], bounds: Bounds) -> list[Milestone] | None:
    """What a row of tokens that a rule took means; None where its dates make no sense."""
    each = _joined([token.value for token in tokens if isinstance(token.value, Each)])
    spans = next((token.value for token in tokens if token.kind == "SPANS"), ())
    if not isinstance(spans, tuple):
        return None
    several = len(spans) > 1 and all(span.scope is Scope.YEAR and span.year is None for span in spans)
    if each is not None and several and each.recurrences[0] in _WITHIN_YEAR:
        # "Mỗi năm 02 lần (tháng 6, tháng 11)": each of the named months comes once a year.
        each = each._replace(recurrences=(Recurrence.YEARLY,))
    match shape:
        case Shape.CONTINUOUS | Shape.PERIODIC:
            recurrence = Recurrence.CONTINUOUS if shape is Shape.CONTINUOUS else Recurrence.PERIODIC
            stretches = [_placed(span, None, bounds) for span in spans]
            if not stretches:
                return [Milestone(bounds.begin, bounds.end, recurrence)]
            if any(token.kind == "FROM" for token in tokens) and not any(span.is_range for span in spans):
                stretches = [m and replace(m, end=_not_before(m.start, bounds.end), name="") for m in stretches]
            return [replace(m, recurrence=recurrence) for m in stretches if m is not None] or None
        case Shape.WHOLE:
            return [Milestone(bounds.begin, bounds.end, name=_named_period(bounds))]
        case Shape.BY if not spans:
            return [Milestone(end=bounds.end, name=_("đến hết thời kỳ của kế hoạch"))]
        case Shape.SPELL:
            spell = str(tokens[0].value)
            name, aside = _("trong {spell}").format(spell=spell), _("chưa ghi kể từ khi nào")
            return [Milestone(recurrence=Recurrence.EACH_TIME, name=name, aside=aside)]
        case Shape.ADHOC:
            return [Milestone(recurrence=Recurrence.EACH_TIME, name=_("đột xuất"))]
        case Shape.EACH if each is not None:
            return [_coming_back(r, each, bounds.begin, bounds.end) for r in each.recurrences]
    out: list[Milestone] = []
    drop = next((n for n in range(1, len(spans)) if spans[n].first < spans[n - 1].first), 0)
    for n, span in enumerate(spans):
        # "Tháng 12 và tháng 01 năm sau": only January is in the next year.
        own = None if each is not None and each.offset and n < drop else each
        if own is not None and shape is Shape.FROM and not span.name and not span.later:
            stretch = _placed(span, None, bounds)
            out += [] if stretch is None else [_each_from(stretch, own, bounds)]
            continue
        if own is not None and shape is Shape.WITHIN and _is_beside(span, own):
            # "Quý I/2024 định kỳ hằng quý": first once, and then in each quarter of the plan.
            stretch = _placed(span, None, bounds)
            every = [_coming_back(r, own, bounds.begin, bounds.end) for r in own.recurrences]
            out += [] if stretch is None else [stretch, *every]
            continue
        stretch = _placed(span, own, bounds)
        if stretch is None:
            return None
        out.append(_bounded(shape, stretch, span, bounds))
    return out


def _joined(found: list[Each]) -> Each | None:
    """Several words for what comes back as one: the shortest recurrence, all that is said beside it."""
    if not found:
        return None
    shortest = min(found, key=lambda each: -list(Recurrence).index(each.recurrences[0]))
    return Each(shortest.recurrences, " ".join(e.aside for e in found if e.aside), sum(e.offset for e in found))


def _coming_back(recurrence: Recurrence, each: Each, begin: date | None, end: date | None) -> Milestone:
    """Something due once in every year, quarter, month …, from a first day to a last."""
    if recurrence not in STEPS:
        return Milestone(begin, end, recurrence, aside=each.aside)
    aside = each.aside if len(each.recurrences) == 1 else ""
    if begin is None:
        return Milestone(recurrence=recurrence, aside=aside)
    months, days = STEPS[recurrence]
    return Milestone(begin, shifted(begin, months, days) - timedelta(1), recurrence, until=end, aside=aside)


def _is_beside(span: Span, each: Each) -> bool:
    """Whether a recurrence cannot lie within a stretch of time, for it takes as long: each quarter in one quarter."""
    months, _days = STEPS.get(each.recurrences[0], (0, 0))
    length = span.last[0] - span.first[0] + 1
    return span.year is not None and span.scope is Scope.YEAR and not span.later and length <= months < 12


def _each_from(m: Milestone, each: Each, bounds: Bounds) -> Milestone:
    """ "Hằng năm, từ năm 2022": from its first day on, as long as the plan lasts."""
    back = _coming_back(each.recurrences[0], each, m.start, _not_before(m.end, bounds.end))
    yearly = back.recurrence is Recurrence.YEARLY
    return replace(back, name=_("từ {time}").format(time=m.name)) if yearly else back


def _placed(span: Span, each: Each | None, bounds: Bounds) -> Milestone | None:
    """The span's first and last day, how it comes back and what it is called; None for a day of no known month."""
    offset = (each.offset if each else 0) + span.offset
    if span.scope is not Scope.YEAR:
        recurrence = Recurrence.QUARTERLY if span.scope is Scope.QUARTER else Recurrence.MONTHLY
        if each is not None and each.recurrences[0] is Recurrence.QUARTERLY and span.scope is Scope.MONTH:
            if not span.is_day or span.first[0] != 1:
                return None
            # Reports of a quarter are due on a day of its last month.
            quarterly = _placed(calendar.last_month_of_quarter(span.first[1]), None, bounds)
            return quarterly and replace(quarterly, aside=_("không ghi tháng nào của quý"))
        if each is None and span == calendar.day_of_month(span.first[1]):
            return None
        if bounds.first is None:
            return Milestone(recurrence=recurrence, name=span.name)
        first, last = span.dates(bounds.first)
        return Milestone(first, last, recurrence, until=bounds.end, name=span.name)
    if each is not None and each.recurrences[0] is not Recurrence.YEARLY:
        whole = _placed(span, None, bounds)
        if whole is None:
            return None
        back = _coming_back(each.recurrences[0], each, whole.start, whole.end)
        return replace(back, name=whole.name)
    if each is not None and not span.name and span.later and span.year is not None:
        # "Hằng năm giai đoạn 2021-2025": each of these years.
        return _coming_back(Recurrence.YEARLY, each, date(span.year, 1, 1), date(span.year + span.later, 12, 31))
    year = span.year if span.year is not None else bounds.first
    once = each is None and (span.year is not None or bounds.first is None or bounds.single)
    once = once or (offset != 0 and bounds.single)
    aside = "" if once or span.offset else each.aside if each else without_year()
    if year is None:
        recurrence = Recurrence.YEARLY if each else Recurrence.ONCE
        return Milestone(recurrence=recurrence, name=span.name, aside=aside)
    first, last = span.dates(year + offset)
    if once:
        return Milestone(first, last, name=span.named(year + offset), aside=aside)
    until = None if bounds.last is None else date(bounds.last + offset, 12, 31)
    return Milestone(first, last, Recurrence.YEARLY, until=until, name=span.name, aside=aside)


def _bounded(shape: Shape, m: Milestone, span: Span, bounds: Bounds) -> Milestone:
    """A stretch of time as the end, the start or the room of a milestone."""
    named = {
        Shape.BEFORE: _("trước {time}"),
        Shape.BY: _("đến hết {time}"),
        Shape.FROM: _("từ {time}"),
        Shape.AFTER: _("sau {time}"),
        Shape.ONWARD: _("từ {time}"),
    }
    is_named = shape in named and m.name and not (shape is Shape.FROM and span.is_range)
    name = named[shape].format(time=m.name.removeprefix(_("hết "))) if is_named else m.name
    day = timedelta(1)
    match shape:
        case Shape.BEFORE:
            end = m.start if m.start is None else m.start if bounds.before_includes_day else m.start - day
            return replace(m, start=None, end=end, name=name)
        case Shape.BY:
            return replace(m, start=None, name=name)
        case Shape.FROM if span.is_range:
            return m
        case Shape.FROM:
            return replace(m, end=_not_before(m.start, bounds.end), until=None, recurrence=Recurrence.ONCE, name=name)
        case Shape.AFTER:
            start = m.end if m.end is None else m.end + day
            return replace(m, start=start, end=None, name=name)
        case Shape.ONWARD if not span.name:
            return replace(m, recurrence=Recurrence.YEARLY, until=_not_before(m.end, bounds.end), name=name)
        case Shape.ONWARD:
            until = _not_before(m.end, bounds.end)
            aside = _("từ năm {year}").format(year=m.start.year) if m.start else m.aside
            return replace(m, recurrence=Recurrence.YEARLY, until=until, name=span.name, aside=aside)
    return m


def _not_before(day: date | None, end: date | None) -> date | None:
    return None if day is None or end is None or end < day else end


def _named_period(bounds: Bounds) -> str:
    if bounds.first is None:
        return _("cả thời kỳ của kế hoạch")
    words = _("năm {first}") if bounds.single else _("năm {first} - {last}")
    return words.format(first=bounds.first, last=bounds.last)
