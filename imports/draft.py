"""What a reader hands over: a plan draft, and the ways to tell progress and to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from models.plan import Plan, Remark

Progress = Callable[[float, str], bool]


class Cancelled(Exception):
    """The import was stopped because `progress` returned False."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as far as a file could be understood; what could not be placed is in its remarks."""

    plan: Plan

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the import did not understand or doubts."""
        return self.plan.remarks


def report(progress: Progress | None, fraction: float, text: str) -> None:
    """Tell how far an import is (0 to 1); raises Cancelled where the caller wants to stop."""
    if progress is not None and progress(fraction, text) is False:
        raise Cancelled
