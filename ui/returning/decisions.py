"""What the officer has decided of each change so far; nothing of it is in the plan before it is all taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from models.compare.comparison import Difference
from models.merge.merging import Change


class Choice(StrEnum):
    """What is to become of a change."""

    OPEN = "open"
    TAKEN = "taken"
    LEFT = "left"
    WRITTEN = "written"


_State = tuple[dict[int, Choice], dict[int, str]]


class Decisions:
    """The choices of one window; changes are known by the differences that the list shows of them."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = tuple(changes)
        self._changes = {id(one.shown): one for one in changes}
        self._choices: dict[int, Choice] = {}
        self._written: dict[int, str] = {}
        self._back: list[_State] = []
        self._forth: list[_State] = []

    def change_of(self, difference: Difference) -> Change:
        """The change that a row of the list shows."""
        return self._changes[id(difference)]

    def of(self, change: Change) -> Choice:
        """The choice for a change."""
        return self._choices.get(id(change.shown), Choice.OPEN)

    def text_of(self, change: Change) -> str:
        """What the officer wrote in the place of both texts."""
        return self._written.get(id(change.shown), "")

    def decide(self, changes: Iterable[Change], choice: Choice) -> None:
        """Decide some changes alike."""
        new = {id(one.shown): choice for one in changes}
        if any(self._choices.get(key, Choice.OPEN) is not choice for key in new):
            self._step()
            self._choices |= new

    def write(self, change: Change, text: str) -> None:
        """Take a text of the officer's own."""
        self._step()
        self._choices[id(change.shown)] = Choice.WRITTEN
        self._written[id(change.shown)] = text

    @property
    def can_undo(self) -> bool:
        """Whether a decision can be taken back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """Whether a decision that was taken back can be made again."""
        return bool(self._forth)

    def undo(self) -> None:
        """Take the last decision back, of however many changes it was."""
        self._turn(self._back, self._forth)

    def redo(self) -> None:
        """Decide again what was taken back."""
        self._turn(self._forth, self._back)

    def _turn(self, from_: list[_State], to: list[_State]) -> None:
        if from_:
            to.append((self._choices, self._written))
            self._choices, self._written = from_.pop()

    def _step(self) -> None:
        """Begin a step: what was decided before stays as it is."""
        self._back.append((self._choices, self._written))
        self._forth.clear()
        self._choices, self._written = dict(self._choices), dict(self._written)

    def take_plain(self, changes: Iterable[Change]) -> None:
        """Take those that nobody else changed; where both sides did, each is decided by itself."""
        self.decide((one for one in changes if not one.conflict), Choice.TAKEN)

    def taken(self) -> list[Change]:
        """The changes that go into the plan, in reading order."""
        return [one for one in self.changes if self.of(one) in (Choice.TAKEN, Choice.WRITTEN)]

    def written(self) -> dict[Change, str]:
        """The texts that the officer wrote."""
        return {one: self.text_of(one) for one in self.changes if self.of(one) is Choice.WRITTEN}

    def open(self) -> list[Change]:
        """The changes that are not decided yet."""
        return [one for one in self.changes if self.of(one) is Choice.OPEN]
