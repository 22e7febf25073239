"""The Grid of one appendix kept in step with the session: after a command only the touched blocks are new."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from models.grid.build import blocks_of_area
from models.grid.grid import Address, Block, Cell, Grid
from models.grid.numbers import printed_numbers
from models.grid.prose import prose_columns
from models.grid.table import grid_columns, header_block
from models.page import PageSetup, page_of
from models.plan import Appendix, Area, Plan
from models.view.view import View, Viewer, path_to

# Above this many changed nodes a comparison of all blocks is as quick.
_FEW = 20


class PlanSource(Protocol):
    """What holds the plan as it is now: the session, or a stand-in."""

    @property
    def plan(self) -> Plan:
        """The plan as it is now; unchanged parts are the same objects as before."""


class Touched(Protocol):
    """The part of a ChangeSet that matters here."""

    @property
    def ids(self) -> Collection[str]:
        """Ids of the nodes that came, went, moved or have another text."""

    @property
    def structural(self) -> bool:
        """Whether rows, merges, numbers or columns may have changed, not only texts."""


class RowRange(NamedTuple):
    """Some neighbouring Grid rows."""

    first: int
    rows: int


@dataclass(frozen=True, slots=True)
class GridChange:
    """What an update did: rows `first` … of the old Grid were replaced by `inserted` new ones.

    `changed` are ranges of new Grid rows that stayed in number but show something else; `resized` means columns of
    other widths, `reset` new columns.
    """

    first: int = 0
    removed: int = 0
    inserted: int = 0
    changed: tuple[RowRange, ...] = ()
    reset: bool = False
    resized: bool = False

    @property
    def nothing(self) -> bool:
        """True where the Grid is as before."""
        return not (self.reset or self.resized or self.removed or self.inserted or self.changed)


class _AreaBlocks(NamedTuple):
    area: Area
    shown: Area
    titled: bool
    blocks: tuple[Block, ...]


class LiveGrid:
    """The Grid of one appendix; blocks stay lazy, and those that did not change stay the same objects.

    A view leaves rows out or shows them in another order; `appendix` and the numbers are those of the whole.
    """

    def __init__(self, source: PlanSource, appendix_id: str) -> None:
        self._source = source
        self.appendix_id = appendix_id
        self._viewer = Viewer()
        self.appendix: Appendix
        self.grid: Grid
        self.numbers: Mapping[str, str]
        self._areas: dict[str, _AreaBlocks]
        self._index: dict[str, int] | None = None
        self._rebuild()

    @property
    def header_rows(self) -> int:
        """How many rows from the top are the table's heading."""
        return self.grid.header_rows

    @property
    def page(self) -> PageSetup:
        """The page that the appendix is printed on."""
        return page_of(self._source.plan, self.appendix)

    @property
    def view(self) -> View | None:
        """What leaves rows out or changes their order; None where all is shown as it is."""
        return self._viewer.view

    def look_through(self, view: View | None) -> GridChange:
        """Show the appendix through a view, or without one."""
        before = self._viewer.cut(self.appendix)
        self._viewer = Viewer(view)
        return self._update(self.appendix, before ^ self._viewer.cut(self.appendix))

    def reveal(self, node_id: str) -> GridChange:
        """Show a node that the view leaves out, with the headings above it."""
        if self.view is None or self.row_of(node_id) is not None:
            return GridChange()
        hidden = self.view.dropped.intersection(path_to(self.appendix, node_id))
        return self.look_through(replace(self.view, dropped=self.view.dropped - hidden)) if hidden else GridChange()

    def shows(self, node_id: str) -> bool:
        """Whether a node has a row; without a view all do."""
        return self.view is None or self.row_of(node_id) is not None

    def shown_tasks(self) -> int:
        """How many tasks are shown."""
        return sum(1 for entry in self._areas.values() for _task in entry.shown.tasks())

    def apply(self, changes: Touched) -> GridChange:
        """Follow a change of the plan; raises KeyError where the appendix is gone."""
        appendix = self._find()
        if appendix is self.appendix:
            return GridChange()
        resized = appendix.layout != self.appendix.layout
        if resized:
            if not appendix.layout.same_but_widths(self.appendix.layout):
                self._rebuild()
                return GridChange(reset=True)
            if not appendix.layout.is_list:
                self.grid = Grid(grid_columns(appendix.layout), self.grid.blocks, self.grid.header_rows)
        if not resized and not changes.structural and len(changes.ids) <= _FEW:
            return self._retext(appendix, changes.ids)
        before = self._viewer.cut(self.appendix)
        touched = {*changes.ids, *(before ^ self._viewer.cut(appendix))}
        return replace(self._update(appendix, touched), resized=resized)

    def _update(self, appendix: Appendix, touched: Collection[str]) -> GridChange:
        """Build what shows other nodes than before, or touched ones."""
        old_blocks = self.grid.blocks
        kept = 1 if self.grid.header_rows else 0
        numbers = printed_numbers(appendix)
        blocks: list[Block] = old_blocks[:kept]
        areas: dict[str, _AreaBlocks] = {}
        for area in appendix.areas:
            shown = self._viewer.look(area).area
            if shown is None:
                continue
            titled = _titled(appendix, area)
            entry = self._areas.get(area.id)
            if entry is None or entry.titled != titled:
                entry = _AreaBlocks(area, shown, titled, tuple(blocks_of_area(appendix, shown, numbers)))
            elif entry.shown is not shown or not self._same_numbers(area, numbers):
                fresh = blocks_of_area(appendix, shown, numbers)
                entry = _AreaBlocks(area, shown, titled, tuple(self._reuse(entry.blocks, fresh, touched, numbers)))
            areas[area.id] = entry
            blocks += entry.blocks
        self.appendix, self.numbers, self._areas, self._index = appendix, numbers, areas, None
        self.grid = Grid(self.grid.columns, blocks, self.grid.header_rows)
        return _difference(old_blocks, blocks)

    def _retext(self, appendix: Appendix, touched: Collection[str]) -> GridChange:
        """Rebuild only the blocks that show a text which changed; rows and numbers are as before."""
        self.appendix = appendix
        areas = {area.id: area for area in appendix.areas}
        places = self._places()
        indexes = {self.grid.block_index(places[node]) for node in touched if node in places}
        changed: list[RowRange] = []
        for index in sorted(indexes):
            old = self.grid.blocks[index]
            area = self._viewer.look(areas[old.owners[0].area]).area
            if area is None:
                continue
            tops = {owner.group or owner.objective or owner.task for owner in old.owners}
            part = replace(area, items=tuple(item for item in area.items if item.id in tops))
            fresh = blocks_of_area(appendix, part, self.numbers)
            self.grid.replace_block(index, next(block for block in fresh if block.key == old.key))
            changed.append(RowRange(self.grid.first_row(index), old.rows))
        start = 1 if self.grid.header_rows else 0
        for area_id, entry in self._areas.items():
            end = start + len(entry.blocks)
            area = areas[area_id]
            if area is not entry.area:
                shown = self._viewer.look(area).area or area
                self._areas[area_id] = entry._replace(area=area, shown=shown, blocks=tuple(self.grid.blocks[start:end]))
            start = end
        return GridChange(changed=tuple(changed))

    def row_of(self, node_id: str) -> int | None:
        """The first Grid row of an area, group, objective, task or line; None where it has no row."""
        places = self._places()
        return places.get(node_id)

    def find(self, address: Address) -> Cell | None:
        """The cell that shows a value, or None; builds only the block that may hold it."""
        row = self.row_of(address.id)
        if row is None:
            return None
        index = self.grid.block_index(row)
        first = self.grid.first_row(index)
        block = self.grid.blocks[index]
        for cell in block.cells:
            if cell.address == address:
                return cell._replace(row=cell.row + first)
        # A value that is merged with the one above is shown by the cell that covers its row.
        place = next((n for n, column in enumerate(self.grid.columns) if column.field == address.field), None)
        return self.grid.cell_at(row, place) if place is not None else None

    def _find(self) -> Appendix:
        for appendix in self._source.plan.appendices:
            if appendix.id == self.appendix_id:
                return appendix
        raise KeyError(self.appendix_id)

    def _rebuild(self) -> None:
        appendix = self._find()
        layout = appendix.layout
        self.appendix = appendix
        self.numbers = printed_numbers(appendix)
        self._areas = {}
        for area in appendix.areas:
            if (shown := self._viewer.look(area).area) is not None:
                blocks = tuple(blocks_of_area(appendix, shown, self.numbers))
                self._areas[area.id] = _AreaBlocks(area, shown, _titled(appendix, area), blocks)
        header = [] if layout.is_list else [header_block(layout)]
        every = [*header, *(block for entry in self._areas.values() for block in entry.blocks)]
        columns = prose_columns() if layout.is_list else grid_columns(layout)
        self.grid = Grid(columns, every, sum(block.rows for block in header))
        self._index = None

    def _same_numbers(self, area: Area, numbers: Mapping[str, str]) -> bool:
        """Whether an area whose nodes are the same objects prints the same numbers; its first item tells for all."""
        ids = [area.id, *(item.id for item in area.items[:1])]
        return all(numbers.get(node) == self.numbers.get(node) for node in ids)

    def _reuse(
        self, old: tuple[Block, ...], fresh: Iterator[Block], touched: Collection[str], numbers: Mapping[str, str]
    ) -> Iterator[Block]:
        """Fresh blocks, but the old object where a block shows the same nodes, none of them touched or renumbered."""
        known = {block.key: block for block in old}
        for block in fresh:
            before = known.get(block.key)
            same = before is not None and before.owners == block.owners and not self._differs(block, touched, numbers)
            yield before if before is not None and same else block

    def _differs(self, block: Block, touched: Collection[str], numbers: Mapping[str, str]) -> bool:
        shown = {block.key}
        for owner in block.owners:
            shown.update((owner.objective, owner.task, owner.line))
        return any(node in touched or numbers.get(node) != self.numbers.get(node) for node in shown)

    def _places(self) -> dict[str, int]:
        if self._index is None:
            index: dict[str, int] = {}
            row = 0
            for block in self.grid.blocks:
                for place, owner in enumerate(block.owners, row):
                    for node in owner:
                        index.setdefault(node, place)
                row += block.rows
            index.pop("", None)
            self._index = index
        return self._index


def _titled(appendix: Appendix, area: Area) -> bool:
    return bool(area.title) or len(appendix.areas) > 1


def _difference(old: list[Block], new: list[Block]) -> GridChange:
    """What turns the old rows into the new ones: equal rows at both ends stay, those between are replaced."""
    start = 0
    limit = min(len(old), len(new))
    while start < limit and _same_rows(old[start], new[start]):
        start += 1
    end = 0
    while end < limit - start and _same_rows(old[-1 - end], new[-1 - end]):
        end += 1
    first = sum(block.rows for block in old[:start])
    removed = sum(block.rows for block in old[start : len(old) - end])
    inserted = sum(block.rows for block in new[start : len(new) - end])
    changed: list[RowRange] = []
    row = 0
    for place, block in enumerate(new):
        if place < start:
            before: Block | None = old[place]
        else:
            before = old[place - len(new)] if place >= len(new) - end else None
        if before is not None and before is not block:
            changed.append(RowRange(row, block.rows))
        row += block.rows
    return GridChange(first, removed, inserted, tuple(changed))


def _same_rows(old: Block, new: Block) -> bool:
    return old is new or (old.key == new.key and old.owners == new.owners)
