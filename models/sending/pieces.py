"""Named pieces in braces ("{cơ quan}") that stand in file names and letters for what the plan says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from models.i18n import _
from models.official.dates import date_words, number_words
from models.plan import Plan
from models.sending.letterhead_checks import has_full_date
from models.text import fold, one_line

YEAR, NUMBER, SYMBOL, AGENCY, TITLE, ISSUED, PART, TODAY = (
    "năm", "số", "ký hiệu", "cơ quan", "tên", "ngày ban hành", "phần", "ngày gửi",
)  # fmt: skip
DOCUMENT, PLAN_NAME, SIGNER, FILES = "văn bản", "kế hoạch", "người ký", "danh sách tệp"
# What a file's name may hold, in the order in which the officer is offered it, and what a letter may.
NAME_PIECES = (YEAR, SYMBOL, AGENCY, PART, NUMBER, TITLE, ISSUED, TODAY)
LETTER_PIECES = (AGENCY, PLAN_NAME, DOCUMENT, FILES, YEAR, NUMBER, SYMBOL, ISSUED, TODAY, SIGNER)

_PIECE = re.compile(r"\{([^{}]*)\}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def plan_pieces(plan: Plan, today: date) -> dict[str, str]:
    """What each piece stands for, "" where the plan does not say it; `today` is the day of sending."""
    number = plan.number.strip()
    return {
        YEAR: year_of(plan),
        NUMBER: number_words(number) if number else "",
        SYMBOL: one_line(plan.symbol),
        AGENCY: one_line(plan.agency),
        TITLE: one_line(plan.title),
        ISSUED: plan.issued if has_full_date(plan) else "",
        TODAY: today.isoformat(),
        PLAN_NAME: _plan_name(plan),
        DOCUMENT: _document(plan),
        SIGNER: one_line(plan.signer.name),
    }


def letter_pieces(plan: Plan, today: date) -> dict[str, str]:
    """The same for a letter, where days are written as people do: 18/12/2026."""
    pieces = plan_pieces(plan, today)
    for name in (ISSUED, TODAY):
        if pieces[name]:
            pieces[name] = date.fromisoformat(pieces[name]).strftime("%d/%m/%Y")
    return pieces


def fill(template: str, pieces: Mapping[str, str]) -> str:
    """The template with its pieces in place; a name that nobody knows stays as it was written."""
    known = {fold(name): text for name, text in pieces.items()}
    return _PIECE.sub(lambda found: known.get(fold(found.group(1)), found.group()), template)


def split(template: str) -> list[tuple[str, bool]]:
    """The template as runs of plain text (False) and names of pieces (True)."""
    runs: list[tuple[str, bool]] = []
    end = 0
    for found in _PIECE.finditer(template):
        runs += [(template[end : found.start()], False), (found.group(1), True)]
        end = found.end()
    return [run for run in [*runs, (template[end:], False)] if run[0]]


def unknown_pieces(template: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in braces without being one of the names; letter marks do not matter."""
    known = {fold(name) for name in names}
    return tuple(found.group() for found in _PIECE.finditer(template) if fold(found.group(1)) not in known)


def year_of(plan: Plan) -> str:
    """ "2027" or "2026-2030": the period, else a year in the title, else the year of issue."""
    start, end = plan.period.start, plan.period.end
    if start or end:
        return f"{start}-{end}" if start and end and start != end else str(start or end)
    found = _YEAR.search(plan.title)
    return found.group() if found else plan.issued[:4]


def _plan_name(plan: Plan) -> str:
    """ "Kế hoạch cải cách hành chính năm 2027"."""
    return " ".join(part for part in (_("Kế hoạch"), _about(plan)) if part)


def _document(plan: Plan) -> str:
    """ "Kế hoạch số 215/KH-SXD ngày 18 tháng 12 năm 2026 về cải cách hành chính"; what is unknown is left out."""
    number, symbol, about = one_line(plan.number), one_line(plan.symbol), _about(plan)
    if not number:
        return _plan_name(plan)
    text = _("Kế hoạch số {number}").format(number="/".join(part for part in (number_words(number), symbol) if part))
    if has_full_date(plan):
        text += " " + date_words(plan.issued)
    return _("{document} về {about}").format(document=text, about=about) if about else text


def _about(plan: Plan) -> str:
    """The title as it goes on after "Kế hoạch": without that word, its first letter small."""
    title = one_line(plan.title)
    for opening in ("kế hoạch", "về việc", "về"):
        if title.casefold().startswith(opening + " "):
            title = title[len(opening) :].lstrip()
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
