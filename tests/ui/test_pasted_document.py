"""A whole document on the clipboard: pasted on the first page or into an empty plan it is reviewed like a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models.plan import Plan
from models.store.session import PlanSession
from tests.plans import small_plan
from tests.ui.clipboards import put
from tests.ui.conftest import Asked
from tests.ui.keys import key
from tests.ui.reviews import shown
from ui.main_window import MainWindow

HTML = """<html><body><p align=center><b>KẾ HOẠCH</b></p><p align=center><b>Cải cách hành chính năm 2027</b></p>
<p><b>I. MỤC ĐÍCH</b></p><p>- Nâng cao chất lượng phục vụ.</p>
<p align=center><b>PHỤ LỤC</b></p><table border=1>
<tr><td>STT</td><td>Nhiệm vụ</td><td>Đơn vị chủ trì</td><td>Thời hạn</td></tr>
<tr><td>I</td><td colspan=3><b>CẢI CÁCH THỂ CHẾ</b></td></tr>
<tr><td>1</td><td>Rà soát văn bản</td><td>Văn phòng Sở</td><td>Quý I/2027</td></tr>
<tr><td>2</td><td>Theo dõi thi hành pháp luật</td><td>Thanh tra Sở</td><td>Quý II/2027</td></tr>
</table></body></html>"""
TEXT = "KẾ HOẠCH\nCải cách hành chính năm 2027\nI. MỤC ĐÍCH\n- Nâng cao\nPHỤ LỤC\nSTT\tNhiệm vụ"


def open_empty(window: MainWindow, path: Path) -> None:
    """Open a plan into which nothing was written yet."""
    plan = small_plan()
    blank = tuple(replace(appendix, areas=()) for appendix in plan.appendices)
    PlanSession.create(path, replace(plan, sections=(), legal_bases=(), appendices=blank)).close()
    window.document.open(path)
    QApplication.processEvents()


def test_a_document_is_pasted_on_the_first_page(window: MainWindow, asked: Asked, qtbot: Any, tmp_path: Path) -> None:
    put(HTML, TEXT)
    window.start.setFocus()
    key("Ctrl+V")
    review = shown(window, qtbot)
    plan = review.draft.plan
    assert plan.title == "Cải cách hành chính năm 2027"
    assert [section.heading for section in plan.sections] == ["MỤC ĐÍCH"]
    assert [task.title for task in plan.appendices[0].tasks()] == ["Rà soát văn bản", "Theo dõi thi hành pháp luật"]
    asked.saves = [tmp_path / "dán.cchc"]
    key("Return")
    assert window.document.path == tmp_path / "dán.cchc"
    assert window.document.plan.task_count() == 2


def test_a_document_is_pasted_into_an_empty_plan(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    open_empty(window, tmp_path / "trống.cchc")
    put(HTML, TEXT)
    window.workspace.table.setFocus()
    key("Ctrl+V")
    assert shown(window, qtbot).draft.plan.task_count() == 2
    before = window.document.plan
    assert before.blank
    key("Ctrl+Return")
    plan = window.document.plan
    assert window.document.path == tmp_path / "trống.cchc"
    assert plan.title == "Cải cách hành chính năm 2027"
    assert [section.heading for section in plan.sections] == ["MỤC ĐÍCH"]
    assert plan.task_count() == 2
    # What the document does not tell stays as it was.
    assert (plan.agency, plan.signer) == (before.agency, before.signer)
    assert "Đã đưa 2 nhiệm vụ" in window.workspace.messages.text()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    key("Ctrl+Z")
    assert window.document.plan == before


def test_old_letters_on_the_clipboard_are_read(window: MainWindow, qtbot: Any) -> None:
    rows = "\n".join(f"{n}\tRaø soaùt vaên baûn quy phaïm phaùp luaät\tVaên phoøng Sôû\tQuyù I" for n in range(1, 6))
    put(text=f"STT\tNhieäm vuï\tCô quan chuû trì\tThôøi gian hoaøn thaønh\n{rows}")
    window.actions_by_name["actionImportClipboard"].trigger()
    task = next(iter(shown(window, qtbot).draft.plan.appendices[0].tasks()))
    assert task.title == "Rà soát văn bản quy phạm pháp luật"
    assert task.lines[0].lead == "Văn phòng Sở"


def test_one_cell_is_pasted_as_ever(window: MainWindow, tmp_path: Path) -> None:
    open_empty(window, tmp_path / "trống.cchc")
    put(text="Một dòng")
    window.workspace.table.setFocus()
    key("Ctrl+V")
    assert window.flows.reviews.shown is None


@pytest.mark.parametrize("change", ["area", "text"])
def test_a_plan_with_anything_in_it_takes_a_paste_as_cells(window: MainWindow, tmp_path: Path, change: str) -> None:
    plan = small_plan()
    kept = replace(plan, sections=()) if change == "area" else _without_areas(plan)
    PlanSession.create(tmp_path / "có.cchc", kept).close()
    window.document.open(tmp_path / "có.cchc")
    put(HTML, TEXT)
    assert not window.pasted.take()
    assert window.flows.reviews.shown is None


def _without_areas(plan: Plan) -> Plan:
    return replace(plan, appendices=tuple(replace(appendix, areas=()) for appendix in plan.appendices))


def test_nothing_copied_is_told(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_by_name["actionImportClipboard"].trigger()
    assert "Chưa có văn bản hoặc bảng nào được sao chép" in window.workspace.messages.text()
