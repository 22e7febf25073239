"""One step of every kind on tests.plans.small_plan(), for the tests that let each of its statements fail or die."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models import commands
from models.commands.outline import Body
from models.commands.paste import LineTexts, Placed
from models.grid.grid import Address
from models.layout import built_in_layout
from models.numbering import Style
from models.page_settings import PageSettings
from models.plan import Appendix, Area, Line, Plan, Remark, Section, Task
from models.registers import CheckSettings, CitedDocument, Unit
from models.store import PlanSession

Step = Callable[[PlanSession], object]

STEPS: dict[str, Step] = {
    "text": lambda s: s.run(commands.SetText(Address("line", "l2", "lead"), "Thanh tra Sở")),
    "again": lambda s: s.run(commands.SetText(Address("line", "l1", "note"), "Ghi chú lần hai")),
    "reference": lambda s: s.run(commands.SetReference("l6", "Theo Kế hoạch số 5")),
    "merge": lambda s: s.run(commands.MergeUp("l3", "deadline")),
    "merge cells": lambda s: s.run(commands.MergeCells(("l2", "l3", "l4"), "product")),
    "split": lambda s: s.run(commands.SplitCell("l3", "lead")),
    "area": lambda s: s.run(commands.AddArea("p1", "Mới", "a1", id="n1")),
    "group": lambda s: s.run(commands.AddGroup("a1", "Mới", "", id="n1")),
    "objective": lambda s: s.run(commands.AddObjective("g1", "Mới", id="n1")),
    "task": lambda s: s.run(commands.AddTask("o2", "Mới", "t7", id="n1", line_id="n2")),
    "line": lambda s: s.run(commands.AddLine("t2", "l2", id="n1")),
    "delete": lambda s: s.run(commands.Delete(("a1", "s1", "l8", "r1"))),
    "duplicate": lambda s: s.run(commands.Duplicate(("g1",), ("n1",))),
    "move": lambda s: s.run(commands.Move("t1", "o2", "t7")),
    "move line": lambda s: s.run(commands.Move("l1", "t5", None, blank_id="n1")),
    "move by": lambda s: s.run(commands.MoveBy(("t2", "t3", "o2"), -1)),
    "move to": lambda s: s.run(commands.MoveTo(("t1", "t3"), "o2", "t7")),
    "copy to": lambda s: s.run(commands.CopyTo(("t2", "t3"), "g1", "", ("n1", "n2"))),
    "raise": lambda s: s.run(commands.Raise(("t2", "g1"))),
    "lower": lambda s: s.run(commands.Lower(("a2",))),
    "sort": lambda s: s.run(commands.SortItems((("a1", ("t4", "t3", "t2", "t1")), ("o2", ("t8", "t7"))))),
    "layout": lambda s: s.run(commands.SetLayout("p1", built_in_layout("brief"))),
    "page": lambda s: s.run(commands.SetPage(PageSettings(electronic=True, left=32))),
    "rule": lambda s: s.run(commands.LeaveToRule("p1", "caption")),
    "orientation": lambda s: s.run(commands.SetOrientation("p1", landscape=False)),
    "style": lambda s: s.run(commands.SetItemStyle("a1", Style.PADDED)),
    "plan": lambda s: s.run(commands.SetPlan({"title": "Khác", "recipients": ("Một",)})),
    "section": lambda s: s.run(commands.AddSection("s1", "Mới", "2", id="n1")),
    "sections": lambda s: s.run(commands.SetSections((Section(id="s2", heading="Lên trên"), Section(id="n1")))),
    "paragraphs": lambda s: s.run(commands.SetParagraphs(Address("section", "s1", "paragraphs"), ("Bốn",))),
    "body": lambda s: s.run(commands.SetBody(Body(("Mới",), (Section(id="s2", heading="Lên trên"),)), "Sửa")),
    "promote": lambda s: s.run(commands.Promote("s2")),
    "demote": lambda s: s.run(commands.Demote("s3")),
    "to heading": lambda s: s.run(commands.ToHeading("s1", 1, 1, "n1")),
    "to text": lambda s: s.run(commands.ToText("s3")),
    "move paragraph": lambda s: s.run(commands.MoveParagraph("s1", 1, -1)),
    "numbered": lambda s: s.run(commands.Numbered(commands.Delete(("s1",)))),
    "renumber": lambda s: s.run(
        commands.Together("Hai việc", (commands.AddSection("plan", "Mới", "X", id="n1"), commands.Renumber()))
    ),
    "appendix": lambda s: s.run(
        commands.AddAppendix(
            Appendix(
                id="n1",
                layout=built_in_layout("list"),
                areas=(Area(id="n2", items=(Task(id="n3", title="Việc"),)),),
            ),
            "p1",
        )
    ),
    "take appendices": lambda s: s.run(
        commands.TakeAppendices(
            (Appendix(id="n1", layout=built_in_layout("brief"), areas=(Area(id="n2", title="Mới"),)),),
            (Remark(id="n3", message="Cột lạ"),),
            "p1",
        )
    ),
    "delete appendix": lambda s: s.run(commands.DeleteAppendix("p1")),
    "put back": lambda s: s.run(commands.PutBack(Task(id="n1", title="Cũ", lines=(Line(id="n2"),)), "a1", "t1")),
    "keep entries": lambda s: s.run(
        commands.KeepEntries((Unit(id="u1", name="Văn phòng", short="VP"), CitedDocument(id="n2")), "Sổ")
    ),
    "drop entries": lambda s: s.run(commands.DropEntries(("u1",), "Sổ")),
    "checks": lambda s: s.run(commands.SetChecks(CheckSettings(before_includes_day=True))),
    "receive": lambda s: s.run(commands.Receive(_received(s.plan), "Nhận")),
    "insert nodes": lambda s: s.run(
        commands.InsertNodes((Placed("a1", "t2", (Task(id="n1", title="Mới", lines=(Line(id="n2", note="Thêm"),)),)),))
    ),
    "paste cells": lambda s: s.run(
        commands.PasteCells(
            ((Address("task", "t1", "title"), "Dán"),),
            (LineTexts("l2", (("lead", "Khác"),)), LineTexts("l3", (("lead", "Khác"), ("note", "Dán")))),
            (Placed("t1", None, (Line(id="n1", product="Thêm"),)),),
        )
    ),
    "remarks": lambda s: s.run(commands.DeleteRemarks(("r1", "r2"))),
    "replace": lambda s: s.run(commands.ReplacePlan(Plan(id="n1", title="Khác hẳn"), "Thay")),
    "together": lambda s: s.run(
        commands.Together("Hai việc", (commands.Delete(("l8",)), commands.AddArea("p1", id="n1")))
    ),
    "undo": lambda s: s.undo(),
    "redo": lambda s: s.redo(),
    "version": lambda s: s.save_version("Hai"),
    "go to the first step": lambda s: s.go_to_step(0),
    "go to the last step": lambda s: s.go_to_step(s.steps().undone[-1].id),
    "rename version": lambda s: s.rename_version(s.versions()[-1].id, "Khác"),
    "delete version": lambda s: s.delete_version(s.versions()[-1].id),
    "restore": lambda s: s.restore(s.versions()[-1].id),
}


def _received(plan: Plan) -> Plan:
    """The plan with the tasks of one area the other way round, one of them elsewhere, one new and one gone."""
    first = plan.appendices[0]
    one, two = first.areas[0], first.areas[1]
    tasks = (*reversed(one.items[1:3]), Task(id="n1", title="Mới", lines=(Line(id="n2"),)))
    areas = (replace(one, items=tasks), replace(two, title="Khác", items=(*two.items, one.items[0])))
    return replace(plan, title="Nhận", appendices=(replace(first, areas=areas), *plan.appendices[1:]))


def prepare(session: PlanSession) -> None:
    """Leave a version, a step to undo (a fresh edit of l1's note) and a step to redo behind."""
    session.run(commands.SetText(Address("appendix", "p1", "caption"), "(Kèm theo văn bản khác)"))
    session.save_version("Một")
    session.run(commands.Delete(("p2",)))
    session.run(commands.SetText(Address("line", "l1", "note"), "Ghi chú"))
    session.run(commands.SetPlan({"place": "Huế"}))
    session.undo()
