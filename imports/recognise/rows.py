"""Says of each table row what it is: area, heading, line, closing line, repeated heading, row of column numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from imports.choices import RowMeaning
from imports.recognise.header import HeadColumn, Header
from imports.recognise.number import NONE, Number, parse_number, split_number
from imports.recognise.view import Slot, View
from imports.recognise.vocabulary import begins_closing, is_position, names_area
from models.layout import HEAD_FIELDS
from models.text import fold, one_line

_LONGEST_TITLE = 400
_SIGNED_ROWS = 12
_MOST_SIGNERS = 3
_LONGEST_SUM = 80
_AMOUNT = re.compile(r"-?\d[\d.,\s]{0,30}(?:%|đồng|đ|triệu|tỷ|trđ|triệu đồng)?", re.IGNORECASE)


class Kind(StrEnum):
    """What a row is."""

    AREA = "area"
    HEADING = "heading"
    LINE = "line"
    LOOSE = "loose"
    CLOSING = "closing"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its kind; headings carry their number and title. `whole` is a heading in a single cell."""

    index: int
    kind: Kind
    slots: tuple[Slot, ...]
    number: Number = NONE
    title: str = ""
    whole: bool = False
    bold: bool = False
    why: str = ""
    means: RowMeaning | None = None  # as the officer chose
    left: str = ""  # what stands in cells for which such a row has no place


@dataclass(frozen=True, slots=True)
class Places:
    """Where the columns with a role stand; None where the table has none."""

    fields: tuple[str, ...]
    number: int | None
    objective: int | None
    task: int
    lines: tuple[int, ...]
    reference_first: int
    reference_last: int


def places_of(columns: Sequence[HeadColumn]) -> Places:
    """The places of the fields of a heading."""
    fields = tuple(column.field for column in columns)
    task = fields.index("task")
    lines = tuple(place for place, field in enumerate(fields) if field not in HEAD_FIELDS)
    first = task + 1
    if first >= len(fields) or fields[first] in HEAD_FIELDS:
        first = lines[0] if lines else len(fields)
    last = first
    while last + 1 < len(fields) and fields[last + 1] not in HEAD_FIELDS:
        last += 1
    return Places(
        fields,
        fields.index("number") if "number" in fields else None,
        fields.index("objective") if "objective" in fields else None,
        task,
        lines,
        first,
        last,
    )


def classified(view: View, header: Header) -> list[Row]:
    """The rows below the heading, each with its kind; rows without any text are left out."""
    return list(_classified(view, header))


def _classified(view: View, header: Header) -> Iterator[Row]:
    ranges = [(column.start, column.end) for column in header.columns]
    places = places_of(header.columns)
    heads = _heading_texts(view, header)
    rows = [(index, view.slots(index, ranges)) for index in view.rows_below(header.end)]
    roman = any(_roman(slots, places) for _index, slots in rows)
    before_data = True
    end = _signed_from(rows, places)
    for index, slots in rows:
        if index >= end:
            if not view.blank(index):
                yield Row(index, Kind.LOOSE, slots, title=view.row_text(index), why="signed")
            continue
        if not any(slot.text for slot in slots):
            if any(slot.top < index for slot in slots) and slots[places.task].top < index:
                yield Row(index, Kind.LINE, slots)
            elif not view.blank(index):
                yield Row(index, Kind.LOOSE, slots, title=view.row_text(index))
            continue
        if any(_reads_like(slots, head) for head in heads):
            yield Row(index, Kind.DROPPED, slots)
            continue
        if before_data and _counts_columns(slots):
            yield Row(index, Kind.DROPPED, slots, why=view.row_text(index))
            continue
        row = _kind(index, slots, places, roman)
        before_data = before_data and row.kind is not Kind.LINE
        yield row


def _signed_from(rows: Sequence[tuple[int, tuple[Slot, ...]]], places: Places) -> int:
    """The row from which on the table is signed: its last rows, without number, the first with a signer's position."""
    found = rows[-1][0] + 1 if rows else 0
    for index, slots in reversed(rows[-_SIGNED_ROWS:]):
        if places.number is None or parse_number(slots[places.number].text).kind not in ("", "other"):
            break
        filled = {slot.cell: slot for slot in slots if slot.text}
        if len(filled) <= _MOST_SIGNERS and any(is_position(slot.text.split("\n")[0]) for slot in filled.values()):
            found = index
    return found


def _heading_texts(view: View, header: Header) -> list[list[str]]:
    """How the rows of the heading read; a heading repeated on a new page reads the same."""
    ranges = [(column.start, column.end) for column in header.columns]
    return [[fold(slot.text) for slot in view.slots(row, ranges)] for row in range(header.row, header.end)]


def _reads_like(slots: Sequence[Slot], head: Sequence[str]) -> bool:
    """Whether a row repeats a row of the heading; folding is slow, so that the first difference decides."""
    return all(fold(slot.text) == text for slot, text in zip(slots, head, strict=True))


def _counts_columns(slots: Sequence[Slot]) -> bool:
    """The row (1) (2) (3) …, or A B 1 2 3 …, under many headings."""
    if any(slot.first != slot.last for slot in slots):
        return False
    texts = [slot.text.strip("() ") for slot in slots]
    letters = 2 if texts[:2] == ["A", "B"] else int(texts[:1] == ["A"])
    filled = [number for text in texts[letters:] if (number := parse_number(text)).kind]
    rising = all(b.value == a.value + 1 for a, b in pairwise(filled))
    arabic = all(number.kind == "arabic" for number in filled) and (
        not letters or (filled[:1] and filled[0].value == 1)
    )
    counted = len(filled) + letters
    return counted >= 3 and bool(filled) and counted >= len(slots) - 1 and rising and bool(arabic)


def _roman(slots: Sequence[Slot], places: Places) -> bool:
    """Whether the row is an area with a Roman number, in one cell or in two."""
    filled = [slot for slot in slots if slot.text]
    if not filled:
        return False
    if all(slot.cell == filled[0].cell for slot in filled):
        return split_number(filled[0].text)[0].kind == "roman"
    return (
        places.number == 0
        and parse_number(slots[0].text).kind == "roman"
        and all(slot.cell == slots[1].cell for slot in filled[1:])
    )


def _kind(index: int, slots: tuple[Slot, ...], places: Places, roman: bool) -> Row:
    filled: list[Slot] = []
    for slot in slots:
        if slot.text and (not filled or filled[-1].cell != slot.cell):
            filled.append(slot)
    wide = len(slots)
    if any(slot.top < index for slot in filled):
        return Row(index, Kind.LINE, slots)
    if len(filled) == 1:
        return _alone(index, slots, filled[0], places, roman)
    if (summed := _with_sums(index, slots, filled, places, roman)) is not None:
        return summed
    number, title = filled[0], filled[1]
    if len(filled) == 2 and places.number == number.first == number.last and title.first == places.number + 1:
        value = parse_number(number.text)
        spans = title.last > title.first and wide > 2
        whole_row = spans and title.last == wide - 1
        bold = title.bold
        if value.kind == "roman" and (roman or spans or bold):
            return Row(index, Kind.AREA, slots, value, one_line(title.text), bold=True)
        if value.kind == "capital" and (spans or bold):
            return Row(index, Kind.AREA, slots, value, one_line(title.text), bold=True)
        if whole_row or (bold and value.kind) or spans:
            return Row(index, Kind.HEADING, slots, value, title.text, bold=bold)
    return Row(index, Kind.LINE, slots)


def _with_sums(index: int, slots: tuple[Slot, ...], filled: Sequence[Slot], places: Places, roman: bool) -> Row | None:
    """A closing line or an area with nothing but amounts in its other columns, as tables of costs have them."""
    first = filled[0]
    titled = filled[1] if first.first == places.number and not begins_closing(first.text) else first
    amounts = [slot.text for slot in filled if slot.first > titled.first]
    if not amounts or not all(_AMOUNT.fullmatch(text) for text in amounts) or titled.first > places.task:
        return None
    if titled is first:
        text = f"{one_line(first.text)}: {'; '.join(map(one_line, amounts))}"
        return Row(index, Kind.CLOSING, slots, title=text) if begins_closing(first.text) else None
    number = parse_number(first.text)
    if number.kind in ("roman", "capital") and titled.first == places.task and (titled.bold or roman):
        return Row(index, Kind.AREA, slots, number, one_line(titled.text), bold=True, why="; ".join(amounts))
    return None


def _alone(index: int, slots: tuple[Slot, ...], only: Slot, places: Places, roman: bool) -> Row:
    """A row in which one cell has text: an area, a heading, a closing line, or a line of its own."""
    wide = len(slots)
    whole = only.first == 0 and only.last == wide - 1 and wide > 1
    number, rest = split_number(only.text)
    title = one_line(rest)
    counts = len(only.text) < _LONGEST_SUM and any(sign.isdigit() for sign in only.text)
    if begins_closing(only.text) and (whole or only.bold or counts):
        return Row(index, Kind.CLOSING, slots, title=one_line(only.text))
    # One wide cell, or text that begins in the first columns and stands out, as a heading does.
    spans = only.last > only.first
    at_start = only.first <= places.task
    if only.first == only.last == places.number and wide > 2 and slots[only.first + 1].last == wide - 1:
        value = parse_number(only.text)
        kind = Kind.AREA if value.kind in ("roman", "capital") else Kind.HEADING
        return Row(index, kind, slots, value, "", bold=only.bold)
    stands_out = only.bold or ((only.text.isupper() or roman) and names_area(only.text))
    if number.kind in ("roman", "capital") and at_start and (whole or spans or stands_out):
        return Row(index, Kind.AREA, slots, number, title, whole=True, bold=only.bold)
    wide_enough = whole or (at_start and spans and only.last > places.task)
    stands_out = only.bold or (only.text.isupper() and names_area(only.text))
    if not wide_enough and (not at_start or not stands_out or only.first == places.number):
        return Row(index, Kind.LINE, slots)
    split = not whole and not number.kind
    if number.kind and number.kind != "letter":
        return Row(index, Kind.HEADING, slots, number, title, whole=True, bold=only.bold)
    is_title = len(only.text) <= _LONGEST_TITLE and (only.bold or only.text.isupper() or names_area(only.text))
    if not is_title:
        return Row(index, Kind.LOOSE, slots, title=only.text)
    kind = Kind.HEADING if roman else Kind.AREA
    return Row(index, kind, slots, NONE, one_line(only.text), whole=not split, bold=only.bold)
