"""All documents that a plan cites, once each, with the places where they are cited and what its register knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from models.citations.canonical import Document, grouped, is_own, key_of, number_parts
from models.citations.doubts import dates_in, forms_in, issuers_in, lacks_year, right_form, titles_in
from models.citations.finding import Citation, citations_in, may_cite
from models.citations.issuers import issuer_of_symbol, plain
from models.citations.kinds import KINDS, STANDARD, kind_named
from models.citations.successors import replaced_by, replaced_in
from models.citations.writing import is_law
from models.i18n import _
from models.plan import Line, Plan
from models.registers import CitedDocument, entries_of
from models.walk import Value, stops, values_at


@dataclass(frozen=True, slots=True)
class Place:
    """A citation where it stands; `nested` in the summary of another one."""

    value: Value
    citation: Citation
    nested: bool = False

    @property
    def kind(self) -> str:
        """As the citation says."""
        return self.citation.kind

    @property
    def number(self) -> str:
        """As the citation says."""
        return self.citation.number

    @property
    def date(self) -> str:
        """As the citation says."""
        return self.citation.date

    @property
    def issuer(self) -> str:
        """As the citation says."""
        return self.citation.issuer

    @property
    def title(self) -> str:
        """As the citation says."""
        return self.citation.title


@dataclass(frozen=True, slots=True)
class Listed:
    """One document: its entry in the register, else what the citations tell; `doubts` in a few words each."""

    document: CitedDocument
    places: tuple[Place, ...]
    registered: bool
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others, also after a change of the plan."""
        parts = number_parts(self.document.number)
        return key_of(self.document), parts.agency or self.document.id * self.registered, parts.year


class Inventory:
    """Reads a plan a little at a time; `documents` are there once `work` has answered True.

    They come by kind, then by year and number; standards come last.
    """

    def __init__(self, plan: Plan) -> None:
        self.documents: tuple[Listed, ...] = ()
        self._steps = self._read(plan)

    def work(self, seconds: float | None = None) -> bool:
        """Read for so long at most; True when nothing is left."""
        end = None if seconds is None else perf_counter() + seconds
        while next(self._steps, False) is not False:
            if end is not None and perf_counter() > end:
                return False
        return True

    def _read(self, plan: Plan) -> Iterator[None]:
        by_key: dict[str, list[Place | CitedDocument]] = {}
        gone: set[str] = set()  # numbers of decrees that another one here is known to have replaced
        for value in _citing(plan):
            if value is not None:
                for one in _places(value, plan):
                    by_key.setdefault(key_of(one), []).append(one)
                    gone.update(replaced_by(one.kind, one.number))
            yield
        for entry in entries_of(plan.entries, CitedDocument):
            by_key.setdefault(key_of(entry), []).append(entry)
        listed: list[Listed] = []
        for several in by_key.values():
            for group in _groups(several):
                listed.append(_listed(group, gone))
                yield
        self.documents = tuple(sorted(listed, key=_rank))


def inventory(plan: Plan) -> tuple[Listed, ...]:
    """All documents at once."""
    reading = Inventory(plan)
    reading.work()
    return reading.documents


def _places(value: Value, plan: Plan) -> Iterator[Place]:
    found = citations_in(value.text)
    for number, one in enumerate(found):
        if not is_own(one, plan.number, plan.symbol):
            yield Place(value, one, any(other.core <= one.start < other.end for other in found[:number]))


def _citing(plan: Plan) -> Iterator[Value | None]:
    """The texts that may cite something, in reading order; most lines are passed over at once, with None."""
    for stop in stops(plan):
        node = stop.node
        if isinstance(node, Line):
            texts = (*map(node.text, stop.fields), *node.extra.values())
            if not may_cite("\n".join(texts)):
                yield None
                continue
        for value in values_at(stop):
            if value.text and value.address.field != "caption" and may_cite(value.text):
                yield value


def _groups(several: Sequence[Place | CitedDocument]) -> list[list[Place | CitedDocument]]:
    """Two entries of the register are never taken together, even where they mean one document."""
    groups: list[list[Place | CitedDocument]] = []
    order = {id(one): place for place, one in enumerate(several)}
    documents: Sequence[Document] = several
    for group in grouped(documents):
        members = [one for one in group if isinstance(one, Place | CitedDocument)]
        members.sort(key=lambda one: order[id(one)])
        entries = [one for one in members if isinstance(one, CitedDocument)]
        groups.append([*(one for one in members if isinstance(one, Place)), *entries[:1]])
        groups += [[entry] for entry in entries[1:]]
    return groups


def _listed(group: Sequence[Place | CitedDocument], gone: Container[str]) -> Listed:
    places = tuple(one for one in group if isinstance(one, Place))
    entry = next((one for one in group if isinstance(one, CitedDocument)), None)
    document = entry or told(places)
    doubts = _doubts(document, places, entry is not None)
    if document.replaced_by or document.number in gone or any(_is_gone(one) for one in places):
        doubts.append(_("đã được thay thế"))
    return Listed(document, places, entry is not None, tuple(doubts))


def told(places: Sequence[Place]) -> CitedDocument:
    """What the citations of one document tell of it, the most frequent where they do not agree."""
    kinds = Counter(one.kind for one in places)
    number = right_form(places)
    dates, issuers, titles = dates_in(places), issuers_in(places), titles_in(places)
    issuer = issuers[0] if issuers else issuer_of_symbol(number_parts(number).agency)
    return CitedDocument(
        kind=kinds.most_common(1)[0][0],
        number=number,
        date=dates[0] if dates and places[0].kind != STANDARD else "",
        issuer=issuer,
        title=titles[0] if titles else "",
    )


def _doubts(document: CitedDocument, places: Sequence[Place], registered: bool) -> list[str]:
    found: list[str] = []
    law, standard = is_law(document.kind), document.kind == STANDARD
    dates = dates_in(places)
    if len(dates) > 1 and not law and not standard:
        found.append(_("{count} ngày khác nhau").format(count=len(dates)))
    elif registered and document.date and dates and not law and not _agrees(dates[0], document.date):
        found.append(_("ngày khác sổ"))
    issuers = issuers_in(places)
    if len(issuers) > 1:
        found.append(_("{count} cơ quan khác nhau").format(count=len(issuers)))
    elif registered and document.issuer and issuers and plain(issuers[0]) != plain(document.issuer):
        found.append(_("cơ quan khác sổ"))
    if document.number and len(titles_in(places)) > 1:
        found.append(_("trích yếu khác nhau"))
    if len(forms_in(places)) > 1:
        found.append(_("số hiệu viết nhiều cách"))
    if any(lacks_year(one) for one in places):
        found.append(_("số hiệu thiếu năm"))
    if any(one.citation.slashless for one in places):
        found.append(_("sai dấu gạch"))
    if document.number and not document.date and not law and not standard:
        found.append(_("chưa rõ ngày"))
    return found


def _agrees(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _is_gone(place: Place) -> bool:
    found = citations_in(place.value.text)
    gone = replaced_in(place.value.text, found)
    return any(found[number] == place.citation for number in gone)


_RANKS = {kind.name: rank for rank, kind in enumerate(KINDS)}


def _rank(listed: Listed) -> tuple[object, ...]:
    document = listed.document
    known = kind_named(document.kind)
    rank = _RANKS.get(known.name, len(_RANKS)) if known else len(_RANKS)
    parts = number_parts(document.number)
    year = parts.year or document.date[:4]
    digits = "".join(sign for sign in parts.digits if sign.isdigit())
    return document.kind == STANDARD, rank, year, int(digits or 0), document.title
