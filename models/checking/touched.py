"""Which nodes a change of the plan makes worth a second look."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.store.changes import Change, ChangeSet
from models.store.rows import PlanRows
from models.store.schema import (
    AppendixImage,
    EntryImage,
    ItemImage,
    LineImage,
    PlanImage,
    RemarkImage,
    SectionImage,
    same_place,
)

# What no rule looks at beside those of the plan's own row.
_OF_THE_HEAD_ALONE = frozenset({"signer_authority", "signer_position", "signer_name", "page", "place"})


@dataclass(slots=True)
class Seen:
    """The nodes to look at again (`ids`), or all; those that are gone; whether head or registers are other ones."""

    ids: dict[str, None] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    everything: bool = False
    head: bool = False


class Touched:
    """Follows the changes of one plan."""

    def __init__(self, rows: PlanRows) -> None:
        self._rows = rows

    def by(self, changes: ChangeSet) -> Seen:
        """What a change touched; the rows are already those after it."""
        seen = Seen()
        for change in changes.changes:
            match change.new or change.old:
                case PlanImage():
                    self._plan(change, seen)
                case EntryImage() as entry:
                    seen.head = True
                    seen.everything |= entry.kind != "dismissal"
                case RemarkImage() as remark:
                    seen.head = True
                    spoken_of = remark.at.split("/")[1:2]
                    seen.ids |= dict.fromkeys(id_ for id_ in spoken_of if id_ in self._rows)
                case LineImage() | ItemImage() | AppendixImage() | SectionImage():
                    self._node(change, seen)
        for id_ in seen.gone:
            seen.ids.pop(id_, None)
        return seen

    def _plan(self, change: Change, seen: Seen) -> None:
        seen.head = True
        seen.ids[change.id] = None
        old, new = change.before or {}, change.after or {}
        changed = {name for name in new if old.get(name) != new[name]}
        seen.everything |= not changed <= _OF_THE_HEAD_ALONE | {"legal_bases", "recipients"}

    def _node(self, change: Change, seen: Seen) -> None:
        old, new = change.old, change.new
        moved = old is None or new is None or not same_place(old, new)
        if new is None:
            seen.gone.append(change.id)
        else:
            seen.ids[change.id] = None
        for image in (old, new):
            # A task answers for its lines; other nodes for what came to them, left them or moved in them.
            if image is not None and (moved or isinstance(image, LineImage)) and image.parent_id in self._rows:
                seen.ids[image.parent_id] = None
        if new is None:
            return
        elsewhere = old is not None and old.parent_id != new.parent_id
        laid_out = isinstance(new, AppendixImage) and isinstance(old, AppendixImage) and old.layout != new.layout
        if elsewhere or laid_out:
            self._all_in(change.id, seen)
        elif isinstance(new, ItemImage) and new.kind == "task":
            seen.ids |= dict.fromkeys(self._rows.siblings("line", change.id))

    def _all_in(self, id_: str, seen: Seen) -> None:
        for table in ("section", "item", "line"):
            for below in self._rows.siblings(table, id_):
                seen.ids[below] = None
                self._all_in(below, seen)
