"""The letterhead: agencies, number and symbol on the left; the state, its motto, place and date on the right."""

from __future__ import annotations

from dataclasses import dataclass

from models.i18n import _
from models.official.dates import date_words, number_words
from models.plan import Plan

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines of the letterhead (Phụ lục I, mục II.1 to II.4); agencies in capitals, "" where there is none."""

    parent: str
    agency: str
    number: str
    place_date: str
    nation: str = NATION
    motto: str = MOTTO


def letterhead(plan: Plan) -> Letterhead:
    """The letterhead of a plan; what is not known yet stays open."""
    symbol = plan.symbol or "KH-…"
    return Letterhead(
        parent=plan.parent_agency.upper(),
        agency=plan.agency.upper(),
        number=_("Số: {number}/{symbol}").format(number=number_words(plan.number), symbol=symbol),
        place_date=", ".join(part for part in (plan.place, date_words(plan.issued)) if part),
    )
