"""The dialog's picture shows the very pages that are exported, the newest wish alone, and never holds the window up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from exports.pdf.raster import PdfPictures
from models.page_settings import AppendixNumbers, PageSettings
from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.keys import key
from tests.ui.test_page_setup import agree, click, drawn, number, open_dialog, write
from ui.main_window import MainWindow
from ui.page_setup.maker import Pages
from ui.page_setup.specimen import specimen


def test_the_picture_is_the_real_page_and_follows_every_change(
    small: MainWindow, qtbot: object, tmp_path: Path
) -> None:
    dialog = open_dialog(small)
    first = drawn(dialog, qtbot)
    assert first.images
    assert first.images[0].width() > first.images[0].height()
    seen = [bytes(first.images[0].constBits())]
    steps: list[Callable[[], None]] = [
        lambda: click(dialog.paper.mode.buttons[True]),
        lambda: write(number(dialog, "left"), "35"),
        lambda: write(number(dialog, "table_size"), "9"),
        lambda: click(dialog.appendices.numbers.buttons[AppendixNumbers.NONE]),
        lambda: click(dialog.appendices.switches["letterhead"].box),
        lambda: write(dialog.columns.widths[1], "80"),
        lambda: click(dialog.paper.direction.buttons[False]),
    ]
    for number_, step in enumerate(steps):
        step()
        assert dialog.picture.maker.busy
        pages = drawn(dialog, qtbot)
        seen.append(bytes(pages.images[0].constBits()))
        assert seen[-1] != seen[-2], number_
    assert pages.images[0].width() < pages.images[0].height()
    # The same page out of the exported file.
    from exports.pdf.writer import write_pdf

    target = tmp_path / "xuất.pdf"
    write_pdf(dialog.draft.plan, target, appendices=[0])
    with PdfPictures(target) as pictures:
        scale = pages.images[0].width() / pictures.size(0)[0]
        picture = pictures.picture(0, scale)
        assert bytes(picture.data) == seen[-1]
    dialog.reject()


def test_text_settings_show_the_text_and_table_settings_the_table(small: MainWindow, qtbot: object) -> None:
    dialog = open_dialog(small)
    assert dialog.shown == "p1"
    write(number(dialog, "line_spacing"), "1,5")
    assert dialog.shown == ""
    assert dialog.choice.currentText() == "Phần lời văn"
    text = drawn(dialog, qtbot)
    assert text.images[0].height() > text.images[0].width()
    assert not dialog.paper.direction.isEnabled()
    assert "chọn một phụ lục" in dialog.columns.sum.text()
    write(number(dialog, "table_size"), "11")
    assert dialog.shown == "p1"
    assert dialog.draft.page.line_spacing == 1.5
    assert drawn(dialog, qtbot).images[0].width() > text.images[0].width() * 0.9
    dialog.reject()


def test_only_the_newest_wish_is_shown(small: MainWindow, qtbot: object, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = open_dialog(small)
    drawn(dialog, qtbot)
    shown: list[Pages] = []
    dialog.picture.maker.drawn.connect(shown.append)
    field = number(dialog, "left")
    field.setFocus()
    for _step in range(4):
        key("Up")
    drawn(dialog, qtbot)
    assert len(shown) == 1
    assert dialog.draft.page.left == 34
    dialog.reject()


def test_closing_while_it_draws_ends_the_thread(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(2000))
    dialog = open_dialog(window)
    QTest.qWait(130)
    maker = dialog.picture.maker
    assert maker.busy
    dialog.reject()
    assert not maker.busy


def test_a_long_appendix_is_drawn_from_its_first_tasks(with_plan: Callable[[Plan], MainWindow], qtbot: object) -> None:
    window = with_plan(big_plan(2000))
    dialog = open_dialog(window)
    pages = drawn(dialog, qtbot)
    assert 2 <= pages.whole <= 6
    assert pages.of == 2000
    assert pages.tasks < 100
    assert f"{pages.tasks} nhiệm vụ đầu trong 2000" in dialog.picture.note.text()
    dialog.reject()


def test_a_specimen_counts_all_tasks_and_keeps_every_number() -> None:
    plan = small_plan()
    plan = replace(plan, page=PageSettings(count_line=True))
    many = replace(plan.appendices[0], areas=big_plan(900).appendices[0].areas)
    whole = replace(plan, appendices=(plan.appendices[0], many))
    cut = specimen(whole, 1)
    assert 2 < cut.tasks < cut.of == 900
    assert cut.plan.appendices[1].closing == "Tổng cộng: 900 nhiệm vụ"
    assert len(cut.plan.appendices) == 2
    kept = list(cut.plan.appendices[1].tasks())
    assert kept == list(many.tasks())[: len(kept)]
    small = specimen(plan, 0)
    assert (small.tasks, small.of) == (8, 8)
    assert small.plan.appendices[0].areas == plan.appendices[0].areas


def test_trouble_is_told_in_place_of_the_picture(
    small: MainWindow, qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    import exports.pdf.writer
    from models.errors import EnvironmentProblem

    def fail(*_args: object, **_named: object) -> None:
        raise EnvironmentProblem("Ổ đĩa đã đầy; hãy dọn bớt tệp.")

    monkeypatch.setattr(exports.pdf.writer, "write_pdf", fail)
    dialog = open_dialog(small)
    assert drawn(dialog, qtbot).images == ()
    assert dialog.picture._stack.message == "Ổ đĩa đã đầy; hãy dọn bớt tệp."
    write(number(dialog, "left"), "33")
    agree(dialog)
    assert small.document.plan.page.left == 33


def test_keys_reach_each_tab_and_the_picture_grows_with_space(small: MainWindow, qtbot: object) -> None:
    dialog = open_dialog(small)
    before = drawn(dialog, qtbot).images[0].width()
    dialog.picture.area.setFocus()
    key("Space")
    after = drawn(dialog, qtbot).images[0].width()
    assert after == pytest.approx(297 / 25.4 * 96 * dialog.devicePixelRatioF(), abs=2)
    key("Space")
    assert drawn(dialog, qtbot).images[0].width() == before
    assert after > before
    dialog.reject()
