"""OpenDocument text -> paragraphs: spans, spaces, breaks, list marks, text boxes; notes and comments are set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from imports.blocks import Paragraph
from imports.encodings.fonts import OldFont, old_font
from imports.encodings.marks import marked
from imports.list_marks import list_number
from imports.odf import names as o
from imports.odf.lists import Lists, OpenList
from imports.odf.styles import PLAIN, Ink, Styles

_WHITE = re.compile(r"[\t\r\n ]+")
_MAX_DEPTH = 60
_MAX_SPACES = 200


class TextReader:
    """Reads the paragraphs of one document; what does not stand in the text itself is kept for remarks."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.lists = Lists(styles)
        self.hidden: list[str] = []
        self.pictures = 0
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []
        self.comments: list[str] = []

    def paragraphs(self, element: Any, mark: str = "", base: Ink = PLAIN, depth: int = 0) -> list[Paragraph]:
        """A paragraph or heading, and after it those of the text boxes that hang on it."""
        state = _Line()
        ink = self._styles.ink("paragraph", str(element.get(o.TEXT_STYLE) or "")).over(base)
        self._walk(element, ink, state, 0)
        text = "".join(state.pieces)
        if mark:
            text = f"{mark} {text}" if text.strip() else mark
        signs = state.signs
        bold, italic = 0 < signs <= state.bold * 1.25, 0 < signs <= state.italic * 1.25
        found = [Paragraph(text, bold, italic, ink.align or "left")]
        for box in state.boxes:
            found += self.box(box, depth)
        return found

    def all_of(self, element: Any) -> Iterator[Paragraph]:
        """All paragraphs below an element, lists with their marks, tables cell by cell."""
        yield from self._stream(element, 0)

    def items(self, element: Any) -> Iterator[Paragraph]:
        """The paragraphs of a list that is no part of another one."""
        style = ""
        first = next(element.iter(o.P, o.H), None)
        if first is not None:
            style = self._styles.value("paragraph", str(first.get(o.TEXT_STYLE) or ""), o.LIST_STYLE_NAME)
        yield from self._items(element, self.lists.begin(element, style), 1)

    def plain(self, element: Any) -> str:
        """The text of all paragraphs below an element, a line each."""
        return "\n".join(paragraph.text for paragraph in self.all_of(element))

    def _stream(self, element: Any, depth: int) -> Iterator[Paragraph]:
        for child in element:
            if child.tag in (o.P, o.H):
                yield from self.paragraphs(child, depth=depth)
            elif child.tag == o.LIST:
                yield from self.items(child)
            elif child.tag not in o.SILENT and child.tag not in (o.ANNOTATION, o.NOTE) and depth < _MAX_DEPTH:
                yield from self._stream(child, depth + 1)

    def _items(self, element: Any, opened: OpenList, depth: int) -> Iterator[Paragraph]:
        if depth > _MAX_DEPTH:
            return
        own = element.get(o.TEXT_STYLE)
        if own and own != opened.style:
            opened = OpenList(str(own), opened.counts)
        for item in element:
            marked = item.tag == o.LIST_HEADER
            for child in item:
                if child.tag in (o.P, o.H):
                    mark = "" if marked else self.lists.mark(opened, depth, item.get(o.START_VALUE))
                    marked = True
                    yield from self.paragraphs(child, mark)
                elif child.tag == o.LIST:
                    yield from self._items(child, opened, depth + 1)

    def box(self, box: Any, depth: int = 0) -> list[Paragraph]:
        """The paragraphs of a drawn thing; one without any is a picture."""
        if depth >= _MAX_DEPTH:
            return []
        inside = [inner for inner in box.iter(o.P, o.H) if _outermost(inner, box)]
        self.pictures += not inside
        return [paragraph for inner in inside for paragraph in self.paragraphs(inner, depth=depth + 10)]

    def _walk(self, element: Any, ink: Ink, state: _Line, depth: int) -> None:
        self._add(element.text, ink, state)
        for child in element:
            self._child(child, ink, state, depth)
            self._add(child.tail, ink, state)

    def _child(self, child: Any, ink: Ink, state: _Line, depth: int) -> None:
        tag = child.tag
        if tag == o.SPAN:
            own = self._styles.ink("text", str(child.get(o.TEXT_STYLE) or ""))
            ink = own.over(ink)
        elif tag == o.SPACE:
            state.pieces.append(" " * min(list_number(child.get(o.COUNT), 1), _MAX_SPACES))
        elif tag == o.TAB:
            state.pieces.append("\t")
        elif tag == o.BREAK:
            state.pieces.append("\n")
        elif tag == o.NOTE:
            body = child.find(o.NOTE_BODY)
            if body is not None and depth < _MAX_DEPTH:
                kept = self.endnotes if child.get(o.NOTE_CLASS) == "endnote" else self.footnotes
                kept.append(self.plain(body))
        elif tag == o.ANNOTATION:
            self.comments.append(self.plain(child))
        elif isinstance(tag, str) and tag.startswith(o.DRAWN):
            state.boxes.append(child)
        if tag not in _LEAVES and isinstance(tag, str) and not tag.startswith(o.DRAWN) and depth < _MAX_DEPTH:
            self._walk(child, ink, state, depth + 1)

    def _add(self, text: str | None, ink: Ink, state: _Line) -> None:
        if not text:
            return
        text = marked(text, _old_font(ink))
        if ink.hidden:
            self.hidden.append(text)
            return
        text = _WHITE.sub(" ", text)
        text = text.upper() if ink.caps else text
        state.pieces.append(text)
        signs = len(text) - text.count(" ")
        state.signs += signs
        state.bold += signs if ink.bold else 0
        state.italic += signs if ink.italic else 0


def _old_font(ink: Ink) -> OldFont | None:
    font = old_font(ink.font) if ink.font else None
    return font._replace(capitals=True) if font is not None and ink.caps else font


class _Line:
    """What is known of the paragraph that is being read."""

    __slots__ = ("bold", "boxes", "italic", "pieces", "signs")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.boxes: list[Any] = []
        self.signs = self.bold = self.italic = 0


_LEAVES = frozenset({o.SPACE, o.TAB, o.BREAK, o.NOTE, o.ANNOTATION, *o.SILENT})


def _outermost(element: Any, box: Any) -> bool:
    """Whether no paragraph or comment inside the box holds the element."""
    for above in element.iterancestors():
        if above is box:
            return True
        if above.tag in (o.P, o.H, o.ANNOTATION):
            return False
    return False
