"""Where the citations of one document do not agree, or leave out what its kind needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from models.citations.canonical import Document, alike, number_parts, right_number, year_of
from models.citations.issuers import is_party, plain, same_house
from models.citations.kinds import STANDARD, kind_named, kind_of_sign

_D = TypeVar("_D", bound=Document)
_FIRST_YEAR = 1997  # since the law on making legal documents of 1996 their numbers hold the year


def dates_in(group: Sequence[Document]) -> list[str]:
    """The dates given to one document, the most frequent first; what another one says more exactly is left out."""
    counted = Counter(one.date for one in group if one.date)
    exact = [date for date in counted if not any(other != date and other.startswith(date) for other in counted)]
    return sorted(exact, key=lambda date: (-counted[date], date))


def issuers_in(group: Sequence[Document]) -> list[str]:
    """The issuers given to one document, each once in its most frequent spelling, the most frequent first."""
    counted = Counter(one.issuer for one in group if one.issuer)
    total: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for name, times in counted.most_common():
        total[plain(name)] += times
        spelled.setdefault(plain(name), name)
    return [spelled[name] for name, _times in total.most_common()]


def heads_only(issuers: Sequence[str]) -> bool:
    """Whether several issuers are only a body and its head or standing part."""
    return all(same_house(one, other) for one in issuers for other in issuers if plain(one) != plain(other))


def titles_in(group: Sequence[Document]) -> list[str]:
    """The summaries given to one document that cannot be the same, the most frequent first."""
    counted = Counter(one.title for one in group if one.title)
    kept: list[str] = []
    for title, _times in counted.most_common(40):
        if not any(alike(title, other) for other in kept):
            kept.append(title)
    return kept


def form_of(document: Document) -> str:
    """How a number is written, beside slips of the symbol: with or without symbol, with or without ISO."""
    if document.kind == STANDARD:
        return " ".join(part for part in ("TCVN", "ISO") if part in document.number.upper())
    number = right_number(document.number)
    return number.upper().replace("Ð", "Đ") if number_parts(number).agency else number


def forms_in(group: Sequence[_D]) -> dict[str, list[_D]]:
    """The citations by how their numbers are written; those that only lack the year are left to their own rule."""
    found: dict[str, list[_D]] = {}
    for one in group:
        if one.number and not lacks_year(one):
            found.setdefault(form_of(one), []).append(one)
    return found


def lacks_year(document: Document) -> bool:
    """Whether the number of a decree or circular since 1997 is without its year."""
    parts = number_parts(document.number)
    if not parts.digits or parts.year or is_party(parts.agency):
        return False
    known = kind_of_sign(parts.sign) if parts.sign else kind_named(document.kind)
    if known is None or not known.yearly:
        return False
    return not document.date or int(document.date[:4]) >= _FIRST_YEAR


def right_form(group: Sequence[Document]) -> str:
    """The most complete way of writing the number of a document, with the year where it is known and needed."""
    numbers = Counter(right_number(one.number) for one in group if one.number)
    if not numbers:
        return ""
    best = max(numbers, key=lambda number: (_completeness(number), numbers[number]))
    parts = number_parts(best)
    year = next((year for one in group if (year := year_of(one))), "")
    if year and lacks_year(_Numbered(group[0].kind, best)) and parts.agency:
        return right_number(best.replace("/", f"/{year}/", 1))
    return best


def _completeness(number: str) -> int:
    parts = number_parts(number)
    return (2 if parts.agency else 0) + (1 if parts.year else 0)


class _Numbered:
    """A kind with a number, where nothing more is known."""

    date = issuer = title = ""

    def __init__(self, kind: str, number: str) -> None:
        self.kind = kind
        self.number = number
