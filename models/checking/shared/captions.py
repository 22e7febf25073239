"""The "(Kèm theo Kế hoạch số … ngày … của …)" line that an officer wrote, against what the plan says of itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.checking.shared.agencies import is_own
from models.checking.shared.wording import wording
from models.official.dates import number_words

NUMBER = re.compile(r"\bsố\s*:?\s*(\d+)", re.IGNORECASE)
_SYMBOL = re.compile(r"\bsố\s*:?\s*\d*[\s….]*/\s*([A-ZĐ][A-ZĐa-z]*-[A-ZĐ][A-ZĐa-z&]*)", re.IGNORECASE)
_DAY = re.compile(
    r"\bngày\s*(\d{1,2})?[\s….]*(?:/|-|tháng)[\s….]*(\d{1,2})?[\s….]*(?:/|-|năm)\s*(\d{4})?", re.IGNORECASE
)
_AGENCY = re.compile(r"\bcủa\s+([^()]+?)[\s).]*$")
_OTHER_PAPER = re.compile(r"\bkèm theo\s+(?:văn bản\s+)?(?!kế hoạch)(?:quyết định|công văn|nghị quyết|tờ trình)", re.I)


class Said(NamedTuple):
    """A stretch of a caption."""

    start: int
    end: int
    text: str


def speaks_of_another_paper(caption: str) -> bool:
    """Whether the appendix comes with a decision or letter, so that number and date are not the plan's."""
    return _OTHER_PAPER.search(caption) is not None


def other_number(caption: str, number: str) -> Said | None:
    """The number in a caption where it is not the plan's; None while either is open."""
    match = NUMBER.search(caption)
    if match is None or not number.strip() or number_words(match.group(1)) == number_words(number):
        return None
    return Said(*match.span(1), match.group(1))


def other_symbol(caption: str, symbol: str) -> Said | None:
    """The symbol in a caption where it is not the plan's."""
    match = _SYMBOL.search(caption)
    if match is None or not symbol.strip() or "…" in symbol or match.group(1).lower() == symbol.strip().lower():
        return None
    return Said(*match.span(1), match.group(1))


def other_date(caption: str, issued: str) -> Said | None:
    """The date in a caption where day, month or year is not that of the plan; what is open on a side does not count."""
    match = _DAY.search(caption)
    if match is None:
        return None
    year, month, day = [*issued.split("-"), "", "", ""][:3]
    pairs = zip(match.groups(), (day, month, year), strict=True)
    if all(not said or not known or (known.isdigit() and int(said) == int(known)) for said, known in pairs):
        return None
    text = match.group().rstrip()
    return Said(match.start(), match.start() + len(text), text)


def other_agency(caption: str, agency: str) -> Said | None:
    """The agency in a caption where it is none of the plan's."""
    match = _AGENCY.search(caption)
    if match is None or not agency.strip() or "…" in match.group(1):
        return None
    said, own = (frozenset(wording(text).words) for text in (match.group(1), agency))
    if is_own(match.group(1), agency) or own <= said or said <= own:
        return None
    return Said(*match.span(1), match.group(1))
