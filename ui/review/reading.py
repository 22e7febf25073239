"""A draft looked at from its source: what each row is, what became of a place, and where a node comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from imports.blocks import Conversion, Paragraph, Source, Spot, Table
from imports.choices import Choices, RowMeaning
from imports.draft import ColumnReading, Draft, TableReading
from imports.encodings.chosen import with_encodings
from models.collecting import no_collecting
from models.grid.live import LiveGrid
from models.plan import Appendix, Item, Section, Task
from ui.review.table_names import table_names


class Reading:
    """One draft with its ways to the source and back; both are made when first asked for.

    `texts` are those of the source that are read otherwise than its reader did, `conversions` all that are converted,
    `names` what its tables are called.
    """

    def __init__(
        self,
        draft: Draft,
        conversions: tuple[Conversion, ...] = (),
        texts: Mapping[Spot, str] | None = None,
        names: Mapping[int, str] | None = None,
    ) -> None:
        self.draft = draft
        self.conversions = conversions
        self.texts = texts or {}
        self.names = names or {}
        self.tables: dict[int, TableReading] = {one.piece: one for one in draft.tables}
        self._grids: dict[str, LiveGrid] = {}

    def prepare(self) -> Reading:
        """Make now, in a thread, what takes its time in a large plan."""
        with no_collecting():
            for appendix in self.draft.plan.appendices:
                self.grid(appendix.id)
            _ = self._by_place, self._appendix_of, self._pieces
        return self

    def grid(self, appendix: str) -> LiveGrid:
        """An appendix as the table that is printed."""
        if appendix not in self._grids:
            self._grids[appendix] = LiveGrid(self.draft, appendix)
        return self._grids[appendix]

    def used(self, piece: int) -> bool:
        """Whether a table became part of the plan."""
        table = self.tables.get(piece)
        return table is not None and bool(table.appendix)

    def part(self, piece: int) -> str:
        """Which part of the document a table sets that is none of tasks, "" for any other."""
        table = self.tables.get(piece)
        return table.part if table is not None else ""

    def meaning(self, piece: int, row: int) -> RowMeaning | None:
        """What a row of a table was understood as."""
        table = self.tables.get(piece)
        return table.rows[row] if table is not None and row < len(table.rows) else None

    def columns(self, piece: int) -> tuple[ColumnReading, ...]:
        """The columns of a table as they were understood."""
        table = self.tables.get(piece)
        return table.columns if table is not None else ()

    def origin(self, *ids: str) -> Spot | None:
        """Where the first of some nodes that is known stands in the source."""
        return next((self.draft.origins[id_] for id_ in ids if id_ in self.draft.origins), None)

    def node_at(self, spot: Spot) -> str:
        """The node that came of a place of the source, else of the row or piece before it; "" for none."""
        rows, ids = self._by_place.get(spot.piece, ([], []))
        if spot.row is not None and self.meaning(spot.piece, spot.row) in _NOWHERE:
            return ""
        place = bisect_right(rows, -1 if spot.row is None else spot.row) - 1
        return ids[place] if place >= 0 else ""

    def appendix_of(self, id_: str) -> str:
        """The appendix in which a node stands, "" for the text."""
        return self._appendix_of.get(id_, "")

    def is_section(self, id_: str) -> bool:
        """Whether a node stands in the plan's own text."""
        return self._kinds.get(id_) == "section"

    def kind_of_piece(self, piece: int) -> str:
        """What a paragraph became: "section", "task", "remark" … "" where that is not told."""
        return self._pieces.get(piece, "")

    @cached_property
    def _kinds(self) -> dict[str, str]:
        kinds = {remark.id: "remark" for remark in self.draft.plan.remarks}
        todo: list[Section] = list(self.draft.plan.sections)
        while todo:
            section = todo.pop()
            kinds[section.id] = "section"
            todo += section.sections
        for appendix in self.draft.plan.appendices:
            kinds[appendix.id] = "appendix"
            kinds.update((area.id, "area") for area in appendix.areas)
            items: list[Item] = [item for area in appendix.areas for item in area.items]
            while items:
                item = items.pop()
                kinds[item.id] = type(item).__name__.lower()
                items += () if isinstance(item, Task) else item.items
        return kinds

    @cached_property
    def _pieces(self) -> dict[int, str]:
        """What the paragraphs became, the outermost of what begins in each."""
        found: dict[int, str] = {}
        for id_, spot in self.draft.origins.items():
            kind = self._kinds.get(id_, "")
            if spot.row is None and _DEPTH.get(kind, 0) > _DEPTH.get(found.get(spot.piece, ""), 0):
                found[spot.piece] = kind
        return found

    @cached_property
    def _by_place(self) -> dict[int, tuple[list[int], list[str]]]:
        """The nodes of each piece by their rows, the innermost of those that begin in one row."""
        found: dict[int, dict[int, str]] = {}
        # A remark only tells of a row, which became something else or nothing.
        remarks = {remark.id for remark in self.draft.plan.remarks}
        for id_, spot in self.draft.origins.items():
            if id_ not in remarks:
                found.setdefault(spot.piece, {})[-1 if spot.row is None else spot.row] = id_
        ordered = {piece: sorted(rows.items()) for piece, rows in found.items()}
        return {piece: ([row for row, _id in rows], [id_ for _row, id_ in rows]) for piece, rows in ordered.items()}

    @cached_property
    def _appendix_of(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for appendix in self.draft.plan.appendices:
            found.update(dict.fromkeys(_ids(appendix), appendix.id))
        return found


def read_source(source: Source, choices: Choices, draft: Draft) -> Reading:
    """The reading of a draft, with the texts for which another encoding was chosen; made in a thread."""
    now = with_encodings(source, choices)
    texts: dict[Spot, str] = {}
    for place, (old, new) in enumerate(zip(source.pieces, now.pieces, strict=True)):
        if new is old:
            continue
        if isinstance(new, Paragraph):
            texts[Spot(place)] = new.tidy
        elif isinstance(old, Table):
            for was, cell in zip(old.grid.cells(), new.grid.cells(), strict=True):
                if cell.text != was.text:
                    texts[Spot(place, cell.row, cell.column)] = cell.text
    return Reading(draft, now.conversions, texts, table_names(source, draft.tables)).prepare()


_NOWHERE = (RowMeaning.SKIP, RowMeaning.BELOW, RowMeaning.CLOSING)
_DEPTH = {"remark": 1, "task": 2, "objective": 3, "group": 4, "area": 5, "section": 6, "appendix": 7}


def _ids(appendix: Appendix) -> list[str]:
    ids = [appendix.id]
    ids += [area.id for area in appendix.areas]
    todo = [item for area in appendix.areas for item in area.items]
    while todo:
        item = todo.pop()
        ids.append(item.id)
        ids += [line.id for line in getattr(item, "lines", ())]
        todo += getattr(item, "items", ())
    return ids
