"""A stream of paragraphs and tables -> appendices with their headings, and what is left for the document's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from imports.blocks import Paragraph, Piece, Table
from imports.joining import continues, heading_row, joined, with_heading
from imports.recognise.header import Header, find_header
from imports.recognise.number import split_number
from imports.recognise.table import Context, recognise_view
from imports.recognise.view import View
from imports.recognise.vocabulary import begins_closing
from imports.titles import belongs_to_heading, is_label, read_title
from models.i18n import _
from models.plan import Appendix, Remark

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)


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
    skipped: list[str] = field(default_factory=list)


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
        if before is not None and _goes_on(pieces, before, place, view, header, start, barriers):
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


def _goes_on(
    pieces: Sequence[Piece],
    before: Found,
    place: int,
    view: View,
    header: Header | None,
    start: int,
    barriers: frozenset[int],
) -> bool:
    """Whether a table continues the one before: nothing between them but a page number or the heading of an area."""
    between = [
        piece for piece in pieces[before.last + 1 : place] if not isinstance(piece, Paragraph) or piece.text.strip()
    ]
    paragraphs = [piece for piece in between if isinstance(piece, Paragraph)]
    if len(paragraphs) < len(between) or len(paragraphs) > 1:
        return False
    if not continues(before.view, before.header, view, header):
        return False
    if not paragraphs:
        return True
    if _PAGE_NUMBER.fullmatch(paragraphs[0].line):
        before.skipped.append(paragraphs[0].line)
        return True
    if header is None or not _heads_area(paragraphs[0]):
        return False
    if not before.more and not _take_area(pieces, before, start, barriers):
        return False
    before.more.append((heading_row(before.view, paragraphs[0].line), None))
    return True


def _heads_area(paragraph: Paragraph) -> bool:
    return paragraph.bold and not paragraph.centered and split_number(paragraph.line)[0].kind in ("roman", "capital")


def _take_area(pieces: Sequence[Piece], found: Found, start: int, barriers: frozenset[int]) -> bool:
    """Put the heading of an area that stands above the first table into it, as those of the next tables are."""
    place = found.first - 1
    while place > start and isinstance(piece := pieces[place], Paragraph) and not piece.text.strip():
        place -= 1
    above = pieces[place] if place >= start and place not in barriers else None
    if found.heading or not isinstance(above, Paragraph) or not _heads_area(above):
        return False
    found.view = View(with_heading(found.view, found.header, above.line))
    found.first = place
    _take_heading(pieces, found, start - 1, barriers)
    return True


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
    if found.skipped:
        message = _("Dòng ở giữa các phần của bảng; không đưa vào kế hoạch.")
        more.append(Remark(message=message, text="\n".join(found.skipped), place=place))
    closing = [paragraph.line for paragraph in found.closing]
    if appendix.closing:
        closing.insert(0, appendix.closing)
    for text in closing[1:]:
        more.append(Remark(message=_("Dòng cộng thứ hai dưới bảng; không đưa vào kế hoạch."), text=text, place=place))
    return replace(appendix, closing=closing[0] if closing else ""), (*remarks, *more)
