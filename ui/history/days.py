"""Days and times as officers say them: "Hôm nay", "Hôm qua", "Thứ Sáu, 20/11/2026"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from models.i18n import _

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def day_of(at: float) -> date | None:
    """The day of a time stamp; None for one that no calendar knows."""
    try:
        return datetime.fromtimestamp(at).astimezone().date()
    except (OverflowError, OSError, ValueError):
        return None


def day_words(day: date | None, today: date) -> str:
    """The day as a heading."""
    if day is None:
        return _("Không rõ ngày")
    if day == today:
        return _("Hôm nay")
    if day == today - timedelta(days=1):
        return _("Hôm qua")
    weekday = _(_WEEKDAYS[day.weekday()])
    return _("{weekday}, {day}").format(weekday=weekday, day=day.strftime("%d/%m/%Y"))


def clock_words(at: float) -> str:
    """The time of day: "09:41"."""
    try:
        return datetime.fromtimestamp(at).astimezone().strftime("%H:%M")
    except (OverflowError, OSError, ValueError):
        return "--:--"


def moment_words(at: float, today: date) -> str:
    """A time within a line: "09:41 hôm nay", "20/11/2026"."""
    day = day_of(at)
    if day == today:
        return _("{time} hôm nay").format(time=clock_words(at))
    if day == today - timedelta(days=1):
        return _("{time} hôm qua").format(time=clock_words(at))
    return _("không rõ ngày") if day is None else day.strftime("%d/%m/%Y")
