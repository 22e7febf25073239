"""The few things that HTML styles tell about a text: bold, italic, old font, alignment, hidden, part of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from imports.encodings.fonts import OldFont, old_font

_LONGEST_STYLE = 20_000
_LONGEST_SHEET = 500_000
_MOST_CLASSES = 5_000
_CLASS = re.compile(r"(?:[a-z]\w{0,20})?\.([\w-]{1,60})", re.IGNORECASE)
_BOLD = re.compile(r"\b(?:bold|bolder|[6-9]00)\b")
_LIGHT = re.compile(r"\b(?:normal|lighter|[1-5]00)\b")
_FONTS = ("font-family", "font", "mso-ascii-font-family", "mso-hansi-font-family")
_SIZED = re.compile(r"^.*\d[\w.%/]*\s+(?=\D)")
_ALIGNS = {"center": "center", "justify": "justify", "left": "left", "start": "left", "right": "right", "end": "right"}


ORDINARY = OldFont("")


class Look(NamedTuple):
    """What a style says; None and "" where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    align: str = ""
    hidden: bool = False
    pre: bool | None = None
    mark: bool = False  # the bullet or number that Word puts before a paragraph of a list
    unmarked: bool = False  # an item of a list that shows no bullet
    font: OldFont | None = None  # what the font shows; ORDINARY where a font is named that shows Unicode

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one below; what is hidden stays hidden."""
        if self is PLAIN:
            return below
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            self.align or below.align,
            self.hidden or below.hidden,
            below.pre if self.pre is None else self.pre,
            self.mark or below.mark,
            self.unmarked or below.unmarked,
            self.font or below.font,
        )

    @property
    def old_font(self) -> OldFont | None:
        """The font of an old encoding in which the text stands."""
        return None if self.font is ORDINARY else self.font


PLAIN = Look()
_OF_TAGS = {
    "b": Look(bold=True),
    "strong": Look(bold=True),
    "th": Look(bold=True, align="center"),
    "i": Look(italic=True),
    "em": Look(italic=True),
    "center": Look(align="center"),
    "pre": Look(pre=True),
    **{f"h{level}": Look(bold=True) for level in range(1, 7)},
}


@lru_cache(maxsize=4096)
def look_of_style(style: str) -> Look:
    """The look of a style attribute or of the body of a rule."""
    bold = italic = pre = None
    align, hidden, mark, unmarked = "", False, False, False
    font: OldFont | None = None
    for part in style[:_LONGEST_STYLE].split(";"):
        name, _colon, written = part.partition(":")
        name, value = name.strip().casefold(), written.strip().casefold()
        if name == "font-weight" or name == "font":
            if _BOLD.search(value):
                bold = True
            elif name == "font-weight" and _LIGHT.search(value):
                bold = False
        if name == "font-style" or name == "font":
            if "italic" in value or "oblique" in value:
                italic = True
            elif name == "font-style":
                italic = False
        if name in _FONTS:
            font = _font_of(written, shorthand=name == "font") or font
        elif name == "text-align":
            align = _ALIGNS.get(value, align)
        elif name in ("display", "mso-hide", "visibility"):
            hidden = hidden or value in ("none", "all", "hidden")
        elif name == "white-space":
            pre = value in ("pre", "pre-wrap", "pre-line", "break-spaces")
        elif name == "mso-list":
            mark = mark or value == "ignore"
        elif name in ("list-style-type", "list-style"):
            unmarked = value == "none"
    found = Look(bold, italic, align, hidden, pre, mark, unmarked, font)
    return PLAIN if found == PLAIN else found


def _font_of(names: str, *, shorthand: bool = False) -> OldFont | None:
    """The font that a style names first; in the shorthand it stands behind the size."""
    first = names.split(",", 1)[0].strip().strip("\"'")
    if shorthand:
        first = _SIZED.sub("", first).strip("\"'")
    return (old_font(first) or ORDINARY) if first else None


class Looks:
    """The looks of elements of one page, its own style sheets included; nothing else is ever loaded."""

    def __init__(self, sheets: str) -> None:
        self._classes = _classes(sheets)
        self._known: dict[tuple[str, str, str, str, str], Look] = {}

    def of(self, tag: str, attributes: Mapping[str, Any]) -> Look:
        """The look of an element: its tag, then its class, then its own attributes."""
        if not attributes:
            return _OF_TAGS.get(tag, PLAIN)
        key = (
            tag,
            attributes.get("class", ""),
            attributes.get("style", ""),
            attributes.get("align", ""),
            attributes.get("face", ""),
        )
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look(*key)
        return Look(hidden=True).over(found) if "hidden" in attributes else found

    def _look(self, tag: str, classes: str, style: str, align: str, face: str) -> Look:
        look = _OF_TAGS.get(tag, PLAIN)
        for name in classes.split()[:10]:
            look = self._classes.get(name.casefold(), PLAIN).over(look)
        if face:
            look = Look(font=_font_of(face)).over(look)
        if align:
            look = Look(align=_ALIGNS.get(align.casefold(), "")).over(look)
        return look_of_style(style).over(look) if style else look


def _classes(sheets: str) -> dict[str, Look]:
    """The looks of the classes in style sheets; rules for anything but a class are left out."""
    found: dict[str, Look] = {}
    if len(sheets) > _LONGEST_SHEET:
        return found
    first, *others = sheets.replace("<!--", " ").replace("-->", " ").split("/*")
    bare = first + " ".join(other.partition("*/")[2] for other in others)
    for rule in bare.split("}"):
        selectors, _brace, body = rule.rpartition("{")
        look = look_of_style(body)
        if look is PLAIN:
            continue
        for selector in selectors.rpartition("{")[2].split(","):
            if (named := _CLASS.fullmatch(selector.strip()[:100])) and len(found) < _MOST_CLASSES:
                name = named.group(1).casefold()
                found[name] = look.over(found.get(name, PLAIN))
    return found
