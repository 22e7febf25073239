"""A deadline's meaning in Vietnamese sentences, for the officer to see how the program read it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from models.deadlines.calendar import shifted
from models.deadlines.meaning import STEPS, Milestone, Recurrence, Relation
from models.deadlines.values import HAPPENINGS
from models.i18n import _
from models.official.dates import day_and_month, short_date

if TYPE_CHECKING:
    from models.deadlines.meaning import Meaning

_EACH = {
    Recurrence.YEARLY: "mỗi năm",
    Recurrence.HALF_YEARLY: "mỗi 6 tháng",
    Recurrence.QUARTERLY: "mỗi quý",
    Recurrence.MONTHLY: "mỗi tháng",
    Recurrence.WEEKLY: "mỗi tuần",
    Recurrence.DAILY: "mỗi ngày",
    Recurrence.CONTINUOUS: "thường xuyên",
    Recurrence.PERIODIC: "định kỳ",
}
_EVENTS = {
    Relation.WHEN: "mỗi khi {event}",
    Relation.AFTER: "sau khi {event}",
    Relation.BEFORE: "trước khi {event}",
    Relation.BY: "theo {event}",
}
_HAPPENINGS = {Relation.AFTER: "sau {event}", Relation.BEFORE: "trước {event}"}
# Names that already say how the time bounds the work; before others stands "trong".
_BOUNDED = (
    "trước ", "đến ", "từ ", "sau ", "ngày ", "trong ", "chậm nhất ", "lần đầu ", "đầu ", "giữa ", "cuối ", "tuần "
)  # fmt: skip


def worded(meaning: Meaning) -> str:
    """The meaning as sentences, one line per milestone."""
    lines = [_sentence(milestone) for milestone in meaning.milestones]
    if not meaning.understood:
        lines.append(_("Còn phần chưa hiểu.") if lines else _("Chưa hiểu thời hạn này."))
    return "\n".join(lines)


def spoken(day: date) -> str:
    """ "Thứ Hai, 15 tháng 6, 2026": a date with its weekday, in which a slip is seen."""
    # Not needed until a date is shown.
    from babel.dates import format_date

    return format_date(day, "full", locale="vi")


def _sentence(m: Milestone) -> str:
    said = ", ".join(part for part in (_time(m), _event(m)) if part)
    if m.aside:
        said += f" ({m.aside})"
    if m.action:
        said = f"{m.action}: {said}"
    if m.note:
        said += f"; {m.note}"
    return said[:1].upper() + said[1:]


def _time(m: Milestone) -> str:
    if m.recurrence in STEPS:
        return _coming_back(m)
    if m.recurrence is Recurrence.EACH_TIME:
        return m.name
    said = _(_EACH.get(m.recurrence, ""))
    return ", ".join(part for part in (said, _dates(m)) if part)


def _dates(m: Milestone) -> str:
    start, end = (short_date(m.start) if m.start else ""), (short_date(m.end) if m.end else "")
    if not start and not end:
        return _("{time} (chưa rõ năm nào)").format(time=m.name) if m.name else ""
    if start == end:
        said = _("ngày {day}").format(day=end)
    elif start and end:
        said = _("từ {start} đến {end}").format(start=start, end=end)
    elif end:
        said = _("chậm nhất ngày {day}").format(day=end)
    else:
        said = _("từ {start}").format(start=start)
    is_news = m.name and not ((end or start) in m.name and (start or end) in m.name)
    return f"{said} ({m.name})" if is_news else said


def _coming_back(m: Milestone) -> str:
    said = _(_EACH[m.recurrence])
    is_onward = m.until is not None and bool(re.fullmatch(r"\D+\d{4}", m.name))
    name = m.name or _first_time(m)
    if name and not is_onward:
        return said + ", " + (name if name.startswith(_BOUNDED) else _("trong {time}").format(time=name))
    if m.start is None or m.until is None:
        return said
    if m.start.year == m.until.year and m.recurrence is Recurrence.YEARLY:
        return _("{each} (năm {year})").format(each=said, year=m.start.year)
    if m.start.year == m.until.year:
        return said + ", " + _("trong năm {year}").format(year=m.start.year)
    return said + ", " + _("từ năm {first} đến năm {last}").format(first=m.start.year, last=m.until.year)


def _first_time(m: Milestone) -> str:
    """When something that comes back, and has no name, is due: in each year, or the first time; "" for all the time."""
    if m.end is None or (m.start is not None and shifted(m.start, *STEPS[m.recurrence]) == m.end + timedelta(1)):
        return ""
    if m.recurrence is not Recurrence.YEARLY:
        return _("lần đầu {time}").format(time=_dates(m))
    start, end = (day_and_month(day.day, day.month) if day else "" for day in (m.start, m.end))
    if not start:
        return _("chậm nhất ngày {day}").format(day=end)
    if start == end:
        return _("ngày {day}").format(day=end)
    return _("từ {start} đến {end}").format(start=start, end=end)


def _event(m: Milestone) -> str:
    if not m.trigger:
        return ""
    is_thing = m.relation in _HAPPENINGS and re.match(f"(?:{'|'.join(HAPPENINGS)})", m.trigger.lower())
    said = _((_HAPPENINGS if is_thing else _EVENTS)[m.relation]).format(event=m.trigger)
    if m.delay:
        return _("trong {delay} {event}").format(delay=m.delay, event=said)
    if m.relation is Relation.BY and not m.dated:
        return said + " " + _("(thời gian do văn bản này định)")
    return said
