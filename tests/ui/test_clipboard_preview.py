"""The preview of a range that does not fit: which column is which, inserting or writing over, counts."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox

from tests.plans import small_plan
from tests.ui.clipboards import back, no_preview, preview, put, sample
from tests.ui.keys import key, stand_on, text_of
from ui.main_window import MainWindow
from ui.table.paste_preview import PastePreview

STRANGER = (
    "<table><tr><th>STT<th>Nội dung nhiệm vụ<th>Kết quả<th>Đơn vị chủ trì<th>Mã quản lý"
    "<tr><td>I<td colspan=4><b>CẢI CÁCH THỂ CHẾ</b>"
    "<tr><td>1<td>Việc mới<td>Báo cáo<td>Phòng A<td>M1"
    "<tr><td>II<td colspan=4><b>LĨNH VỰC KHÁC</b>"
    "<tr><td>1<td rowspan=2>Việc hai<td>Một<td>Phòng B<td>M2<tr><td><td>Hai<td>Phòng C<td></table>"
)


def open_preview(window: MainWindow, html: str = "", text: str = "", field: str = "activity") -> PastePreview:
    """Paste something that does not fit on a line's cell."""
    stand_on(window, "line", "l2", field)
    put(html, text)
    key("Ctrl+V")
    return preview(window)


def pick(combo: QComboBox, field: str) -> None:
    """Choose a field as the officer does."""
    combo.setCurrentIndex(combo.findData(field))
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()


def first_column(dialog: PastePreview) -> list[str]:
    """What the rows become."""
    return [dialog.table.item(row, 0).text() for row in range(1, dialog.table.rowCount())]  # type: ignore[union-attr]


def test_a_strangers_table_is_shown_and_comes_in_as_tasks(small: MainWindow) -> None:
    dialog = open_preview(small, STRANGER)
    assert dialog.insert.isChecked()
    assert [combo.currentData() for combo in dialog.combos] == ["number", "task", "product", "lead", ""]
    assert first_column(dialog) == [
        "lĩnh vực đã có", "nhiệm vụ mới", "lĩnh vực mới", "nhiệm vụ mới", "dòng tiếp theo",
    ]  # fmt: skip
    assert "1 lĩnh vực, 2 nhiệm vụ, 3 dòng" in dialog.summary.text()
    assert "“Mã quản lý”" in dialog.summary.text()
    dialog.agree.click()
    areas = small.document.plan.appendices[0].areas
    assert [area.title for area in areas] == ["CẢI CÁCH THỂ CHẾ", "LĨNH VỰC KHÁC", "CẢI CÁCH THỦ TỤC"]
    assert [task.title for task in areas[0].tasks()][-1] == "Việc mới"
    assert [line.product for task in areas[1].tasks() for line in task.lines] == ["Một", "Hai"]
    assert "Đã chèn" in small.workspace.messages.text()
    back(small)
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_another_column_can_be_chosen_also_a_hidden_one(small: MainWindow) -> None:
    dialog = open_preview(small, STRANGER)
    pick(dialog.combos[4], "note")
    assert "Bỏ qua" not in dialog.summary.text()
    pick(dialog.combos[3], "partners")
    dialog.agree.click()
    task = list(small.document.plan.appendices[0].areas[0].tasks())[-1]
    assert (task.lines[0].note, task.lines[0].partners, task.lines[0].lead) == ("M1", "Phòng A", "")


def test_a_field_is_given_to_one_column_only(small: MainWindow) -> None:
    dialog = open_preview(small, STRANGER)
    pick(dialog.combos[4], "lead")
    assert [combo.currentData() for combo in dialog.combos] == ["number", "task", "product", "", "lead"]
    pick(dialog.combos[1], "")
    assert not dialog.agree.isEnabled()
    assert "cột nào là “Nhiệm vụ”" in dialog.summary.text()


def test_too_many_columns_are_written_over_those_there_are(small: MainWindow) -> None:
    dialog = open_preview(small, text="Quý III\t5 triệu\tthừa\nQuý IV\t\tthừa", field="deadline")
    assert dialog.write.isChecked()
    assert first_column(dialog) == ["ghi vào nhiệm vụ 2", "ghi vào nhiệm vụ 2"]
    assert "“Cột 3”" in dialog.summary.text()
    dialog.agree.click()
    assert [text_of(small, "line", id_, "deadline") for id_ in ("l2", "l3")] == ["Quý III", "Quý IV"]
    assert text_of(small, "line", "l2", "funding") == "5 triệu"
    assert len(small.workspace.table.chosen().rows) == 2


def test_writing_over_passes_the_headings_of_the_table(small: MainWindow) -> None:
    stand_on(small, "line", "l4", "partners")
    put(text="\n".join(f"Phòng {n}\tx" for n in range(4)))
    key("Ctrl+V")
    dialog = preview(small)
    dialog.write.click()
    dialog.agree.click()
    partners = [text_of(small, "line", id_, "partners") for id_ in ("l4", "l5", "l6", "l7")]
    assert partners == ["Phòng 0", "Phòng 1", "Phòng 2", "Phòng 3"]
    assert small.document.plan.appendices[0].areas[1].title == "CẢI CÁCH THỦ TỤC"


def test_a_web_page_names_what_is_left_out(small: MainWindow) -> None:
    dialog = open_preview(small, sample("browser.cfhtml"), field="funding")
    told = dialog.summary.text()
    assert "Hình ảnh không được dán." in told
    assert "Chữ ngoài bảng" in told
    dialog.reject()
    assert small.document.plan == small_plan()


def test_keys_reach_everything(small: MainWindow) -> None:
    dialog = open_preview(small, STRANGER)
    names = [dialog.table.accessibleName(), *(combo.accessibleName() for combo in dialog.combos)]
    assert all(names)
    seen = set()
    for _step in range(20):
        key("Tab")
        seen.add(QApplication.focusWidget())
    assert {dialog.agree, dialog.table, *dialog.combos} <= seen
    key("Esc")
    assert no_preview(small)


def test_markup_of_strangers_is_shown_as_it_is(small: MainWindow) -> None:
    html = STRANGER.replace("Việc mới", "&lt;b&gt;đậm&lt;/b&gt; \u202e&lt;img src=x&gt;").replace(
        "Mã quản lý", "&lt;i&gt;"
    )
    dialog = open_preview(small, html)
    assert dialog.table.item(2, 2).text() == "<b>đậm</b> <img src=x>"  # type: ignore[union-attr]
    assert "“<i>”" in dialog.summary.text()
