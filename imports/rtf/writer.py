"""Tokens of Rich Text Format, one after the other -> the story of the text and those that stand beside it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from imports.blocks import Paragraph, Piece
from imports.docx.styles import Ink
from imports.flow.line import Line
from imports.flow.story import Story
from imports.list_marks import bullet
from imports.refusals import too_large
from imports.rtf.fonts import Fonts
from imports.rtf.state import RowBuilder, State
from imports.rtf.tokens import Token, Tokens
from imports.rtf.words import ALIGNS, BOXES, KNOWN, LETTERS, MARKS, NOTES, PICTURES, SIGNS, SILENT

_BOX, _MAIN = "box", "main"
_DEEPEST = 20
_MOST_NOTES = 20_000
_COURIER_BULLET = "o"
_FIRST_SIGN = 0x20


@dataclass(slots=True)
class _Part:
    """A text of its own: the page, a note, the heading of pages, a text box."""

    kind: str
    line: Line
    mark: Line
    story: Story = field(default_factory=Story)
    boxes: list[Paragraph] = field(default_factory=list)

    def end(self, state: State) -> Paragraph:
        """The paragraph that ends here, with the mark of its list."""
        return self.line.end(state.align, _mark(self.mark.end(None).text))


@dataclass(slots=True)
class _Group:
    """The state outside of a group that is open, and what ends with it."""

    outside: State
    opens_part: bool = False
    boxes_before: int = -1  # of a shape: one without any text box is a picture


class Writer:
    """Takes the tokens of a file in turn; what does not stand in the text itself is kept for remarks."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._fonts = Fonts()
        self._state = State()
        self._groups: list[_Group] = []
        self.hidden: list[str] = []
        self.pictures = 0
        self.notes: dict[str, list[str]] = defaultdict(list)
        self._boxes = 0
        self._parts = [self._part(_MAIN)]
        self._rows = (RowBuilder(), RowBuilder())
        self._bytes = bytearray()
        self._letters: list[str] = []
        self._skip = 0

    def take(self, token: Token) -> None:
        """Read one token."""
        word = token.word
        if not word:
            self._take_bytes(token.text)
        elif word == "{":
            self._flush()
            self._skip = 0
            self._groups.append(_Group(self._state))
            self._state = self._state.copy()
        elif word == "}":
            self._close()
        elif self._skip and word != "u":
            self._skip -= 1
        elif word == "*":
            self._state.starred = True
        elif word == "u":
            self._unicode(token.number or 0)
        elif word in LETTERS:
            self._letter(LETTERS[word])
        elif self._state.in_fonts:
            self._font(word, token.number)
        elif not self._destination(word):
            self._flush()
            self._word(word, token.number)

    def pieces(self) -> list[Piece]:
        """The text, once all tokens are taken."""
        self._flush()
        self._finish(self._parts[0])
        return self._parts[0].story.pieces()

    def _part(self, kind: str) -> _Part:
        return _Part(kind, Line(self.hidden), Line(self.hidden))

    def _take_bytes(self, data: bytes) -> None:
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        if self._letters and data:
            self._flush()
        self._bytes += data

    def _unicode(self, number: int) -> None:
        sign = number & 0xFFFF
        if sign >= _FIRST_SIGN:
            self._letter(chr(sign))
        self._skip = self._state.skips

    def _letter(self, letter: str) -> None:
        if self._bytes:
            self._flush()
        self._letters.append(letter)

    def _flush(self) -> None:
        """Give what was read since the look changed to the paragraph."""
        state = self._state
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            if state.in_fonts:
                self._fonts.add(data)
                return
            self._add(self._fonts.decoded(data, state.font))
        elif self._letters:
            text = "".join(self._letters)
            self._letters.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        state = self._state
        if state.deleted or state.in_fonts:
            return
        font = self._fonts.name(state.font)
        part = self._parts[-1]
        (part.mark if state.is_mark else part.line).add(text, state.ink._replace(font=font) if font else state.ink)

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        if not self._groups:
            return
        group = self._groups.pop()
        if group.opens_part:
            part = self._parts.pop()
            self._finish(part)
            if part.kind == _BOX:
                self._parts[-1].boxes += [paragraph for paragraph in part.story.paragraphs() if paragraph.text.strip()]
            else:
                self._note(part)
        if group.boxes_before == self._boxes:
            self.pictures += 1
        self._state = group.outside

    def _note(self, part: _Part) -> None:
        notes = self.notes[part.kind]
        notes.append(part.story.text())
        if len(notes) > _MOST_NOTES:
            raise too_large(f"more than {_MOST_NOTES} notes")

    def _finish(self, part: _Part) -> None:
        if not part.line.is_empty or not part.mark.is_empty:
            part.story.paragraph(part.end(self._state), self._state.level if part.kind == _MAIN else 0)
        self._put_boxes(part, 0)

    def _destination(self, word: str) -> bool:
        """Whether a word tells what the text of its group is for; text of no use is left out."""
        state = self._state
        starred, state.starred = state.starred, False
        if word in SILENT or (starred and word not in KNOWN and word not in NOTES):
            self._leave()
        elif word in PICTURES:
            self.pictures += 1
            self._leave()
        elif word in NOTES or word in BOXES:
            self._open(NOTES.get(word, _BOX))
        elif word == "fonttbl":
            self._flush()
            state.in_fonts = True
        elif word in MARKS:
            self._flush()
            state.is_mark = True
        elif word == "nesttableprops":
            state.is_inner_row = True
        elif word == "shpinst" and self._groups:
            self._groups[-1].boxes_before = self._boxes
        else:
            return False
        return True

    def _leave(self) -> None:
        self._flush()
        if self._groups:
            self._tokens.skip()

    def _open(self, kind: str) -> None:
        if not self._groups or self._groups[-1].opens_part or len(self._parts) > _DEEPEST:
            self._leave()
            return
        self._flush()
        self._boxes += kind == _BOX
        self._groups[-1].opens_part = True
        self._parts.append(self._part(kind))
        self._state.paragraph()
        self._state.plain()
        self._state.is_mark = self._state.is_inner_row = False

    def _font(self, word: str, number: int | None) -> None:
        starred, self._state.starred = self._state.starred, False
        if starred or word in SILENT:
            self._leave()
            return
        self._flush()
        if word == "f":
            self._fonts.begin(number or 0)
        elif word == "fcharset":
            self._fonts.use_set(number or 0)

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        on = number != 0
        if word in ("b", "i", "v", "caps"):
            state.ink = _switched(state.ink, word, on=on)
        elif word == "f":
            state.font = number or 0
        elif word == "plain":
            state.plain()
        elif word in ALIGNS:
            state.align = ALIGNS[word]
        elif word == "pard":
            state.paragraph()
        elif word == "intbl":
            state.in_table = True
        elif word == "itap":
            state.depth = max(0, number or 0)
        elif word == "deleted":
            state.deleted = on
        elif word == "uc":
            state.skips = max(0, min(number if number is not None else 1, 100))
        elif word in SIGNS:
            part = self._parts[-1]
            if not (state.is_mark or state.deleted or state.ink.hidden):
                part.line.sign(SIGNS[word])
        elif word == "ftnalt" and self._parts[-1].kind == "footnote":
            self._parts[-1].kind = "endnote"
        elif word == "deff":
            self._fonts.default = number or 0
        elif word == "ansicpg":
            self._fonts.use_codepage(number)
        elif word in ("pc", "mac"):
            self._fonts.use_codepage({"pc": 437, "mac": 10000}[word])
        elif word == "pca":
            self._fonts.use_codepage(850)
        elif not self._row_word(word, number or 0):
            self._end_word(word)

    def _row_word(self, word: str, number: int) -> bool:
        """Whether a word belongs to the definition of a row."""
        row = self._rows[self._state.is_inner_row]
        if word == "trowd":
            row.begin()
        elif word == "trleft":
            row.left = number
        elif word == "cellx":
            row.cell(number)
        elif word in ("clvmgf", "clvmrg"):
            row.down = "restart" if word == "clvmgf" else "continue"
        elif word in ("clmgf", "clmrg"):
            row.across = 1 if word == "clmgf" else 2
        else:
            return False
        return True

    def _end_word(self, word: str) -> None:
        """The end of a paragraph, a cell or a row."""
        state, part = self._state, self._parts[-1]
        if state.is_mark:
            return
        if word == "par" or (word == "sect" and not part.line.is_empty):
            part.story.paragraph(part.end(state), state.level)
            self._put_boxes(part, state.level)
        elif word in ("cell", "nestcell"):
            level = 1 if word == "cell" else max(2, state.depth)
            paragraph = part.end(state)
            self._put_boxes(part, level)
            part.story.end_cell(paragraph, level)
        elif word in ("row", "nestrow"):
            row = self._rows[word == "nestrow"]
            part.story.end_row(row.shape(), 1 if word == "row" else max(2, state.depth))

    def _put_boxes(self, part: _Part, level: int) -> None:
        """The texts of boxes stand behind the paragraph that they hang on."""
        boxes, part.boxes = part.boxes, []
        for paragraph in boxes:
            part.story.paragraph(paragraph, level)


def _switched(ink: Ink, word: str, *, on: bool) -> Ink:
    if word == "b":
        return ink._replace(bold=on)
    if word == "i":
        return ink._replace(italic=on)
    return ink._replace(hidden=on) if word == "v" else ink._replace(caps=on)


def _mark(text: str) -> str:
    """The mark of a list as it is printed; the signs of fonts of signs become those that all fonts have."""
    text = text.strip()
    return bullet(text) if len(text) == 1 and (not text.isalnum() or text == _COURIER_BULLET) else text
