"""What the chosen switches make of a text, of a plan, and the one step that writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from models.edits import Edit, edit_command
from models.grid.grid import Address
from models.house_style.switches import NOWHERE, Change, Choices, Switch, Where
from models.i18n import _
from models.plan import Plan
from models.store.rows import PlanRows
from models.store.transaction import Command
from models.units.directory import NOBODY, Directory
from models.walk import Value, plan_values

_ROUNDS = 8  # one change may make room for another; more rounds than that have never been needed
_STEP = 1000  # texts between two words about how far it is
_NO_TEXTS = frozenset({"number", "symbol"})


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


def tidy_plan(
    plan: Plan,
    switches: Sequence[Switch],
    choices: Choices,
    directory: Directory = NOBODY,
    within: Callable[[Address], bool] = lambda _address: True,
    told: Callable[[float], None] = lambda _share: None,
) -> tuple[Place, ...]:
    """Every text of a plan that would change, in reading order."""
    return tuple(_places(plan, switches, choices, directory, within, told))


def _places(
    plan: Plan,
    switches: Sequence[Switch],
    choices: Choices,
    directory: Directory,
    within: Callable[[Address], bool],
    told: Callable[[float], None],
) -> Iterator[Place]:
    known: dict[tuple[str, str, str], Tidied] = {}
    for number, value in enumerate(plan_values(plan)):
        if number % _STEP == 0:
            told(number / (number + 20 * _STEP))
        address, text, _paragraph = value
        if not text or address.field in _NO_TEXTS or not within(address):
            continue
        key = (text, address.table, address.field)
        found = known.get(key)
        if found is None:
            where = Where(address.table, address.field, directory)
            found = known[key] = tidied(text, switches, choices, where)
        if found.text != text:
            yield Place(value, found.text, found.counts)


def tidy_command(rows: PlanRows, places: Iterable[Place]) -> Command | None:
    """All these changes as one step; None where none of the texts is there any more."""
    return edit_command(rows, (place.edit for place in places), _("Chuẩn hóa cách viết ở {count} chỗ"))


def counts_of(places: Iterable[Place]) -> Counter[str]:
    """How many places each switch changes."""
    return sum((Counter(place.counts) for place in places), Counter())
