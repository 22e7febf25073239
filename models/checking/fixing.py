"""What puts findings right: one command for each, and what the texts will be after it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from models.checking.finding import Finding, Spot
from models.commands.together import Together
from models.edits import Edit, edit_command, text_at
from models.grid.grid import Address
from models.i18n import _
from models.store.rows import PlanRows
from models.store.transaction import Command

TextPlace = tuple[Address, int]  # a text, and which of its paragraphs


def fix_of(finding: Finding, rows: PlanRows) -> Command | None:
    """The step that puts a finding right; None where its words are not there any more."""
    if finding.remedy is not None:
        return finding.remedy
    return edit_command(rows, edits_of([finding], rows), _("Sửa lỗi"))


def fix_all(
    findings: Sequence[Finding], rows: PlanRows, left_out: Container[TextPlace] = frozenset()
) -> Command | None:
    """One step that puts right all that can be, but for the texts that are left out; None where nothing can."""
    commands: list[Command] = []
    wanted = [edit for edit in edits_of(findings, rows) if (edit.address, edit.paragraph) not in left_out]
    edits = edit_command(rows, wanted, "")
    if edits is not None:
        commands += edits.commands
    # Equal remedies ("renumber the sections") are done once.
    commands += list(dict.fromkeys(one.remedy for one in findings if one.remedy is not None))
    label = _("Sửa {count} lỗi").format(count=sum(one.fixable for one in findings))
    return Together(label, tuple(commands)) if commands else None


def edits_of(findings: Iterable[Finding], rows: PlanRows) -> list[Edit]:
    """What the texts become; where corrections overlap one stands; words that changed meanwhile are left alone."""
    places: dict[TextPlace, list[Spot]] = {}
    for finding in findings:
        for spot in finding.spots:
            if spot.put is not None:
                places.setdefault((spot.address, spot.paragraph), []).append(spot)
    edits: list[Edit] = []
    for (address, paragraph), spots in places.items():
        text = _now(rows, address, paragraph)
        if text is None:
            continue
        after, taken = text, len(text)
        for spot in sorted(spots, key=lambda one: (one.start, one.end), reverse=True):
            if spot.end <= taken and text[spot.start : spot.end] == spot.text:
                after = after[: spot.start] + (spot.put or "") + after[spot.end :]
                taken = spot.start
        edits.append(Edit(address, text, after, paragraph))
    return [edit for edit in edits if edit.before != edit.after]


def _now(rows: PlanRows, address: Address, paragraph: int) -> str | None:
    """The text as it is now; None where it is gone."""
    if address.id not in rows:
        return None
    value = text_at(rows.node(address.id), address.field)
    if paragraph >= 0:
        return value[paragraph] if isinstance(value, tuple) and paragraph < len(value) else None
    return value if isinstance(value, str) else "" if value is None else None
