"""The kinds of paragraphs of the document and how each looks; Word's styles and the PDF are both made of this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models.grid.grid import Address
from models.layout import Align


class ParagraphStyle(StrEnum):
    """What a paragraph is for."""

    KIND = "kind"
    SUMMARY = "summary"
    BASIS = "basis"
    PART = "part"
    HEADING = "heading"
    POINT = "point"
    TEXT = "text"
    LABEL = "label"
    TITLE = "title"
    CAPTION = "caption"
    CLOSING = "closing"


class Paragraph(NamedTuple):
    """One paragraph; `prefix` (a number) is printed before the text, `address` names the plan value behind it."""

    style: ParagraphStyle
    text: str
    prefix: str = ""
    address: Address | None = None

    @property
    def printed(self) -> str:
        """The text as on paper."""
        return self.prefix + self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a kind of paragraph looks; `name` is its Word style, `size` pt (None = the body's size of the settings).

    `gap` counts the settings' gap between paragraphs before it, `after` pt follow it; `leads` keeps it with the next.
    """

    name: str
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: Align = Align.JUSTIFY
    indent: bool = True
    gap: float = 1.0
    after: float = 0.0
    leads: bool = False


# Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5 and II.6; mục III for appendices.
LOOKS: Mapping[ParagraphStyle, Look] = {
    ParagraphStyle.KIND: Look(
        name="KH Tên loại", size=14, bold=True, align=Align.CENTER, indent=False, gap=3.0, leads=True
    ),
    ParagraphStyle.SUMMARY: Look(
        name="KH Trích yếu", size=14, bold=True, align=Align.CENTER, indent=False, gap=0.0, after=18, leads=True
    ),
    ParagraphStyle.BASIS: Look(name="KH Căn cứ", italic=True),
    ParagraphStyle.PART: Look(name="KH Mục I", bold=True, align=Align.LEFT, leads=True),
    ParagraphStyle.HEADING: Look(name="KH Mục 1", bold=True, align=Align.LEFT, leads=True),
    ParagraphStyle.POINT: Look(name="KH Điểm a", bold=True, italic=True, align=Align.LEFT, leads=True),
    ParagraphStyle.TEXT: Look(name="KH Nội dung"),
    ParagraphStyle.LABEL: Look(
        name="KH Số phụ lục", size=14, bold=True, align=Align.CENTER, indent=False, gap=0.0, leads=True
    ),
    ParagraphStyle.TITLE: Look(
        name="KH Tên phụ lục", size=14, bold=True, align=Align.CENTER, indent=False, gap=0.5, leads=True
    ),
    ParagraphStyle.CAPTION: Look(
        name="KH Kèm theo", size=14, italic=True, align=Align.CENTER, indent=False, gap=0.5, after=10, leads=True
    ),
    ParagraphStyle.CLOSING: Look(name="KH Dòng cuối", bold=True, align=Align.LEFT, indent=False),
}
