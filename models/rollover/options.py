"""What the officer says of the new plan: its years, and what becomes of each task."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.errors import InputProblem
from models.i18n import _
from models.plan import Plan
from models.rollover.mentions import mentions_in
from models.walk import plan_values

FIRST_YEAR, LAST_YEAR = 1990, 2100
_LONGEST = 20  # years of a period
_WRITTEN = re.compile(r"\s*(\d{4})\s*(?:[-–—]\s*(\d{4})\s*)?", re.ASCII)
_IN_TITLE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*(?:[-–—]|đến(?:\s+năm)?)\s*((?:19|20)\d\d))?(?!\d)")


class Decision(StrEnum):
    """What becomes of a task: the same task for the new years, nothing (it is done), or the unfinished one goes on."""

    KEEP = "keep"
    LEAVE_OUT = "leave_out"
    CARRY_ON = "carry_on"


@dataclass(frozen=True, slots=True)
class Span:
    """The years of a plan, both included."""

    first: int
    last: int

    @property
    def years(self) -> int:
        """How many there are."""
        return self.last - self.first + 1

    @property
    def in_words(self) -> str:
        """ "năm 2027", "giai đoạn 2026-2030"."""
        if self.years == 1:
            return _("năm {year}").format(year=self.first)
        return _("giai đoạn {first}-{last}").format(first=self.first, last=self.last)

    @property
    def short(self) -> str:
        """ "2027", "2026-2030", as it stands in the name of a file."""
        return str(self.first) if self.years == 1 else f"{self.first}-{self.last}"

    def next(self) -> Span:
        """The years right after these, as many."""
        return Span(self.first + self.years, self.last + self.years)

    def previous(self) -> Span:
        """The years right before these, as many."""
        return Span(self.first - self.years, self.last - self.years)


@dataclass(frozen=True, slots=True)
class Options:
    """The years of the plan and of the new one; `decisions` by the id of a task, what is not in it as is usual
    (kinds.py). `vision` is the year of "định hướng đến năm …"; `mark_in_note` prints the mark of a task that goes on.
    """

    old: Span
    new: Span
    vision: int | None = None
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    mark_in_note: bool = False

    @property
    def shift(self) -> int:
        """By how many years everything moves."""
        return self.new.first - self.old.first


def options_for(plan: Plan, new: Span, old: Span | None = None) -> Options:
    """The usual options; raises InputProblem for years that make no sense."""
    was = old or period_of(plan)
    if was is None:
        text = _("Không rõ kế hoạch này của năm nào; hãy nói rõ năm của kế hoạch cũ (trên dòng lệnh: --from 2026).")
        raise InputProblem(text)
    check(was, new)
    return Options(old=was, new=new, vision=usual_vision(plan, was, new))


def usual_vision(plan: Plan, old: Span, new: Span) -> int | None:
    """The year of "định hướng đến năm …" of the new plan: as it was while it lies ahead, else moved along."""
    vision = plan.period.vision
    if vision is None or vision > new.last:
        return vision
    return vision + new.first - old.first


def period_of(plan: Plan) -> Span | None:
    """The years of a plan: as it is set, else as its title says, else the year that its deadlines name most."""
    first, last = plan.period.start, plan.period.end
    if first is not None or last is not None:
        first, last = first or last or 0, last or first or 0
        if FIRST_YEAR <= first <= last <= LAST_YEAR:
            return Span(first, last)
    for title in (plan.title, *(appendix.title for appendix in plan.appendices)):
        for found in _IN_TITLE.finditer(title):
            span = Span(int(found[1]), int(found[2] or found[1]))
            if 1 <= span.years <= _LONGEST:
                return span
    due = (value.text for value in plan_values(plan) if value.address.field == "deadline")
    years = Counter(year for text in due for one in mentions_in(text) for year in one.years)
    if not years:
        return None
    ((year, _count),) = years.most_common(1)
    return Span(year, year)


def span_from(text: str, plan: Plan | None = None) -> Span:
    """The years that somebody wrote ("2027", "2026-2030"); one year begins a period as long as that of the plan.

    Raises InputProblem for what are no years.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise InputProblem(_("“{text}” không phải năm; hãy ghi như 2027 hoặc 2026-2030.").format(text=text[:40]))
    first = int(found[1])
    was = period_of(plan) if plan is not None else None
    last = int(found[2]) if found[2] else first + (was.years - 1 if was is not None else 0)
    return Span(first, last)


def check(old: Span, new: Span) -> None:
    """Raise InputProblem where a plan of some years cannot become one of these."""
    if new.last < new.first:
        raise InputProblem(_("Năm cuối {last} đứng trước năm đầu {first}.").format(first=new.first, last=new.last))
    if not FIRST_YEAR <= new.first <= new.last <= LAST_YEAR or new.years > _LONGEST:
        text = _("Kế hoạch {span} không lập được; hãy chọn năm từ {first} đến {last}, dài nhất {years} năm.")
        raise InputProblem(text.format(span=new.in_words, first=FIRST_YEAR, last=LAST_YEAR, years=_LONGEST))
    if not FIRST_YEAR <= old.first <= old.last <= LAST_YEAR:
        text = _("Kế hoạch đang có ghi {span}; hãy sửa thời kỳ của kế hoạch đó trước.")
        raise InputProblem(text.format(span=old.in_words))
    if (old.years == 1) != (new.years == 1):
        text = _("Kế hoạch {old} không chuyển thành kế hoạch {new} được; hãy chọn {like}.")
        like = _("một năm") if old.years == 1 else _("một giai đoạn nhiều năm")
        raise InputProblem(text.format(old=old.in_words, new=new.in_words, like=like))
    if new.first <= old.first:
        text = _("Kế hoạch đang có là của {old}; năm của kế hoạch mới phải sau năm {first}.")
        raise InputProblem(text.format(old=old.in_words, first=old.first))
