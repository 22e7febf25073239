"""Blocks make their cells and owners when they are asked for, and can let the cells go."""

from __future__ import annotations

import pytest

from models.grid.grid import Block, Cell, Owner
from models.grid.live import LiveGrid
from models.grid.table import area_blocks
from models.plan import Plan
from tests.plans import small_plan


def test_owners_are_made_when_they_are_asked_for() -> None:
    asked: list[int] = []

    def make() -> list[Owner]:
        asked.append(1)
        return [Owner("a")]

    block = Block("k", 1, 1, lambda: [Cell(0, 0)], make)
    assert not asked
    assert block.owners == (Owner("a"),)
    assert block.owners == (Owner("a"),)
    assert asked == [1]


def test_forgotten_cells_are_made_again_the_same() -> None:
    made: list[int] = []

    def make() -> list[Cell]:
        made.append(1)
        return [Cell(0, 0, colspan=2, text="x")]

    block = Block("k", 1, 2, make)
    before = (block.cells, block.at(0, 1), block.wide)
    assert made == [1]
    block.forget()
    assert (block.has_cells, made) == (False, [1])
    assert (block.cells, block.at(0, 1), block.wide) == before


def test_the_rows_of_a_block_are_those_of_its_owners() -> None:
    for appendix in small_plan().appendices:
        for area in appendix.areas:
            for block in area_blocks(appendix, area, {}):
                assert len(block.owners) == block.rows


def test_opening_makes_no_owners_of_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Owner] = []
    real = Owner.__new__

    def counting(cls: type[Owner], *args: str, **named: str) -> Owner:
        made.append(real(cls, *args, **named))
        return made[-1]

    monkeypatch.setattr(Owner, "__new__", counting)
    live = LiveGrid(_Source(small_plan()), "p1")
    assert not [owner for owner in made if owner.line]
    row = live.row_of("l3")
    assert row is not None
    assert live.grid.owner_of(row).line == "l3"


class _Source:
    """Holds a plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
