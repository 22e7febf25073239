"""The running text of a document -> legal bases and sections; lists of tasks in it or behind it -> appendices."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from imports.blocks import Paragraph, Piece, Spot, Table
from imports.recognise.prose import is_assigned, is_prose, recognise_prose
from imports.recognise.prose_labels import is_listed
from imports.recognise.table import Context
from imports.recognise.vocabulary import bare
from imports.whole.body import Part, read_body
from imports.whole.stream import Stream
from imports.whole.titles import belongs_to_heading, is_caption, is_label, read_title
from models.i18n import _
from models.plan import Appendix, Section

_FEWEST_LISTED = 3


class RunningText:
    """Reads the paragraphs of a stream; `appendices` are the lists of tasks with their places.

    Where the tasks stand in tables, a section that lists tasks stays text unless the officer takes it.
    """

    def __init__(self, stream: Stream, *, has_tables: bool = False) -> None:
        self._stream = stream
        self._has_tables = has_tables
        self.bases: list[str] = []
        self.sections: list[Section] = []
        self.appendices: list[tuple[int, Appendix]] = []
        self._places: Sequence[int] = ()
        self._parts: list[tuple[Part, Sequence[Paragraph], Sequence[int], int]] = []

    def body(self, places: range) -> None:
        """Legal bases and sections; a section that lists tasks in prose becomes an appendix."""
        stream = self._stream
        paragraphs: list[Paragraph] = []
        at: list[int] = []
        for place in places:
            piece = stream.pieces[place]
            if not stream.free(place) or not isinstance(piece, Paragraph) or self._is_note(place, piece):
                continue
            stream.used.add(place)
            if not paragraphs and is_caption(piece.line):
                message = _("Dòng ghi văn bản ban hành kế hoạch; không đưa vào kế hoạch.")
                stream.remark(message, piece.line, piece=place)
            elif any(sign.isalnum() for sign in piece.text):
                paragraphs.append(piece)
                at.append(place)
            elif piece.text.strip():
                stream.remark(_("Dòng chỉ có dấu, không có chữ."), piece.line, piece=place)
        self.bases, parts = read_body(paragraphs)
        self._places = at
        for part in parts:
            self._note(part, at)
            inside = slice(part.first + 1, part.end)
            self.sections.append(self._section(part, paragraphs[inside], at[inside], at[part.first]))
            self._parts.append((part, paragraphs[inside], at[inside], at[part.first]))
        if not parts and is_prose(paragraphs):
            self.bases = self._prose(paragraphs, Context(), at, at[0])
            if not any(stream.notes.titles):
                self._tell_above(self.bases, at[0])
                self.bases = []

    def is_list(self) -> bool:
        """Whether the whole document is a list of tasks."""
        places = [place for place in range(len(self._stream.pieces)) if self._stream.free(place)]
        lines = self._stream.paragraphs(places)
        return len(lines) == len(places) and is_prose(lines)

    def heading_over(self, place: int) -> str:
        """The heading of the innermost section that goes on at a place; "" above all sections."""
        parts = [part for part, _inside, _at, _first in self._parts]
        heading = ""
        while parts:
            above = [part for part in parts if self._places[part.at] < place]
            heading = above[-1].heading or heading if above else heading
            parts = above[-1].parts if above else []
        return heading

    def _is_note(self, place: int, paragraph: Paragraph) -> bool:
        """Whether a paragraph is a note on the table right above it."""
        if not bare(paragraph.line).startswith("ghi chu"):
            return False
        pieces = self._stream.pieces
        above = next((n for n in range(place - 1, -1, -1) if not _blank(pieces[n])), -1)
        return above >= 0 and isinstance(pieces[above], Table) and not self._stream.free(above)

    def assigned(self) -> None:
        """Sections of sentences that assign tasks become appendices: for documents that list their tasks only so."""
        for place, (part, paragraphs, at, first) in enumerate(self._parts):
            if is_assigned(paragraphs) and not bare(part.heading).startswith("to chuc thuc hien"):
                left = self._prose(paragraphs, _context(part), at, first, assigned=True)
                self.sections[place] = _left(part, left)

    def _note(self, part: Part, at: Sequence[int]) -> None:
        self._stream.notes.origins[part.id] = Spot(at[part.at])
        for below in part.parts:
            self._note(below, at)

    def _section(self, part: Part, paragraphs: Sequence[Paragraph], at: Sequence[int], first: int) -> Section:
        if not is_prose(paragraphs) or (self._has_tables and not self._taken(part, at)):
            return part.section()
        return _left(part, self._prose(paragraphs, _context(part), at, first))

    def _taken(self, part: Part, at: Sequence[int]) -> bool:
        """Whether the officer wants the tasks that a section lists beside the tables."""
        message = _("Mục này trong lời văn cũng liệt kê nhiệm vụ: lấy thành một phụ lục.")
        return self._stream.over(at).offer("listed", message, part.heading, 0)

    def _prose(
        self,
        paragraphs: Sequence[Paragraph],
        context: Context,
        at: Sequence[int],
        first: int,
        *,
        assigned: bool = False,
        plain: bool = False,
    ) -> list[str]:
        context = Context(context.place, context.label, context.title, context.caption, self._stream.over(at))
        appendix, left, remarks = recognise_prose(paragraphs, context, assigned=assigned, plain=plain)
        self._stream.notes.origins[appendix.id] = Spot(first)
        self.appendices.append((first, appendix))
        self._stream.remarks += remarks
        return list(left)

    def plain_list(self) -> None:
        """A document of numbers or bullets alone becomes tasks: of who does them until when it says nothing."""
        places = [place for place, piece in enumerate(self._stream.pieces) if not _blank(piece)]
        lines = self._stream.paragraphs(places)
        listed = sum(map(is_listed, lines))
        if len(lines) < len(places) or listed < _FEWEST_LISTED or listed * 3 < len(lines) * 2:
            return
        self.sections, self.bases, self._parts = [], [], []
        self._stream.remark(_("Danh sách không ghi chủ trì, thời hạn; mỗi dòng được nhập thành một nhiệm vụ."))
        self._list_of(places, plain=True)

    def lists_after(self, start: int) -> None:
        """Lists of tasks that stand after the signature, each under a heading of its own."""
        pieces = self._stream.pieces
        run: list[int] = []
        for place in range(start, len(pieces) + 1):
            piece = pieces[place] if place < len(pieces) and self._stream.free(place) else None
            begins = isinstance(piece, Paragraph) and is_label(piece.line) and belongs_to_heading(piece)
            if begins or not isinstance(piece, Paragraph):
                self._list_of(run)
                run = []
            if isinstance(piece, Paragraph) and piece.text.strip():
                run.append(place)

    def _list_of(self, places: Sequence[int], *, plain: bool = False) -> None:
        stream = self._stream
        paragraphs = stream.paragraphs(places)
        headed = len(list(takewhile(belongs_to_heading, paragraphs))) or int(_entitles(paragraphs))
        if not plain and not is_prose(paragraphs[headed:]):
            return
        title = read_title(paragraphs[:headed])
        context = Context(title.text, title.label, title.text, title.caption or None)
        self._tell_above(
            (*title.rest, *self._prose(paragraphs[headed:], context, places[headed:], places[0], plain=plain)),
            places[0],
        )
        stream.used.update(places)

    def _tell_above(self, texts: Sequence[str], place: int) -> None:
        for text in texts:
            self._stream.remark(_("Dòng ở trên danh sách nhiệm vụ; không đưa vào kế hoạch."), text, piece=place)


def _entitles(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a list begins with a line in capitals: its title, in a text without looks."""
    return len(paragraphs) > 1 and paragraphs[0].line.isupper() and not is_listed(paragraphs[0])


def _context(part: Part) -> Context:
    return Context(part.number.text, None, part.heading)


def _left(part: Part, paragraphs: Sequence[str]) -> Section:
    """The section of which the list of tasks was taken out."""
    return Section(number=part.number.text, heading=part.heading, paragraphs=tuple(paragraphs), id=part.id)


def _blank(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and not piece.text.strip()
