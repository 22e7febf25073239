"""roll(): the plan of the next year or period as a new plan, with everything that was changed and what is to be
looked at again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from models.collecting import no_collecting
from models.compare.comparison import Difference
from models.compare.plans import compare
from models.deadlines.corrected import DeadlineReader
from models.grid.grid import Address
from models.i18n import _
from models.layout import Layout
from models.plan import LINE_FIELDS, Appendix, Area, Item, Line, Period, Plan, Section, Task
from models.registers import UnitChange, entries_of
from models.rollover.check import Check
from models.rollover.checks import checks_of, remarks_of
from models.rollover.fresh import with_new_ids
from models.rollover.joined import joined_again
from models.rollover.kinds import TaskKind, decision_on, falls_behind, kind_of, tasks_in
from models.rollover.options import Decision, Options, check
from models.rollover.registers import moved_entries
from models.rollover.years import Mark, Place, Years
from models.units.changes import Renaming, in_force, renamed

# How far the work is when the plan is made, compared with the old one, and looked through.
_MADE, _COMPARED, _CHECKED = 0.4, 0.75, 0.9
_OFTEN = 100  # tasks
_RUNNING = Place(running=True)
_DEADLINE = Place(deadline=True)
_CELL = Place()
_PRINTED_WITH = re.compile(r"kèm theo", re.IGNORECASE)
_OF_A_DOCUMENT = re.compile(r"\bsố\b|\bngày\b|\d", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(\s*(?:Tổng cộng|Tổng số|Cộng)\b[^\d\n]*?)(\d+)(\s*(?:nhiệm vụ|công việc|việc)\b)", re.IGNORECASE
)
_Headed = TypeVar("_Headed")


@dataclass(frozen=True, slots=True)
class Noted:
    """A year or a name in a text of the new plan: where, in which paragraph (-1 for none), the text, what it is."""

    address: Address
    paragraph: int
    text: str
    mark: Mark | Renaming


@dataclass(frozen=True, slots=True)
class Decided:
    """A task of the old plan and what became of it."""

    task: Task
    kind: TaskKind
    decision: Decision


@dataclass(frozen=True, slots=True)
class Rolled:
    """The new plan with `changes` (Difference: before, after) against the old one and `checks`, what is to be looked
    at; `ids` leads from the parts of the old plan to those of the new one."""

    plan: Plan
    options: Options
    changes: tuple[Difference, ...]
    checks: tuple[Check, ...]
    tasks: tuple[Decided, ...]
    ids: Mapping[str, str] = field(default_factory=dict)

    def count(self, decision: Decision) -> int:
        """How many tasks were decided on like that."""
        return sum(1 for one in self.tasks if one.decision is decision)


def roll(plan: Plan, options: Options, told: Callable[[float], object] = lambda _share: None) -> Rolled:
    """The plan of other years; raises InputProblem for years that make no sense. The old plan is not touched.

    `told` hears how far the work is (0 to 1); what it raises ends the work.
    """
    check(options.old, options.new)
    with no_collecting():
        return _rolled(plan, options, told)


def _rolled(plan: Plan, options: Options, told: Callable[[float], object]) -> Rolled:
    total = max(1, plan.task_count())
    work = _Rolling(plan, options, lambda tasks: told(_MADE * tasks / total))
    draft = work.draft()
    changes = compare(plan, draft, by_ids=True).differences
    told(_COMPARED)
    checks = checks_of(plan, draft, options, work.marks, work.renamings, work.coming, work.decided)
    told(_CHECKED)
    made, ids = with_new_ids(draft)
    made = replace(made, entries=moved_entries(plan.entries, options, work.years, work.changes, ids))
    checks = tuple(replace(one, address=_at(one.address, ids)) for one in checks)
    made = replace(made, remarks=remarks_of(checks))
    changes = tuple(replace(one, goal=_at(one.goal, ids) if one.goal else None) for one in changes)
    return Rolled(made, options, changes, checks, tuple(work.decided), ids)


def _at(address: Address, ids: Mapping[str, str]) -> Address:
    return address._replace(id=ids.get(address.id, address.id))


class _Rolling:
    """Makes the new plan with the ids of the old one, and notes what it meets on the way."""

    def __init__(self, plan: Plan, options: Options, told: Callable[[int], object]) -> None:
        """`told` hears how many tasks are made."""
        self._plan = plan
        self._told = told
        self._options = options
        self.years = Years(options, plan.period.vision)
        known = tuple(entries_of(plan.entries, UnitChange))
        self.changes = in_force(known, date(options.new.first, 1, 1))
        self._coming = tuple(one for one in in_force(known, date(options.new.last, 12, 31)) if one not in self.changes)
        self._reader = DeadlineReader.of_plan(plan)
        self.marks: list[Noted] = []
        self.renamings: list[Noted] = []
        self.coming: list[Noted] = []  # names that will change within the new period
        self.decided: list[Decided] = []

    def draft(self) -> Plan:
        """The new plan, its registers and ids still those of the old one."""
        plan, options = self._plan, self._options
        at = _addresses("plan", plan.id)
        sections = tuple(self._section(one) for one in plan.sections)
        appendices = tuple(self._appendix(one) for one in plan.appendices)
        return replace(
            plan,
            title=self._text(plan.title, at("title")),
            agency=self._text(plan.agency, at("agency")),
            parent_agency=self._text(plan.parent_agency, at("parent_agency")),
            number="",
            issued="",
            period=Period(options.new.first, options.new.last, options.vision),
            legal_bases=self._paragraphs(plan.legal_bases, at("legal_bases")),
            recipients=self._paragraphs(plan.recipients, at("recipients")),
            sections=sections,
            appendices=appendices,
            remarks=(),
        )

    def _section(self, section: Section) -> Section:
        at = _addresses("section", section.id)
        return replace(
            section,
            heading=self._text(section.heading, at("heading")),
            paragraphs=self._paragraphs(section.paragraphs, at("paragraphs")),
            sections=tuple(self._section(one) for one in section.sections),
        )

    def _appendix(self, appendix: Appendix) -> Appendix:
        at = _addresses("appendix", appendix.id)
        caption = appendix.caption
        if caption and _PRINTED_WITH.search(caption) and _OF_A_DOCUMENT.search(caption):
            # It names the number and date of the old plan; the program writes it from the letterhead of the new one.
            caption = None
        elif caption:
            caption = self._text(caption, at("caption"))
        made = replace(
            appendix,
            title=self._text(appendix.title, at("title")),
            caption=caption,
            closing=self._text(appendix.closing, at("closing")),
            layout=self._layout(appendix.layout),
            areas=tuple(self._area(one, appendix.layout) for one in appendix.areas),
        )
        return replace(made, closing=_counted(made.closing, tasks_in(appendix), tasks_in(made)))

    def _layout(self, layout: Layout) -> Layout:
        """The headings of columns may name years ("Quý I/2024")."""
        columns = tuple(
            replace(
                one,
                header=self.years.moved(one.header, _DEADLINE).text,
                group=self.years.moved(one.group, _DEADLINE).text,
            )
            for one in layout.columns
        )
        return layout if columns == layout.columns else replace(layout, columns=columns)

    def _area(self, area: Area, layout: Layout) -> Area:
        items = self._items(area.items, layout)
        return self._titled(replace(area, items=items), "area")

    def _items(self, items: tuple[Item, ...], layout: Layout) -> tuple[Item, ...]:
        made: list[Item] = []
        straight = True
        for item in items:
            if isinstance(item, Task):
                kind = kind_of(item, self._reader, self._options.old)
                decision = decision_on(item, kind, self._options)
                straight = straight and decision is Decision.KEEP
                self.decided.append(Decided(item, kind, decision))
                if len(self.decided) % _OFTEN == 0:
                    self._told(len(self.decided))
                if decision is not Decision.LEAVE_OUT:
                    made.append(self._task(item, layout, decision is Decision.CARRY_ON))
            elif (below := self._items(item.items, layout)) or not item.items:
                # What stood over tasks that are done is done, too.
                made.append(self._titled(replace(item, items=below), type(item).__name__.lower()))  # type: ignore[arg-type]
        return tuple(made) if straight else joined_again(tuple(made))

    def _titled(self, node: _Headed, table: str) -> _Headed:
        at = _addresses(table, str(getattr(node, "id", "")))
        title = self._text(str(getattr(node, "title", "")), at("title"))
        return replace(node, title=title, source_number="")  # type: ignore[type-var]

    def _task(self, task: Task, layout: Layout, carried: bool) -> Task:
        title = self._text(task.title, Address("task", task.id, "title"), _CELL, still=carried)
        lines = tuple(self._line(line, carried) for line in task.lines)
        if carried and self._options.mark_in_note:
            mark = _("chuyển tiếp từ {span}").format(span=self._options.old.in_words)
            if layout.has("note") and lines and not lines[0].reference:
                note = f"{lines[0].note}\n{mark[:1].upper()}{mark[1:]}".strip()
                lines = (replace(lines[0], note=note), *lines[1:])
            else:
                title = f"{title} ({mark})"
        return replace(task, title=title, lines=lines, source_number="")

    def _line(self, line: Line, carried: bool) -> Line:
        at = _addresses("line", line.id)
        values: dict[str, str] = {}
        for name in ("reference", *LINE_FIELDS):
            if text := line.text(name):
                due = name == "deadline"
                still = carried and (not due or falls_behind(self._reader(line), self._options.old))
                values[name] = self._text(text, at(name), _DEADLINE if due else _CELL, still)
        extra = {key: self._text(text, at(f"extra.{key}"), _CELL, carried) for key, text in line.extra.items()}
        return replace(line, **values, extra=extra)  # type: ignore[arg-type]

    def _paragraphs(self, texts: tuple[str, ...], at: Address) -> tuple[str, ...]:
        return tuple(self._text(text, at, _RUNNING, paragraph=place) for place, text in enumerate(texts))

    def _text(self, text: str, at: Address, place: Place = _CELL, still: bool = False, paragraph: int = -1) -> str:
        """A text with its years moved and its agencies renamed; with `still` its years stay."""
        if not text:
            return text
        if not still:
            moved = self.years.moved(text, place)
            text = moved.text
            self.marks += (Noted(at, paragraph, text, mark) for mark in moved.marks)
        if self.changes:
            text, done = renamed(text, self.changes)
            self.renamings += (Noted(at, paragraph, text, one) for one in done)
        if self._coming:
            self.coming += (Noted(at, paragraph, text, one) for one in renamed(text, self._coming)[1])
        return text


def _addresses(table: str, id_: str) -> Callable[[str], Address]:
    return lambda field: Address(table, id_, field)


def _counted(closing: str, before: int, after: int) -> str:
    """The line under the table with the number of tasks that there are now, where it told the right one before."""
    found = _COUNTED.match(closing)
    if found is None or int(found[2]) != before or before == after:
        return closing
    number = str(after).zfill(len(found[2]))
    return f"{found[1]}{number}{closing[found.end(2) :]}"
