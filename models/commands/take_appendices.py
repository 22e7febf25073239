"""Appendices that come from a file into the open plan, with what the import doubts of them, as one step."""

from __future__ import annotations

from dataclasses import dataclass

from models.i18n import _
from models.plan import Appendix, Remark
from models.store.nodes import RowMaker
from models.store.schema import TABLES, to_row
from models.store.transaction import Tx


@dataclass(frozen=True, slots=True)
class TakeAppendices:
    """Put appendices at the end of the plan, or in the place of one that goes; remarks come behind those it has.

    They keep their ids unless these are in use already.
    """

    appendices: tuple[Appendix, ...]
    remarks: tuple[Remark, ...] = ()
    instead: str = ""

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Thay phụ lục") if self.instead else _("Thêm phụ lục")

    def apply(self, tx: Tx) -> None:
        """Take them; raises InputProblem where the appendix that is to go is gone already."""
        tx.verbatim = True
        if self.instead:
            tx.get("appendix", self.instead)
        maker = RowMaker([id_ for table in TABLES for id_ in tx.rows.images(table)])
        places = tx.positions_after("appendix", tx.plan_id, self.instead or None, len(self.appendices))
        for appendix, place in zip(self.appendices, places, strict=True):
            for table, image in maker.appendix(appendix, tx.plan_id, place):
                tx.put(table, to_row(image))
        places = tx.positions_after("remark", tx.plan_id, None, len(self.remarks))
        for remark, place in zip(self.remarks, places, strict=True):
            tx.put("remark", to_row(maker.remark(remark, tx.plan_id, place)))
        if self.instead:
            tx.drop_tree(self.instead)
