"""What an appendix could be understood to say further; done where the officer takes the offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from imports.recognise.notes import Notes
from imports.recognise.period_columns import marked_periods
from imports.recognise.reading import Reading
from imports.recognise.shared_cells import shared_leads
from models.plan import Appendix, Line, Task


def with_offers(appendix: Appendix, notes: Notes, row: int) -> Appendix:
    """The appendix with the offers that were taken; all of them are noted. `row` is that of its heading."""
    if (reading := marked_periods(appendix, notes.titles)) is not None:
        appendix = _taken(appendix, reading, notes, row)
    if (reading := shared_leads(appendix)) is not None:
        appendix = _taken(appendix, reading, notes, row)
    return appendix


def _taken(appendix: Appendix, reading: Reading, notes: Notes, row: int) -> Appendix:
    if not notes.offer(reading.name, reading.message, reading.shown, row):
        return appendix
    areas = tuple(_changed(area, reading.change) for area in appendix.areas)
    return replace(appendix, layout=reading.layout, areas=areas)


def _changed(node: Any, change: Callable[[Line], Line]) -> Any:
    if isinstance(node, Task):
        return replace(node, lines=tuple(change(line) for line in node.lines))
    return replace(node, items=tuple(_changed(below, change) for below in node.items))
