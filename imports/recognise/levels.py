"""Settles on which level heading rows stand once all rows are known: areas lettered A, B, or numbered 1, 2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imports.recognise.number import as_capital
from imports.recognise.rows import Kind, Row
from imports.recognise.vocabulary import names_area

_ARABIC = ("arabic", "padded")


def levelled(rows: Sequence[Row]) -> list[Row]:
    """The rows with headings turned into areas, or areas into headings, where the whole table says so."""
    if any(row.kind is Kind.AREA and row.number.kind == "capital" for row in rows):
        return _below_capitals(rows)
    if not any(row.kind is Kind.AREA for row in rows):
        return _arabic_areas(rows)
    return list(rows)


def _below_capitals(rows: Sequence[Row]) -> list[Row]:
    """Where areas are lettered A, B, C, Roman numbers below them are headings inside an area."""
    found: list[Row] = []
    last = 0
    for row in rows:
        if row.kind is not Kind.AREA:
            found.append(row)
            continue
        capital = as_capital(row.number)
        if capital.kind == "capital" and (row.number.kind == "capital" or capital.value == last + 1 > 2):
            last = capital.value
            found.append(replace(row, number=capital))
        else:
            found.append(replace(row, kind=Kind.HEADING))
    return found


def _arabic_areas(rows: Sequence[Row]) -> list[Row]:
    """Headings 1, 2, 3 over the whole table that name contents of the reform are its areas, not groups."""
    heads = [row for row in rows if row.kind is Kind.HEADING and row.number.kind in _ARABIC]
    in_order = [row.number.value for row in heads] == list(range(1, len(heads) + 1))
    content = next((row for row in rows if row.kind in (Kind.HEADING, Kind.LINE)), None)
    named = sum(names_area(row.title) for row in heads)
    if not heads or not in_order or content is not heads[0] or named * 2 < len(heads):
        return list(rows)
    places = {row.index for row in heads}
    return [replace(row, kind=Kind.AREA) if row.index in places else row for row in rows]
