"""Editing cells: all the values there are, merged cells as one, references, merging and splitting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.commands import (
    AddLine,
    AddTask,
    Delete,
    Duplicate,
    MergeCells,
    MergeUp,
    Move,
    MoveBy,
    SetReference,
    SetText,
    SplitCell,
)
from models.errors import InputProblem
from models.grid.grid import Address
from models.plan import Line, Task
from models.store import PlanSession
from models.words import field_name, kind_name
from tests.plans import small_plan


@pytest.fixture
def session(tmp_path: Path) -> Any:
    with PlanSession.create(tmp_path / "plan.cchc", small_plan(), backups=tmp_path / "b") as session:
        yield session


def line(session: PlanSession, id_: str) -> Line:
    """A line of the plan as it is now."""
    node = session.rows.node(id_)
    assert isinstance(node, Line)
    return node


def merged(session: PlanSession, *ids: str) -> list[set[str]]:
    """The merged fields of some lines."""
    return [set(line(session, id_).merged) for id_ in ids]


@pytest.mark.parametrize(
    ("table", "id_", "field", "name"),
    [
        ("plan", "plan", "title", "Tên kế hoạch"),
        ("plan", "plan", "number", "Số"),
        ("plan", "plan", "signer.position", "Chức vụ người ký"),
        ("appendix", "p2", "title", "Tên phụ lục"),
        ("appendix", "p2", "label", "Nhãn phụ lục"),
        ("appendix", "p2", "caption", "Dòng kèm theo"),
        ("appendix", "p2", "closing", "Dòng cuối phụ lục"),
        ("area", "a1", "title", "Lĩnh vực"),
        ("group", "g1", "title", "Nhóm nhiệm vụ"),
        ("objective", "o1", "title", "Mục tiêu"),
        ("task", "t1", "title", "Nhiệm vụ"),
        ("line", "l1", "product", "Sản phẩm"),
        ("line", "l1", "extra.Ngân sách tỉnh", "Ngân sách tỉnh"),
        ("section", "s2", "heading", "Tiêu đề mục"),
        ("section", "s2", "number", "Số"),
        ("remark", "r1", "text", "text"),
    ],
)
def test_every_value_can_be_set(session: PlanSession, table: str, id_: str, field: str, name: str) -> None:
    changes = session.run(SetText(Address(table, id_, field), "Đo\u0302\u0323i\r\nmới\x00"))
    assert changes.label == f"Sửa ô “{name}”"
    node: Any = session.rows.node(id_)
    if field.startswith("extra."):
        assert node.text(field) == "Đội\nmới"
    else:
        for part in field.split("."):
            node = getattr(node, part)
        assert node == "Đội\nmới"
    session.undo()
    assert session.plan == small_plan()


def test_fields_of_several_paragraphs_take_one_per_line(session: PlanSession) -> None:
    session.run(SetText(Address("section", "s1", "paragraphs"), " Một.\n\n Hai. \n"))
    session.run(SetText(Address("plan", "plan", "recipients"), "Như trên;\nLưu: VT."))
    assert session.plan.sections[0].paragraphs == ("Một.", "Hai.")
    assert session.plan.recipients == ("Như trên;", "Lưu: VT.")


@pytest.mark.parametrize(
    "address", [("plan", "plan", "id"), ("line", "l1", "merged"), ("task", "t1", "kind"), ("section", "s1", "position")]
)
def test_what_is_no_text_cannot_be_set(session: PlanSession, address: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="no such"):
        session.run(SetText(Address(*address), "x"))


def test_a_cell_that_is_gone_is_told(session: PlanSession) -> None:
    for address in (Address("line", "gone", "lead"), Address("task", "gone", "title"), Address("line", "t1", "lead")):
        with pytest.raises(InputProblem, match="không còn"):
            session.run(SetText(address, "x"))


@pytest.mark.parametrize("id_", ["l2", "l3", "l4"])
def test_a_merged_cell_is_one_also_over_tasks(session: PlanSession, id_: str) -> None:
    changes = session.run(SetText(Address("line", id_, "lead"), "Thanh tra"))
    assert changes.ids == {"l2", "l3", "l4"}
    assert not changes.structural
    assert [line(session, other).lead for other in ("l1", "l2", "l3", "l4", "l5")] == [
        "", "Thanh tra", "Thanh tra", "Thanh tra", "",
    ]  # fmt: skip
    session.run(SetText(Address("line", id_, "deadline"), "Quý III"))
    assert [line(session, other).deadline for other in ("l2", "l3", "l4")].count("Quý III") == 1


def test_a_custom_column_is_emptied_but_not_forgotten(session: PlanSession) -> None:
    session.run(SetText(Address("line", "l6", "extra.k"), ""))
    assert line(session, "l6").extra == {"k": ""}
    assert session.run(SetText(Address("line", "l7", "extra.k"), "")).changes == ()


def test_a_reference_takes_the_whole_line(session: PlanSession) -> None:
    changes = session.run(SetReference("l3", "Theo Quyết định số 2"))
    assert changes.structural
    assert line(session, "l3") == Line(reference="Theo Quyết định số 2")
    assert merged(session, "l4") == [set()]  # nothing above to be merged with
    assert line(session, "l4").lead == "Văn phòng"
    with pytest.raises(InputProblem, match="dẫn chiếu"):
        session.run(SetText(Address("line", "l3", "lead"), "x"))
    assert session.run(SetText(Address("line", "l3", "lead"), "")).changes == ()
    session.run(SetText(Address("line", "l3", "reference"), ""))
    assert line(session, "l3") == Line()
    session.undo()
    session.undo()
    assert session.plan == small_plan()


def test_merging_keeps_both_texts(session: PlanSession) -> None:
    changes = session.run(MergeUp("l3", "deadline"))
    assert changes.label == "Gộp ô “Thời hạn” với ô trên"
    assert changes.structural
    assert [line(session, id_).deadline for id_ in ("l2", "l3")] == ["Quý I\nQuý II"] * 2
    assert merged(session, "l3") == [{"lead", "deadline"}]
    session.run(MergeUp("l4", "lead"))  # the whole merged cell joins the one above it
    assert [line(session, id_).lead for id_ in ("l1", "l2", "l3", "l4")] == ["Văn phòng"] * 4
    assert merged(session, "l2") == [{"lead"}]


def test_a_range_of_cells_is_merged_as_one_and_keeps_each_text_once(session: PlanSession) -> None:
    session.run(SetText(Address("line", "l4", "deadline"), "Quý I"))
    changes = session.run(MergeCells(("l1", "l2", "l3", "l4"), "deadline"))
    assert changes.label == "Gộp 4 ô “Thời hạn”"
    assert [line(session, id_).deadline for id_ in ("l1", "l2", "l3", "l4")] == ["Quý I\nQuý II"] * 4
    assert ["deadline" in one for one in merged(session, "l1", "l2", "l3", "l4")] == [False, True, True, True]
    session.run(MergeCells(("l1", "l2"), "lead"))  # the cell of l2 reaches further down: all of it joins
    assert ["lead" in one for one in merged(session, "l1", "l2", "l3", "l4")] == [False, True, True, True]


@pytest.mark.parametrize(
    ("ids", "word"), [(("l1", "l3"), "liền nhau"), (("l4", "l6"), "liền nhau"), (("l4", "l5"), "dẫn chiếu")]
)
def test_a_range_with_something_between_or_a_reference_is_refused(
    session: PlanSession, ids: tuple[str, ...], word: str
) -> None:
    with pytest.raises(InputProblem, match=word):
        session.run(MergeCells(ids, "product"))
    assert session.plan == small_plan()


@pytest.mark.parametrize("id_", ["l1", "l5", "l6", "l10"])
def test_nothing_to_merge_with_is_told(session: PlanSession, id_: str) -> None:
    with pytest.raises(InputProblem, match="Phía trên"):
        session.run(MergeUp(id_, "lead"))


def test_merging_below_a_reference_is_told(session: PlanSession) -> None:
    session.run(AddLine("t4", "l5", id="n1"))
    with pytest.raises(InputProblem, match="Phía trên"):
        session.run(MergeUp("n1", "lead"))


def test_splitting_keeps_the_text(session: PlanSession) -> None:
    session.run(SplitCell("l3", "lead"))
    assert merged(session, "l2", "l3", "l4") == [set(), set(), set()]
    assert [line(session, id_).lead for id_ in ("l2", "l3", "l4")] == ["Văn phòng"] * 3
    assert session.run(SplitCell("l3", "lead")).changes == ()


def test_deleting_the_top_of_a_merged_cell_keeps_the_rest_merged(session: PlanSession) -> None:
    session.run(Delete(("l2",)))
    assert merged(session, "l3", "l4") == [set(), {"lead"}]
    session.run(Delete(("t2",)))
    assert merged(session, "l4") == [set()]
    assert line(session, "l4").lead == "Văn phòng"


def test_moving_out_of_a_merged_cell_breaks_only_its_own_part(session: PlanSession) -> None:
    session.run(MoveBy(("t3",), 1))
    assert merged(session, "l3", "l4") == [{"lead"}, set()]
    session.undo()
    session.run(Move("t2", "a1", ""))
    assert merged(session, "l2", "l3", "l4") == [set(), {"lead"}, set()]
    session.undo()
    assert session.plan == small_plan()


def test_a_moved_cell_does_not_join_one_that_happens_to_say_the_same(session: PlanSession) -> None:
    session.run(SetText(Address("line", "l7", "lead"), "Văn phòng"))
    session.run(Move("t3", "o1", "t6"))
    assert merged(session, "l4") == [set()]


def test_a_heading_between_two_tasks_parts_their_cells(session: PlanSession) -> None:
    session.run(Move("t7", "g1", ""))
    assert merged(session, "l9") == [set()]
    session.undo()
    session.run(Move("g1", "a1", "t2"))
    assert merged(session, "l4") == [set()]


def test_a_line_put_into_a_merged_cell_joins_it(session: PlanSession) -> None:
    session.run(AddLine("t2", "l2", id="n1"))
    assert (line(session, "n1").lead, merged(session, "n1", "l3")) == ("Văn phòng", [{"lead"}, {"lead"}])
    session.run(AddTask("a1", "Giữa", "t2", id="n2", line_id="n3"))
    assert (line(session, "n3").lead, merged(session, "n3", "l4")) == ("Văn phòng", [{"lead"}, {"lead"}])
    session.run(AddLine("t3", None, id="n4"))
    assert (line(session, "n4"), merged(session, "n4")) == (Line(), [set()])
    session.run(AddLine("t2", "", id="n5"))
    assert line(session, "n5") == Line()


def test_a_doubled_line_stays_merged_where_it_was(session: PlanSession) -> None:
    session.run(Duplicate(("l3",), ("n1",)))
    assert merged(session, "l3", "n1", "l4") == [{"lead"}, {"lead"}, {"lead"}]
    session.run(Duplicate(("l2",), ("n2",)))
    assert merged(session, "l2", "n2", "l3") == [set(), {"lead"}, {"lead"}]
    session.run(Duplicate(("t2",), ("n3",)))
    first, last = session.rows.children("n3")[0], session.rows.children("n3")[-1]
    assert merged(session, first, last, "l4") == [{"lead"}, {"lead"}, {"lead"}]


def test_an_emptied_line_parts_from_the_cell_below(session: PlanSession) -> None:
    session.run(Delete(("t2",)))
    session.run(MergeUp("l4", "activity"))
    assert line(session, "l4").activity == "Hoạt động l1\nHoạt động l4"
    session.run(Delete(("l1",)))
    assert line(session, "l1") == Line()
    assert merged(session, "l4") == [set()]
    assert line(session, "l4").activity == "Hoạt động l1\nHoạt động l4"


def test_words_fall_back_to_what_is_known() -> None:
    assert field_name("section", "title") == "Tên"
    assert field_name("line", "unknown") == "unknown"
    assert kind_name("task") == "nhiệm vụ"
    assert kind_name("unknown") == "unknown"
    assert isinstance(Task(), Task)
