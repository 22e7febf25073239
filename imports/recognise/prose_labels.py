"""Paragraphs of a list of tasks -> entries: numbers, and labelled values in many wordings, several in one paragraph.

Labels stand on lines of their own ("- Đơn vị chủ trì: …", "b) Thời gian – …"), side by side, or in brackets behind the
task.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from imports.blocks import Paragraph
from imports.recognise.number import NONE, Number, split_number
from imports.recognise.vocabulary import bare, extra_key, field_of, phrases
from models.numbering import LETTERS
from models.plan import LINE_FIELDS
from models.text import fold

# The signs that chats and phones put before a line are bullets, too.
MARKS = "-–—+•*▪●○◦■□➢✓✔⁃►→▶➤☑✅⭐★◆❖✦👉📌📍🔹🔸🔺🔻🔵🟢\ufe0f"
DASH = re.compile(rf"\s*[{MARKS}]\s*")
_LABEL = re.compile(rf"\s*[{MARKS}]?\s*([^\W\d][^:;\n]{{2,60}}?)\s*[:;]\s*(.*)", re.DOTALL)
_DASHED_LABEL = re.compile(rf"\s*[{MARKS}]?\s*([^\W\d][^:;,.\n–—]{{4,40}}?)\s+[–—-]\s+(.+)", re.DOTALL)
# A label inside a paragraph: behind a full stop, a semicolon, a comma, a bracket or on a line of its own.
_INNER = re.compile(
    rf"(?:(?<=[;.,(\n])|(?<=\s[–—-]))\s*[{MARKS}]?\s*([^\W\d](?:(?!\s[–—-]\s)[^:;,.()\n]){{2,50}}?)\s*:\s*"
)
# The number of a task under a lettered heading: "a.1. ".
_BELOW_LETTER = re.compile(r"\s*([a-zđ])\s*\.\s*(\d{1,3})\s*[.)]\s+")
_LONGEST_SPLIT = 4000
_LONGEST_LABEL = 8
_LONGEST_INNER = 6
_REPEATED = 2


@dataclass(slots=True)
class Entry:
    """A paragraph, or a part of one: its number and the text behind it, or its label, field and value."""

    text: str
    number: Number
    rest: str
    bold: bool
    place: int = -1
    label: str = ""
    field: str = ""
    value: str = ""
    titled: bool = False  # the text behind the label "Nhiệm vụ:" is that of a task

    @property
    def plain(self) -> bool:
        """A paragraph without number, label or dash, not bold."""
        return not (self.number.kind or self.field or self.bold or self.mark)

    @property
    def mark(self) -> str:
        """The dash, plus or bullet before the text."""
        found = DASH.match(self.text)
        return found.group().strip() if found else ""


def is_listed(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a number, a dash or a bullet."""
    return bool(split_number(paragraph.line)[0].kind or DASH.match(paragraph.line))


def entries_of(paragraphs: Sequence[Paragraph]) -> list[Entry]:
    """The entries of all paragraphs, each with the place of its paragraph."""
    found = [
        replace(entry, place=place)
        for place, paragraph in enumerate(paragraphs)
        if paragraph.text.strip()
        for entry in _entries(paragraph)
    ]
    return _with_own_labels(_with_numbered_labels(_with_dashed_labels(_with_titles(found))))


def _entries(paragraph: Paragraph) -> list[Entry]:
    text = paragraph.tidy
    whole = _entry(text, paragraph.bold)
    if len(text) > _LONGEST_SPLIT or ":" not in text:
        return [whole]
    start = text.find(whole.value, len(whole.label)) if whole.field and whole.value else 0
    labels = [found for found in _INNER.finditer(text, start) if _names_field(found.group(1), _LONGEST_INNER)]
    if not labels:
        return [whole]
    if whole.field:
        head = replace(whole, value=_cut(text[start : labels[0].start()]))
        return [head, *_values(text, labels, paragraph.bold)]
    fields = {field_of(found.group(1)) for found in labels}
    before = text[: labels[0].start()].rstrip()
    bracketed = before.endswith("(") and text.rstrip(" .;").endswith(")")
    on_own_line = text[: labels[0].start()].endswith("\n")
    if not (bracketed or on_own_line or len(fields) >= _REPEATED):
        return [whole]
    task = before.removesuffix("(").rstrip(" \n" if bracketed else " \n–—-")
    if not any(sign.isalnum() for sign in task):
        return [whole]
    end = text.rstrip(" .;").removesuffix(")") if bracketed else text
    return [_entry(task, paragraph.bold), *_values(end, labels, paragraph.bold)]


def _values(text: str, labels: Sequence[re.Match[str]], bold: bool) -> Iterator[Entry]:
    """The labelled values from the first of these labels on."""
    ends = [label.start() for label in labels[1:]]
    for label, end in zip(labels, [*ends, len(text)], strict=True):
        value = text[label.end() : end]
        name = label.group(1).strip()
        value = _cut(value) if end < len(text) else value.strip()
        yield Entry(label.group().strip() + value, NONE, value, bold, label=name, field=field_of(name), value=value)


def _cut(value: str) -> str:
    """A value without what parts it from the label behind it."""
    return value.strip().rstrip(" ;,–—-(").rstrip()


def _entry(text: str, bold: bool) -> Entry:
    number, rest = split_number(text)
    if below := _BELOW_LETTER.match(text):
        parts = (LETTERS.find(below.group(1)) + 1, int(below.group(2)))
        number, rest = Number("dotted", parts[-1], parts, f"{below.group(1)}.{parts[-1]}"), text[below.end() :]
    entry = Entry(text, number, rest.strip() if number.kind else text, bold)
    if not number.kind and (match := _LABEL.fullmatch(text)):
        label = match.group(1).strip()
        if _names_field(label, _LONGEST_LABEL):
            entry.label, entry.field, entry.value = label, field_of(label), match.group(2).strip()
    return entry


def _names_field(label: str, longest: int) -> bool:
    whole = label.count("(") == label.count(")")
    return whole and len(label.split()) <= longest and field_of(label.strip()) in LINE_FIELDS


def _with_titles(entries: list[Entry]) -> list[Entry]:
    """The tasks that are labelled as such again and again ("Nhiệm vụ: …"), without the label."""
    found = {
        place: match.group(2).strip()
        for place, entry in enumerate(entries)
        if not entry.field
        and (match := _LABEL.fullmatch(entry.rest)) is not None
        and match.group(2).strip()
        and bare(match.group(1)) in phrases("task_labels")
    }
    if len(found) < _REPEATED:
        return entries
    return [
        replace(entry, rest=found[place], titled=True) if place in found else entry
        for place, entry in enumerate(entries)
    ]


def _with_dashed_labels(entries: list[Entry]) -> list[Entry]:
    """A dash parts label and value where it does so again and again: "Đơn vị chủ trì – Văn phòng"."""
    return _with_repeated(entries, lambda entry: _DASHED_LABEL.fullmatch(entry.text) if not entry.number.kind else None)


def _with_numbered_labels(entries: list[Entry]) -> list[Entry]:
    """Labels below a task have numbers of their own where they come again and again: "a) Chủ trì: …"."""
    return _with_repeated(entries, lambda entry: _LABEL.fullmatch(entry.rest) if entry.number.kind else None)


def _with_repeated(entries: list[Entry], read: Callable[[Entry], re.Match[str] | None]) -> list[Entry]:
    found: dict[int, tuple[str, str]] = {}
    for place, entry in enumerate(entries):
        match = read(entry) if not entry.field else None
        if match is not None and _names_field(match.group(1), _LONGEST_INNER):
            found[place] = (match.group(1).strip(), match.group(2).strip())
    fields = Counter(field_of(label) for label, _value in found.values())
    if sum(count >= _REPEATED for count in fields.values()) < _REPEATED:
        return entries
    return [
        entry
        if place not in found
        else replace(
            entry,
            number=NONE,
            label=found[place][0],
            field=field_of(found[place][0]),
            value=found[place][1],
        )
        for place, entry in enumerate(entries)
    ]


def _with_own_labels(entries: list[Entry]) -> list[Entry]:
    """Labels that no field knows, beside known ones again and again, are fields of the plan's own."""
    found: dict[int, re.Match[str]] = {}
    for place, entry in enumerate(entries):
        beside = entries[max(0, place - 1) : place + 2]
        if not (entry.field or entry.titled or entry.number.kind) and any(other.field for other in beside):
            match = _LABEL.fullmatch(entry.text)
            if match is not None and match.group(2) and len(match.group(1).split()) <= _LONGEST_INNER:
                found[place] = match
    counts = Counter(fold(match.group(1)) for match in found.values())
    keys: dict[str, str] = {}
    made = list(entries)
    for place, match in found.items():
        label = match.group(1).strip()
        name = fold(label)
        if counts[name] > _REPEATED:
            key = keys.setdefault(name, extra_key(label, frozenset(keys.values())))
            made[place] = replace(entries[place], label=label, field=f"extra.{key}", value=match.group(2).strip())
    return made
