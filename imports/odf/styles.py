"""Styles of an OpenDocument file: the look of text, alignment, widths, number formats; parents are followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from imports.odf import names as o
from imports.spreadsheet.values import DATE, MONTH

_ALIGNS = {"center": "center", "justify": "justify", "end": "right", "right": "right", "start": "left", "left": "left"}
_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "inch": 25.4}
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,8})?)(mm|cm|inch|in|pt|pc)")
_MOST_DECIMALS = 6
_MOST_ANCESTORS = 50


class Ink(NamedTuple):
    """How text looks; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    align: str | None = None
    font: str | None = None

    def over(self, below: Ink) -> Ink:
        """This look, with what it leaves unsaid taken from the look below."""
        return Ink(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.caps if self.caps is None else self.caps,
            below.hidden if self.hidden is None else self.hidden,
            self.align or below.align,
            self.font or below.font,
        )


PLAIN = Ink()


class Styles:
    """The styles of one document by family and name; a name of the text's own styles goes before a shared one."""

    def __init__(self) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._inks: dict[tuple[str, str], Ink] = {}
        self._forms: dict[str, str] = {}
        self._data: dict[str, Any] = {}
        self.lists: dict[str, Any] = {}

    def add(self, root: Any) -> None:
        """Take the styles among the children of an element."""
        for style in root:
            if style.tag == o.STYLE:
                self._elements[str(style.get(o.FAMILY)), str(style.get(o.STYLE_NAME))] = style
            elif style.tag == o.DEFAULT_STYLE:
                self._elements[str(style.get(o.FAMILY)), ""] = style
            elif style.tag == o.LIST_STYLE:
                self.lists[str(style.get(o.STYLE_NAME))] = style
            elif isinstance(style.tag, str) and style.tag.startswith(o.NUMBERS):
                self._data[str(style.get(o.STYLE_NAME))] = style

    def ink(self, family: str, name: str) -> Ink:
        """The look that a style gives, its ancestors and the default of its family included."""
        ink = self._inks.get((family, name))
        if ink is None:
            ink = PLAIN
            for style in self._line(family, name):
                text = style.find(o.TEXT_PROPERTIES)
                own = Ink(*_font(text), _align(style.find(o.PARAGRAPH_PROPERTIES)), _font_name(text))
                ink = ink.over(own)
            self._inks[family, name] = ink
        return ink

    def _line(self, family: str, name: str) -> Iterator[Any]:
        """A style, its ancestors and the default of its family; circles end."""
        for _step in range(_MOST_ANCESTORS):
            style = self._elements.get((family, name))
            if style is not None:
                yield style
            if not name:
                return
            name = str(style.get(o.PARENT) or "") if style is not None else ""

    def value(self, family: str, name: str, attribute: str) -> str:
        """An attribute of a style, or of the nearest ancestor that has it; "" where none has."""
        found = (str(style.get(attribute)) for style in self._line(family, name) if attribute in style.attrib)
        return next(found, "")

    def part(self, family: str, name: str, tag: str) -> Any | None:
        """The properties element of a style itself, None where it has none."""
        style = self._elements.get((family, name))
        return style.find(tag) if style is not None else None

    def width(self, name: str) -> float:
        """The width of a column in mm, 0 where its style tells none."""
        properties = self.part("table-column", name, o.COLUMN_PROPERTIES)
        return length(str(properties.get(o.COLUMN_WIDTH) or "")) if properties is not None else 0.0

    def form(self, cell_style: str) -> str:
        """The number format of a cell, as spreadsheet.values tells it."""
        if cell_style not in self._forms:
            data = self._data.get(self.value("table-cell", cell_style, o.DATA_STYLE_NAME))
            self._forms[cell_style] = _form(data) if data is not None else ""
        return self._forms[cell_style]


def length(text: str) -> float:
    """A length in mm, 0 where it is none or none of a page."""
    found = _LENGTH.fullmatch(text)
    millimetres = float(found.group(1)) * _MM[found.group(2)] if found else 0.0
    return round(millimetres, 1) if 1 <= millimetres <= 1000 else 0.0


def _font(properties: Any | None) -> tuple[bool | None, bool | None, bool | None, bool | None]:
    if properties is None:
        return None, None, None, None
    weight, slant = properties.get(o.WEIGHT), properties.get(o.SLANT)
    transform, display = properties.get(o.TRANSFORM), properties.get(o.DISPLAY)
    return (
        None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        None if slant is None else slant in ("italic", "oblique"),
        None if transform is None else transform == "uppercase",
        None if display is None else display == "none",
    )


def _font_name(properties: Any | None) -> str | None:
    """The name of the font, for those of old encodings; the declared name begins as the font's own."""
    return (properties.get(o.FONT_NAME) or properties.get(o.FONT_FAMILY)) if properties is not None else None


def _align(properties: Any | None) -> str | None:
    align = properties.get(o.ALIGN) if properties is not None else None
    return _ALIGNS.get(str(align)) if align is not None else None


def _form(data: Any) -> str:
    number = data.find(o.NUMBER)
    decimals = _digits(number.get(o.DECIMALS)) if number is not None else 0
    if data.tag == o.DATE_STYLE:
        return DATE if data.find(o.DAY) is not None else MONTH
    if data.tag == o.PERCENTAGE_STYLE:
        return f"percent:{decimals}"
    if number is None or data.tag not in (o.NUMBER_STYLE, o.CURRENCY_STYLE):
        return ""
    if data.tag == o.CURRENCY_STYLE or number.get(o.GROUPING) == "true":
        unit = "".join(part.text or "" for part in number.itersiblings(o.NUMBER_TEXT, o.CURRENCY)).rstrip()
        return f"group:{decimals}" + (f"|{unit}" if unit else "")
    if decimals and number.get(o.DECIMALS) is not None:
        return f"fixed:{decimals}"
    digits = _digits(number.get(o.INTEGERS))
    return f"pad:{digits}" if digits > 1 and number.get(o.DECIMALS) == "0" else ""


def _digits(text: str | None) -> int:
    return min(int(text), _MOST_DECIMALS) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0
