"""What the chosen switches make of a text, of a plan, and the one step that writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from models.commands.together import Together
from models.edits import Edit, edit_command
from models.house_style.switches import NOWHERE, Change, Choices, Switch, Where
from models.i18n import _
from models.store.rows import PlanRows
from models.walk import Value

_ROUNDS = 8  # one change may make room for another; more rounds than that have never been needed


class Tidied(NamedTuple):
    """A text as it will be, and how many places each switch changes in it."""

    text: str
    counts: Mapping[str, int]


class Place(NamedTuple):
    """A text of the plan that will change."""

    value: Value
    after: str
    counts: Mapping[str, int]

    @property
    def edit(self) -> Edit:
        """The change of the whole text."""
        return Edit(self.value.address, self.value.text, self.after, self.value.paragraph)


def tidied(text: str, switches: Sequence[Switch], choices: Choices, where: Where = NOWHERE) -> Tidied:
    """The text after all switches that are on, again and again until nothing changes any more."""
    counts: Counter[str] = Counter()
    for _round in range(_ROUNDS):
        before = text
        for switch in switches:
            if switch.name in choices.on:
                changes = list(switch.find(text, where, choices.way(switch)))
                if changes:
                    text = _applied(text, changes)
                    counts[switch.name] += len(changes)
        if text == before:
            break
    return Tidied(text, counts)


def _applied(text: str, changes: Iterable[Change]) -> str:
    out: list[str] = []
    at = 0
    for change in changes:
        if change.start >= at:
            out += (text[at : change.start], change.put)
            at = change.end
    return "".join((*out, text[at:]))


def tidy_command(rows: PlanRows, places: Iterable[Place]) -> Together | None:
    """All these changes as one step; None where none of the texts is there any more."""
    return edit_command(rows, (place.edit for place in places), _("Chuẩn hóa cách viết ở {count} chỗ"))
