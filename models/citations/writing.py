"""Citations as Nghị định 30/2020/NĐ-CP wants them: the first one in full, later ones with type and number only."""

from __future__ import annotations

from models.citations.canonical import Document, right_number
from models.citations.kinds import LAWS, STANDARD, kind_named
from models.i18n import _
from models.official.dates import date_words, padded


def short(document: Document) -> str:
    """Type and number, for every citation after the first; laws by their names, standards by their number."""
    if document.kind == STANDARD:
        return document.number
    if is_law(document.kind) and document.title:
        return f"{document.kind} {document.title}"
    if not document.number:
        return f"{document.kind} {document.title}".strip()
    return _("{kind} số {number}").format(kind=document.kind or _("Văn bản"), number=right_number(document.number))


def full(document: Document, in_words: bool = False) -> str:
    """Type, number, date, issuer and summary, as far as they are known; the date in figures or in words."""
    text = short(document)
    if document.kind == STANDARD or is_law(document.kind) or not document.number:
        return text
    if document.date:
        text += " " + written_date(document.date, in_words)
    if document.issuer:
        text += " " + _("của {issuer}").format(issuer=document.issuer)
    return f"{text} {document.title}".strip()


def is_law(kind: str) -> bool:
    """Whether a kind is cited by its name only."""
    known = kind_named(kind)
    return known is not None and known.name in LAWS


def written_date(value: str, in_words: bool = False) -> str:
    """ "ngày 05/01/2024" or "ngày 05 tháng 01 năm 2024"; a month or a year where no more is known."""
    if in_words and len(value) == 10:
        return date_words(value)
    if len(value) == 4:
        return _("năm {year}").format(year=value)
    if len(value) == 7:
        return _("tháng {month}/{year}").format(month=padded(value[5:], 3), year=value[:4])
    return _("ngày {date}").format(date=figures(value))


def dated_like(written: str, value: str) -> str:
    """A date as another one is written: in words or in figures, with "ngày" before it or without."""
    if not written[:1].isalpha():
        return figures(value)
    return written_date(value, in_words="tháng" in written.casefold() and written[:1].casefold() == "n")


def figures(value: str) -> str:
    """ "05/01/2024", "29/6/2024": days below 10 and months 1 and 2 with a zero; less where less is known."""
    year, month, day = ([*value.split("-"), "", "", ""])[:3]
    return "/".join(part for part in (padded(day, 10), padded(month, 3), year) if part)
