"""What the entries of a list of tasks are to each other: headings over tasks, points of one task, tasks with dashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from imports.recognise.number import Number
from imports.recognise.prose_labels import MARKS, Entry

RANKS = {"capital": 0, "roman": 1, "arabic": 2, "padded": 2, "dotted": 3, "letter": 4, "": 6}
RANK_BELOW_LETTER = 5
_FEWEST_DASHED = 2


def rank(number: Number) -> int:
    """How deep a number stands: I before 1, 1.1, a), a.1."""
    return RANK_BELOW_LETTER if number.text[:1].isalpha() and len(number.parts) > 1 else RANKS.get(number.kind, 6)


@dataclass(slots=True)
class Shape:
    """Places of entries: plain numbered lines that are headings, points of the task above, tasks behind a dash."""

    headings: set[int] = field(default_factory=set)
    points: set[int] = field(default_factory=set)
    dashed: set[int] = field(default_factory=set)
    letters_head: bool = False


def shape_of(entries: Sequence[Entry]) -> Shape:
    """The shape of a list, from where its labels stand."""
    found = Shape(letters_head=_letters_head(entries))
    found.dashed = _dashed_tasks(entries)
    for place, entry in enumerate(entries):
        if entry.number.kind and not entry.field and place not in found.points:
            _look_below(entries, place, found)
    return found


def assigned_shape_of(entries: Sequence[Entry], assigned: Sequence[bool]) -> Shape:
    """The shape of a list without labels: each sentence that assigns is a task, what stands above some is a heading."""
    found = Shape()
    for place, (entry, is_task) in enumerate(zip(entries, assigned, strict=True)):
        if is_task and not entry.number.kind:
            found.dashed.add(place)
        elif not is_task and entry.number.kind and not entry.bold and place + 1 < len(entries) and assigned[place + 1]:
            found.headings.add(place)
    return found


def plain_shape_of(entries: Sequence[Entry]) -> Shape:
    """The shape of a list of numbers or bullets alone; a line that ends with a colon over some of them heads them."""
    listed = [bool(entry.number.kind or entry.mark) for entry in entries]
    found = assigned_shape_of(entries, listed)
    for place, entry in enumerate(entries[:-1]):
        if entry.text.rstrip().endswith(":") and listed[place + 1] and not entry.number.kind:
            found.dashed.discard(place)
            found.headings.add(place)
            entry.rest = entry.rest.lstrip(f" {MARKS}").rstrip(" :")
    return found


def _look_below(entries: Sequence[Entry], place: int, found: Shape) -> None:
    """Whether an entry heads those below it, or holds them as its points."""
    own = rank(entries[place].number)
    below: list[int] = []
    for at in range(place + 1, len(entries)):
        entry = entries[at]
        if entry.field and not below:
            return  # its own labels come first: a task
        if entry.number.kind and not entry.field and (rank(entry.number) <= own or entry.bold):
            break
        if (entry.number.kind and not entry.field) or at in found.dashed:
            below.append(at)
    if not below:
        return
    deepest = min(rank(entries[at].number) for at in below)
    children = [at for at in below if rank(entries[at].number) == deepest]
    labelled = [at for at in children if _has_labels(entries, at)]
    if not labelled:
        return
    listed = entries[place].rest.rstrip().endswith(":") or entries[children[0]].rest.rstrip().endswith(";")
    if len(children) > 1 and labelled == children[-1:] and listed:
        found.points.update(below)
    elif not entries[place].bold:
        found.headings.add(place)


def _has_labels(entries: Sequence[Entry], place: int) -> bool:
    """Whether labels follow before the next number."""
    for entry in entries[place + 1 :]:
        if entry.field:
            return True
        if entry.number.kind or entry.bold:
            return False
    return False


def _dashed_tasks(entries: Sequence[Entry]) -> set[int]:
    """Lines behind a dash that stand right above labels, where the first task of the list is one."""
    first = next((place for place, entry in enumerate(entries) if entry.field), 0)
    if first == 0 or not (mark := entries[first - 1].mark) or mark == entries[first].mark:
        return set()
    above = [
        (place, entry) for place, (entry, below) in enumerate(pairwise(entries)) if below.field and not entry.field
    ]
    dashed = {place for place, entry in above if entry.mark == mark and not entry.number.kind}
    numbered = sum(1 for _place, entry in above if entry.number.kind)
    return dashed if len(dashed) >= max(_FEWEST_DASHED, numbered + 1) else set()


def _letters_head(entries: Sequence[Entry]) -> bool:
    """Whether bold letters head several tasks each: tasks a.1, or a second task without number below a letter."""
    under = False
    for before, entry, following in zip(entries, entries[1:], [*entries[2:], None], strict=False):
        if before.bold and before.number.kind == "letter":
            under = entry.plain
            if rank(entry.number) == RANK_BELOW_LETTER:
                return True
        elif entry.number.kind or entry.bold:
            under = False
        elif under and entry.plain and before.field and following is not None and following.field:
            return True
    return False
