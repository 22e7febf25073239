"""Putting what the register says of a document into all places that cite it: date, issuer and number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from models.citations.canonical import number_parts, right_number
from models.citations.dates import agree
from models.citations.inventory import Listed, Place
from models.citations.issuers import plain
from models.citations.kinds import STANDARD
from models.citations.writing import dated_like, is_law
from models.edits import Edit
from models.registers import CitedDocument


class Put(NamedTuple):
    """A stretch of a text, and what is to stand there."""

    start: int
    end: int
    new: str


def edits_for(listed: Iterable[Listed]) -> list[Edit]:
    """One edit for each text in which a citation says something else than its document; what a citation leaves out
    stays left out.
    """
    texts: dict[tuple[object, int], tuple[Place, list[Put]]] = {}
    for one in listed:
        for place in one.places:
            key = place.value.address, place.value.paragraph
            texts.setdefault(key, (place, []))[1].extend(puts_for(place, one.document))
    edits: list[Edit] = []
    for place, puts in texts.values():
        value = place.value
        after = value.text
        for put in sorted(set(puts), reverse=True):
            after = after[: put.start] + put.new + after[put.end :]
        if after != value.text:
            edits.append(Edit(value.address, value.text, after, value.paragraph))
    return edits


def puts_for(place: Place, document: CitedDocument) -> list[Put]:
    """What one citation must change to agree with its document."""
    found: list[Put] = []
    one = place.citation
    if one.number and document.number and one.kind != STANDARD and not is_law(one.kind):
        right = right_number(document.number)
        complete = number_parts(right).agency or not number_parts(one.number).agency
        if complete and one.number != right:
            found.append(Put(*one.number_at, right))
    elif one.kind == STANDARD and document.number and one.number != document.number:
        found.append(Put(*one.number_at, document.number))
    unlike = not one.date or not agree(one.date, document.date)
    if one.date_at[0] >= 0 and document.date and unlike and not is_law(one.kind):
        found.append(Put(*one.date_at, dated_like(place.value.text[slice(*one.date_at)], document.date)))
    if one.issuer_at[0] >= 0 and document.issuer and plain(one.issuer) != plain(document.issuer):
        found.append(Put(*one.issuer_at, document.issuer))
    return found
