"""What is done to a table before it is understood: cut rows joined, and in flat ones the merged cells found again."""

from __future__ import annotations

from imports.recognise.header import Header
from imports.recognise.lists import with_lists
from imports.recognise.merged import with_lines_apart, with_merges
from imports.recognise.rejoin import rejoin
from imports.recognise.view import View
from models.plan import Remark


def mend(view: View, header: Header, place: str = "") -> tuple[View, list[Remark]]:
    """The table with its rows whole, and what was done to it."""
    in_one_line = view.flat and not any("\n" in text for text in view.texts)
    remarks = rejoin(view, header, place)
    if not view.flat:
        return view, remarks
    if in_one_line:
        with_lists(view, header)
    view, apart = with_lines_apart(view, header, place)
    with_merges(view, header)
    return view, [*remarks, *apart]
