"""Runs of Word text -> paragraphs: tracked deletions left out, tabs and breaks kept, list marks and text boxes read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imports import docx_names as w
from imports.blocks import Paragraph
from imports.docx_numbering import Numbering
from imports.docx_styles import PLAIN, Ink, Styles, alignment, list_place, run_ink

_DASHES = {w.NO_BREAK_HYPHEN: "-", w.TAB: "\t", w.BREAK: "\n", w.CARRIAGE: "\n"}
# Fonts of signs (Symbol, Wingdings) put their signs into a private area that no other font can show.
_PRIVATE = range(0xF000, 0xF100)
_MAX_DEPTH = 60


class TextReader:
    """Reads paragraphs of one document; hidden text and pictures are counted, for remarks."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._normal = styles.ink(styles.normal) if styles.normal else PLAIN
        self.hidden: list[str] = []
        self.pictures = 0
        self._boxes: list[Any] = []
        self._pieces: list[str] = []
        self._signs = self._bold = self._italic = 0
        self._size = 0.0

    def paragraphs(self, element: Any, depth: int = 0) -> Iterator[Paragraph]:
        """The paragraph, and after it those of the text boxes that hang on it."""
        self._pieces, self._boxes = [], []
        self._signs = self._bold = self._italic = 0
        self._size = 0.0
        properties = element[0] if len(element) and element[0].tag == w.PPR else None
        ink = self._normal if properties is None else self._paragraph_ink(properties)
        self._walk(element, ink, depth)
        text = "".join(self._pieces)
        if ink.list is not None and (mark := self._numbering.mark(*ink.list)):
            text = f"{mark} {text}" if text.strip() else mark
        signs = self._signs
        boxes = self._boxes
        yield Paragraph(
            text,
            signs > 0 and self._bold >= 0.8 * signs,
            signs > 0 and self._italic >= 0.8 * signs,
            ink.align or "left",
            self._size,
        )
        if depth < _MAX_DEPTH:
            for box in boxes:
                for inner in box.iter(w.P):
                    yield from self.paragraphs(inner, depth + 10)

    def _paragraph_ink(self, properties: Any) -> Ink:
        style, own_align, own_list = "", None, None
        for element in properties:
            tag = element.tag
            if tag == w.JUSTIFY:
                own_align = alignment(element)
            elif tag == w.PSTYLE:
                style = str(element.get(w.VAL) or "")
            elif tag == w.NUMPR:
                own_list = list_place(element)
        ink = self._styles.ink(style).over(self._normal) if style else self._normal
        if own_align is not None or own_list is not None:
            ink = ink._replace(align=own_align or ink.align, list=own_list or ink.list)
        return ink

    def _walk(self, element: Any, ink: Ink, depth: int) -> None:
        for child in element:
            tag = child.tag
            if tag == w.R:
                self._run(child, ink)
            elif tag in w.WRAPPERS and depth < _MAX_DEPTH:
                self._walk(child, ink, depth + 1)
            elif tag in w.MATH:
                self._add("".join(part.text or "" for part in child.iter(w.MATH_TEXT)), ink)

    def _run(self, run: Any, ink: Ink) -> None:
        for child in run:
            tag = child.tag
            if tag == w.T:
                self._add(child.text or "", ink)
            elif tag == w.RPR:
                ink = self._run_ink(child, ink)
            elif tag in _DASHES:
                self._pieces.append(_DASHES[tag])
            elif tag == w.SYMBOL:
                self._add(_symbol(str(child.get(w.CHAR) or "")), ink)
            elif tag in (w.ALTERNATE, w.DRAWING, w.PICTURE, w.OBJECT):
                self._shape(child)

    def _run_ink(self, properties: Any, ink: Ink) -> Ink:
        own = run_ink(properties)
        if (style := properties.find(w.RSTYLE)) is not None:
            own = own.over(self._styles.ink(str(style.get(w.VAL) or "")))
        return own.over(ink)

    def _add(self, text: str, ink: Ink) -> None:
        if not text:
            return
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
        if ink.size and ink.size > self._size:
            self._size = ink.size

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


def _inside_fallback(box: Any, top: Any) -> bool:
    """Whether the box is a second copy, or lies in another box that is read with it."""
    for above in box.iterancestors():
        if above is top:
            return False
        if above.tag in (w.FALLBACK, w.TEXT_BOX):
            return True
    return False


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in _PRIVATE or not 0x20 <= number < 0x110000:
        return "•" if number in _PRIVATE else ""
    return chr(number)
