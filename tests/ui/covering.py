"""Two plans, one from above, and the hands of an officer who holds them against each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Period, Plan, Task
from models.plan_json import dump_plan
from models.registers import AssignedTask
from tests.ui.conftest import Asked
from tests.ui.keys import key
from ui.coverage.flow import CoverageFlow
from ui.coverage.window import CoverageWindow
from ui.main_window import MainWindow

REVIEW, HOUSES, SIGN, TRADE = (
    "Rà soát, hệ thống hóa VBQPPL",
    "Đánh giá việc thi hành chính sách nhà ở",
    "Ký số văn bản điện tử",
    "Đào tạo nghề",
)


def area(id_: str, title: str, *tasks: tuple[str, str, str]) -> Area:
    """An area of tasks with a line each: title, lead, deadline."""
    made = (
        Task(id=f"{id_}-{n}", title=name, lines=(Line(id=f"{id_}-{n}l", lead=lead, deadline=when),))
        for n, (name, lead, when) in enumerate(tasks)
    )
    return Area(id=id_, title=title, items=tuple(made))


def plan_of(title: str, agency: str, *areas: Area) -> Plan:
    """A plan with one table."""
    table = Appendix(title="DANH MỤC", layout=built_in_layout("product-first"), areas=areas)
    return Plan(title=title, agency=agency, period=Period(2027, 2027), appendices=(table,))


OURS = plan_of(
    "Kế hoạch của Sở",
    "SỞ NỘI VỤ",
    area(
        "a1",
        "CẢI CÁCH THỂ CHẾ",
        ("Rà soát, hệ thống hóa văn bản quy phạm pháp luật", "Phòng Pháp chế", "Quý II/2027"),
        ("Theo dõi thi hành pháp luật", "Phòng Pháp chế", "Quý III/2027"),
    ),
    area(
        "a2",
        "CHÍNH QUYỀN SỐ",
        ("Ký số văn bản điện tử, lập hồ sơ công việc", "Văn phòng Sở", "Cả năm"),
        ("Số hóa hồ sơ lưu trữ", "Văn phòng Sở", "Cả năm"),
    ),
)
ABOVE = plan_of(
    "Kế hoạch của tỉnh",
    "UBND TỈNH",
    area(
        "b1",
        "CẢI CÁCH THỂ CHẾ",
        ("Rà soát, hệ thống hóa VBQPPL", "Các sở, ban, ngành", "Quý I/2027"),
        ("Đánh giá việc thi hành chính sách nhà ở", "Sở Nội vụ", "Quý I/2027"),
        ("Cấp giấy phép xây dựng", "Sở Xây dựng", "Quý I/2027"),
    ),
    area("b2", "CHÍNH QUYỀN SỐ", ("Ký số văn bản điện tử", "Sở Nội vụ", "Cả năm"), ("Đào tạo nghề", "Sở Nội vụ", "")),
)


def click(button: QPushButton | QToolButton) -> None:
    """A real click."""
    assert button.isVisible()
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


class Hands:
    """The window as an officer works in it."""

    def __init__(self, window: MainWindow, asked: Asked, folder: Path, qtbot: Any) -> None:
        self.window, self.asked, self.folder, self.qtbot = window, asked, folder, qtbot

    @property
    def shown(self) -> CoverageWindow:
        """The open window."""
        flow = self.window.findChild(CoverageFlow)
        assert flow is not None
        assert flow.shown is not None
        return flow.shown

    def open(self) -> CoverageWindow:
        """By its menu entry."""
        self.window.actions_by_name["actionCoverage"].trigger()
        self.settle()
        return self.shown

    def settle(self) -> None:
        """Wait until the plan has answered."""

        def answered() -> bool:
            shown = self.shown
            return not shown.reckoning.busy and not shown._later.isActive() and shown.coverage is not None

        self.qtbot.waitUntil(answered, timeout=5000)
        QApplication.processEvents()

    def load(self, plan: Plan = ABOVE, name: str = "tỉnh.json") -> None:
        """Choose a file by the button."""
        path = self.folder / name
        path.write_text(dump_plan(plan), encoding="utf-8")
        self.asked.opens.append(path)
        parts = self.shown.parts
        click(parts.load if parts.load.isVisible() else parts.first_load)
        self.settle()

    def entries(self) -> dict[str, AssignedTask]:
        """The kept tasks from above by their text."""
        plan = self.window.document.plan
        return {one.text: one for one in plan.entries if isinstance(one, AssignedTask)}

    def texts(self) -> list[str]:
        """What is listed."""
        return [row.entry.text for row in self.shown.parts.list.rows.rows]

    def stand(self, text: str) -> None:
        """Click a listed task."""
        view = self.shown.parts.list
        index = view.rows.index(self.texts().index(text))
        view.scrollTo(index)
        point = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        QApplication.processEvents()

    def press(self, name: str) -> None:
        """A key, and what follows from it."""
        key(name)
        self.settle()
