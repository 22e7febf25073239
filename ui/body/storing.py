"""What was typed in the body as the smallest command that stores it: one text where one changed, else the body."""

from __future__ import annotations

from collections.abc import Sequence

from models.commands import SetBody, SetParagraphs, SetText, Together
from models.commands.outline import Body
from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan, Section
from models.store.transaction import Command


def storing(plan: Plan, body: Body) -> Command | None:
    """The command that makes the plan's text the given one; None where it is so already."""
    old = Body(plan.legal_bases, plan.sections)
    if old == body:
        return None
    found: list[Command] = []
    if old.bases != body.bases:
        found.append(SetParagraphs(Address("plan", plan.id, "legal_bases"), body.bases))
    if not _same_shape(old.sections, body.sections, found):
        return SetBody(body, _("Sửa phần lời văn"))
    return found[0] if len(found) == 1 else Together(_("Sửa phần lời văn"), tuple(found))


def _same_shape(old: Sequence[Section], new: Sequence[Section], found: list[Command]) -> bool:
    """Whether the same sections stand in the same places; the texts that differ are put into `found`."""
    if [section.id for section in old] != [section.id for section in new]:
        return False
    for before, after in zip(old, new, strict=True):
        if before is not after:
            if before.number != after.number:
                return False
            if before.heading != after.heading:
                found.append(SetText(Address("section", after.id, "heading"), after.heading))
            if before.paragraphs != after.paragraphs:
                found.append(SetParagraphs(Address("section", after.id, "paragraphs"), after.paragraphs))
        if not _same_shape(before.sections, after.sections, found):
            return False
    return True
