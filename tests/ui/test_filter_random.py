"""Anything done at any time while the table is filtered, sorted and searched: it shows what the view lets through."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from models.grid.build import blocks_of_area
from models.grid.numbers import printed_numbers
from models.view.due import kinds, of_quarter
from models.view.sorting import By, Sort
from models.view.view import View, shown_area
from tests.ui.conftest import Asked
from tests.ui.test_random_user import do_anything
from ui.main_window import MainWindow


def look_elsewhere(window: MainWindow, random: Random) -> None:
    """One random deed of filter, order or find."""
    filtering, finding = window.filtering, window.finding
    match random.randrange(9):
        case 0:
            filtering.open()
            filtering.want(text=random.choice(["", "van", "a", "dich vu", "nichts"]))
        case 1:
            filtering.open()
            filtering.order(random.choice([None, Sort(By.TEXT), Sort(By.LEAD, True), Sort(By.DEADLINE)]))
        case 2:
            filtering.want(deadline=random.choice([None, of_quarter(2027, 1), *kinds()]))
        case 3:
            filtering.want(missing=frozenset(random.sample(["product", "lead", "deadline"], random.randrange(3))))
        case 4:
            filtering.by_value()
        case 5:
            random.choice([filtering.take_off, filtering.apply, filtering.close, filtering.keep_order])()
        case 6:
            finding.open(replace=random.random() < 0.5)
            finding.panel.text.setText(random.choice(["a", "dong", "van phong", ""]))
        case 7:
            finding.step(random.choice([1, -1]))
        case 8:
            finding.panel.replacement.setText(random.choice(["", "đ", "việc"]))
            random.choice([finding.replace_one, finding.replace_all, finding.close, finding.search])()
    filtering.finish()
    QApplication.processEvents()


def check(window: MainWindow) -> None:
    """The table shows what the view lets through, with the numbers of the whole, and marks nothing that is gone."""
    live, model = window.workspace.live, window.workspace.model
    if live is None:
        return
    appendix = live.appendix
    assert appendix in window.document.plan.appendices
    numbers, view = printed_numbers(appendix), live.view or View()
    shown = [area for whole in appendix.areas if (area := shown_area(whole, view).area) is not None]
    fresh = [block for area in shown for block in blocks_of_area(appendix, area, numbers)]
    blocks = live.grid.blocks[1:] if live.header_rows else live.grid.blocks
    assert [block.cells for block in blocks] == [block.cells for block in fresh]
    assert model.rowCount() == sum(block.rows for block in fresh)
    rows = window.document.session.rows
    assert window.filtering.bar.isVisible() or live.view is None or window.workspace.in_body
    window.finding.searching.finish()
    if window.finding.panel.isVisible():
        window.finding.search()
        window.finding.searching.finish()
        assert all(hit.value.address.id in rows for hit in window.finding.hits.hits)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_walk_under_filters(small: MainWindow, asked: Asked, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    session = small.document.session
    start = session.plan
    for step in range(90):
        if random.random() < 0.5:
            look_elsewhere(small, random)
        else:
            do_anything(small, random)
        if step % 6 == 0:
            small.grab()
            check(small)
    small.workspace.commit()
    while small.document.undo():
        pass
    assert session.plan == start
    check(small)
    assert asked.problems == []
