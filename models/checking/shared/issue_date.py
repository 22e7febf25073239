"""When the plan was issued, as far as its date tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.i18n import _
from models.official.dates import padded, short_date

if TYPE_CHECKING:
    from models.checking.context import Context


def earliest_issue(context: Context) -> date | None:
    """The first day on which the plan can have been issued; None where not even the year is known."""
    year, month, day = ([*context.head.issued.split("-"), "", "", ""])[:3]
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except (ValueError, OverflowError):
        return None


def issue_words(context: Context) -> str:
    """The date of issue in words, as much of it as is known: "ngày 05/01/2027", "tháng 01/2027", "năm 2027"."""
    parts = context.head.issued.split("-")
    day = earliest_issue(context)
    if day is None:
        return ""
    if len(parts) == 1:
        return _("năm {year}").format(year=day.year)
    if len(parts) == 2:
        return _("tháng {month}/{year}").format(month=padded(str(day.month), 3), year=day.year)
    return _("ngày {day}").format(day=short_date(day))
