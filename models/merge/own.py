"""Changes of a copy of the plan that are none: what was changed here since, as the kept steps tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from models.compare.comparison import Kind
from models.errors import PlanError
from models.merge.merging import Change, Merge
from models.store.merges import value_of
from models.store.schema import Image, LineImage
from models.store.session import PlanSession

_LARGEST = 500_000  # bytes of a step that is looked into


def without_own(merge: Merge, session: PlanSession) -> Merge:
    """The merge without what the copy only has as it was here before: a former text, a part that came or went here."""
    wanted = {one.shown.address.id for one in merge.changes}
    former: dict[str, list[Image]] = defaultdict(list)
    came: set[str] = set()
    went: set[str] = set()
    for step in session.steps().done if wanted else ():
        try:
            changes = session.step_changes(step.id, _LARGEST) or ()
        except PlanError:
            continue
        for change in changes:
            if change.id not in wanted:
                continue
            if change.old is None:
                came.add(change.id)
            else:
                former[change.id].append(change.old)
            if change.new is None:
                went.add(change.id)

    def is_own(change: Change) -> bool:
        shown = change.shown
        id_ = shown.address.id
        if shown.kind is Kind.CHANGED and shown.paragraph is None:
            return any(_text(image, shown.address.field) == shown.after for image in former[id_])
        if shown.paragraph is not None:
            return False
        return (shown.kind is Kind.REMOVED and id_ in came) or (shown.kind is Kind.ADDED and id_ in went)

    return replace(merge, changes=tuple(one for one in merge.changes if not is_own(one)))


def _text(image: Image, field: str) -> object:
    if isinstance(image, LineImage):
        return image.reference if field == "reference" else value_of(image, field)
    return getattr(image, field, None)
