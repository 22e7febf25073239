"""Commands that change a plan's registers and how it is checked."""

from __future__ import annotations

from dataclasses import dataclass

from models.errors import InputProblem
from models.i18n import _
from models.registers import CheckSettings, Entry, kind_of
from models.store.nodes import RowMaker, pack_json
from models.store.schema import to_row
from models.store.transaction import Tx


@dataclass(frozen=True, slots=True)
class KeepEntries:
    """Write entries of the registers: those with a known id are changed in their place, others come at the end."""

    entries: tuple[Entry, ...]
    label: str

    def apply(self, tx: Tx) -> None:
        """Write; raises ValueError where an id belongs to something else."""
        maker = RowMaker()
        fresh = [entry for entry in self.entries if tx.image("entry", entry.id) is None]
        places = iter(tx.positions_after("entry", tx.plan_id, None, len(fresh))) if fresh else iter(())
        for entry in self.entries:
            old = tx.image("entry", entry.id)
            if old is None:
                tx.add("entry", to_row(maker.entry(entry, tx.plan_id, next(places))))
            elif to_row(old)["kind"] != kind_of(entry):
                raise ValueError(f"no {kind_of(entry)}: {entry.id}")
            else:
                tx.put("entry", to_row(maker.entry(entry, tx.plan_id, old.position)))


@dataclass(frozen=True, slots=True)
class DropEntries:
    """Take entries out of the registers."""

    ids: tuple[str, ...]
    label: str

    def apply(self, tx: Tx) -> None:
        """Delete; raises InputProblem where none of them is there."""
        found = [id_ for id_ in dict.fromkeys(self.ids) if tx.image("entry", id_) is not None]
        if not found:
            raise InputProblem(_("Mục cần xóa không còn trong kế hoạch."))
        for id_ in found:
            tx.drop("entry", id_)


@dataclass(frozen=True, slots=True)
class SetChecks:
    """Check the plan in another way."""

    checks: CheckSettings
    label: str = ""

    def __post_init__(self) -> None:
        """Name the step where the caller did not."""
        if not self.label:
            object.__setattr__(self, "label", _("Đổi cách soát lỗi"))

    def apply(self, tx: Tx) -> None:
        """Set."""
        tx.put("plan", tx.get("plan", tx.plan_id) | {"checks": pack_json(self.checks.to_json())})
