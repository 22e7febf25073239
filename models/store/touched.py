"""Which kept steps changed which row, read bit by bit and then kept in step with the session."""

from __future__ import annotations

from collections.abc import Iterable

from models.errors import InputProblem
from models.store.changes import ChangeSet
from models.store.session import PlanSession

# A step with a larger record is a whole plan that was replaced; reading it takes too long for what one line gains.
_LARGEST = 300_000


class Touched:
    """Row id -> the steps that changed it. Reading goes on from the newest step to the oldest."""

    def __init__(self, session: PlanSession) -> None:
        self._session = session
        self._steps_of: dict[str, set[int]] = {}
        self._known: set[int] = set()
        self._unread: list[int] = []
        self.look_again()

    @property
    def reading(self) -> bool:
        """Whether some steps are still to be read."""
        return bool(self._unread)

    def look_again(self) -> None:
        """Note which steps are still to be read, after some time without following."""
        steps = self._session.steps()
        # The newest may have been widened meanwhile.
        self._known -= {step.id for step in steps.done[-1:]}
        self._unread = [step.id for step in (*steps.done, *steps.undone) if step.id not in self._known]

    def read_one(self) -> frozenset[str]:
        """Read the newest unread step; the rows it changed."""
        if not self._unread:
            return frozenset()
        step = self._unread.pop()
        try:
            changes = self._session.step_changes(step, _LARGEST) or ()
        except InputProblem:
            # A damaged record is told where its step is chosen; here it only has nothing to say.
            changes = ()
        ids = frozenset(change.id for change in changes)
        self._note(step, ids)
        return ids

    def follow(self, changes: ChangeSet) -> None:
        """Take in a change that has just been made; undone and redone steps are known already."""
        steps = self._session.steps()
        if steps.done and not (steps.done[-1].id in self._known and steps.undone):
            newest = steps.done[-1].id
            if newest not in self._unread:
                self._note(newest, changes.ids)

    def _note(self, step: int, ids: Iterable[str]) -> None:
        self._known.add(step)
        for id_ in ids:
            self._steps_of.setdefault(id_, set()).add(step)

    def steps_of(self, ids: Iterable[str]) -> list[int]:
        """The done steps that changed one of some rows, as far as they are read, the newest first."""
        found = set[int]().union(*(self._steps_of.get(id_, ()) for id_ in ids))
        if not found:
            return []
        return [step.id for step in reversed(self._session.steps().done) if step.id in found]
