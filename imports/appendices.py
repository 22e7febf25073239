"""A stream of paragraphs and tables -> appendices with their headings, and what is left for the document's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from imports.blocks import Paragraph, Piece, Table
from imports.joining import continues, joined
from imports.recognise.header import Header, find_header
from imports.recognise.table import Context, recognise_view
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing
from imports.titles import belongs_to_heading, is_label, read_title
from models.i18n import _
from models.plan import Appendix, Remark


@dataclass(slots=True)
class Found:
    """One table of tasks in the stream: its pieces from heading to closing line; `more` are its later parts."""

    first: int
    last: int
    view: View
    header: Header
    more: list[tuple[View, Header | None]] = field(default_factory=list)
    heading: list[Paragraph] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    appendix: Appendix | None = None


def find_appendices(pieces: Sequence[Piece], start: int, barriers: frozenset[int]) -> list[Found]:
    """The tables of tasks from a place on; headings do not reach over barriers (title, signature)."""
    found: list[Found] = []
    for place in range(start, len(pieces)):
        piece = pieces[place]
        if not isinstance(piece, Table):
            continue
        view = View(piece.grid)
        header = find_header(view)
        before = found[-1] if found and place not in barriers else None
        if (
            before is not None
            and _nothing_between(pieces, before.last, place)
            and continues(before.view, before.header, view, header)
        ):
            before.more.append((view, header))
            before.last = place
            continue
        if header is None:
            continue
        new = Found(place, place, view, header)
        _take_heading(pieces, new, found[-1].last if found else start - 1, barriers)
        found.append(new)
    for place, one in enumerate(found):
        if one.more:
            one.view = View(joined(one.view, one.header, one.more))
        _take_closing(pieces, one, found[place + 1].first if place + 1 < len(found) else len(pieces))
    return found


def _nothing_between(pieces: Sequence[Piece], first: int, last: int) -> bool:
    return all(isinstance(piece, Paragraph) and not piece.text.strip() for piece in pieces[first + 1 : last])


def _take_heading(pieces: Sequence[Piece], found: Found, limit: int, barriers: frozenset[int]) -> None:
    place = found.first
    while place - 1 > limit and place - 1 not in barriers:
        above = pieces[place - 1]
        if not isinstance(above, Paragraph):
            break
        if above.text.strip():
            if not belongs_to_heading(above) or begins_closing(above.line):
                break
            found.heading.insert(0, above)
            found.first = place - 1
            if is_label(above.line):
                break
        place -= 1


def _take_closing(pieces: Sequence[Piece], found: Found, limit: int) -> None:
    for place in range(found.last + 1, limit):
        piece = pieces[place]
        if not isinstance(piece, Paragraph):
            return
        if not piece.text.strip():
            continue
        if not begins_closing(piece.line):
            return
        found.closing.append(piece)
        found.last = place


def recognise_found(found: Found, place: str) -> tuple[Appendix, tuple[Remark, ...]]:
    """The appendix of one table, with its heading lines and closing line."""
    inner = [Paragraph(found.view.row_text(row)) for row in range(found.header.row) if not found.view.blank(row)]
    title = read_title([*found.heading, *inner])
    context = Context(place, title.label, title.text, title.caption)
    appendix, remarks = recognise_view(found.view, found.header, context)
    more = [
        Remark(message=_("Dòng ở trên bảng; không đưa vào kế hoạch."), text=text, place=place) for text in title.rest
    ]
    closing = [paragraph.line for paragraph in found.closing]
    if appendix.closing:
        closing.insert(0, appendix.closing)
    for text in closing[1:]:
        more.append(Remark(message=_("Dòng cộng thứ hai dưới bảng; không đưa vào kế hoạch."), text=text, place=place))
    return replace(appendix, closing=closing[0] if closing else ""), (*remarks, *more)
