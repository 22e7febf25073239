"""Fonts and styles of a .doc file, and what changes of properties do to the look of text."""

from __future__ import annotations

import struct
from typing import NamedTuple

from imports.doc.plc import changes
from imports.docx.styles import PLAIN, Ink
from imports.encodings.fonts import old_font

_PARAGRAPH, _CHARACTER = 1, 2
_NO_STYLE = 0xFFF
_ALIGNS = {0: "left", 1: "center", 2: "right", 3: "justify", 4: "justify", 5: "justify", 7: "justify", 8: "justify"}
_NAME_AT = 40
_MAX_DEPTH = 40
_BOLD, _ITALIC, _CAPS, _HIDDEN = 0x0835, 0x0836, 0x083B, 0x083C
_SWITCHES = frozenset({_BOLD, _ITALIC, _CAPS, _HIDDEN})
_AS_STYLE, _UNLIKE_STYLE = 0x80, 0x81
_ALIGN, _ALIGN_80, _LIST, _LIST_LEVEL = 0x2461, 0x2403, 0x460B, 0x260A
_FONTS = (0x4A4F, 0x4A51, 0x4A50, 0x4A3D, 0x4A5E)
_STYLE, _DELETED, _DATA, _SYMBOL = 0x4A30, 0x0800, 0x0806, 0x6A09


class Marks(NamedTuple):
    """What a run is beside its look: deleted in a tracked change, data instead of a picture, a sign of a font."""

    deleted: bool = False
    data: bool = False
    symbol: int = 0


def font_names(table: bytes) -> list[str]:
    """The names of the fonts in their order."""
    found: list[str] = []
    at = 4
    while at < len(table):
        length = table[at] + 1
        name = table[at + _NAME_AT : at + length].decode("utf-16-le", "replace")
        found.append(name.partition("\0")[0])
        at += length
    return found


class Styles:
    """The styles of a file by their numbers, and the looks that changes make of them."""

    def __init__(self, table: bytes, fonts: list[str]) -> None:
        self._fonts = fonts
        self._told: list[tuple[int, bytes, bytes]] = []
        self._inks: dict[int, Ink] = {}
        self._default = PLAIN
        if len(table) < 4:
            return
        (head,) = struct.unpack_from("<H", table)
        count, base = struct.unpack_from("<HH", table, 2) if head >= 4 and len(table) >= 6 else (0, 0)
        if head >= 14 and len(table) >= 16:
            self._default = Ink(font=self._font(struct.unpack_from("<H", table, 14)[0]))
        at = 2 + head
        for _style in range(count):
            if at + 2 > len(table):
                break
            (length,) = struct.unpack_from("<H", table, at)
            self._told.append(_style_of(table[at + 2 : at + 2 + length], base))
            at += 2 + length

    def ink(self, number: int) -> Ink:
        """The look of a style with those it is based on."""
        return self._ink(number, 0).over(self._default)

    def _ink(self, number: int, depth: int) -> Ink:
        if number not in self._inks:
            self._inks[number] = PLAIN  # ends circles of styles that are based on each other
            if number < len(self._told) and depth < _MAX_DEPTH:
                base, paragraph, character = self._told[number]
                below = self._ink(base, depth + 1)
                self._inks[number] = self.changed(self.placed(below, paragraph), character)[0]
        return self._inks[number]

    def placed(self, ink: Ink, told: bytes) -> Ink:
        """A look after changes of a paragraph: its alignment and its place in a list."""
        align, (number, level) = ink.align, ink.list or ("0", 0)
        for code, operand in changes(told):
            if code in (_ALIGN, _ALIGN_80):
                align = _ALIGNS.get(operand[0], "left")
            elif code == _LIST:
                number = str(struct.unpack("<h", operand)[0])
            elif code == _LIST_LEVEL:
                level = operand[0]
        return ink._replace(align=align, list=(number, level) if number != "0" or level else None)

    def changed(self, ink: Ink, told: bytes) -> tuple[Ink, Marks]:
        """A look after changes of characters, and what else they tell."""
        marks = Marks()
        base = ink
        fonts: dict[int, str] = {}
        for code, operand in changes(told):
            if code in _SWITCHES:
                ink = _switched(ink, base, code, operand[0])
            elif code in _FONTS:
                fonts[code] = self._font(struct.unpack("<H", operand)[0])
            elif code == _STYLE:
                base = ink = self._ink(struct.unpack("<H", operand)[0], 0)._replace(align=None, list=None).over(ink)
            elif code == _DELETED:
                marks = marks._replace(deleted=operand[0] in (1, _UNLIKE_STYLE))
            elif code == _DATA:
                marks = marks._replace(data=operand[0] == 1)
            elif code == _SYMBOL:
                marks = marks._replace(symbol=struct.unpack_from("<H", operand, 2)[0])
        if fonts:
            # An old font wins over others, for some programs set only one of them.
            names = [fonts[code] for code in _FONTS if code in fonts]
            ink = ink._replace(font=next((name for name in names if old_font(name)), names[0]))
        return ink, marks

    def _font(self, number: int) -> str:
        return self._fonts[number] if number < len(self._fonts) else ""


def _switched(ink: Ink, base: Ink, code: int, told: int) -> Ink:
    """A look with one switch set, cleared, or set by what the style has."""

    def value(below: bool | None) -> bool:
        return bool(below) if told == _AS_STYLE else not below if told == _UNLIKE_STYLE else told == 1

    if code == _BOLD:
        return ink._replace(bold=value(base.bold))
    if code == _ITALIC:
        return ink._replace(italic=value(base.italic))
    if code == _CAPS:
        return ink._replace(caps=value(base.caps))
    return ink._replace(hidden=value(base.hidden))


def _style_of(told: bytes, base: int) -> tuple[int, bytes, bytes]:
    """The number of the style below, the changes of paragraphs and those of characters."""
    if len(told) < 10 or base < 10:
        return _NO_STYLE, b"", b""
    kind, count = (number & 0xF for number in struct.unpack_from("<HH", told, 2))
    below = struct.unpack_from("<H", told, 2)[0] >> 4
    if len(told) < base + 2:
        return below, b"", b""
    at = base + 2 * (struct.unpack_from("<H", told, base)[0] + 2)
    parts: list[bytes] = []
    for _part in range(count):
        at += at & 1
        if at + 2 > len(told):
            break
        (length,) = struct.unpack_from("<H", told, at)
        parts.append(told[at + 2 : at + 2 + length])
        at += 2 + length
    if kind == _PARAGRAPH:
        parts += [b""] * 2
        return below, parts[0][2:], parts[1]
    return below, b"", parts[0] if kind == _CHARACTER and parts else b""
