"""Adding, deleting, doubling and moving nodes; what may stand where; the document as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models import commands
from models.commands import (
    AddAppendix,
    AddArea,
    AddGroup,
    AddLine,
    AddObjective,
    AddSection,
    AddTask,
    Delete,
    DeleteAppendix,
    DeleteRemarks,
    Duplicate,
    Move,
    MoveBy,
    ReplacePlan,
    SetItemStyle,
    SetLayout,
    SetPlan,
    SetSections,
)
from models.errors import InputProblem
from models.layout import built_in_layout
from models.numbering import Style
from models.plan import Appendix, Area, Line, Period, Plan, Section, Signer, Task
from models.store import PlanSession
from tests.crash.steps import STEPS
from tests.plans import small_plan


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", small_plan(), backups=tmp_path / "b") as session:
        yield session


@pytest.mark.parametrize(("after", "place"), [("", 0), ("a1", 1), (None, 2)])
def test_an_area_is_added_where_wanted(session: PlanSession, after: str | None, place: int) -> None:
    command = AddArea("p1", "Mới", after)
    changes = session.run(command)
    assert changes.structural
    assert changes.label == "Thêm lĩnh vực"
    assert session.rows.children("p1")[place] == command.id
    assert session.plan.appendices[0].areas[place] == Area(title="Mới")


def test_groups_objectives_tasks_and_lines_are_added(session: PlanSession) -> None:
    for command in (
        AddGroup("a1", "G", "", id="ng"),
        AddObjective("ng", "O", id="no"),
        AddTask("no", "T", id="nt", line_id="nl"),
        AddLine("nt", "", id="nm"),
        AddTask("ng", "T2", ""),
        AddTask("a3", "T3", "t9"),
        AddObjective("a3", "O2", ""),
    ):
        session.run(command)
    group = session.plan.appendices[0].areas[0].items[0]
    assert [type(item).__name__ for item in group.items] == ["Task", "Objective"]  # type: ignore[union-attr]
    assert session.rows.children("nt") == ("nm", "nl")
    assert session.rows.node("nt") == Task(title="T", lines=(Line(), Line()))
    assert [type(item).__name__ for item in session.plan.appendices[1].areas[0].items] == ["Objective", "Task", "Task"]


@pytest.mark.parametrize(
    "command",
    [
        AddArea("a1"),
        AddGroup("g1"),
        AddGroup("p1"),
        AddObjective("o1"),
        AddObjective("t1"),
        AddTask("t1"),
        AddTask("p1"),
        AddTask("gone"),
        AddLine("a1"),
        AddTask("a1", "", "t9"),
        AddSection("a1"),
        Move("a1", "a2"),
        Move("g1", "g1"),
        Move("g1", "o2"),
        Move("o2", "o1"),
        Move("o1", "o1"),
        Move("t1", "p2"),
        Move("l1", "a1"),
        Move("p1", "p2"),
        Move("s1", "s2"),
        Move("s1", "p1"),
        Move("plan", "plan"),
        Move("t1", "a2", "t2"),
        Move("gone", "a2"),
        MoveBy(("plan",), 1),
        MoveBy(("gone",), 1),
        Delete(("plan", "t1")),
        Delete(("gone",)),
        Delete(()),
        Duplicate(("plan",)),
        Duplicate(("gone",)),
        DeleteAppendix("a1"),
        SetLayout("a1", built_in_layout("brief")),
        SetItemStyle("gone", Style.PADDED),
        DeleteRemarks(("t1",)),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_told_and_changes_nothing(session: PlanSession, command: Any) -> None:
    before = session.plan
    with pytest.raises(InputProblem) as problem:
        session.run(command)
    assert problem.value.message.endswith(".")
    assert session.plan is before
    assert session.undo_label == ""


def test_deleting_takes_what_stands_inside(session: PlanSession) -> None:
    changes = session.run(Delete(("g1", "t5", "l6", "r1", "s1", "gone")))
    assert changes.label == "Xóa"
    assert "g1" not in session.rows
    assert session.rows.children("a2") == ("o2",)
    assert [section.id for section in session.plan.sections] == ["s3"]
    assert [remark.id for remark in session.plan.remarks] == ["r2"]
    session.undo()
    assert session.plan == small_plan()
    assert session.plan.remarks == small_plan().remarks


def test_a_task_keeps_one_line(session: PlanSession) -> None:
    session.run(Delete(("l2", "l3")))
    assert session.rows.children("t2") == ("l3",)
    assert session.rows.node("l3") == Line()
    session.run(Delete(("l3",)))
    assert session.rows.children("t2") == ("l3",)


def test_doubling_copies_all_inside_under_new_ids(session: PlanSession) -> None:
    command = Duplicate(("a2", "l6", "s1"))
    session.run(command)
    assert session.rows.children("p1") == ("a1", "a2", command.copies[0])
    twin = session.plan.appendices[0].areas[2]
    assert twin == small_plan().appendices[0].areas[1]
    assert session.rows.children("t5") == ("l6", command.copies[1])
    assert [section.heading for section in session.plan.sections] == ["MỤC ĐÍCH", "MỤC ĐÍCH", "TỔ CHỨC"]
    session.run(Duplicate(("p2",)))
    assert session.plan.appendices[1] == session.plan.appendices[2]
    assert len({id_ for table in ("item", "line") for id_ in session.rows.images(table)}) == sum(
        len(session.rows.images(table)) for table in ("item", "line")
    )


def test_moves_within_and_between_parents(session: PlanSession) -> None:
    session.run(Move("t1", "a1", "t3"))
    assert session.rows.children("a1") == ("t2", "t3", "t1", "t4")
    session.run(Move("t1", "o1", ""))
    assert session.rows.children("o1") == ("t1", "t6")
    assert session.rows.parent_id("t1") == "o1"
    session.run(Move("a2", "p2", ""))
    assert session.rows.children("p2") == ("a2", "a3")
    session.run(Move("g1", "a3"))
    session.run(Move("o1", "a2"))
    assert (session.rows.children("a3"), session.rows.children("a2")) == (("t9", "g1"), ("o2", "o1"))
    session.run(Move("p2", "plan", ""))
    assert session.rows.children("plan") == ("p2", "p1")
    session.run(Move("s3", "s1", ""))
    assert session.rows.children("s1") == ("s3", "s2")
    while session.undo_label:
        session.undo()
    assert session.plan == small_plan()


@pytest.mark.parametrize("after", [None, "t3", "t4"])
def test_a_move_to_where_it_stands_is_no_step(session: PlanSession, after: str | None) -> None:
    assert session.run(Move("t4", "a1", after)).changes == ()


def test_a_task_that_gives_its_only_line_away_gets_a_blank_one(session: PlanSession) -> None:
    session.run(Move("l1", "t5", "", blank_id="n1"))
    assert session.rows.children("t5") == ("l1", "l6")
    assert session.rows.children("t1") == ("n1",)
    session.run(Move("l2", "t5", None))
    assert session.rows.children("t2") == ("l3",)


@pytest.mark.parametrize(
    ("ids", "step", "order"),
    [
        (("t2",), -1, "t2 t1 t3 t4"),
        (("t2",), 1, "t1 t3 t2 t4"),
        (("t1",), -1, "t1 t2 t3 t4"),
        (("t4",), 1, "t1 t2 t3 t4"),
        (("t1",), 3, "t2 t3 t4 t1"),
        (("t3", "t2"), -1, "t2 t3 t1 t4"),
        (("t2", "t3"), 1, "t1 t4 t2 t3"),
        (("t1", "t3"), -1, "t1 t3 t2 t4"),
        (("t1", "t2"), -1, "t1 t2 t3 t4"),
        (("t2", "t4"), 1, "t1 t3 t2 t4"),
        (("t4", "l5"), -1, "t1 t2 t4 t3"),
        (("t3",), 0, "t1 t2 t3 t4"),
    ],
)
def test_moving_by_steps(session: PlanSession, ids: tuple[str, ...], step: int, order: str) -> None:
    changes = session.run(MoveBy(ids, step))
    assert list(session.rows.children("a1")) == order.split()
    assert bool(changes.changes) == (order != "t1 t2 t3 t4")
    assert changes.label == ("Chuyển lên" if step < 0 else "Chuyển xuống")


def test_moving_lines_areas_and_appendices_by_steps(session: PlanSession) -> None:
    session.run(MoveBy(("l3", "a2", "p2", "s3", "r2"), -1))
    rows = session.rows
    assert rows.children("t2") == ("l3", "l2")
    assert rows.children("p1") == ("a2", "a1")
    assert rows.children("plan") == ("p2", "p1")
    assert rows.children("plan", "section") == ("s3", "s1")
    assert rows.children("plan", "remark") == ("r2", "r1")


def test_positions_are_numbered_anew_when_the_gap_closes(session: PlanSession) -> None:
    for number in range(80):
        session.run(AddTask("a1", f"{number}", "t1"))
    titles = [item.title for item in session.plan.appendices[0].areas[0].items]
    assert titles == [
        "Rà soát văn bản",
        *(str(n) for n in reversed(range(80))),
        "Ban hành kế hoạch",
        "Theo dõi",
        "Chương trình",
    ]
    positions = [session.rows.images("item")[id_].position for id_ in session.rows.children("a1")]
    assert positions == sorted(set(positions))
    with PlanSession.create(session.path.with_name("b.cchc"), small_plan()) as other:
        other._connection.execute("UPDATE item SET position = 1e300 WHERE parent_id = 'a1'")
        other.close()
        with PlanSession.open(other.path) as again:
            again.run(AddTask("a1", "Sau một", "t1"))
            assert again.plan.appendices[0].areas[0].items[1].title == "Sau một"


def test_the_document_as_a_whole(session: PlanSession) -> None:
    session.run(SetPlan({"title": "Mới\x00", "period": Period(2028, 2030, 2035), "signer": Signer("KT.", "P", "B")}))
    session.run(SetPlan({"legal_bases": ["Một", "Hai"]}))
    plan = session.plan
    assert (plan.title, plan.period.vision, plan.signer.authority) == ("Mới", 2035, "KT.")
    assert plan.legal_bases == ("Một", "Hai")
    for wrong in ({"id": "x"}, {"period": 2027}, {"signer": "A"}):
        with pytest.raises(ValueError, match="no such value"):
            session.run(SetPlan(wrong))


def test_layouts_and_numbering(session: PlanSession) -> None:
    assert session.run(SetLayout("p1", built_in_layout("brief"))).structural
    assert session.plan.appendices[0].layout == built_in_layout("brief")
    assert session.run(SetItemStyle("a1", Style.PADDED)).structural
    assert session.plan.appendices[0].areas[0].item_style is Style.PADDED
    session.run(SetItemStyle("a1", None))
    assert session.plan.appendices[0].areas[0].item_style is None
    with pytest.raises(ValueError, match="no area"):
        session.run(SetItemStyle("t1", Style.PADDED))


def test_sections_are_added_changed_and_replaced(session: PlanSession) -> None:
    session.run(AddSection("plan", "Mở đầu", "0", ""))
    session.run(AddSection("s2", "Sâu"))
    assert [section.heading for section in session.plan.sections] == ["Mở đầu", "MỤC ĐÍCH", "TỔ CHỨC"]
    wanted = (Section(id="s2", heading="Một", sections=(Section(id="s1", heading="Trong"),)), Section(id="p1"))
    changes = session.run(SetSections(wanted))
    assert session.plan.sections == wanted
    assert {"s1", "s2", "s3"} <= changes.ids
    assert session.plan.sections[0].id == "s2"
    assert session.plan.sections[1].id != "p1"
    assert session.plan.appendices == small_plan().appendices


def test_appendices_come_and_go(session: PlanSession) -> None:
    fresh = Appendix(title="Ba", layout=built_in_layout("list"), areas=(Area(items=(Task(lines=(Line(),)),)),))
    command = AddAppendix(fresh, "p1")
    session.run(command)
    assert session.rows.children("plan") == ("p1", command.id, "p2")
    assert session.plan.appendices[1] == fresh
    session.run(AddAppendix(fresh, ""))  # ids in use are given anew
    assert session.plan.appendices[0] == fresh
    assert session.plan.appendices[0].id != fresh.id
    session.run(DeleteAppendix("p1"))
    assert "t1" not in session.rows


def test_replacing_the_plan_is_one_step_and_touches_only_what_differs(session: PlanSession) -> None:
    changes = session.run(ReplacePlan(Plan(id="other", title="Khác"), "Nhập từ tệp"))
    assert changes.label == "Nhập từ tệp"
    assert session.plan == Plan(title="Khác")
    assert session.plan.id == "plan"
    session.undo()
    assert session.plan == small_plan()
    edited = small_plan()
    assert session.run(ReplacePlan(edited)).changes == ()
    assert ReplacePlan(edited).label == "Thay toàn bộ kế hoạch"
    assert session.run(DeleteRemarks(("r2", "gone"))).ids == {"r2"}


def test_every_command_has_a_step_in_the_crash_matrix() -> None:
    used = {name for step in STEPS.values() for name in step.__code__.co_names}
    assert set(commands.__all__) <= used | {"SetText"}
    for name in commands.__all__:
        assert getattr(commands, name).__doc__
