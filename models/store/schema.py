"""What the tables of a plan file are called, their columns in order, and which node may stand in which."""

from __future__ import annotations

from typing import Any

# "CCHC" in ASCII: the mark at byte 68 by which a plan file is told from any other SQLite file.
APPLICATION_ID = 0x43434843
# A file with a higher major version is refused; a higher minor one only has columns that this program leaves alone.
MAJOR, MINOR = 1, 0
USER_VERSION = MAJOR << 16 | MINOR

Row = dict[str, Any]
Image = tuple[Any, ...]

_TEXTS = ("activity", "product", "lead", "partners", "deadline", "funding", "note", "reference")
# The first column is the id; in all tables but "plan" the second is the parent's id and the third the position.
COLUMNS: dict[str, tuple[str, ...]] = {
    "plan": (
        "id", "title", "agency", "parent_agency", "place", "number", "symbol", "issued",
        "period_start", "period_end", "period_vision", "signer_authority", "signer_position", "signer_name",
        "legal_bases", "recipients",
    ),
    "section": ("id", "parent_id", "position", "number", "heading", "paragraphs"),
    "appendix": ("id", "parent_id", "position", "title", "label", "caption", "closing", "layout"),
    "item": ("id", "parent_id", "position", "kind", "title", "item_style", "source_number"),
    "line": ("id", "task_id", "position", *_TEXTS, "merged", "extra"),
    "remark": ("id", "parent_id", "position", "message", "text", "place"),
}  # fmt: skip
# Parents before children: writes go in this order, removals in the opposite one, so that foreign keys always hold.
TABLES = tuple(COLUMNS)

KINDS = ("area", "group", "objective", "task")
# Where a node may stand: kind or table of the node -> kinds of its parent.
PARENTS: dict[str, tuple[str, ...]] = {
    "section": ("plan", "section"),
    "appendix": ("plan",),
    "remark": ("plan",),
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
    return COLUMNS[table][1]


def to_row(table: str, image: Image) -> Row:
    """A row image as a mapping of its column names."""
    return dict(zip(COLUMNS[table], image, strict=True))


def to_image(table: str, row: Row) -> Image:
    """A mapping of column names as a row image; raises KeyError where a column is missing."""
    return tuple(row[name] for name in COLUMNS[table])
