"""The text of a plan as one list of lines with levels, as it is read from top to bottom; and back into sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from models.plan import Section, new_id


class LineKind(StrEnum):
    """What a line is: a legal basis above all sections, a heading, the text behind a bare number, or a paragraph."""

    BASIS = "basis"
    HEADING = "heading"
    RUNNING = "running"
    TEXT = "text"


OPENING = frozenset({LineKind.HEADING, LineKind.RUNNING})
# "1. ", "I. ", "a) ", "- ": what an officer types before a text by hand.
_MARK = re.compile(r"\s*(?:(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZĐa-zđ])[.)]|[-–+•])\s+(?=\S)")


class OutlineLine(NamedTuple):
    """One paragraph of the page; `level`, `number` and `section` (its id) belong to lines that open a section."""

    kind: LineKind
    text: str
    level: int = 0
    number: str = ""
    section: str = ""

    @property
    def opens(self) -> bool:
        """Whether a section begins here."""
        return self.kind in OPENING


class Body(NamedTuple):
    """The text of a plan: what stands above the first section, and the sections."""

    bases: tuple[str, ...]
    sections: tuple[Section, ...]


def lines_of(body: Body) -> list[OutlineLine]:
    """All lines in the order of the page."""
    return [*(OutlineLine(LineKind.BASIS, text) for text in body.bases), *_section_lines(body.sections, 0)]


def _section_lines(sections: Iterable[Section], level: int) -> Iterator[OutlineLine]:
    for section in sections:
        texts = section.paragraphs
        if section.heading or not texts:
            yield OutlineLine(LineKind.HEADING, section.heading, level, section.number, section.id)
        else:
            yield OutlineLine(LineKind.RUNNING, texts[0], level, section.number, section.id)
            texts = texts[1:]
        for text in texts:
            yield OutlineLine(LineKind.TEXT, text)
        yield from _section_lines(section.sections, level + 1)


@dataclass(slots=True)
class _Growing:
    line: OutlineLine
    id: str
    paragraphs: list[str] = field(default_factory=list)
    below: list[_Growing] = field(default_factory=list)

    def section(self) -> Section:
        heading = self.line.text if self.line.kind is LineKind.HEADING else ""
        below = tuple(part.section() for part in self.below)
        return Section(
            id=self.id, number=self.line.number, heading=heading, paragraphs=tuple(self.paragraphs), sections=below
        )


def body_of(lines: Iterable[OutlineLine]) -> Body:
    """The text that lines make, whatever their order: a paragraph belongs to what opened last above it.

    Blank paragraphs are left out; a level that skips one counts as the next one; an id that comes twice stays with the
    first, the other section is a new one.
    """
    bases: list[str] = []
    top: list[_Growing] = []
    stack: list[_Growing] = []
    used: set[str] = set()
    for line in lines:
        if line.opens:
            while stack and stack[-1].line.level >= line.level:
                stack.pop()
            part = _Growing(line, line.section if line.section not in used | {""} else new_id())
            used.add(part.id)
            if line.kind is LineKind.RUNNING and line.text.strip():
                part.paragraphs.append(line.text)
            (stack[-1].below if stack else top).append(part)
            stack.append(part)
        elif line.text.strip():
            (stack[-1].paragraphs if stack else bases).append(line.text)
    return Body(tuple(bases), tuple(part.section() for part in top))


def without_mark(text: str) -> str:
    """A text without the number or dash typed before it, for it is to be a heading, whose number is kept apart."""
    return text[match.end() :] if (match := _MARK.match(text)) else text


def place_of(lines: list[OutlineLine], section: str) -> int:
    """The place of the line that opens a section, -1 where it is not there."""
    return next((place for place, line in enumerate(lines) if line.section == section), -1)


def end_of(lines: list[OutlineLine], place: int) -> int:
    """The place behind all that belongs to the section opened at a place, sections in it included."""
    level = lines[place].level
    for end in range(place + 1, len(lines)):
        if lines[end].opens and lines[end].level <= level:
            return end
    return len(lines)


def paragraph_place(lines: list[OutlineLine], owner: str, index: int) -> int:
    """The place of a paragraph by its section's id and its index there ("" for what stands above); -1 for none."""
    if not owner:
        return index if 0 <= index < len(lines) and not any(line.opens for line in lines[: index + 1]) else -1
    first = place_of(lines, owner)
    if first < 0 or index < 0:
        return -1
    place = first + index + (lines[first].kind is LineKind.HEADING)
    between = lines[first + 1 : place + 1]
    return place if place < len(lines) and not any(line.opens for line in between) else -1
