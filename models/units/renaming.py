"""A unit gets another name everywhere: where it stands, and the one step that writes the new name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from models.commands.registers import KeepEntries
from models.commands.together import Together
from models.edits import Edit, edit_command
from models.i18n import _
from models.plan import Plan
from models.registers import Unit, UnitChange
from models.store.rows import PlanRows
from models.units.changes import cited_spans, renamed
from models.units.directory import Directory, spellings
from models.units.splitter import split
from models.units.tokens import name_key
from models.units.whole_names import in_its_case, whole_names
from models.walk import Value, plan_values

_CELLS = ("lead", "partners")
_STEP = 2000  # texts between two words about how far it is


@dataclass(frozen=True, slots=True)
class Rename:
    """A text in which names change: the edit, what of the old text goes, and whether it is a unit's cell."""

    edit: Edit
    spans: tuple[tuple[int, int], ...]
    in_cell: bool


def rename_places(
    plan: Plan, directory: Directory, unit: Unit, name: str, told: Callable[[float], None] = lambda _share: None
) -> tuple[Rename, ...]:
    """Every text in which a unit stands under any of its spellings, with the new name in its place.

    In lead and partner cells it is found as they are read; elsewhere only where one of its spellings stands whole and
    is not part of another unit's name or of a cited document.
    """
    own = spellings(unit)
    others = tuple(text for other in directory.units if other.id != unit.id for text in spellings(other))

    def spans_in(value: Value) -> list[tuple[int, int]]:
        text = value.text
        if _is_cell(value):
            return [(part.start, part.end) for part in split(text, directory) if part.unit and part.unit.id == unit.id]
        found = [(start, end) for start, end, at in whole_names(text, (*own, *others)) if at < len(own)]
        kept = cited_spans(text) if found else []
        return [span for span in found if not any(low < span[1] and span[0] < high for low, high in kept)]

    def new(found: str) -> str:
        old = next((text for text in own if name_key(text) == name_key(found)), unit.name)
        return in_its_case(found, old, name)

    return _places(plan, spans_in, new, told)


def change_places(
    plan: Plan, changes: Sequence[UnitChange], told: Callable[[float], None] = lambda _share: None
) -> tuple[Rename, ...]:
    """Every text that names an agency which changed, with its new name."""
    found: list[Rename] = []
    for number, value in enumerate(plan_values(plan)):
        if number % _STEP == 0:
            told(number / (number + 20 * _STEP))
        after, done = renamed(value.text, changes) if value.text else ("", ())
        if done:
            spans: list[tuple[int, int]] = []
            shift = 0
            for one in done:
                spans.append((one.start - shift, one.start - shift + len(one.old)))
                shift += len(one.new) - len(one.old)
            found.append(Rename(_edit(value, after), tuple(spans), _is_cell(value)))
    return tuple(found)


def rename_command(rows: PlanRows, unit: Unit, name: str, places: Iterable[Rename]) -> Together:
    """The new name in the directory and in the chosen texts, as one step; the old name stays another spelling."""
    label = _("Đổi tên đơn vị thành “{name}”").format(name=name)
    variants = tuple(text for text in dict.fromkeys((*unit.variants, unit.name)) if text not in (name, unit.short))
    entry = replace(unit, name=name, variants=variants)
    texts = edit_command(rows, (place.edit for place in places), label.replace("{", "{{").replace("}", "}}"))
    return Together(label, (KeepEntries((entry,), label), *((texts,) if texts else ())))


def changes_command(rows: PlanRows, places: Iterable[Rename]) -> Together | None:
    """The new names of agencies in the chosen texts, as one step; None where nothing would change."""
    return edit_command(rows, (place.edit for place in places), _("Đổi tên cơ quan ở {count} chỗ"))


def _places(
    plan: Plan,
    spans_in: Callable[[Value], list[tuple[int, int]]],
    new: Callable[[str], str],
    told: Callable[[float], None],
) -> tuple[Rename, ...]:
    found: list[Rename] = []
    for number, value in enumerate(plan_values(plan)):
        if number % _STEP == 0:
            told(number / (number + 20 * _STEP))
        spans = spans_in(value) if value.text else []
        after = value.text
        for start, end in reversed(spans):
            after = after[:start] + new(value.text[start:end]) + after[end:]
        if after != value.text:
            found.append(Rename(_edit(value, after), tuple(spans), _is_cell(value)))
    return tuple(found)


def _edit(value: Value, after: str) -> Edit:
    return Edit(value.address, value.text, after, value.paragraph)


def _is_cell(value: Value) -> bool:
    return value.address.table == "line" and value.address.field in _CELLS
