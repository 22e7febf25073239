"""Paragraphs as WordprocessingML strings: text made safe, a style, and the few properties that no style can hold."""

from __future__ import annotations

from typing import NamedTuple

from exports.measure import clean

TWIPS = 20
"""Twentieths of a point, Word's unit of length."""


def twips(points: float) -> int:
    """A length in pt in Word's unit."""
    return round(points * TWIPS)


def escaped(text: str) -> str:
    """Text of strangers as XML: what no file can carry left out, nothing left that reads as markup."""
    text = clean(text)
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def quoted(text: str) -> str:
    """Text in one line for an attribute in double quotes."""
    return " ".join(escaped(text).split()).replace('"', "&quot;")


def run(text: str, *, indented: bool = False) -> str:
    """A run of text, "\\n" as line breaks; where `indented`, each new line begins where the first one does."""
    text = escaped(text)
    if not text:
        return ""
    if "\n" not in text:
        return f"<w:r>{_words(text)}</w:r>"
    # The tab stops of the document are as wide as its first lines are indented.
    turn = "<w:br/><w:tab/>" if indented else "<w:br/>"
    return f"<w:r>{turn.join(_words(line) if line else '' for line in text.split(chr(10)))}</w:r>"


def _words(line: str) -> str:
    if line[0] == " " or line[-1] == " " or "  " in line:
        return f'<w:t xml:space="preserve">{line}</w:t>'
    return f"<w:t>{line}</w:t>"


class Spacing(NamedTuple):
    """Space above and below in pt, and `line`: lines as a factor, or pt where `exact`; None leaves the style's."""

    before: float | None = None
    after: float | None = None
    line: float | None = None
    exact: bool = False


class Indents(NamedTuple):
    """Indents in pt from the left, from the right and of the first line."""

    left: float = 0.0
    right: float = 0.0
    first: float = 0.0


def properties(
    style: str = "",
    *,
    keep_next: bool = False,
    widows: bool = False,
    rule: bool = False,
    spacing: Spacing | None = None,
    indents: Indents | None = None,
    align: str = "",
    outline: int | None = None,
    section: str = "",
) -> str:
    """Paragraph properties in the order of the schema; `rule` draws a line above, `outline` is a level from 0."""
    parts = [f'<w:pStyle w:val="{style}"/>'] if style else []
    if keep_next:
        parts.append("<w:keepNext/>")
    if widows:
        parts.append("<w:widowControl/>")
    if rule:
        parts.append('<w:pBdr><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:pBdr>')
    if spacing is not None:
        parts.append(_spacing(spacing))
    if indents is not None:
        left, right, first = (twips(value) for value in indents)
        parts.append(f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="{first}"/>')
    if align:
        parts.append(f'<w:jc w:val="{align}"/>')
    if outline is not None:
        parts.append(f'<w:outlineLvl w:val="{outline}"/>')
    parts.append(section)
    inner = "".join(parts)
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _spacing(spacing: Spacing) -> str:
    values: list[str] = []
    if spacing.before is not None:
        values.append(f'w:before="{twips(spacing.before)}"')
    if spacing.after is not None:
        values.append(f'w:after="{twips(spacing.after)}"')
    if spacing.line is not None:
        unit = TWIPS if spacing.exact else 240
        values.append(f'w:line="{round(spacing.line * unit)}" w:lineRule="{"exact" if spacing.exact else "auto"}"')
    return f"<w:spacing {' '.join(values)}/>"


def paragraph(text: str, made: str, *, indented: bool = False) -> str:
    """A paragraph of a text and its properties."""
    return f"<w:p>{made}{run(text, indented=indented)}</w:p>"


def plain(style: str, text: str = "") -> str:
    """A paragraph that looks just as its style says."""
    return paragraph(text, properties(style))
