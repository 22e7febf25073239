"""What the tests of the check in the window share: a plan with known faults, and its window when all is checked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from models.checking.finding import Finding
from models.checking.registry import all_rules
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Period, Plan, Section, Task
from tests.ui.finding import click as click
from ui.checking.check_flow import CheckFlow
from ui.checking.panel import CheckPanel
from ui.main_window import MainWindow


def keep_to_few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check by three rules only, so that these tests do not depend on what others find in their plans."""
    few = tuple(rule for rule in all_rules() if rule.name in ("lead-missing", "deadline-missing", "double-word"))
    monkeypatch.setattr("models.checking.checker.all_rules", lambda: few)


def line(id_: str, **values: str) -> Line:
    """A line in which nothing is missing but what is given otherwise."""
    whole = {"product": f"Báo cáo số {id_[1:]} của Sở", "lead": "Văn phòng Sở", "deadline": "Quý I/2027"}
    return Line(id=id_, **{**whole, **values})  # type: ignore[arg-type]


def faulty_plan() -> Plan:
    """Two appendices and a text: leads and a deadline that are missing, words written twice."""
    first = (
        Task(id="t1", title="Rà soát rà soát văn bản đã ban hành", lines=(line("l1"),)),
        Task(id="t2", title="Công bố danh mục thủ tục hành chính", lines=(line("l2", lead=""),)),
        Task(id="t3", title="Khảo sát mức độ hài lòng của người dân", lines=(line("l3", deadline=""),)),
    )
    second = (
        Task(id="t4", title="Bồi dưỡng bồi dưỡng công chức một cửa", lines=(line("l4"),)),
        Task(id="t5", title="Đánh giá phần mềm quản lý văn bản", lines=(line("l5", lead=""),)),
    )
    layout = built_in_layout("product-first")
    appendices = (
        Appendix(
            id="p1",
            title="DANH MỤC NHIỆM VỤ NĂM 2027",
            layout=layout,
            areas=(
                Area(id="a1", title="CẢI CÁCH THỂ CHẾ", items=first),
                Area(id="a2", title="CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", items=second),
            ),
        ),
        Appendix(
            id="p2",
            title="DANH MỤC KIỂM TRA NĂM 2027",
            layout=layout,
            areas=(Area(id="a3", items=(Task(id="t6", title="Kiểm tra kỷ luật", lines=(line("l6", lead=""),)),)),),
        ),
    )
    sections = (
        Section(
            id="s1",
            number="I",
            heading="MỤC ĐÍCH",
            paragraphs=("Nâng cao chất lượng phục vụ.", "Kịp thời kịp thời tháo gỡ khó khăn."),
        ),
    )
    return Plan(
        id="plan",
        title="Kế hoạch cải cách hành chính năm 2027",
        agency="SỞ MẪU",
        period=Period(2027, 2027, None),
        sections=sections,
        appendices=appendices,
    )


def sound_plan() -> Plan:
    """One task in which nothing is wrong."""
    plan = faulty_plan()
    task = Task(id="t9", title="Công khai thủ tục hành chính", lines=(line("l9"),))
    appendix = replace(plan.appendices[0], areas=(Area(id="a1", title="CẢI CÁCH THỂ CHẾ", items=(task,)),))
    return replace(plan, sections=(), appendices=(appendix,))


def many_faults(count: int) -> Plan:
    """As many titles with a word that is written twice."""
    plan = faulty_plan()
    tasks = tuple(
        Task(id=f"t{n}", title=f"Nhiệm vụ thứ {n} của của kế hoạch", lines=(line(f"l{n}"),)) for n in range(count)
    )
    appendix = replace(plan.appendices[0], areas=(Area(id="a1", title="CẢI CÁCH THỂ CHẾ", items=tasks),))
    return replace(plan, sections=(), appendices=(appendix,))


def checked(window: MainWindow, qtbot: Any) -> CheckFlow:
    """The check of the window's plan, when nothing is left to look at and all is shown."""
    flow = window.checking.flow
    flow.runner.finish()
    qtbot.waitUntil(lambda: flow.runner.ready and not flow.runner.working and not flow._refresh.isActive())
    QApplication.processEvents()
    return flow


def places(flow: CheckFlow, rule: str) -> list[tuple[str, str]]:
    """Where a rule found something: node and field, in reading order."""
    return [one.address[1:] for one in flow.runner.settled.findings if one.rule == rule]


def find(flow: CheckFlow, rule: str, node: str) -> Finding:
    """What a rule found in a node."""
    return next(one for one in flow.runner.settled.findings if one.rule == rule and one.address.id == node)


def choose(flow: CheckFlow, rule: str, node: str) -> CheckPanel:
    """Choose a finding in the open panel."""
    panel = flow.panel_flow.panel
    row = panel.model.row_of(find(flow, rule, node).key)
    assert row >= 0
    panel.list.choose(row)
    return panel


def in_dialog(kind: type[QDialog], work: Any) -> list[QDialog]:
    """Do something in the next dialog of that kind, as soon as it is open; the dialogs that were met."""
    met: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isActiveWindow():
            QTimer.singleShot(5, look)
            return
        met.append(dialog)
        try:
            work(dialog)
        finally:
            # Without this a test that fails in here would wait for ever.
            dialog.close()

    QTimer.singleShot(0, look)
    return met
