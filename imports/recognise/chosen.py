"""Rows of which the officer said what they are: they are taken so, whatever recognition thought of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imports.choices import RowMeaning
from imports.recognise.header import Header
from imports.recognise.number import NONE, parse_number, split_number
from imports.recognise.rows import Kind, Places, Row, places_of
from imports.recognise.view import Slot, View
from models.text import one_line

_KINDS = {RowMeaning.AREA: Kind.AREA, RowMeaning.GROUP: Kind.HEADING, RowMeaning.OBJECTIVE: Kind.HEADING}


def as_chosen(rows: Sequence[Row], view: View, header: Header) -> list[Row]:
    """The rows of a table, those of which something was chosen taken so."""
    if not view.chosen:
        return list(rows)
    places = places_of(header.columns)
    ranges = [(column.start, column.end) for column in header.columns]
    found = {row.index: row for row in rows}
    for index, meaning in view.chosen.items():
        slots = view.slots(index, ranges)
        if any(slot.text for slot in slots):
            row = _row(index, meaning, slots, places, view)
            outside = "" if index >= header.end else _outside(view, index, ranges)
            found[index] = replace(row, left=" | ".join(filter(None, (row.left, outside))))
    return [found[index] for index in sorted(found)]


def _outside(view: View, row: int, ranges: Sequence[tuple[int, int]]) -> str:
    """The texts of a row above the heading that stand in no column of the table."""
    inside = {place for start, end in ranges for place in range(start, end)}
    own = [(view.cells[index], view.texts[index]) for index in view.distinct(row) if view.cells[index].row == row]
    texts = [text for cell, text in own if inside.isdisjoint(range(cell.column, cell.column + cell.colspan))]
    return " | ".join(filter(None, texts))


def _row(index: int, meaning: RowMeaning, slots: tuple[Slot, ...], places: Places, view: View) -> Row:
    if meaning is RowMeaning.CLOSING:
        return Row(index, Kind.CLOSING, slots, title=one_line(view.row_text(index)), means=meaning)
    if meaning not in _KINDS:
        return Row(index, Kind.LINE, _apart(slots, places), means=meaning)
    own = list({slot.cell: slot for slot in slots if slot.text and slot.top == index}.values())
    if not own:  # all its cells began above
        own = list({slot.cell: slot for slot in slots if slot.text}.values())
    number = NONE
    if len(own) > 1 and places.number is not None and own[0].cell == slots[places.number].cell:
        number = parse_number(own[0].text)
        number, own = (number, own[1:]) if number.kind not in ("", "other") else (NONE, own)
    best = next((slot for slot in own if slot.cell == slots[places.task].cell), own[0])
    title = best.text
    if not number.kind:
        number, title = split_number(title)
    if meaning is RowMeaning.AREA:
        title = one_line(title)
    left = " | ".join(slot.text for slot in own if slot is not best)
    whole = best.first == 0
    return Row(index, _KINDS[meaning], slots, number, title, whole, best.bold, means=meaning, left=left)


def _apart(slots: tuple[Slot, ...], places: Places) -> tuple[Slot, ...]:
    """The slots of a task or line; where one cell holds number and task, each in its own."""
    if places.number is None:
        return slots
    number, task = slots[places.number], slots[places.task]
    if number.cell != task.cell:
        return slots
    value, title = split_number(number.text)
    apart = list(slots)
    apart[places.number] = number._replace(cell=-1, text=value.text, first=places.number, last=places.number)
    apart[places.task] = task._replace(text=title, first=places.task)
    return tuple(apart)
