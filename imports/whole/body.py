"""The running text of a plan: legal bases, then sections by number and bold heading, with their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from imports.blocks import Paragraph
from imports.recognise.number import NONE, Number, as_capital, split_number
from models.plan import Section, new_id

_LOOKED_AHEAD = 200
_LONGEST_HEADING = 90
_LONGEST_ROMAN = 200
_RANKS = {"part": 0, "capital": 1, "roman": 2, "arabic": 3, "padded": 3, "letter": 10}
_PART = re.compile(r"((?:phần|chương)\s+(?:thứ\s+\w+|[IVXLC]+|\d{1,2}))\b\s*[:./–-]*\s*", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """A section while it grows; `first` and `end` are the places of its paragraphs in the body."""

    number: Number
    heading: str
    rank: int
    first: int
    at: int  # the place of its heading, where `first` is that of the last line of it
    end: int = 0
    paragraphs: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    # kind -> value of the last numbered paragraph, to tell a list inside the section from sections
    listed: dict[str, int] = field(default_factory=dict)
    id: str = field(default_factory=new_id)

    def section(self) -> Section:
        """The grown section as a value of the plan."""
        return Section(
            number=self.number.text,
            heading=self.heading,
            paragraphs=tuple(self.paragraphs),
            sections=tuple(part.section() for part in self.parts),
            id=self.id,
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    number: Number
    rest: str
    rank: int
    heading: bool
    centered: bool = False


def is_part(paragraph: Paragraph) -> bool:
    """Whether a line is the heading of a part of the document: "Phần thứ nhất", "PHẦN II. MỤC TIÊU"."""
    match = _PART.match(paragraph.line)
    rest = paragraph.line[match.end() :] if match else ""
    looks = paragraph.bold or paragraph.centered or paragraph.line.isupper()
    return bool(match) and looks and (not rest or rest[:1].isupper())


def read_body(paragraphs: Sequence[Paragraph]) -> tuple[list[str], list[Part]]:
    """The paragraphs before the first heading, and the sections; empty paragraphs must be left out before."""
    entries = [_entry(paragraph) for paragraph in paragraphs]
    bases: list[str] = []
    top: list[Part] = []
    stack: list[Part] = []
    for place, entry in enumerate(_with_capitals(entries)):
        if stack and stack[-1].number.kind == "part" and entry.centered and place == stack[-1].first + 1:
            # The title of a part stands on the lines below its number.
            stack[-1].heading = f"{stack[-1].heading} {entry.text}".strip()
            stack[-1].first = place
        elif entry.heading or (stack and _is_running_section(entry, entries, place, stack)):
            while stack and stack[-1].rank >= entry.rank:
                stack.pop().end = place
            part = Part(entry.number, entry.rest if entry.heading else "", entry.rank, place, place)
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


def read_text(paragraphs: Sequence[Paragraph]) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """The paragraphs before the first heading, and the sections, in a text from elsewhere (the clipboard).

    Where nothing is bold, a short numbered line without a full stop counts as a heading: plain text has no other sign.
    """
    kept = [paragraph for paragraph in paragraphs if paragraph.tidy]
    if not any(paragraph.bold for paragraph in kept):
        kept = [replace(paragraph, bold=_reads_as_heading(paragraph)) for paragraph in kept]
    bases, parts = read_body(kept)
    return tuple(bases), tuple(part.section() for part in parts)


def _reads_as_heading(paragraph: Paragraph) -> bool:
    number, rest = split_number(paragraph.line)
    longest = _LONGEST_ROMAN if number.kind in ("roman", "capital") else _LONGEST_HEADING
    return bool(number.kind) and 0 < len(rest) <= longest and not rest.endswith((".", ";", ","))


def _with_capitals(entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """The entries with C and D as letters where they follow A and B: alone they would be Roman numbers."""
    capital = roman = 0
    for entry in entries:
        number = entry.number
        if entry.heading and number.kind == "roman":
            letter = as_capital(number)
            if number.value not in (1, roman + 1) and letter.kind == "capital" and letter.value == capital + 1 > 1:
                number = letter
                entry = replace(entry, number=letter, rank=_RANKS["capital"])  # noqa: PLW2901
            else:
                roman = number.value
        if entry.heading and number.kind == "capital":
            capital, roman = number.value, 0
        yield entry


def _entry(paragraph: Paragraph) -> _Entry:
    text = paragraph.tidy
    if is_part(paragraph) and (match := _PART.match(paragraph.line)):
        number = Number("part", 0, (), match.group(1))
        return _Entry(text, number, paragraph.line[match.end() :], _RANKS["part"], True)
    number, rest = split_number(text)
    rest = " ".join(rest.split()) if number.kind else text
    if not number.kind or not rest:
        return _Entry(text, NONE, text, 0, False, paragraph.centered and bool(text))
    rank = _RANKS.get(number.kind, 2 + len(number.parts))
    heading = paragraph.bold or (number.kind in ("roman", "capital") and rest.isupper())
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
    last = value
    for other in entries[place + 1 : place + _LOOKED_AHEAD]:
        if other.heading and other.rank <= entry.rank:
            return other.rank == entry.rank and other.number.value == last + 1
        if other.number.kind == entry.number.kind and other.rank == entry.rank and other.number.value == last + 1:
            last += 1  # the next of several without heading
    return False
