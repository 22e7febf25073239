"""Agencies that have another name or went into another: their new names in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from models.registers import UnitChange
from models.units.whole_names import in_its_case, whole_names

_SINCE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_ISSUED_BY = re.compile(r",?\s*của\s+\w")


class Renaming(NamedTuple):
    """One name that was replaced; `start` and `end` are where the new one stands in the new text."""

    start: int
    end: int
    old: str
    new: str
    change: UnitChange


def renamed(text: str, changes: Sequence[UnitChange]) -> tuple[str, tuple[Renaming, ...]]:
    """A text with the new names of agencies that changed, and what was replaced.

    Only whole names are replaced, the longer before the shorter. Agencies that issued a cited document keep the name
    which they had when they issued it. Where an agency changed twice, its last name comes.
    """
    live = tuple(change for change in changes if change.old.strip() and change.new.strip())
    names = tuple(" ".join(change.old.split()) for change in live)
    if not names:
        return text, ()
    kept = cited_spans(text)
    made: list[str] = []
    done: list[Renaming] = []
    at = length = 0
    for start, end, place in whole_names(text, names):
        if any(low < end and start < high for low, high in kept):
            continue
        change, old = live[place], text[start:end]
        new = in_its_case(old, names[place], _last_name(change, live))
        if new == old or _stands_already(text, start, old, new):
            continue
        made += (text[at:start], new)
        length += start - at + len(new)
        done.append(Renaming(length - len(new), length, old, new, change))
        at = end
    return "".join((*made, text[at:])), tuple(done)


def in_force(changes: Iterable[UnitChange], day: date) -> tuple[UnitChange, ...]:
    """The changes that hold on a day; one without a date, or with one that cannot be read, always holds."""
    return tuple(change for change in changes if (since_day(change.since) or date.min) <= day)


def since_day(since: str) -> date | None:
    """The first day of "2025-03-01", "2025-03" or "2025"; None for anything else."""
    match = _SINCE.fullmatch(since.strip())
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def since_words(since: str) -> str:
    """The day from which a change holds, as it is written: "01/3/2025", "3/2025", "2025"; else as it was typed."""
    match = _SINCE.fullmatch(since.strip())
    if match is None or since_day(since) is None:
        return since
    year, month, day = match[1], match[2], match[3]
    if not month:
        return year
    shown = f"{int(month):02}" if int(month) < 3 else str(int(month))
    return f"{int(day):02}/{shown}/{year}" if day else f"{shown}/{year}"


def since_from_words(text: str) -> str | None:
    """What is kept of a typed day: "01/3/2025" -> "2025-03-01", "3/2025", "2025", ""; None where it is no day."""
    parts = [part.strip() for part in text.strip().split("/")]
    if parts == [""]:
        return ""
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts) or len(parts[-1]) != 4:
        return None
    kept = "-".join([parts[-1], *(f"{int(part):02}" for part in reversed(parts[:-1]))])
    return kept if since_day(kept) is not None else None


def _last_name(change: UnitChange, changes: Sequence[UnitChange]) -> str:
    """The name that an agency has after all changes of the name it got; a circle ends where it began."""
    by_old = {" ".join(one.old.split()).casefold(): one for one in changes}
    seen = {change.old.casefold()}
    after = by_old.get(" ".join(change.new.split()).casefold())
    while after is not None and after.old.casefold() not in seen:
        seen.add(after.old.casefold())
        change, after = after, by_old.get(" ".join(after.new.split()).casefold())
    return " ".join(change.new.split())


def _stands_already(text: str, start: int, old: str, new: str) -> bool:
    """Whether the new name, which holds the old one, is what stands there."""
    at = new.casefold().find(old.casefold())
    return at >= 0 and text[max(0, start - at) :].casefold().startswith(new.casefold())


def cited_spans(text: str) -> list[tuple[int, int]]:
    """Where documents are cited in a text, up to the beginning of the name behind "của", which issued them."""
    from models.citations.finding import citations_in

    spans: list[tuple[int, int]] = []
    for one in citations_in(text):
        issuer = _ISSUED_BY.match(text, one.end)
        spans.append((one.start, issuer.end() if issuer else one.end))
    return spans
