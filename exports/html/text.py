"""Texts and styles as HTML that mail programs keep: every style inline, no class, no script, nothing fetched.

Outlook draws mail with Word's engine: it wants sizes in pt, borders as attributes too, and the font on every cell.
"""

from __future__ import annotations

import re
from html import escape

from exports.measure import clean
from models.layout import Align

FACE = "'Times New Roman',Times,serif"
# Without this Excel puts each line of a cell into a row of its own when the table is pasted.
BREAK = '<br style="mso-data-placement:same-cell">'
_SPACES = re.compile(" {2,}")


def text_html(text: str) -> str:
    """A text as HTML: signs escaped, its line breaks and its rows of spaces kept."""
    text = escape(clean(text), quote=False)
    if "  " in text:
        text = _SPACES.sub(lambda found: "&nbsp;" * (len(found.group()) - 1) + " ", text)
    return text.replace("\n", BREAK) if "\n" in text else text


def attribute(text: str) -> str:
    """A text as the value of an attribute."""
    return escape(clean(text), quote=True)


def font(size: float, bold: bool = False, italic: bool = False) -> str:
    """The CSS of the typeface in one cut and size (pt)."""
    return f"font:{'italic ' if italic else ''}{'bold ' if bold else ''}{size:g}pt {FACE};color:#000"


def unstretched(text: str, align: Align) -> Align:
    """The alignment of a text: Word pulls a justified line apart where it is broken by hand."""
    return Align.LEFT if align is Align.JUSTIFY and "\n" in text else align


def paragraph(
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: Align = Align.CENTER,
    after: float = 0.0,
    indent: float = 0.0,
    spacing: float = 1.0,
) -> str:
    """A paragraph; `after` in pt, `indent` of its first line in mm, `spacing` in lines."""
    align = unstretched(text, align)
    style = f"margin:0 0 {after:g}pt 0;text-align:{align};{font(size, bold, italic)}"
    if indent:
        style += f";text-indent:{indent:g}mm"
    if spacing != 1:
        # One line of Times New Roman is 1.15 times its size.
        style += f";line-height:{spacing * 115:.0f}%"
    return f'<p align="{align}" style="{style}">{text_html(text)}</p>\n'
