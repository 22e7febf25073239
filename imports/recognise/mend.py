"""What is done to a table before it is understood: cut rows joined, and in flat ones the merged cells found again."""

from __future__ import annotations

from imports.recognise.header import Header
from imports.recognise.lists import with_lists
from imports.recognise.merged import with_lines_apart, with_merges
from imports.recognise.notes import Notes
from imports.recognise.rejoin import rejoin
from imports.recognise.view import View
from models.plan import Remark


def mend(view: View, header: Header, place: str, notes: Notes) -> tuple[View, list[Remark]]:
    """The table with its rows whole, and what was done to it; where, is noted."""
    in_one_line = view.flat and not any("\n" in text for text in view.texts)
    told = [] if notes.own else rejoin(view, header, place)
    before = notes.over(view.spots)
    if view.flat:
        if in_one_line:
            with_lists(view, header)
        view, apart = with_lines_apart(view, header, place)
        told += apart
        with_merges(view, header)
    for row, remark in told:
        before.stands(remark.id, row)
    return view, [remark for _row, remark in told]
