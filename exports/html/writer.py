"""Plan -> one HTML file that can be pasted into a mail, and an appendix as rich text for the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from exports.fonts import style_of
from exports.html.clip import Clip
from exports.html.table import block_rows, block_text, table_start
from exports.html.text import attribute, font, paragraph, text_html
from exports.measure import Measure, clean
from exports.progress import Meter, Progress, report
from exports.selection import Selected, document_title, select
from models.files import replacing
from models.i18n import _
from models.layout import Align, Layout
from models.official.body import list_paragraphs
from models.official.letterhead import Letterhead, letterhead
from models.official.paragraphs import LOOKS
from models.plan import Plan

_HEADING_SIZE = 14.0
_AFTER_LINE = 3.0
_AFTER_HEADING = 10.0
_AGENCY_RULE = 0.4
_RULE_SIZE = 5.0


def write_html(
    plan: Plan,
    target: Path,
    *,
    appendices: Sequence[int] | None = None,
    layout: Layout | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the appendices (indexes from 0, None = all) to one HTML file that needs no other file.

    The same plan gives the same bytes. Raises Cancelled when `progress` returns False, InputProblem where there is
    nothing to write, and EnvironmentProblem where the file cannot be written.
    """
    selected = select(plan, appendices, layout)
    meter = Meter(progress, sum(one.rows for one in selected), 0.9)
    head = letterhead(plan) if plan.page.letterhead else None
    with replacing(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_opening(document_title(plan) or _("Kế hoạch cải cách hành chính")))
        for place, one in enumerate(selected):
            turn = "page-break-before:always;margin-top:24pt" if place else "margin:0"
            file.write(f'<div style="{turn}">\n')
            file.writelines(_appendix(one, head, meter))
            file.write("</div>\n")
        file.write("</body>\n</html>\n")
        report(progress, 1.0)


def appendix_clip(plan: Plan, index: int, layout: Layout | None = None, progress: Progress | None = None) -> Clip:
    """One appendix with its heading and closing lines for the clipboard; raises InputProblem where there is none."""
    (one,) = select(plan, [index], layout)
    head = letterhead(plan) if plan.page.letterhead else None
    html = "".join(_appendix(one, head, Meter(progress, one.rows, 0.5)))
    lines = [one.heading.label, one.heading.title, one.heading.caption]
    text = [clean(line) for line in lines if line.strip()]
    if one.is_list:
        text += [clean(line.printed) for line in list_paragraphs(one.appendix)]
    else:
        for block in one.blocks():
            text += block_text(block)
    if one.closing.strip():
        text.append(clean(one.closing))
    report(progress, 1.0)
    return Clip(html, "\n".join(text))


def _opening(title: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n'
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n'
        f"<title>{attribute(title)}</title>\n</head>\n"
        f'<body lang="vi" bgcolor="#ffffff" style="background:#fff;{font(12)}">\n'
    )


def _appendix(one: Selected, head: Letterhead | None, meter: Meter) -> Iterator[str]:
    """The parts of one appendix, from its letterhead to its closing line."""
    settings = one.page.settings
    if head is not None:
        yield _letterhead(head, settings.body_size)
    lines = [(one.heading.label, True), (one.heading.title, True), (one.heading.caption, False)]
    shown = [(text, bold) for text, bold in lines if text.strip()]
    for number, (text, bold) in enumerate(shown, 1):
        after = _AFTER_HEADING if number == len(shown) else _AFTER_LINE
        yield paragraph(text, _HEADING_SIZE, bold=bold, italic=not bold, after=after)
    if one.is_list:
        for line in list_paragraphs(one.appendix):
            look = LOOKS[line.style]
            yield paragraph(
                line.printed,
                look.size or settings.body_size,
                bold=look.bold,
                italic=look.italic,
                align=look.align,
                after=settings.paragraph_gap,
                indent=settings.first_line if look.indent else 0.0,
                spacing=settings.line_spacing,
            )
            meter.step()
    else:
        yield table_start(one.columns, settings.table_size)
        for block in one.blocks():
            yield block_rows(block, one.columns, settings.table_size)
            meter.step(block.rows)
        yield "</table>\n"
    if one.closing.strip():
        yield paragraph(one.closing, settings.table_size + 1, bold=True, align=Align.LEFT)


def _letterhead(head: Letterhead, size: float) -> str:
    """Agency and state side by side, without frames; "" for a side that is not known."""
    left = _line(head.parent, size - 1) + _line(head.agency, size - 1, bold=True, rule=_AGENCY_RULE)
    right = _line(head.nation, size - 1, bold=True) + _line(head.motto, size, bold=True, rule=1.0)
    style = "border:none;text-align:center"
    cells = "".join(
        f'<td width="{width}%" align="center" valign="top" style="{style}"{nowrap}>{side}</td>'
        for width, side, nowrap in ((42, left, ""), (58, right, " nowrap"))
    )
    table = (
        '<table border="0" cellspacing="0" cellpadding="0" width="100%" style="border-collapse:collapse;border:none">'
    )
    return f"{table}\n<tr>{cells}</tr>\n</table>\n" + paragraph("", 6.0)


def _line(text: str, size: float, bold: bool = False, rule: float = 0.0) -> str:
    if not text.strip():
        return ""
    style = "margin:0;text-align:center;"
    line = f'<p align="center" style="{style}{font(size, bold)}">{text_html(text)}</p>'
    if rule:
        width = Measure(style_of(bold, italic=False), size).width(clean(text))
        signs = max(1, round(width * rule / (_RULE_SIZE / 2)))
        line += f'<p align="center" style="{style}{font(_RULE_SIZE)};line-height:4pt">{"_" * signs}</p>'
    return line
