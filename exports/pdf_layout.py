"""A document laid out on pages: its parts one after the other, and the numbers printed on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports.pdf_pages import Page
from exports.pdf_parts import Part, appendix_part, text_part
from exports.progress import Meter
from exports.selection import Selected, after_body, select
from models.errors import InputProblem
from models.i18n import _
from models.layout import Layout
from models.page_settings import PageNumbers
from models.plan import Plan


def document_parts(
    plan: Plan, appendices: Sequence[int] | None = None, layout: Layout | None = None, *, body: bool = False
) -> list[Part]:
    """The plan's own text, where `body` asks for it and there is any, and the chosen appendices.

    Raises InputProblem where there is nothing to write.
    """
    whole = body and plan.has_text
    if body and not whole and not plan.appendices:
        raise InputProblem(_("Kế hoạch chưa có lời văn và phụ lục nào để xuất."))
    parts = [text_part(plan)] if whole else []
    for one in _appendices(plan, appendices, layout, whole):
        parts.append(appendix_part(plan, one, corner=not parts))
    return parts


def _appendices(plan: Plan, appendices: Sequence[int] | None, layout: Layout | None, whole: bool) -> Sequence[Selected]:
    if not whole:
        return select(plan, appendices, layout)
    following = after_body(plan, layout)
    if appendices is None:
        return following
    inside = {one.appendix.id for one in following}
    chosen = select(plan, appendices, layout) if appendices else []
    return [one for one in chosen if one.appendix.id in inside]


def lay_out(parts: Iterable[Part], meter: Meter) -> Iterator[Page]:
    """The pages of a document in order, each as soon as it is full."""
    count = 0
    for part in parts:
        for page in part_pages(part, meter):
            count += 1
            page.folio = folio(page, count)
            yield page


def part_pages(part: Part, meter: Meter) -> Iterator[Page]:
    """The pages of one part, without printed numbers."""
    for chunk in part.chunks():
        part.place(chunk)
        yield from part.paper.full()
        meter.step(sum(getattr(item, "rows", 1) for item in chunk))
    yield from part.paper.full()
    yield part.paper.page


def folio(page: Page, place: int) -> int:
    """The number printed on the page at a place of the document (from 1); 0 on first pages, which bear none."""
    match page.setup.settings.page_numbers:
        case PageNumbers.EACH:
            shown = page.number
        case PageNumbers.THROUGH:
            shown = place
        case PageNumbers.NONE:
            shown = 0
    return shown if shown > 1 else 0
