"""The text of HTML as paragraphs: white space as browsers show it, line breaks, lists with their marks."""

from __future__ import annotations

import re
from typing import Any

from imports.blocks import Paragraph
from imports.encodings.marks import marked
from imports.html.looks import Look, Looks
from models.numbering import roman

_WHITE = re.compile(r"[ \t\r\n\f]+")
_MOST_MARKS = 3_999
# What these hold is never text that is read: code, forms, pictures, Office's own data.
SKIPPED = frozenset((
    "script", "style", "title", "template", "noscript", "noframes", "xml", "iframe", "frame", "frameset",
    "applet", "audio", "video", "canvas", "select", "option", "datalist", "textarea", "input", "button", "math",
    "del", "col", "colgroup", "meta", "link", "base", "param", "source", "track", "map", "area", "dialog",
))  # fmt: skip
PICTURES = frozenset(("img", "picture", "svg", "object", "embed", "v:shape", "v:imagedata", "v:group", "image"))
BLOCKS = frozenset((
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
    "address", "article", "aside", "section", "header", "footer", "main", "nav", "figure", "figcaption", "form",
    "fieldset", "legend", "center", "details", "summary", "body", "html", "caption", "table", "tr", "td", "th",
    "thead", "tbody", "tfoot", "menu", "dir",
))  # fmt: skip
_KEPT_BULLETS = frozenset("-+*–—•")


class _List:
    """A list that is being read: how its items are marked and how many there were."""

    def __init__(self, element: Any) -> None:
        self.ordered = element.tag == "ol"
        self.form = str(element.get("type") or "1")
        start = str(element.get("start") or "")
        self.count = int(start) - 1 if start.isascii() and start.isdigit() and len(start) < 5 else 0

    def mark(self) -> str:
        self.count = min(self.count + 1, _MOST_MARKS)
        if not self.ordered:
            return "- "
        if self.form in ("a", "A"):
            sign = chr(ord("a") + (self.count - 1) % 26)
            return f"{sign if self.form == 'a' else sign.upper()}) "
        if self.form in ("i", "I"):
            sign = roman(self.count)
            return f"{sign.lower() if self.form == 'i' else sign}. "
        return f"{self.count}. "


class Flow:
    """Collects what is read as paragraphs; tells what it left out: pictures."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self.pictures = 0
        self.paragraphs: list[Paragraph] = []
        self._pieces: list[str] = []
        self._mark = ""  # of the item that has begun, until its first text comes
        self._lists: list[_List] = []
        self._signs = self._bold = self._italic = 0
        self._align = ""

    def take(self) -> list[Paragraph]:
        """End the paragraph and hand over what was read since the last time."""
        self.end()
        found, self.paragraphs = self.paragraphs, []
        self._mark = ""
        return found

    def walk(self, element: Any, look: Look) -> None:
        """Read all that stands in an element; its own look is already in `look`."""
        self.text(element.text, look)
        for child in element:
            self.child(child, look)
            self.text(child.tail, look)

    def child(self, element: Any, above: Look) -> None:
        """Read one element, whatever it is."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED:
            return
        if tag in PICTURES:
            self.pictures += 1
            return
        look = self._looks.of(tag, element.attrib).over(above)
        if look.hidden:
            return
        if tag == "br":
            self._pieces.append("\n")
        elif look.mark and not above.mark:
            self._word_mark(element)
        elif tag in BLOCKS:
            self._block(element, tag, look)
        else:
            self.walk(element, look)

    def _block(self, element: Any, tag: str, look: Look) -> None:
        self.end()
        if look.align:
            self._align = look.align
        if tag in ("ul", "ol"):
            self._lists.append(_List(element))
        elif tag == "li":
            self._mark = "" if look.unmarked else self._lists[-1].mark() if self._lists else "- "
            # Only the item itself is unmarked, not the lists in it.
            look = look._replace(unmarked=False)
        self.walk(element, look)
        if tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        self.end()

    def _word_mark(self, element: Any) -> None:
        """The bullet or number that Word writes out before the text; signs of its picture fonts become a dash."""
        sign = "".join(str(part) for part in element.itertext()).replace("\u00a0", " ").strip()
        if not sign:
            return
        self._mark = f"{sign if len(sign) > 1 or sign in _KEPT_BULLETS else '-'} "

    def text(self, text: str | None, look: Look) -> None:
        """Add some text as it stands in the source."""
        if not text:
            return
        if not look.pre:
            text = _WHITE.sub(" ", text)
        text = marked(text, look.old_font)
        signs = len(text) - text.count(" ") - text.count("\u00a0")
        if not signs:
            if self._pieces:
                self._pieces.append(text)
            return
        if self._mark:
            self._pieces.append(self._mark)
            self._mark = ""
        self._pieces.append(text)
        self._signs += signs
        if look.bold:
            self._bold += signs
        if look.italic:
            self._italic += signs
        self._align = look.align or self._align

    def end(self) -> None:
        """End the paragraph that is being read."""
        if self._pieces:
            text = "".join(self._pieces)
            if text.strip(" \n\u00a0"):
                signs = self._signs
                bold, italic = self._bold >= 0.8 * signs, self._italic >= 0.8 * signs
                self.paragraphs.append(Paragraph(text, bold, italic, self._align or "left"))
            self._pieces = []
        self._signs = self._bold = self._italic = 0
        self._align = ""
