"""The two ways in which a copied range can come into the table, for the preview: as new tasks, or over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from imports.clip.tasks import CopiedColumns, guessed_columns, left_out, tasks_of
from imports.recognise.view import View
from models.clip.fitting import Misfit, Target, fit_at, misfit_text
from models.clip.placing import into_known, placed, unwrapped
from models.clip.source import Source
from models.commands.paste import CopiedNode, InsertNodes, Placed, check_amount, tasks_in
from models.errors import InputProblem
from models.grid.grid import Address, Grid, Owner, Role
from models.i18n import _
from models.layout import HEAD_FIELDS, LINE_FIELDS
from models.plan import Appendix, Area, Line
from models.store.transaction import Command
from models.text import fold
from models.words import field_name, kind_name


class Way(StrEnum):
    """How the range comes in."""

    INSERT = "insert"
    OVERWRITE = "overwrite"


class Shown(NamedTuple):
    """A copied text, and how many columns its cell takes from here on."""

    text: str
    wide: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would be done: the step (None where it cannot be), in words, and what each copied row becomes."""

    command: Command | None
    summary: str
    done: str = ""  # the same when it is done
    rows: Mapping[int, str] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()
    goal: Address | None = None  # where to go afterwards
    filled: range = range(0)  # Grid rows that were written over
    columns: range = range(0)


class PasteWays:
    """The range, the place, and what was chosen so far."""

    def __init__(
        self,
        grid: Grid,
        target: Target,
        appendix: Appendix,
        owner: Owner,
        row: int,
        column: int,
        exact: tuple[CopiedNode, ...] = (),
    ) -> None:
        self.grid = grid
        self._exact = exact
        self._target = target
        self._appendix = appendix
        self._owner = owner
        self._row = row  # of the target's Grid
        self._view = View(grid)
        self.columns: CopiedColumns = guessed_columns(grid, appendix.layout, column)
        self.can_overwrite = not appendix.layout.is_list and bool(target.owner(row).area)
        self.way = Way.INSERT

    @property
    def exact(self) -> bool:
        """Whether whole rows of a plan come in as they are, so that there is nothing to choose of their columns."""
        return bool(self._exact) and self.way is Way.INSERT

    def suggest(self, misfit: Misfit) -> None:
        """Begin with the way that such a range probably means."""
        over = misfit in (Misfit.COLUMNS, Misfit.NOWHERE) and not self.columns.named
        self.way = Way.OVERWRITE if over and self.can_overwrite and not self._exact else Way.INSERT

    def names(self) -> list[str]:
        """The headings of the copied columns."""
        return [
            " ".join(f"{column.group} {column.header}".split()) or _("Cột {number}").format(number=place)
            for place, column in enumerate(self.columns.columns, 1)
        ]

    def rows(self, most: int) -> list[tuple[int, list[Shown]]]:
        """The first copied rows below the headings, by their number in the Grid, with what each column shows."""
        ranges = [(column.start, column.end) for column in self.columns.columns]
        found: list[tuple[int, list[Shown]]] = []
        for row in range(self.columns.first_row, min(self.grid.row_count, self.columns.first_row + most)):
            slots = self._view.slots(row, ranges)
            shown = [
                Shown(slot.text if slot.top == row and place == slot.first else "", slot.last - place + 1)
                for place, slot in enumerate(slots)
            ]
            found.append((row, shown))
        return found

    def choices(self) -> list[tuple[str, str]]:
        """What a column can be taken for: a name and a field; hidden columns only for new tasks."""
        layout = self._appendix.layout
        shown = [(_named(column.header, column.field), column.field) for column in layout.shown]
        found = [(_("(bỏ qua)"), ""), *shown]
        if self.way is Way.INSERT:
            there = {column.field for column in layout.shown}
            hidden = [(_named(column.header, column.field), column.field) for column in layout.columns if column.hidden]
            named = {name for _header, name in hidden}
            others = [(field_name("line", name), name) for name in LINE_FIELDS if name not in there | named]
            if "task" not in there:
                found.append((field_name("task", "title"), "task"))
            found += [(_("{name} (không in)").format(name=name), value) for name, value in (*hidden, *others)]
        return found

    def left_out(self) -> str:
        """The copied columns with texts that are left out, in words."""
        places = [] if self.exact else left_out(self.grid, self._taken())
        if not places:
            return ""
        names = self.names()
        return _("Bỏ qua: {columns}.").format(columns=", ".join(f"“{names[place]}”" for place in places))

    def _taken(self) -> CopiedColumns:
        """The columns without those that this way has no place for."""
        offered = {value for _name, value in self.choices()}
        columns = self.columns
        for place, name in enumerate(columns.fields):
            if name not in offered:
                columns = columns.with_field(place, "")
        return columns

    def outcome(self) -> Outcome:
        """What would be done now."""
        try:
            return self._inserted() if self.way is Way.INSERT else self._written()
        except InputProblem as problem:
            return Outcome(None, problem.message)

    def _inserted(self) -> Outcome:
        from imports.clip.door import MOST_ROWS

        into: tuple[Placed, ...] = ()
        if self._exact:
            nodes, kinds = self._exact, _kinds_by_role(self.grid)
        else:
            tasks = tasks_of(self.grid, self._taken())
            nodes, kinds = unwrapped(tasks.areas), dict(tasks.kinds)
            # Tasks of a stranger's "I. Cải cách thể chế" belong into the area of that name.
            into, rest = into_known(nodes, self._appendix.areas)
        check_amount(nodes, MOST_ROWS)
        places = (*into, *placed(nodes if self._exact else rest, self._owner, self._appendix.id))
        if not places:
            raise InputProblem(_("Không thấy nhiệm vụ nào trong vùng đã sao chép."))
        first = places[0].nodes[0]
        count = sum(1 for _task in tasks_in(nodes))
        lines = sum(len(task.lines) for task in tasks_in(nodes)) + sum(isinstance(node, Line) for node in nodes)
        areas = sum(isinstance(node, Area) for place in places for node in place.nodes)
        parts = [
            _("{count} lĩnh vực").format(count=areas) if areas else "",
            _("{count} nhiệm vụ").format(count=count) if count else "",
            _("{count} dòng").format(count=lines),
        ]
        named = ", ".join(part for part in parts if part)
        told_known = _("Nhiệm vụ của lĩnh vực đã có tên trong bảng được xếp vào cuối lĩnh vực đó.") if into else ""
        return Outcome(
            InsertNodes(places, _("Dán thành nhiệm vụ mới")),
            " ".join((_("Sẽ chèn {parts}.").format(parts=named), told_known)).strip(),
            _("Đã chèn {parts}.").format(parts=named),
            {row: self._became(row, kind) for row, kind in kinds.items()},
            frozenset(row for row, kind in kinds.items() if kind in ("area", "group", "objective")),
            Address(type(first).__name__.lower(), first.id, "title"),
        )

    def _written(self) -> Outcome:
        source, numbers = self._source()
        if source is None:
            raise InputProblem(_("Hãy chọn ít nhất một cột để dán vào."))
        there = [row for row in range(self._row, self._target.grid.row_count) if self._target.owner(row).line]
        places = self._places()
        fitted = fit_at(self._target, source, there[: source.height], [target for target, _copied in places])
        if isinstance(fitted, Misfit):
            raise InputProblem(misfit_text(fitted))
        filled = there[: source.height]
        kinds = {number: self._over(row) for number, row in zip(numbers, filled, strict=False)}
        kinds |= dict.fromkeys(numbers[len(filled) :], _("dòng mới"))
        rows = range(filled[0], filled[-1] + 1) if filled else range(0)
        made = range(len(filled), len(numbers))
        will, will_add = _("Sẽ ghi vào {rows} dòng đã có."), _("Sẽ ghi vào {rows} dòng đã có, thêm {made} dòng mới.")
        did, did_add = _("Đã ghi vào {rows} dòng."), _("Đã ghi vào {rows} dòng, thêm {made} dòng mới.")
        return Outcome(
            fitted.command,
            (will_add if made else will).format(rows=len(filled), made=len(made)),
            (did_add if made else did).format(rows=len(filled), made=len(made)),
            kinds,
            frozenset(),
            None,
            rows,
            fitted.columns,
        )

    def _source(self) -> tuple[Source | None, Sequence[int]]:
        """The chosen columns of the rows that are no headings, and the numbers of those rows in the copied Grid."""
        places = self._places()
        if not places:
            return None, ()
        whole = Source(self.grid)
        rows = [row for row in range(self.columns.first_row, whole.height) if not whole.heading(row)]
        return whole.part(rows, [copied for _target, copied in places]), rows

    def _places(self) -> list[tuple[int, int]]:
        """The column of the table and the copied column, for each that is pasted."""
        at = {column.field: place for place, column in enumerate(self._target.grid.columns)}
        return sorted(
            (at[column.field], column.start)
            for column in self._taken().columns
            if column.field in at and column.field != "number"
        )

    def _became(self, row: int, kind: str) -> str:
        if kind == "area" and not self._exact:
            titles = [fold(area.title) for area in self._appendix.areas if area.title]
            if fold(self._view.row_text(row)).endswith(tuple(titles)):
                return _("lĩnh vực đã có")
        return _new(kind)

    def _over(self, row: int) -> str:
        owner = self._target.owner(row)
        number = next((n for n, column in enumerate(self._target.grid.columns) if column.field == "number"), None)
        told = self._target.grid.cell_at(row, number).text if number is not None else ""
        name = kind_name("task") if owner.task else kind_name("line")
        return _("ghi vào {kind} {number}").format(kind=name, number=told or row - self._target.header_rows + 1)


def _named(header: str, name: str) -> str:
    if name == "number":
        return _("STT (tự đánh số)")
    table = "line" if name not in HEAD_FIELDS else name
    return " ".join(header.split()) or field_name(table, "title" if name in HEAD_FIELDS else name)


def _kinds_by_role(grid: Grid) -> dict[int, str]:
    """What each row of a range of our own is, by the roles of the cells that begin in it."""
    kinds = dict.fromkeys(range(grid.row_count), "line")
    for cell in grid.cells():
        if cell.role is Role.TASK or (cell.role in (Role.AREA, Role.GROUP, Role.OBJECTIVE) and cell.colspan > 1):
            kinds[cell.row] = cell.role.value
    return kinds


def _new(kind: str) -> str:
    if kind == "line":
        return _("dòng tiếp theo")
    return _("{kind} mới").format(kind=kind_name(kind))
