"""Areas in plain letters: rows with a text beside the tasks alone, where every other row says who and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from imports.recognise.number import parse_number
from imports.recognise.row import Kind, Places, Row
from imports.recognise.vocabulary import names_area
from models.text import one_line

_LONGEST = 200
_COUNTED = ("arabic", "padded")


def with_lone_headings(rows: Sequence[Row], places: Places) -> list[Row]:
    """The rows with those turned into areas; as they are where the table has areas, or not all of it says so."""
    content = [place for place, row in enumerate(rows) if row.kind in (Kind.AREA, Kind.HEADING, Kind.LINE)]
    lone = [place for place in content if _is_lone(rows[place], places)]
    heads = frozenset(lone)
    others = [rows[place] for place in content if place not in heads]
    if (
        not lone
        or places.objective is not None
        or lone[0] != content[0]
        or content[-1] in lone
        or any(after == before + 1 for before, after in pairwise(lone))
        or len(others) < len(lone)
        or (places.number is None and len(lone) == 1 and not names_area(rows[lone[0]].slots[places.task].text))
        or not all(_is_task(row, places) for row in others)
    ):
        return list(rows)
    return [
        replace(row, kind=Kind.AREA, title=one_line(row.slots[places.task].text)) if place in heads else row
        for place, row in enumerate(rows)
    ]


def _is_lone(row: Row, places: Places) -> bool:
    slot = row.slots[places.task]
    return (
        row.kind is Kind.LINE
        and not row.means
        and slot.top == row.index
        and 0 < len(slot.text) <= _LONGEST
        and not slot.text.rstrip().endswith((".", ";", ","))
        and slot.text[:1].isupper()
        and all(other.cell == slot.cell or not other.text for other in row.slots)
    )


def _is_task(row: Row, places: Places) -> bool:
    """Whether a row is a task of its own, with a number where the table has such a column, and something said of it."""
    if row.kind is not Kind.LINE or row.means or row.slots[places.task].top != row.index:
        return False
    if places.number is not None and parse_number(row.slots[places.number].text).kind not in _COUNTED:
        return False
    return bool(row.slots[places.task].text) and any(row.slots[place].text for place in places.lines)
