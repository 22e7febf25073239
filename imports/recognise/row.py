"""A row of a table with what it is, and the places of the fields among its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from imports.choices import RowMeaning
from imports.recognise.header import HeadColumn
from imports.recognise.number import NONE, Number
from imports.recognise.view import Slot
from models.layout import HEAD_FIELDS


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
