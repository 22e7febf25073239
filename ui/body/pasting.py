"""From the clipboard to paragraphs: the HTML of Word or plain text; nothing that it names is ever loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextList, QTextListFormat

from imports.blocks import Paragraph
from models.commands.outline import Body, LineKind, OutlineLine, lines_of
from models.commands.section_numbers import level_of
from models.plan import Section
from models.text import tidy
from ui.body.blocks import LINE_BREAK

_MOST = 1_000_000  # signs of HTML; beyond that the plain text is taken
_MOST_STYLE, _MOST_SHEETS = 300_000, 8
_DEEPEST = 200  # nested tags; Word's own paragraphs have under ten
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_LOADED = re.compile(r"<(?:img|object|embed|iframe|link|meta|base)\b[^>]*>", re.IGNORECASE)
_MARKER = re.compile(r"<!--\s*(?:Start|End)Fragment\s*-->")  # makes Qt forget the style sheet above it
_SHEET = re.compile(r"<style\b.*?(?:</style\s*>?|\Z)", re.IGNORECASE | re.DOTALL)
# Tags that need not be closed, and therefore nest nothing.
_OFTEN_OPEN = frozenset(
    ("p", "li", "td", "th", "tr", "br", "hr", "meta", "link", "dd", "dt", "col", "colgroup", "thead", "tbody", "tfoot")
)


class _Bare(QTextDocument):
    """A document that loads no picture, no style sheet, nothing."""

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's own name
        """Nothing."""
        return None


def paragraphs_of(data: QMimeData) -> list[Paragraph]:
    """The paragraphs on the clipboard, blank ones left out."""
    html = data.html() if data.hasHtml() else ""
    html = _without_extras(html) if len(html) <= _MOST else ""
    if html and _depth(html) <= _DEEPEST:
        document = _Bare()
        document.setUndoRedoEnabled(False)
        document.setHtml(html)
        found = [paragraph for paragraph in _of_document(document) if paragraph.tidy]
        if found:
            return found
    text = data.text().replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return [paragraph for line in text.split("\n") if (paragraph := Paragraph(line)).tidy]


def _without_extras(html: str) -> str:
    """The HTML without what is loaded from elsewhere, and without style sheets where they are more than Word's."""
    html = _MARKER.sub("", _LOADED.sub("", html))
    sheets = [len(found.group()) for found in _SHEET.finditer(html)]
    if sum(sheets) > _MOST_STYLE or len(sheets) > _MOST_SHEETS:
        return _SHEET.sub("", html)
    # Word hides its styles in a comment, in which Qt does not look for them.
    return _SHEET.sub(lambda found: found.group().replace("<!--", "").replace("-->", ""), html)


def _depth(html: str) -> int:
    """How deep tags are nested; Qt's reader takes time by the square of it."""
    deepest = now = 0
    for found in _TAG.finditer(html):
        if found.group(2).lower() not in _OFTEN_OPEN:
            now = max(0, now - 1) if found.group(1) else now + 1
            deepest = max(deepest, now)
    return deepest


def _of_document(document: QTextDocument) -> Iterator[Paragraph]:
    block = document.begin()
    while block.isValid():
        text = block.text().replace("\ufffc", "").replace(LINE_BREAK, "\n")
        number = _list_mark(block)
        centered = bool(block.blockFormat().alignment() & Qt.AlignmentFlag.AlignHCenter)
        whole = f"{number} {text}" if number and text.strip() else text
        yield Paragraph(whole, bold=_is_bold(block), align="center" if centered else "left")
        block = block.next()


def _list_mark(block: QTextBlock) -> str:
    """The number or dash that a list shows before its item; it is no part of the item's text."""
    items: QTextList | None = block.textList()
    if items is None:
        return ""
    styles = QTextListFormat.Style
    dashed = items.format().style() in (styles.ListDisc, styles.ListCircle, styles.ListSquare)
    return "-" if dashed else items.itemText(block)


def _is_bold(block: QTextBlock) -> bool:
    """Whether all that is seen in a block is bold; the number may be plain."""
    seen = False
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        if any(sign.isalpha() for sign in fragment.text()):
            if fragment.charFormat().fontWeight() < QFont.Weight.DemiBold:
                return False
            seen = True
        at += 1
    return seen


def pasted_lines(paragraphs: list[Paragraph], plain: bool, sections: tuple[Section, ...]) -> list[OutlineLine]:
    """The lines that pasted paragraphs make in a body with these sections; `plain` keeps them all paragraphs."""
    if plain:
        return [OutlineLine(LineKind.TEXT, paragraph.tidy) for paragraph in paragraphs]
    from imports.whole.body import read_text

    texts, found = read_text(paragraphs)
    lines = [OutlineLine(LineKind.TEXT, tidy(text)) for text in texts]
    for section in found:
        level = level_of(section.number, sections)
        lines += [
            line._replace(level=line.level + level) if line.opens else line for line in lines_of(Body((), (section,)))
        ]
    return lines
