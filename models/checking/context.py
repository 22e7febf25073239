"""What the rules may ask about the plan around a node; kept from one check to the next while it holds."""

from __future__ import annotations

import json
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from models.layout import Layout
from models.plan import Area, Line, Period, Plan, Remark, Task
from models.registers import CheckSettings, Entry, Reading, check_settings_from_json
from models.store.nodes import make_layout
from models.store.rows import PlanRows
from models.store.schema import AppendixImage, PlanImage

if TYPE_CHECKING:
    from models.deadlines import Meaning
    from models.deadlines.corrected import DeadlineReader
    from models.walk import Node

_E = TypeVar("_E")


class Context:
    """The plan as a rule sees it. Everything here is asked for often, so it must cost little."""

    def __init__(self, rows: PlanRows) -> None:
        self.rows = rows
        self._read: tuple[Line, Meaning] | None = None
        self._homes: dict[str, str] = {}  # of what holds tasks, the appendix

    @property
    def plan(self) -> Plan:
        """The whole plan; built anew after each change, so only for rules that look at the whole."""
        return self.rows.plan

    @cached_property
    def head(self) -> PlanImage:
        """The row of the plan: title, agency, number, date, period."""
        return cast(PlanImage, self.rows.image("plan", self.rows.plan_id))

    @cached_property
    def period(self) -> Period:
        """The years of the plan."""
        return Period(self.head.period_start, self.head.period_end, self.head.period_vision)

    @cached_property
    def issued(self) -> date | None:
        """The day of issue, None where it is not known to the day."""
        try:
            return date.fromisoformat(self.head.issued)
        except ValueError:
            return None

    @cached_property
    def settings(self) -> CheckSettings:
        """How this plan is checked."""
        return check_settings_from_json(json.loads(self.head.checks))

    @cached_property
    def words(self) -> frozenset[str]:
        """Words that the officer knows to be right, in small letters."""
        return frozenset(word.casefold() for word in self.settings.words)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries of the registers."""
        ids = self.rows.children(self.rows.plan_id, "entry")
        return tuple(cast(Entry, node) for id_ in ids if (node := self.rows.node(id_)) is not None)

    @cached_property
    def remarks_on(self) -> dict[tuple[str, ...], Remark]:
        """The remarks that speak of a value, by its table, id and field."""
        ids = self.rows.children(self.rows.plan_id, "remark")
        remarks = (cast(Remark, self.rows.node(id_)) for id_ in ids)
        return {tuple(remark.at.split("/", 2)): remark for remark in remarks if remark.at}

    def register(self, kind: type[_E]) -> tuple[_E, ...]:
        """The entries of one kind."""
        return tuple(entry for entry in self.entries if isinstance(entry, kind))

    def node(self, id_: str) -> Node:
        """The node behind an id; raises KeyError."""
        return cast("Node", self.rows.node(id_))

    def parent(self, node: Node) -> Node | None:
        """The node that holds this one; None for the plan."""
        above = self.rows.parent_id(node.id)
        return self.node(above) if above else None

    def task_of(self, line: Line) -> Task:
        """The task of a line."""
        return cast(Task, self.node(self.rows.parent_id(line.id)))

    def appendix_id(self, id_: str) -> str:
        """The id of the appendix in which a node stands, "" for what stands in none."""
        line = self.rows.line(id_)
        item = self.rows.item(id_ if line is None else line.task_id)
        if item is None:
            return id_ if self.rows.image("appendix", id_) is not None else ""
        home = self._homes.get(item.parent_id)
        if home is None:
            home = self._homes[item.parent_id] = self.appendix_id(item.parent_id)
        return home

    def moved(self) -> None:
        """Nodes came, went or moved: what is known of where they stand is dropped."""
        self._homes.clear()

    def area_of(self, id_: str) -> Area | None:
        """The area in which a node stands; None where it stands in none."""
        line = self.rows.line(id_)
        item = self.rows.item(id_ if line is None else line.task_id)
        while item is not None and item.kind != "area":
            item = self.rows.item(item.parent_id)
        return None if item is None else cast(Area, self.node(item.id))

    def appendix_row(self, id_: str) -> AppendixImage | None:
        """The row of the appendix in which a node stands; its node would be built anew after each edit."""
        return cast("AppendixImage | None", self.rows.image("appendix", self.appendix_id(id_)))

    def layout(self, id_: str) -> Layout | None:
        """The columns under which a node is printed; None for what stands in no appendix."""
        row = self.appendix_row(id_)
        return None if row is None else make_layout(row.layout)

    def order(self, id_: str) -> tuple[tuple[int, float, str], ...]:
        """A key by which nodes sort as they are read: the text before the appendices."""
        path: list[tuple[int, float, str]] = []
        while id_ and id_ != self.rows.plan_id:
            table = self.rows.stored_in(id_)
            image = self.rows.image(table, id_)
            if image is None:
                break
            path.append((int(table not in ("section",)), image.position, id_))
            id_ = image.parent_id
        return tuple(reversed(path))

    @cached_property
    def deadlines(self) -> DeadlineReader:
        """What reads the deadlines of this plan."""
        from models.deadlines.corrected import DeadlineReader

        return DeadlineReader(self.period, self.settings, self.register(Reading))

    def meaning(self, line: Line) -> Meaning:
        """What the deadline of a line means, as the officer corrected it or as it is read."""
        # Several rules ask for it one after the other.
        if self._read is None or self._read[0] is not line:
            self._read = line, self.deadlines(line)
        return self._read[1]
