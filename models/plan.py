"""The plan as a tree of frozen values: document, body sections, appendices, areas, tasks and their lines."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from models.layout import LINE_FIELDS as LINE_FIELDS
from models.layout import Layout
from models.numbering import Style
from models.page_settings import PageSettings
from models.registers import CheckSettings, Entry


def new_id() -> str:
    """A fresh id; UUIDs, so that copies of a plan edited apart can be merged later."""
    return uuid.uuid4().hex


def _no_extra() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One assignment of a task (dòng phân công): who does what, with which product, until when.

    `reference` stands for the whole line ("Thực hiện theo Quyết định …"); `merged` names the fields whose cell is
    merged with the line above, their value is repeated here; `extra` holds custom columns by their key.
    """

    activity: str = ""
    product: str = ""
    lead: str = ""
    partners: str = ""
    deadline: str = ""
    funding: str = ""
    note: str = ""
    reference: str = ""
    merged: frozenset[str] = frozenset()
    extra: Mapping[str, str] = field(default_factory=_no_extra)
    id: str = field(default_factory=new_id, compare=False)

    def text(self, name: str) -> str:
        """The text of a line field or, for "extra.<key>", of a custom column."""
        if name.startswith("extra."):
            return self.extra.get(name.removeprefix("extra."), "")
        value: str = getattr(self, name)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be done (nhiệm vụ), in one or more lines; `source_number` is the number it was imported with."""

    title: str = ""
    lines: tuple[Line, ...] = ()
    source_number: str = field(default="", compare=False)
    id: str = field(default_factory=new_id, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A goal over several tasks (mục tiêu): a merged column in one layout, a heading row in another."""

    title: str = ""
    items: tuple[Task, ...] = ()
    source_number: str = field(default="", compare=False)
    id: str = field(default_factory=new_id, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A numbered heading row inside an area (nhóm nhiệm vụ), holding tasks 1.1, 1.2 or objectives."""

    title: str = ""
    items: tuple[Task | Objective, ...] = ()
    source_number: str = field(default="", compare=False)
    id: str = field(default_factory=new_id, compare=False)


Item = Task | Objective | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A reform area (lĩnh vực): I. Cải cách thể chế … An appendix without areas has one with an empty title.

    `item_style` overrides the layout's numbering of this area's items (01, 02 in one area only).
    """

    title: str = ""
    items: tuple[Item, ...] = ()
    item_style: Style | None = None
    source_number: str = field(default="", compare=False)
    id: str = field(default_factory=new_id, compare=False)

    def tasks(self) -> Iterator[Task]:
        """All tasks of the area in printed order, those in groups and objectives included."""
        return _tasks_of(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """One task list of the plan in one layout.

    `label` is the word above the title ("PHỤ LỤC"): None = by the rule, "" = none. `caption` is the
    "(Kèm theo …)" line: None = written by the program from the letterhead. `closing` is the line under the table.
    `landscape` None = by the form: tables lie, lists stand.
    """

    title: str = ""
    label: str | None = None
    caption: str | None = None
    closing: str = ""
    landscape: bool | None = None
    layout: Layout
    areas: tuple[Area, ...] = ()
    id: str = field(default_factory=new_id, compare=False)

    def tasks(self) -> Iterator[Task]:
        """All tasks of the appendix in printed order."""
        for area in self.areas:
            yield from area.tasks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the body text; an empty heading means that the number stands before running text."""

    number: str = ""
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    id: str = field(default_factory=new_id, compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """The years a plan covers; `vision` is the year of "định hướng đến năm …"."""

    start: int | None = None
    end: int | None = None
    vision: int | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: authority ("KT. GIÁM ĐỐC" or ""), position ("PHÓ GIÁM ĐỐC") and name."""

    authority: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A text or doubt that an import could not place, or that is to be looked at in a new year's plan; kept in the plan
    until the officer removes it. `at` is the value it speaks of as "table/id/field", "" where that is not known.
    """

    message: str
    text: str = ""
    place: str = ""
    at: str = field(default="", compare=False)
    id: str = field(default_factory=new_id, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole document. `issued` is as much of the date as is known: "2024-01-15", "2024-01", "2024" or "".

    `entries` are its registers (models/registers.py), `checks` how it is checked; neither is printed.
    """

    title: str = ""
    agency: str = ""
    parent_agency: str = ""
    place: str = ""
    number: str = ""
    symbol: str = ""
    issued: str = ""
    period: Period = Period()
    signer: Signer = Signer()
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    page: PageSettings = PageSettings()
    sections: tuple[Section, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    remarks: tuple[Remark, ...] = field(default=(), compare=False)
    entries: tuple[Entry, ...] = field(default=(), compare=False)
    checks: CheckSettings = field(default_factory=CheckSettings, compare=False)
    id: str = field(default_factory=new_id, compare=False)

    @property
    def has_text(self) -> bool:
        """True where the plan has a text of its own, not only appendices."""
        return bool(self.sections or self.legal_bases)

    @property
    def blank(self) -> bool:
        """True where nothing was written yet beside title and letterhead: no text, no areas, no tasks."""
        return not self.has_text and not any(area.title or area.items for one in self.appendices for area in one.areas)

    def task_count(self) -> int:
        """The number of tasks in all appendices."""
        return sum(1 for appendix in self.appendices for _ in appendix.tasks())

    def line_count(self) -> int:
        """The number of lines in all appendices."""
        return sum(len(task.lines) for appendix in self.appendices for task in appendix.tasks())


def _tasks_of(items: tuple[Item, ...]) -> Iterator[Task]:
    for item in items:
        if isinstance(item, Task):
            yield item
        else:
            yield from _tasks_of(item.items)
