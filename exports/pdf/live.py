"""The pages of a plan for the preview: laid out once, then again only from each change on; nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfbase.ttfonts import TTFont

from exports.fonts import FontStyle
from exports.pdf.kept import KeptBlocks
from exports.pdf.layout import document_parts, folio
from exports.pdf.live_part import LivePart
from exports.pdf.official import End
from exports.pdf.opening import Opening
from exports.pdf.pages import Page
from exports.pdf.parts import Item, Part
from exports.pdf.writer import page_pdf
from exports.progress import Meter, Progress
from models.collecting import no_collecting
from models.grid.grid import Block
from models.i18n import _
from models.layout import Layout
from models.plan import Plan


@dataclass(frozen=True, slots=True)
class PagesChange:
    """What an update did: `kept` gives for each page the index of the old page that looks just so, or None.

    `before` is the old count of pages; `laid_out` counts the rows and paragraphs that were laid out for it.
    """

    kept: tuple[int | None, ...]
    before: int
    laid_out: int

    @property
    def drawn(self) -> tuple[int, ...]:
        """The indexes of the pages that must be drawn again."""
        return tuple(place for place, old in enumerate(self.kept) if old is None)

    @property
    def nothing(self) -> bool:
        """True where every page is as before."""
        return self.kept == tuple(range(self.before))


class LivePages:
    """The pages that write_pdf would write, in one thread at a time.

    Raises InputProblem where the plan has nothing to print, Cancelled when `progress` returns False; the pages then
    stay as they were.
    """

    def __init__(
        self,
        plan: Plan,
        *,
        body: bool = True,
        appendices: Sequence[int] | None = None,
        layout: Layout | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._body = body
        self._appendices = appendices
        self._layout = layout
        self._blocks = KeptBlocks()
        self._files: dict[FontStyle, TTFont] = {}
        self._parts: list[LivePart] = []
        self._pages: list[Page] = []
        self._places: dict[str, tuple[int, int]] | None = None
        self.update(plan, progress)

    def __len__(self) -> int:
        return len(self._pages)

    def update(self, plan: Plan, progress: Progress | None = None) -> PagesChange:
        """Follow the plan; what did not change in it must be the same objects, or all is laid out again."""
        made = document_parts(plan, self._appendices, self._layout, body=self._body, blocks=self._blocks.blocks_of)
        meter = Meter(progress, sum(part.steps for part in made))
        known = {live.part.key: live for live in self._parts}
        with no_collecting():  # all that is laid out stays
            parts = [_next(known.pop(part.key, None), part, meter) for part in made]
        pages = [_numbered(page, place) for place, page in enumerate(_pages_of(parts), 1)]
        old = {(id(page.placed), page.folio): place for place, page in enumerate(self._pages)}
        kept = tuple(old.get((id(page.placed), page.folio)) for page in pages)
        change = PagesChange(kept, len(self._pages), meter.done)
        self._parts, self._pages, self._places = parts, pages, None
        return change

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of a page in mm."""
        setup = self._pages[index].setup
        return setup.width, setup.height

    def label(self, index: int) -> str:
        """What a page is called: its part and its number in it."""
        text = _("{part}, trang {number}")
        return text.format(part=self.part(index), number=self._pages[index].number)

    def part(self, index: int) -> str:
        """The name of the part that a page belongs to: the plan's text or an appendix."""
        for live in self._parts:
            if index < len(live.pages):
                return live.part.name
            index -= len(live.pages)
        raise IndexError(index)

    def pdf_of(self, index: int) -> bytes:
        """A page by itself as a PDF file, painted as in the whole one."""
        return page_pdf(self._pages[index], self._files)

    def page_of(self, node_id: str) -> int | None:
        """The index of the page on which an appendix, area, group, objective, task, line or section begins."""
        if self._places is None:
            self._places = _index(self._parts)
        place = self._places.get(node_id)
        if place is None:
            return None
        number, chunk = place
        above = sum(len(live.pages) for live in self._parts[:number])
        return above + self._parts[number].page_of(chunk, node_id)

    def node_at(self, index: int, down: float) -> str:
        """About which node is printed on a page `down` pt from its top; "" where there is none."""
        for live in self._parts:
            if index < len(live.pages):
                chunk, share = live.at(index + 1, down)
                nodes = [node for item in chunk for node in _rows_of(item, live.part.key)]
                return nodes[min(int(share * len(nodes)), len(nodes) - 1)] if nodes else ""
            index -= len(live.pages)
        raise IndexError(index)


def _next(live: LivePart | None, part: Part, meter: Meter) -> LivePart:
    return LivePart.of(part, meter) if live is None else live.follow(part, meter)


def _pages_of(parts: Sequence[LivePart]) -> list[Page]:
    return [page for live in parts for page in live.pages]


def _numbered(page: Page, place: int) -> Page:
    printed = folio(page, place)
    return page if page.folio == printed else replace(page, folio=printed)


def _index(parts: Sequence[LivePart]) -> dict[str, tuple[int, int]]:
    """Node id -> where it is printed first: number of the part, and of the chunk in it."""
    places: dict[str, tuple[int, int]] = {}
    for number, live in enumerate(parts):
        for place, chunk in enumerate(live.chunks):
            for item in chunk:
                for node in _nodes_of(item, live.part.key):
                    places.setdefault(node, (number, place))
    places.pop("", None)
    return places


def _rows_of(item: Item, key: str) -> list[str]:
    """The innermost node of each row or paragraph."""
    if isinstance(item, Block):
        return [next((node for node in reversed(owner) if node), "") for owner in item.owners]
    return list(_nodes_of(item, key))


def _nodes_of(item: Item, key: str) -> set[str]:
    if isinstance(item, Block):
        return {node for owner in item.owners for node in owner}
    if isinstance(item, Opening):
        return {key}
    if isinstance(item, End) or item.address is None:
        return set()
    return {item.address.id}
