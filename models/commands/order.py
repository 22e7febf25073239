"""The command that gives items another order under their headings."""

from __future__ import annotations

from dataclasses import dataclass

from models.errors import InputProblem
from models.i18n import _
from models.store.transaction import Tx


@dataclass(frozen=True, slots=True)
class SortItems:
    """Put the items of some nodes in a new order: pairs of a node's id and the ids of all items in it."""

    orders: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def label(self) -> str:
        """The name of the step."""
        return _("Sắp xếp lại")

    def apply(self, tx: Tx) -> None:
        """Order; raises InputProblem where other items stand there by now."""
        for parent, ids in self.orders:
            present = tx.child_list("item", parent)
            if sorted(present) != sorted(ids):
                raise InputProblem(_("Các nhiệm vụ đã thay đổi từ lúc sắp xếp; hãy sắp xếp lại rồi thử lại."), parent)
            rows = {id_: tx.get("item", id_) for id_ in ids}
            places = sorted({float(row["position"]) for row in rows.values()})
            if len(places) < len(ids):
                places = [float(place) for place in range(1, len(ids) + 1)]
            for id_, place in zip(ids, places, strict=True):
                tx.put("item", rows[id_] | {"position": place})
