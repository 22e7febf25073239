"""The parts of a document, each on pages of its own: the plan's text and its appendices, as chunks to be placed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from exports.pdf_official import End, Ending, end_of, place_letterhead
from exports.pdf_pages import POINTS, Mark, Paper
from exports.pdf_paragraphs import ParagraphFlow, leads
from exports.pdf_rows import RowMaker, is_heading
from exports.pdf_shape import Shaper
from exports.pdf_table import TableFlow
from exports.selection import Selected
from models.grid.grid import Block
from models.i18n import _
from models.official.body import body_paragraphs, list_paragraphs, title_paragraphs
from models.official.letterhead import Letterhead, letterhead
from models.official.paragraphs import Paragraph, ParagraphStyle
from models.page import PageSetup, body_page
from models.plan import Plan

_MOST_HELD = 4
_AFTER_HEADING = 10.0
# The digital signature's text in the corner of a file of its own, in mm (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III).
CORNER_WIDTH, CORNER_HEIGHT = 70.0, 15.0


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above the text or table of a part; `corner` keeps the top right corner free for a signature."""

    bookmark: str
    letterhead: Letterhead | None
    paragraphs: tuple[Paragraph, ...] = ()
    numbered: bool = False
    corner: bool = False


_Item = TypeVar("_Item", Paragraph, Block)
Item = Opening | Paragraph | Block | End
Chunk = tuple[Item, ...]
"""Items that are placed together: headings with what they lead to, the last ones with what closes the part."""


class Part(ABC):
    """A run of pages; its chunks are placed one after the other, and only the paper says how far they have come."""

    def __init__(self, setup: PageSetup) -> None:
        self.setup = setup
        self.paper = Paper(setup)

    @property
    @abstractmethod
    def steps(self) -> int:
        """About how many rows or paragraphs there are; a measure of the work."""

    @abstractmethod
    def chunks(self) -> Iterator[Chunk]:
        """All that is printed, from top to bottom; made one by one, not to be kept."""

    @abstractmethod
    def place(self, chunk: Chunk) -> None:
        """Put the next chunk on the paper."""


class TextPart(Part):
    """A part of running text: the plan's own, or an appendix in the list form."""

    def __init__(
        self,
        setup: PageSetup,
        opening: Opening,
        paragraphs: Callable[[], Iterable[Paragraph]],
        steps: int,
        end: End | None = None,
    ) -> None:
        super().__init__(setup)
        self._opening = opening
        self._paragraphs = paragraphs
        self._steps = steps
        self._end = end
        self._shaper = Shaper()
        self._flow = ParagraphFlow(self.paper)

    @property
    def steps(self) -> int:
        """About how many paragraphs there are."""
        return self._steps

    def chunks(self) -> Iterator[Chunk]:
        """The opening, then the paragraphs, each with the headings before it."""
        yield (self._opening,)
        yield from grouped(self._paragraphs(), leads, self._end)

    def place(self, chunk: Chunk) -> None:
        """Put the opening, or some paragraphs, on the paper."""
        self._flow.paper = self.paper
        ending: Ending | None = None
        paragraphs: list[Paragraph] = []
        for item in chunk:
            if isinstance(item, Opening):
                place_opening(self.paper, self._shaper, self._flow, item)
            elif isinstance(item, End):
                ending = Ending(self.paper, self._shaper, item)
            elif isinstance(item, Paragraph):
                paragraphs.append(item)
        if paragraphs:
            self._flow.place(paragraphs, ending.height if ending else 0.0)
        if ending is not None:
            ending.place(self.paper)


class TablePart(Part):
    """An appendix as a table."""

    def __init__(self, selected: Selected, opening: Opening, blocks: Callable[[], Iterable[Block]]) -> None:
        super().__init__(selected.page)
        settings = selected.page.settings
        self._opening = opening
        self._blocks = blocks
        self._rows = selected.rows
        self._closing = _closing(selected)
        self._maker = RowMaker(selected.columns, selected.numbers.values(), self.paper.width, settings.table_size)
        self._shaper = Shaper()
        self._text = ParagraphFlow(self.paper)
        self._repeats = settings.repeat_header
        self._flow: TableFlow | None = None

    @property
    def steps(self) -> int:
        """About how many rows there are."""
        return self._rows

    def chunks(self) -> Iterator[Chunk]:
        """The opening with the table's heading, then the rows, each with the heading rows before them."""
        blocks = iter(self._blocks())
        header = next(blocks)
        chunks = grouped(blocks, is_heading, self._closing)
        first = next(chunks, None)
        if first == (self._closing,):
            yield (self._opening, header, *first)
            return
        yield (self._opening, header)
        if first is not None:
            yield first
        yield from chunks

    def place(self, chunk: Chunk) -> None:
        """Put the heading of the table, or some rows, on the paper."""
        self._text.paper = self.paper
        blocks = [item for item in chunk if isinstance(item, Block)]
        closing = [item for item in chunk if isinstance(item, Paragraph)]
        if isinstance(chunk[0], Opening):
            place_opening(self.paper, self._shaper, self._text, chunk[0])
            self._flow = TableFlow(self.paper, self._maker, self._maker.rows_of(blocks[0]), repeats=self._repeats)
            self._flow.open()
        elif self._flow is not None and blocks:
            self._flow.paper = self.paper
            below = sum(self._text.shape(one).height + self._text.gap(one) for one in closing)
            self._flow.place([self._maker.rows_of(block) for block in blocks], below)
        if closing:
            self.paper.fresh = False
            self._text.place(closing)


def grouped(items: Iterable[_Item], waits: Callable[[_Item], bool], closing: Item | None) -> Iterator[Chunk]:
    """Items in chunks: those that wait (headings) with the next one, `closing` with the last ones."""
    held: list[Item] = []
    ready: Chunk = ()
    for item in items:
        held.append(item)
        if not waits(item) or len(held) > _MOST_HELD:
            if ready:
                yield ready
            ready, held = tuple(held), []
    if held:
        if ready:
            yield ready
        ready = tuple(held)
    if closing is not None:
        ready = (*ready, closing)
    if ready:
        yield ready


def text_part(plan: Plan) -> Part:
    """The plan's own text, from its letterhead to its signature."""
    bookmark = " ".join(f"{_('KẾ HOẠCH')} {plan.title}".split())
    opening = Opening(bookmark, letterhead(plan), numbered=True)
    paragraphs = [*title_paragraphs(plan), *body_paragraphs(plan)]
    return TextPart(body_page(plan), opening, lambda: paragraphs, len(paragraphs), end_of(plan))


def appendix_part(plan: Plan, selected: Selected, *, corner: bool) -> Part:
    """One appendix, as a table or as a list; `corner` where it begins a file that is signed by itself."""
    heading = selected.heading
    lines = (
        Paragraph(ParagraphStyle.LABEL, heading.label),
        Paragraph(ParagraphStyle.TITLE, heading.title),
        Paragraph(ParagraphStyle.CAPTION, heading.caption),
    )
    shown = tuple(line for line in lines if line.text.strip())
    title = heading.title or heading.label or heading.caption
    bookmark = " ".join(f"{heading.label} {heading.title}".split()) or title
    head = letterhead(plan) if plan.page.letterhead else None
    opening = Opening(bookmark if title.strip() else "", head, shown, corner=corner and plan.page.electronic)
    if not selected.is_list:
        return TablePart(selected, opening, selected.blocks)
    closing = _closing(selected)

    def paragraphs() -> Iterator[Paragraph]:
        yield from list_paragraphs(selected.appendix)
        if closing is not None:
            yield closing

    return TextPart(selected.page, opening, paragraphs, selected.rows)


def place_opening(paper: Paper, shaper: Shaper, flow: ParagraphFlow, opening: Opening) -> None:
    """The letterhead and the heading lines of a part, clear of the corner where a signature is to come."""
    if opening.bookmark:
        paper.page.marks.append(Mark(0, opening.bookmark, paper.y))
    if opening.corner and (opening.letterhead is not None or _enters_corner(paper, flow, opening)):
        paper.y += CORNER_HEIGHT * POINTS
    if opening.letterhead is not None:
        place_letterhead(paper, shaper, opening.letterhead, numbered=opening.numbered)
    paper.fresh = not opening.paragraphs and opening.letterhead is None
    for place, paragraph in enumerate(opening.paragraphs):
        paper.lines(flow.shape(paragraph), paper.left, flow.gap(paragraph) if place else 0.0)
    if opening.paragraphs:
        paper.y += _AFTER_HEADING


def _enters_corner(paper: Paper, flow: ParagraphFlow, opening: Opening) -> bool:
    free = paper.width - 2 * CORNER_WIDTH * POINTS
    y = 0.0
    for place, paragraph in enumerate(opening.paragraphs):
        shape = flow.shape(paragraph)
        y += flow.gap(paragraph) if place else 0.0
        for line in shape.lines:
            if y < CORNER_HEIGHT * POINTS and line.width > free:
                return True
            y += shape.measure.leading
    return False


def _closing(selected: Selected) -> Paragraph | None:
    text = selected.closing
    return Paragraph(ParagraphStyle.CLOSING, text) if text.strip() else None
