"""What the lines that travel with a file tell of it: the tree as it was, and a digest for every printed value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from models.grid.grid import Owner
from models.grid.table import reference_place
from models.layout import HEAD_FIELDS
from models.row_ids import LIST_FIELD, IdTable, RowIds, SheetIds, digest

NOTHING = digest("")
_LEVELS = ("area", "group", "objective", "task", "line")


class SentLine(NamedTuple):
    """A line as it was printed: its nodes, and the digests of its fields, of its task and of its objective."""

    owner: Owner
    digests: Mapping[str, str]


@dataclass(slots=True)
class SentSheet:
    """One appendix as it was printed; `fields` are those of its lines (list form: none, as all are printed).

    `referring` are the fields that a reference takes the cells of. `titles` has a digest for each node with a title.
    """

    appendix: str
    name: str
    fields: tuple[str, ...]
    is_list: bool
    referring: tuple[str, ...]
    lines: list[SentLine] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    heading: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    children: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def prints(self, name: str) -> bool:
        """Whether a field of a line was printed."""
        return self.is_list or name in self.fields

    def all_digests(self) -> Iterator[str]:
        """The digests of all texts, each as often as it was printed, those of nothing left out."""
        for line in self.lines:
            for found in line.digests.values():
                if found != NOTHING:
                    yield found
        yield from self.titles.values()

    def blanks(self) -> set[str]:
        """All nodes of which nothing was printed: nobody can have taken them out."""
        own = {line.owner.line: _of_the_line(line.digests) for line in self.lines}
        found: set[str] = set()

        def look(id_: str) -> bool:
            below = [look(one) for one in self.children.get(id_, ())]
            told = self.titles.get(id_, NOTHING) != NOTHING or any(one != NOTHING for one in own.get(id_, {}).values())
            if told or not all(below):
                return False
            found.add(id_)
            return True

        for id_ in self.children.get(self.appendix, ()):
            look(id_)
        return found


def _of_the_line(digests: Mapping[str, str]) -> dict[str, str]:
    return {name: found for name, found in digests.items() if name not in HEAD_FIELDS}


def sent_sheets(ids: IdTable) -> list[SentSheet]:
    """The sheets of a file in order; those that show no appendix are left out."""
    rows: dict[int, list[RowIds]] = defaultdict(list)
    for row in ids.rows:
        rows[row.sheet].append(row)
    return [_sheet(sheet, rows[place]) for place, sheet in enumerate(ids.sheets) if sheet.appendix]


def _sheet(sheet: SheetIds, rows: Sequence[RowIds]) -> SentSheet:
    is_list = sheet.fields == (LIST_FIELD,)
    start, width = (0, 0) if is_list else reference_place(sheet.fields)
    fields = () if is_list else tuple(name for name in sheet.fields if name not in HEAD_FIELDS)
    found = SentSheet(sheet.appendix, sheet.name, fields, is_list, tuple(sheet.fields[start : start + width]))
    lines: dict[str, dict[str, str]] = {}
    owners: dict[str, Owner] = {}
    for row in sorted(rows, key=lambda one: one.row):
        owner = row.owner
        if not any(owner):
            if row.field and row.digests:
                found.heading[row.field] = row.digests[0]
            continue
        _take_nodes(found, owner)
        if is_list:
            _take_paragraph(found, lines, owner, row)
        else:
            _take_row(found, lines, owner, row, sheet.fields)
        if owner.line:
            owners[owner.line] = owner
    for id_, digests in lines.items():
        owner = owners[id_]
        heads = {"task": found.titles.get(owner.task, NOTHING), "objective": found.titles.get(owner.objective, NOTHING)}
        found.lines.append(SentLine(owner, {**digests, **heads}))
    return found


def _take_nodes(sheet: SentSheet, owner: Owner) -> None:
    above = sheet.appendix
    for kind, id_ in zip(_LEVELS, owner, strict=True):
        if not id_:
            continue
        if id_ not in sheet.kinds:
            sheet.kinds[id_] = kind
            sheet.children[above].append(id_)
        above = id_


def _take_paragraph(sheet: SentSheet, lines: dict[str, dict[str, str]], owner: Owner, row: RowIds) -> None:
    if not row.digests:
        return
    if owner.line:
        lines.setdefault(owner.line, {})[row.field] = row.digests[0]
    else:
        sheet.titles[_deepest(owner)] = row.digests[0]


def _take_row(
    sheet: SentSheet, lines: dict[str, dict[str, str]], owner: Owner, row: RowIds, fields: Sequence[str]
) -> None:
    cells = dict(zip(fields, row.digests, strict=False))
    if not owner.task:
        deepest = _deepest(owner)
        in_column = deepest == owner.objective and "objective" in cells
        sheet.titles[deepest] = cells["objective"] if in_column else row.digests[-1] if row.digests else NOTHING
        return
    sheet.titles.setdefault(owner.task, cells.get("task", NOTHING))
    if owner.objective and "objective" in cells:
        sheet.titles.setdefault(owner.objective, cells["objective"])
    if owner.line:
        lines[owner.line] = _of_the_line(cells)


def _deepest(owner: Owner) -> str:
    return next(id_ for id_ in reversed(owner) if id_)
