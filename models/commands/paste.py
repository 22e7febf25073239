"""Commands that bring in what was copied: texts into many cells at once, and whole rows with all that is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from models.commands.text import SetText, with_text
from models.errors import InputProblem
from models.grid.grid import Address
from models.i18n import _
from models.plan import LINE_FIELDS, Area, Item, Line, Task
from models.store.merges import line_below
from models.store.nodes import RowMaker, merged_of, pack_extra, pack_merged
from models.store.schema import to_row
from models.store.transaction import Tx
from models.text import printable

CopiedNode = Line | Item | Area


@dataclass(frozen=True, slots=True)
class LineTexts:
    """What one line gets: texts by field, which cells are joined with the one above, and which are parted from it."""

    id: str
    texts: tuple[tuple[str, str], ...]
    joined: frozenset[str] = frozenset()
    parted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Placed:
    """Nodes of one sort that come behind the sibling `after` ("" first, None last) in a parent."""

    parent_id: str
    after: str | None
    nodes: tuple[CopiedNode, ...]


@dataclass(frozen=True, slots=True)
class InsertNodes:
    """Bring in nodes with all that stands in them; nothing of what is there changes."""

    places: tuple[Placed, ...]
    label: str = field(default_factory=lambda: _("Chèn các dòng đã sao chép"))

    def apply(self, tx: Tx) -> None:
        """Insert; raises InputProblem where a parent cannot hold a node or a place is gone."""
        for place in self.places:
            _insert(tx, place)


@dataclass(frozen=True, slots=True)
class PasteCells:
    """Set many cells, join and part them as what was copied has them, and add what goes beyond the last row."""

    titles: tuple[tuple[Address, str], ...] = ()
    lines: tuple[LineTexts, ...] = ()
    added: tuple[Placed, ...] = ()
    label: str = field(default_factory=lambda: _("Dán vào bảng"))

    def apply(self, tx: Tx) -> None:
        """Write all; raises InputProblem where a cell is gone."""
        for address, text in self.titles:
            SetText(address, text).apply(tx)
        for line in self.lines:
            _write_line(tx, line)
        for place in self.added:
            _insert(tx, place)


def _write_line(tx: Tx, line: LineTexts) -> None:
    row = tx.get("line", line.id)
    texts = {name: printable(text) for name, text in line.texts}
    reference = texts.pop("reference", None)
    if reference:
        blank = dict.fromkeys(LINE_FIELDS, "") | {"merged": pack_merged(set()), "extra": pack_extra({})}
        tx.put("line", row | blank | {"reference": reference})
        return
    if reference is not None or texts:
        # Texts in cells of their own take the place of a reference over them.
        row = row | {"reference": ""}
    for name, text in texts.items():
        row = with_text(row, name, text)
    merged = (merged_of(row["merged"]) - line.parted) | line.joined
    tx.put("line", row | {"merged": pack_merged(merged)})


def _insert(tx: Tx, place: Placed) -> None:
    if not place.nodes:
        return
    for kind in dict.fromkeys(type(node).__name__.lower() for node in place.nodes):
        tx.check_place(kind, place.parent_id)
    table = "line" if isinstance(place.nodes[0], Line) else "item"
    if any(isinstance(node, Line) != (table == "line") for node in place.nodes):
        raise ValueError("lines and items in one place")
    positions = tx.positions_after(table, place.parent_id, place.after, len(place.nodes))
    made = RowMaker()
    lines: list[str] = []
    for node, position in zip(place.nodes, positions, strict=True):
        if isinstance(node, Line):
            tx.add("line", to_row(made.line(node, place.parent_id, position)))
            lines.append(node.id)
            continue
        for name, image in made.item(node, place.parent_id, position):
            tx.add(name, to_row(image))
    if table == "item":
        lines = [line.id for node in (place.nodes[0], place.nodes[-1]) for line in _lines_of(node)]
    if lines:
        _close_below(tx, lines[-1])


def _lines_of(node: CopiedNode) -> Sequence[Line]:
    return node.lines if isinstance(node, Task) else ()


def _close_below(tx: Tx, last: str) -> None:
    """The cells right below what came in do not go on above it."""
    below = line_below(tx, last)
    line = tx.line(below) if below else None
    if line is not None and merged_of(line.merged):
        tx.put("line", to_row(line) | {"merged": pack_merged(set())})


def tasks_in(nodes: Sequence[CopiedNode]) -> Iterator[Task]:
    """All tasks in some nodes."""
    for node in nodes:
        if isinstance(node, Task):
            yield node
        elif not isinstance(node, Line):
            yield from tasks_in(node.items)


def check_amount(nodes: Sequence[CopiedNode], most: int) -> None:
    """Raise InputProblem where there are more lines than can come in at once."""
    lines = sum(isinstance(node, Line) for node in nodes) + sum(len(task.lines) for task in tasks_in(nodes))
    if lines > most:
        text = _("Có {lines} dòng đã sao chép, mỗi lần chỉ chèn được tối đa {most} dòng: hãy chèn từng phần.")
        raise InputProblem(text.format(lines=lines, most=most))
