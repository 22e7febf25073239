"""Offers are taken, converted texts refused, one or all; a very large table opens without painting what is not seen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

import imports.understand
from imports.blocks import Conversion, Source, Spot
from imports.choices import NO_CHOICES, Choices
from imports.draft import Draft, Offer, Progress
from models.plan import Remark
from tests.ui.conftest import Asked
from tests.ui.keys import key
from tests.ui.reviews import click, click_row, pick, plain_rows, review, settle, sheet, tasks
from ui.main_window import MainWindow
from ui.review.issues import Sort
from ui.review.window import ReviewWindow


@pytest.fixture
def offering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Understanding offers to split units, and says in a remark that it did."""
    understand = imports.understand.understand

    def with_offer(
        source: Source, choices: Choices = NO_CHOICES, progress: Progress | None = None, *, anything: bool = False
    ) -> Draft:
        draft = understand(source, choices, progress, anything=anything)
        plan = draft.plan
        if "split" in choices.taken:
            plan = replace(plan, remarks=(*plan.remarks, Remark(message="Đã tách đơn vị")))
        offers = (Offer("split", "Tách đơn vị phối hợp", "Chủ trì: A", Spot(0, 3)),)
        return replace(draft, plan=plan, offers=offers)

    monkeypatch.setattr(imports.understand, "understand", with_offer)


def entries(shown: ReviewWindow) -> list[str]:
    model = shown.issues.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def tick(shown: ReviewWindow, row: int) -> None:
    """Click the box before an entry."""
    view, index = shown.issues.list, shown.issues.model.index(row)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    click(view.viewport(), box.center())


@pytest.mark.usefixtures("offering")
def test_an_offer_is_taken_by_key_and_given_back_by_mouse(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows()), qtbot)
    assert entries(shown) == ["Tách đơn vị phối hợp “Chủ trì: A”"]
    assert shown.issues.sorts[Sort.OFFER].text() == "Đề nghị (1)"
    key("Space")
    settle(shown, qtbot)
    assert entries(shown)[1] == "Đã tách đơn vị"
    assert shown.deciding.choices.taken == {"split"}
    assert shown.source.marked == shown.model.lines.number_of(Spot(0, 3))
    tick(shown, 0)
    settle(shown, qtbot)
    assert entries(shown) == ["Tách đơn vị phối hợp “Chủ trì: A”"]
    key("Ctrl+Z")
    settle(shown, qtbot)
    assert len(entries(shown)) == 2
    click(shown.issues.sorts[Sort.REMARK])
    assert len(entries(shown)) == 1
    click(shown.issues.sorts[Sort.OFFER])
    assert shown.issues.empty.isVisible()


def converted(count: int = 2) -> Source:
    """Tasks whose products were written in an old encoding."""
    rows = plain_rows(count)
    spots = [Spot(0, 2 + n, 2) for n in range(count)]
    return sheet(
        rows,
        conversions=[
            Conversion(spot, "TCVN3", f"B¸o c¸o {n}", rows[spot.row or 0][2]) for n, spot in enumerate(spots, 1)
        ],
    )


def test_a_conversion_is_refused_and_all_at_once(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, converted(), qtbot)
    assert entries(shown)[0] == "Chữ TCVN3: “B¸o c¸o 1” đọc thành “Báo cáo 1”"
    shown.issues.list.setFocus()
    key("Space")
    settle(shown, qtbot)
    assert [task.lines[0].product for task in tasks(shown)] == ["B¸o c¸o 1", "Báo cáo 2"]
    line = shown.model.lines.line(shown.model.lines.number_of(Spot(0, 2)))
    assert [cell.text for cell in shown.model.cells(line)][2] == "B¸o c¸o 1"
    click(shown.issues.all_off)
    settle(shown, qtbot)
    assert [task.lines[0].product for task in tasks(shown)] == ["B¸o c¸o 1", "B¸o c¸o 2"]
    assert not shown.issues.all_off.isEnabled()
    click(shown.issues.all_on)
    settle(shown, qtbot)
    assert [task.lines[0].product for task in tasks(shown)] == ["Báo cáo 1", "Báo cáo 2"]
    for _step in range(3):
        key("Ctrl+Z")
    settle(shown, qtbot)
    assert shown.deciding.choices == NO_CHOICES


def test_rows_can_be_read_in_an_old_encoding(window: MainWindow, qtbot: Any) -> None:
    rows = plain_rows()
    rows[2][2] = rows[3][2] = "B¸o c¸o"
    shown = review(window, sheet(rows), qtbot)
    click_row(shown, 2)
    shown.menu.show_at(shown.mapToGlobal(shown.rect().center()))
    old = next(one.menu() for one in shown.menu.actions() if one.menu() is not None)
    shown.menu.close()
    pick(old, "Theo TCVN3 (.VnTime, .VnArial …)")
    settle(shown, qtbot)
    assert [task.lines[0].product for task in tasks(shown)][:2] == ["Báo cáo", "B¸o c¸o"]
    line = shown.model.lines.line(shown.model.lines.number_of(Spot(0, 2)))
    assert [cell.text for cell in shown.model.cells(line)][2] == "Báo cáo"
    told = entries(shown).index("Chữ TCVN3: “B¸o c¸o” đọc thành “Báo cáo”")
    tick(shown, told)
    settle(shown, qtbot)
    assert tasks(shown)[0].lines[0].product == "B¸o c¸o"


def test_ten_thousand_rows_open_by_what_is_seen(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows(10_000)), qtbot)
    assert shown.model.rowCount() == 10_003
    assert shown.source.lines_painted < 1000
    assert shown.model.asked < 200
    click_row(shown, 9000)
    assert shown.source.currentIndex().row() == shown.model.lines.number_of(Spot(0, 9000))
    key("0")
    # Done beside the window, which goes on meanwhile.
    assert shown.deciding.busy
    key("4")
    key("0")
    settle(shown, qtbot)
    assert len(tasks(shown)) == 9999


def test_accepting_waits_for_the_last_choice(
    window: MainWindow, asked: Asked, qtbot: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = review(window, sheet(plain_rows()), qtbot)
    understand, go_on = shown.deciding.understand, threading.Event()

    def slow(*args: Any) -> Draft:
        go_on.wait(10)
        return understand(*args)

    monkeypatch.setattr(shown.deciding, "understand", slow)
    shown.deciding._seconds = 1.0  # as if it took so long the last time
    click_row(shown, 4)
    key("0")
    assert shown.deciding.busy
    asked.saves = [tmp_path / "mới.cchc"]
    key("Ctrl+Return")
    assert not window.document.is_open
    go_on.set()
    qtbot.waitUntil(lambda: window.document.is_open)
    assert window.document.plan.task_count() == 2


def test_closing_while_it_is_at_work_is_safe(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, sheet(plain_rows()), qtbot)
    shown.deciding._seconds = 1.0
    click_row(shown, 4)
    key("0")
    key("Escape")
    QTest.qWait(100)
    assert window.flows.reviews.shown is None


def test_a_file_without_any_table_is_told_in_a_sentence(
    window: MainWindow, asked: Asked, make_text: Callable[[str], Source]
) -> None:
    window.flows.review_source(make_text("Chỉ có chữ"), "thư.docx")
    assert window.flows.reviews.shown is None
    assert len(asked.problems) == 1


@pytest.fixture
def make_text() -> Callable[[str], Source]:
    """A document of one paragraph."""
    from imports.blocks import Paragraph

    return lambda text: Source((Paragraph(text),))


def test_every_part_has_a_name(window: MainWindow, qtbot: Any) -> None:
    shown = review(window, converted(), qtbot)
    seen = set()
    for _turn in range(60):
        part = QApplication.focusWidget()
        assert part is not None
        seen.add(part)
        assert part.accessibleName() or getattr(part, "text", str)(), part
        QTest.keyClick(part, Qt.Key.Key_Tab)
    assert {shown.source, shown.issues.list, shown.finish.accept, shown.plan.table, *shown.bar.chips} <= seen
