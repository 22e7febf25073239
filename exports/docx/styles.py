"""Word styles of the document, named in Vietnamese so that the clerk can change how all of it looks.

Sizes and cuts: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II and III.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from exports.docx.text import Indents, Spacing, properties, twips
from exports.official_sizes import (
    BEFORE_NUMBER,
    CORNER_HEIGHT,
    NUMBER_SIZE,
    POINTS,
    RECIPIENTS_SIZE,
    RECIPIENTS_WORD_SIZE,
    RULE_ABOVE,
    RULE_BELOW,
    SIGNATURE_ROOM,
    SUMMARY_RULE_ABOVE,
)
from exports.pdf.rows import PAD_X, PAD_Y
from models.layout import Align
from models.official.paragraphs import LOOKS, Look, ParagraphStyle
from models.page_settings import PageSettings

FACE = "Times New Roman"
LANGUAGE = "vi-VN"
BASE = "KHBase"

CELL = {Align.LEFT: "KHCell", Align.CENTER: "KHCellCenter", Align.JUSTIFY: "KHCellJustify"}
HEADER_CELL = "KHCellHeader"
HEADING_CELL = "KHCellHeading"
HEADING_NUMBER = "KHCellHeadingNumber"
PARENT, AGENCY, NATION, MOTTO = "KHParent", "KHAgency", "KHNation", "KHMotto"
NUMBER, PLACE_DATE = "KHNumber", "KHPlaceDate"
RECIPIENTS_WORD, RECIPIENTS = "KHRecipientsWord", "KHRecipients"
AUTHORITY, SIGNER = "KHAuthority", "KHSigner"
PAGE_NUMBER, RULE, SUMMARY_RULE = "KHPageNumber", "KHRule", "KHSummaryRule"
PART_END, CORNER = "KHPartEnd", "KHCorner"
TASK_TABLE, PLAIN_TABLE = "KHTaskTable", "KHPlainTable"

# Word adds the thickness of lines to the height of rows and paragraphs.
_LINE = 4  # eighths of a point
THICKNESS = _LINE / 8
UPRIGHT_PAD = PAD_Y - THICKNESS / 2
_ALIGNS = {Align.LEFT: "left", Align.CENTER: "center", Align.JUSTIFY: "both"}
_OUTLINE = {
    ParagraphStyle.TITLE: 0,
    ParagraphStyle.PART: 0,
    ParagraphStyle.HEADING: 1,
    ParagraphStyle.POINT: 2,
}
_FONTS = "<w:rFonts {}/>".format(" ".join(f'w:{kind}="{FACE}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs")))
_LANG = f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/>'
# What Word wants to find in every file; its own styles stay out of the way of ours.
_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}{_LANG}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="276"/>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def style_id(style: ParagraphStyle) -> str:
    """The id of the Word style of a kind of paragraph."""
    return f"KH{style.value.capitalize()}"


def styles_xml(settings: PageSettings) -> Iterator[str]:
    """All styles of a document with these settings."""
    yield _DEFAULTS
    yield _base(settings)
    for style, look in LOOKS.items():
        yield _of_look(style, look, settings)
    for extra in (*_cells(settings), *_letterhead(settings), *_ending(settings), *_helpers(settings)):
        yield extra.xml()
    yield _table(TASK_TABLE, "KH Bảng nhiệm vụ", (PAD_X, UPRIGHT_PAD), framed=True)
    yield _table(PLAIN_TABLE, "KH Bảng không viền", (0.0, 0.0), framed=False)


class _Style(NamedTuple):
    """A paragraph style: id, name, size in pt and the properties of its paragraphs."""

    id: str
    name: str
    size: float
    made: str = ""
    bold: bool = False
    italic: bool = False
    base: str = BASE
    next: str = ""

    def xml(self) -> str:
        cuts = ("<w:b/><w:bCs/>" if self.bold else "") + ("<w:i/><w:iCs/>" if self.italic else "")
        follow = f'<w:next w:val="{self.next}"/>' if self.next else ""
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.base}"/>{follow}<w:uiPriority w:val="1"/><w:qFormat/>{self.made}'
            f"<w:rPr>{cuts}{_size(self.size)}</w:rPr></w:style>"
        )


def _size(size: float) -> str:
    half = round(size * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _base(settings: PageSettings) -> str:
    made = properties(widows=True, spacing=Spacing(0, 0, 1), align="left")
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{BASE}"><w:name w:val="KH Chung"/>'
        f'<w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/>{made}<w:rPr>{_FONTS}'
        f'<w:color w:val="000000"/>{_size(settings.body_size)}{_LANG}</w:rPr></w:style>'
    )


def _of_look(style: ParagraphStyle, look: Look, settings: PageSettings) -> str:
    after = look.after
    if style is ParagraphStyle.SUMMARY:
        after = 0.0  # its rule follows, and then the space
    made = properties(
        keep_next=look.leads,
        # Only running text is indented, and only running text is set wider than single.
        spacing=Spacing(look.gap * settings.paragraph_gap, after, settings.line_spacing if look.indent else None),
        indents=Indents(first=settings.first_line * POINTS) if look.indent else None,
        align=_ALIGNS[look.align],
        outline=_OUTLINE.get(style),
    )
    follow = style_id(ParagraphStyle.TEXT) if look.indent and style is not ParagraphStyle.BASIS else ""
    size = look.size or settings.body_size
    return _Style(style_id(style), look.name, size, made, look.bold, look.italic, next=follow).xml()


def _cells(settings: PageSettings) -> Iterator[_Style]:
    size, left = settings.table_size, CELL[Align.LEFT]
    yield _Style(left, "KH Ô bảng", size)
    yield _Style(CELL[Align.CENTER], "KH Ô bảng, giữa", size, properties(align="center"), base=left)
    yield _Style(CELL[Align.JUSTIFY], "KH Ô bảng, đều hai bên", size, properties(align="both"), base=left)
    lead = properties(keep_next=True)
    middle = properties(keep_next=True, align="center")
    yield _Style(HEADER_CELL, "KH Tiêu đề bảng", size, middle, bold=True, base=left)
    yield _Style(HEADING_CELL, "KH Dòng lĩnh vực", size, lead, bold=True, base=left)
    yield _Style(HEADING_NUMBER, "KH Số lĩnh vực", size, middle, bold=True, base=left)


def _letterhead(settings: PageSettings) -> Iterator[_Style]:
    large = settings.body_size
    small = large - 1
    middle = properties(align="center")
    lower = properties(spacing=Spacing(before=BEFORE_NUMBER), align="center")
    yield _Style(PARENT, "KH Cơ quan chủ quản", small, middle)
    yield _Style(AGENCY, "KH Cơ quan ban hành", small, middle, bold=True)
    yield _Style(NATION, "KH Quốc hiệu", small, middle, bold=True)
    yield _Style(MOTTO, "KH Tiêu ngữ", large, middle, bold=True)
    yield _Style(NUMBER, "KH Số, ký hiệu", NUMBER_SIZE, lower)
    yield _Style(PLACE_DATE, "KH Địa danh, ngày tháng", large, lower, italic=True)


def _ending(settings: PageSettings) -> Iterator[_Style]:
    yield _Style(RECIPIENTS_WORD, "KH Nơi nhận", RECIPIENTS_WORD_SIZE, "", bold=True, italic=True, next=RECIPIENTS)
    yield _Style(RECIPIENTS, "KH Danh sách nơi nhận", RECIPIENTS_SIZE)
    yield _Style(AUTHORITY, "KH Chức vụ người ký", settings.body_size, properties(align="center"), bold=True)
    below = properties(spacing=Spacing(before=SIGNATURE_ROOM), align="center")
    yield _Style(SIGNER, "KH Họ tên người ký", settings.body_size, below, bold=True)


def _helpers(settings: PageSettings) -> Iterator[_Style]:
    yield _Style(PAGE_NUMBER, "KH Số trang", settings.page_number_size, properties(align="center"))
    rule = properties(rule=True, spacing=Spacing(RULE_ABOVE, 0, RULE_BELOW, exact=True))
    yield _Style(RULE, "KH Đường kẻ", 1.0, rule)
    room = LOOKS[ParagraphStyle.SUMMARY].after - SUMMARY_RULE_ABOVE - THICKNESS
    below = properties(keep_next=True, rule=True, spacing=Spacing(SUMMARY_RULE_ABOVE, 0, room, exact=True))
    yield _Style(SUMMARY_RULE, "KH Đường kẻ dưới trích yếu", 1.0, below)
    yield _Style(PART_END, "KH Cuối phần", 1.0, properties(spacing=Spacing(0, 0, 1, exact=True)))
    yield _Style(CORNER, "KH Chỗ ký số", 1.0, properties(spacing=Spacing(0, 0, CORNER_HEIGHT, exact=True)))


def _table(id_: str, name: str, pad: tuple[float, float], *, framed: bool) -> str:
    line = f'w:val="single" w:sz="{_LINE}" w:space="0" w:color="000000"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = f"<w:tblBorders>{''.join(f'<w:{side} {line}/>' for side in sides)}</w:tblBorders>" if framed else ""
    middle = '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>' if framed else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr>{borders}{cell_margins(*pad)}</w:tblPr>{middle}</w:style>"
    )


def cell_margins(sideways: float, upright: float) -> str:
    """The room in pt between the frame of a cell and its text."""
    values = {"top": upright, "left": sideways, "bottom": upright, "right": sideways}
    inner = "".join(f'<w:{side} w:w="{twips(value)}" w:type="dxa"/>' for side, value in values.items())
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"
