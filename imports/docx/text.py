"""Runs of Word text -> paragraphs: tracked deletions left out, tabs and breaks kept, list marks and text boxes read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports.blocks import Paragraph
from imports.docx import names as w
from imports.docx.numbering import Numbering
from imports.docx.styles import PLAIN, Ink, Styles, alignment, list_place, run_ink
from imports.encodings.fonts import OldFont, old_font
from imports.encodings.marks import marked

SIGNS = {w.NO_BREAK_HYPHEN: "-", w.TAB: "\t", w.BREAK: "\n", w.CARRIAGE: "\n"}
_SHAPES = frozenset({w.ALTERNATE, w.DRAWING, w.PICTURE, w.OBJECT})
# Fonts of signs (Symbol, Wingdings) put their signs into a private area that no other font can show.
_PRIVATE = range(0xF000, 0xF100)
_MAX_DEPTH = 60


class TextReader:
    """Reads paragraphs of one document; hidden text and pictures are counted, for remarks.

    `by_fonts` is set where the document has fonts of old encodings, or signs that only those use.
    """

    def __init__(self, styles: Styles, numbering: Numbering, *, by_fonts: bool = False) -> None:
        self.by_fonts = by_fonts
        self._styles = styles
        self._numbering = numbering
        self._normal = styles.ink(styles.normal) if styles.normal else PLAIN
        self._inks: dict[tuple[str, str | None, tuple[str, int] | None], Ink] = {}
        self.hidden: list[str] = []
        self.pictures = 0
        self._boxes: list[Any] = []
        self._pieces: list[str] = []
        self._signs = self._bold = self._italic = 0

    def paragraphs(self, element: Any, depth: int = 0) -> list[Paragraph]:
        """The paragraph, and after it those of the text boxes that hang on it."""
        self._pieces = []
        self._boxes = []
        self._signs = self._bold = self._italic = 0
        ink = self._normal
        for child in element:
            tag = child.tag
            if tag == w.R:
                self._run(child, ink)
            elif tag == w.PPR:
                ink = self._paragraph_ink(child)
            else:
                self._other(child, ink, depth)
        text = self.marked("".join(self._pieces), ink)
        signs = self._signs
        bold, italic = signs > 0 and self._bold >= 0.8 * signs, signs > 0 and self._italic >= 0.8 * signs
        found = [Paragraph(text, bold, italic, ink.align or "left")]
        if self._boxes and depth < _MAX_DEPTH:
            for box in self._boxes:
                for inner in _paragraphs_in(box):
                    found += self.paragraphs(inner, depth + 10)
        return found

    def marked(self, text: str, ink: Ink) -> str:
        """The text with the mark of its list before it; counts the list on."""
        if ink.list is None:
            return text
        mark = self._numbering.mark(*ink.list)
        return f"{mark} {text}" if mark and text.strip() else mark or text

    def style_ink(self, style: str) -> Ink:
        """The look of a character style."""
        return self._styles.ink(style)

    def _paragraph_ink(self, properties: Any) -> Ink:
        style, align, item = "", None, None
        for element in properties:
            tag = element.tag
            if tag == w.JUSTIFY:
                align = alignment(element)
            elif tag == w.PSTYLE:
                style = str(element.get(w.VAL) or "")
            elif tag == w.NUMPR:
                item = list_place(element)
        return self.ink_of(style, align, item)

    def ink_of(self, style: str, align: str | None, item: tuple[str, int] | None) -> Ink:
        """The look of a paragraph from its style and what its own properties say."""
        key = (style, align, item)
        ink = self._inks.get(key)
        if ink is None:
            base = self._styles.ink(style).over(self._normal) if style else self._normal
            ink = self._inks[key] = Ink(align=align, list=item).over(base)
        return ink

    def _other(self, element: Any, ink: Ink, depth: int) -> None:
        """What stands in a paragraph beside its runs: links, insertions, content controls, formulas."""
        if element.tag in w.WRAPPERS and depth < _MAX_DEPTH:
            for child in element:
                if child.tag == w.R:
                    self._run(child, ink)
                else:
                    self._other(child, ink, depth + 1)
        elif element.tag in w.MATH:
            self._add("".join(part.text or "" for part in element.iter(w.MATH_TEXT)), ink)

    def _run(self, run: Any, ink: Ink) -> None:
        for child in run:
            tag = child.tag
            if tag == w.T:
                self._add(child.text, ink)
            elif tag == w.RPR:
                own = run_ink(child, self._styles)
                if own is not PLAIN:
                    ink = own.over(ink)
            elif tag in SIGNS:
                self._pieces.append(SIGNS[tag])
            elif tag == w.SYMBOL:
                self._add(symbol(str(child.get(w.CHAR) or "")), ink)
            elif tag in _SHAPES:
                self._shape(child)
            elif tag == w.SOFT_HYPHEN and self.by_fonts:
                self._add("\u00ad", ink)

    def _add(self, text: str | None, ink: Ink) -> None:
        if not text:
            return
        if self.by_fonts:
            text = marked(text, self._old_font(ink))
        if ink.hidden:
            self.hidden.append(text)
            return
        if ink.caps:
            text = text.upper()
        self._pieces.append(text)
        signs = len(text) - text.count(" ")
        self._signs += signs
        if ink.bold:
            self._bold += signs
        if ink.italic:
            self._italic += signs

    def _old_font(self, ink: Ink) -> OldFont | None:
        font = old_font(ink.font or self._styles.default_font)
        return font._replace(capitals=True) if font is not None and ink.caps else font

    def _shape(self, element: Any) -> None:
        """Text boxes are kept for later; a shape is stored twice, for new and for old programs."""
        if element.tag == w.ALTERNATE:
            chosen = element.find(w.CHOICE)
            element = chosen if chosen is not None else element.find(w.FALLBACK)
            if element is None:
                return
        boxes = [box for box in element.iter(w.TEXT_BOX) if not _inside_fallback(box, element)]
        self._boxes += boxes
        self.pictures += not boxes


def _paragraphs_in(box: Any) -> Iterator[Any]:
    """The paragraphs of a text box; those of boxes in it hang on its own paragraphs, and are read with them."""
    for child in box:
        if child.tag == w.P:
            yield child
        else:
            yield from _paragraphs_in(child)


def _inside_fallback(box: Any, top: Any) -> bool:
    """Whether the box is a second copy, or lies in another box that is read with it."""
    for above in box.iterancestors():
        if above is top:
            return False
        if above.tag in (w.FALLBACK, w.TEXT_BOX):
            return True
    return False


def symbol(code: str) -> str:
    """The sign of a w:sym element; signs of picture fonts become a bullet."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in _PRIVATE or not 0x20 <= number < 0x110000:
        return "•" if number in _PRIVATE else ""
    return chr(number)
