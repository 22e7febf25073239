"""The parts of a document, each on pages of its own: the plan's text and its appendices, as chunks to be placed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence

from exports.pdf.official import End, Ending
from exports.pdf.opening import Opening, place_opening
from exports.pdf.pages import Paper
from exports.pdf.paragraphs import ParagraphFlow, with_waiting
from exports.pdf.rows import RowMaker, is_heading
from exports.pdf.shape import Shaper
from exports.pdf.table import TableFlow
from exports.selection import Selected
from models.grid.grid import Block
from models.official.paragraphs import Paragraph
from models.page import PageSetup

_MOST_HELD = 4
Item = Opening | Paragraph | Block | End
Chunk = tuple[Item, ...]
"""Items that are placed together: headings with what they lead to, the last ones with what closes the part."""


class Part(ABC):
    """A run of pages; where its next chunk comes to stand is told by the paper alone.

    `key` tells the parts of a plan apart, `name` is for the screen, `steps` is about how many rows there are.
    """

    def __init__(self, setup: PageSetup, key: str, name: str, opening: Opening, steps: int) -> None:
        self.setup = setup
        self.key = key
        self.name = name
        self.opening = opening
        self.steps = steps
        self.paper = Paper(setup)
        self._shaper = Shaper()
        self._text = ParagraphFlow(self.paper)

    @property
    def frame(self) -> tuple[object, ...]:
        """All that decides, besides a chunk itself, how it is placed; chunks of equal frames are placed alike."""
        return (self.setup,)

    @abstractmethod
    def chunks(self) -> Iterator[Chunk]:
        """All that is printed, from top to bottom; made one by one, not to be kept."""

    @abstractmethod
    def place(self, chunk: Chunk) -> None:
        """Put the next chunk on the paper."""

    def take_over(self, before: Part) -> None:
        """Go on with the texts measured by a part of the same kind and frame."""
        self._shaper, self._text = before._shaper, before._text


class TextPart(Part):
    """A part of running text: the plan's own, or an appendix in the list form."""

    def __init__(
        self,
        setup: PageSetup,
        key: str,
        name: str,
        opening: Opening,
        steps: int,
        paragraphs: Callable[[], Iterable[Paragraph]],
        end: End | None = None,
    ) -> None:
        super().__init__(setup, key, name, opening, steps)
        self._paragraphs = paragraphs
        self._end = end

    def chunks(self) -> Iterator[Chunk]:
        """The opening, then the paragraphs, each with those that stay with it."""
        yield (self.opening,)
        yield from _grouped(with_waiting(self._paragraphs()), self._end)

    def place(self, chunk: Chunk) -> None:
        """Put the opening, or some paragraphs, on the paper."""
        self._text.paper = self.paper
        ending: Ending | None = None
        paragraphs: list[Paragraph] = []
        for item in chunk:
            if isinstance(item, Opening):
                place_opening(self.paper, self._shaper, self._text, item)
            elif isinstance(item, End):
                ending = Ending(self.paper, self._shaper, item)
            elif isinstance(item, Paragraph):
                paragraphs.append(item)
        if paragraphs:
            self._text.place(paragraphs, ending.height if ending else 0.0)
        if ending is not None:
            ending.place(self.paper)


class TablePart(Part):
    """An appendix as a table, its blocks without the heading; `closing` stands below it."""

    def __init__(
        self,
        selected: Selected,
        name: str,
        opening: Opening,
        header: Block,
        blocks: Callable[[], Iterable[Block]],
        closing: Paragraph | None,
    ) -> None:
        super().__init__(selected.page, selected.appendix.id, name, opening, selected.rows)
        settings = selected.page.settings
        self._header = header
        self._blocks = blocks
        self._closing = closing
        self._maker = RowMaker(selected.columns, selected.numbers.values(), self.paper.width, settings.table_size)
        self._table = TableFlow(self.paper, self._maker, self._maker.rows_of(header), repeats=settings.repeat_header)

    @property
    def frame(self) -> tuple[object, ...]:
        """The page, the columns and the heading."""
        return (self.setup, tuple(self._maker.edges), self._header.cells)

    def chunks(self) -> Iterator[Chunk]:
        """The opening with the table's heading, then the rows, each with the heading rows before them."""
        yield (self.opening,)
        yield from _grouped(((block, is_heading(block)) for block in self._blocks()), self._closing)

    def place(self, chunk: Chunk) -> None:
        """Put the opening with the heading of the table, or some rows, on the paper."""
        self._text.paper = self._table.paper = self.paper
        rows = [self._maker.rows_of(item) for item in chunk if isinstance(item, Block)]
        closing = [item for item in chunk if isinstance(item, Paragraph)]
        if isinstance(chunk[0], Opening):
            place_opening(self.paper, self._shaper, self._text, chunk[0])
            self._table.open()
        if rows:
            below = sum(self._text.shape(one).height + self._text.gap(one) for one in closing)
            self._table.place(rows, below)
        if closing:
            self.paper.fresh = False
            self._text.place(closing)

    def take_over(self, before: Part) -> None:
        """Go on with the texts measured by a part of the same kind and frame, and with its heading."""
        super().take_over(before)
        if isinstance(before, TablePart):
            self._maker, self._table = before._maker, before._table


def _grouped(items: Iterable[tuple[Item, bool]], closing: Item | None) -> Iterator[Chunk]:
    """Items in chunks: those that wait with the next one, `closing` with the last ones."""
    held: list[Item] = []
    ready: Sequence[Item] = ()
    for item, waits in items:
        held.append(item)
        if not waits or len(held) > _MOST_HELD:
            if ready:
                yield tuple(ready)
            ready, held = held, []
    if held:
        if ready:
            yield tuple(ready)
        ready = held
    if ready or closing is not None:
        yield tuple(ready) if closing is None else (*ready, closing)
