"""Plan -> PDF: the whole document or its appendices, as a careful typist would set them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from exports.fonts import FontStyle
from exports.measure import clean
from exports.pdf.attachment import attach
from exports.pdf.fonts import PdfFonts, first_font
from exports.pdf.layout import document_parts, lay_out
from exports.pdf.pages import Page
from exports.pdf.paint import Painter
from exports.printed import printed_plan
from exports.progress import Meter, Progress, report
from exports.selection import document_date, document_title
from models.files import replacing
from models.layout import Layout
from models.plan import Plan

_LANGUAGE = "vi-VN"
# The library's settings belong to the whole process, so two files are never saved at the same time.
_one_at_a_time = Lock()


def write_pdf(
    plan: Plan,
    target: Path,
    *,
    appendices: Sequence[int] | None = None,
    layout: Layout | None = None,
    body: bool = False,
    progress: Progress | None = None,
) -> None:
    """Write the appendices (indexes from 0, None = all) to a PDF file, in `layout` instead of their own if given.

    With `body` the file begins with the plan's own text, if it has any; lists that stand in it do not come again.
    The plan travels inside the file, as far as the pages show it. The same plan gives the same bytes. Raises
    Cancelled when `progress` returns False, InputProblem where there is nothing to write and EnvironmentProblem where
    the file cannot be written; the old file then stays as it was.
    """
    parts = document_parts(plan, appendices, layout, body=body)
    with replacing(target) as path:
        meter = Meter(progress, sum(part.steps for part in parts), 0.9)
        canvas = _canvas(str(path))
        canvas.setTitle(document_title(plan))
        canvas.setAuthor(clean(plan.agency))
        made = f"D:{document_date(plan).isoformat().replace('-', '')}000000+00'00'"
        canvas.setDateFormatter(lambda *_now: made)
        painter = Painter(canvas, PdfFonts(canvas))
        pages = 0
        for page in lay_out(parts, meter):
            painter.paint(page)
            pages += 1
        if painter.marks > 1:
            canvas.showOutline()
        attach(canvas, printed_plan(plan, appendices, layout, body=body), pages)
        _save(canvas)
        report(progress, 1.0)


def page_pdf(page: Page, files: dict[FontStyle, TTFont]) -> bytes:
    """One laid-out page as a PDF file of its own, for the screen; `files` keeps the fonts read from call to call."""
    out = BytesIO()
    canvas = _canvas(out)
    Painter(canvas, PdfFonts(canvas, files), alone=True).paint(page)
    _save(canvas)
    return out.getvalue()


def _canvas(target: str | BytesIO) -> Canvas:
    with _one_at_a_time:
        settings: dict[str, Any] = {"initialFontName": first_font(), "lang": _LANGUAGE}
    canvas = Canvas(target, pageCompression=1, invariant=1, **settings)
    canvas.setCreator("Kế hoạch CCHC")
    canvas.setProducer("reportlab")
    return canvas


def _save(canvas: Canvas) -> None:
    with _one_at_a_time:
        ascii_armour, rl_config.useA85 = rl_config.useA85, 0
        try:
            canvas.save()
        finally:
            rl_config.useA85 = ascii_armour
