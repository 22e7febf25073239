"""A .doc file -> its paragraphs and tables in the order of the paper, with remarks on what lies beside the text."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from imports import beside
from imports.blocks import Source
from imports.doc.fib import At, Head, Text
from imports.doc.lists import read_lists
from imports.doc.pages import Properties, of_characters, of_paragraphs
from imports.doc.paragraphs import Paragraphs
from imports.doc.pieces import read_pieces
from imports.doc.plc import plc, ranges
from imports.doc.styles import Styles, font_names
from imports.doc.text import TextReader
from imports.draft import Progress, report
from imports.ole import ole_names
from imports.refusals import damaged
from models.i18n import _
from models.plan import Remark

_SECTION, _SHAPE, _BOX = 12, 26, 22
_BOX_SHAPE = 14
_TOLD_EVERY = 20_000


def read_doc(data: bytes, progress: Progress | None = None) -> Source:
    """The stream of a Word 97 document; raises InputProblem where it is locked, too old or broken."""
    head = Head(data)
    try:
        return _read(head, macros="macros" in ole_names(data), progress=progress)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise damaged(repr(error)) from error


def _read(head: Head, *, macros: bool, progress: Progress | None) -> Source:
    text, pieces = read_pieces(head.main, head.table(At.PIECES))
    styles = Styles(head.table(At.STYLES), font_names(head.table(At.FONTS)))
    paragraphs = Properties(head.main, head.table(At.PARAGRAPHS), of_paragraphs)
    reader = TextReader(
        text,
        pieces,
        Properties(head.main, head.table(At.CHARACTERS), of_characters),
        Paragraphs(paragraphs, styles, head.data),
        styles,
    )
    reader.lists = read_lists(head.lists(), head.table(At.LIST_USES))
    reader.sections = frozenset(plc(head.table(At.SECTIONS), _SECTION)[0])
    boxes = _Boxes(head)
    reader.boxes = boxes.place_of
    length = head.place(Text.MAIN)[1]
    story = reader.story(0, length, _telling(length, progress))
    reader.boxes = lambda _sign: None
    for place in boxes.left():
        for paragraph in reader.story(*place).paragraphs():
            if paragraph.text.strip():
                story.paragraph(paragraph, 0)
    remarks = tuple(_remarks(head, reader))
    return Source(tuple(story.pieces()), (*remarks, beside.macros()) if macros else remarks)


def _telling(length: int, progress: Progress | None) -> Callable[[int], None]:
    told = 0

    def tell(done: int) -> None:
        nonlocal told
        if done >= told:
            told = done + _TOLD_EVERY
            report(progress, 0.2 + 0.5 * done / max(1, length), _("Đang đọc văn bản Word"))

    return tell


class _Boxes:
    """Where the texts of text boxes stand, by the sign that the box hangs at."""

    def __init__(self, head: Head) -> None:
        base, length = head.place(Text.BOXES)
        table = head.table(At.BOXES)
        places, entries = plc(table, _BOX)
        parts: dict[int, tuple[int, int]] = {}
        last = 0
        for start, end, entry in zip(places, places[1:], entries, strict=False):
            if last <= start < end <= length:
                parts[struct.unpack_from("<I", entry, _BOX_SHAPE)[0]] = (base + start, base + end)
                last = end
        self._places: dict[int, tuple[int, int]] = {}
        anchors, shapes = plc(head.table(At.SHAPES), _SHAPE)
        for anchor, shape in zip(anchors, shapes, strict=False):
            part = parts.pop(struct.unpack_from("<I", shape)[0], None)
            if part is not None:
                self._places[anchor] = part
        self._left = list(parts.values())

    def place_of(self, sign: int) -> tuple[int, int] | None:
        """Where the text of the box stands that hangs at a sign; given once."""
        return self._places.pop(sign, None)

    def left(self) -> list[tuple[int, int]]:
        """The texts of boxes that no sign of the text asked for."""
        return [*self._places.values(), *self._left]


def _remarks(head: Head, reader: TextReader) -> Iterator[Remark]:
    notes = [
        (Text.FOOTNOTES, At.FOOTNOTES, beside.footnote),
        (Text.ENDNOTES, At.ENDNOTES, beside.endnote),
        (Text.COMMENTS, At.COMMENTS, beside.comment),
    ]
    told = [
        remark
        for text, table, remarks_of in notes
        for place in ranges(head.table(table), *head.place(text))
        for remark in remarks_of(reader.story(*place).text())
    ]
    places = [
        *ranges(head.table(At.HEADINGS), *head.place(Text.HEADINGS)),
        *ranges(b"", *head.place(Text.HEADING_BOXES)),
    ]
    lines = dict.fromkeys(reader.story(*place).text() for place in places)
    yield from beside.hidden_text(" ".join(reader.hidden))
    yield from beside.pictures(reader.pictures)
    yield from told
    for line in lines:
        yield from beside.page_heading(line)
