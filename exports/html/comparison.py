"""The table "Bảng so sánh": what is different between two states of a plan, old and new side by side, as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from exports.html.table import table_start
from exports.html.text import attribute, font, paragraph, text_html
from exports.progress import Meter, Progress
from models.compare.comparison import Comparison, Difference, Kind, kind_word
from models.compare.words import Part, Run, word_runs
from models.grid.grid import GridColumn
from models.i18n import _
from models.layout import Align
from models.words import kind_name

_WIDTHS = (12.0, 62.0, 85.0, 85.0, 23.0)  # mm, on a landscape page
_SIZE = 12.0
_CELL = "border:1px solid #000;padding:3px 5px;vertical-align:top"


def comparison_html(
    comparison: Comparison, old_name: str, new_name: str, progress: Progress | None = None
) -> Iterator[str]:
    """The page in pieces; words that went are struck out in the old text, those that came underlined in the new one.

    Raises Cancelled when `progress` returns False.
    """
    title = _("BẢNG SO SÁNH")
    plan = comparison.new
    yield (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n'
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n'
        f"<title>{attribute(title)}</title>\n<style>@page {{ size: A4 landscape; margin: 15mm; }}</style>\n</head>\n"
        f'<body lang="vi" bgcolor="#ffffff" style="background:#fff;{font(_SIZE)}">\n'
    )
    if plan.agency.strip():
        yield paragraph(plan.agency.upper(), _SIZE, bold=True, align=Align.LEFT, after=6)
    yield paragraph(title, 14, bold=True, after=2)
    if plan.title.strip():
        yield paragraph(plan.title, 13, after=2)
    yield paragraph(_("Bản cũ: {old}. Bản mới: {new}.").format(old=old_name, new=new_name), _SIZE, italic=True, after=2)
    yield paragraph(f"{comparison.in_words()}.", _SIZE, after=8)
    yield table_start(tuple(GridColumn("", width, "") for width in _WIDTHS), _SIZE)
    heads = (_("TT"), _("Vị trí"), _("Nội dung cũ"), _("Nội dung mới"), _("Ghi chú"))
    yield "<thead>\n<tr>" + "".join(_cell(f"<b>{text_html(head)}</b>", "center", "th") for head in heads)
    yield "</tr>\n</thead>\n"
    meter = Meter(progress, len(comparison.differences), 1.0)
    for number, one in enumerate(comparison.differences, 1):
        yield _row(number, one)
        meter.step()
    yield "</table>\n</body>\n</html>\n"


def _row(number: int, one: Difference) -> str:
    if one.kind is Kind.MOVED:
        old, new = text_html(one.before), text_html(one.after)
    else:
        runs = word_runs(one.before, one.after)
        old, new = _marked(runs, Part.REMOVED, "s"), _marked(runs, Part.ADDED, "u")
    note = kind_word(one.kind)
    if not one.label:
        note = f"{note} {kind_name(one.address.table)}"
    cells = (
        _cell(str(number), "center"),
        _cell(text_html(one.where or _("Thể thức văn bản"))),
        _cell(old),
        _cell(new),
        _cell(text_html(note)),
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _marked(runs: tuple[Run, ...], part: Part, tag: str) -> str:
    """One of the two texts, its own words marked."""
    pieces = (
        f"<{tag}>{text_html(run.text)}</{tag}>" if run.part is part else text_html(run.text)
        for run in runs
        if run.part in (part, Part.SAME)
    )
    return "".join(pieces)


def _cell(content: str, align: str = "left", tag: str = "td") -> str:
    style = f"{_CELL};text-align:{align};{font(_SIZE, tag == 'th')}"
    return f'<{tag} align="{align}" valign="top" style="{style}">{content}</{tag}>'
