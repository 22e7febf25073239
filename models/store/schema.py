"""What the tables of a plan file are called, their columns in order, and which node may stand in which."""

from __future__ import annotations

from typing import Any, NamedTuple

# "CCHC" in ASCII: the mark at byte 68 by which a plan file is told from any other SQLite file.
APPLICATION_ID = 0x43434843
# A file with a higher major version is refused; a higher minor one only has columns that this program leaves alone.
MAJOR, MINOR = 1, 2
USER_VERSION = MAJOR << 16 | MINOR

Row = dict[str, Any]


class PlanImage(NamedTuple):
    """The one row of the table "plan"; `legal_bases` and `recipients` are JSON lists of texts, `page` and `checks` JSON
    objects."""

    id: str
    title: str
    agency: str
    parent_agency: str
    place: str
    number: str
    symbol: str
    issued: str
    period_start: int | None
    period_end: int | None
    period_vision: int | None
    signer_authority: str
    signer_position: str
    signer_name: str
    legal_bases: str
    recipients: str
    page: str
    checks: str

    @property
    def parent_id(self) -> str:
        """Nothing holds the plan."""
        return ""

    @property
    def position(self) -> float:
        """The plan has no siblings."""
        return 0.0


class SectionImage(NamedTuple):
    """A row of the table "section"; `paragraphs` is a JSON list of texts."""

    id: str
    parent_id: str
    position: float
    number: str
    heading: str
    paragraphs: str


class AppendixImage(NamedTuple):
    """A row of the table "appendix"; `layout` is JSON, `landscape` 0, 1 or NULL for "by the form"."""

    id: str
    parent_id: str
    position: float
    title: str
    label: str | None
    caption: str | None
    closing: str
    layout: str
    landscape: int | None


class ItemImage(NamedTuple):
    """A row of the table "item": an area, group, objective or task, as `kind` says."""

    id: str
    parent_id: str
    position: float
    kind: str
    title: str
    item_style: str | None
    source_number: str


class LineImage(NamedTuple):
    """A row of the table "line"; `merged` is a JSON list of fields, `extra` a JSON object."""

    id: str
    task_id: str
    position: float
    activity: str
    product: str
    lead: str
    partners: str
    deadline: str
    funding: str
    note: str
    reference: str
    merged: str
    extra: str

    @property
    def parent_id(self) -> str:
        """The id of the task, under the name that all other tables have for it."""
        return self.task_id


class RemarkImage(NamedTuple):
    """A row of the table "remark"."""

    id: str
    parent_id: str
    position: float
    message: str
    text: str
    place: str
    at: str


class EntryImage(NamedTuple):
    """A row of the table "entry": one entry of the plan's registers, `data` a JSON object as its `kind` has it."""

    id: str
    parent_id: str
    position: float
    kind: str
    data: str


Image = PlanImage | SectionImage | AppendixImage | ItemImage | LineImage | RemarkImage | EntryImage

IMAGES: dict[str, type[Image]] = {
    "plan": PlanImage,
    "section": SectionImage,
    "appendix": AppendixImage,
    "item": ItemImage,
    "line": LineImage,
    "remark": RemarkImage,
    "entry": EntryImage,
}
# The columns in the order in which they are read and written; the first one is always the id.
COLUMNS: dict[str, tuple[str, ...]] = {table: image._fields for table, image in IMAGES.items()}
# Parents before children: writes go in this order, removals in the opposite one, so that foreign keys always hold.
TABLES = tuple(COLUMNS)

KINDS = ("area", "group", "objective", "task")
# Where a node may stand: kind or table of the node -> kinds of its parent.
PARENTS: dict[str, tuple[str, ...]] = {
    "section": ("plan", "section"),
    "appendix": ("plan",),
    "remark": ("plan",),
    "entry": ("plan",),
    "area": ("appendix",),
    "group": ("area",),
    "objective": ("area", "group"),
    "task": ("area", "group", "objective"),
    "line": ("task",),
}
# The table of a node's children, where it can have only one sort of them or one sort is meant unless said otherwise.
CHILDREN = {
    "plan": "appendix",
    "section": "section",
    "appendix": "item",
    "area": "item",
    "group": "item",
    "objective": "item",
    "task": "line",
}
MAX_SECTION_DEPTH = 20


def parent_column(table: str) -> str:
    """The name of the column that holds the parent's id; raises KeyError for the plan, which has none."""
    if table == "plan":
        raise KeyError(table)
    return "task_id" if table == "line" else "parent_id"


def same_place(old: Image, new: Image) -> bool:
    """True where two images of one row stand in the same parent at the same position."""
    return old.position == new.position and old.parent_id == new.parent_id


def to_row(image: Image) -> Row:
    """A row image as a mapping of its column names."""
    return image._asdict()


def to_image(table: str, row: Row) -> Image:
    """A mapping of column names as a row image; raises KeyError where a column is missing."""
    return IMAGES[table]._make([row[name] for name in COLUMNS[table]])
