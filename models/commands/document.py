"""Commands on the document as a whole: letterhead, body, appendices and their layouts, remarks, replacement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from models.commands.text import PLAN_LISTS, PLAN_TEXTS
from models.errors import InputProblem
from models.i18n import _
from models.layout import Layout
from models.numbering import Style
from models.page_settings import PageSettings
from models.plan import Appendix, Period, Plan, Section, Signer, new_id
from models.store.nodes import RowMaker, pack_json, pack_layout, pack_page
from models.store.schema import TABLES, Image, to_row
from models.store.transaction import Tx
from models.text import printable


@dataclass(frozen=True, slots=True)
class AddAppendix:
    """Add a whole appendix; it keeps its ids unless they are in use already."""

    appendix: Appendix
    after: str | None = None

    @property
    def id(self) -> str:
        """The id of the new appendix."""
        return self.appendix.id

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Thêm phụ lục")

    def apply(self, tx: Tx) -> None:
        """Add; raises InputProblem where the sibling is gone."""
        tx.verbatim = True
        position = tx.position_after("appendix", tx.plan_id, self.after)
        taken = [id_ for table in TABLES for id_ in tx.rows.images(table)]
        for table, image in RowMaker(taken).appendix(self.appendix, tx.plan_id, position):
            tx.put(table, to_row(image))


@dataclass(frozen=True, slots=True)
class DeleteAppendix:
    """Take away an appendix with all that stands in it."""

    id: str

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Xóa phụ lục")

    def apply(self, tx: Tx) -> None:
        """Delete; raises InputProblem where it is gone."""
        tx.get("appendix", self.id)
        tx.drop_tree(self.id)


@dataclass(frozen=True, slots=True)
class SetLayout:
    """Give an appendix another layout; its data stays as it is."""

    appendix_id: str
    layout: Layout

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Đổi mẫu bảng")

    def apply(self, tx: Tx) -> None:
        """Set; raises InputProblem where the appendix is gone."""
        row = tx.get("appendix", self.appendix_id)
        tx.put("appendix", row | {"layout": pack_layout(self.layout)})


@dataclass(frozen=True, slots=True)
class SetPage:
    """Set up the paper of the whole plan."""

    page: PageSettings

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Thiết lập trang")

    def apply(self, tx: Tx) -> None:
        """Set."""
        tx.put("plan", tx.get("plan", tx.plan_id) | {"page": pack_page(self.page)})


@dataclass(frozen=True, slots=True)
class SetOrientation:
    """Lay the pages of one appendix (True), stand them up (False), or leave it to its form (None)."""

    appendix_id: str
    landscape: bool | None

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Đổi hướng giấy")

    def apply(self, tx: Tx) -> None:
        """Set; raises InputProblem where the appendix is gone."""
        row = tx.get("appendix", self.appendix_id)
        tx.put("appendix", row | {"landscape": None if self.landscape is None else int(self.landscape)})


@dataclass(frozen=True, slots=True)
class LeaveToRule:
    """Let the program write a line above an appendix again ("label" or "caption") in place of a text of its own."""

    appendix_id: str
    field: str

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Để chương trình ghi đầu đề")

    def apply(self, tx: Tx) -> None:
        """Take the text away; raises InputProblem where the appendix is gone, ValueError for another field."""
        if self.field not in ("label", "caption"):
            raise ValueError(f"no rule writes this: {self.field}")
        tx.put("appendix", tx.get("appendix", self.appendix_id) | {self.field: None})


@dataclass(frozen=True, slots=True)
class SetItemStyle:
    """Number the items of one area in a style of its own; None = as the layout says."""

    area_id: str
    style: Style | None

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Đổi cách đánh số")

    def apply(self, tx: Tx) -> None:
        """Set; raises InputProblem where the area is gone."""
        row = tx.get("item", self.area_id)
        if row["kind"] != "area":
            raise ValueError(f"no area: {self.area_id}")
        tx.put("item", row | {"item_style": None if self.style is None else self.style.value})


@dataclass(frozen=True, slots=True)
class SetPlan:
    """Set several values of the document at once: field of Plan -> value (text, Period, Signer, list of texts)."""

    fields: Mapping[str, Any]

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Sửa thông tin văn bản")

    def apply(self, tx: Tx) -> None:
        """Set; raises ValueError for a field that is no value of the document."""
        row = tx.get("plan", tx.plan_id)
        for name, value in self.fields.items():
            if name in PLAN_TEXTS:
                row[name] = printable(str(value))
            elif name in PLAN_LISTS:
                row[name] = pack_json([printable(str(text)) for text in value])
            elif name == "period" and isinstance(value, Period):
                row |= {"period_start": value.start, "period_end": value.end, "period_vision": value.vision}
            elif name == "signer" and isinstance(value, Signer):
                row |= {f"signer_{part.name}": printable(getattr(value, part.name)) for part in fields(value)}
            else:
                raise ValueError(f"no such value: {name}")
        tx.put("plan", row)


@dataclass(frozen=True, slots=True)
class AddSection:
    """Add a section to the body or into another section; `after` is a sibling's id, "" for first, None for last."""

    parent_id: str
    heading: str = ""
    number: str = ""
    after: str | None = None
    id: str = field(default_factory=new_id)

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Thêm mục")

    def apply(self, tx: Tx) -> None:
        """Add; raises InputProblem where the place is gone."""
        tx.check_place("section", self.parent_id)
        position = tx.position_after("section", self.parent_id, self.after)
        row = {"id": self.id, "parent_id": self.parent_id, "position": position, "paragraphs": "[]"}
        tx.add("section", row | {"number": printable(self.number), "heading": printable(self.heading)})


@dataclass(frozen=True, slots=True)
class SetSections:
    """Put other sections in the place of the whole body; those with the same id are changed, not replaced."""

    sections: tuple[Section, ...]

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Sửa phần lời văn")

    def apply(self, tx: Tx) -> None:
        """Replace the body."""
        maker = RowMaker([id_ for table in TABLES if table != "section" for id_ in tx.rows.images(table)])
        rows = [
            row
            for place, section in enumerate(self.sections, 1)
            for row in maker.section(section, tx.plan_id, float(place))
        ]
        _replace(tx, ("section",), rows)


@dataclass(frozen=True, slots=True)
class ReplacePlan:
    """Put another plan in the place of this one, in one step; nodes with the same id are changed, not replaced."""

    plan: Plan
    label: str = ""

    def __post_init__(self) -> None:
        """Name the step where the caller did not."""
        if not self.label:
            object.__setattr__(self, "label", _("Thay toàn bộ kế hoạch"))

    def apply(self, tx: Tx) -> None:
        """Replace; the document keeps its own id, for it is still the same file."""
        tx.verbatim = True
        _replace(tx, TABLES, list(RowMaker().plan(self.plan, tx.plan_id)))


def _replace(tx: Tx, tables: Iterable[str], rows: list[tuple[str, Image]]) -> None:
    """Make the given tables hold just the given rows."""
    wanted = {(table, image.id) for table, image in rows}
    gone = [(table, id_) for table in tables for id_ in tx.rows.images(table) if (table, id_) not in wanted]
    # New rows first: what moves out of a node that goes must have left it.
    for table, image in rows:
        tx.put(table, to_row(image))
    for table, id_ in reversed(gone):
        if tx.image(table, id_) is not None:
            tx.drop_tree(id_)


@dataclass(frozen=True, slots=True)
class DeleteRemarks:
    """Take away remarks of an import that the officer has dealt with."""

    ids: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Xóa điều cần xem lại")

    def apply(self, tx: Tx) -> None:
        """Delete; raises InputProblem where none of them is there."""
        found = [id_ for id_ in dict.fromkeys(self.ids) if tx.image("remark", id_) is not None]
        if not found:
            raise InputProblem(_("Mục cần xóa không còn trong kế hoạch."))
        for id_ in found:
            tx.drop("remark", id_)
