"""Says of each table row what it is: area, heading, line, closing line, repeated heading, row of column numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from imports.recognise.filled_headings import with_filled_headings
from imports.recognise.header import Header
from imports.recognise.lone_headings import with_lone_headings
from imports.recognise.number import NONE, parse_number, split_number
from imports.recognise.row import Kind as Kind
from imports.recognise.row import Places as Places
from imports.recognise.row import Row as Row
from imports.recognise.row import places_of as places_of
from imports.recognise.view import Slot, View
from imports.recognise.vocabulary import begins_closing, begins_note, is_position, names_area
from models.text import fold, one_line

_LONGEST_TITLE = 400
_SIGNED_ROWS = 12
_MOST_SIGNERS = 3
_SHORTEST_TITLE = 10
_LEVELS = ("roman", "capital")
_LONGEST_SUM = 80
_FRACTION = re.compile(r"\d{1,4}\.\d")
_IN_WORDS = re.compile(r"\s*\(?(?:số tiền )?(?:viết )?bằng chữ\s*:", re.IGNORECASE)
_DASHES = re.compile(r"[-–—_.…\s]*")
_AMOUNT = re.compile(r"-?\d[\d.,\s]{0,30}(?:%|đồng|đ|triệu|tỷ|trđ|triệu đồng)?", re.IGNORECASE)


def classified(view: View, header: Header) -> list[Row]:
    """The rows below the heading, each with its kind; rows without any text are left out."""
    places = places_of(header.columns)
    return with_filled_headings(with_lone_headings(list(_classified(view, header)), places), places)


def _classified(view: View, header: Header) -> Iterator[Row]:
    ranges = [(column.start, column.end) for column in header.columns]
    places = places_of(header.columns)
    heads = _heading_texts(view, header)
    rows = _whole_numbers([(index, view.slots(index, ranges)) for index in view.rows_below(header.end)], places)
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
        if before_data and counts_columns(slots):
            heads.append([fold(slot.text) for slot in slots])  # repeated on a new page with the heading
            yield Row(index, Kind.DROPPED, slots, why=view.row_text(index))
            continue
        if _only_dashes(slots, places):
            yield Row(index, Kind.DROPPED, slots)
            continue
        row = _kind(index, slots, places, roman)
        before_data = before_data and row.kind is not Kind.LINE
        own = apart(slots, places) if row.kind is Kind.LINE else slots
        yield row if own is slots else replace(row, slots=own)


def _whole_numbers(
    rows: Sequence[tuple[int, tuple[Slot, ...]]], places: Places
) -> Sequence[tuple[int, tuple[Slot, ...]]]:
    """The rows with 1.0, 2.0, 3.0, as spreadsheets make of plain numbers, written 1, 2, 3."""
    place = places.number
    if place is None:
        return rows
    texts = {slots[place].text for _index, slots in rows}
    parts = {text.partition(".")[2] for text in texts if _FRACTION.fullmatch(text)}
    if parts != {"0"}:
        return rows
    return [
        (index, _with_text(slots, place, slots[place].text[:-2]) if _FRACTION.fullmatch(slots[place].text) else slots)
        for index, slots in rows
    ]


def _with_text(slots: tuple[Slot, ...], place: int, text: str) -> tuple[Slot, ...]:
    return (*slots[:place], slots[place]._replace(text=text), *slots[place + 1 :])


def apart(slots: tuple[Slot, ...], places: Places) -> tuple[Slot, ...]:
    """The slots of a task or line; where one cell holds number and task, each in its own."""
    if places.number is None:
        return slots
    number, task = slots[places.number], slots[places.task]
    if number.cell != task.cell or not number.text:
        return slots
    value, title = split_number(number.text)
    found = list(slots)
    found[places.number] = number._replace(cell=-1, text=value.text, first=places.number, last=places.number)
    found[places.task] = task._replace(text=title, first=places.task)
    return tuple(found)


def _only_dashes(slots: Sequence[Slot], places: Places) -> bool:
    """Whether a row says nothing: dashes where number or task stand, and nothing else."""
    heads = [slots[place].text for place in (places.number, places.task) if place is not None]
    return any(heads) and all(_DASHES.fullmatch(slot.text) for slot in slots)


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


def counts_columns(slots: Sequence[Slot]) -> bool:
    """Whether a row is (1) (2) (3) …, or A B 1 2 3 …, as it stands under many headings."""
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


def _in_capitals(text: str) -> bool:
    """Whether a text is a line in capitals, not only a short form."""
    return text.isupper() and len(text) >= _SHORTEST_TITLE and len(text.split()) > 2


def _alone(index: int, slots: tuple[Slot, ...], only: Slot, places: Places, roman: bool) -> Row:
    """A row in which one cell has text: an area, a heading, a closing line, or a line of its own."""
    wide = len(slots)
    whole = only.first == 0 and only.last == wide - 1 and wide > 1
    number, rest = split_number(only.text)
    title = one_line(rest)
    counts = len(only.text) < _LONGEST_SUM and any(sign.isdigit() for sign in only.text)
    if begins_closing(only.text) and (whole or only.bold or counts):
        return Row(index, Kind.CLOSING, slots, title=one_line(only.text))
    in_words = only.first <= places.task and _IN_WORDS.match(only.text) is not None
    if in_words or (begins_note(only.text) and (whole or only.first == 0)):
        return Row(index, Kind.LOOSE, slots, title=only.text)
    # One wide cell, or text that begins in the first columns and stands out, as a heading does.
    spans = only.last > only.first
    at_start = only.first <= places.task
    beside = slots[only.first + 1] if only.first + 1 < wide else None
    if only.first == only.last == places.number and wide > 2 and beside is not None and beside.last == wide - 1:
        value = parse_number(only.text)
        kind = Kind.AREA if value.kind in ("roman", "capital") else Kind.HEADING
        return Row(index, kind, slots, value, "", bold=only.bold)
    typed = only.first == only.last == places.number and len(title) >= _SHORTEST_TITLE and wide > 2
    if typed and number.kind in (*_LEVELS, "arabic", "padded"):
        # A heading typed into the narrow column of numbers, which runs over the empty cells beside it.
        kind = Kind.AREA if number.kind in _LEVELS or names_area(title) else Kind.HEADING
        return Row(index, kind, slots, number, title, whole=True, bold=only.bold)
    stands_out = only.bold or ((only.text.isupper() or roman) and names_area(only.text)) or _in_capitals(title)
    if number.kind in ("roman", "capital") and at_start and (whole or spans or stands_out):
        return Row(index, Kind.AREA, slots, number, title, whole=True, bold=only.bold)
    wide_enough = whole or (at_start and spans and only.last > places.task)
    stands_out = only.bold or (only.text.isupper() and (names_area(only.text) or _in_capitals(only.text)))
    counted = only.first == places.number and (
        parse_number(only.text).kind != "other" or len(only.text) < _SHORTEST_TITLE
    )
    if not wide_enough and (not at_start or not stands_out or counted):
        return Row(index, Kind.LINE, slots)
    split = not whole and not number.kind
    if number.kind and number.kind != "letter":
        return Row(index, Kind.HEADING, slots, number, title, whole=True, bold=only.bold)
    is_title = len(only.text) <= _LONGEST_TITLE and (only.bold or only.text.isupper() or names_area(only.text))
    if not is_title:
        return Row(index, Kind.LOOSE, slots, title=only.text)
    kind = Kind.HEADING if roman else Kind.AREA
    return Row(index, kind, slots, NONE, one_line(only.text), whole=not split, bold=only.bold)
