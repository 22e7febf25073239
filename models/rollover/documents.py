"""Cited documents that may no longer be the ones to cite: old, of a period or year that is over, or replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.citations.finding import Citation, citations_in
from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan
from models.registers import CitedDocument, entries_of
from models.rollover.check import Check, Subject, times
from models.rollover.mentions import Form, mentions_in
from models.rollover.options import Options
from models.text import fold, one_line
from models.walk import plan_values

_OLD = 5  # years after which a document is looked at again
_NEAR = 40  # letters
_REPLACES = re.compile(r"(?:thay thế|thay cho|bãi bỏ)\s+(?:cho\s+)?$", re.IGNORECASE)
_CONGRESS = re.compile(r"^Nghị quyết\s+(?:của\s+)?đại hội\b", re.IGNORECASE)
# What speaks of the matters of its own year, and what stays until it is replaced.
_PASSING = frozenset({"Công văn", "Công điện", "Thông báo", "Báo cáo", "Tờ trình"})
_LASTING = frozenset({"Tiêu chuẩn"})
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")


@dataclass(slots=True)
class _Document:
    """A document with the first place that cites it, and what is known of it from all places."""

    citation: Citation
    address: Address
    paragraph: int
    places: int = 0
    year: int = 0
    ended: str = ""
    replaced: bool = False


def aged_documents(plan: Plan, options: Options) -> Iterator[Check]:
    """One check for each document that should be looked at."""
    register = {fold(one.number): one for one in entries_of(plan.entries, CitedDocument) if one.number}
    for document in _documents(plan, options):
        why = _why(document, register.get(fold(document.citation.number)), plan, options)
        if why:
            said = _("{document}: {why}.").format(document=_named(document.citation), why="; ".join(why))
            said = times(said, document.places)
            text = one_line(document.citation.text)[:200]
            yield Check(Subject.DOCUMENTS, said, text, document.address, document.paragraph, places=document.places)


def _documents(plan: Plan, options: Options) -> list[_Document]:
    found: dict[str, _Document] = {}
    for value in plan_values(plan):
        for one in citations_in(value.text):
            key = fold(one.number) or fold(one.text)
            document = found.setdefault(key, _Document(one, value.address, value.paragraph))
            document.places += 1
            document.year = document.year or _year_of(one)
            document.ended = document.ended or _ended(one, options)
            document.replaced = document.replaced or bool(
                _REPLACES.search(value.text, max(0, one.start - _NEAR), one.start)
            )
    return list(found.values())


def _why(document: _Document, kept: CitedDocument | None, plan: Plan, options: Options) -> list[str]:
    """The reasons to look at a document; none where there are none."""
    why: list[str] = []
    if kept is not None and kept.replaced_by:
        why.append(_("đã được thay bằng {other}").format(other=kept.replaced_by))
    symbol = fold(plan.symbol)
    if symbol and fold(document.citation.number).endswith(f"/{symbol}"):
        own = _("là kế hoạch cũ của chính cơ quan mình bị thay thế, câu này có thể bỏ")
        why.append(own if document.replaced else _("là văn bản cũ của chính cơ quan mình"))
    if document.ended:
        why.append(_("nói về “{words}”, {now} có thể đã có văn bản mới").format(
            words=document.ended, now=options.new.in_words
        ))  # fmt: skip
    year = document.year or (int(kept.date[:4]) if kept is not None and kept.date[:4].isdecimal() else 0)
    if _CONGRESS.search(document.citation.text) and _term(options.new.first) != _term(options.old.first):
        why.append(_("là của nhiệm kỳ đại hội trước, có thể đã có nghị quyết mới"))
    elif document.citation.kind in _PASSING and year and year < options.new.first:
        why.append(_("văn bản của năm {year}, có thể chỉ nói về việc của năm đó").format(year=year))
    elif year and options.new.first - year >= _OLD and document.citation.kind not in _LASTING:
        why.append(_("ban hành năm {year}, hãy xem còn hiệu lực không").format(year=year))
    return why


def _term(year: int) -> int:
    """Congresses are held at the end of the years 2020, 2025 …"""
    return (year - 1) // 5


def _named(citation: Citation) -> str:
    """A document by its kind and number, else as it is written."""
    if not citation.number:
        return one_line(citation.text)[:80]
    return _("{kind} số {number}").format(kind=citation.kind or _("Văn bản"), number=citation.number)


def _year_of(citation: Citation) -> int:
    """The year in which a document was issued: by its date, else as its number or the name of a law tells."""
    found = _YEAR.search(citation.date) or _YEAR.search(citation.number)
    if found is None and citation.kind.casefold() in ("luật", "bộ luật", "pháp lệnh", "hiến pháp"):
        found = _YEAR.search(citation.text)
    return int(found[0]) if found else 0


def _ended(citation: Citation, options: Options) -> str:
    """The period or year in the summary of a document that lies before the new plan."""
    from models.rollover.years import words_of

    title = citation.title
    for one in mentions_in(title):
        if one.form is not Form.DATE and max(one.years) < options.new.first:
            late = options.old.first if one.form is Form.SINGLE else 0
            if max(one.years) >= late:
                return words_of(title, one)
    return ""
