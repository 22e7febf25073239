"""The parts of the official document that stand in two columns, as tables without frames: letterhead and signature."""

from __future__ import annotations

from exports.docx import styles
from exports.docx.text import Indents, paragraph, plain, properties, twips
from exports.official_sizes import (
    BEFORE_END,
    NATION_ROOM,
    POINTS,
    RECIPIENTS_ROOM,
    RECIPIENTS_SHARE,
    letterhead_widths,
)
from exports.pdf.columns import short_rule
from exports.pdf.official import End
from exports.pdf.shape import Shape, Shaper
from models.i18n import _
from models.official.letterhead import Letterhead
from models.official.signature import RECIPIENTS
from models.page import PageSetup

_HIDDEN_TABLE = (
    f'<w:tblPr><w:tblStyle w:val="{styles.PLAIN_TABLE}"/><w:tblW w:w="{{width}}" w:type="dxa"/>'
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0"'
    ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{name}"/></w:tblPr>'
)


def between(shape: Shape) -> Indents | None:
    """The indents that keep the lines of a centred text about equally long; None where it has one line."""
    if len(shape.lines) < 2:
        return None
    side = (shape.width - max(line.width for line in shape.lines)) / 2 - 1.0
    return Indents(side, side) if side > 1.0 else None


def centred(style: str, text: str, shape: Shape) -> str:
    """A centred paragraph with balanced lines."""
    return paragraph(text, properties(style, indents=between(shape)))


def ruled(style: str, width: float, length: float) -> str:
    """An empty paragraph with a centred line above it, of a length in pt."""
    side = (width - length) / 2
    return f"<w:p>{properties(style, indents=Indents(side, side))}</w:p>"


def letterhead_xml(setup: PageSetup, head: Letterhead, *, numbered: bool) -> str:
    """The letterhead; `numbered` adds the row with number, place and date, which appendices do not have."""
    shaper = Shaper()
    large = setup.settings.body_size
    small = large - 1
    nation = shaper.measure(small, bold=True).width(head.nation)
    left, right = letterhead_widths(setup, nation)
    agencies = []
    if head.parent.strip():
        agencies.append(centred(styles.PARENT, head.parent, shaper.balanced(head.parent, left, small)))
    if head.agency.strip():
        shape = shaper.balanced(head.agency, left, small, bold=True)
        agencies.append(centred(styles.AGENCY, head.agency, shape))
        agencies.append(ruled(styles.RULE, left, short_rule(shape)))
    motto = shaper.measure(large, bold=True).width(head.motto)
    state = [
        plain(styles.NATION, head.nation),
        plain(styles.MOTTO, head.motto),
        ruled(styles.RULE, right, min(motto, right)),
    ]
    rows = [("".join(agencies) or plain(styles.AGENCY), "".join(state))]
    if numbered:
        rows.append((plain(styles.NUMBER, head.number), plain(styles.PLACE_DATE, head.place_date)))
    return _two_columns(_("Quốc hiệu, tiêu ngữ và tên cơ quan"), rows, (left + NATION_ROOM, right), NATION_ROOM)


def end_xml(setup: PageSetup, end: End) -> str:
    """Recipients on the left, who signs on the right, in one row that no page end cuts."""
    shaper = Shaper()
    width = setup.text_width * POINTS
    left = width * RECIPIENTS_SHARE
    right = width - left
    size = setup.settings.body_size
    recipients = [plain(styles.RECIPIENTS_WORD, RECIPIENTS)] if end.recipients else []
    recipients += [plain(styles.RECIPIENTS, text) for text in end.recipients]
    signer = [centred(styles.AUTHORITY, text, shaper.balanced(text, right, size, bold=True)) for text in end.authority]
    if end.name.strip():
        signer.append(centred(styles.SIGNER, end.name, shaper.balanced(end.name, right, size, bold=True)))
    row = ("".join(recipients) or plain(styles.RECIPIENTS), "".join(signer) or plain(styles.AUTHORITY))
    return _two_columns(_("Nơi nhận và chữ ký"), [row], (left, right), RECIPIENTS_ROOM, BEFORE_END)


def _two_columns(
    name: str, rows: list[tuple[str, str]], widths: tuple[float, float], room: float, above: float = 0.0
) -> str:
    """A table without frames; `room` pt stay free right of the left column, `above` pt at the top of each cell."""
    cuts = (0, twips(widths[0]), twips(sum(widths)))
    columns = (cuts[1], cuts[2] - cuts[1])
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    top = f'<w:top w:w="{twips(above)}" w:type="dxa"/>' if above else ""
    margins = (f'<w:tcMar>{top}<w:right w:w="{twips(room)}" w:type="dxa"/></w:tcMar>', "")
    if top:
        margins = (margins[0], f"<w:tcMar>{top}</w:tcMar>")
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margin}</w:tcPr>{content}</w:tc>'
            for content, width, margin in zip(row, columns, margins, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{_HIDDEN_TABLE.format(width=cuts[2], name=name)}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
