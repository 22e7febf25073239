"""Copied rows with real keys: Ctrl+Alt+V, cut and brought elsewhere, between plans, from other programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from models.clip.own import MIME
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Plan, Task
from tests.plans import big_plan, line, small_plan
from tests.ui.clipboards import back, no_preview, preview, put, sample
from tests.ui.keys import current_cell, key, stand_on
from ui.main_window import MainWindow


def tasks(window: MainWindow, area: int = 0) -> list[Task]:
    """The tasks of an area of the first appendix."""
    return list(window.document.plan.appendices[0].areas[area].tasks())


def copy_rows(window: MainWindow, first: str, rows: int, keys: str = "Ctrl+C") -> None:
    """Choose whole rows from a line on and copy or cut them."""
    stand_on(window, "line", first, "activity")
    key("Shift+Space")
    for _row in range(rows - 1):
        key("Shift+Down")
    key(keys)


def with_hidden(plan: Plan) -> Plan:
    """The small plan with texts in fields that its table does not print."""
    first = plan.appendices[0]
    area = first.areas[0]
    task = Task(id="t1", title="Rà soát văn bản", lines=(line("l1", note="ẩn", extra={"k": "riêng"}),))
    areas = (replace(area, items=(task, *area.items[1:])), *first.areas[1:])
    return replace(plan, appendices=(replace(first, areas=areas), *plan.appendices[1:]))


def test_copied_rows_come_in_below_with_all_that_is_hidden(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(with_hidden(small_plan()))
    before = window.document.plan
    copy_rows(window, "l1", 3)
    stand_on(window, "line", "l4", "activity")
    key("Ctrl+Alt+V")
    assert no_preview(window)
    titles = [task.title for task in tasks(window)]
    assert titles[2:5] == ["Theo dõi", "Rà soát văn bản", "Ban hành kế hoạch"]
    made = tasks(window)[3]
    assert (made.lines[0].note, made.lines[0].extra) == ("ẩn", {"k": "riêng"})
    assert tasks(window)[4].lines[1].merged == {"lead"}
    assert current_cell(window).address == ("task", made.id, "title")
    key("Ctrl+Z")
    assert window.document.plan == before


def test_cut_rows_are_moved_whole(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(with_hidden(small_plan()))
    wanted = tasks(window)[0]
    copy_rows(window, "l1", 1, "Ctrl+X")
    assert tasks(window)[0].title == ""
    stand_on(window, "line", "l6", "activity")
    key("Ctrl+Alt+V")
    assert [task.title for task in tasks(window)] == ["Ban hành kế hoạch", "Theo dõi", "Chương trình"]
    assert tasks(window, 1)[1] == wanted
    key("Ctrl+Alt+V")
    assert [task.title for task in tasks(window, 1)][:3] == ["Niêm yết", "Rà soát văn bản", "Rà soát văn bản"]


def test_cut_rows_that_were_written_in_since_stay(small: MainWindow) -> None:
    copy_rows(small, "l1", 1, "Ctrl+X")
    small.workspace.set_text(Address("task", "t1", "title"), "Mới")
    stand_on(small, "line", "l4", "activity")
    key("Ctrl+Alt+V")
    assert len(tasks(small)) == 5


def test_a_reference_and_an_area_with_all_in_it_are_copied(small: MainWindow) -> None:
    stand_on(small, "area", "a1")
    key("Shift+Space")
    for _row in range(5):
        key("Shift+Down")
    key("Ctrl+C")
    stand_on(small, "line", "l9", "activity")
    key("Ctrl+Alt+V")
    areas = small.document.plan.appendices[0].areas
    assert len(areas) == 3
    assert areas[2] == replace(areas[0], source_number="")


def test_pasted_whole_rows_with_a_heading_are_shown_and_come_in_as_they_are(small: MainWindow) -> None:
    stand_on(small, "area", "a1")
    key("Shift+Space")
    for _row in range(5):
        key("Shift+Down")
    key("Ctrl+C")
    stand_on(small, "line", "l9", "activity")
    key("Ctrl+V")
    dialog = preview(small)
    assert not any(combo.isEnabled() for combo in dialog.combos)
    dialog.write.click()
    assert all(combo.isEnabled() for combo in dialog.combos)
    dialog.insert.click()
    dialog.agree.click()
    areas = small.document.plan.appendices[0].areas
    assert areas[2] == areas[0]


def test_rows_go_to_another_plan(small: MainWindow, tmp_path: Path) -> None:
    copy_rows(small, "l2", 3)
    small.document.create(tmp_path / "khác.cchc", big_plan(10))
    stand_on(small, "task", "t0")
    key("Ctrl+Alt+V")
    assert [task.title for task in tasks(small)] == ["Nhiệm vụ 0", "Ban hành kế hoạch", "Theo dõi"]
    assert tasks(small)[2].lines[0].merged == {"lead"}


def test_rows_of_excel_with_headings_come_in_as_tasks(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    put(sample("excel.cfhtml"))
    key("Ctrl+Alt+V")
    assert no_preview(small)
    made = tasks(small)[1]
    assert made.title == "Xây dựng báo cáo năm\n- Ý một;\n- Ý hai."
    assert [one.deadline for one in made.lines] == ["28/02/2026", "50%"]
    assert "Đã chèn 1 nhiệm vụ, 2 dòng." in small.workspace.messages.text()


def test_rows_of_elsewhere_without_headings_are_shown_first(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    put(text="Một việc\tSP\nViệc hai\tSP")
    key("Ctrl+Alt+V")
    dialog = preview(small)
    assert dialog.insert.isChecked()
    dialog.reject()


def test_an_appendix_without_anything_takes_areas_in_place_of_its_blank_one(
    with_plan: Callable[[Plan], MainWindow],
) -> None:
    blank = Appendix(id="p1", title="MỚI", layout=built_in_layout("product-first"), areas=(Area(id="a"),))
    window = with_plan(Plan(id="plan", appendices=(blank,)))
    put(sample("word.cfhtml"))
    window.workspace.table.setFocus()
    key("Ctrl+V")
    dialog = preview(window)
    assert not dialog.write.isEnabled()
    dialog.agree.click()
    areas = window.document.plan.appendices[0].areas
    assert [(area.title, len(area.items)) for area in areas] == [("CẢI CÁCH THỂ CHẾ", 1)]
    back(window)
    key("Ctrl+Z")
    assert window.document.plan.appendices[0].areas == (Area(),)


def test_without_copied_rows_it_is_told(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    put(text="chỉ một câu")
    key("Ctrl+Alt+V")
    assert "Chưa có dòng nào" in small.status.hint.text()
    assert small.document.plan == small_plan()


def test_damaged_rows_of_our_own_fall_back_to_the_text(small: MainWindow) -> None:
    copy_rows(small, "l1", 1)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasFormat(MIME)
    broken = QMimeData()
    broken.setData(MIME, b'{"format":"cchc-rows/1","cells":[[0,0,9,9,"x","field"]]}')
    broken.setText("chữ")
    QGuiApplication.clipboard().setMimeData(broken)
    stand_on(small, "line", "l2", "product")
    key("Ctrl+V")
    assert small.document.session.rows.node("l2").product == "chữ"  # type: ignore[union-attr]
