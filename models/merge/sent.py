"""What a cell was when a file was made, looked up by its digest in the steps and versions that the plan keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.compare.index import PlanIndex
from models.errors import PlanError
from models.merge.merging import Change
from models.plan import Line
from models.row_ids import digest
from models.store.merges import value_of
from models.store.schema import Image, LineImage
from models.store.session import PlanSession

_LARGEST = 500_000  # bytes of a step that is looked into
_VERSIONS = 3  # the newest ones


def with_sent(changes: Sequence[Change], session: PlanSession) -> tuple[Change, ...]:
    """The changes, those of which only a digest is known with the text, as far as the plan still has it."""
    wanted = {_key(one): one.digest for one in changes if one.digest}
    if not wanted:
        return tuple(changes)
    found = dict(_in_steps(wanted, session))
    if len(found) < len(wanted):
        found = {**dict(_in_versions(wanted, session)), **found}
    return tuple(replace(one, sent=found[_key(one)]) if _key(one) in found else one for one in changes)


def _key(change: Change) -> tuple[str, str]:
    return change.shown.address.id, change.shown.address.field


def _in_steps(wanted: dict[tuple[str, str], str], session: PlanSession) -> Iterable[tuple[tuple[str, str], str]]:
    """The newest such texts among those that a step took the place of."""
    fields = _fields(wanted)
    left = set(wanted)
    for step in reversed(session.steps().done):
        if not left:
            return
        try:
            changes = session.step_changes(step.id, _LARGEST) or ()
        except PlanError:
            continue
        for change in changes:
            for field in fields.get(change.id, ()):
                text = _text(change.old, field)
                if (change.id, field) in left and text is not None and digest(text) == wanted[change.id, field]:
                    left.discard((change.id, field))
                    yield (change.id, field), text


def _in_versions(wanted: dict[tuple[str, str], str], session: PlanSession) -> Iterable[tuple[tuple[str, str], str]]:
    for version in session.versions()[:_VERSIONS]:
        try:
            index = PlanIndex(session.version_plan(version.id))
        except PlanError:
            continue
        for (id_, field), sent in wanted.items():
            node = index.nodes.get(id_)
            text = node.text(field) if isinstance(node, Line) else getattr(node, field, None)
            if isinstance(text, str) and digest(text) == sent:
                yield (id_, field), text


def _fields(wanted: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id_, field in wanted:
        found.setdefault(id_, []).append(field)
    return found


def _text(image: Image | None, field: str) -> str | None:
    if isinstance(image, LineImage):
        return image.reference if field == "reference" else value_of(image, field)
    text = getattr(image, field, None)
    return text if isinstance(text, str) else None
