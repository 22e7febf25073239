"""The text of a .doc file, part by part: paragraphs, cells and rows out of signs and their properties."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from imports.doc.pages import Properties
from imports.doc.paragraphs import ParagraphLook, Paragraphs
from imports.doc.pieces import Piece
from imports.doc.styles import Marks, Styles
from imports.docx.styles import Ink
from imports.docx.text import symbol
from imports.flow.line import Line
from imports.flow.story import Story
from imports.list_counting import ListCounter
from imports.refusals import too_large

MAX_RUNS = 3_000_000
_END = re.compile("[\r\x07\x0c]")
_SIGN = re.compile("[\0-\x1f]")
_PICTURE, _CELL, _DRAWN, _PAGE, _NUMBER_SIGN = "\x01", "\x07", "\x08", "\x0c", "("
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_SIGNS = {"\t": "\t", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n"}
_MOST_FIELDS = 20
_LETTERS = {"\x1e": "-", "\x1f": "\u00ad"}


class TextReader:
    """Reads parts of the text of one file; must be asked in the order of the text, for lists count on.

    `boxes` gives the place of the text of a shape that hangs at a sign; hidden text and pictures are counted.
    """

    def __init__(
        self, text: str, pieces: Sequence[Piece], characters: Properties, paragraphs: Paragraphs, styles: Styles
    ) -> None:
        self._text = text
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._characters = characters
        self._paragraphs = paragraphs
        self._styles = styles
        self._inks: dict[tuple[Ink, bytes], tuple[Ink, Marks]] = {}
        self.lists = ListCounter()
        self.sections: frozenset[int] = frozenset()
        self.boxes: Callable[[int], tuple[int, int] | None] = lambda _sign: None
        self.hidden: list[str] = []
        self.pictures = 0
        self._steps = 0

    def story(self, start: int, end: int, progress: Callable[[int], None] | None = None) -> Story:
        """The text from a sign to before another."""
        story, line = Story(), Line(self.hidden)
        end = min(end, len(self._text))
        fields: list[bool] = []  # of the fields that are open, whether the result is reached
        begun = at = start
        while at < end:
            found = _END.search(self._text, at, end)
            stop = found.end() if found else end
            at = stop
            if found and found.group() == _PAGE and stop < end and stop not in self.sections:
                continue  # the page is turned in the middle of a paragraph
            look = self._paragraph(stop - 1)
            drawn, deleted = self._runs(begun, stop - (found is not None), look.ink, line, fields)
            # A field whose code has no end would take all that follows with it.
            fields = [field for field in fields if field]
            self._end(story, line, look, found.group() if found else "\r", deleted=deleted)
            for shape in drawn:
                self._box(story, shape, look.level)
            begun = stop
            if progress is not None:
                progress(stop - start)
        return story

    def _end(self, story: Story, line: Line, look: ParagraphLook, sign: str, *, deleted: bool) -> None:
        if look.ends_row:
            row = look.row._replace(dropped=deleted)
            if not line.is_empty:
                story.paragraph(line.end(look.ink.align), look.level)
            story.end_row(row, look.level)
            return
        mark = self.lists.mark(*look.ink.list) if look.ink.list is not None else ""
        paragraph = line.end(look.ink.align, mark)
        if sign == _CELL or look.ends_cell:
            story.end_cell(paragraph, look.level)
        else:
            story.paragraph(paragraph, look.level)

    def _paragraph(self, sign: int) -> ParagraphLook:
        return self._paragraphs.at(self._piece(sign), sign)

    def _piece(self, sign: int) -> Piece:
        return self._pieces[bisect_right(self._starts, sign) - 1]

    def _runs(self, start: int, end: int, ink: Ink, line: Line, fields: list[bool]) -> tuple[list[int], bool]:
        """Read the signs of a paragraph; the places of drawn things, and whether the end of it is deleted."""
        drawn: list[int] = []
        marks = Marks()
        at = start
        while at <= end:
            piece = self._piece(at)
            stop, told = self._characters.at(piece.place_of(at))
            run_end = min(piece.end, at + max(1, (stop - piece.place_of(at)) // piece.width))
            look, marks = self._look(ink, told + piece.changes)
            if not marks.deleted:
                self._run(at, min(run_end, end), look, marks, line, fields, drawn)
            at = max(run_end, at + 1)
            self._count()
            if at >= len(self._text):
                break
        return drawn, marks.deleted

    def _look(self, ink: Ink, told: bytes) -> tuple[Ink, Marks]:
        known = self._inks.get((ink, told))
        if known is None:
            known = self._inks[ink, told] = self._styles.changed(ink, told)
        return known

    def _run(
        self, start: int, end: int, ink: Ink, marks: Marks, line: Line, fields: list[bool], drawn: list[int]
    ) -> None:
        at = start
        while at < end:
            found = _SIGN.search(self._text, at, end)
            stop = found.start() if found else end
            if stop > at and all(fields):
                text = self._text[at:stop]
                if marks.symbol:
                    text = text.replace(_NUMBER_SIGN, symbol(f"{marks.symbol:x}"))
                line.add(text, ink)
            if found:
                self._sign(found.group(), stop, ink, marks, line, fields, drawn)
            at = stop + 1
            self._count()

    def _count(self) -> None:
        self._steps += 1
        if self._steps > MAX_RUNS:
            raise too_large(f"more than {MAX_RUNS} runs")

    def _sign(
        self, sign: str, place: int, ink: Ink, marks: Marks, line: Line, fields: list[bool], drawn: list[int]
    ) -> None:
        if sign == _FIELD:
            fields.append(False)
            del fields[:-_MOST_FIELDS]
        elif sign == _RESULT:
            if fields:
                fields[-1] = True
        elif sign == _FIELD_END:
            del fields[-1:]
        elif not all(fields):
            return
        elif sign in _SIGNS:
            if not ink.hidden:
                line.sign(_SIGNS[sign])
        elif sign in _LETTERS:
            line.add(_LETTERS[sign], ink)
        elif sign == _DRAWN:
            drawn.append(place)
        elif sign == _PICTURE and not marks.data and place - 1 not in drawn:
            # Word puts the sign of a picture behind a shape that stands in the line.
            self.pictures += 1

    def _box(self, story: Story, shape: int, level: int) -> None:
        """The text of a shape stands behind the paragraph that it hangs on."""
        place = self.boxes(shape)
        if place is None:
            self.pictures += 1
            return
        # The places of shapes are those of the main text: what hangs on the text of a box has none.
        boxes, self.boxes = self.boxes, lambda _sign: None
        for paragraph in self.story(*place).paragraphs():
            if paragraph.text.strip():
                story.paragraph(paragraph, level)
        self.boxes = boxes
