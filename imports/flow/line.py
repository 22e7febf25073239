"""Runs of one look -> a paragraph: old fonts marked, hidden text set aside, the mark of a list put before it."""

from __future__ import annotations

import re

from imports.blocks import Paragraph
from imports.docx.styles import Ink
from imports.encodings.fonts import OldFont, old_font
from imports.encodings.marks import marked

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_MOSTLY = 0.8


class Line:
    """The paragraph that is being read; hidden text goes to a list that the whole file shares."""

    __slots__ = ("_all_hidden", "_bold", "_hidden", "_italic", "_pieces", "_signs")

    def __init__(self, hidden: list[str]) -> None:
        self._all_hidden = hidden
        self._hidden: list[str] = []
        self._pieces: list[str] = []
        self._signs = self._bold = self._italic = 0

    def add(self, text: str, ink: Ink) -> None:
        """Text that all looks the same."""
        text = marked(_PAIR.sub(lambda pair: _one(pair.group()), text), _old_font(ink))
        if ink.hidden:
            self._hidden.append(text)
            return
        if ink.caps:
            text = text.upper()
        self._pieces.append(text)
        signs = len(text) - text.count(" ")
        self._signs += signs
        self._bold += signs if ink.bold else 0
        self._italic += signs if ink.italic else 0

    def sign(self, sign: str) -> None:
        """A tab or a line break, which has no look."""
        self._pieces.append(sign)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the paragraph yet."""
        return not (self._pieces or self._hidden)

    def end(self, align: str | None, mark: str = "") -> Paragraph:
        """The paragraph; the next one begins."""
        text = "".join(self._pieces)
        if mark:
            text = f"{mark} {text}" if text.strip() else mark
        if self._hidden:
            self._all_hidden.append("".join(self._hidden))
        signs = self._signs
        bold, italic = signs > 0 and self._bold >= _MOSTLY * signs, signs > 0 and self._italic >= _MOSTLY * signs
        self._pieces, self._hidden, self._signs, self._bold, self._italic = [], [], 0, 0, 0
        return Paragraph(text, bold, italic, align or "left")


def _old_font(ink: Ink) -> OldFont | None:
    font = old_font(ink.font) if ink.font else None
    return font._replace(capitals=True) if font is not None and ink.caps else font


def _one(pair: str) -> str:
    """Two halves of a sign as the one sign that they mean."""
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
