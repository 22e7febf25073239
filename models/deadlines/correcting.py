"""An officer's correction of a deadline's meaning as one step, and the quick answers to what a wording leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.commands import DropEntries, KeepEntries, Together
from models.deadlines.calendar import FIRST_YEAR, LAST_YEAR, day_of, shifted
from models.deadlines.corrected import wording_key
from models.deadlines.meaning import STEPS, Meaning, Milestone, Recurrence
from models.deadlines.rules import Bounds
from models.deadlines.stored import meaning_to_text
from models.i18n import _
from models.plan import Period
from models.registers import Reading
from models.store.transaction import Command
from models.text import tidy


def correction(
    readings: Sequence[Reading],
    wording: str,
    lines: Sequence[str],
    meaning: Meaning | None,
    written: Meaning,
    everywhere: bool,
) -> Command | None:
    """The step after which a wording means this, in the lines of one cell or everywhere; None: what it says.

    What was corrected for these lines before gives way. None where nothing changes.
    """
    key = wording_key(wording)
    same = [one for one in readings if wording_key(one.wording) == key]
    mine = [one for one in same if one.line in lines]
    general = [one for one in same if not one.line]
    if meaning is None and general and not everywhere and written.milestones:
        # Other cells keep the correction for all; this one means what it says.
        meaning = written
    if meaning is None:
        return _together([], [one.id for one in (*mine, *general)])
    given = {one.line: one for one in (*mine, *general)}
    kept: list[Reading] = []
    stays: set[str] = set()
    for line in ("",) if everywhere else lines:
        made = Reading(wording=tidy(wording), line=line, meaning=meaning_to_text(meaning))
        old = given.get(line)
        if old is not None:
            stays.add(old.id)
            made = replace(made, id=old.id)
        if made != old:
            kept.append(made)
    gone = [one.id for one in (*mine, *(general if everywhere else ())) if one.id not in stays]
    return _together(kept, gone)


def _together(kept: list[Reading], gone: list[str]) -> Command | None:
    label = _("Sửa cách hiểu thời hạn")
    commands: list[Command] = []
    if gone:
        commands.append(DropEntries(tuple(gone), label))
    if kept:
        commands.append(KeepEntries(tuple(kept), label))
    return Together(label, tuple(commands)) if commands else None


def coming_back(milestone: Milestone, recurrence: Recurrence, period: Period) -> Milestone:
    """A "định kỳ" of which it is now known how often: from the first day of the plan to the last."""
    months, days = STEPS[recurrence]
    bounds = Bounds.of(period, before_includes_day=False)
    begin, until = milestone.start or bounds.begin, milestone.end or bounds.end
    end = date.fromordinal(shifted(begin, months, days).toordinal() - 1) if begin is not None else None
    return replace(milestone, start=begin, end=end, recurrence=recurrence, until=until, name="", aside="")


def moved_by_years(meaning: Meaning, years: int) -> Meaning:
    """All dates so many years later, for wordings that name a year only by what it is ("năm báo cáo")."""
    return replace(
        meaning,
        milestones=tuple(
            replace(m, start=_moved(m.start, years), end=_moved(m.end, years), until=_moved(m.until, years))
            for m in meaning.milestones
        ),
    )


def _moved(day: date | None, years: int) -> date | None:
    if day is None or not FIRST_YEAR <= day.year + years <= LAST_YEAR + 100:
        return day
    last_of_february = (day.month, day.day) == (2, 28) and shifted(day, 0, 1).month == 3
    return day_of(day.year + years, day.month, 31 if last_of_february else day.day)
