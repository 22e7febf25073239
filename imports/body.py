"""The running text of a plan: legal bases, then sections by number and bold heading, with their paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from imports.blocks import Paragraph
from imports.recognise.number import NONE, Number, split_number
from models.plan import Section

_LOOKED_AHEAD = 200
_RANKS = {"roman": 1, "arabic": 2, "padded": 2, "letter": 9}


@dataclass(slots=True)
class Part:
    """A section while it grows; `first` and `end` are the places of its paragraphs in the body."""

    number: Number
    heading: str
    rank: int
    first: int
    end: int = 0
    paragraphs: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    # kind -> value of the last numbered paragraph, to tell a list inside the section from sections
    listed: dict[str, int] = field(default_factory=dict)

    def section(self) -> Section:
        """The grown section as a value of the plan."""
        return Section(
            number=self.number.text,
            heading=self.heading,
            paragraphs=tuple(self.paragraphs),
            sections=tuple(part.section() for part in self.parts),
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    number: Number
    rest: str
    rank: int
    heading: bool


def read_body(paragraphs: Sequence[Paragraph]) -> tuple[list[str], list[Part]]:
    """The paragraphs before the first heading, and the sections; empty paragraphs must be left out before."""
    entries = [_entry(paragraph) for paragraph in paragraphs]
    bases: list[str] = []
    top: list[Part] = []
    stack: list[Part] = []
    for place, entry in enumerate(entries):
        if entry.heading or (stack and _is_running_section(entry, entries, place, stack)):
            while stack and stack[-1].rank >= entry.rank:
                stack.pop().end = place
            part = Part(entry.number, entry.rest if entry.heading else "", entry.rank, place)
            if not entry.heading:
                part.paragraphs.append(entry.rest)
            (stack[-1].parts if stack else top).append(part)
            stack.append(part)
        elif stack:
            stack[-1].paragraphs.append(entry.text)
            if entry.number.kind:
                stack[-1].listed[entry.number.kind] = entry.number.value
        else:
            bases.append(entry.text)
    for part in stack:
        part.end = len(entries)
    return bases, top


def _entry(paragraph: Paragraph) -> _Entry:
    text = paragraph.tidy
    number, rest = split_number(text)
    rest = " ".join(rest.split()) if number.kind else text
    if not number.kind or not rest:
        return _Entry(text, NONE, text, 0, False)
    rank = _RANKS.get(number.kind, 1 + len(number.parts))
    heading = paragraph.bold or (number.kind == "roman" and rest.isupper())
    return _Entry(text, number, rest, rank, heading)


def _is_running_section(entry: _Entry, entries: Sequence[_Entry], place: int, stack: Sequence[Part]) -> bool:
    """Whether plain text with a number is a section without heading, because its neighbours are headings."""
    if not entry.number.kind:
        return False
    value = entry.number.value
    if stack[-1].listed.get(entry.number.kind) == value - 1 and value > 1:
        return False
    same = next((part for part in reversed(stack) if part.rank == entry.rank), None)
    if same is not None:
        return same.number.kind == entry.number.kind and same.number.value == value - 1
    if value != 1 or stack[-1].rank > entry.rank:
        return False
    for other in entries[place + 1 : place + _LOOKED_AHEAD]:
        if other.heading and other.rank <= entry.rank:
            return other.rank == entry.rank and other.number.value == 2
    return False
