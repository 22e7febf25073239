"""What is odd between a number and the one before it."""

from __future__ import annotations

from typing import NamedTuple

from models.numbering import LETTERS


class Step(NamedTuple):
    """What is odd between a number and the one before it: a gap, a repeat, a step back, or đ left out."""

    kind: str
    before: int
    value: int


def step_between(before: int, value: int, letters: bool = False) -> Step | None:
    """What is odd when `value` follows `before`; None where nothing is."""
    if value == before + 1:
        return None
    if letters and before == LETTERS.index("d") + 1 and value == before + 2:
        return Step("đ", before, value)
    return Step("repeat" if value == before else "gap" if value > before else "back", before, value)
