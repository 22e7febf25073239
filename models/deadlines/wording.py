"""A deadline's meaning in Vietnamese sentences, for the officer to see how the program read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.deadlines.lexicon import HAPPENINGS
from models.deadlines.meaning import STEPS, Milestone, Recurrence, Relation
from models.i18n import _
from models.official.dates import short_date

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
_BOUNDED = ("trước ", "đến ", "từ ", "sau ", "ngày ", "trong ")


def worded(meaning: Meaning) -> str:
    """The meaning as sentences, one line per milestone."""
    lines = [_sentence(milestone) for milestone in meaning.milestones]
    if not meaning.understood:
        lines.append(_("Còn phần chưa hiểu.") if lines else _("Chưa hiểu thời hạn này."))
    return "\n".join(lines)


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
        return ""
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
    if m.name and not is_onward:
        return said + ", " + (m.name if m.name.startswith(_BOUNDED) else _("trong {time}").format(time=m.name))
    if m.start is None or m.until is None:
        return said
    if m.start.year == m.until.year and m.recurrence is Recurrence.YEARLY:
        return _("{each} (năm {year})").format(each=said, year=m.start.year)
    if m.start.year == m.until.year:
        return said + ", " + _("trong năm {year}").format(year=m.start.year)
    return said + ", " + _("từ năm {first} đến năm {last}").format(first=m.start.year, last=m.until.year)


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
