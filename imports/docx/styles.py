"""Bold, italic, capitals, font, alignment and list of a Word style with its ancestors; read only when asked for."""

from __future__ import annotations

from typing import Any, NamedTuple

from imports.docx import names as w
from imports.encodings.fonts import old_font
from imports.list_marks import list_number

_ALIGNS = {"both": "justify", "distribute": "justify", "center": "center", "right": "right", "end": "right"}


class Ink(NamedTuple):
    """How text looks; None where nothing is said. `list` is (number id, level)."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    align: str | None = None
    list: tuple[str, int] | None = None
    font: str | None = None

    def over(self, below: Ink) -> Ink:
        """This look, with what it leaves unsaid taken from the look below."""
        return Ink(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.caps if self.caps is None else self.caps,
            below.hidden if self.hidden is None else self.hidden,
            self.align or below.align,
            below.list if self.list is None else self.list,
            self.font or below.font,
        )


PLAIN = Ink()


def switched(element: Any) -> bool:
    """Whether an on-off element is on."""
    return element.get(w.VAL) not in ("0", "false", "off")


def run_ink(properties: Any, styles: Styles | None = None) -> Ink:
    """What the properties of a run say, its style included where the styles are given; PLAIN where it is nothing."""
    ink = PLAIN
    style = ""
    for element in properties:
        tag = element.tag
        if tag == w.BOLD:
            ink = ink._replace(bold=switched(element))
        elif tag == w.ITALIC:
            ink = ink._replace(italic=switched(element))
        elif tag == w.CAPS:
            ink = ink._replace(caps=switched(element))
        elif tag == w.VANISH:
            ink = ink._replace(hidden=switched(element))
        elif tag == w.RSTYLE:
            style = str(element.get(w.VAL) or "")
        elif tag == w.FONTS:
            ink = ink._replace(font=font_name(element))
    return ink.over(styles.ink(style)) if style and styles is not None else ink


def font_name(element: Any) -> str | None:
    """The font of letters beyond ASCII; an old one wins over others, for some programs set only one of them."""
    names = [name for attribute in w.FONT_NAMES if (name := element.get(attribute))]
    old = (name for name in (*names, element.get(w.COMPLEX_FONT)) if old_font(name))
    return next(old, names[0] if names else None)


def alignment(element: Any) -> str:
    """One of "left", "center", "right", "justify"."""
    return _ALIGNS.get(element.get(w.VAL) or "", "left")


def list_place(properties: Any) -> tuple[str, int] | None:
    """The number id and level of a list item; id "0" takes a paragraph out of the list of its style."""
    number = properties.find(w.NUM_ID)
    level = properties.find(w.LEVEL_REF)
    depth = level.get(w.VAL) if level is not None else "0"
    if number is None:
        return None
    return str(number.get(w.VAL) or "0"), list_number(depth, 0)


class Styles:
    """The styles of one document by id."""

    def __init__(self, root: Any | None) -> None:
        self._elements: dict[str, Any] = {}
        self._inks: dict[str, Ink] = {}
        self.normal = ""
        self.default_font: str | None = None
        if root is None:
            return
        for fonts in root.iterfind(f"{w.DEFAULTS}/{w.RPR_DEFAULT}/{w.RPR}/{w.FONTS}"):
            self.default_font = font_name(fonts)
        for style in root.iter(w.STYLE):
            name = str(style.get(w.STYLE_ID) or "")
            self._elements[name] = style
            if style.get(w.TYPE) == "paragraph" and style.get(w.TYPE.replace("type", "default")) in ("1", "true", "on"):
                self.normal = name

    def ink(self, name: str) -> Ink:
        """The look of a style; unknown styles are plain."""
        chain: dict[str, str] = {}
        place = name
        # Styles may be based on each other in a circle, or in a chain as long as a hostile file makes it.
        while place not in self._inks and place not in chain:
            parent = self._parent(place)
            chain[place] = parent
            place = parent
        for one, above in reversed(chain.items()):
            self._inks[one] = self._own(one).over(self._inks.get(above, PLAIN))
        return self._inks[name]

    def _parent(self, name: str) -> str:
        style = self._elements.get(name)
        parent = style.find(w.BASED_ON) if style is not None else None
        return str(parent.get(w.VAL) or "") if parent is not None else ""

    def _own(self, name: str) -> Ink:
        style = self._elements.get(name)
        if style is None:
            return PLAIN
        ink = PLAIN
        if (properties := style.find(w.RPR)) is not None:
            ink = run_ink(properties)
        if (properties := style.find(w.PPR)) is not None:
            if (align := properties.find(w.JUSTIFY)) is not None:
                ink = ink._replace(align=alignment(align))
            if (item := properties.find(w.NUMPR)) is not None:
                ink = ink._replace(list=list_place(item))
        return ink
