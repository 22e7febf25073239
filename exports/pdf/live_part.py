"""One part of a document laid out and kept, so that after a change only what stands after it is laid out again."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import takewhile

from exports.pdf.layout import work
from exports.pdf.pages import POINTS, Page, Paper, Placed, Spot
from exports.pdf.parts import Chunk, Part
from exports.pdf.shape import Shape
from exports.progress import Meter


@dataclass(slots=True)
class LivePart:
    """The pages of one part, and the spot of the paper before each chunk and after the last one."""

    part: Part
    chunks: list[Chunk]
    spots: list[Spot]
    pages: list[Page]

    @classmethod
    def of(cls, part: Part, meter: Meter) -> LivePart:
        """A part laid out from its beginning."""
        return cls(part, [], [part.paper.spot], [part.paper.page])._from(0, 0, list(part.chunks()), part, meter)

    def follow(self, part: Part, meter: Meter) -> LivePart:
        """The next state of this part: laid out from the first change on, until all stands as it stood before."""
        if part.frame != self.part.frame:
            return _keeping(LivePart.of(part, meter), self.pages)
        part.take_over(self.part)
        chunks, old = list(part.chunks()), self.chunks
        most = min(len(chunks), len(old))
        same = sum(1 for _ in takewhile(lambda n: chunks[n] == old[n], range(most)))
        if same == len(chunks) == len(old):
            return LivePart(part, chunks, self.spots, self.pages)
        tail = sum(1 for _ in takewhile(lambda n: chunks[-1 - n] == old[-1 - n], range(most - same)))
        return _keeping(self._from(same, tail, chunks, part, meter), self.pages)

    def page_of(self, place: int, node: str) -> int:
        """The index of the page on which a node of the chunk at a place begins."""
        before, after = self.spots[place], self.spots[place + 1]
        if before.number == after.number:
            return before.number - 1
        paper = Paper(self.part.setup)
        paper.go_back(self.pages[before.number - 1], before)
        paper.seen = {}
        self.part.paper = paper
        self.part.place(self.chunks[place])
        first = min(paper.seen.values(), default=before.number)
        return paper.seen.get(node, first) - 1

    def at(self, number: int, down: float) -> tuple[Chunk, float]:
        """The chunk that stands on a page (from 1) `down` pt from its top, and how far into it that is (0 to 1)."""
        height = self.part.setup.height * POINTS
        heights = [spot.number * height + spot.y for spot in self.spots]
        wanted = number * height + down
        place = max(0, min(bisect_right(heights, wanted) - 1, len(self.chunks) - 1))
        begin, end = heights[place : place + 2]
        return self.chunks[place], max(0.0, min(1.0, (wanted - begin) / (end - begin))) if end > begin else 0.0

    def _from(self, start: int, tail: int, chunks: list[Chunk], part: Part, meter: Meter) -> LivePart:
        """Lay out again from the chunk at `start`; the last `tail` chunks are as before."""
        spot = self.spots[start]
        paper = part.paper = Paper(part.setup)
        paper.go_back(self.pages[spot.number - 1], spot)
        spots, pages = self.spots[:start], self.pages[: spot.number - 1]
        shift = len(self.chunks) - len(chunks)
        for place in range(start, len(chunks)):
            spot = paper.spot
            if place >= len(chunks) - tail and spot.meets(self.spots[place + shift]):
                return self._joined(spots, pages, paper, place + shift, chunks, part)
            spots.append(spot)
            part.place(chunks[place])
            pages += paper.full()
            meter.step(work(chunks[place]))
        return LivePart(part, chunks, [*spots, paper.spot], [*pages, paper.page])

    def _joined(
        self, spots: list[Spot], pages: list[Page], paper: Paper, place: int, chunks: list[Chunk], part: Part
    ) -> LivePart:
        """What was laid out anew, and after it all that stood from the old chunk at `place` on."""
        page, here, there = paper.page, paper.spot, self.spots[place]
        below = self.pages[there.number - 1]
        page.placed += below.placed[there.placed :]
        page.marks += below.marks[there.marks :]
        page.rules += below.rules[there.rules :]
        later = here.number - there.number
        pages = [*pages, page, *self.pages[there.number :]]
        if later:
            first = here.number
            pages[first:] = [replace(one, number=one.number + later) for one in pages[first:]]
        if here == there:
            return LivePart(part, chunks, [*spots, *self.spots[place:]], pages)
        for spot in self.spots[place:]:
            if spot.number == there.number:
                spots.append(
                    Spot(
                        here.number,
                        spot.y,
                        spot.fresh,
                        spot.placed + here.placed - there.placed,
                        spot.marks + here.marks - there.marks,
                        spot.rules + here.rules - there.rules,
                    )
                )
            else:
                spots.append(spot._replace(number=spot.number + later))
        return LivePart(part, chunks, spots, pages)


def _keeping(made: LivePart, old: list[Page]) -> LivePart:
    """The same, with the old page wherever a new one looks just like it."""
    for place, (page, before) in enumerate(zip(made.pages, old, strict=False)):
        if page is not before and _same_look(page, before):
            made.pages[place] = before
    return made


def _same_look(page: Page, other: Page) -> bool:
    return (
        page.setup == other.setup
        and page.number == other.number
        and page.marks == other.marks
        and page.rules == other.rules
        and len(page.placed) == len(other.placed)
        and all(map(_same_text, page.placed, other.placed))
    )


def _same_text(one: Placed, other: Placed) -> bool:
    return one[1:] == other[1:] and (one.shape is other.shape or _same_shape(one.shape, other.shape))


def _same_shape(one: Shape, other: Shape) -> bool:
    mine, theirs = one.measure, other.measure
    return (
        (mine.style, mine.size, mine.leading) == (theirs.style, theirs.size, theirs.leading)
        and (one.width, one.align, one.indent) == (other.width, other.align, other.indent)
        and one.lines == other.lines
    )
