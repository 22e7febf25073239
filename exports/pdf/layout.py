"""A document laid out on pages: its parts one after the other, and the numbers printed on the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from exports.pdf.official import end_of
from exports.pdf.opening import Opening
from exports.pdf.pages import Page
from exports.pdf.parts import Part, TablePart, TextPart
from exports.progress import Meter
from exports.selection import Selected, choose
from models.grid.build import appendix_blocks
from models.grid.grid import Block
from models.grid.table import header_block
from models.i18n import _
from models.layout import Layout
from models.official.body import body_paragraphs, list_paragraphs, title_paragraphs
from models.official.letterhead import letterhead
from models.official.paragraphs import Paragraph
from models.page import body_page
from models.page_settings import PageNumbers
from models.plan import Plan

_LONGEST_NAME = 40
BlocksOf = Callable[[Selected], Iterable[Block]]


def blocks_of(selected: Selected) -> Iterable[Block]:
    """The rows of a table without its heading, made one by one."""
    return appendix_blocks(selected.appendix, selected.numbers)


def document_parts(
    plan: Plan,
    appendices: Sequence[int] | None = None,
    layout: Layout | None = None,
    *,
    body: bool = False,
    blocks: BlocksOf = blocks_of,
) -> list[Part]:
    """The plan's own text, where `body` asks for it and there is any, and the chosen appendices.

    Raises InputProblem where there is nothing to write.
    """
    text, chosen = choose(plan, appendices, layout, body=body)
    parts = [_text_part(text)] if text is not None else []
    for one in chosen:
        parts.append(_appendix_part(plan, one, blocks, corner=not parts))
    return parts


def _text_part(plan: Plan) -> Part:
    """The plan's own text, from its letterhead to its signature."""
    name = _("Kế hoạch")
    bookmark = " ".join(f"{_('KẾ HOẠCH')} {plan.title}".split())
    opening = Opening(bookmark, letterhead(plan), numbered=True)
    paragraphs = [*title_paragraphs(plan), *body_paragraphs(plan)]
    return TextPart(body_page(plan), "", name, opening, len(paragraphs), lambda: paragraphs, end_of(plan))


def _appendix_part(plan: Plan, selected: Selected, blocks: BlocksOf, *, corner: bool) -> Part:
    """One appendix, as a table or as a list; `corner` where it begins a file that is signed by itself."""
    appendix, heading = selected.appendix, selected.heading
    bookmark = " ".join(f"{heading.label} {heading.title}".split()) or " ".join(heading.caption.split())
    head = letterhead(plan) if plan.page.letterhead else None
    opening = Opening(bookmark, head, selected.heading_lines, corner=corner and plan.page.electronic)
    name = _short(heading.label or heading.title) or _("Phụ lục")
    closing = selected.closing_line
    if not selected.is_list:
        header = header_block(appendix.layout)
        return TablePart(selected, name, opening, header, lambda: blocks(selected), closing)

    def paragraphs() -> Iterator[Paragraph]:
        yield from list_paragraphs(appendix)
        if closing is not None:
            yield closing

    return TextPart(selected.page, appendix.id, name, opening, selected.rows, paragraphs)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rsplit(' ', 1)[0]}…"


def lay_out(parts: Iterable[Part], meter: Meter) -> Iterator[Page]:
    """The pages of a document in order, each as soon as it is full."""
    count = 0
    for part in parts:
        for page in _pages(part, meter):
            count += 1
            page.folio = folio(page, count)
            yield page


def _pages(part: Part, meter: Meter) -> Iterator[Page]:
    for chunk in part.chunks():
        part.place(chunk)
        yield from part.paper.full()
        meter.step(work(chunk))
    yield from part.paper.full()
    yield part.paper.page


def work(chunk: Iterable[object]) -> int:
    """How many rows and paragraphs a chunk has."""
    return sum(item.rows if isinstance(item, Block) else 1 for item in chunk)


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
