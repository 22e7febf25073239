"""The dialog "Thiết lập trang…": one step or none, the decree's ranges, columns, and a picture of the real pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from models.grid.grid import Address
from models.page_settings import RANGES, AppendixNumbers, PageNumbers, PageSettings
from models.plan import Plan
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import focused, key, press
from tests.ui.test_words import ENGLISH
from ui.main_window import MainWindow
from ui.page_setup.dialog import PageSetupDialog
from ui.page_setup.fields import NumberField
from ui.page_setup.maker import Pages
from ui.page_setup.rules import number_rules
from ui.page_setup.tabs import Tab


def open_dialog(window: MainWindow) -> PageSetupDialog:
    """The dialog as the menu opens it."""
    window.actions_by_name["actionPageSetup"].trigger()
    dialog = window.findChild(PageSetupDialog)
    assert isinstance(dialog, PageSetupDialog)
    QTest.qWaitForWindowActive(dialog)
    return dialog


def drawn(dialog: PageSetupDialog, qtbot: object) -> Pages:
    """The pages once they are drawn."""
    qtbot.waitUntil(lambda: not dialog.picture.maker.busy, timeout=20_000)  # type: ignore[attr-defined]
    QApplication.processEvents()
    return dialog.picture.pages


def bring(part: QWidget) -> None:
    """Show the tab that a part stands on, scrolled to it."""
    widget: QWidget | None = part
    while widget is not None:
        if isinstance(widget, Tab):
            dialog = widget.window()
            assert isinstance(dialog, PageSetupDialog)
            dialog.tabs.setCurrentWidget(widget)
            QApplication.processEvents()
            widget.ensureWidgetVisible(part)
        widget = widget.parentWidget()
    QApplication.processEvents()
    assert part.isVisible()


def click(button: QAbstractButton) -> None:
    """A real click, on the button's own sign."""
    bring(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, button.height() // 2))
    QApplication.processEvents()


def write(field: NumberField, text: str) -> None:
    """Put the focus there, choose all, type."""
    bring(field)
    field.setFocus()
    assert focused() is field
    field.selectAll()
    press(text)
    QApplication.processEvents()


def agree(dialog: PageSetupDialog) -> None:
    """Click "Đồng ý"; the window behind gets the keys again."""
    window = dialog.parentWidget()
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def number(dialog: PageSetupDialog, name: str) -> NumberField:
    """The field of a setting."""
    found = dialog.findChild(NumberField, name)
    assert isinstance(found, NumberField)
    return found


def test_everything_chosen_is_one_step(small: MainWindow, asked: Asked) -> None:
    before = small.document.plan
    dialog = open_dialog(small)
    click(dialog.paper.mode.buttons[True])
    click(dialog.paper.direction.buttons[False])
    write(number(dialog, "left"), "35")
    write(number(dialog, "table_size"), "11,5")
    write(number(dialog, "line_spacing"), "1,15")
    click(dialog.appendices.numbers.buttons[AppendixNumbers.NONE])
    click(dialog.appendices.pages.buttons[PageNumbers.THROUGH])
    for switch in dialog.appendices.switches.values():
        click(switch.box)
    agree(dialog)
    plan = small.document.plan
    assert plan.page == PageSettings(
        electronic=True,
        left=35.0,
        table_size=11.5,
        line_spacing=1.15,
        appendix_numbers=AppendixNumbers.NONE,
        page_numbers=PageNumbers.THROUGH,
        repeat_header=False,
        count_line=True,
        letterhead=True,
    )
    assert [appendix.landscape for appendix in plan.appendices] == [False, None]
    assert plan.appendices[0].layout == before.appendices[0].layout
    assert small.document.session.undo_label == "Thiết lập trang"
    assert "Đã thiết lập trang" in small.workspace.messages.text()
    key("Ctrl+Z")
    assert small.document.plan == before
    assert small.document.session.undo_label == ""
    key("Ctrl+Y")
    assert small.document.plan == plan
    assert asked.problems == []


def test_cancel_escape_and_agreeing_to_nothing_change_nothing(small: MainWindow) -> None:
    before = small.document.plan
    for end in ("cancel", "escape", "nothing"):
        dialog = open_dialog(small)
        if end == "nothing":
            write(number(dialog, "top"), "24")
            write(number(dialog, "top"), "20")
            click(dialog.paper.direction.buttons[False])
            click(dialog.paper.direction.buttons[True])
            agree(dialog)
        else:
            write(number(dialog, "top"), "24")
            click(dialog.paper.mode.buttons[True])
            if end == "cancel":
                dialog.buttons.buttons()[-1].click()
            else:
                key("Esc")
        QTest.qWait(1)
        assert small.findChild(PageSetupDialog) is None
        assert small.document.plan == before
        assert small.document.session.undo_label == ""


def test_every_number_shows_its_range_and_source_and_stays_in_it(small: MainWindow) -> None:
    dialog = open_dialog(small)
    rules = number_rules()
    assert set(rules) == set(RANGES)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    for name, rule in rules.items():
        field = number(dialog, name)
        assert (field.minimum(), field.maximum()) == RANGES[name]
        assert rule.span in labels
        assert rule.span in field.toolTip()
        assert rule.source in labels or name in ("bottom", "left", "right", "line_spacing", "first_line")
        assert field.accessibleName() == rule.label
        assert field.text().endswith(f" {rule.unit}")
        assert "." not in field.text()
        assert field.value() == getattr(small.document.plan.page, name)
    assert rules["first_line"].span == "10 hoặc 12,7 mm"
    field = number(dialog, "left")
    write(field, "99")
    assert field.value() <= 35
    dialog.reject()


def test_a_full_stop_is_taken_for_a_comma(small: MainWindow) -> None:
    dialog = open_dialog(small)
    field = number(dialog, "table_size")
    dialog.tabs.setCurrentWidget(dialog.letters)
    write(field, "11.5")
    assert field.value() == 11.5
    assert dialog.draft.page.table_size == 11.5
    dialog.reject()


def test_the_wheel_rolls_the_page_and_not_the_numbers(small: MainWindow) -> None:
    dialog = open_dialog(small)
    field = number(dialog, "left")
    bring(field)
    for holder, value in ((dialog.choice, 30), (field, 31)):
        holder.setFocus()
        QApplication.processEvents()
        assert focused() is holder
        place = QPointF(field.rect().center())
        event = QWheelEvent(
            place, QPointF(field.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)
        assert field.value() == value
    dialog.reject()


def test_back_to_the_decree(small: MainWindow) -> None:
    dialog = open_dialog(small)
    assert not dialog.defaults.isEnabled()
    write(number(dialog, "right"), "20")
    click(dialog.paper.mode.buttons[True])
    click(dialog.paper.direction.buttons[False])
    click(dialog.appendices.pages.buttons[PageNumbers.NONE])
    assert dialog.defaults.isEnabled()
    QTest.mouseClick(dialog.defaults, Qt.MouseButton.LeftButton)
    assert dialog.draft.page == PageSettings()
    assert number(dialog, "right").value() == 15
    assert dialog.paper.mode.buttons[False].isChecked()
    assert dialog.paper.direction.buttons[True].isChecked()
    assert dialog.appendices.pages.buttons[PageNumbers.EACH].isChecked()
    assert not dialog.defaults.isEnabled()
    assert dialog.draft.command() is None
    dialog.reject()


def test_lines_written_by_hand_are_left_to_the_program_on_request(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    own = replace(
        plan.appendices[0],
        label="PHỤ LỤC",
        caption="(Kèm theo Kế hoạch số /KH)",
        closing="Tổng cộng: 5 nhiệm vụ",
    )
    before = replace(
        plan, appendices=(own, replace(own, id="p3", label=None, closing="", areas=()), plan.appendices[1])
    )
    window = with_plan(before)
    dialog = open_dialog(window)
    click(dialog.paper.mode.buttons[True])
    assert "3 phụ lục" in dialog.paper.caption.told.text()
    click(dialog.paper.caption.box)
    assert "2 phụ lục" in dialog.appendices.label.told.text()
    click(dialog.appendices.label.box)
    dialog.tabs.setCurrentWidget(dialog.appendices)
    assert not dialog.appendices.closing.isEnabled()
    click(dialog.appendices.switches["count_line"].box)
    click(dialog.appendices.closing.box)
    agree(dialog)
    heading = window.workspace.heading.lines
    assert heading["label"].toPlainText() == "Phụ lục I"
    assert "của SỞ MẪU" in heading["caption"].toPlainText()
    assert window.workspace.closing.lines["closing"].toPlainText() == "Tổng cộng: 8 nhiệm vụ"
    assert [one.label for one in window.document.plan.appendices] == [None, None, None]
    assert [one.caption for one in window.document.plan.appendices] == [None, None, None]
    key("Ctrl+Z")
    assert window.document.plan == before


def test_a_list_in_the_text_has_no_lines_to_write(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    inside = replace(plan.appendices[1], title="TỔ CHỨC", label="", caption="")
    window = with_plan(replace(plan, appendices=(plan.appendices[0], inside)))
    dialog = open_dialog(window)
    assert [dialog.choice.itemText(n) for n in range(3)] == [
        "Phần lời văn",
        "Phụ lục: NHIỆM VỤ",
        "Trong lời văn: TỔ CHỨC",
    ]
    assert not dialog.paper.caption.isVisible()
    dialog.tabs.setCurrentWidget(dialog.appendices)
    assert not dialog.appendices.label.isVisible()
    dialog.reject()


def test_lines_by_hand_stay_unless_asked(with_plan: Callable[[Plan], MainWindow]) -> None:
    plan = small_plan()
    own = replace(plan.appendices[0], caption="(Kèm theo Kế hoạch số /KH)", closing="Hết.")
    window = with_plan(replace(plan, appendices=(own,)))
    dialog = open_dialog(window)
    click(dialog.paper.mode.buttons[True])
    click(dialog.paper.caption.box)
    click(dialog.paper.caption.box)
    click(dialog.appendices.switches["count_line"].box)
    click(dialog.appendices.closing.box)
    click(dialog.appendices.switches["count_line"].box)
    assert not dialog.appendices.label.isVisible()
    agree(dialog)
    assert window.document.plan.appendices[0].caption == own.caption
    assert window.document.plan.appendices[0].closing == "Hết."
    assert window.document.plan.page == PageSettings(electronic=True)


def test_no_letter_of_the_keyboard_is_used_twice(small: MainWindow) -> None:
    dialog = open_dialog(small)
    whole = [dialog.tabs.tabText(n) for n in range(dialog.tabs.count())]
    whole += [button.text() for button in (dialog.defaults, *dialog.buttons.buttons())]
    whole += [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is dialog.choice]
    for tab in (dialog.paper, dialog.letters, dialog.appendices, dialog.columns):
        texts = [button.text().replace("&&", "") for button in tab.findChildren(QAbstractButton)]
        letters = re.findall(r"&(.)", " ".join([*whole, *texts]).casefold())
        assert len(letters) == len(set(letters)), letters
        assert all(letter.isascii() for letter in letters)
    dialog.reject()


@pytest.mark.parametrize(
    "plan",
    [Plan(title="Trống"), Plan(title="Lời", legal_bases=("Căn cứ một;",))],
    ids=["empty", "text"],
)
def test_plans_without_appendices(with_plan: Callable[[Plan], MainWindow], qtbot: object, plan: Plan) -> None:
    window = with_plan(plan)
    dialog = open_dialog(window)
    pages = drawn(dialog, qtbot)
    assert bool(pages.images) is plan.has_text
    assert dialog.columns.boxes == []
    write(number(dialog, "bottom"), "25")
    agree(dialog)
    assert window.document.plan.page.bottom == 25


def test_the_whole_dialog_is_reached_by_keys(small: MainWindow) -> None:
    dialog = open_dialog(small)
    reached: set[str] = set()
    for tab in (dialog.paper, dialog.letters, dialog.appendices, dialog.columns):
        dialog.tabs.setCurrentWidget(tab)
        dialog.tabs.tabBar().setFocus()
        for _step in range(40):
            key("Tab")
            reached.add(focused().objectName() or focused().accessibleName() or type(focused()).__name__)
    assert set(RANGES) <= reached
    assert {"repeat_header", "count_line", "letterhead", "Phần đang xem"} <= reached
    assert "In cột STT" in reached
    assert "Độ rộng cột Mục tiêu" in reached
    assert "pictureArea" in reached
    assert dialog.picture.area.accessibleName()
    for widget in dialog.findChildren(NumberField):
        assert widget.accessibleName()
    dialog.tabs.setCurrentWidget(dialog.paper)
    number(dialog, "top").setFocus()
    key("Up")
    key("Return")
    assert small.document.plan.page.top == 21


@pytest.mark.parametrize(("width", "height"), [(880, 450), (1060, 550), (1120, 700)])
def test_it_fits_small_screens(small: MainWindow, width: int, height: int) -> None:
    dialog = open_dialog(small)
    assert dialog.minimumSizeHint().width() <= 880
    assert dialog.minimumSizeHint().height() <= 450
    dialog.resize(width, height)
    for tab in (dialog.paper, dialog.letters, dialog.appendices, dialog.columns):
        dialog.tabs.setCurrentWidget(tab)
        QApplication.processEvents()
        assert tab.horizontalScrollBar().maximum() == 0
        assert tab.widget().width() <= tab.viewport().width()
    assert dialog.picture.area.viewport().width() > 380
    dialog.reject()


def test_paper_lies_or_stands_by_one_entry_of_the_menu(small: MainWindow) -> None:
    action = small.actions_by_name["actionLandscape"]
    assert action.isChecked()
    action.trigger()
    assert small.document.plan.appendices[0].landscape is False
    assert not action.isChecked()
    assert small.document.session.undo_label == "Đổi hướng giấy"
    assert "giấy dọc" in small.workspace.messages.text()
    key("Ctrl+Z")
    assert action.isChecked()
    small.workspace.go_to(Address("appendix", "p2", "title"))
    assert not action.isChecked()


def test_a_plan_open_for_viewing_has_no_page_setup(small: MainWindow) -> None:
    path = small.document.path
    assert path is not None
    small.document.close()
    assert not small.actions_by_name["actionPageSetup"].isEnabled()
    small.document.open(path, read_only=True)
    assert not small.actions_by_name["actionPageSetup"].isEnabled()
    assert not small.actions_by_name["actionLandscape"].isEnabled()


def test_every_setting_of_the_page_is_in_the_dialog(small: MainWindow) -> None:
    dialog = open_dialog(small)
    names = {widget.objectName() for widget in dialog.findChildren(QWidget)}
    assert {field.name for field in fields(PageSettings)} <= names
    dialog.reject()


def test_all_its_texts_are_vietnamese(small: MainWindow) -> None:
    dialog = open_dialog(small)
    for widget in dialog.findChildren(QWidget):
        for name in ("text", "toolTip", "accessibleName", "accessibleDescription", "currentText"):
            value = getattr(widget, name, None)
            text = value() if callable(value) else ""
            assert not ENGLISH.search(text), (widget, name, text)
    dialog.reject()
