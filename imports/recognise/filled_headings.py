"""Headings whose other cells are filled, too: an area or a group that names who is in charge of all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from imports.recognise.number import Number, as_capital, parse_number
from imports.recognise.row import Kind, Places, Row
from imports.recognise.view import Slot
from imports.recognise.vocabulary import begins_note
from models.text import one_line

_LONGEST_TITLE = 150
_PAGE = re.compile(r"[-–\s]*(?:trang\s*)?\d+(?:\s*/\s*\d+)?[-–\s]*", re.IGNORECASE)
_COUNTED = ("arabic", "padded", "dotted", "letter")
_ASSIGNING = ("activity", "product", "lead", "partners", "deadline")
_LEVELS = ("roman", "capital")


def with_filled_headings(rows: Sequence[Row], places: Places) -> list[Row]:
    """The rows with those turned into headings that the numbers around them say are headings.

    What stands in their other cells is told in a remark, for areas and groups have no place for it.
    """
    # Areas in plain letters are no more than the sentences over the whole table beside them.
    any_area = any(row.kind is Kind.AREA and not _is_plain(row) for row in rows)
    numbers = [_number(row, places) for row in rows]
    areas = _areas(rows, numbers, places)
    found: list[Row] = []
    for place, (row, number) in enumerate(zip(rows, numbers, strict=True)):
        below = numbers[place + 1] if place + 1 < len(rows) else None
        if _is_plain_title(row, rows[place + 1] if place + 1 < len(rows) else None):
            kind = Kind.HEADING if any_area else Kind.AREA
            found.append(replace(row, kind=kind, title=one_line(row.title), whole=True, number=Number()))
        elif place in areas:
            found.append(_heading(row, Kind.AREA, number, places))
        elif row.kind is Kind.LINE and below is not None and _begins_group(row, rows[place + 1], number, below, places):
            found.append(_heading(row, Kind.HEADING, number, places))
        elif below is not None and (title := _title_beside(row, number, below, places)):
            found.append(replace(row, kind=Kind.HEADING, number=number, title=one_line(title), bold=True))
        else:
            found.append(row)
    return found


def _is_plain(row: Row) -> bool:
    return row.whole and not (row.number.kind or row.bold or row.title.isupper())


def _is_plain_title(row: Row, following: Row | None) -> bool:
    """Whether a sentence over the whole table, in plain letters, heads the tasks below it."""
    text = row.title
    return (
        row.kind is Kind.LOOSE
        and not row.why
        and following is not None
        and following.kind is Kind.LINE
        and row.slots[0].cell == row.slots[-1].cell
        and len(text) <= _LONGEST_TITLE
        and not text.rstrip().endswith((".", ";", ","))
        and text[:1].isupper()
        and not begins_note(text)
        and _PAGE.fullmatch(text) is None
    )


def _number(row: Row, places: Places) -> Number:
    if row.kind in (Kind.AREA, Kind.HEADING) or places.number is None:
        return row.number
    slot = row.slots[places.number]
    return parse_number(slot.text) if row.kind is Kind.LINE and slot.top == row.index else Number()


def _areas(rows: Sequence[Row], numbers: Sequence[Number], places: Places) -> frozenset[int]:
    """The places of lines that count I, II, III or A, B, C between tasks that count otherwise."""
    if places.number is None:
        return frozenset()
    lines = [place for place, row in enumerate(rows) if row.kind is Kind.LINE]
    if not any(numbers[place].kind in _COUNTED for place in lines):
        return frozenset()
    for kind in _LEVELS:
        levels = [n if kind == "roman" else as_capital(n) for n in numbers]
        counted = [place for place, number in enumerate(levels) if number.kind == kind]
        filled = [place for place in counted if rows[place].kind is Kind.LINE and _is_heading(rows[place], places)]
        values = [levels[place].value for place in counted]
        apart = all(place + 1 < len(rows) and numbers[place + 1].kind in _COUNTED for place in filled)
        if filled and apart and values == list(range(1, len(values) + 1)):
            return frozenset(filled)
    return frozenset()


def _is_heading(row: Row, places: Places) -> bool:
    slot = row.slots[places.task]
    return bool(slot.text) and slot.top == row.index and all(one.top == row.index for one in row.slots)


def _begins_group(row: Row, following: Row, number: Number, below: Number, places: Places) -> bool:
    """Whether a line 1 over lines 1.1, 1.2 is bold as they are not, or says neither who nor when nor with what."""
    slot = row.slots[places.task]
    assigned = any(row.slots[place].text for place in places.lines if places.fields[place] in _ASSIGNING)
    return (
        number.kind in ("arabic", "padded")
        and below.kind == "dotted"
        and below.parts == (number.value, 1)
        and following.kind is Kind.LINE
        and (not assigned or (slot.bold and not following.slots[places.task].bold))
        and _is_heading(row, places)
    )


def _title_beside(row: Row, number: Number, below: Number, places: Places) -> str:
    """The only text of a line 1 over lines 1.1, 1.2 that stands in a column before that of the tasks."""
    if row.kind is not Kind.LINE or number.kind not in ("arabic", "padded"):
        return ""
    if below.kind != "dotted" or below.parts != (number.value, 1):
        return ""
    texts = {slot.cell: slot for place, slot in enumerate(row.slots) if slot.text and place != places.number}
    only = next(iter(texts.values())) if len(texts) == 1 else None
    return only.text if only is not None and only.top == row.index and only.first < places.task else ""


def _heading(row: Row, kind: Kind, number: Number, places: Places) -> Row:
    own: dict[int, Slot] = {slot.cell: slot for slot in row.slots if slot.text}
    title, rest = row.slots[places.task], list(own.values())
    rest = [slot for slot in rest if slot.cell not in (title.cell, row.slots[places.number or 0].cell)]
    words = [title.text]
    # A title in capitals that goes on in the next cell.
    while (
        rest
        and title.text.isupper()
        and rest[0].text.isupper()
        and rest[0].bold == title.bold
        and not _unit(rest[0].text)
    ):
        words.append(rest.pop(0).text)
    left = " | ".join(slot.text for slot in rest)
    return replace(row, kind=kind, number=number, title=one_line(" ".join(words)), bold=True, left=left)


def _unit(text: str) -> bool:
    """Whether a text in capitals is a short form of an agency ("UBND", "STP"), not words."""
    return " " not in text.strip()
