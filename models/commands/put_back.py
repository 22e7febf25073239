"""A command that puts a part of another state of the plan back, as it was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.i18n import _
from models.plan import Appendix, Area, Group, Line, Objective, Section, Task
from models.store.nodes import RowMaker
from models.store.schema import TABLES, Image, to_row
from models.store.transaction import Tx
from models.words import kind_name

Part = Section | Appendix | Area | Group | Objective | Task | Line


@dataclass(frozen=True, slots=True)
class PutBack:
    """Put a part with all that stands in it behind a sibling ("" first, None last); its ids stay unless in use."""

    part: Part
    parent_id: str
    after: str | None = None

    @property
    def id(self) -> str:
        """The id of the part."""
        return self.part.id

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Lấy lại {what}").format(what=kind_name(type(self.part).__name__.lower()))

    def apply(self, tx: Tx) -> None:
        """Put it there; raises InputProblem where the place is gone."""
        kind = type(self.part).__name__.lower()
        tx.check_place(kind, self.parent_id)
        table = kind if kind in ("section", "appendix", "line") else "item"
        position = tx.position_after(table, self.parent_id, self.after)
        taken = [id_ for one in TABLES for id_ in tx.rows.images(one)]
        for name, image in self._rows(RowMaker(taken), position):
            tx.add(name, to_row(image))

    def _rows(self, maker: RowMaker, position: float) -> Iterator[tuple[str, Image]]:
        match self.part:
            case Section():
                return maker.section(self.part, self.parent_id, position)
            case Appendix():
                return maker.appendix(self.part, self.parent_id, position)
            case Line():
                return iter([("line", maker.line(self.part, self.parent_id, position))])
            case _:
                return maker.item(self.part, self.parent_id, position)
